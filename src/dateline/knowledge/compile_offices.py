"""Persons, offices and tenures, read and joined, as rows of the compiled base."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from functools import cached_property
from typing import Any

from dateline.model.actor import Tenure

from .compile_people import PeopleTables, Person
from .names import name_keys, name_pieces, short_names
from .spelling import skeleton

_UNKNOWN_START = dt.date.min


class PeopleRows:
    """What is written of the persons of the base."""

    def __init__(self, people: PeopleTables) -> None:
        self.people = people
        self.persons = list(people.persons.values())
        self.numbers = {id: number for number, id in enumerate(sorted(people.persons))}

    def actors(self) -> Iterator[tuple[Any, ...]]:
        """Rows of the table `actor`; country, code and sectors are those of the last office."""
        last = {tenure.person: tenure.office for tenure in sorted(self.people.tenures, key=_by_start)}
        for person in self.persons:
            office = last.get(person.id)
            country, code, sectors = self._coding(office) if office else (None, None, "")
            yield (person.id, "person", person.name, country, code, sectors, None, None)

    def aliases(self) -> Iterator[tuple[Any, ...]]:
        """Rows of the table `alias` without their pattern: full names of two words or more."""
        for person in self.persons:
            for text in dict.fromkeys(spelling for name in person.names for spelling in spellings(name)):
                yield (person.id, "person", None, None, 1.0, text)

    def offices(self) -> Iterator[tuple[Any, ...]]:
        """Rows of the table `office`: every office that somebody holds, and the usual ones of every state."""
        roles = self.people.roles
        held = {tenure.office: self.people.office_roles[tenure.office] for tenure in self.people.tenures}
        usual = {f"{iso3}/{role.replace('_', '-')}": role for iso3 in self.people.actors.states for role, row in roles.items() if row["every_state"]}
        for id, role in sorted((usual | held).items()):
            owner = id.rpartition("/")[0]
            country, _, sectors = self._coding(id)
            row = roles.get(role)
            body = owner if not country else row["body"].format(iso3=owner) if row else f"government/{owner}"
            yield (id, country, role, self._title(id, role), body or None, sectors)

    def tenures(self) -> list[tuple[Any, ...]]:
        """Rows of the table `tenure`, by office and start."""
        ordered = sorted(self.people.tenures, key=lambda tenure: (tenure.office, _by_start(tenure), tenure.person, tenure.end or dt.date.max))
        return [(self.numbers[t.person], t.office, _iso(t.start), _iso(t.end), _iso(t.last_verified), int(t.acting), t.source) for t in ordered]

    def full_names(self) -> set[tuple[Any, ...]]:
        """Rows of the table `full_name`: every key of every name."""
        return {(key, rank, number) for number, name in self.names for rank, key in enumerate(name_keys(name))}

    def surnames(self) -> Iterator[tuple[Any, ...]]:
        """Rows of the table `surname`: every part of a name that may stand alone for the person, with the last day in office."""
        latest: dict[str, str] = {}
        for tenure in self.people.tenures:
            latest[tenure.person] = max(latest.get(tenure.person, ""), _iso(tenure.end or tenure.last_verified or tenure.start) or "")
        for person in self.persons:
            for key in surname_keys(person):
                yield (key, latest.get(person.id, ""), self.numbers[person.id], skeleton(key))

    @cached_property
    def names(self) -> list[tuple[int, str]]:
        """Rows of the table `person_name`: every name of every person, the first one first."""
        return [(self.numbers[person.id], name) for person in self.persons for name in person.names]

    def sounds(self) -> set[tuple[str, int]]:
        """Rows of the table `sound`: how the parts of every name sound."""
        return {(skeleton(piece), number) for number, name in self.names for piece in name_pieces(name) if len(piece) > 2}

    def _coding(self, office: str) -> tuple[str | None, str | None, str]:
        """Country, CAMEO code and sectors of who holds an office; those of the organisation or group where it is of one."""
        owner = office.rpartition("/")[0]
        if owner in self.people.actors.states:
            row = self.people.roles.get(self.people.office_roles.get(office) or office.rpartition("/")[2].replace("-", "_"))
            sectors = row["sectors"] if row else "GOV"
            return owner, owner + sectors.partition("|")[0], sectors
        actor = self.people.actors.actors.get(owner)
        return (None, actor["code"] or None, actor["sectors"]) if actor else (None, None, "IGO")

    def _title(self, office: str, role: str) -> str:
        """The commonest title of an office, a curated one first, else the role's."""
        titles = self.people.titles.get(office)
        if titles:
            return min(titles, key=lambda title: (-titles[title], title))
        row = self.people.roles.get(role)
        return row["title"] if row else role.replace("_", " ")


def spellings(name: str) -> list[str]:
    """How a full name is written in running text: as it stands, and without initials."""
    name = " ".join(name.split())
    short = " ".join(part for part in name.split() if len(part.strip(".")) > 1)
    return [text for text in dict.fromkeys([name, short]) if len(text.split()) > 1]


def surname_keys(person: Person) -> list[str]:
    """The keys of what may stand alone for a person: the surnames the table gives, with their parts, and what the custom of
    the person's countries makes of each name."""
    texts = dict(person.surnames) | dict.fromkeys(word for surname in person.surnames for word in surname.split())
    for name in person.names:
        for country in sorted(person.countries):
            texts |= dict.fromkeys(short_names(name, country))
    return list(dict.fromkeys(key for text in texts for key in name_keys(text) if len(key) > 1))


def _by_start(tenure: Tenure) -> dt.date:
    return tenure.start or _UNKNOWN_START


def _iso(day: dt.date | None) -> str | None:
    return day.isoformat() if day else None
