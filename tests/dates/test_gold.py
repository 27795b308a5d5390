"""The engine holds its figures on the sentences of eval/dates."""

import importlib.util
import json
from pathlib import Path

import pytest

FOLDER = Path(__file__).parents[2] / "eval" / "dates"


@pytest.fixture(scope="module")
def rows():
    spec = importlib.util.spec_from_file_location("score_dates", FOLDER / "score.py")
    score = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(score)
    items = [json.loads(line) for path in sorted(FOLDER.glob("*.jsonl")) for line in path.read_text(encoding="utf-8").splitlines()]
    return [score.judge(item, parse=False) for item in items]


def test_enough_of_it(rows):
    assert len({row["item"]["text"] for row in rows}) >= 400
    assert sum(row["item"]["kind"] == "weekday" for row in rows) >= 200
    assert sum(row["item"]["direction"] == "future" for row in rows) >= 0.5 * len(rows)
    assert all(row["item"]["text"][row["item"]["start"] : row["item"]["end"]] == row["item"]["phrase"] for row in rows)


def test_days_and_direction(rows):
    assert sum(row["days"] for row in rows) >= 0.95 * len(rows)
    assert sum(row["direction"] for row in rows) >= 0.97 * len(rows)


def test_what_is_vague_has_no_single_day(rows):
    assert not [row["item"]["text"] for row in rows if row["item"]["kind"] == "vague" and row["said"][0] and row["said"][0] == row["said"][1]]


def test_articles_with_timex():
    spec = importlib.util.spec_from_file_location("score_timex", FOLDER / "timex.py")
    timex = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(timex)
    assert sum(len(wanted) for *_, wanted in timex.articles()) > 100
    figures = timex.figures()
    assert figures["strict"] >= 0.85
    assert figures["relaxed"] >= 0.95
    assert figures["value"] >= 0.82
