"""Precision and recall over hand-made records."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from dateline.errors import GoldError
from dateline.evaluate import compare, read_gold

TEXT = "Chad's king met Niger's king in Oslo on Monday. He said hello."


def span(words: str, **more: Any) -> dict[str, Any]:
    start = TEXT.index(words)
    return {"start": start, "end": start + len(words), "text": words, **more}


def article(**changes: Any) -> dict[str, Any]:
    record: dict[str, Any] = {
        "article": {"id": "x", "text": TEXT},
        "actors": [{"ref": "a", "name": "king of Chad", "kind": "person", "country": "TCD", "mentions": [span("Chad's king", kind="nominal")]},
                   {"ref": "b", "name": "king of Niger", "kind": "person", "country": "NER", "mentions": [span("Niger's king", kind="nominal")]}],
        "engagements": [{"id": "g1", "kind": "meeting", "participants": [{"actor": "a", "side": "party"}, {"actor": "b", "side": "party"}], "host_country": "NOR",
                         "when": {"earliest": "2025-03-24", "latest": "2025-03-24"}, "status": "held"}],
        "statements": [{"id": "s1", "kind": "indirect", "speaker": "a", "content": [span("hello")]}],
        "events": [{"id": "e1", "plover": {"type": "CONSULT"}, "actors": ["a", "b"], "recipients": [], "reciprocal": True, "evidence": [span(TEXT[:47], role="sentence")]}],
    }
    return {**record, **changes}


def test_equal_articles_are_all_right() -> None:
    report = compare([(article(), article())])
    assert {name: figure.f1 for name, figure in report.figures.items()} == {"engagements": 1.0, "statements": 1.0, "events": 1.0, "actors": 1.0}
    assert report.errors == []


def test_a_missed_a_false_and_a_wrong_record_are_told_apart() -> None:
    wrong = article()
    wrong["engagements"] = [{**wrong["engagements"][0], "status": "cancelled"}]
    wrong["statements"] = []
    wrong["events"] = [*wrong["events"], {**wrong["events"][0], "id": "e2", "plover": {"type": "AID"}}]
    report = compare([(article(), wrong)])
    assert report.figures["engagements"].rate("status") == 0.0
    assert report.figures["engagements"].f1 == 1.0
    assert report.figures["statements"].recall == 0.0
    assert report.figures["events"].precision == 0.5
    assert [line.split(": ", 1)[1].split(" ")[0] for line in report.errors] == ["wrong", "missed", "extra"]


def test_optional_records_count_neither_way() -> None:
    gold = article()
    gold["statements"] = [{**gold["statements"][0], "optional": True}]
    for said in (article(), article(statements=[])):
        figure = compare([(gold, said)]).figures["statements"]
        assert (figure.right, figure.said, figure.wanted) == (0, 0, 0)


def test_sections_that_the_gold_lacks_are_not_judged() -> None:
    gold = article()
    del gold["events"]
    assert "events" not in compare([(gold, article())]).figures


@pytest.mark.parametrize("content", ['{"article": 1}', '{"article": {"text": 5}}', "[1, 2]", "7"])
def test_what_is_no_article_is_no_gold(tmp_path: Path, content: str) -> None:
    path = tmp_path / "gold.jsonl"
    path.write_text(content)
    with pytest.raises(GoldError, match=r"article\.text"):
        read_gold(str(path))


def test_gold_that_does_not_re_read_is_refused(tmp_path: Path) -> None:
    broken = article()
    broken["statements"][0]["content"][0]["text"] = "goodbye"
    path = tmp_path / "gold.json"
    path.write_text(json.dumps(broken))
    with pytest.raises(GoldError, match="does not hold its words"):
        read_gold(str(tmp_path))
