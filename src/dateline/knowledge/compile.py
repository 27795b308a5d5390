"""Tables of the base → one SQLite file that answers by key: what stands in it is what the tables say, expanded by rule."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable
from pathlib import Path
from typing import Any

from .compile_actors import ActorTables
from .compile_offices import PeopleRows
from .compile_people import PeopleTables
from .names import fold

KB_FOLDER = Path(__file__).parent / "kb"
_MAKERS = ("compile.py", "compile_actors.py", "compile_people.py", "compile_offices.py", "names.py", "spelling.py", "tables.py")

_SCHEMA = """
CREATE TABLE actor (id TEXT PRIMARY KEY, kind TEXT, name TEXT, country TEXT, code TEXT, sectors TEXT, valid_from TEXT, valid_to TEXT) WITHOUT ROWID;
CREATE TABLE pattern (number INTEGER PRIMARY KEY, text TEXT);
CREATE TABLE alias (pattern INTEGER, target TEXT, kind TEXT, valid_from TEXT, valid_to TEXT, weight REAL, text TEXT);
CREATE TABLE noun (pattern INTEGER, body TEXT, before INTEGER);
CREATE TABLE office (id TEXT PRIMARY KEY, country TEXT, role TEXT, title TEXT, body TEXT, sectors TEXT) WITHOUT ROWID;
CREATE TABLE person (number INTEGER PRIMARY KEY, id TEXT UNIQUE);
CREATE TABLE tenure (person INTEGER, office TEXT, start TEXT, end TEXT, last_verified TEXT, acting INTEGER, source TEXT);
CREATE TABLE independent (iso3 TEXT PRIMARY KEY, first TEXT, last TEXT) WITHOUT ROWID;
CREATE TABLE code (actor TEXT, code TEXT, sectors TEXT, first TEXT, last TEXT);
CREATE TABLE member (org TEXT, member TEXT, start TEXT, end TEXT);
CREATE TABLE full_name (key TEXT, rank INTEGER, person INTEGER, PRIMARY KEY (key, rank, person)) WITHOUT ROWID;
CREATE TABLE surname (key TEXT, latest TEXT, person INTEGER, sound TEXT, PRIMARY KEY (key, person)) WITHOUT ROWID;
CREATE TABLE sound (key TEXT, person INTEGER, PRIMARY KEY (key, person)) WITHOUT ROWID;
CREATE TABLE person_name (person INTEGER, name TEXT);
"""
_INDEXES = """
CREATE INDEX alias_pattern ON alias (pattern);
CREATE INDEX tenure_office ON tenure (office);
CREATE INDEX tenure_person ON tenure (person);
CREATE INDEX surname_sound ON surname (sound);
CREATE INDEX person_name_person ON person_name (person);
CREATE INDEX member_org ON member (org);
"""


def source_files(folder: Path) -> list[Path]:
    """Every table of the base, and the modules that compile them: what the compiled file depends on."""
    return [*sorted(folder.rglob("*.csv")), *(Path(__file__).parent / name for name in _MAKERS)]


def compile_base(folder: Path, target: Path) -> None:
    """Write the tables in `folder` to the SQLite file `target`.

    Raises:
        KnowledgeError: a row is wrong; `where` is file:line.
    """
    actors = ActorTables.read(folder)
    people = PeopleRows(PeopleTables.read(folder, actors))
    with sqlite3.connect(target) as database:
        database.executescript(_SCHEMA)
        _insert(database, "actor", sorted([*actors.actor_rows(), *people.actors()]))
        _insert_aliases(database, [*actors.alias_rows(), *people.aliases()], list(actors.noun_rows()))
        _insert(database, "office", people.offices())
        _insert(database, "person", [(number, id) for id, number in people.numbers.items()])
        _insert(database, "tenure", people.tenures())
        _insert(database, "independent", sorted(actors.independent_rows()))
        _insert(database, "code", sorted(actors.code_rows()))
        _insert(database, "member", sorted(actors.member_rows()))
        _insert(database, "full_name", sorted(people.full_names()))
        _insert(database, "surname", sorted(people.surnames()))
        _insert(database, "sound", sorted(people.sounds()))
        _insert(database, "person_name", people.names)
        database.executescript(_INDEXES)
    database.execute("VACUUM")
    database.close()


def _insert(database: sqlite3.Connection, table: str, rows: Iterable[tuple[Any, ...]]) -> None:
    rows = list(rows)
    if rows:
        database.executemany(f"INSERT INTO {table} VALUES ({','.join('?' * len(rows[0]))})", rows)


def _insert_aliases(database: sqlite3.Connection, rows: list[tuple[Any, ...]], nouns: list[tuple[str, str, int]]) -> None:
    """Aliases are matched on folded text, so every folded spelling is one pattern, whoever it may mean."""
    numbers = {text: number for number, text in enumerate(sorted({fold(row[-1]) for row in rows} | {noun for _, noun, _ in nouns}))}
    _insert(database, "pattern", [(number, text) for text, number in numbers.items()])
    _insert(database, "alias", sorted({(numbers[fold(row[-1])], *row[:-1], row[-1] if row[-1] != fold(row[-1]) else None) for row in rows}, key=repr))
    _insert(database, "noun", sorted({(numbers[noun], body, before) for body, noun, before in nouns}))
