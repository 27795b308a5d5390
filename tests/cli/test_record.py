"""The record as a user meets it: commands, their output, their exit codes."""

from __future__ import annotations

import csv
import io
import json
import shutil
import sqlite3
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from dateline.cli.main import main
from dateline.cli.rows import safe

PLAN = "The foreign minister of Chad will visit Niger on April 8, his office said on Friday."
HELD = "The foreign minister of Chad visited Niger on Tuesday, his office said."
Run = Callable[..., str]


def write_articles(folder: Path) -> Path:
    path = folder / "articles.jsonl"
    rows = [{"id": "=plan", "text": PLAN, "date": "2025-03-28", "title": "=HYPERLINK(1)"}, {"id": "held", "text": HELD, "date": "2025-04-09"}, {"id": "empty", "text": ""}]
    path.write_text("".join(json.dumps(row) + "\n" for row in rows), encoding="utf-8")
    return path


@pytest.fixture
def articles(tmp_path: Path) -> Path:
    return write_articles(tmp_path)


@pytest.fixture(scope="module")
def filled(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A record of two articles on one visit, and of one that was rejected."""
    folder = tmp_path_factory.mktemp("filled")
    assert main(["add", str(write_articles(folder)), "--record", str(folder / "record.sqlite")]) == 1
    return folder / "record.sqlite"


@pytest.fixture
def run(tmp_path: Path, filled: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Run:
    """Runs a command on a copy of the record; gives what it prints."""
    monkeypatch.setenv("DATELINE_RECORD", str(tmp_path / "record.sqlite"))
    shutil.copy(filled, tmp_path / "record.sqlite")

    def run(*arguments: str, code: int = 0) -> str:
        assert main(list(arguments)) == code
        captured = capsys.readouterr()
        return str(captured.err if code or not captured.out else captured.out)

    return run


def objects(text: str) -> list[dict[str, Any]]:
    return [json.loads(line) for line in text.splitlines()]


def test_events_are_narrowed_to_the_sure(run: Run) -> None:
    told = objects(run("events", "--json"))
    least = min(one["confidence"] for one in told)
    assert objects(run("events", "--json", "--sure", str(least))) == told
    assert all(one["confidence"] > least for one in objects(run("events", "--json", "--sure", str(min(1.0, least + 0.001)))))


def test_add_counts_what_became_of_each_article(run: Run, articles: Path) -> None:
    assert "0 new, 0 changed, 0 coded anew, 3 there already, 1 rejected" in run("add", str(articles), code=1)
    articles.write_text(json.dumps({"id": "held", "text": HELD + " They signed nothing.", "date": "2025-04-10"}), encoding="utf-8")
    words = run("add", "--verbose", str(articles))
    assert "held: changed" in words and "0 new, 1 changed" in words and "3 articles" in words


def test_the_working_folder_holds_the_record_where_none_is_named(tmp_path: Path, articles: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("DATELINE_RECORD", raising=False)
    monkeypatch.chdir(tmp_path)
    assert main(["add", str(articles)]) == 1
    assert (tmp_path / "dateline.sqlite").exists()
    assert main(["record", "--record", "dateline.sqlite", "--check"]) == 0


def test_two_articles_on_one_visit_are_one_engagement(run: Run) -> None:
    [visit] = objects(run("engagements", "--country", "TCD", "--with", "NER", "--json"))
    assert (visit["kind"], visit["status"], visit["when"]["earliest"]) == ("visit", "held", "2025-04-08")
    [then] = objects(run("engagements", "--as-of", "2025-04-01", "--json"))
    assert (then["status"], then["id"]) == ("announced", visit["id"])
    assert [step["status"] for step in objects(run("history", visit["id"], "--json"))] == ["announced", "held"]
    assert run("history", visit["id"], "--csv").splitlines()[1].startswith("2025-03-28,announced,2025-04-08")
    assert "held" in run("history", visit["id"])


def test_the_calendar(run: Run) -> None:
    assert objects(run("upcoming", "--on", "2025-04-01", "--as-of", "2025-04-01", "--json"))[0]["status"] == "announced"
    assert "nothing found" in run("upcoming", "--on", "2025-04-01")
    [change] = objects(run("diff", "2025-04-01", "2025-04-30", "--json"))
    assert "status" in change["what"]
    assert "announced → held" in run("diff", "2025-04-01", "2025-04-30")


@pytest.mark.parametrize("command", [["engagements"], ["events", "--actor", "TCD"], ["articles"], ["search", "visit*"], ["positions"], ["diff", "2025-01-01", "2025-12-31"], ["judge", "list"], ["upcoming"]])
def test_every_list_comes_as_table_json_and_csv(run: Run, command: list[str]) -> None:
    rows = objects(run(*command, "--json")) if "nothing found" not in run(*command) else []
    table = list(csv.DictReader(io.StringIO(run(*command, "--csv"))))
    assert len(table) == len(rows)
    assert run(*command)


def test_cells_that_a_spreadsheet_would_run_are_quoted(run: Run) -> None:
    table = list(csv.DictReader(io.StringIO(run("articles", "--csv"))))
    assert {"'=plan", "held", "empty"} == {row["id"] for row in table}
    assert "'=HYPERLINK(1)" in {row["title"] for row in table}
    assert [safe(value) for value in ("+1", "-1", "@x", "\tx", "x=", "", 5, None)] == ["'+1", "'-1", "'@x", "'\tx", "x=", "", 5, None]


def test_an_article_is_shown_as_it_was_coded_and_removed(run: Run) -> None:
    assert objects(run("articles", "--show", "held"))[0]["article"]["text"] == HELD
    assert "1 removed" in run("remove", "held")
    assert [one["status"] for one in objects(run("engagements", "--json"))] == ["announced"]
    assert "no article has the id held" in run("remove", "held", code=2)


def test_a_judgement_is_obeyed_and_undone(run: Run) -> None:
    [visit] = objects(run("engagements", "--json"))
    run("judge", "reject", visit["id"], "--why", "a hoax", "--who", "Ann")
    assert "nothing found" in run("engagements")
    assert objects(run("judge", "list", "--json"))[0]["who"] == "Ann"
    assert "a hoax" in run("judge", "list")
    run("judge", "undo", "1")
    assert objects(run("engagements", "--json"))[0]["judged"] is None
    run("judge", "correct", visit["id"], "--field", "status=cancelled", "--why", "it was not")
    assert objects(run("engagements", "--status", "cancelled", "--json"))


@pytest.mark.parametrize(
    ("command", "words"),
    [
        (["judge"], "an action or a file"), (["judge", "reject", "eng-x", "--why", "y"], "eng-x"), (["judge", "undo", "x"], "number"), (["history", "eng-x"], "eng-x"),
        (["engagements", "--between", "2025-03-01", "soon"], "--between soon"), (["diff", "soon", "2025-03-01"], "soon"), (["articles", "--show", "x"], "no article"),
        (["judge", "--file", "/no/such.csv"], "no/such.csv"),
        (["engagements", "--between", "2025-04-02", "2025-04-01"], "comes before"), (["diff", "2025-04-02", "2025-04-01"], "comes before"),
        (["export", "csv", "--output", "/no/such/folder/x.csv"], "/no/such/folder/x.csv"), (["calendar", "--output", "/no/such/x.ics"], "/no/such/x.ics"),
    ],
)  # fmt: skip
def test_a_wrong_command_gives_exit_code_2(run: Run, command: list[str], words: str) -> None:
    assert words in run(*command, code=2)


@pytest.mark.parametrize("value", ["status=banana", "status", "kind=visits", "level=high", "host_country=france", "earliest=soon", "weather=fine"])
def test_a_correction_to_what_a_field_cannot_hold_is_refused_and_changes_nothing(run: Run, value: str) -> None:
    [visit] = objects(run("engagements", "--json"))
    assert value.partition("=")[0] in run("judge", "correct", visit["id"], "--field", value, "--why", "a trial", code=2) or value == "earliest=soon"
    assert objects(run("engagements", "--json")) == [visit]


@pytest.mark.parametrize(
    ("command", "words"),
    [
        (["engagements", "--limit", "-3"], "'-3'"), (["engagements", "--country", "China"], "'China'"), (["upcoming", "--with", "X1"], "'X1'"),
        (["engagements", "--status", "helld"], "announced"), (["calendar", "--kind", "visits"], "summit"), (["engagements", "--level", "high"], "official"),
        (["diff", "2025-03-01", "2025-03-02", "--limit", "few"], "'few'"), (["actors", "list", "--country", "C"], "'C'"), (["watch", "--log", "--limit", "-1"], "'-1'"),
        (["events", "--sure", "2"], "'2'"),
    ],
)  # fmt: skip
def test_a_word_that_no_record_has_is_refused_and_not_answered_with_nothing(run: Run, capsys: pytest.CaptureFixture[str], command: list[str], words: str) -> None:
    with pytest.raises(SystemExit) as stopped:
        main(command)
    assert stopped.value.code == 2
    assert words in capsys.readouterr().err


def test_a_country_may_be_written_in_small_letters(run: Run) -> None:
    assert run("engagements", "--json", "--country", "tcd") == run("engagements", "--json", "--country", "TCD")
    assert objects(run("engagements", "--json", "--country", "tcd"))


def test_a_file_without_judgements_is_said_to_have_none(run: Run, tmp_path: Path) -> None:
    (tmp_path / "none.csv").write_text("action,ids,why\n", encoding="utf-8")
    assert "no judgement" in run("judge", "--file", str(tmp_path / "none.csv"), code=2)


def test_a_record_that_cannot_be_used_gives_exit_code_5_and_says_what_to_do(run: Run, tmp_path: Path) -> None:
    assert "dateline add" in run("engagements", "--record", str(tmp_path / "none.sqlite"), code=5)
    assert "no record" in run("events", "--record", str(tmp_path / "articles.jsonl"), code=5)
    with sqlite3.connect(tmp_path / "record.sqlite") as db:
        db.execute("PRAGMA user_version = 99")
    assert "update dateline" in run("search", "Chad", code=5)


def test_what_is_not_assembled_yet_is_said_and_made_up_for(run: Run, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    with sqlite3.connect(tmp_path / "record.sqlite") as db:
        db.execute("INSERT INTO touched_keys SELECT DISTINCT key FROM report_keys")
    assert main(["events"]) == 0
    assert "dateline record --assemble" in capsys.readouterr().err
    assert "records assembled" in run("record", "--assemble")
    assert main(["events"]) == 0
    assert "--assemble" not in capsys.readouterr().err
    assert "the file is sound" in run("record", "--check")


def test_explain_shows_what_each_article_says_and_what_was_judged(run: Run) -> None:
    [visit] = objects(run("engagements", "--json"))
    run("judge", "accept", visit["id"], "--why", "the ministry says so", "--who", "Ann")
    text = run("explain", "--id", visit["id"])
    assert PLAN in text and HELD in text and "the ministry says so" in text
    assert [report["article"] for report in json.loads(run("explain", "--id", visit["id"], "--json"))["reports"]] == ["=plan", "held"]
    assert "an article or an id" in run("explain", code=2)


def test_actors_of_the_record_are_listed(run: Run) -> None:
    assert "state/NER" in {one["id"] for one in objects(run("actors", "list", "--country", "NER", "--json"))}
    assert objects(run("actors", "list", "--name", "nobody at all", "--json")) == []
