"""The file: its versions, and what the user hears when it cannot be used."""

from __future__ import annotations

import os
import sqlite3
import threading
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from dateline.errors import DamagedRecord, LockedRecord, NewerRecord, NoRecord, ReadOnlyRecord, RecordError
from dateline.store import Record, database

Make = Callable[..., dict[str, Any]]


@pytest.fixture
def path(tmp_path: Path, make_document: Make) -> Path:
    found = tmp_path / "record.sqlite"
    with Record(found, write=True) as record:
        record.add_document(make_document(visits=[("CHN", "RUS", ("2025-04-01",), "announced")]))
        record.assemble()
    return found


def steps(folder: Path, **sql: str) -> Path:
    folder.mkdir()
    for name, text in sql.items():
        (folder / f"{name.removeprefix('step_')}.sql").write_text(text, encoding="utf-8")
    return folder


def test_an_older_record_is_brought_up_to_date_when_it_is_written(path: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    folder = steps(tmp_path / "steps", step_0003_more="INSERT INTO notes VALUES ('; END');", step_0002_notes="CREATE TABLE notes (note TEXT);\n-- a remark;\n")
    found = database.migrations(folder)
    monkeypatch.setattr(database, "migrations", lambda folder=None: found)
    with pytest.raises(RecordError, match="version 1, this program reads 3") as caught:
        Record(path)
    assert "--upgrade" in str(caught.value)
    with Record(path, write=True) as record:
        assert len(record.engagements()) == 1
    with Record(path) as record:
        assert record.counts()["articles"] == 1
    assert sqlite3.connect(path).execute("SELECT note FROM notes").fetchall() == [("; END",)]


def test_a_step_that_fails_leaves_the_record_as_it_was(path: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    found = database.migrations(steps(tmp_path / "steps", step_0002_wrong="CREATE TABLE notes (note TEXT);\nINSERT INTO nowhere VALUES (1);\n"))
    with monkeypatch.context() as patch:
        patch.setattr(database, "migrations", lambda folder=None: found)
        with pytest.raises(RecordError, match="nowhere"):
            Record(path, write=True)
    with Record(path) as record:
        assert len(record.engagements()) == 1
    assert sqlite3.connect(path).execute("SELECT count(*) FROM sqlite_master WHERE name = 'notes'").fetchone() == (0,)


def test_every_shipped_step_leads_from_version_1_to_the_newest(path: Path) -> None:
    with Record(path) as record:
        assert record.counts()["articles"] == 1
    assert sqlite3.connect(path).execute("PRAGMA user_version").fetchone() == (database.newest_version(),)


def test_a_newer_record_is_left_alone(path: Path) -> None:
    with sqlite3.connect(path) as db:
        db.execute("PRAGMA user_version = 99")
    for write in (False, True):
        with pytest.raises(NewerRecord, match="99"):
            Record(path, write=write)


def test_a_missing_record_is_made_by_writers_only(tmp_path: Path) -> None:
    with pytest.raises(NoRecord, match="dateline add"):
        raise_from(lambda: Record(tmp_path / "none.sqlite"))
    with pytest.raises(NoRecord, match="no such folder"):
        Record(tmp_path / "no" / "none.sqlite", write=True)
    assert list(tmp_path.iterdir()) == []


def raise_from(make: Callable[[], object]) -> None:
    """Raise what `make` raises with its remedy among the words."""
    try:
        make()
    except RecordError as error:
        raise type(error)(str(error)) from None


@pytest.mark.parametrize("write", [False, True])
def test_other_files_are_no_records(tmp_path: Path, write: bool) -> None:
    text, other = tmp_path / "text.sqlite", tmp_path / "other.sqlite"
    text.write_text("no database at all, " * 100, encoding="utf-8")
    with sqlite3.connect(other) as db:
        db.execute("CREATE TABLE mine (a)")
    for one in (text, other):
        before = one.read_bytes()
        with pytest.raises(NoRecord):
            Record(one, write=write)
        assert one.read_bytes() == before


def test_a_damaged_record_says_so(path: Path) -> None:
    whole = path.read_bytes()
    path.write_bytes(whole[:8192] + b"\xff" * (len(whole) - 8192))
    with pytest.raises(DamagedRecord, match="damaged"):
        ask_everything(path)


def ask_everything(path: Path) -> None:
    with Record(path) as record:
        record.engagements()
        record.problems()
        record.articles()


def test_a_second_writer_waits_and_then_says_so(path: Path, make_document: Make) -> None:
    other = sqlite3.connect(path, isolation_level=None)
    other.execute("BEGIN IMMEDIATE")
    with Record(path, write=True, patience=0.05) as record, pytest.raises(LockedRecord, match="another program"):
        record.add_document(make_document("two"))
    with Record(path) as reader:
        assert len(reader.engagements()) == 1
    threading.Timer(0.1, other.interrupt).start()
    other.execute("ROLLBACK")
    with Record(path, write=True) as record:
        assert record.add_document(make_document("two")).outcome == "new"


@pytest.mark.skipif(not hasattr(os, "getuid") or os.getuid() == 0, reason="the superuser may write everywhere")
def test_a_record_that_may_not_be_written_is_read(path: Path) -> None:
    path.chmod(0o444)
    path.parent.chmod(0o555)
    try:
        with Record(path) as record:
            assert len(record.engagements()) == 1
        with pytest.raises(ReadOnlyRecord):
            Record(path, write=True)
    finally:
        path.parent.chmod(0o755)


def test_a_reader_beside_a_writer_never_sees_half(path: Path, make_document: Make) -> None:
    """Each article tells a visit and an event: a reader finds as many of the one as of the other."""
    uneven: list[tuple[int, int]] = []
    done = threading.Event()

    def read() -> None:
        with Record(path) as reader:
            while not done.is_set():
                with reader.snapshot():
                    counts = reader.counts()
                uneven.extend([(counts["engagements"], counts["events"])] if counts["engagements"] != counts["events"] + 1 else [])

    thread = threading.Thread(target=read)
    thread.start()
    with Record(path, write=True) as record:
        for n in range(20):
            record.add_document(make_document(str(n), f"2025-03-{n + 1:02}", visits=[("USA", "FRA", (f"{2030 + n}-04-01",), "held")], acts=[("ACCUSE", "IND", "EGY", (f"2025-01-{n + 1:02}",))]))
            record.assemble()
    done.set()
    thread.join()
    assert uneven == []
