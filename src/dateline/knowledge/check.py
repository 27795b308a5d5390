"""What is doubtful in the base: two holders at once, offices nobody is known to hold, names that mean several."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass

from dateline.model.actor import Tenure

from .base import KnowledgeBase, holds

SINGLE_ROLES = ("head_of_state", "head_of_government", "foreign_minister")
EXPLAINED = {
    "SMR/head-of-state": "two captains regent at a time, for six months",
    "AND/head-of-state": "two co-princes; the base keeps the bishop of Urgell",
    "BIH/head-of-state": "three members of the presidency; the base keeps its chairman",
}
HELD_DAYS = (dt.date(2025, 3, 28), dt.date(2015, 6, 30), dt.date(2005, 6, 30))
"""Days on which no state has two heads of state or of government at once without an explanation."""

_HEADS = ("/head-of-state", "/head-of-government")
_GAP_DAYS = 60
_OVERLAP_DAYS = 31
_FROM = dt.date(1990, 1, 1)
_STATE_KINDS = ("name", "abbreviation", "former_name", "demonym", "demonym_noun", "capital")


@dataclass(frozen=True, slots=True)
class Finding:
    """Something to look at. `kind`: overlap, gap, vacant, unverified, collision; `subject` is an office, a state or the
    words; `explained` says why it is as it should be."""

    kind: str
    subject: str
    detail: str
    explained: str = ""

    def __str__(self) -> str:
        note = f" (as it should be: {self.explained})" if self.explained else ""
        return f"{self.kind:10} {self.subject}: {self.detail}{note}"


def check(base: KnowledgeBase, day: dt.date | None = None) -> list[Finding]:
    """Findings about the base, by kind and subject: over all years since 1990, or only those of one day."""
    if day is not None:
        return sorted(_on_day(base, day), key=_key)
    findings = [*_overlaps_and_gaps(base), *_collisions(base)]
    return sorted(findings, key=_key)


def broken(base: KnowledgeBase, day: dt.date | None = None) -> list[Finding]:
    """What no base may have: two heads of state or of government at once, unexplained, on a held day or on `day`."""
    days = dict.fromkeys([*HELD_DAYS, *([day] if day else [])])
    return [one for on in days for one in check(base, on) if one.kind == "overlap" and not one.explained and one.subject.endswith(_HEADS)]


def _key(finding: Finding) -> tuple[str, str, str]:
    return finding.kind, finding.subject, finding.detail


def _on_day(base: KnowledgeBase, day: dt.date) -> Iterator[Finding]:
    for iso3 in base.independent_states(day):
        for role in SINGLE_ROLES:
            office = f"{iso3}/{role.replace('_', '-')}"
            holders = [tenure for tenure in base.holders(office, day) if holds(tenure, day)]
            if len(holders) != 1:
                names = ", ".join(tenure.person for tenure in holders) or "nobody known"
                yield Finding("overlap" if holders else "vacant", office, f"{day}: {names}", EXPLAINED.get(office) or _if_acting(holders))


def _overlaps_and_gaps(base: KnowledgeBase) -> Iterator[Finding]:
    for iso3 in base.independent_states(None):
        for role in SINGLE_ROLES:
            office = f"{iso3}/{role.replace('_', '-')}"
            tenures = sorted(base.tenures_in(office), key=lambda tenure: tenure.start or dt.date.min)
            for one, following in zip(tenures, tenures[1:], strict=False):
                yield from _between(office, one, following)


def _between(office: str, one: Tenure, following: Tenure) -> Iterator[Finding]:
    if following.start is None or following.start < _FROM:
        return
    end = one.end or dt.date.max
    if one.person != following.person and (min(end, following.end or dt.date.max) - following.start).days > _OVERLAP_DAYS:
        detail = f"{one.person} until {one.end or 'now'}, {following.person} from {following.start}"
        yield Finding("overlap", office, detail, EXPLAINED.get(office) or _if_acting([one, following]) or _if_vague(one, following))
    elif one.end and (following.start - one.end).days > _GAP_DAYS:
        yield Finding("gap", office, f"{one.end} to {following.start}, between {one.person} and {following.person}")


def _if_acting(holders: list[Tenure]) -> str:
    """Why an office has two holders: one acts for the other, who is suspended or ill and has not left."""
    deputies = [tenure for tenure in holders if tenure.acting]
    return "one acts for the other" if len(deputies) == len(holders) - 1 > 0 else ""


def _if_vague(one: Tenure, following: Tenure) -> str:
    """Why two tenures overlap by less than a year: the record has the year of the handover only."""
    if one.end and following.start and (one.end.month, one.end.day, following.start.month, following.start.day) == (12, 31, 1, 1):
        return "the year of the handover is known, not its day" if one.end.year == following.start.year else ""
    return ""


def _collisions(base: KnowledgeBase) -> Iterator[Finding]:
    """Words that are the name of two states, bodies or groups at one time, both as likely."""
    for text, aliases in base.all_aliases():
        rivals = [alias for alias in aliases if alias.kind != "person" and alias.weight == aliases[0].weight]
        owners = sorted({_owner(alias.target) for alias in rivals})
        if len(owners) > 1 and any(alias.kind in _STATE_KINDS for alias in rivals):
            yield Finding("collision", text, ", ".join(owners))


def _owner(target: str) -> str:
    parts = target.split("/")
    return parts[1] if len(parts) > 1 and parts[0] in ("state", "government", "ministry", "body") else target
