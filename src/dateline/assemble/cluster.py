"""The same act in many articles: one event with its reports."""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field

from dateline.model.ledger import EventCluster, EventReport, Judgement, Party

from .blocks import block_keys
from .copies import independent_sources
from .lifecycle import commonest
from .order import told_once
from .parties import fit, fit_sides
from .plans import DAY, ends, is_dated, length
from .verdicts import Verdicts, joined, judged, verdicts_of

LONGEST = 7
"""Days. Acts dated more loosely are compared by the day they were told."""
AROUND = 2
"""Days between the telling of two undated reports of one act."""
DONE = ("asserted", "ongoing", "historical")


def assemble_events(reports: Iterable[EventReport], judgements: Iterable[Judgement] = ()) -> tuple[EventCluster, ...]:
    """The acts that reports tell, each once with all its reports, sorted by id.

    Args:
        reports: of any number of whole blocks, in any order; a report given twice counts once.
        judgements: those undone are not obeyed.
    Returns:
        One cluster an act. Equal for every order of the reports; blocks do not influence one another.
    """
    verdicts = verdicts_of(judgements)
    heaps = _fold(_in_order(reports), verdicts)
    groups = joined([[report.id for report in heap.reports] for heap in heaps], verdicts)
    made = [_cluster(_in_order(report for number in group for report in heaps[number].reports), verdicts) for group in groups]
    return tuple(sorted(made, key=lambda cluster: cluster.id))


def _in_order(reports: Iterable[EventReport]) -> list[EventReport]:
    return told_once(reports, lambda one: (one.as_of or dt.date.max, one.source.article, one.source.version, one.id))


@dataclass(eq=False)
class _Heap:
    """An act while its reports are gathered."""

    number: int
    reports: list[EventReport] = field(default_factory=list)
    sides: dict[str, dict[Party, None]] = field(default_factory=lambda: {"actors": {}, "recipients": {}})
    texts: set[tuple[str, int]] = field(default_factory=set)

    def add(self, report: EventReport) -> None:
        self.reports.append(report)
        self.sides["actors"] |= dict.fromkeys(report.actors)
        self.sides["recipients"] |= dict.fromkeys(report.recipients)
        self.texts.add((report.source.article, report.source.version))


def _fold(reports: list[EventReport], verdicts: Verdicts) -> list[_Heap]:
    heaps: list[_Heap] = []
    index: dict[tuple[str, int], dict[int, _Heap]] = defaultdict(dict)
    for report in reports:
        keys = day_keys(report)
        near = {number: heap for key in keys for number, heap in index.get(key, {}).items()}
        fits = [(fit_act(near[number].sides, near[number].reports[0], report), -number) for number in sorted(near)]
        fits = [(score, number) for score, number in fits if score and not _is_apart(near[-number], report, verdicts)]
        if fits:
            heap = near[-max(fits)[1]]
        else:
            heap = _Heap(len(heaps))
            heaps.append(heap)
        heap.add(report)
        for key in keys:
            index[key][heap.number] = heap
    return heaps


def day_keys(report: EventReport) -> list[tuple[str, int]]:
    """Block and number of a day, for each day on which the act may have been done: reports that share none never meet."""
    return [(key, day) for key in block_keys(report) for day in _days(report)]


def _days(report: EventReport) -> range:
    """Numbers of the days on which the act may have been done, by its own date or by the day it was told."""
    if is_dated(report.when) and length(report.when) <= LONGEST:
        first, last = ends(report.when)
        return range(first.toordinal(), last.toordinal() + 1)
    if report.as_of is None:
        return range(1)
    return range((report.as_of - AROUND * DAY).toordinal(), report.as_of.toordinal() + 1)


def _is_apart(heap: _Heap, report: EventReport, verdicts: Verdicts) -> bool:
    """Whether a judgement parts them."""
    return verdicts.parts(report.id, (one.id for one in heap.reports))


def fit_act(sides: dict[str, dict[Party, None]], first: EventReport, report: EventReport) -> int:
    """How well a report fits an act on one of its days, 0 where it tells another: same mode, done or not, and on each side
    the same people."""
    if (first.mode or report.mode) != (report.mode or first.mode) or first.negated != report.negated:
        return 0
    if (first.plover_type is None) != (report.plover_type is None):
        return 0  # a worry voiced is no reproach
    if first.modality != report.modality and not {first.modality, report.modality} <= set(DONE):
        return 0
    actors = _fit_side(sides["actors"], report.actors)
    recipients = _fit_side(sides["recipients"], report.recipients)
    return actors + recipients if actors and recipients else 0


def _fit_side(known: Iterable[Party], told: tuple[Party, ...]) -> int:
    """How well one side fits: nobody named on both is a fit, nobody on one of them only is none."""
    known = list(known)
    if not known or not told:
        return int(not known and not told)
    return fit_sides(known, told)


def _cluster(reports: list[EventReport], verdicts: Verdicts) -> EventCluster:
    current = [report for report in reports if report.source.current] or reports
    best = max(current, key=lambda one: (is_dated(one.when), -length(one.when), one.confidence))
    sources = independent_sources(report.source for report in current)
    made = EventCluster(
        id=reports[0].id,
        type=reports[0].type,
        mode=commonest(report.mode for report in current),
        actors=_together(report.actors for report in current),
        recipients=_together(report.recipients for report in current),
        plover_type=commonest(report.plover_type for report in current),
        plover_mode=commonest(report.plover_mode for report in current),
        cameo=commonest(report.cameo for report in current),
        goldstein=commonest(report.goldstein for report in current),
        contexts=tuple(dict.fromkeys(context for report in current for context in report.contexts)),
        when=best.when,
        place=commonest(report.place for report in current),
        country=commonest(report.country for report in current),
        modality=best.modality,
        negated=best.negated,
        as_of=reports[0].as_of,
        reports=tuple(report.id for report in reports),
        sources=sources,
        confidence=round(1 - (1 - max(report.confidence for report in current)) * 0.5 ** min(sources - 1, 10), 3),
        current=any(report.source.current for report in reports),
    )
    return judged(made, verdicts)


def _together(sides: Iterable[tuple[Party, ...]]) -> tuple[Party, ...]:
    """All who are named on one side, a person of whom a longer or shorter name is known once."""
    kept: list[Party] = []
    for party in dict.fromkeys(party for side in sides for party in side):
        if not any(known.key == party.key or (known.kind == party.kind == "person" and fit(known, party)) for known in kept):
            kept.append(party)
    return tuple(kept)
