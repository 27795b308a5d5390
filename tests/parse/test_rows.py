"""A model's words in order give the rows that its table gives."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import numpy as np
import pytest
import srsly

from dateline.parse.rows import Rows, find_rows, read_rows, words_in_order

TABLE = {7: 1, 2**64 - 3: 0, 5: 1, 2**63 + 11: 4}


@pytest.fixture
def file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("DATELINE_CACHE", str(tmp_path / "cache"))
    srsly.write_msgpack(tmp_path / "key2row", TABLE)
    return tmp_path / "key2row"


def test_every_word_has_its_row(file: Path) -> None:
    rows = read_rows(file, srsly.read_msgpack)
    assert isinstance(rows, Rows) and len(rows) == 4
    assert {word: rows.get(word, -1) for word in TABLE} == TABLE
    assert rows.get(6) is None and rows.get(2**64 - 1, -1) == -1 and 5 in rows and 6 not in rows
    assert rows.find(np.array([*TABLE, 0, 8], np.uint64)).tolist() == [*TABLE.values(), -1, -1]
    assert sorted(rows.values()) == [0, 1, 4] and all(TABLE[word] == row for word, row in rows.items())


def test_the_file_is_made_once_and_anew_for_another_table(file: Path, tmp_path: Path) -> None:
    read_rows(file, srsly.read_msgpack)

    def unread(path: Path) -> Any:
        raise AssertionError(path)

    assert read_rows(file, unread).get(7) == 1
    srsly.write_msgpack(file, {7: 3})
    assert read_rows(file, srsly.read_msgpack).get(7) == 3
    assert len(list((tmp_path / "cache").iterdir())) == 2


def test_a_damaged_file_or_none_leaves_the_table(file: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    read_rows(file, srsly.read_msgpack)
    [made] = (tmp_path / "cache").iterdir()
    made.write_bytes(made.read_bytes()[:-9])
    assert read_rows(file, srsly.read_msgpack) == TABLE
    monkeypatch.setattr("dateline.parse.rows.compiled", lambda *_: (_ for _ in ()).throw(PermissionError()))
    assert read_rows(file, srsly.read_msgpack) == TABLE
    srsly.write_msgpack(file, {})
    assert read_rows(file, srsly.read_msgpack) == {}


def test_the_library_reads_its_tables_so_and_others_as_ever(file: Path, tmp_path: Path) -> None:
    srsly.write_msgpack(tmp_path / "other", {"a": 1})
    usual = srsly.read_msgpack
    with words_in_order():
        assert isinstance(srsly.read_msgpack(file), Rows) and srsly.read_msgpack(tmp_path / "other") == {"a": 1}
    assert srsly.read_msgpack is usual


def test_vectors_are_found_by_either_table() -> None:
    class Vectors:
        key2row: Any = TABLE

        def find(self, keys: Any) -> Any:
            return np.array([TABLE.get(int(key), -1) for key in keys], np.int32)

    ours, words = Vectors(), np.array([5, 6], np.uint64)
    ours.key2row = Rows(np.array(sorted(TABLE), np.uint64), np.array([TABLE[word] for word in sorted(TABLE)], np.uint64))
    assert find_rows(Vectors(), words).tolist() == find_rows(ours, words).tolist() == [1, -1]
