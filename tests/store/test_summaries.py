"""What pages count: pairs and links, what is new, what turned, what contradicts what."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from typing import Any

from dateline.store import Record
from dateline.store.engagements import EngagementFilter

YEAR = ("2025-01-01", "2025-12-31")
Make = Callable[..., dict[str, Any]]


def add(record: Record, *documents: dict[str, Any]) -> None:
    for document in documents:
        record.add_document(document)
    record.assemble()


def test_pairs_are_counted_by_month_and_type(record: Record, make_document: Make) -> None:
    add(record, make_document("one", acts=[("ACCUSE", "USA", "CHN", ("2025-02-03",)), ("CONSULT", "CHN", "USA", ("2025-03-01",))]), make_document("two", acts=[("ACCUSE", "USA", "CHN", ("2025-02-20",))]))
    look = record.summaries
    counted = {(one.actor, one.recipient, one.month, one.type): one.acts for one in look.pairs(YEAR)}
    assert counted == {("USA", "CHN", "2025-02", "ACCUSE"): 2, ("CHN", "USA", "2025-03", "CONSULT"): 1}
    assert look.pairs(YEAR, "CHN", "USA") == look.pairs(YEAR) == look.pairs(YEAR, "CHN")
    assert look.pairs(YEAR, "RUS") == [] == look.pairs(("2024-01-01", "2024-12-31"))
    assert {(one.one, one.other, one.type): one.acts for one in look.links(YEAR)} == {("CHN", "USA", "ACCUSE"): 2, ("CHN", "USA", "CONSULT"): 1}
    assert {one.one for one in look.links(YEAR, "person")} == {"person/marco-rubio"}
    assert [(one.other, one.type, one.acts) for one in look.partners(None, "USA", 5)] == [("CHN", "ACCUSE", 2), ("CHN", "CONSULT", 1)]


def test_what_a_person_rejected_is_not_counted(record: Record, make_document: Make) -> None:
    from dateline.model.ledger import Judgement

    add(record, make_document("one", acts=[("ACCUSE", "USA", "CHN", ("2025-02-03",))]))
    [event] = record.events()
    record.judge(Judgement("reject", (event.id,), "ada", "2025-03-01T00:00:00+00:00", "a film"))
    assert record.summaries.pairs(YEAR) == [] == record.summaries.links(YEAR)
    assert record.summaries.unjudged("event", None, 5) == []


def test_new_moved_and_contradicted(record: Record, make_document: Make) -> None:
    add(
        record,
        make_document("one", "2025-03-01", visits=[("RUS", "CHN", ("2025-04-01", "2025-04-02"), "announced")]),
        make_document("two", "2025-03-05", visits=[("RUS", "CHN", ("2025-04-03", "2025-04-04"), "announced")]),
        make_document("three", "2025-03-06", visits=[("FRA", "IND", ("2025-05-01", "2025-05-01"), "announced")]),
        make_document("four", "2025-03-07", visits=[("FRA", "IND", ("2025-05-01", "2025-05-01"), "denied")]),
    )
    look = record.summaries
    assert {life.host_country for life in look.begun(("2025-03-01", "2025-03-31"), None)} == {"CHN", "IND"}
    assert [life.host_country for life in look.begun(("2025-03-06", "2025-03-31"), None)] == ["IND"]
    assert [(turn.engagement.host_country, turn.after[0]) for turn in look.turns(("2025-03-01", "2025-03-31"), None)] == [("IND", "denied"), ("CHN", "announced")]
    [against] = look.disagreements(("2025-03-01", "2025-03-31"), None)
    assert (against.before[0], against.after[0], against.after[2]) == ("announced", "denied", dt.date(2025, 3, 7))
    assert look.last_day(dt.date(2025, 3, 6)) == dt.date(2025, 3, 6)


def test_entries_are_engagements_without_their_history(record: Record, make_document: Make) -> None:
    add(record, make_document("one", visits=[("RUS", "CHN", ("2025-04-01", "2025-04-02"), "announced")]))
    [entry], [life] = record.summaries.entries(EngagementFilter(YEAR), None), record.engagements()
    assert (entry.id, entry.participants, entry.when, entry.status) == (life.id, life.participants, life.when, life.status)
    assert entry.history == () != life.history
    assert record.summaries.entries_of([life.id, "eng-none"]) == [entry]


def test_the_stamp_changes_when_somebody_else_writes(record: Record, make_document: Make) -> None:
    with Record(record.path) as reader:
        before = reader.summaries.stamp()
        assert reader.summaries.stamp() == before
        number = reader.summaries.last_text()
        add(record, make_document("one"))
        assert reader.summaries.stamp() != before
        assert [text[1] for text in reader.summaries.texts_after(number, 10)] == ["one"]


def test_places_and_ids_of_a_text(record: Record, make_document: Make) -> None:
    add(record, make_document("one", visits=[("RUS", "CHN", ("2025-04-01", "2025-04-02"), "announced")], said=[("RUS", "Yes.", None)]))
    look = record.summaries
    assert [(one.country, one.engagements, one.lat) for one in look.places(EngagementFilter(YEAR))] == [("CHN", 1, None)]
    ids = look.record_ids("one", 0)
    assert ids["g1"] == record.engagements()[0].id and ids["s1"] == record.statements()[0].id
    assert look.same_as(ids["g1"]) == {ids["g1"]} and look.same_as("nothing") == {"nothing"}
