"""Asking the knowledge base and the time engine from the command line."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from dateline.cli.main import main


def said(capsys: pytest.CaptureFixture[str], *arguments: str) -> str:
    assert main(arguments) == 0
    return capsys.readouterr().out


def test_why_names_the_reading_and_the_rows(capsys: pytest.CaptureFixture[str]) -> None:
    out = said(capsys, "actors", "why", "the Kremlin", "--on", "2025-03-28")
    assert "RUSGOV" in out
    assert "metonym of body/RUS/presidency" in out


def test_why_resolves_a_role_to_its_holder_on_the_day(capsys: pytest.CaptureFixture[str]) -> None:
    assert "person/jean-noel-barrot" in said(capsys, "actors", "why", "France's top diplomat", "--on", "2025-03-28")
    assert "person/jean-yves-le-drian" in said(capsys, "actors", "why", "France's top diplomat", "--on", "2019-03-28")


def test_show_gives_offices_over_time_and_holders_of_an_office(capsys: pytest.CaptureFixture[str]) -> None:
    assert "2013-03-16 – 2022-12-30  CHN/foreign-minister" in said(capsys, "actors", "show", "Wang Yi")
    assert "Qin Gang" in said(capsys, "actors", "show", "CHN/foreign-minister")


def test_who_is_not_known_is_said_with_a_remedy(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["actors", "show", "Xyzzy Plugh"]) == 2
    assert "what to do" in capsys.readouterr().err


def test_check_counts_its_findings(capsys: pytest.CaptureFixture[str]) -> None:
    assert "findings" in said(capsys, "actors", "check", "--on", "2025-03-28").splitlines()[-1]


def test_times_as_json_re_read_from_the_text(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    text = "Chad and Niger will hold talks next week, the second round since 2 May."
    path = tmp_path / "article.txt"
    path.write_text(text)
    records = [json.loads(line) for line in said(capsys, "times", "--json", "--published", "2025-05-30", str(path)).splitlines()]
    assert [(record["text"], record["earliest"], record["latest"]) for record in records][:1] == [("next week", "2025-06-02", "2025-06-08")]
    assert all(text[record["start"] : record["end"]] == record["text"] for record in records)
