"""Block keys: reports that share none, directly or through others, are never compared."""

from __future__ import annotations

from functools import singledispatch
from itertools import combinations

from dateline.model.ledger import EngagementReport, EventReport, Party

FAMILIES = {"meeting": "meeting", "talks": "meeting", "summit": "meeting", "conference": "meeting"}
"""Kinds that may be one occasion under several names; any other kind is its own family."""

GATHERINGS = ("summit", "conference")
MANY = 3
"""Homes. With more than these at one table it is a gathering, found by where it is and not by every pair of its guests."""

WIDEST = 4
"""Parties of a side looked at for an event's keys; longer lists are found by their first."""


def family(kind: str) -> str:
    """The family of kinds that one engagement may be called by."""
    return FAMILIES.get(kind, kind)


@singledispatch
def block_keys(report: EngagementReport | EventReport) -> tuple[str, ...]:
    """The keys of the blocks a report belongs to, sorted; at least one. Only reports of one block can be one record."""
    raise TypeError(f"no report: {type(report).__name__}")


@block_keys.register
def _of_engagement(report: EngagementReport) -> tuple[str, ...]:
    homes = homes_of(report)
    start = f"engagement|{family(report.kind)}|"
    keys = {start + "@" + report.host_country} if report.kind in GATHERINGS and report.host_country else set()
    if report.kind == "visit":
        keys |= {start + f"{home}|{report.host_country or ''}" for home in _visiting(report)}
    elif len(homes) <= MANY:
        keys |= {start + "|".join(pair) for pair in combinations(homes, 2)}
    elif not keys:
        keys.add(start + "@" + (report.host_country or plain_place(report)))
    keys = keys or {start + "|".join((*homes, ""))}
    return tuple(sorted(keys | {start + key for key in _of_strangers(report)}))


def _of_strangers(report: EngagementReport) -> set[str]:
    """Keys within one article of who meets somebody of no known country: a later text may correct the name, which is all that
    tells whose home it is."""
    strangers = [one for one in report.participants if one.kind == "person" and one.country is None and "/" not in one.key]
    known = {one.country for one in report.participants if one.country} if strangers else set()
    return {f"{country}|~{report.source.article}" for country in known}


@block_keys.register
def _of_event(report: EventReport) -> tuple[str, ...]:
    start = f"event|{report.type}|"
    if not report.actors and not report.recipients:
        return (start + report.id,)  # nobody is named: nothing tells it from another
    actors, recipients = _some(report.actors), _some(report.recipients)
    return tuple(sorted({f"{start}{a}|{r}" for a in actors for r in recipients}))


def _some(parties: tuple[Party, ...]) -> list[str]:
    return sorted({one.home for one in parties})[:WIDEST] or [""]


def _visiting(report: EngagementReport) -> list[str]:
    homes = {one.home for one in report.participants if one.side not in ("host", "observer")}
    return sorted(homes - {report.host_country}) or sorted(homes) or [""]


def homes_of(report: EngagementReport) -> tuple[str, ...]:
    """The homes of those who take part, sorted; with one only, the country of the place stands for the other side."""
    homes = {one.home for one in report.participants if one.side != "observer"}
    if len(homes) == 1 and report.host_country:
        homes.add(report.host_country)
    return tuple(sorted(homes))


def plain_place(report: EngagementReport) -> str:
    """The place in lower case, empty where none is named."""
    return (report.place or "").lower()
