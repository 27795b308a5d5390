"""States, organisations, groups and the bodies every state has, with their names, read from the tables and expanded by rule."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from .tables import Row, read_table

_STATE = ("iso3", "name", "independent", "cow", "valid_from", "valid_to", "source")
_ACTOR = tuple("id kind name country code sectors valid_from valid_to aliases abbreviations weak demonyms people source".split())
_ALIAS = ("target", "kind", "texts", "valid_from", "valid_to", "weight", "source")
_BODY = ("body", "kind", "name", "code", "sectors", "nouns", "nouns_of")
_CODE = ("actor", "code", "sectors", "start", "end", "source")
_WEAK = 0.4  # of a name that oftener means something else
_MEMBER = ("org", "members", "start", "end", "source")


@dataclass(frozen=True)
class ActorTables:
    """The tables about actors that are no persons."""

    states: dict[str, Row]
    actors: dict[str, Row]
    aliases: list[Row]
    bodies: dict[str, Row]
    members: list[Row]
    codes: list[Row]
    texts: dict[tuple[str, str], list[str]] = field(default_factory=dict)

    @classmethod
    def read(cls, folder: Path) -> ActorTables:
        """The tables of a folder, references checked."""
        tables = cls(
            states=_by_key(read_table(folder / "states.csv", _STATE), "iso3"),
            actors=_by_key(_all_rows(folder, "actors*.csv", _ACTOR), "id"),
            aliases=list(_all_rows(folder, "aliases*.csv", _ALIAS)),
            bodies=_by_key(read_table(folder / "bodies.csv", _BODY), "body"),
            members=list(read_table(folder / "members.csv", _MEMBER)),
            codes=list(read_table(folder / "codes.csv", _CODE)),
        )
        for row in (*tables.codes, *tables.members):
            tables._demand(row, row.get("actor") or row["org"])
        for row in tables.aliases:
            tables._demand(row, row["target"])
            tables.texts.setdefault((row["target"], row["kind"]), []).extend(row.several("texts"))
        return tables

    def _demand(self, row: Row, id: str) -> None:
        if not self.knows(id):
            raise row.error(f"unknown actor {id!r}", "use an id of actors_*.csv, state/XXX, government/XXX or a body of bodies.csv")

    def knows(self, id: str) -> bool:
        """Whether an id is an actor of the tables: a row, or a body that every state has."""
        kind, _, rest = id.partition("/")
        state, _, body = rest.partition("/")
        return id in self.actors or (state in self.states and (kind in ("state", "government") or f"{kind}/{body}" in self.bodies))

    def actor_rows(self) -> Iterator[tuple[Any, ...]]:
        """Rows of the table `actor`."""
        for row in self.actors.values():
            yield (row["id"], row["kind"], row["name"], row["country"] or None, row["code"] or None, row["sectors"], *_dates(row))
        for iso3, row in self.states.items():
            first, last = _dates(row)
            yield (f"state/{iso3}", "historical_state" if last else "state", row["name"], iso3, iso3, "", first, last)
            for body in self.bodies.values():
                id, adjective = _body_id(body, iso3), self._adjectives(iso3)[0]
                if id not in self.actors:
                    yield (id, body["kind"], body["name"].format(adj=adjective), iso3, iso3 + body["code"], body["sectors"], first, last)

    def alias_rows(self) -> Iterator[tuple[Any, ...]]:
        """Rows of the table `alias` without their pattern: target, kind, from, to, weight, text."""
        for row in self.aliases:
            for text in row.several("texts"):
                yield (row["target"], row["kind"], *_dates(row), float(row["weight"] or 1), text)
        for row in self.actors.values():
            yield from actor_aliases(row)

    def noun_rows(self) -> Iterator[tuple[str, str, int]]:
        """Rows of the table `noun` without their pattern: the body, the words, whether they stand before "of" and the state."""
        for body in self.bodies.values():
            for column in ("nouns", "nouns_of"):
                for text in body.several(column):
                    yield (body["body"], text, int(column == "nouns_of"))

    def independent_rows(self) -> Iterator[tuple[Any, ...]]:
        """Rows of the table `independent`: states in their own right, with the days between which they are."""
        return ((iso3, *_dates(row)) for iso3, row in self.states.items() if row["independent"] == "yes")

    def code_rows(self) -> Iterator[tuple[Any, ...]]:
        """Rows of the table `code`: what an actor is coded as for a time, where that is not what it is always."""
        return ((row["actor"], row["code"], row["sectors"], *_dates(row, "start", "end")) for row in self.codes)

    def member_rows(self) -> Iterator[tuple[Any, ...]]:
        """Rows of the table `member`."""
        for row in self.members:
            for member in row.several("members"):
                yield (row["org"], member if "/" in member else f"state/{member}", *_dates(row, "start", "end"))

    def _adjectives(self, iso3: str) -> list[str]:
        return self.texts.get((f"state/{iso3}", "demonym")) or [self.states[iso3]["name"]]


def actor_aliases(row: Row) -> Iterator[tuple[Any, ...]]:
    """Rows of the table `alias` without their pattern for what a row of actors_*.csv says the actor is called."""
    kinds = {"aliases": "name", "abbreviations": "abbreviation", "weak": "name", "demonyms": "demonym", "people": "demonym_noun"}
    texts = {column: row.several(column) for column in kinds}
    if row["name"] not in texts["weak"]:
        texts["aliases"] = [row["name"], *texts["aliases"]]
    for column, kind in kinds.items():
        for text in dict.fromkeys(texts[column]):
            yield (row["id"], kind, *_dates(row), _WEAK if column == "weak" else 1.0, text)


def _body_id(body: Row, iso3: str) -> str:
    kind, _, name = body["body"].partition("/")
    return f"{kind}/{iso3}/{name}" if name else f"{kind}/{iso3}"


def _all_rows(folder: Path, pattern: str, columns: tuple[str, ...]) -> Iterator[Row]:
    for path in sorted(folder.glob(pattern)):
        yield from read_table(path, columns)


def _by_key(rows: Iterator[Row], key: str) -> dict[str, Row]:
    found: dict[str, Row] = {}
    for row in rows:
        if row[key] in found:
            first = found[row[key]]
            raise row.error(f"{row[key]!r} stands twice", f"merge it with line {first.line} of {first.path.name}")
        found[row[key]] = row
    return found


def _dates(row: Row, first: str = "valid_from", last: str = "valid_to") -> tuple[str | None, str | None]:
    start, end = row.first_day(first), row.last_day(last)
    if start and end and start > end:
        raise row.error(f"{first} is after {last}", "swap or mend the dates")
    return start.isoformat() if start else None, end.isoformat() if end else None
