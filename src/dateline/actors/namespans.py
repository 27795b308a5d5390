"""Names that the parser cuts or misses: those after a title, parts of a full name of the article, surnames of well-known leaders."""

from __future__ import annotations

import datetime as dt

from dateline.knowledge.base import KnowledgeBase
from dateline.model.actor import Tenure

from .labels import lay_labels
from .lexicon import TITLE
from .names import name_words
from .units import CAPITAL, COUNTRY, HONORIFIC, KNOWN_BODY, NAME, PLACE, UNKNOWN_ORG, Unit, UnitFinder

_MOST_REMEMBERED = 50_000
_SHORTEST = 2
_SHORTEST_FAMOUS = 4
_SPEAKING_ROLES = ("presidency-spokesperson", "foreign-spokesperson")
_LESS_FAMOUS_ROLES = frozenset(("opposition-leader", "defence-minister", "interim-president"))
_FAMOUS_ROLES = frozenset(("leader", "head-of-state", "head-of-government", "foreign-minister", "high-representative", "secretary-general", "president"))


def lay_names_after_titles(finder: UnitFinder) -> None:
    """Makes one name of the capitalised words after a title or honorific; the parser often cuts or misses it."""
    for i in range(1, len(finder.tokens)):
        before = finder.cover[i - 1]
        is_title = before is not None and before.letter == TITLE and before.entry is not None and not before.entry.plural
        if (is_title or _is_honorific(finder, i - 1)) and finder.tokens[i].sentence == finder.tokens[i - 1].sentence:
            _lay_run(finder, i)
    lay_labels(finder)


def _is_honorific(finder: UnitFinder, i: int) -> bool:
    unit = finder.cover[i]
    return finder.words[i] in finder.lexicon.honorifics and (unit is None or unit.letter == HONORIFIC)


def _lay_run(finder: UnitFinder, first: int) -> None:
    while first < len(finder.tokens) and finder.words[first] in finder.lexicon.honorifics and _may_be_name(finder, first + 1):
        first += 1
    last = first - 1
    while last + 1 < len(finder.tokens) and last - first < 5 and _may_be_name(finder, last + 1, begins=last < first):
        last += 1
    while last >= first and (finder.words[last] in finder.lexicon.particles and not finder.tokens[last].text[:1].isupper() or finder.words[last] == "-"):
        last -= 1
    if last >= first and _adds_to_known(finder, first, last):
        finder.lay(Unit(NAME, first, last))


def _may_be_name(finder: UnitFinder, i: int, begins: bool = False) -> bool:
    if i >= len(finder.tokens) or finder.tokens[i].sentence != finder.tokens[i - 1].sentence:
        return False
    token, unit = finder.tokens[i], finder.cover[i]
    if unit is not None and unit.letter not in (NAME, UNKNOWN_ORG, PLACE) and not _is_given_name(finder, i):
        return False
    if token.text[:1].isupper() and (token.tag != "NNPS" or token.entity == "PERSON"):
        return token.pos in ("PROPN", "NOUN", "ADJ", "X", "VERB", "INTJ") or unit is not None and unit.letter == NAME
    return not begins and (finder.words[i] in finder.lexicon.particles or finder.words[i] == "-" and not finder.parsed.article.text[token.end : token.end + 1].isspace())


def _is_given_name(finder: UnitFinder, i: int) -> bool:
    """The Christian of "Attorney-General Christian Porter"."""
    unit = finder.cover[i]
    following = finder.tokens[i + 1] if i + 1 < len(finder.tokens) else None
    return unit is not None and bool(unit.targets) and unit.targets[0].startswith("people/") and following is not None and following.tag == "NNP" and finder.tokens[i].tag != "JJ"


def _adds_to_known(finder: UnitFinder, first: int, last: int) -> bool:
    """Whether the run is not already one name, and does not cut a name of the base."""
    units = {id(unit): unit for unit in finder.cover[first : last + 1] if unit is not None}
    known = [unit for unit in units.values() if unit.letter == NAME and unit.targets]
    exact = any(unit.first == first and unit.last == last and unit.letter == NAME for unit in units.values())
    return not known and not exact and finder.tokens[last].text[:1].isupper()


def lay_bare_names(finder: UnitFinder) -> None:
    """Lays a name over every capitalised word that repeats part of a full name, whatever the parser took it for, and
    over surnames that only one well-known leader of the day has."""
    parts, tails = _parts_of_full_names(finder), _tails_of_full_names(finder)
    for token in finder.tokens:
        unit = finder.cover[token.i]
        if unit is not None and unit.letter in (UNKNOWN_ORG, PLACE) and unit.first == token.i and tuple(finder.words[unit.first : unit.last + 1]) in tails:
            unit = finder.lay(Unit(NAME, unit.first, unit.last))
        if not token.text[:1].isupper() or unit is not None and (unit.letter not in (NAME, UNKNOWN_ORG, PLACE) or unit.first < unit.last):
            continue
        if token.pos not in ("PROPN", "NOUN", "ADJ", "VERB", "X", "INTJ", "ADV"):
            continue
        words = name_words(token.text)
        if len(words) == 1 and words[0] in parts and len(words[0]) >= _SHORTEST and (token.pos == "PROPN" or parts[words[0]]):
            finder.lay(Unit(NAME, token.i, token.i))
        elif (unit is None or unit.letter != NAME or not unit.targets) and not _has_title(finder, token.i):
            _lay_famous(finder, token.i)


def _parts_of_full_names(finder: UnitFinder) -> dict[str, bool]:
    """Words of the names of several words, and whether they stand at an end of the name."""
    parts: dict[str, bool] = {}
    for unit in {id(unit): unit for unit in finder.cover if unit is not None and unit.letter == NAME and unit.first < unit.last}.values():
        words = name_words(finder.words_between(unit.first, unit.last))
        for n, word in enumerate(words):
            parts[word] = parts.get(word, False) or n in (0, len(words) - 1)
    return parts


def _tails_of_full_names(finder: UnitFinder) -> set[tuple[str, ...]]:
    """Family names with their particles: the "van Aalst" of "Pieter van Aalst", which with a capital looks like a town."""
    tails = set()
    for unit in {id(unit): unit for unit in finder.cover if unit is not None and unit.letter == NAME and unit.first < unit.last}.values():
        words = finder.words[unit.first : unit.last + 1]
        particle = next((n for n, word in enumerate(words) if n and word in finder.lexicon.particles), None)
        if particle is not None:
            tails.add(tuple(words[particle:]))
    return tails


def _has_title(finder: UnitFinder, i: int) -> bool:
    """A title before it tells more than fame: Vice President Harris is no prime minister of the name."""
    before = finder.cover[i - 1] if i else None
    unit = finder.cover[i]
    return unit is not None and unit.letter == NAME and before is not None and before.letter == TITLE


def _lay_famous(finder: UnitFinder, i: int) -> None:
    token = finder.tokens[i]
    if i and finder.words[i - 1] == "the" and token.dep != "compound":
        return  # the Moon
    if token.entity not in ("PERSON", "ORG", "GPE", "NORP", "") or not _stands_alone(finder, i):
        return
    shortest = _SHORTEST if token.entity == "PERSON" and finder.parsed.article.day else _SHORTEST_FAMOUS
    if token.pos != "PROPN" and token.entity != "PERSON" and not _is_unheard_of(finder, i) or len(token.text) < shortest:
        return
    if token.entity and not (token.entity_starts and (i + 1 >= len(finder.tokens) or not finder.tokens[i + 1].entity or finder.tokens[i + 1].entity_starts)):
        return
    person = famous(finder, token.text)
    if person is None and (token.entity == "PERSON" or _is_unheard_of(finder, i)):
        person = _spokesperson(finder, token.text) or _less_famous(finder, token.text)
    if person:
        finder.lay(Unit(NAME, i, i, (person,)))


def _is_unheard_of(finder: UnitFinder, i: int) -> bool:
    """Whether the parser takes for a place what no gazetteer has and no sentence but one that it opens would print with a capital."""
    token = finder.tokens[i]
    return token.entity == "GPE" and token.dep in ("nsubj", "nsubjpass") and not finder.base.places_named(token.text) and not finder.base.aliases(token.text)


def _less_famous(finder: UnitFinder, surname: str) -> str | None:
    """The one who leads an opposition or a defence ministry on the article's day, of all who bear a surname and hold an office."""
    day = finder.parsed.article.day
    if day is None or len(surname) < _SHORTEST_FAMOUS:
        return None
    roles = {person: {tenure.office.rpartition("/")[2] for tenure in finder.base.tenures_of(person, day)} for person in finder.base.persons_with_surname(surname, None, day)}
    in_office = [person for person, held in roles.items() if held]
    return in_office[0] if len(in_office) == 1 and roles[in_office[0]] & _LESS_FAMOUS_ROLES else None


def _spokesperson(finder: UnitFinder, surname: str) -> str | None:
    """The one who speaks on the article's day for a presidency or foreign ministry of a country that the article names."""
    day = finder.parsed.article.day
    if day is None:
        return None
    named = {unit.country for unit in finder.cover if unit is not None and unit.letter in (COUNTRY, CAPITAL, KNOWN_BODY) and unit.country}
    offices = {f"{country}/{role}" for country in named for role in _SPEAKING_ROLES}
    found = {person for person in finder.base.persons_with_surname(surname, None, day) if any(tenure.office in offices for tenure in finder.base.tenures_of(person, day))}
    return found.pop() if len(found) == 1 else None


def _stands_alone(finder: UnitFinder, i: int) -> bool:
    """Not part of a longer name, unless of a body's: "Bush administration", "Merkel ally"."""
    text = finder.parsed.article.text
    if "-" in (text[finder.tokens[i].start - 1 : finder.tokens[i].start], text[finder.tokens[i].end : finder.tokens[i].end + 1]):
        return False
    after = finder.cover[i + 1] if i + 1 < len(finder.tokens) else None
    return finder.tokens[i].dep != "compound" or after is not None and after.letter in ("R", "A", "B")


def famous(finder: UnitFinder, surname: str) -> str | None:
    """The one leader or foreign minister of the article's day with a surname; without a day, the one who led longest by far."""
    base, day, memory = finder.base, finder.parsed.article.day, finder.lexicon.famous
    key = (surname, day)
    if len(memory) > _MOST_REMEMBERED:
        memory.clear()
    if key not in memory:
        memory[key] = _famous(base, day, surname)
    return memory[key]


def _famous(base: KnowledgeBase, day: dt.date | None, surname: str) -> str | None:
    days: dict[str, int] = {}
    owner_of: dict[str, str] = {}
    for person in base.persons_with_surname(surname, None, day):
        for tenure in base.tenures_of(person, day):
            owner, _, role = tenure.office.rpartition("/")
            if role in _FAMOUS_ROLES:
                days[person] = days.get(person, 0) + _length(tenure)
                owner_of.setdefault(person, owner)
    states = {person for person, owner in owner_of.items() if len(owner) == 3}
    ranked = sorted(states or days, key=lambda person: -days[person])
    if not ranked:
        return None
    rivals = [person for person in ranked[1:] if owner_of[person] != owner_of[ranked[0]]]
    if day is not None:
        return ranked[0] if not rivals else None
    return ranked[0] if not rivals or days[ranked[0]] >= 2 * days[rivals[0]] else None


def _length(tenure: Tenure) -> int:
    """Days of a tenure; one whose start or end is open counts as a year more than is known."""
    last = tenure.end or tenure.last_verified
    return (last - tenure.start).days if last and tenure.start else 365
