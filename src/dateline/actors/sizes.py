"""Organisations told by how many members they have: "the 10-member bloc", "the 22-member league"."""

from __future__ import annotations

from .units import ORGANISATION, Unit, UnitFinder

_MEMBERS = frozenset(("member", "nation", "country", "state"))
_REACH = 5  # tokens of "22-member Arab league"


def lay_bodies_by_size(finder: UnitFinder) -> None:
    """Lays the organisation with that many members on the day: one the article names, else the one whose name has the very noun."""
    for i, token in enumerate(finder.tokens[:-3]):
        if token.text.isdigit() and finder.words[i + 1] == "-" and finder.words[i + 2] in _MEMBERS:
            last = _noun_of(finder, i + 3)
            body = _body_of_size(finder, int(token.text), finder.words[last]) if last is not None else None
            if body is not None and last is not None:
                finder.lay(Unit(ORGANISATION, i, last, (body,)))


def _noun_of(finder: UnitFinder, first: int) -> int | None:
    """The noun for a union of states that a size stands before."""
    for i in range(first, min(first + _REACH, len(finder.tokens))):
        unit = finder.cover[i]
        if unit is not None and unit.letter == ORGANISATION:
            return None
        if finder.words[i] in finder.lexicon.unions:
            return i
    return None


def _body_of_size(finder: UnitFinder, count: int, noun: str) -> str | None:
    day = finder.parsed.article.day
    fitting = finder.base.bodies_of_size(count, day)
    named = {target for unit in finder.cover if unit is not None for target in unit.targets[:1] if target in fitting}
    alike = [body for body in fitting if (actor := finder.base.actor(body)) is not None and noun in actor.name.lower().split()]
    return named.pop() if len(named) == 1 else alike[0] if len(alike) == 1 and not named else None
