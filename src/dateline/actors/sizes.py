"""Organisations told by how many members they have: "the 10-member bloc", "the 32 allies", "the 27"."""

from __future__ import annotations

import datetime as dt

from .units import CAPITAL, COUNTRY, KNOWN_BODY, ORGANISATION, Unit, UnitFinder

_MEMBERS = frozenset(("member", "nation", "country", "state"))
_FEWEST = 20  # members of a body that is called by their number alone
_NOTICE = dt.timedelta(1100)  # days before a member leaves in which those who stay are counted without it
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


def lay_counted_members(finder: UnitFinder) -> None:
    """Lays the body whose members on the day are counted: "the 32 allies", "the 27" where states deal with each other."""
    among_states = any(unit is not None and unit.letter in (COUNTRY, CAPITAL, KNOWN_BODY, ORGANISATION) for unit in finder.cover)
    for i in range(1, len(finder.tokens) - 1):
        if finder.words[i - 1] != "the" or not finder.tokens[i].text.isdigit():
            continue
        last = i + 1 if finder.words[i + 1] in finder.lexicon.counted else i
        body = finder.lexicon.counted.get(finder.words[i + 1] if last > i else "")
        if body is not None and _has_size(finder, body, int(finder.tokens[i].text)) and (last > i or among_states and _counts_nothing(finder, i)):
            finder.lay(Unit(ORGANISATION, i, last, (body,)))


def _has_size(finder: UnitFinder, body: str, count: int) -> bool:
    """Whether a body has so many members on the day, or will have when those leave who are about to."""
    day = finder.parsed.article.day
    if day is None or count < _FEWEST:
        return False
    members = len(finder.base.members(body, day))
    return count == members or members > count == len(finder.base.members(body, day + _NOTICE))


def _counts_nothing(finder: UnitFinder, i: int) -> bool:
    """Whether a number acts by itself and counts no noun here or elsewhere in the article."""
    token, number = finder.tokens[i], finder.tokens[i].text
    elsewhere = any(other.text == number and other.i != i and other.dep == "nummod" for other in finder.tokens)
    return token.dep == "nsubj" and finder.tokens[token.head].pos in ("VERB", "AUX") and not elsewhere
