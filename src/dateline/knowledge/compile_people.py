"""Persons, offices and tenures read from the tables; what a curated table covers, it covers alone."""

from __future__ import annotations

import datetime as dt
import re
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace
from pathlib import Path

from dateline.model.actor import Tenure

from .compile_actors import ActorTables
from .names import name_keys, slug
from .spelling import initials, may_be_one, same_name
from .tables import Row, read_table

_PERSON = ("id", "name", "aliases", "surnames", "wikidata", "country")
_TENURE = ("person", "office", "title", "start", "end", "last_verified", "acting", "source")
_ROLE = ("role", "title", "body", "sectors", "every_state", "by_title")
_CURATED = ("person", "aliases", "wikidata", "country", "role", "title", "start", "end", "acting", "source", "last_verified")
_ROLE_NAME = re.compile(r"[a-z]+(?:-[a-z]+)*")
_KIN = (
    frozenset("SUN RUS UKR BLR GEO ARM AZE KAZ KGZ TJK TKM UZB MDA EST LVA LTU".split()),
    frozenset("YUG SCG SRB MNE HRV SVN MKD BIH XKX".split()),
    frozenset("CSK CZE SVK".split()),
    frozenset("DDR DEU".split()),
)
_GAP_DAYS = 90
_SAME_START_YEARS = 40 / 365
_SAME_TIME_YEARS = 4
_CURATED_WEIGHT = 100
_DAY = len("YYYY-MM-DD")
_TRUE = ("true", "yes", "1", "acting")


@dataclass
class Person:
    """A person under all names the tables give; `name` is the curated one where there is one."""

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
    titles: dict[str, Counter[str]] = field(default_factory=dict)
    vague: dict[tuple[str, str, dt.date], int] = field(default_factory=dict)
    office_roles: dict[str, str] = field(default_factory=dict)
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
        tables.tenures = settle_handovers([*override(tables.tenures, curated), *curated], tables.vague)
        held = {tenure.person for tenure in tables.tenures}
        tables.persons = {id: person for id, person in tables.persons.items() if id in held or person.wikidata}
        tables._merge_namesakes()
        tables._name_ids()
        return tables

    def _merge_namesakes(self) -> None:
        """Make one person of those of a country who have one name, unless their items or initials differ."""
        kept: dict[tuple[str, str], str] = {}
        merged: dict[str, str] = {}
        for id, person in self.persons.items():
            keys = [(country, name_keys(name)[0]) for country in sorted(person.countries) for name in person.names if " " in name]
            other = next((kept[key] for key in keys if key in kept and self._is_one(kept[key], id)), id)
            merged[id] = other
            if other != id:
                self._add_names(other, list(person.names), sorted(person.countries))
                self.persons[other].surnames.update(person.surnames)
                self.persons[other].wikidata = self.persons[other].wikidata or person.wikidata
            for key in keys:
                kept.setdefault(key, other)
        self.persons = {id: person for id, person in self.persons.items() if merged[id] == id}
        self.tenures = [replace(tenure, person=merged[tenure.person]) for tenure in self.tenures]

    def _is_one(self, id: str, other: str) -> bool:
        items = {self.persons[id].wikidata, self.persons[other].wikidata} - {""}
        return len(items) < 2 and self._initials_fit(id, list(self.persons[other].names))

    def _name_ids(self) -> None:
        """Give every person the id of the name the tables settle on; of namesakes the one who has it keeps it."""
        wanted: dict[str, list[str]] = {}
        for id in sorted(self.persons):
            wanted.setdefault(f"person/{slug(self.persons[id].name)}", []).append(id)
        new: dict[str, str] = {}
        for plain, ids in wanted.items():
            for number, id in enumerate(sorted(ids, key=lambda id: (id != plain, id))):
                country = slug(min(self.persons[id].countries, default=""))
                new[id] = plain if number == 0 else f"{plain}-{country}" if number == 1 else f"{plain}-{country}-{number}"
        self.persons = {new[id]: replace(person, id=new[id]) for id, person in self.persons.items()}
        self.tenures = [replace(tenure, person=new[tenure.person]) for tenure in self.tenures]

    # ---- reading

    def _read_curated(self, paths: list[Path]) -> list[Tenure]:
        """The tenures of the curated tables; rows of one name and country are one person, found once for all of them."""
        groups: dict[tuple[str, ...], list[Row]] = {}
        for path in paths:
            for row in read_table(path, _CURATED):
                if not row["person"]:
                    raise row.error("no person", "write the name, or leave the row out where nobody is known")
                groups.setdefault((row["country"], name_keys(row["person"])[0], *initials(row["person"])), []).append(row)
        tenures = []
        for rows in sorted(groups.values(), key=lambda rows: "/" in rows[0]["country"]):
            person = self._person_of(rows)
            tenures += [self._tenure(row, person, self._office_id(row)) for row in rows]
        return tenures

    def _office_id(self, row: Row) -> str:
        """The id of the office of a curated row: by its role, or by its title where several hold offices of the role."""
        role = self.roles.get(row["role"])
        name = slug(row["title"]) if role and role["by_title"] and row["title"] else row["role"].replace("_", "-")
        id = f"{row['country']}/{name}"
        if not _ROLE_NAME.fullmatch(name) and not (role and role["by_title"]):
            raise row.error(f"{row['role']!r} is no role", "write words with underscores, as in foreign_minister")
        self.office_roles[id] = row["role"]
        return id

    def _role_of(self, office: str) -> str:
        """The role in an office's id: CHN/foreign-minister, USA/ambassador-to-russia."""
        name = office.rpartition("/")[2].replace("-", "_")
        return name if name in self.roles else next((role for role, row in self.roles.items() if row["by_title"] and name.startswith(f"{role}_")), name)

    def _person_of(self, rows: list[Row]) -> str:
        """The id of the person of curated rows: one of the same name and country, else one of a like name in office about
        then, else one of the same name in an organisation or a kindred state, else a new one."""
        country, item = rows[0]["country"], next((row["wikidata"] for row in rows if row["wikidata"]), "")
        names = list(dict.fromkeys(name for row in rows for name in [row["person"], *row.several("aliases")]))
        found = dict.fromkeys(id for name in names for key in name_keys(name) for id in self._by_name.get(key, ()))
        same = [id for id in found if item and self.persons[id].wikidata == item and self._initials_fit(id, names)]
        near = [id for id in found if country in self.persons[id].countries and self._initials_fit(id, names)]
        far = [id for id in found if self._is_kin(country, id) and self._initials_fit(id, names)]
        for id in (*same, *near, *(like for row in rows for like in self._of_like_name(row)), *far):
            self._add_names(id, names, [country])
            self.persons[id].name = names[0]
            return id
        return self._add_person(self._new_id(names[0], country), names, [country], item)

    def _is_kin(self, country: str, id: str) -> bool:
        """Whether one may go from an office of the person's to one of `country`: an organisation's, a group's of his own
        country, or a successor state's."""
        countries = self.persons[id].countries
        home = self._home_of_group(country)
        if home:
            return home in countries or any({home, other} <= kin for other in countries for kin in _KIN)
        return "/" in country or any("/" in other and self._home_of_group(other) in (None, country) or {country, other} <= kin for other in countries for kin in _KIN)

    def _home_of_group(self, owner: str) -> str | None:
        """The country of an armed group, party or body of one country; None for states and for organisations of many."""
        actor = self.actors.actors.get(owner)
        return (actor["country"] or None) if actor else None

    def _initials_fit(self, id: str, names: list[str]) -> bool:
        """Whether initials speak not against it: George H. W. Bush is not George W. Bush."""
        mine = [found for name in names if (found := initials(name))]
        theirs = [found for name in self.persons[id].names if (found := initials(name))]
        return not mine or not theirs or any(found in theirs for found in mine)

    def _of_like_name(self, row: Row) -> list[str]:
        """Persons of a country whose name may be the row's in another spelling: those who took the office about then, and
        those of that time whose names agree in all parts."""
        start = row.first_day("start")
        if start is None:
            return []
        about = [tenure for tenure in self._of_office.get(self._office_id(row), ()) if _years_apart(tenure, start) < _SAME_START_YEARS]
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
        owner = office.rpartition("/")[0]
        if owner not in self.actors.states and not self.actors.knows(owner):
            raise row.error(f"unknown country or organisation {owner!r}", "use an ISO 3166-1 alpha-3 code of states.csv or an id of actors.csv")
        if person not in self.persons:
            raise row.error(f"unknown person {person!r}", "add the person to persons.csv")
        start, end = row.first_day("start"), row.last_day("end")
        if start and end and start > end:
            raise row.error("start is after end", "swap or mend the dates")
        self.office_roles.setdefault(office, self._role_of(office))
        if row["title"]:
            self.titles.setdefault(office, Counter())[row["title"]] += _CURATED_WEIGHT if "role" in row.cells else 1
        self.vague |= {(person, office, day): len(row[column]) for column, day in (("start", start), ("end", end)) if day and len(row[column]) < _DAY}
        return Tenure(person, office, start, end, row.last_day("last_verified"), row["acting"].lower() in _TRUE, row["source"])


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


def settle_handovers(tenures: list[Tenure], vague: dict[tuple[str, str, dt.date], int]) -> list[Tenure]:
    """Tenures whose end or beginning is known to the month or year only, cut to the day where the other side of the
    handover knows it better. `vague` gives for (person, office, day) of such an edge how many letters of its date stand."""
    by_office: dict[str, list[Tenure]] = {}
    for tenure in sorted(tenures, key=lambda tenure: (tenure.office, tenure.start or dt.date.min, tenure.person)):
        by_office.setdefault(tenure.office, []).append(tenure)
    for held in by_office.values():
        for number in range(len(held) - 1):
            held[number], held[number + 1] = _settled(held[number], held[number + 1], vague)
    return [tenure for held in by_office.values() for tenure in held]


def _settled(one: Tenure, following: Tenure, vague: dict[tuple[str, str, dt.date], int]) -> tuple[Tenure, Tenure]:
    end, start = one.end, following.start
    if end is None or start is None or end <= start or one.person == following.person:
        return one, following
    end_known, start_known = vague.get((one.person, one.office, end), _DAY), vague.get((following.person, following.office, start), _DAY)
    if end_known < start_known and (one.start or start) <= start:
        return replace(one, end=start), following
    if start_known < end_known and end <= (following.end or end):
        return one, replace(following, start=end)
    return one, following


def _years_apart(tenure: Tenure, day: dt.date) -> float:
    return abs((tenure.start - day).days) / 365 if tenure.start else 100.0
