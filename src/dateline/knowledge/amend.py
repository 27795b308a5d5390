"""What an overlay's rows do to the base in memory: add, correct, retire, block. The compiled file stays as it is."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from functools import cached_property
from typing import Any

from dateline.model.actor import ActorTable, ArticleActor

from .compile_actors import actor_aliases
from .names import fold, name_keys
from .overlay import Overlay
from .tables import Row

ALIAS_KINDS = frozenset("name official_name abbreviation former_name demonym demonym_noun capital metonym place_of_power ministry body role_phrase person".split())
_OF_A_STATE = ("state", "government", "ministry", "body")
_ACTOR_FIELDS = ("kind", "name", "country", "code", "sectors", "valid_from", "valid_to")


@dataclass
class Amendments:
    """Where an overlay had its say, each with the row: `aliases` by (folded words, target), `actors` by id, `blocked` by
    folded words with those they mean no more."""

    aliases: dict[tuple[str, str], str] = field(default_factory=dict)
    actors: dict[str, str] = field(default_factory=dict)
    blocked: dict[str, list[str]] = field(default_factory=dict)


class Names:
    """The names of the base, as an overlay changes them."""

    def __init__(self, database: sqlite3.Connection, amendments: Amendments) -> None:
        self._database, self._amendments = database, amendments

    @cached_property
    def _numbers(self) -> dict[str, int]:
        return {text: number for number, text in self._database.execute("SELECT number, text FROM pattern")}

    def add(self, row: tuple[Any, ...], source: str) -> None:
        """Take in (target, kind, from, to, weight, text), in place of a shipped name of the same target, kind and text."""
        target, kind, first, last, weight, text = row
        folded = fold(text)
        number = self._numbers.get(folded)
        if number is None:
            number = self._numbers[folded] = len(self._numbers)
            self._database.execute("INSERT INTO pattern VALUES (?, ?)", (number, folded))
        self._database.execute("DELETE FROM alias WHERE pattern = ? AND target = ? AND kind = ?", (number, target, kind))
        self._database.execute("INSERT INTO alias VALUES (?, ?, ?, ?, ?, ?, ?)", (number, target, kind, first, last, weight, text if text != folded else None))
        self._amendments.aliases[folded, target] = source

    def targets(self, text: str, target: str, kind: str = "") -> list[tuple[int, str]]:
        """(rowid, target) of what a text means of a target and a kind; of any where "*" or nothing is given."""
        rows = self._database.execute("SELECT rowid, target, kind FROM alias WHERE pattern = ? ORDER BY target, kind, rowid", (self._numbers.get(fold(text), -1),))
        return [(id, other) for id, other, its in rows if target in ("*", other) and kind in ("", its)]

    def block(self, text: str, target: str, kind: str, source: str) -> bool:
        """Make a text mean a target no more; whether it did."""
        found, folded = self.targets(text, target, kind), fold(text)
        for id, other in found:
            self._database.execute("DELETE FROM alias WHERE rowid = ?", (id,))
            for table in ("full_name", "surname") if other.startswith("person/") else ():
                keys = name_keys(text)
                self._database.execute(f"DELETE FROM {table} WHERE key IN ({','.join('?' * len(keys))}) AND person = (SELECT number FROM person WHERE id = ?)", (*keys, other))
            self._amendments.blocked.setdefault(folded, []).append(f"{other} ({source})")
        if found and not self.targets(text, "*"):
            self._forget(self._numbers[folded])
        return bool(found)

    def _forget(self, number: int) -> None:
        """Keep the number of a pattern that means nobody, and nothing that a text could hold in it; shorter names show again."""
        if not self._database.execute("SELECT 1 FROM noun WHERE pattern = ?", (number,)).fetchone():
            self._database.execute("UPDATE pattern SET text = ? WHERE number = ?", (f"\0{number}", number))
            self._numbers = {text: other for text, other in self._numbers.items() if other != number} | {f"\0{number}": number}

    def retire(self, rows: Iterable[int], last: str) -> None:
        """Let names end on a day; those that begin later go."""
        for id in rows:
            self._database.execute("UPDATE alias SET valid_to = ? WHERE rowid = ? AND (valid_to IS NULL OR valid_to > ?)", (last, id, last))
            self._database.execute("DELETE FROM alias WHERE rowid = ? AND valid_from > valid_to", (id,))


def amend(database: sqlite3.Connection, overlay: Overlay) -> Amendments:
    """Carry an overlay's rows out on an open base: actors, offices, people, then names.

    Raises:
        KnowledgeError: a row names what the base does not know, or contradicts itself; `where` is file:line.
    """
    from .amend_people import PeopleAmender

    amendments = Amendments()
    names = Names(database, amendments)
    for row in overlay.rows["actors"]:
        _actor(database, names, row, overlay.cite(row))
        amendments.actors[row["id"]] = overlay.cite(row)
    PeopleAmender(database, names, amendments, overlay).apply()
    for row in overlay.rows["aliases"]:
        _alias(database, names, row, overlay.cite(row))
    database.commit()
    return amendments


def knows(database: sqlite3.Connection, id: str) -> bool:
    """Whether an id is an actor of the base."""
    return database.execute("SELECT 1 FROM actor WHERE id = ?", (id,)).fetchone() is not None


def days(row: Row, first: str = "valid_from", last: str = "valid_to") -> tuple[str | None, str | None]:
    """The days of a row as the base writes them; an error where they are the wrong way round."""
    start, end = row.first_day(first), row.last_day(last)
    if start and end and start > end:
        raise row.error(f"{first} is after {last}", "swap or mend the dates")
    return start.isoformat() if start else None, end.isoformat() if end else None


# ---- actors


def _actor(database: sqlite3.Connection, names: Names, row: Row, source: str) -> None:
    id, known = row["id"], knows(database, row["id"])
    first, last = days(row)
    if row["change"] == "retire":
        if not known or not last:
            raise row.error(f"cannot retire {id!r}: {'no valid_to' if known else 'the base knows no such actor'}", "give an id of the base and its last day in valid_to")
        names.retire([rowid for (rowid,) in database.execute("SELECT rowid FROM alias WHERE target = ?", (id,)).fetchall()], last)
    elif not known and not (row["kind"] and row["name"]):
        raise row.error(f"the base knows no actor {id!r}, and a new one needs a kind and a name", "correct the id, or fill kind and name")
    elif not known:
        database.execute("INSERT INTO actor (id, sectors) VALUES (?, '')", (id,))
    values = {column: row[column] for column in _ACTOR_FIELDS if row[column]} | ({"valid_from": first} if first else {}) | ({"valid_to": last} if last else {})
    for column, value in values.items():
        database.execute(f"UPDATE actor SET {column} = ? WHERE id = ?", (value, id))
    for alias in actor_aliases(row) if row["change"] != "retire" else ():
        if alias[-1]:
            names.add(alias, source)


# ---- names


def _alias(database: sqlite3.Connection, names: Names, row: Row, source: str) -> None:
    target, change = row["target"], row["change"]
    kind = row["kind"] or ("" if change else "person" if target.startswith("person/") else "name")
    if kind and kind not in ALIAS_KINDS:
        raise row.error(f"{kind!r} is no kind of name", f"write one of {', '.join(sorted(ALIAS_KINDS))}")
    if not knows(database, target) and not (change == "block" and target == "*"):
        raise row.error(f"unknown actor {target!r}", "use an id of the base (`dateline actors why WORDS` shows ids) or of this overlay; * only to block a name for all")
    if not row.several("texts"):
        raise row.error("no texts", "write the words, several with | between")
    first, last = days(row)
    for text in row.several("texts"):
        if not change:
            names.add((target, kind, first, last, _weight(row), text), source)
        elif change == "block":
            _demand(names.block(text, target, kind, source), row, text)
        else:
            found = [id for id, _ in names.targets(text, target, kind)]
            _demand(bool(found), row, text)
            names.retire(found, last or _no_day(row))


def _demand(found: bool, row: Row, text: str) -> None:
    if not found:
        raise row.error(f"{text!r} is no name of {row['target']}", f"`dateline actors why {text!r}` shows what it means; delete the row where it is settled")


def _no_day(row: Row) -> str:
    raise row.error("no valid_to", "give the last day on which the name holds")


def _weight(row: Row) -> float:
    try:
        weight = float(row["weight"] or 1)
    except ValueError:
        weight = -1.0
    if not 0 < weight <= 1:
        raise row.error(f"weight {row['weight']!r} is no number above 0 and up to 1", "write how often the words mean the target, such as .4")
    return weight


# ---- credit where a resolution rests on an overlay


def with_overlay_reasons(actors: ActorTable, amendments: Amendments) -> ActorTable:
    """The table with the rows of the overlay by which an actor was found among its reasons; tenures say it themselves."""
    if not amendments.aliases and not amendments.actors:
        return actors
    return replace(actors, actors=tuple(replace(actor, why=(*actor.why, *_reasons(actor, actors, amendments))) for actor in actors.actors))


def _reasons(actor: ArticleActor, actors: ActorTable, amendments: Amendments) -> list[str]:
    """Each row once, a tenure's own not again."""
    if actor.id is None:
        return []
    texts = [fold(mention.text) for mention in actors.mentions_of.get(actor.ref, ())]
    found = {amendments.actors[actor.id]: "actor"} if actor.id in amendments.actors else {}
    for (words, target), row in amendments.aliases.items():
        if _is_of(target, actor.id) and any(words in text for text in texts):
            found.setdefault(row, f"name {words!r}")
    said = " ".join(actor.why) + " "
    return [f"{what}: {row}" for row, what in found.items() if not any(f"{row}{end}" in said for end in (")", ";", " "))]


def _is_of(target: str, id: str) -> bool:
    """Whether a name of `target` may have led to `id`: the same, or a body of the same state."""
    kind, _, rest = target.partition("/")
    its_kind, _, its_rest = id.partition("/")
    return target == id or kind in _OF_A_STATE and its_kind in _OF_A_STATE and rest.partition("/")[0] == its_rest.partition("/")[0]
