"""`dateline statements`: of articles that are given, and of a record."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from dateline.cli.main import main

TEXT = 'Norway\'s foreign minister told reporters on Monday that Chad must accept a ceasefire. "We will wait," said Chad\'s president. Chad rejected the demand.'

SAID = ("cue", "content", "verb_class", "medium", "medium_class")


@pytest.fixture
def article(tmp_path: Path) -> Path:
    path = tmp_path / "articles.jsonl"
    path.write_text(json.dumps({"id": "one", "text": TEXT, "date": "2024-05-14"}) + "\n", encoding="utf-8")
    return path


def told(capsys: pytest.CaptureFixture[str], *arguments: str) -> list[dict[str, object]]:
    assert main(["statements", *arguments, "--json"]) == 0
    return [json.loads(line) for line in capsys.readouterr().out.splitlines()]


def test_statements_of_a_file_have_their_words_and_their_place(capsys: pytest.CaptureFixture[str], article: Path) -> None:
    assert main(["statements", str(article), "--country", "NOR"]) == 0
    out = capsys.readouterr().out
    assert "that Chad must accept a ceasefire" in out
    assert "2024-05-13" in out
    assert "NOR/foreign-minister" in out
    assert "one s1" in out
    assert "We will wait" not in out


def test_a_record_answers_as_the_file_does(capsys: pytest.CaptureFixture[str], article: Path, tmp_path: Path) -> None:
    record = str(tmp_path / "record.sqlite")
    assert main(["add", str(article), "--record", record]) == 0
    capsys.readouterr()
    for asked in (["--issue", "ceasefire"], ["--class", "denied"], ["--kind", "direct"], ["--medium", "press"], ["--addressee", "NOR"], ["--between", "2024-05-13", "2024-05-13"]):
        of_file, of_record = told(capsys, str(article), *asked), told(capsys, "--record", record, *asked)
        assert [[one[name] for name in SAID] for one in of_file] == [[one[name] for name in SAID] for one in of_record]
    assert told(capsys, "--record", record, "--medium", "press") and not told(capsys, "--record", record, "--medium", "letter")


def test_csv_has_a_line_of_names(capsys: pytest.CaptureFixture[str], article: Path) -> None:
    assert main(["statements", str(article), "--csv"]) == 0
    lines = capsys.readouterr().out.splitlines()
    assert lines[0].startswith("id,speaker,")
    assert len(lines) == 4


def test_what_asks_a_record_asks_no_file(capsys: pytest.CaptureFixture[str], article: Path) -> None:
    assert main(["statements", str(article), "--as-of", "2024-05-14"]) == 2
    assert "what to do" in capsys.readouterr().err
