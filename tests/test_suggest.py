"""What articles say of people in offices, beside what the base has."""

from __future__ import annotations

import json
from collections import Counter
from pathlib import Path

import pytest

from dateline.cli.main import main
from dateline.knowledge.base import KnowledgeBase
from dateline.knowledge.load import Knowledge
from dateline.knowledge.overlay import read_overlay
from dateline.knowledge.propose import Proposal
from dateline.parse import Parser
from dateline.read import read_text
from dateline.read.days import parse_day
from dateline.suggest import suggest

NEW = "Norwegian Foreign Minister Xenia Quillmark arrived in Rome on Monday. She met Italian officials there."


def suggested(parser: Parser, knowledge: Knowledge, *articles: tuple[str, str]) -> list[Proposal]:
    readings = [read_text(text, knowledge, id=f"n{number}", day=parse_day(day)) for number, (day, text) in enumerate(articles, 1)]
    return suggest(readings, parser, knowledge)


def test_a_title_before_a_new_name_is_a_new_person(parser: Parser, knowledge: Knowledge) -> None:
    (one,) = suggested(parser, knowledge, ("2026-10-05", NEW), ("2026-09-01", NEW))
    assert (one.what, one.seen, one.against) == ("new person", 2, "")  # the base saw the one before until 2025 only
    assert (one.row["person"], one.row["country"], one.row["role"]) == ("Xenia Quillmark", "NOR", "foreign_minister")
    assert (one.row["start"], one.row["last_verified"]) == ("2026-09-01", "2026-10-05")
    assert one.example == "n2: Norwegian Foreign Minister Xenia Quillmark"


def test_an_apposition_says_as_much(parser: Parser, knowledge: Knowledge) -> None:
    (one,) = suggested(parser, knowledge, ("2026-10-05", "Xenia Quillmark, the foreign minister of Norway, arrived in Rome on Monday."))
    assert (one.row["person"], one.row["country"], one.row["role"]) == ("Xenia Quillmark", "NOR", "foreign_minister")
    assert one.example == "n1: Xenia Quillmark, the foreign minister of Norway"


def test_an_office_that_is_nobodys_in_the_base_may_be_filled_as_it_stands(parser: Parser, knowledge: Knowledge) -> None:
    (one,) = suggested(parser, knowledge, ("2026-10-05", "Norwegian Trade Minister Xenia Quillmark arrived in Rome on Monday."))
    assert (one.what, one.against, one.row["role"]) == ("new person", "", "trade_minister")


def test_where_the_base_has_another_a_human_decides(parser: Parser, knowledge: Knowledge) -> None:
    (one,) = suggested(parser, knowledge, ("2021-03-10", NEW))
    assert one.what == "contradicts"
    assert "Søreide" in one.against


def test_another_spelling_of_the_holder_is_a_name_not_a_person(parser: Parser, knowledge: Knowledge) -> None:
    (one,) = suggested(parser, knowledge, ("2024-03-01", "Houthi military spokesperson Yahya Sarree spoke on television on Monday."))
    assert (one.what, one.row["person"], one.row["aliases"]) == ("spelling", "person/yahya-saree", "Yahya Sarree")
    assert "Yahya Saree" in one.against


@pytest.mark.parametrize(
    ("day", "text"),
    [
        ("2025-03-28", "Chinese Foreign Minister Wang Yi arrived in Rome on Monday."),  # the base has it
        ("2022-02-12", "French Foreign Minister Le Drian arrived in Rome on Monday."),  # by a part of the name
        ("2021-06-03", "President Bill Clinton spoke at the funeral in Washington on Monday."),  # a title kept by courtesy
        ("2025-03-28", "Former Norwegian Foreign Minister Xenia Quillmark arrived in Rome on Monday."),  # held once
        ("2025-03-28", "Deputy Norwegian Foreign Minister Xenia Quillmark arrived in Rome on Monday."),  # another office
        ("2025-03-28", "Xenia Quillmark arrived in Rome on Monday."),  # no office
        ("2025-03-28", "The foreign minister of Norway arrived in Rome on Monday."),  # no name
    ],
)
def test_nothing_is_suggested_of_what_is_known_or_not_said(parser: Parser, knowledge: Knowledge, day: str, text: str) -> None:
    assert suggested(parser, knowledge, (day, text)) == []


def test_an_article_without_a_day_says_nothing_of_who_holds_what(parser: Parser, knowledge: Knowledge) -> None:
    count: Counter[str] = Counter()
    assert suggest([read_text(NEW, knowledge, id="n1"), read_text("", knowledge, id="n2", day=parse_day("2025-03-28"))], parser, knowledge, count) == []
    assert count == {"left out": 2}


def test_the_overlay_it_writes_answers_the_next_question(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    articles, overlay = tmp_path / "articles.jsonl", tmp_path / "overlay.csv"
    lines = [{"id": "n1", "published": "2026-10-05", "text": NEW}, {"id": "n2", "published": "2021-03-10", "text": NEW.replace("Xenia Quillmark", "Yorick Pell")}]
    lines[0]["text"] = NEW.replace("Foreign", "Trade")
    articles.write_text("".join(json.dumps(line) + "\n" for line in lines), encoding="utf-8")
    assert main(["actors", "suggest", str(articles), "--overlay-out", str(overlay)]) == 0
    assert "2 proposals" in capsys.readouterr().out
    assert [row["person"] for row in read_overlay(overlay).rows["people"]] == ["Xenia Quillmark"]
    assert "# contradicts: the base has Ine Eriksen Søreide" in overlay.read_text(encoding="utf-8")
    assert KnowledgeBase.load(overlay=overlay).persons_named("Xenia Quillmark")
    assert main(["actors", "suggest", str(articles), "--overlay", str(overlay)]) == 0
    assert "1 proposals" in capsys.readouterr().out
    assert main(["actors", "suggest", str(articles), "--overlay-out", str(overlay)]) == 2
    assert "there already" in capsys.readouterr().err
