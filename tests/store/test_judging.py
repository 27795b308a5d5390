"""Judgements: obeyed, kept, undone by marking."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from dateline.errors import ConfigurationError, SourceError, UnknownId
from dateline.model.ledger import Judgement
from dateline.store import Record
from dateline.store.intake import Run
from dateline.store.judging import read_file

Make = Callable[..., dict[str, Any]]
APRIL, MAY = ("2025-04-01", "2025-04-03"), ("2025-05-10", "2025-05-12")


def judgement(action: str, *ids: str, why: str = "I know it", field: str | None = None, value: str | None = None) -> Judgement:
    return Judgement(action, ids, "Ann", "2025-06-01T12:00:00+00:00", why, field, value)


@pytest.fixture
def two(record: Record, make_document: Make) -> Record:
    """Two visits, one of them told twice."""
    record.add_document(make_document("one", "2025-03-01", visits=[("CHN", "RUS", APRIL, "announced")], acts=[("ACCUSE", "USA", "CHN", None)]))
    record.add_document(make_document("two", "2025-04-03", visits=[("CHN", "RUS", APRIL, "held")]))
    record.add_document(make_document("three", "2025-05-12", visits=[("CHN", "RUS", MAY, "held")]))
    record.assemble()
    return record


def shape(record: Record) -> list[tuple[int, str, str | None]]:
    return [(len(one.history), one.status, one.judged) for one in record.engagements(rejected=True)]


def test_what_is_rejected_is_left_out_until_it_is_undone(two: Record) -> None:
    first = two.engagements()[0]
    number = two.judge(judgement("reject", first.id))
    assert [one.id for one in two.engagements()] == [two.engagements(rejected=True)[1].id]
    assert two.upcoming("2025-03-01") == []
    assert [one["why"] for one in two.explain(first.id)["judgements"]] == ["I know it"]
    two.undo(number)
    assert shape(two) == [(2, "held", None), (1, "held", None)]
    [kept] = two.judgements()
    assert kept.number == number and kept.judgement.undone


def test_events_are_judged_too(two: Record) -> None:
    [event] = two.events()
    two.judge(judgement("accept", event.id))
    assert two.events()[0].judged == "accepted"


def test_merge_and_split_are_obeyed_and_undone(two: Record) -> None:
    ids = [one.id for one in two.engagements()]
    merged = two.judge(judgement("merge", *ids))
    assert shape(two) == [(3, "held", None)]
    two.undo(merged)
    assert shape(two) == [(2, "held", None), (1, "held", None)]
    reports = two.engagement(ids[0]).reports
    split = two.judge(judgement("split", *reports))
    assert len(two.engagements()) == 3
    two.undo(split)
    assert shape(two) == [(2, "held", None), (1, "held", None)]


def test_merging_across_blocks(record: Record, make_document: Make) -> None:
    record.add_document(make_document("one", "2025-03-01", visits=[("CHN", "RUS", APRIL, "announced"), ("IND", "EGY", APRIL, "announced")]))
    record.assemble()
    number = record.judge(judgement("merge", *[one.id for one in record.engagements()]))
    assert shape(record) == [(2, "announced", None)]
    record.add_document(make_document("two", "2025-04-02", visits=[("IND", "EGY", APRIL, "held")]))
    record.assemble()
    assert shape(record)[0][0] == 3
    record.undo(number)
    assert len(record.engagements()) == 2


def test_a_correction_outlives_what_is_added_later(two: Record, make_document: Make) -> None:
    first = two.engagements()[0]
    two.judge(judgement("correct", first.id, field="host_country", value="KAZ"))
    two.add_document(make_document("zero", "2025-02-01", visits=[("CHN", "RUS", APRIL, "rumoured")]))
    two.assemble()
    assert two.engagement(first.id).host_country == "KAZ"
    assert two.engagement(first.id).id != first.id


def test_a_judgement_waits_for_an_article_that_comes_back(two: Record, make_document: Make) -> None:
    last = two.engagements()[1]
    two.judge(judgement("reject", last.id))
    two.remove("three")
    assert shape(two) == [(2, "held", None)]
    two.add_document(make_document("three", "2025-05-12", visits=[("CHN", "RUS", MAY, "held")]))
    two.assemble()
    assert shape(two) == [(2, "held", None), (1, "held", "rejected")]


def test_a_judgement_holds_when_its_article_is_coded_anew(two: Record, make_document: Make) -> None:
    last = two.engagements()[1]
    two.judge(judgement("reject", last.id))
    better = make_document("three", "2025-05-12", visits=[("CHN", "RUS", MAY, "held")])
    better["engagements"][0]["place"] = {"name": "Moscow", "country": "RUS"}
    assert two.add_document(better, Run(knowledge="better")).outcome == "recoded"
    two.assemble()
    [coded] = [one for one in two.engagements(rejected=True) if one.place]
    assert coded.judged == "rejected" and coded.id != last.id
    assert two.explain(coded.id)["judgements"]


def test_the_same_judgement_is_kept_once(two: Record) -> None:
    same = judgement("accept", two.engagements()[0].id)
    assert two.judge(same) == two.judge(same)
    assert len(two.judgements()) == 1


@pytest.mark.parametrize(
    ("wrong", "error"),
    [
        (judgement("reject", "eng-nowhere"), UnknownId), (judgement("praise", "x"), ConfigurationError), (judgement("merge", "x", "x"), ConfigurationError),
        (judgement("reject", "x", why=" "), ConfigurationError), (judgement("correct", "x", field="weather"), ConfigurationError),
    ],
)  # fmt: skip
def test_what_is_no_judgement_changes_nothing(two: Record, wrong: Judgement, error: type[Exception]) -> None:
    good = judgement("accept", two.engagements()[0].id)
    with pytest.raises(error):
        two.judge_all([good, wrong])
    assert two.judgements() == []
    with pytest.raises(UnknownId):
        two.undo(1)


def test_a_record_may_stand_in_several_judgements(record: Record, make_document: Make) -> None:
    for name, pair in (("one", ("CHN", "RUS")), ("two", ("IND", "EGY")), ("three", ("USA", "FRA"))):
        record.add_document(make_document(name, "2025-03-01", visits=[(*pair, APRIL, "announced")]))
    record.assemble()
    first, second, third = (record.engagements(country=country)[0].id for country in ("CHN", "IND", "USA"))
    for other in (first, second):
        record.judge(judgement("split", other, third))
    record.judge(judgement("accept", third))
    assert [one.judged for one in map(record.engagement, (first, second, third))] == [None, None, "accepted"]


def test_an_event_is_not_merged_with_a_visit(two: Record) -> None:
    with pytest.raises(ConfigurationError, match="different kinds"):
        two.judge(judgement("merge", two.engagements()[0].id, two.events()[0].id))


@pytest.mark.parametrize("name", ["judgements.csv", "judgements.jsonl", "judgements.yaml"])
def test_judgements_are_read_from_a_file(tmp_path: Path, name: str) -> None:
    rows = [{"action": "merge", "ids": "a b", "why": "one visit"}, {"action": "correct", "ids": "c", "why": "it was", "who": "Bo", "field": "status", "value": "held"}]
    texts = {
        "judgements.csv": "action,ids,why,who,field,value\nmerge,a b,one visit,,,\ncorrect,c,it was,Bo,status,held\n",
        "judgements.jsonl": "".join(json.dumps(row) + "\n" for row in rows),
        "judgements.yaml": "- {action: merge, ids: [a, b], why: one visit}\n- {action: correct, ids: c, why: it was, who: Bo, field: status, value: held}\n",
    }
    path = tmp_path / name
    path.write_text(texts[name], encoding="utf-8")
    first, second = read_file(str(path), "Ann", "now")
    assert first == Judgement("merge", ("a", "b"), "Ann", "now", "one visit")
    assert second == Judgement("correct", ("c",), "Bo", "now", "it was", "status", "held")


@pytest.mark.parametrize(("name", "text"), [("a.csv", "action,ids\nmerge,\n"), ("a.jsonl", '["merge"]\n'), ("b.jsonl", "{broken\n"), ("a.yaml", "just words"), ("b.yaml", "a: [")])
def test_a_file_without_judgements_says_where(tmp_path: Path, name: str, text: str) -> None:
    path = tmp_path / name
    path.write_text(text, encoding="utf-8")
    with pytest.raises(ConfigurationError) as caught:
        read_file(str(path), "Ann", "now")
    assert str(path) in str(caught.value)
    with pytest.raises(SourceError):
        read_file(str(tmp_path / "none.csv"), "Ann", "now")


def test_a_last_day_before_the_first_is_refused(two: Record) -> None:
    first = two.engagements()[0].id
    with pytest.raises(ConfigurationError, match="its first day would be 2025-05-01 and its last 2025-04-03"):
        two.judge(judgement("correct", first, field="earliest", value="2025-05-01"))
    assert two.judgements() == [] and two.engagements()[0].when.earliest.isoformat() == APRIL[0]
    with pytest.raises(ConfigurationError, match="'soon'"):
        two.judge(judgement("correct", first, field="latest", value="soon"))


def test_both_days_are_corrected_together(two: Record) -> None:
    first = two.engagements()[0].id
    two.judge_all([judgement("correct", first, field="earliest", value="2025-05-01"), judgement("correct", first, field="latest", value="2025-05-02")])
    [when] = [one.when for one in two.engagements() if one.id == first]
    assert (when.earliest.isoformat(), when.latest.isoformat()) == ("2025-05-01", "2025-05-02")
