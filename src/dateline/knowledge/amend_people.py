"""An overlay's rows about offices and the people in them, carried out on the base.

A row wins for the time it covers, as a curated row does when the base is compiled: in an office that one holds at a time
the tenures of others are cut back to before and after. An open end covers what follows `last_verified` only where the
base knows nobody, and all that follows where the row has none.
"""

from __future__ import annotations

import datetime as dt
import re
import sqlite3
from dataclasses import replace

from dateline.model.actor import Tenure

from .amend import Amendments, Names, days, knows
from .compile_offices import spellings, surname_keys
from .compile_people import Person, override, settle_handovers
from .names import name_keys, name_pieces, slug
from .overlay import Overlay
from .roles import is_shared, roles
from .spelling import skeleton
from .tables import Row

_TRUE = ("true", "yes", "1", "acting")
_ROLE = re.compile(r"[a-z]+(?:_[a-z]+)*")
_COUNTRY = "use an ISO 3166-1 alpha-3 code, or an id of an organisation, group or party"


class PeopleAmender:
    """Carries out the tables `offices` and `people`."""

    def __init__(self, database: sqlite3.Connection, names: Names, amendments: Amendments, overlay: Overlay) -> None:
        self._database, self._names, self._amendments, self._overlay = database, names, amendments, overlay
        self._won: dict[str, list[Tenure]] = {}
        self._vague: dict[tuple[str, str, dt.date], int] = {}
        self._shared: set[str] = set()

    def apply(self) -> None:
        """All rows, in their order, office by office."""
        for row in self._overlay.rows["offices"]:
            self._office_row(row)
        by_office: dict[str, list[tuple[str, Row]]] = {}
        for row in self._overlay.rows["people"]:
            person = self._person(row)
            if row["role"]:
                by_office.setdefault(self._office(row), []).append((person, row))
            elif row["change"]:
                raise row.error(f"nothing to {row['change']}: no role", "give the country and the role of the tenure")
        self._database.execute("CREATE INDEX surname_person ON surname (person)")
        for office, rows in by_office.items():
            self._rewrite(office, rows)

    # ---- offices

    def _office_row(self, row: Row) -> None:
        id = row["office"]
        owner, _, name = id.rpartition("/")
        self._demand_owner(row, owner)
        role = row["role"] or name.replace("-", "_")
        self._add_office(id, owner, role, row["title"])
        for column in ("title", "role", "body", "sectors"):
            if row[column]:
                self._database.execute(f"UPDATE office SET {column} = ? WHERE id = ?", (row[column], id))

    def _office(self, row: Row) -> str:
        """The id of a row's office, by its role, or by its title where several hold offices of the role; made when new."""
        if not _ROLE.fullmatch(row["role"]):
            raise row.error(f"{row['role']!r} is no role", "write words with underscores, as in foreign_minister")
        self._demand_owner(row, row["country"])
        role = roles().get(row["role"])
        name = slug(row["title"]) if role and role["by_title"] and row["title"] else row["role"].replace("_", "-")
        id = f"{row['country']}/{name}"
        self._add_office(id, row["country"], row["role"], row["title"])
        if is_shared(row["role"]):
            self._shared.add(id)
        return id

    def _demand_owner(self, row: Row, owner: str) -> None:
        if not knows(self._database, owner if "/" in owner else f"state/{owner}"):
            raise row.error(f"unknown country or organisation {owner!r}", _COUNTRY)

    def _add_office(self, id: str, owner: str, role: str, title: str) -> None:
        row = roles().get(role)
        body = owner if "/" in owner else row["body"].format(iso3=owner) if row else f"government/{owner}"
        sectors = self._org(owner)[1] if "/" in owner else row["sectors"] if row else "GOV"
        values = (id, None if "/" in owner else owner, role, title or (row["title"] if row else role.replace("_", " ")), body, sectors)
        self._database.execute("INSERT OR IGNORE INTO office VALUES (?, ?, ?, ?, ?, ?)", values)

    def _org(self, id: str) -> tuple[str | None, str]:
        """(CAMEO code, sectors) of an organisation, group or party."""
        code, sectors = self._database.execute("SELECT code, sectors FROM actor WHERE id = ?", (id,)).fetchone()
        return code, sectors or "IGO"

    # ---- persons

    def _person(self, row: Row) -> str:
        """The id of a row's person: the one named by id, one of that name with an office in the country or in an
        organisation, or a new one."""
        name, country, id = row["person"], row["country"], row["id"]
        if name.startswith("person/"):
            id, name = name, ""
        known = self._one("SELECT id FROM person WHERE id = ?", id) if id else self._of_name(name, country)
        if known is None and (row["change"] or not name):
            known_as = f"the base knows no {row['person']!r} in {country or 'any country'}"
            raise row.error(known_as, "correct the name or the country; `dateline actors show NAME` shows what is known")
        names = [text for text in dict.fromkeys([name, *row.several("aliases")]) if text]
        if row["change"]:
            names = []
        if known is None:
            known = id or self._new_id(name, country)
            self._add_person(known, name, row)
        self._add_names(known, names, country, self._overlay.cite(row))
        return known

    def _of_name(self, name: str, country: str) -> str | None:
        query = "SELECT DISTINCT id, number FROM full_name JOIN person ON number = person WHERE key = ? ORDER BY rank, id"
        found = dict.fromkeys(pair for key in name_keys(name) for pair in self._database.execute(query, (key,)))
        owners = {id: self._owners(number) for id, number in found}
        near = [id for id in owners if country in owners[id] or not country or self._home(id) == country]
        far = [id for id in owners if not owners[id] or "/" in country or any("/" in owner for owner in owners[id])]
        return next(iter([*near, *far]), None)

    def _owners(self, number: int) -> set[str]:
        return {office.rpartition("/")[0] for (office,) in self._database.execute("SELECT office FROM tenure WHERE person = ?", (number,))}

    def _home(self, id: str) -> str | None:
        return self._one("SELECT country FROM actor WHERE id = ?", id)

    def _new_id(self, name: str, country: str) -> str:
        plain = f"person/{slug(name)}"
        return plain if not knows(self._database, plain) else f"{plain}-{slug(country)}"

    def _add_person(self, id: str, name: str, row: Row) -> None:
        if row["country"]:
            self._demand_owner(row, row["country"])
        role, owner = roles().get(row["role"]), row["country"]
        code, sectors = self._org(owner) if "/" in owner else (None, role["sectors"] if role else "GOV" if row["role"] else "")
        home = None if "/" in owner else owner or None
        number = self._database.execute("SELECT COALESCE(MAX(number) + 1, 0) FROM person").fetchone()[0]
        self._database.execute("INSERT INTO person VALUES (?, ?)", (number, id))
        code = home + sectors.partition("|")[0] if home else code
        self._database.execute("INSERT OR REPLACE INTO actor VALUES (?, 'person', ?, ?, ?, ?, NULL, NULL)", (id, name, home, code, sectors))
        self._amendments.actors[id] = self._overlay.cite(row)

    def _add_names(self, id: str, names: list[str], country: str, source: str) -> None:
        number = self._one("SELECT number FROM person WHERE id = ?", id)
        new = [name for name in names if not self._one("SELECT 1 FROM person_name WHERE person = ? AND name = ?", number, name)]
        for name in new:
            self._database.execute("INSERT INTO person_name VALUES (?, ?)", (number, name))
            self._insert("full_name", [(key, rank, number) for rank, key in enumerate(name_keys(name))])
            self._insert("sound", [(skeleton(piece), number) for piece in name_pieces(name) if len(piece) > 2])
            for text in spellings(name):
                self._names.add((id, "person", None, None, 1.0, text), source)
        bearer = Person(id, "", dict.fromkeys(new), {country})
        self._insert("surname", [(key, "", number, skeleton(key)) for key in surname_keys(bearer)])

    # ---- tenures

    def _rewrite(self, office: str, rows: list[tuple[str, Row]]) -> None:
        """Writes the tenures in an office anew, with what the rows say."""
        tenures = self._tenures(office)
        won: list[Tenure] = []
        for person, row in rows:
            mine = [tenure for tenure in tenures if tenure.person == person and _meets(tenure, row)]
            tenures = [tenure for tenure in tenures if tenure not in mine]
            won = [tenure for tenure in won if tenure not in mine]
            kept = self._changed(person, office, row, mine)
            tenures += kept
            won += kept
        if office not in self._shared:
            tenures = self._settled(tenures, won)
        self._write(office, tenures, won)

    def _changed(self, person: str, office: str, row: Row, mine: list[Tenure]) -> list[Tenure]:
        """What a row leaves of the tenures it speaks of."""
        days(row, "start", "end")
        if row["change"] and not mine:
            remedy = f"`dateline actors show {office}` lists the tenures; delete the row where it is settled"
            raise row.error(f"nothing to {row['change']}: {person} has no such tenure in {office}", remedy)
        if row["change"] == "remove":
            return []
        end = row.last_day("end")
        if row["change"] == "retire":
            if end is None:
                raise row.error("no end", "give the last day in office in the column end")
            return [replace(tenure, end=end, source=self._source(row)) for tenure in mine if not tenure.start or tenure.start <= end]
        if not mine and row.first_day("start") is None:
            raise row.error("no start", "write when the tenure began: YYYY-MM-DD, YYYY-MM or YYYY")
        self._note_vague(person, office, row)
        *before, old = sorted(mine, key=_by_start) or [Tenure(person, office, None, None)]
        return [*before, self._corrected(old, row)]

    def _corrected(self, tenure: Tenure, row: Row) -> Tenure:
        """A tenure with the cells of a row that are not empty."""
        return replace(
            tenure,
            start=row.first_day("start") or tenure.start,
            end=row.last_day("end") or tenure.end,
            last_verified=row.last_day("last_verified") or tenure.last_verified,
            acting=row["acting"].lower() in _TRUE if row["acting"] else tenure.acting,
            source=self._source(row),
        )

    def _source(self, row: Row) -> str:
        return "; ".join(filter(None, (self._overlay.cite(row), row["source"])))

    def _note_vague(self, person: str, office: str, row: Row) -> None:
        for column, day in (("start", row.first_day("start")), ("end", row.last_day("end"))):
            if day and len(row[column]) < len("YYYY-MM-DD"):
                self._vague[person, office, day] = len(row[column])

    def _settled(self, tenures: list[Tenure], won: list[Tenure]) -> list[Tenure]:
        """Tenures in a chair for one: those of others cut back to where the rows of the overlay are silent."""
        settled = settle_handovers(tenures, self._vague)
        people = {(tenure.person, tenure.source) for tenure in won}
        mine = [tenure for tenure in settled if (tenure.person, tenure.source) in people]
        others = [_followed(tenure, mine) for tenure in settled if tenure not in mine]
        left = list(override(others, [_inside(tenure) for tenure in mine]))
        return [*left, *(_closed(tenure, left) for tenure in mine)]

    def _tenures(self, office: str) -> list[Tenure]:
        query = "SELECT id, start, end, last_verified, acting, source FROM tenure JOIN person ON number = person WHERE office = ? ORDER BY start, id"
        return [
            Tenure(person, office, _day(start), _day(end), _day(seen), bool(acting), source)
            for person, start, end, seen, acting, source in self._database.execute(query, (office,)).fetchall()
        ]

    def _write(self, office: str, tenures: list[Tenure], won: list[Tenure]) -> None:
        new = {(tenure.person, tenure.source) for tenure in won}
        self._database.execute("DELETE FROM tenure WHERE office = ?", (office,))
        for t in sorted(tenures, key=lambda tenure: (_by_start(tenure), tenure.person, tenure.end or dt.date.max)):
            number = self._one("SELECT number FROM person WHERE id = ?", t.person)
            start, end, seen = (day.isoformat() if day else None for day in (t.start, t.end, t.last_verified))
            self._insert("tenure", [(number, office, start, end, seen, int(t.acting), t.source)])
            if (t.person, t.source) in new:
                self._database.execute("UPDATE surname SET latest = MAX(latest, ?) WHERE person = ?", (end or seen or start or "", number))

    def _one(self, query: str, *values: object) -> str | None:
        row = self._database.execute(query, values).fetchone()
        return row[0] if row else None

    def _insert(self, table: str, rows: list[tuple[object, ...]]) -> None:
        for row in rows:
            self._database.execute(f"INSERT OR IGNORE INTO {table} VALUES ({','.join('?' * len(row))})", row)


def _meets(tenure: Tenure, row: Row) -> bool:
    """Whether a tenure and the days of a row have a day in common; what is open goes on."""
    first = row.first_day("start") if row["change"] != "retire" else row.last_day("end")
    last = row.last_day("end") if row["change"] != "retire" else None
    return (tenure.end or dt.date.max) >= (first or dt.date.min) and (tenure.start or dt.date.min) <= (last or dt.date.max)


def _closed(tenure: Tenure, others: list[Tenure]) -> Tenure:
    """A tenure with an open end, ended by the next one in the chair."""
    following = [other.start for other in others if other.start and tenure.start and other.start > tenure.start]
    return replace(tenure, end=min(following)) if tenure.end is None and following else tenure


def _followed(tenure: Tenure, mine: list[Tenure]) -> Tenure:
    """A tenure with an open end, ended for good by the first of the overlay's that begins after it was last seen."""
    seen = tenure.last_verified or _by_start(tenure)
    starts = [one.start for one in mine if one.start and one.start >= seen and one.start > _by_start(tenure)]
    return replace(tenure, end=min(starts)) if tenure.end is None and starts else tenure


def _inside(tenure: Tenure) -> Tenure:
    """A tenure for as long as a row speaks: until it was last seen where its end is open. The first and the last day it may
    share with those before and after, as the base has handovers."""
    day, seen = dt.timedelta(days=1), tenure.last_verified
    end = tenure.end or (seen if seen and seen >= _by_start(tenure) else None)
    first, last = (tenure.start + day if tenure.start else None), (end - day if end else None)
    return replace(tenure, start=first, end=last) if first is None or last is None or first <= last else replace(tenure, end=end)


def _by_start(tenure: Tenure) -> dt.date:
    return tenure.start or dt.date.min


def _day(text: str | None) -> dt.date | None:
    return dt.date.fromisoformat(text) if text else None
