"""Claims about one office → tenures that follow one another."""

from __future__ import annotations

import datetime as dt
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field

from evidence import CIA, CIA_2019, SEEN, WIKIDATA, Claim

_SAME_SPELL_DAYS = 75
_HANDOVER_DAYS = 20
_GAP_DAYS = 30


@dataclass
class Spell:
    """One time in office as the claims for it have it; `end` is None where no source gives it."""

    person: str
    start: dt.date
    end: dt.date | None
    seen: dt.date
    claims: list[Claim] = field(default_factory=list)
    open_at_snapshot: bool = False

    @property
    def sources(self) -> list[str]:
        """The names of the sources, sorted."""
        return sorted({claim.source for claim in self.claims})

    @property
    def title(self) -> str:
        """The title most claims give."""
        titles = Counter(claim.title for claim in self.claims if claim.title)
        return titles.most_common(1)[0][0] if titles else ""


def timeline(people: dict[str, list[Claim]]) -> list[Spell]:
    """The tenures of an office held by one person at a time, by start, each ended by the next where no source ends it."""
    spells = sorted((spell for person, claims in people.items() for spell in _spells(person, claims)), key=_order)
    spells = _without_doubles(spells)
    spells = sorted(_with_resumptions(_without_intruders(spells)), key=_order)
    for spell, following in zip(spells, spells[1:], strict=False):
        if spell.end is None or spell.end > following.start:
            spell.end = following.start
    return _joined(_with_returns(spells, people))


def _with_resumptions(spells: list[Spell]) -> list[Spell]:
    """Spells and, where one is interrupted by another that ends long before it, what follows the interruption."""
    later = [
        Spell(spell.person, other.end, spell.end, spell.seen, spell.claims)
        for spell, other in zip(spells, spells[1:], strict=False)
        if spell.end and other.end and spell.person != other.person and (spell.end - other.end).days > _GAP_DAYS
    ]
    return [*spells, *later]


def _with_returns(spells: list[Spell], people: dict[str, list[Claim]]) -> list[Spell]:
    """Spells with the gaps filled by an earlier holder whom an edition of the Factbook still names in them: a president who
    was head of government before and after the time of a prime minister."""
    filled: list[Spell] = []
    for number, spell in enumerate(spells):
        filled.append(spell)
        following = spells[number + 1].start if number + 1 < len(spells) else None
        if spell.end is None or (following and (following - spell.end).days <= _GAP_DAYS):
            continue
        for earlier in reversed(filled[:-1]):
            last_named = max((claim.seen for claim in people[earlier.person] if claim.source in (CIA, CIA_2019)), default=spell.end)
            if last_named > spell.end and WIKIDATA not in {claim.source for claim in earlier.claims if claim.end}:
                filled.append(Spell(earlier.person, spell.end, following, last_named, earlier.claims))
                break
    return filled


def _joined(spells: list[Spell]) -> list[Spell]:
    """Spells of one person that touch made one."""
    joined: list[Spell] = []
    for spell in spells:
        last = joined[-1] if joined else None
        if last and last.person == spell.person and last.end and (spell.start - last.end).days <= _HANDOVER_DAYS:
            last.end, last.seen, last.claims = spell.end, max(last.seen, spell.seen), [*last.claims, *spell.claims]
        else:
            joined.append(spell)
    return joined


def _order(spell: Spell) -> tuple[dt.date, int, str]:
    return spell.start, min(claim.order for claim in spell.claims), spell.person


def _spells(person: str, claims: Sequence[Claim]) -> list[Spell]:
    """The times in office of one person: claims whose starts lie close, or that go on without a break, are one."""
    spells: list[Spell] = []
    dated = [claim for claim in claims if claim.start]
    for claim in sorted(dated, key=lambda claim: (claim.start, claim.source != WIKIDATA, not claim.precise)):
        assert claim.start
        last = spells[-1] if spells else None
        if last and _continues(last, claim):
            _join(last, claim)
        else:
            spells.append(Spell(person, claim.start, claim.end, claim.seen, [claim], claim.end is None))
    for claim in claims:
        if not claim.start:
            _vouch(spells, claim)
    for spell in spells:
        spell.start = _best_start(spell)
    return spells


def _continues(spell: Spell, claim: Claim) -> bool:
    assert claim.start
    near = (claim.start - spell.start).days <= _SAME_SPELL_DAYS
    return near or bool(spell.end and claim.start <= spell.end + dt.timedelta(days=_HANDOVER_DAYS)) or (spell.end is None and claim.source == SEEN)


def _join(spell: Spell, claim: Claim) -> None:
    spell.claims.append(claim)
    spell.seen = max(spell.seen, claim.seen)
    if claim.end and (spell.end is None or claim.end > spell.end):
        spell.end = claim.end


def _vouch(spells: list[Spell], claim: Claim) -> None:
    """A claim without dates proves the spell that was running when it was made."""
    running = [spell for spell in spells if spell.start <= claim.seen and (spell.end is None or claim.seen <= spell.end)]
    if running:
        running[-1].claims.append(claim)
        running[-1].seen = max(running[-1].seen, claim.seen)


def _best_start(spell: Spell) -> dt.date:
    """The start that most sources give; of equals the one of Wikidata, a full date before a month."""
    first = min(claim.start for claim in spell.claims if claim.start)
    near = [claim for claim in spell.claims if claim.start and (claim.start - first).days <= _SAME_SPELL_DAYS]
    votes = Counter(claim.start for claim in near if claim.precise) or Counter(claim.start for claim in near)
    best = max(votes.values())
    ties = [claim for claim in near if votes.get(claim.start, 0) == best]
    start = sorted(ties, key=lambda claim: (claim.source != WIKIDATA, claim.start))[0].start
    assert start
    return start


def _without_doubles(spells: list[Spell]) -> list[Spell]:
    """Of spells that start together the better witnessed one, else the one a source names first (it names deputies after their head)."""
    kept: list[Spell] = []
    for spell in spells:
        if kept and abs((spell.start - kept[-1].start).days) <= 1 and spell.person != kept[-1].person:
            kept[-1] = max(kept[-1], spell, key=lambda one: (len(one.sources), one.end is None, len(one.claims)))
        else:
            kept.append(spell)
    return kept


def _without_intruders(spells: list[Spell]) -> list[Spell]:
    """Spells of one source left out that begin and end inside a spell for which another source gives both dates."""
    kept: list[Spell] = []
    for number, spell in enumerate(spells):
        outer = next((other for other in reversed(kept) if other.end and other.person != spell.person and WIKIDATA in other.sources), None)
        inside = outer and outer.end and (outer.end - spell.start).days > _HANDOVER_DAYS and (spell.end is None or spell.end <= outer.end)
        goes_on = any(later.person == outer.person and later.start <= outer.end for later in spells[number + 1 :]) if outer and outer.end else False
        if not (inside and spell.sources in ([CIA], [SEEN]) and not goes_on):
            kept.append(spell)
    return kept
