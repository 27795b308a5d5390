"""The public names: read a text, ask a record, hand rows to data frames."""

from __future__ import annotations

import datetime as dt
import doctest
import subprocess
import sys
from pathlib import Path

import pytest

import dateline
from dateline import store

TEXT = 'Norway expelled two Russian diplomats on Thursday. "We had to," Prime Minister Jonas Gahr Støre told <b>reporters</b> in Oslo.'


@pytest.fixture(scope="module")
def article() -> dateline.ReadArticle:
    return dateline.read(TEXT, published="2025-03-28")


@pytest.fixture(scope="module")
def record(article: dateline.ReadArticle, tmp_path_factory: pytest.TempPathFactory) -> dateline.Record:
    path = tmp_path_factory.mktemp("record") / "record.sqlite"
    with store.Record(path, write=True) as made:
        made.add_document(article.document)
        made.assemble()
    return dateline.Record(path)


def test_a_text_is_read(article: dateline.ReadArticle) -> None:
    [expulsion] = [event for event in article.events if event["act"]["type"] == "SANCTION"]
    names = {actor["ref"]: actor["country"] for actor in article.actors}
    assert [names[ref] for ref in (*expulsion["actors"], *expulsion["recipients"])] == ["NOR", "RUS"]
    assert expulsion["when"]["earliest"] == "2025-03-27"
    assert [statement["kind"] for statement in article.statements] == ["direct"]
    assert "1 statements" in repr(article)
    assert article.rejections == []
    assert article.explain()[0]["records"]


def test_a_date_or_a_day_is_the_same(article: dateline.ReadArticle) -> None:
    assert dateline.read(TEXT, published=dt.date(2025, 3, 28)).document == article.document
    assert dateline.read(TEXT).events[0]["when"]["earliest"] is None


def test_a_notebook_shows_the_words_and_runs_nothing(article: dateline.ReadArticle) -> None:
    html = article._repr_html_()
    assert "&lt;b&gt;reporters" in html
    assert "<b>" not in html
    assert "SANCTION/expel: Norway → two Russian diplomats (2025-03-27)" in html


def test_files_are_read(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(TEXT)
    (tmp_path / "b.txt").write_text("")
    first, second = dateline.read_all(tmp_path, "2025-03-28")
    assert len(first.events) >= 1
    assert second.rejections[0]["reason"] == "empty"


def test_rows_go_into_data_frames(record: dateline.Record) -> None:
    rows = record.events(country="NOR")
    assert [row.plover_type for row in rows if row.plover_type == "SANCTION"] == ["SANCTION"]
    assert rows.to_dicts()[0]["id"] == rows[0].id
    assert "<table>" in rows._repr_html_()
    pytest.importorskip("pyarrow")
    assert record.engagements(country="CHN").to_arrow().num_rows == 0
    assert "status" in record.engagements(country="CHN").to_arrow().column_names
    pandas, polars = pytest.importorskip("pandas"), pytest.importorskip("polars")
    assert isinstance(rows.to_pandas(), pandas.DataFrame)
    assert isinstance(rows.to_polars(), polars.DataFrame)
    assert set(rows.to_pandas()["recipient_countries"]) >= {"RUS"}


@pytest.mark.parametrize("kind", ["engagements", "events", "statements", "positions", "actors", "articles"])
def test_every_kind_of_rows_has_its_columns(kind: str, record: dateline.Record) -> None:
    rows = getattr(record, kind)()
    assert isinstance(rows, dateline.Rows)
    assert len(rows.to_flat()) == len(rows)


def test_the_module_says_what_is_true() -> None:
    assert doctest.testmod(dateline, optionflags=doctest.NORMALIZE_WHITESPACE).failed == 0
    assert set(dir(dateline)) >= {"read"}
    with pytest.raises(AttributeError):
        _ = dateline.nothing  # type: ignore[attr-defined]


def test_importing_costs_nothing() -> None:
    script = "import sys, dateline; sys.exit(any(name in sys.modules for name in ('spacy', 'sqlite3', 'dateline.api')))"
    assert subprocess.run([sys.executable, "-c", script], check=False).returncode == 0


def test_the_package_of_readers_is_still_one() -> None:
    from dateline.read import read_sources

    assert callable(read_sources)
    assert callable(dateline.read)
