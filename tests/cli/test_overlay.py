"""An overlay as a user meets it: the option, the environment variable, and what the output says of it."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from dateline.cli.main import main

ARTICLE = "Norwegian Foreign Minister Xenia Quillmark met Italian officials in Rome on Monday. Frogmarch Street said the talks were useful."


@pytest.fixture
def overlay(tmp_path: Path) -> Path:
    folder = tmp_path / "own"
    (folder / "actors").mkdir(parents=True)
    (folder / "actors" / "people.csv").write_text("person,country,role,start\nXenia Quillmark,NOR,foreign_minister,2026-05-01\n", encoding="utf-8")
    (folder / "actors" / "names.csv").write_text("target,kind,texts,change\nministry/FRA/foreign,metonym,Frogmarch Street,\nmedia/wapo,,Washington Post,block\n", encoding="utf-8")
    return folder


@pytest.fixture
def article(tmp_path: Path) -> Path:
    path = tmp_path / "article.txt"
    path.write_text(ARTICLE, encoding="utf-8")
    return path


def actors_read(capsys: pytest.CaptureFixture[str], *arguments: str) -> dict[str, dict[str, object]]:
    assert main(["read", "--published", "2026-11-24", *arguments]) == 0
    return {actor["name"]: actor for actor in json.loads(capsys.readouterr().out)["actors"]}


def test_read_rests_on_the_overlay_and_says_so(capsys: pytest.CaptureFixture[str], overlay: Path, article: Path) -> None:
    actor = actors_read(capsys, "--overlay", str(overlay), str(article))["Xenia Quillmark"]
    assert actor["id"] == "person/xenia-quillmark"
    assert any("overlay actors/people.csv:2" in reason for reason in actor["why"])
    assert actors_read(capsys, str(article))["Xenia Quillmark"]["id"] is None


def test_the_environment_names_an_overlay_and_the_option_goes_before_it(capsys: pytest.CaptureFixture[str], overlay: Path, article: Path, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("DATELINE_OVERLAY", str(overlay))
    assert actors_read(capsys, str(article))["Xenia Quillmark"]["id"] == "person/xenia-quillmark"
    other = tmp_path / "other.csv"
    other.write_text("target,texts\nstate/NOR,Quillway\n", encoding="utf-8")
    assert actors_read(capsys, "--overlay", str(other), str(article))["Xenia Quillmark"]["id"] is None


def test_explain_shows_the_row(capsys: pytest.CaptureFixture[str], overlay: Path, article: Path) -> None:
    assert main(["explain", "--json", "--published", "2026-11-24", "--overlay", str(overlay), str(article)]) == 0
    out = capsys.readouterr().out
    assert "overlay actors/people.csv:2" in out
    assert "name 'Frogmarch Street': overlay actors/names.csv:2" in out


def test_eval_measures_with_it(capsys: pytest.CaptureFixture[str], overlay: Path, article: Path, tmp_path: Path) -> None:
    assert main(["read", "--published", "2026-11-24", "--overlay", str(overlay), str(article)]) == 0
    gold = tmp_path / "gold.jsonl"
    gold.write_text(capsys.readouterr().out, encoding="utf-8")
    assert main(["eval", str(gold), "--json", "--overlay", str(overlay)]) == 0
    assert json.loads(capsys.readouterr().out)["actors"]["f1"] == 1.0


def test_why_names_the_row_and_the_block(capsys: pytest.CaptureFixture[str], overlay: Path) -> None:
    assert main(["actors", "why", "Frogmarch Street", "--on", "2026-11-24", "--overlay", str(overlay)]) == 0
    assert "[overlay actors/names.csv:2]" in capsys.readouterr().out
    assert main(["actors", "why", "the Washington Post", "--on", "2026-11-24", "--overlay", str(overlay)]) == 0
    assert "is blocked for media/wapo (overlay actors/names.csv:3)" in capsys.readouterr().out


@pytest.mark.parametrize(("text", "code", "said"), [("target,texts\nstate/XXX,Nowhere\n", 3, ":2: unknown actor"), (None, 2, "no such overlay")])
def test_a_broken_overlay_stops_before_the_first_article(capsys: pytest.CaptureFixture[str], tmp_path: Path, article: Path, text: str | None, code: int, said: str) -> None:
    path = tmp_path / "broken.csv"
    if text:
        path.write_text(text, encoding="utf-8")
    assert main(["read", "--overlay", str(path), str(article)]) == code
    captured = capsys.readouterr()
    assert said in captured.err
    assert "what to do" in captured.err
    assert captured.out == ""
