"""The file under a record: opened, brought to the newest version, and its errors put into words."""

from __future__ import annotations

import re
import sqlite3
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from importlib import resources
from pathlib import Path
from typing import Any

from dateline.errors import DamagedRecord, LockedRecord, NewerRecord, NoRecord, ReadOnlyRecord, RecordError
from dateline.settings import RECORD_PATIENCE

APPLICATION_ID = 0x444C4E31
"""In the file's header, by which it is known as a record ("DLN1")."""

MENDING = "put a backup in its place, or build it anew: move the file away and `dateline add` the sources"
"""What to do with a damaged record."""

_FIRST = 1
Parameters = Sequence[Any] | dict[str, Any]


def migrations(folder: Path | None = None) -> list[tuple[int, str]]:
    """Every step after the first version: its number and its SQL, in order."""
    base = folder or resources.files(__package__).joinpath("migrations")
    named = [(re.match(r"(\d+)_.+\.sql$", one.name), one) for one in base.iterdir()]
    return sorted((int(match.group(1)), one.read_text(encoding="utf-8")) for match, one in named if match)


def newest_version() -> int:
    """The version of records that this program writes."""
    return max([_FIRST, *(number for number, _ in migrations())])


class Database:
    """A connection to a record's file.

    Args:
        path: the file.
        write: whether it may be changed; the file is made where it is missing.
        patience: seconds to wait for another writer.
    Raises:
        RecordError: the file is missing, no record, newer than the program, damaged, locked or cannot be written.
    """

    def __init__(self, path: Path, write: bool = False, patience: float = RECORD_PATIENCE) -> None:
        self.path, self.write = path, write
        if not write and not path.exists():
            raise NoRecord("there is no record here", where=str(path), remedy="make one with `dateline add SOURCE...`, or name it with --record PATH")
        with self._words():
            self._connection = _connect(path, write, patience)
            try:
                self._open()
            except BaseException:
                self._connection.close()
                raise

    def close(self) -> None:
        """Let go of the file."""
        self._connection.close()

    def rows(self, sql: str, parameters: Parameters = ()) -> list[sqlite3.Row]:
        """Every row a query gives."""
        with self._words():
            return self._connection.execute(sql, parameters).fetchall()

    def row(self, sql: str, parameters: Parameters = ()) -> sqlite3.Row | None:
        """The first row a query gives, or None."""
        with self._words():
            found: sqlite3.Row | None = self._connection.execute(sql, parameters).fetchone()
            return found

    def value(self, sql: str, parameters: Parameters = ()) -> Any:
        """The first column of the first row, or None."""
        found = self.row(sql, parameters)
        return found[0] if found else None

    def each(self, sql: str, parameters: Parameters = ()) -> Iterator[sqlite3.Row]:
        """The rows of a query one by one; the table must not be changed meanwhile."""
        with self._words():
            yield from self._connection.execute(sql, parameters)

    def run(self, sql: str, parameters: Parameters = ()) -> int:
        """Carry a statement out; the rowid of the row it added last."""
        with self._words():
            return self._connection.execute(sql, parameters).lastrowid or 0

    def insert(self, table: str, row: Mapping[str, Any]) -> int:
        """Add a row, its values by column; its rowid."""
        return self.run(f"INSERT INTO {table} ({', '.join(row)}) VALUES ({', '.join('?' * len(row))})", tuple(row.values()))

    def run_many(self, sql: str, many: Iterable[Parameters]) -> None:
        """Carry a statement out for each set of parameters."""
        with self._words():
            self._connection.executemany(sql, many)

    @contextmanager
    def transaction(self) -> Iterator[None]:
        """All that happens inside happens, or nothing; inside another it is part of that one."""
        if self._connection.in_transaction:
            yield
            return
        self.run("BEGIN IMMEDIATE")
        try:
            yield
        except BaseException:
            self._connection.rollback()
            raise
        with self._words():
            self._connection.commit()

    def state(self) -> int:
        """A number that changes when another connection has changed the record."""
        return int(self.value("PRAGMA data_version"))

    @contextmanager
    def snapshot(self) -> Iterator[None]:
        """What is asked inside is answered from one state of the record, whatever a writer does meanwhile."""
        if self._connection.in_transaction:
            yield
            return
        self.run("BEGIN")
        try:
            yield
        finally:
            self._connection.rollback()

    def problems(self) -> list[str]:
        """What SQLite finds wrong with the file and its indexes; empty where all is well."""
        found = [row[0] for row in self.rows("PRAGMA integrity_check") if row[0] != "ok"]
        return found + [f"{row[0]}: row {row[1]} has no {row[2]}" for row in self.rows("PRAGMA foreign_key_check")]

    def _open(self) -> None:
        version = self.value("PRAGMA user_version")
        if version == 0 and self.write and not self.value("SELECT count(*) FROM sqlite_master"):
            self._create()
        elif self.value("PRAGMA application_id") != APPLICATION_ID:
            raise NoRecord("this file is no record of dateline", where=str(self.path), remedy="name another file with --record PATH")
        self._upgrade()

    def _create(self) -> None:
        self.run("PRAGMA journal_mode = WAL")
        with self.transaction():
            if not self.value("SELECT count(*) FROM sqlite_master"):  # another process may have been quicker
                self._script(resources.files(__package__).joinpath("schema.sql").read_text(encoding="utf-8"))
                self.run(f"PRAGMA application_id = {APPLICATION_ID}")
                self.run(f"PRAGMA user_version = {_FIRST}")
                self._views()

    def _upgrade(self) -> None:
        version, newest = self.value("PRAGMA user_version"), newest_version()
        if version > newest:
            raise NewerRecord(f"the record is of version {version}, this program knows {newest}", where=str(self.path), remedy="update dateline, or name another record")
        if version == newest:
            return
        if not self.write:
            raise RecordError(f"the record is of version {version}, this program reads {newest}", where=str(self.path), remedy="bring it up to date: dateline record --upgrade")
        with self.transaction():
            for number, sql in migrations():
                if number > self.value("PRAGMA user_version"):
                    self._script(sql)
                    self.run(f"PRAGMA user_version = {number}")
            self._views()

    def _views(self) -> None:
        for row in self.rows("SELECT name FROM sqlite_master WHERE type = 'view'"):
            self.run(f'DROP VIEW "{row[0]}"')
        self._script(resources.files(__package__).joinpath("views.sql").read_text(encoding="utf-8"))

    def _script(self, sql: str) -> None:
        """Statement by statement: `executescript` would commit what came before."""
        statement = ""
        for line in sql.splitlines(keepends=True):
            statement += line
            if sqlite3.complete_statement(statement):
                self.run(statement)
                statement = ""

    @contextmanager
    def _words(self) -> Iterator[None]:
        """SQLite's errors as ours: what is the matter and what to do."""
        try:
            yield
        except sqlite3.Error as error:
            raise _in_words(error, self.path) from error


def _connect(path: Path, write: bool, patience: float) -> sqlite3.Connection:
    if write and path.parent.is_dir() is False:
        raise NoRecord("no such folder", where=str(path.parent), remedy="make the folder, or name another record with --record PATH")
    mode = "rwc" if write else "ro"
    address = f"{path.absolute().as_uri()}?mode={mode}"
    if not write and not _may_keep_books(path):
        address += "&immutable=1"  # a folder that cannot be written, and no log beside the file: nobody writes to it either
    connection = sqlite3.connect(address, uri=True, timeout=patience, isolation_level=None, check_same_thread=False)
    connection.row_factory = sqlite3.Row
    connection.execute("PRAGMA foreign_keys = ON")
    connection.execute("PRAGMA cache_size = -64000")
    connection.execute("PRAGMA temp_store = MEMORY")
    if write:
        connection.execute("PRAGMA synchronous = FULL")
    return connection


def _may_keep_books(path: Path) -> bool:
    """Whether a reader can keep the file of shared memory that write-ahead logging needs, or finds it there."""
    import os

    return os.access(path.parent, os.W_OK) or path.with_name(path.name + "-wal").exists()


_TROUBLES: tuple[tuple[tuple[str, ...], type[RecordError], str, str], ...] = (
    (("SQLITE_BUSY", "SQLITE_LOCKED"), LockedRecord, "another program is writing to the record", "wait for it to end and try again; reading is possible meanwhile"),
    (("SQLITE_NOTADB",), NoRecord, "this file is no record of dateline", "name another file with --record PATH"),
    (("SQLITE_CORRUPT", "SQLITE_IOERR_SHORT_READ"), DamagedRecord, "the record is damaged", MENDING),
    (("SQLITE_READONLY", "SQLITE_CANTOPEN", "SQLITE_PERM"), ReadOnlyRecord, "the record cannot be written here", "check the rights on file and folder, or copy it elsewhere"),
    (("SQLITE_FULL",), RecordError, "the disk is full", "make room and run the command again: what was added is kept"),
    (("",), RecordError, "the record cannot be used as asked", "dateline record --check tells whether the file is sound"),
)
"""SQLite's errors by the beginnings of their names, and what they mean to the user."""


def _in_words(error: sqlite3.Error, path: Path) -> RecordError:
    name = getattr(error, "sqlite_errorname", None) or type(error).__name__
    form, what, remedy = next((form, what, remedy) for names, form, what, remedy in _TROUBLES if name.startswith(names))
    return form(f"{what} ({error})", where=str(path), remedy=remedy)
