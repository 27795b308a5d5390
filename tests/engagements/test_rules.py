"""Days and states put together by hand, without a parse."""

from __future__ import annotations

import datetime as dt

import pytest

from dateline.engagements.days import NEAR, OWN, Dating, disjoint, inside, joined, narrower, with_length
from dateline.engagements.status import settle
from dateline.model.when import UNKNOWN, When


def when(first, last, granularity="day"):
    def day(text):
        return dt.date.fromisoformat(text) if text else None

    return When(day(first), day(last), granularity)


MONDAY = when("2024-06-03", "2024-06-03")


@pytest.mark.parametrize(
    ("given", "length", "expected"),
    [
        (MONDAY, 3, when("2024-06-03", "2024-06-05")),
        (when("2024-06-03", None, "start_only"), 2, when("2024-06-03", "2024-06-04")),
        (when(None, "2024-06-07", "end_only"), 3, when("2024-06-05", "2024-06-07")),
        (when("2024-06-03", "2024-06-09", "week"), 3, when("2024-06-03", "2024-06-09", "week")),
        (when("2024-06-03", "2024-06-04"), 5, when("2024-06-03", "2024-06-04")),
        (MONDAY, None, MONDAY),
        (UNKNOWN, 3, UNKNOWN),
    ],
)
def test_a_length_completes_a_day_and_nothing_else(given, length, expected):
    assert with_length(given, length) == expected


def test_a_last_day_told_elsewhere_closes_a_visit():
    start = Dating(when("2024-06-03", None, "start_only"), OWN, "")
    end = Dating(when(None, "2024-06-07", "end_only"), OWN, "")
    assert joined(start, [start, end]).when == when("2024-06-03", "2024-06-07")


def test_a_last_day_before_the_first_does_not():
    start = Dating(when("2024-06-03", None, "start_only"), OWN, "")
    early = Dating(when(None, "2024-05-30", "end_only"), OWN, "")
    assert joined(start, [start, early]).when == start.when


def test_a_length_told_elsewhere_counts():
    start = Dating(when("2024-06-03", None, "start_only"), OWN, "")
    assert joined(start, [start, Dating(UNKNOWN, 0, "", 3)]).when == when("2024-06-03", "2024-06-05")


def test_days_say_more_than_a_week_and_a_week_more_than_nothing():
    week = when("2024-06-03", "2024-06-09", "week")
    assert narrower(MONDAY, week)
    assert narrower(week, UNKNOWN)
    assert not narrower(UNKNOWN, MONDAY)


@pytest.mark.parametrize(
    ("a", "b", "expected"),
    [
        (MONDAY, when("2024-06-04", "2024-06-04"), True),
        (MONDAY, when("2024-06-01", "2024-06-30", "month"), False),
        (MONDAY, UNKNOWN, False),
        (when("2024-06-03", None, "start_only"), when("2024-06-05", None, "start_only"), False),
        (when("2024-06-03", None, "start_only"), when("2024-09-05", None, "start_only"), True),
    ],
)
def test_disjoint_stretches_are_two_occasions(a, b, expected):
    assert disjoint(a, b) is expected
    assert disjoint(b, a) is expected


@pytest.mark.parametrize(
    ("inner", "expected"),
    [(when("2024-06-04", "2024-06-04"), True), (when("2024-06-10", "2024-06-10"), False), (when("2016-08-01", "2016-08-31", "month"), False), (UNKNOWN, True)],
)
def test_a_part_lies_inside_its_visit(inner, expected):
    assert inside(inner, when("2024-06-03", "2024-06-06")) is expected


@pytest.mark.parametrize(
    ("status", "days", "expected"),
    [
        ("held", when("2024-06-11", "2024-06-12"), "announced"),
        ("ongoing", when("2024-06-03", "2024-06-06"), "held"),
        ("ongoing", when("2024-06-09", None, "start_only"), "ongoing"),
        ("ongoing", when("2024-05-01", None, "start_only"), "held"),
        ("ongoing", when("2024-06-08", "2024-06-12"), "ongoing"),
        ("cancelled", when("2024-06-11", "2024-06-12"), "cancelled"),
        ("rumoured", UNKNOWN, "rumoured"),
    ],
)
def test_status_comes_to_terms_with_the_days(status, days, expected):
    assert settle(status, days, dt.date(2024, 6, 10), "visit")[0] == expected


def test_without_a_day_of_publication_the_words_decide():
    assert settle("held", when("2024-06-11", "2024-06-12"), None, "visit")[0] == "held"


def test_ranks_are_ordered():
    assert OWN > NEAR > 0
