"""The same engagement in many articles: a fold in the order in which the world was told, block by block."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from itertools import groupby

from dateline.model.ledger import EngagementLife, EngagementReport, Judgement

from .blocks import GATHERINGS, block_keys
from .lifecycle import live
from .order import told_once
from .parties import fit_contact, fit_visit, shares_somebody
from .plans import MOVED, OPEN, SAME, UNDATED, ends, fit_days, is_dated
from .threads import Index, Thread
from .verdicts import Verdicts, joined, verdicts_of

LASTING = frozenset({"visit", "talks", "summit", "conference"})
Score = tuple[int, int, int, int, int]
"""How well days, people, place and kind fit, and how few days lie between; higher is better."""


def assemble_engagements(reports: Iterable[EngagementReport], judgements: Iterable[Judgement] = ()) -> tuple[EngagementLife, ...]:
    """The lives of the engagements that reports tell, sorted by id.

    Args:
        reports: of any number of whole blocks, in any order; a report given twice counts once.
        judgements: those undone are not obeyed.
    Returns:
        One life an engagement. Equal for every order of the reports; blocks do not influence one another.
    """
    verdicts = verdicts_of(judgements)
    threads = fold(in_order(reports), verdicts)
    groups = joined([[report.id for report in thread.reports] for thread in threads], verdicts)
    lives = [live(in_order(report for number in group for report in threads[number].reports), verdicts) for group in groups]
    return tuple(sorted(lives, key=lambda life: life.id))


def in_order(reports: Iterable[EngagementReport]) -> list[EngagementReport]:
    """Each report once, in the order the world was told."""
    return told_once(reports, _told)


def _told(report: EngagementReport) -> tuple[dt.date, str, int, str, dt.date, str]:
    start = ends(report.when)[0] if is_dated(report.when) else dt.date.max
    return report.as_of or dt.date.max, report.source.article, report.source.version, report.source.agency or "", start, report.id


def fold(reports: list[EngagementReport], verdicts: Verdicts) -> list[Thread]:
    """The threads that reports make, given in the order in which they were told; those of one text are placed together,
    the surest first."""
    threads: list[Thread] = []
    index = Index()
    for _, text in groupby(reports, key=lambda one: (one.source.article, one.source.version)):
        waiting = list(text)
        placed = _place_surest(waiting, index, verdicts)
        for report in waiting:
            if report.id not in placed:
                _place(report, threads, index, verdicts)
    return threads


def _place_surest(reports: list[EngagementReport], index: Index, verdicts: Verdicts) -> set[str]:
    """Add reports of one text to the threads there are, best fit first; gives the ids of those placed."""
    fits = [(score, -number, -thread.number, report, thread) for number, report in enumerate(reports) for thread, score in _fitting(report, index, verdicts)]
    placed: set[str] = set()
    for _, _, _, report, thread in sorted(fits, key=lambda fit: fit[:3], reverse=True):
        if report.id not in placed and fit_thread(thread, report, verdicts) is not None:
            _join(report, thread, index)
            placed.add(report.id)
    return placed


def _place(report: EngagementReport, threads: list[Thread], index: Index, verdicts: Verdicts) -> None:
    """Add a report to the thread that fits best, else begin one."""
    best = max(_fitting(report, index, verdicts), key=lambda fit: (fit[1], -fit[0].number), default=None)
    if best is None:
        threads.append(Thread(len(threads)))
    _join(report, best[0] if best else threads[-1], index)


def _join(report: EngagementReport, thread: Thread, index: Index) -> None:
    thread.add(report)
    index.add(thread, report)


def _fitting(report: EngagementReport, index: Index, verdicts: Verdicts) -> list[tuple[Thread, Score]]:
    fits = [(thread, fit_thread(thread, report, verdicts)) for thread in index.near(report)]
    return [(thread, score) for thread, score in fits if score is not None]


def fit_thread(thread: Thread, report: EngagementReport, verdicts: Verdicts) -> Score | None:
    """How well a report fits a thread, None where it tells of another engagement."""
    lasting = report.kind in LASTING
    revised = _is_revised(thread, report)
    days = fit_days(thread.plan, report, lasting) or (MOVED if revised else 0)
    if not days or _is_beside(thread, report) or verdicts.parts(report.id, (one.id for one in thread.reports)):
        return None
    if report.kind == "visit":
        people = fit_visit(thread.parties, thread.host, report)
    else:
        people = fit_contact(thread.parties, thread.homes, thread.kinds, report)
    if not people and not (revised and days == SAME and shares_somebody(thread.parties, report)):
        return None  # a name that a new text corrects is no other person
    if days == UNDATED and report.kind in GATHERINGS and not set(block_keys(report)) <= set(thread.keys):
        return None  # a gathering without days is known by all that its words name
    same_place = bool(report.place) and (report.place or "").lower() in thread.places
    return days, people, int(same_place), int(report.kind in thread.kinds), -_distance(thread, report)


def _is_revised(thread: Thread, report: EngagementReport) -> bool:
    """Whether an earlier text of the same article told of it with other days."""
    return any(one.source.version != report.source.version and not one.source.current for one in thread.told_in(report.source.article))


def _is_beside(thread: Thread, report: EngagementReport) -> bool:
    """Whether the same text tells of the thread's engagement apart from this one; an old plan and the new are one."""
    beside = [one for one in thread.told_in(report.source.article) if one.source.version == report.source.version]
    return any((one.status in OPEN) == (report.status in OPEN) for one in beside)


def _distance(thread: Thread, report: EngagementReport) -> int:
    """Days between what is planned and what is told."""
    here = ends(thread.plan.when)[0] if is_dated(thread.plan.when) else thread.plan.as_of
    there = ends(report.when)[0] if is_dated(report.when) else report.as_of
    return abs((here - there).days) if here and there else 0
