"""Persons who are called like places ("Israel Potter", "Marcus Poland"), whom the parser takes for one."""

from __future__ import annotations

from .units import NAME, Unit, UnitFinder

_PLACES = frozenset(("GPE", "LOC"))
_ROLES = frozenset(("nsubj", "nsubjpass", "dobj", "dative", "iobj", "poss"))
_GREAT = 100_000  # inhabitants of a place that gives its name to persons


def lay_namesakes(finder: UnitFinder) -> None:
    """Lays a name over two words of which one is a place's, where together they act as a person does."""
    entities = finder.entities
    for number, (label, first, last) in enumerate(entities):
        if last == first + 1 and label in _PLACES and _is_namesake(finder, first):
            finder.lay(Unit(NAME, first, last))
        elif last == first and number and entities[number - 1][1:] == (first - 1, first - 1):
            before = entities[number - 1][0]
            if (before, label) in (("GPE", "PERSON"), ("PERSON", "GPE"), ("GPE", "GPE")) and _are_name_and_surname(finder, first - 1, label):
                finder.lay(Unit(NAME, first - 1, first))


def _is_namesake(finder: UnitFinder, first: int) -> bool:
    """Whether a great place's name and a word that is no place's and no thing's make the name of somebody: Florence Marsh."""
    return _acts_as_one(finder, first) and _is_great(finder, first) and _may_be_surname(finder, first + 1)


def _are_name_and_surname(finder: UnitFinder, first: int, label: str) -> bool:
    """Whether two words that the parser labels each by itself are one person's: Israel Singer, Ida Holland."""
    if not _acts_as_one(finder, first):
        return False
    if finder.words[first] in finder.lexicon.given_names:
        return True
    given, family = (finder.words_between(i, i) for i in (first, first + 1))
    state = next((alias.target for alias in finder.base.aliases(given) if alias.kind == "name"), "")
    named_there = finder.base.persons_with_surname(family, state[-3:], finder.parsed.article.day) if state.startswith("state/") else ()
    return label == "PERSON" and _is_great(finder, first) and not named_there


def _is_great(finder: UnitFinder, i: int) -> bool:
    name = finder.words_between(i, i)
    if finder.words[i] in finder.lexicon.no_surnames:
        return False
    if any(alias.kind in ("name", "capital") for alias in finder.base.aliases(name)):
        return True
    return any(place.main and place.population >= _GREAT for place in finder.base.places_named(name))


def _may_be_surname(finder: UnitFinder, i: int) -> bool:
    """Whether a word is neither a place's name nor what stands behind one."""
    name, known = finder.words_between(i, i), finder.lexicon.phrases.at(finder.words, i)
    if known is not None or finder.words[i] in finder.lexicon.no_surnames or finder.base.places_named(finder.words_between(i - 1, i)):
        return False
    return not finder.base.aliases(name) and not any(place.main and place.population >= _GREAT for place in finder.base.places_named(name))


def _acts_as_one(finder: UnitFinder, first: int) -> bool:
    """Whether two words are one name that is an argument of a verb and not where something is."""
    given, head = finder.tokens[first], finder.tokens[first + 1]
    before = finder.tokens[first - 1] if first and finder.tokens[first - 1].sentence == head.sentence else None
    if given.dep != "compound" or given.head != head.i or given.tag != "NNP" or head.tag != "NNP":
        return False
    if before is not None and before.pos in ("DET", "ADJ", "PROPN"):
        return False
    return head.dep in _ROLES or head.dep == "pobj" and before is not None and before.dep in ("dative", "agent")
