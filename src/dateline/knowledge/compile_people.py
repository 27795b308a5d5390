"""Persons, offices and tenures read from the tables; what a curated table covers, it covers alone."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace
from functools import cached_property
from pathlib import Path
from typing import Any

from dateline.model.actor import Tenure

from .compile_actors import ActorTables
from .names import name_keys, name_pieces, slug
from .spelling import may_be_one, same_name, skeleton
from .tables import Row, read_table

_PERSON = ("id", "name", "aliases", "surnames", "wikidata", "country")
_TENURE = ("person", "office", "title", "start", "end", "last_verified", "acting", "source")
_ROLE = ("role", "title", "body", "sectors")
_CURATED = ("person", "aliases", "wikidata", "country", "role", "title", "start", "end", "acting", "source", "last_verified")
_ROLE_NAME = re.compile(r"[a-z]+(?:-[a-z]+)*")
_GAP_DAYS = 90
_SAME_START_YEARS = 40 / 365
_SAME_TIME_YEARS = 4
_TRUE = ("true", "yes", "1", "acting")


@dataclass
class Person:
    """A person under all names the tables give."""

    id: str
    name: str
    names: dict[str, None]
    countries: set[str]
    wikidata: str = ""
    surnames: dict[str, None] = field(default_factory=dict)


@dataclass
class PeopleTables:
    """The persons of the base, the offices they held and when."""

    actors: ActorTables
    roles: dict[str, Row]
    persons: dict[str, Person] = field(default_factory=dict)
    tenures: list[Tenure] = field(default_factory=list)
    titles: dict[str, str] = field(default_factory=dict)
    _by_name: dict[str, list[str]] = field(default_factory=dict)
    _of_office: dict[str, list[Tenure]] = field(default_factory=dict)
    _of_country: dict[str, list[Tenure]] = field(default_factory=dict)

    @classmethod
    def read(cls, folder: Path, actors: ActorTables) -> PeopleTables:
        """The tables of a folder: persons.csv and tenures.csv, then curated/*.csv over them."""
        tables = cls(actors, {row["role"]: row for row in read_table(folder / "roles.csv", _ROLE)})
        for row in read_table(folder / "persons.csv", _PERSON):
            tables._add_person(row["id"], [row["name"], *row.several("aliases")], row.several("country"), row["wikidata"])
            tables.persons[row["id"]].surnames.update(dict.fromkeys(row.several("surnames")))
        tables.tenures = [tables._tenure(row, row["person"], row["office"]) for row in read_table(folder / "tenures.csv", _TENURE)]
        for tenure in tables.tenures:
            tables._of_office.setdefault(tenure.office, []).append(tenure)
            tables._of_country.setdefault(tenure.office.partition("/")[0], []).append(tenure)
        curated = tables._read_curated(sorted((folder / "curated").glob("*.csv")))
        tables.tenures = [*override(tables.tenures, curated), *curated]
        held = {tenure.person for tenure in tables.tenures}
        tables.persons = {id: person for id, person in tables.persons.items() if id in held or person.wikidata}
        return tables

    # ---- reading

    def _read_curated(self, paths: list[Path]) -> list[Tenure]:
        """The tenures of the curated tables; rows of one name and country are one person, found once for all of them."""
        groups: dict[tuple[str, str], list[Row]] = {}
        for path in paths:
            for row in read_table(path, _CURATED):
                if not row["person"]:
                    raise row.error("no person", "write the name, or leave the row out where nobody is known")
                groups.setdefault((row["country"], name_keys(row["person"])[0]), []).append(row)
        tenures = []
        for rows in groups.values():
            person = self._person_of(rows)
            tenures += [self._tenure(row, person, _office_id(row)) for row in rows]
        return tenures

    def _person_of(self, rows: list[Row]) -> str:
        """The id of the person of curated rows: one of the same name and country, else one of a like name in office about
        then, else one of the same name where an organisation is in play, else a new one."""
        country, item = rows[0]["country"], next((row["wikidata"] for row in rows if row["wikidata"]), "")
        names = list(dict.fromkeys(name for row in rows for name in [row["person"], *row.several("aliases")]))
        found = dict.fromkeys(id for name in names for key in name_keys(name) for id in self._by_name.get(key, ()))
        same = [id for id in found if item and self.persons[id].wikidata == item]
        near = [id for id in found if country in self.persons[id].countries]
        far = [id for id in found if "/" in country or any("/" in other for other in self.persons[id].countries)]
        for id in (*same, *near, *(like for row in rows for like in self._of_like_name(row)), *far):
            self._add_names(id, names, [country])
            return id
        return self._add_person(self._new_id(names[0], country), names, [country], item)

    def _of_like_name(self, row: Row) -> list[str]:
        """Persons of a country whose name may be the row's in another spelling: those who took the office about then, and
        those of that time whose names agree in all parts."""
        start = row.first_day("start")
        if start is None:
            return []
        about = [tenure for tenure in self._of_office.get(_office_id(row), ()) if _years_apart(tenure, start) < _SAME_START_YEARS]
        found = [tenure.person for tenure in about if self._may_be(row, tenure)]
        for tenure in self._of_country.get(row["country"], ()):
            if _years_apart(tenure, start) < _SAME_TIME_YEARS and any(same_name(row["person"], name) for name in self.persons[tenure.person].names):
                found.append(tenure.person)
        return found

    def _may_be(self, row: Row, tenure: Tenure) -> bool:
        return any(may_be_one(row["person"], name) for name in self.persons[tenure.person].names)

    def _new_id(self, name: str, country: str) -> str:
        plain = f"person/{slug(name)}"
        return plain if plain not in self.persons else f"{plain}-{slug(country)}"

    def _add_person(self, id: str, names: list[str], countries: list[str], wikidata: str) -> str:
        self.persons.setdefault(id, Person(id, names[0], {}, set(), wikidata))
        self._add_names(id, names, countries)
        return id

    def _add_names(self, id: str, names: list[str], countries: list[str]) -> None:
        person = self.persons[id]
        person.names.update(dict.fromkeys(names))
        person.countries.update(countries)
        for name in names:
            for key in name_keys(name):
                if id not in self._by_name.setdefault(key, []):
                    self._by_name[key].append(id)

    def _tenure(self, row: Row, person: str, office: str) -> Tenure:
        owner, _, role = office.rpartition("/")
        if not _ROLE_NAME.fullmatch(role):
            raise row.error(f"{role!r} is no role", "write words with underscores, as in foreign_minister")
        if owner not in self.actors.states and not self.actors.knows(owner):
            raise row.error(f"unknown country or organisation {owner!r}", "use an ISO 3166-1 alpha-3 code of states.csv or an id of actors.csv")
        if person not in self.persons:
            raise row.error(f"unknown person {person!r}", "add the person to persons.csv")
        start, end = row.first_day("start"), row.last_day("end")
        if start and end and start > end:
            raise row.error("start is after end", "swap or mend the dates")
        if row["title"]:
            self.titles.setdefault(office, row["title"])
        return Tenure(person, office, start, end, row.last_day("last_verified"), row["acting"].lower() in _TRUE, row["source"])

    # ---- what is written

    def actor_rows(self) -> Iterator[tuple[Any, ...]]:
        """Rows of the table `actor` for persons; the code is that of the last office."""
        last = {tenure.person: tenure.office for tenure in sorted(self.tenures, key=lambda tenure: tenure.start or dt.date.min)}
        for person in self.persons.values():
            owner, _, role = last.get(person.id, "").rpartition("/")
            country = owner if owner in self.actors.states else None
            sectors = self._sectors(role, country) if role else ""
            yield (person.id, "person", person.name, country, f"{country}{sectors.split('|')[0]}" if country else None, sectors, None, None)

    def alias_rows(self) -> Iterator[tuple[Any, ...]]:
        """Rows of the table `alias` for persons: full names of two words or more, also surname-first names turned."""
        for person in self.persons.values():
            for name in dict.fromkeys(spelling for name in person.names for spelling in spellings(name)):
                yield (person.id, "person", None, None, 1.0, name)

    def office_rows(self) -> Iterator[tuple[Any, ...]]:
        """Rows of the table `office`: every office that somebody holds, and the usual ones of every state."""
        ids = {tenure.office for tenure in self.tenures}
        ids |= {f"{iso3}/{role.replace('_', '-')}" for iso3 in self.actors.states for role, row in self.roles.items() if row.get("every_state")}
        for id in ids:
            owner, _, role_name = id.rpartition("/")
            role = self.roles.get(role_name.replace("-", "_"))
            country = owner if owner in self.actors.states else None
            body = (role["body"].format(iso3=owner) if role else f"government/{owner}") if country else owner
            title = self.titles.get(id) or (role["title"] if role else role_name.replace("-", " "))
            yield (id, country, role_name.replace("-", "_"), title, body or None, self._sectors(role_name, country))

    def _sectors(self, role_name: str, country: str | None) -> str:
        role = self.roles.get(role_name.replace("-", "_"))
        return (role["sectors"] if role else "GOV") if country else "IGO"

    @cached_property
    def _numbers(self) -> dict[str, int]:
        return {id: number for number, id in enumerate(sorted(self.persons))}

    def person_rows(self) -> list[tuple[int, str]]:
        """Rows of the table `person`: a number for every id, to keep the other tables small."""
        return [(number, id) for id, number in self._numbers.items()]

    def tenure_rows(self) -> list[tuple[Any, ...]]:
        """Rows of the table `tenure`, by office and start."""
        ordered = sorted(self.tenures, key=lambda tenure: (tenure.office, tenure.start or dt.date.min, tenure.person, tenure.end or dt.date.max))
        return [(self._numbers[t.person], t.office, _iso(t.start), _iso(t.end), _iso(t.last_verified), int(t.acting), t.source) for t in ordered]

    def full_name_rows(self) -> set[tuple[Any, ...]]:
        """Rows of the table `full_name`: every key of every name."""
        return {(key, rank, self._numbers[person.id]) for person in self.persons.values() for name in person.names for rank, key in enumerate(name_keys(name))}

    def surname_rows(self) -> Iterator[tuple[Any, ...]]:
        """Rows of the table `surname`: every part of a name that may stand alone for the person, with the last day in office."""
        latest: dict[str, str] = {}
        for tenure in self.tenures:
            latest[tenure.person] = max(latest.get(tenure.person, ""), _iso(tenure.end or tenure.last_verified or tenure.start) or "")
        for person in self.persons.values():
            for key in surname_keys(person):
                yield (key, latest.get(person.id, ""), self._numbers[person.id], skeleton(key))

    def name_rows(self) -> list[tuple[int, str]]:
        """Rows of the table `person_name`: every name of every person, the first one first."""
        return [(self._numbers[person.id], name) for person in self.persons.values() for name in person.names]

    def sound_rows(self) -> set[tuple[str, int]]:
        """Rows of the table `sound`: how the parts of every name sound."""
        return {(skeleton(piece), person) for person, name in self.name_rows() for piece in name_pieces(name) if len(piece) > 2}


def _office_id(row: Row) -> str:
    return f"{row['country']}/{row['role'].replace('_', '-')}"


def override(tenures: Iterable[Tenure], curated: list[Tenure]) -> Iterator[Tenure]:
    """`tenures` cut back to the times for which `curated` is silent about their office: before, after, and in gaps of a
    quarter and more."""
    spans: dict[str, list[tuple[dt.date, dt.date]]] = {}
    for tenure in sorted(curated, key=lambda tenure: tenure.start or dt.date.min):
        spans.setdefault(tenure.office, []).append((tenure.start or dt.date.min, tenure.end or dt.date.max))
    for tenure in tenures:
        yield from _outside(tenure, spans.get(tenure.office, []))


def _outside(tenure: Tenure, taken: list[tuple[dt.date, dt.date]]) -> Iterator[Tenure]:
    """The parts of a tenure that lie in none of the spans, which are sorted by their beginning."""
    free, last = tenure.start or dt.date.min, tenure.end or dt.date.max
    one_day = dt.timedelta(days=1)
    for first_taken, last_taken in taken:
        if first_taken > last:
            break
        if free < first_taken:
            yield from _part(tenure, free, first_taken - one_day)
        if last_taken >= last:
            return
        free = max(free, last_taken + one_day)
    yield from _part(tenure, free, tenure.end)


def _part(tenure: Tenure, first: dt.date, last: dt.date | None) -> Iterator[Tenure]:
    """A tenure cut to a part, where the part is more than a stretch between two dates of one handover."""
    is_whole = first == (tenure.start or dt.date.min) and last == tenure.end
    if is_whole or last is None or (last - first).days >= _GAP_DAYS:
        yield replace(tenure, start=tenure.start if first == dt.date.min else first, end=last)


def spellings(name: str) -> list[str]:
    """How a full name is written in running text: as it stands, and without initials."""
    name = " ".join(name.split())
    short = " ".join(part for part in name.split() if len(part.strip(".")) > 1)
    return [text for text in dict.fromkeys([name, short]) if len(text.split()) > 1]


def surname_keys(person: Person) -> list[str]:
    """The keys of what may stand alone for a person: the surnames the table gives and their parts, else the last word and
    the last two words of each name."""
    texts = dict(person.surnames)
    for name in person.names:
        words = name.split()
        texts |= dict.fromkeys([words[-1], *(word for surname in person.surnames for word in surname.split())])
        if not person.surnames and len(words) > 2:
            texts[" ".join(words[-2:])] = None
    return list(dict.fromkeys(key for text in texts for key in name_keys(text) if len(key) > 1))


def _years_apart(tenure: Tenure, day: dt.date) -> float:
    return abs((tenure.start - day).days) / 365 if tenure.start else 100.0


def _iso(day: dt.date | None) -> str | None:
    return day.isoformat() if day else None
