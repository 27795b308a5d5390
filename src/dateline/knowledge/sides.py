"""The sides that a text names: countries, by name, people, body or leader, and organisations of states. Names alone, no parse."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator
from typing import NamedTuple

from dateline.settings import SIDE_WEIGHT

from .base import Alias, KnowledgeBase
from .names import short_names

_NO_SIDE = ("thing/", "place/", "media/")
"""Targets that are no party: what only holds a name ("Paris Agreement"), seas and straits, papers."""


class Naming(NamedTuple):
    """Words that name a side.

    `side` is an ISO 3166-1 alpha-3 code, or the id of an organisation, an armed group, a people or a part of the world; `full` is where
    a person stands in full whose short name this is, else `start`.
    """

    start: int
    end: int
    side: str
    full: int


class Sides:
    """Finds who is named, by the side for which they stand."""

    def __init__(self, base: KnowledgeBase) -> None:
        self._base = base
        self._known: dict[int, tuple[str, bool] | None] = {}

    def named(self, text: str) -> list[Naming]:
        """The names of sides, by place, longest first; persons that are named in full also where a short form of their name stands."""
        found, people = [], []
        for number, start, end in self._base.longest(text):
            side, is_person = self._side(number) or ("", False)
            if side:
                found.append(Naming(start, end, side, start))
                if is_person:
                    people.append(found[-1])
        return sorted([*found, *_again(text, found, people)]) if people else found

    def _side(self, number: int) -> tuple[str, bool] | None:
        if number not in self._known:
            self._known[number] = self._side_of(self._base.aliases_of(number))
        return self._known[number]

    def _side_of(self, aliases: tuple[Alias, ...]) -> tuple[str, bool] | None:
        """The side of what a spelling most often means, and whether that is a person; None where it mostly means nobody of note."""
        if not aliases or aliases[0].weight < SIDE_WEIGHT or aliases[0].target.startswith(_NO_SIDE):
            return None
        actor = self._base.actor(aliases[0].target)
        if actor is None:
            return None
        is_person = actor.kind == "person"
        side = actor.country or (self._home_of(actor.id) if is_person else actor.id)
        return (side, is_person) if side else None


    def _home_of(self, person: str) -> str:
        """The country in which a person held office last, by its offices; nothing where he served no country."""
        owners = (tenure.office.partition("/")[0] for tenure in self._base.tenures_of(person))
        return next((owner for owner in owners if len(owner) == 3 and owner.isupper()), "")


def _again(text: str, found: list[Naming], people: list[Naming]) -> Iterator[Naming]:
    """Where people are named again by a short form of their names, outside what was found."""
    short: dict[str, Naming] = {}
    for person in people:
        for name in short_names(text[person.start : person.end], person.side):
            short.setdefault(name, person)
    starts = [one.start for one in found]
    for name, person in short.items():
        for start in _occurrences(text, name):
            before = bisect_right(starts, start) - 1
            if before < 0 or found[before].end <= start:
                yield Naming(start, start + len(name), person.side, person.start)


def _occurrences(text: str, word: str) -> Iterator[int]:
    """Where a word stands by itself."""
    start = text.find(word)
    while start >= 0:
        end = start + len(word)
        if not (text[start - 1 : start].isalnum() or text[end : end + 1].isalnum()):
            yield start
        start = text.find(word, end)
