"""The record: what goes in, what it answers, whatever the order."""

from __future__ import annotations

import datetime as dt
import itertools
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from dateline.errors import ConfigurationError, ReadOnlyRecord, UnknownId
from dateline.store import Record
from dateline.store.intake import Run
from dateline.store.rows import as_json

Make = Callable[..., dict[str, Any]]
Content = Callable[[Path], dict[str, list[str]]]
APRIL, MAY = ("2025-04-01", "2025-04-03"), ("2025-05-10", "2025-05-12")
numbers = itertools.count()

COUNTRIES = st.sampled_from(["CHN", "RUS", "USA", "FRA"])
PAIRS = st.tuples(COUNTRIES, COUNTRIES).filter(lambda pair: pair[0] != pair[1])
WHEN = st.sampled_from([None, APRIL, MAY, ("2025-04-02",)])
VISITS = st.tuples(PAIRS, WHEN, st.sampled_from(["announced", "held", "cancelled", "postponed"])).map(lambda v: (*v[0], v[1], v[2]))
ACTS = st.tuples(st.sampled_from(["ACCUSE", "CONSULT"]), PAIRS, WHEN).map(lambda a: (a[0], *a[1], a[2]))
ARTICLE = st.fixed_dictionaries(
    {
        "id": st.sampled_from(["one", "two", "three", "four"]),
        "published": st.sampled_from(["2025-03-01", "2025-03-05", "2025-03-20", None]),
        "visits": st.lists(VISITS, max_size=2),
        "acts": st.lists(ACTS, max_size=2),
        "said": st.lists(st.tuples(COUNTRIES, st.sampled_from(["We will see.", "No."]), st.sampled_from([None, "sanctions"])), max_size=1),
        "publisher": st.sampled_from([None, "Wire", "Post"]),
    }
)


def told_apart(articles: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """Texts of one article whose day tells which is the newer: between others the order of adding decides."""
    return list({(one["id"], one["published"]): one for one in articles}.values())


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(articles=st.lists(ARTICLE, min_size=1, max_size=6).map(told_apart), order=st.randoms(use_true_random=False))
def test_any_order_any_batches_and_any_repetition_give_the_same_record(tmp_path: Path, make_document: Make, content_of: Content, articles: list[dict[str, Any]], order: Any) -> None:
    documents = [make_document(**one) for one in articles]
    paths = [tmp_path / f"{next(numbers)}.sqlite" for _ in range(2)]
    with Record(paths[0], write=True) as record:
        for one in documents:
            record.add_document(one)
        record.assemble()
    shuffled = documents + order.choices(documents, k=2)
    order.shuffle(shuffled)
    with Record(paths[1], write=True) as record:
        for one in shuffled:
            record.add_document(one)
            if order.random() < 0.5:
                record.assemble()
        record.assemble()
        assert record.problems() == []
    assert content_of(paths[0]) == content_of(paths[1])


@settings(max_examples=20, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(articles=st.lists(ARTICLE, min_size=2, max_size=6).map(told_apart), choice=st.randoms(use_true_random=False))
def test_a_removed_article_leaves_nothing(tmp_path: Path, make_document: Make, content_of: Content, articles: list[dict[str, Any]], choice: Any) -> None:
    documents = [make_document(**one) for one in articles]
    gone = choice.choice(documents)["article"]["id"]
    with_it, without = (tmp_path / f"{next(numbers)}.sqlite" for _ in range(2))
    with Record(with_it, write=True) as record:
        for one in documents:
            record.add_document(one)
        record.assemble()
        assert record.remove(gone) == 1
        assert record.problems() == []
    with Record(without, write=True) as record:
        for one in documents:
            if one["article"]["id"] != gone:
                record.add_document(one)
        record.assemble()
    assert content_of(with_it) == content_of(without)


def test_assembling_everything_anew_changes_nothing(tmp_path: Path, record: Record, make_document: Make, content_of: Content) -> None:
    for n, when in enumerate((APRIL, MAY)):
        record.add_document(make_document(str(n), f"2025-03-0{n + 1}", visits=[("CHN", "RUS", when, "announced")], acts=[("ACCUSE", "USA", "CHN", when)]))
        record.assemble()
    before = content_of(record.path)
    assert record.assemble() == 0
    assert record.assemble(everything=True) > 0
    assert content_of(record.path) == before


def test_adding_the_same_again_changes_nothing(record: Record, make_document: Make) -> None:
    one = make_document(visits=[("CHN", "RUS", APRIL, "announced")])
    assert record.add_document(one).outcome == "new"
    record.assemble()
    assert record.add_document(one).outcome == "same"
    assert not record.pending


def test_one_visit_in_two_articles_is_one_engagement_with_a_history(record: Record, make_document: Make) -> None:
    record.add_document(make_document("one", "2025-03-01", visits=[("CHN", "RUS", APRIL, "announced")]))
    record.add_document(make_document("two", "2025-04-03", visits=[("CHN", "RUS", APRIL, "held")]))
    record.assemble()
    [life] = record.engagements()
    assert life.status == "held"
    assert [(step.status, str(step.as_of), step.article) for step in life.history] == [("announced", "2025-03-01", "one"), ("held", "2025-04-03", "two")]
    assert life.history[0].evidence[0].text.startswith("Wang Yi and Sergey Lavrov: announced")
    assert all(record.engagement(id) == life for id in life.reports)


def test_the_id_lives_on_whatever_is_added_before(record: Record, make_document: Make) -> None:
    record.add_document(make_document("two", "2025-04-03", visits=[("CHN", "RUS", APRIL, "held")]))
    record.assemble()
    given_out = record.engagements()[0].id
    record.add_document(make_document("one", "2025-03-01", visits=[("CHN", "RUS", APRIL, "announced")]))
    record.assemble()
    [life] = record.engagements()
    assert life.id != given_out
    assert record.engagement(given_out) == life


def test_a_new_text_takes_the_place_of_the_old_and_history_keeps_both(record: Record, make_document: Make) -> None:
    page = {"url": "https://example.org/visit"}
    record.add_document(make_document("a", "2025-03-01", visits=[("CHN", "RUS", APRIL, "announced")], said=[("CHN", "We will go.", None)], **page))
    changed = record.add_document(make_document("b", "2025-03-04", visits=[("CHN", "RUS", MAY, "announced")], said=[("CHN", "We will go in May.", None)], **page))
    record.assemble()
    assert changed.outcome == "changed"
    [life] = record.engagements()
    assert str(life.when.earliest) == "2025-05-10"
    assert [str(step.when.earliest) for step in life.history] == ["2025-04-01", "2025-05-10"]
    assert [one.content for one in record.statements()] == ["We will go in May."]
    assert [one.content for one in record.statements(as_of="2025-03-02")] == ["We will go."]
    [article] = record.articles()
    assert (article.id, article.version, article.versions) == ("b", 1, 2)
    assert record.document(page["url"], version=0)["article"]["id"] == "a"


def test_what_a_new_text_no_longer_says_is_withdrawn(record: Record, make_document: Make) -> None:
    record.add_document(make_document("one", "2025-03-01", visits=[("CHN", "RUS", APRIL, "announced")], acts=[("ACCUSE", "USA", "CHN", None)]))
    record.add_document(make_document("one", "2025-03-02", note="We had that wrong."))
    record.assemble()
    assert record.engagements() == [] and record.events() == []
    assert len(record.engagements(as_of="2025-03-01")) == len(record.events(as_of="2025-03-01")) == 1
    assert [change.what for change in record.diff("2025-03-01", "2025-03-02")] == [("withdrawn",)]


def test_whom_only_a_superseded_text_names_is_found_as_of_its_day(record: Record, make_document: Make) -> None:
    page = {"url": "https://example.org/visit"}
    record.add_document(make_document("one", "2025-03-01", visits=[("CHN", "RUS", APRIL, "announced")], acts=[("ACCUSE", "USA", "CHN", None)]))
    record.add_document(make_document("two", "2025-03-02", visits=[("FRA", "RUS", MAY, "announced")], acts=[("ACCUSE", "FRA", "IND", None)], **page))
    record.add_document(make_document("two", "2025-03-09", visits=[("CHN", "RUS", MAY, "announced")], **page))
    record.assemble()
    for asked in ({"country": "FRA"}, {"actor": "FRA"}, {"country": "FRA", "with_": "RUS"}, {"actor": "Jean-Noël Barrot"}):
        assert [len(record.engagements(**asked, as_of=day)) for day in ("2025-03-01", "2025-03-05", "2025-03-09")] == [0, 1, 0], asked
    for asked in ({"country": "FRA"}, {"actor": "FRA"}, {"recipient": "IND"}, {"country": "IND", "with_": "FRA"}, {"actor": "person/jean-noël-barrot"}):
        assert [len(record.events(**asked, as_of=day)) for day in ("2025-03-01", "2025-03-05", "2025-03-09")] == [0, 1, 0], asked
    assert len(record.engagements(country="FRA", with_="CHN", as_of="2025-03-05")) == 0


def test_a_text_coded_anew_replaces_its_records_and_keeps_ids_given_out(record: Record, make_document: Make) -> None:
    record.add_document(make_document(visits=[("CHN", "RUS", APRIL, "announced")]), Run("0.1", "m", "k1"))
    record.assemble()
    given_out = record.engagements()[0].id
    better = make_document(visits=[("CHN", "RUS", APRIL, "announced")])
    better["engagements"][0]["host_country"] = None
    assert record.add_document(better, Run("0.1", "m", "k2")).outcome == "recoded"
    record.assemble()
    [life] = record.engagements()
    assert life.host_country is None
    assert life.id != given_out and record.engagement(given_out) == life
    assert record.runs() == [Run("0.1", "m", "k2")]


def test_what_the_reader_makes_of_a_text_is_no_new_text(record: Record, make_document: Make) -> None:
    record.add_document(make_document(published=None, visits=[("CHN", "RUS", APRIL, "announced")]), Run("0.1"))
    better = make_document(published="2025-03-01", visits=[("CHN", "RUS", APRIL, "announced")])
    better["article"] |= {"agency": "Wire", "regions": [], "published": better["article"]["published"] | {"method": "text"}}
    assert record.add_document(better, Run("0.2")).outcome == "recoded"
    record.assemble()
    [article] = record.articles()
    assert (article.agency, str(article.as_of), article.versions) == ("Wire", "2025-03-01", 1)
    assert str(record.engagements()[0].as_of) == "2025-03-01"
    assert record.problems() == []


def test_rejected_articles_are_kept_with_their_reason(record: Record, make_document: Make) -> None:
    assert record.add_document(make_document(rejected="language")).rejected
    record.add_document(make_document("two"))
    assert [(one.id, one.rejected) for one in record.articles(rejected=True)] == [("one", "language")]
    assert [one.id for one in record.articles(rejected=False)] == ["two"]


@pytest.fixture
def full(record: Record, make_document: Make) -> Record:
    record.add_document(
        make_document(
            "one", "2025-03-01", publisher="Wire", visits=[("CHN", "RUS", APRIL, "announced"), ("USA", "FRA", None, "rumoured")],
            acts=[("ACCUSE", "USA", "CHN", ("2025-02-27",)), ("CONSULT", "CHN", "USA", None)], said=[("CHN", "Rare earths are no weapon.", "trade")], wants=[("CHN", "trade", "supports")],
        )
    )
    record.add_document(make_document("two", "2025-03-10", visits=[("CHN", "RUS", APRIL, "postponed")], said=[("RUS", "We wait.", None, "USA", "press")]))
    record.assemble()
    return record


@pytest.mark.parametrize(
    ("asked", "count"),
    [
        ({}, 2), ({"country": "RUS"}, 1), ({"country": "RUS", "with_": "CHN"}, 1), ({"country": "RUS", "with_": "USA"}, 0), ({"actor": "Wang Yi"}, 1), ({"actor": "person/wang-yi"}, 1),
        ({"actor": "nobody"}, 0), ({"actor": "FRA"}, 1), ({"status": "postponed"}, 1), ({"status": ["rumoured", "held"]}, 1), ({"host": "RUS"}, 1), ({"kind": "call"}, 0),
        ({"between": ("2025-04-03", "2025-05-30")}, 1), ({"between": ("2025-04-04", "2025-04-30")}, 0), ({"between": ("2025-04-01", "2025-04-30"), "as_of": "2025-03-01"}, 1),
        ({"as_of": "2025-02-28"}, 0), ({"status": "announced", "as_of": dt.date(2025, 3, 5)}, 1), ({"limit": 1}, 1), ({"country": "CHN", "actor": "Sergey Lavrov"}, 1),
    ],
)  # fmt: skip
def test_engagements_are_found_by(full: Record, asked: dict[str, Any], count: int) -> None:
    assert len(full.engagements(**asked)) == count


@pytest.mark.parametrize(
    ("asked", "count"),
    [
        ({}, 2), ({"type": "ACCUSE"}, 1), ({"act": ["CONSULT", "ACCUSE"]}, 2), ({"actor": "USA", "recipient": "CHN"}, 1), ({"actor": "USA"}, 1), ({"country": "CHN"}, 2),
        ({"country": "CHN", "with_": "USA"}, 2), ({"country": "CHN", "with_": "RUS"}, 0), ({"actor": "Marco Rubio", "recipient": "Wang Yi"}, 1), ({"between": ("2025-02-01", "2025-02-28")}, 1),
        ({"actor": "USA", "recipient": "CHN", "between": ("2025-03-01", "2025-03-28")}, 0), ({"modality": "future"}, 0), ({"negated": True}, 0), ({"as_of": "2025-02-01"}, 0),
        ({"as_of": "2025-03-01", "type": "ACCUSE"}, 1), ({"place": "FRA"}, 0), ({"mode": "visit"}, 0), ({"sure": 0.0}, 2), ({"sure": 1.0}, 0),
        ({"sure": 1.0, "as_of": "2025-03-31"}, 0), ({"sure": 0.0, "as_of": "2025-03-31"}, 2),
    ],
)  # fmt: skip
def test_events_are_found_by(full: Record, asked: dict[str, Any], count: int) -> None:
    assert len(full.events(**asked)) == count


@pytest.mark.parametrize(
    ("asked", "count"),
    [
        ({}, 2), ({"speaker": "Wang Yi"}, 1), ({"speaker": "RUS"}, 1), ({"country": "CHN"}, 1), ({"office": "CHN/foreign-minister"}, 1), ({"issue": "trade"}, 1), ({"words": "weap*"}, 1),
        ({"between": ("2025-03-02", "2025-03-31")}, 1), ({"as_of": "2025-03-05"}, 1), ({"kind": "indirect"}, 0), ({"addressee": "USA"}, 0),
        ({"medium": "press"}, 1), ({"medium": ["call", "letter"]}, 0),
        ({"speaker": "wang-yi"}, 1), ({"speaker": "lavrov"}, 1), ({"speaker": "rov"}, 0), ({"speaker": "Sergey"}, 0), ({"speaker": "Nobody"}, 0),
    ],
)  # fmt: skip
def test_statements_are_found_by(full: Record, asked: dict[str, Any], count: int) -> None:
    assert len(full.statements(**asked)) == count


@pytest.mark.parametrize("name", ["Barrot", "Noël Barrot", "Jean-Noel Barrot", "jean-noël barrot", "person/jean-noel-barrot"])
def test_a_person_is_found_by_surname_and_without_accents(record: Record, make_document: Make, name: str) -> None:
    one = make_document("one", visits=[("FRA", "EGY", APRIL, "held")])
    one["actors"][0]["id"] = "person/jean-noel-barrot"
    record.add_document(one)
    record.assemble()
    assert len(record.engagements(actor=name)) == 1


def test_a_search_for_nothing_is_refused(full: Record) -> None:
    with pytest.raises(ConfigurationError, match="no words"):
        full.search("  ")


def test_a_statement_keeps_for_whom_and_by_what_means_it_is_made(full: Record) -> None:
    plain, for_another = full.statements()
    assert plain.on_behalf_of is plain.medium_class is None
    assert for_another.on_behalf_of and (for_another.on_behalf_of.name, for_another.on_behalf_of.country, for_another.medium_class) == ("Marco Rubio", "USA", "press")
    assert as_json(for_another)["on_behalf_of"]["actor"] == "person/marco-rubio"
    full.remove("two")
    assert full.problems() == []


def test_positions_name_the_statements_they_rest_on(full: Record) -> None:
    [position] = full.positions(holder="CHN", issue="trade")
    assert position.rests_on == (full.statements(country="CHN")[0].id,)
    assert (str(position.since), position.articles) == ("2025-03-01", 1)
    assert full.positions(stance="opposes") == full.positions(as_of="2025-02-01") == []


SIDES = [("one", "2025-03-01", "supports"), ("two", "2025-03-04", "demands"), ("three", "2025-03-10", "opposes"), ("four", "2025-03-20", "supports"), ("five", "2025-03-25", "supports")]
HELD = [
    ("supports", "2025-03-01", "2025-03-09", "2025-03-01", ("one",)), ("demands", "2025-03-04", "2025-03-09", "2025-03-04", ("two",)),
    ("opposes", "2025-03-10", "2025-03-19", "2025-03-10", ("three",)), ("supports", "2025-03-20", "None", "2025-03-25", ("four", "five")),
]  # fmt: skip


def held(record: Record, **asked: Any) -> list[tuple[Any, ...]]:
    return [(one.stance, str(one.since), str(one.until), str(one.last_told), one.in_articles) for one in record.positions(**asked)]


@pytest.mark.parametrize("order", [[0, 1, 2, 3, 4], [4, 2, 0, 3, 1], [3, 4, 1, 0, 2]])
def test_who_changes_sides_held_a_position_until_the_day_before(record: Record, make_document: Make, order: list[int]) -> None:
    for id, day, stance in (SIDES[n] for n in order):
        record.add_document(make_document(id, day, wants=[("CHN", "trade", stance), ("CHN", "climate", "supports")], said=[("CHN", "So it is.", "trade")]))
    assert held(record, issue="trade") == HELD
    assert [len(one.rests_on) for one in record.positions(issue="trade")] == [1, 1, 1, 2]
    assert held(record, issue="trade", stance=["opposes", "demands"]) == HELD[1:3]
    assert held(record, issue="trade", between=("2025-03-05", "2025-03-22")) == HELD[2:]
    assert held(record, issue="trade", as_of="2025-03-05") == [(*HELD[0][:2], "None", *HELD[0][3:]), (*HELD[1][:2], "None", *HELD[1][3:])]
    assert held(record, issue="climate") == [("supports", "2025-03-01", "None", "2025-03-25", ("one", "two", "three", "four", "five"))]
    record.remove("three")
    assert [step[:3] for step in held(record, issue="trade")] == [("supports", "2025-03-01", "None"), ("demands", "2025-03-04", "None")]


def test_what_articles_without_a_day_tell_has_no_days(record: Record, make_document: Make) -> None:
    record.add_document(make_document("one", None, wants=[("CHN", "trade", "opposes")]))
    assert held(record) == [("opposes", "None", "None", "None", ("one",))]
    record.add_document(make_document("two", "2025-03-01", wants=[("CHN", "trade", "supports")]))
    assert held(record) == [("supports", "2025-03-01", "None", "2025-03-01", ("two",)), ("opposes", "None", "None", "None", ("one",))]
    assert held(record, between=("2020-01-01", "2030-01-01")) == [("supports", "2025-03-01", "None", "2025-03-01", ("two",))]


def test_words_are_found_in_articles_and_statements(full: Record) -> None:
    assert [hit.article for hit in full.search('"rare earths" weap*')] == ["one"]
    assert "«weapon»" in full.search("weapon", in_="statements")[0].words
    assert full.search("weapon", as_of="2025-02-01") == full.search("weapon earths nowhere") == []
    assert full.search("""don't "half a phrase U.S. (NEAR""") == []


def test_lists_are_read_page_by_page(full: Record) -> None:
    for ask in (full.engagements, full.events, full.statements, full.articles, full.actors):
        whole = [one.id for one in ask()]
        assert [one.id for one in ask(after=ask(limit=1)[0].id)] == whole[1:]
    assert [one.id for one in full.events(newest=True)] == [one.id for one in full.events()][::-1]


def test_upcoming_tells_what_is_neither_held_nor_off(full: Record, make_document: Make) -> None:
    assert [one.host_country for one in full.upcoming("2025-03-15")] == ["RUS"]
    assert [one.status for one in full.upcoming("2025-03-15", as_of="2025-03-05")] == ["announced"]
    assert full.upcoming("2025-03-15", country="USA") == full.upcoming("2025-06-01") == []
    full.add_document(make_document("three", "2025-03-12", visits=[("CHN", "RUS", APRIL, "cancelled")]))
    full.assemble()
    assert full.upcoming("2025-03-15") == []


def test_what_is_due_some_time_this_year_comes_after_what_has_its_days(record: Record, make_document: Make) -> None:
    vague, dated = ("2025-01-01", "2025-12-31"), ("2025-06-01", "2025-06-02")
    record.add_document(make_document("one", "2025-01-05", visits=[("CHN", "RUS", vague, "announced"), ("USA", "FRA", dated, "announced")]))
    record.assemble()
    assert [one.host_country for one in record.upcoming("2025-03-01")] == ["FRA", "RUS"]
    assert [one.host_country for one in record.upcoming("2025-03-01", country="CHN")] == ["RUS"]


def test_the_difference_between_two_days(full: Record) -> None:
    [change] = full.diff("2025-03-01", "2025-03-31")
    assert change.what == ("status",)
    assert {change.what for change in full.diff("2025-02-01", "2025-03-01")} == {("new",)}
    assert full.diff("2025-03-10", "2025-03-31") == []


def test_explain_gives_what_each_article_says(full: Record) -> None:
    [life] = full.engagements(country="RUS")
    told = full.explain(life.id)
    assert [report["article"] for report in told["reports"]] == ["one", "two"]
    assert told["reports"][0]["record"]["why"] == ["made up"]
    statement = full.statements()[0]
    assert full.explain(statement.id)["record"] == as_json(statement)


@pytest.mark.parametrize("ask", ["engagement", "event", "statement", "article", "document", "explain"])
def test_an_unknown_id_is_told(full: Record, ask: str) -> None:
    with pytest.raises(UnknownId, match="nowhere"):
        getattr(full, ask)("nowhere")


def test_a_reader_sees_what_was_assembled_and_changes_nothing(full: Record, make_document: Make) -> None:
    with Record(full.path) as reader:
        full.add_document(make_document("four", visits=[("FRA", "IND", APRIL, "announced")]))
        assert len(reader.engagements()) == 2 and reader.pending
        full.assemble()
        assert len(reader.engagements()) == 3 and not reader.pending
        with pytest.raises(ReadOnlyRecord):
            reader.add_document(make_document("five"))


def test_texts_that_sqlite_cannot_hold_keep_their_offsets(record: Record, make_document: Make) -> None:
    one = make_document(said=[("CHN", "A \x00 and a \ud800 stand \U0001f600 here.", None)])
    record.add_document(one)
    record.assemble()
    [statement] = record.statements()
    assert statement.content == statement.evidence[-1].text == "A \ufffd and a \ufffd stand \U0001f600 here."
    assert record.document("one") == one
    assert record.add_document(one).outcome == "same"


def test_the_newest_text_is_the_one_seen_last(record: Record, make_document: Make) -> None:
    late, early = (dt.datetime(2025, 3, 1, hour, tzinfo=dt.UTC) for hour in (12, 9))
    record.add_document(make_document(note="Second."), seen=late)
    record.add_document(make_document(note="First."), seen=early)
    assert record.document("one")["article"]["text"] == "Second.\n"
