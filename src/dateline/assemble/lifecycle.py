"""The life of an engagement, read off its reports: history, status, days, who confirmed it, how sure it is."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from typing import TypeVar

from dateline.model.ledger import EngagementLife, EngagementReport, HistoryEntry, Party
from dateline.model.when import UNKNOWN

from .copies import independent_sources
from .parties import fit
from .plans import Plan, advance, is_dated
from .verdicts import Verdicts, judged

T = TypeVar("T")


def live(reports: Sequence[EngagementReport], verdicts: Verdicts) -> EngagementLife:
    """The life that reports of one engagement tell, given in the order in which the world was told."""
    current = [report for report in reports if report.source.current] or list(reports)
    plan = _plan(current)
    confirmed = confirmed_by(_of_this_plan(current))
    sources = independent_sources(report.source for report in current)
    made = EngagementLife(
        id=reports[0].id,
        kind=commonest(report.kind for report in current) or current[0].kind,
        participants=everybody(current),
        host_country=commonest(report.host_country for report in current),
        place=commonest(report.place for report in current),
        when=plan.when,
        status=_confirmed(plan.status or "announced", confirmed),
        as_of=plan.as_of,
        level=commonest(report.level for report in current),
        agenda=tuple(dict.fromkeys(topic for report in current for topic in report.agenda)),
        said_by=tuple(dict.fromkeys(party for report in current for party in report.said_by)),
        part_of=next((report.part_of for report in current if report.part_of), None),
        history=tuple(entry for report in reports for entry in _steps(report)),
        reports=tuple(report.id for report in reports),
        sources=sources,
        confirmed_by=confirmed,
        confidence=sureness(sources, len(confirmed)),
        current=any(report.source.current for report in reports),
    )
    return judged(made, verdicts)


def _plan(reports: Iterable[EngagementReport]) -> Plan:
    plan = Plan()
    for report in reports:
        plan = advance(plan, report)
    return plan


def _of_this_plan(reports: Sequence[EngagementReport]) -> Sequence[EngagementReport]:
    """The reports since it was last put off: who announced the days given up has not announced those that stand now."""
    put_off = [number for number, report in enumerate(reports) if report.status == "postponed"]
    if not put_off:
        return reports
    return reports[put_off[-1] + (0 if is_dated(reports[put_off[-1]].moved_to) else 1) :]


def _steps(report: EngagementReport) -> list[HistoryEntry]:
    """The steps a report adds: one, and where it puts off to a day the new announcement beside it."""
    source = report.source
    told = [(report.status, report.when)]
    if is_dated(report.moved_to):
        given_up = report.when if report.when != report.moved_to else UNKNOWN
        told = [(report.status, given_up), ("announced", report.moved_to)]
    return [HistoryEntry(status, when, report.as_of, source.article, source.version, report.id, report.evidence) for status, when in told]


def _confirmed(status: str, confirmed: Sequence[str]) -> str:
    """What both sides have announced is confirmed."""
    return "confirmed" if status == "announced" and len(confirmed) > 1 else status


def confirmed_by(reports: Iterable[EngagementReport]) -> tuple[str, ...]:
    """The sides whose own officials said it: host, visitor, or for meetings elsewhere the parties' homes."""
    sides: set[str] = set()
    for report in reports:
        for speaker in report.said_by:
            if report.host_country and speaker.country == report.host_country:
                sides.add("host")
                continue
            own = [one for one in report.participants if one.home == speaker.home]
            sides |= {one.side if one.side in ("visitor", "host") else speaker.home for one in own}
    return tuple(sorted(sides))


def everybody(reports: Iterable[EngagementReport]) -> tuple[Party, ...]:
    """Who takes part by all reports: each person once, and of a home without persons its offices and bodies."""
    kept: list[Party] = []
    told = [party for report in reports for party in report.participants]
    for party in sorted(told, key=lambda one: one.kind != "person"):
        if not any(_covers(known, party) for known in kept):
            kept.append(party)
    return tuple(sorted(kept, key=told.index))


def _covers(known: Party, party: Party) -> bool:
    """Whether a party adds nobody to one that is known."""
    if known.kind == "person" and party.kind == "person":
        return fit(known, party) > 0
    return known.key == party.key or (known.home == party.home and party.kind != "person")


def commonest(values: Iterable[T | None]) -> T | None:
    """The value most reports give, of equals the first told; None where none gives one."""
    counted = Counter(value for value in values if value is not None)
    return counted.most_common(1)[0][0] if counted else None


def sureness(sources: int, confirmations: int) -> float:
    """How sure a record is: half the doubt is left with each independent source and each side that confirms it."""
    return round(1 - 0.5 ** min(sources + confirmations, 10), 3)
