"""Lands and places that the parser leaves without a label, or that share their name with another."""

from __future__ import annotations

from collections import Counter

from .lexicon import AGENT, BODY, TITLE
from .units import ADJECTIVE, CAPITAL, COUNTRY, KNOWN_BODY, NAME, PLACE, UNKNOWN_ORG, Unit, UnitFinder

_INSIDE = frozenset(("in", "at", "near", "from", "to", "outside", "of", "'s"))
_GREAT = 10_000  # inhabitants of a place that is one though the parser sees a person in its name


def settle_lands(finder: UnitFinder) -> None:
    """Lays the Alabama of "Alabama police" and "the North" of a divided land; parts namesakes."""
    _lay_long_places(finder)
    _lay_places_before_bodies(finder)
    _part_namesakes(finder)
    _name_short_styles(finder)
    _lay_compass(finder)


def _lay_long_places(finder: UnitFinder) -> None:
    """Places of several words behind "in" or "at", in which the parser sees a person or a sheikh: Port Said, Sharm el-Sheikh."""
    for first in range(1, len(finder.tokens) - 1):
        if finder.words[first - 1] not in _INSIDE or not finder.tokens[first].text[:1].isupper():
            continue
        for last in range(min(first + 4, len(finder.tokens) - 1), first, -1):
            inside = finder.cover[first : last + 1]
            known = any(unit is not None and (unit.targets or unit.first < first or unit.last > last) for unit in inside)
            if not known and finder.tokens[last].text[:1].isupper() and _is_great_place(finder, first, last):
                finder.lay(Unit(PLACE, first, last))
                break


def _is_great_place(finder: UnitFinder, first: int, last: int) -> bool:
    same_sentence = finder.tokens[first].sentence == finder.tokens[last].sentence
    return same_sentence and any(place.main and place.population >= _GREAT for place in finder.base.places_named(finder.words_between(first, last)))


def _lay_places_before_bodies(finder: UnitFinder) -> None:
    """The Alabama of "Alabama police", the New York of "New York Stock Exchange", which the parser leaves without a label."""
    for i in range(len(finder.tokens) - 1):
        after = finder.cover[i + 1]
        if after is None or after.letter not in (TITLE, AGENT, BODY) or not _may_be_place(finder, i):
            continue
        first = i - 1 if i > 0 and _may_be_place(finder, i - 1) and _is_main_place(finder, i - 1, i) else i
        if first < i or _is_main_place(finder, i, i):
            finder.lay(Unit(PLACE, first, i))


def _part_namesakes(finder: UnitFinder) -> None:
    """A name that a state shares with a region of another (Georgia) is the region where the article speaks of the other alone."""
    for unit in [unit for unit in finder.cover if unit is not None and unit.letter == COUNTRY and unit.alias is not None and unit.alias.weight < 1]:
        regions = [place for place in finder.base.places_named(finder.words_between(unit.first, unit.last)) if place.kind == "region" and place.main]
        if not regions or regions[0].country == unit.country:
            continue
        spoken_of = _countries_beside(finder, unit)
        if _owns_state_body(finder, unit, regions[0].country) or spoken_of[regions[0].country] and not spoken_of[unit.country or ""]:
            finder.lay(Unit(PLACE, unit.first, unit.last))


def _name_short_styles(finder: UnitFinder) -> None:
    """A style that several states bear ("the Islamic Republic") is that of the state whose whole style the article told last."""
    states = [unit for i, unit in enumerate(finder.cover) if unit is not None and unit.letter == COUNTRY and unit.first == i]
    if not any(unit.alias is not None and unit.alias.weight < 1 and finder.words[unit.last] == "republic" for unit in states):
        return
    told: dict[str, Unit] = {}
    for unit in states:
        words = finder.words_between(unit.first, unit.last).lower()
        style, of, _ = words.partition(" of ")
        if of:
            told[style] = unit
        elif words in told:
            finder.lay(Unit(COUNTRY, unit.first, unit.last, told[words].targets))


def _owns_state_body(finder: UnitFinder, unit: Unit, country: str) -> bool:
    """Whether a body or officer of which only the country's own first-order regions have one stands behind a name: Georgia's grand jury."""
    behind = [finder.words[i] for i in range(unit.last + 1, min(unit.last + 5, len(finder.words))) if finder.words[i] != "'s"]
    return any(" ".join(behind[:n]) in finder.lexicon.regional_bodies.get(country, ()) for n in (1, 2, 3))


def _countries_beside(finder: UnitFinder, one: Unit) -> Counter[str]:
    """How often the article's other names of states and great cities speak for each country."""
    counts: Counter[str] = Counter()
    for unit in {id(unit): unit for unit in finder.cover if unit is not None and unit.targets != one.targets}.values():
        if unit.country:
            counts[unit.country] += 1
        elif unit.letter == PLACE:
            places = finder.base.places_named(finder.words_between(unit.first, unit.last))
            counts.update({places[0].country: 1} if places and places[0].main and places[0].population > 100_000 else {})
    return counts


def _lay_compass(finder: UnitFinder) -> None:
    """ "The North" and "the South" of a divided land, where the article names one of its two states or a place between them."""
    if not any(token.text in finder.lexicon.compass and finder.words[token.i - 1] == "the" for token in finder.tokens[1:]):
        return
    named = {
        target[-3:]
        for unit in finder.cover
        if unit is not None and unit.letter in (COUNTRY, CAPITAL, ADJECTIVE, KNOWN_BODY)
        for target in unit.targets[:1]
        if target.startswith(("state/", "government/"))
    }
    named |= {country for unit in finder.cover if unit is not None and unit.letter == NAME and unit.targets and (country := _home(finder, unit.targets[0]))}
    shared = [hit.aliases[0].target for hit in finder.base.alias_hits(finder.prose, places=True) if hit.aliases[0].target.startswith("place/")]
    named |= {member[-3:] for place in shared for member in finder.base.members(place)}
    for i in range(1, len(finder.tokens)):
        states = finder.lexicon.compass.get(finder.tokens[i].text)
        unit = finder.cover[i]
        if (
            states
            and (unit is None or unit.letter == PLACE and unit.first == unit.last)
            and finder.words[i - 1] == "the"
            and finder.tokens[i].dep in ("nsubj", "nsubjpass", "dobj", "dative", "pobj", "poss", "conj")
        ):
            state = next((states[country] for country in sorted(named) if country in states), None)
            if state:
                finder.lay(Unit(COUNTRY, i, i, (f"state/{state}",)))


def _home(finder: UnitFinder, person: str) -> str | None:
    actor = finder.base.actor(person)
    return actor.country if actor is not None else None


def _may_be_place(finder: UnitFinder, i: int) -> bool:
    token, unit = finder.tokens[i], finder.cover[i]
    free = unit is None or unit.letter in (UNKNOWN_ORG, PLACE) and unit.last - unit.first < 2
    return free and token.tag == "NNP" and token.dep in ("compound", "nmod", "poss", "amod") and token.text[:1].isupper()


def _is_main_place(finder: UnitFinder, first: int, last: int) -> bool:
    name = finder.words_between(first, last)
    if first == last and finder.words[first] in finder.lexicon.never_places:
        return False  # the Federal of "Federal Minister"
    return not (name.isupper() and len(name) <= 4) and any(place.main for place in finder.base.places_named(name)[:1])
