"""How expressions become days: one case a kind, the day of writing Friday 27 March 2026 where none is given."""

import datetime as dt

import pytest

from dateline import dates

FRIDAY = dt.date(2026, 3, 27)


def only(text, day=FRIDAY, **more):
    (found,) = dates.find(text, day, **more)
    return found


def days(found):
    return tuple(d and d.isoformat() for d in (found.earliest, found.latest))


@pytest.mark.parametrize(
    ("text", "first", "last"),
    [
        ("The envoys met on Tuesday.", "2026-03-24", "2026-03-24"),
        ("The envoys will meet on Tuesday.", "2026-03-31", "2026-03-31"),
        ("Envoys to meet Tuesday", "2026-03-31", "2026-03-31"),
        ("They will be there next week.", "2026-03-30", "2026-04-05"),
        ("They must agree by April 10.", "2026-03-27", "2026-04-10"),
        ("They have waited since January.", "2026-01-01", "2026-03-27"),
        ("The rule applies from April 3.", "2026-04-03", None),
        ("No vote will be held before Thursday.", "2026-04-02", None),
        ("It must be signed before Thursday.", "2026-03-27", "2026-04-01"),
        ("They will talk in the coming days.", "2026-03-28", "2026-04-03"),
        ("They will talk soon.", "2026-03-28", None),
        ("It was built in early 2019.", "2019-01-01", "2019-04-30"),
        ("They came on 29 February 2024.", "2024-02-29", "2024-02-29"),
    ],
)
def test_days(text, first, last):
    assert days(only(text)) == (first, last)


def test_both_ends_of_a_range_bear_its_days():
    found = dates.find("He will be in Oslo from March 31 to April 2.", FRIDAY)
    assert [t.value for t in found] == ["2026-03-31", "2026-04-02"]
    assert {days(t) for t in found} == {("2026-03-31", "2026-04-02")}


def test_a_range_runs_across_the_end_of_the_year():
    found = dates.find("He will stay from December 30 to January 2.", FRIDAY)
    assert {days(t) for t in found} == {("2026-12-30", "2027-01-02")}


@pytest.mark.parametrize(
    "text",
    [
        "He begins a three-day visit to Cairo on Sunday.",
        "The three-day visit starting Sunday is his first.",
        "She arrives in Cairo on Sunday for a three-day visit.",
    ],
)
def test_a_length_that_begins_on_a_day(text):
    length = next(t for t in dates.find(text, FRIDAY) if t.type == "DURATION")
    assert (days(length), length.value) == (("2026-03-29", "2026-03-31"), "P3D")


def test_a_length_that_ends_on_a_day():
    length = dates.find("He ended a two-day visit on Wednesday.", FRIDAY)[0]
    assert days(length) == ("2026-03-24", "2026-03-25")


def test_reporting_day_and_told_day_look_different_ways():
    said, told = dates.find("A spokesman told us on Friday that the envoys would meet on Monday.", FRIDAY)
    assert (said.direction, days(said)[0]) == ("present", "2026-03-27")
    assert (told.direction, told.why, days(told)[0]) == ("future", "tense", "2026-03-30")


def test_the_next_day_follows_the_day_told_before():
    _, following = dates.find("Wang leaves on April 2 and lands the next day.", FRIDAY)
    assert (days(following), following.anchor) == (("2026-04-03", "2026-04-03"), "time:0")


def test_that_day_is_no_year_and_no_day_to_come():
    text = "On Thursday Peru and Chile agreed to build a pipeline by 2035. Earlier that day, Chile signed a treaty."
    *_, day = dates.find(text, FRIDAY)
    assert (day.value, day.anchor) == ("2026-03-26", "time:0")
    (_, day) = dates.find("Tonga joined in 2025. That day, crowds cheered.", FRIDAY)
    assert (day.value, day.earliest, day.anchor) == (None, None, "event")
    (_, _, day) = dates.find("The summit opens on April 10. Chile signed on Monday. Later the same day Peru followed.", FRIDAY)
    assert day.value == "2026-03-23"


def test_days_that_share_a_month_are_two_and_each_bears_both():
    first, second = dates.find("They meet on April 24 and 25.", FRIDAY)
    assert [(t.text, t.value, *days(t)) for t in (first, second)] == [
        ("April 24", "2026-04-24", "2026-04-24", "2026-04-25"),
        ("25", "2026-04-25", "2026-04-24", "2026-04-25"),
    ]


def test_what_one_is_quoted_from_looks_back():
    assert only("Peru will sign, according to a statement by the palace on Monday.").value == "2026-03-23"
    assert only("Peru will sign, according to an aide who will travel on Monday.").value == "2026-03-30"


def test_until_in_a_past_clause_looks_back():
    assert only("Lena Voss, who was envoy until December, criticised the bill.").value == "2025-12"


def test_a_day_beside_an_event_nobody_dates_is_unknown():
    found = only("He resigned a day later.")
    assert (days(found), found.anchor) == ((None, None), "event")


def test_no_day_of_writing_no_guess():
    week, day, year = dates.find("They meet next week, on Tuesday, as in 2024.")
    assert (days(week), days(day)) == ((None, None), (None, None))
    assert day.value == "XXXX-WXX-2"
    assert days(year) == ("2024-01-01", "2024-12-31")


def test_clock_time_with_a_zone_is_an_instant():
    found = only("The call is set for Saturday at 10:00 GMT.")
    assert found.instant == dt.datetime(2026, 3, 28, 10, tzinfo=dt.UTC)
    assert (found.type, found.value) == ("TIME", "2026-03-28T10:00")


def test_the_day_is_that_of_the_place():
    late = dt.datetime(2026, 3, 27, 22, tzinfo=dt.UTC)
    assert days(only("He spoke today.", late, zone="Asia/Tokyo")) == ("2026-03-28", "2026-03-28")
    assert days(only("He spoke today.", late)) == ("2026-03-27", "2026-03-27")


def test_a_tense_given_decides():
    assert days(only("Tuesday", tense=lambda char: "future"))[0] == "2026-03-31"
    assert days(only("Tuesday", tense=lambda char: "past"))[0] == "2026-03-24"
    assert only("Tuesday").why == "default"


@pytest.mark.parametrize(
    "text",
    ["He is 70 years old.", "A 44-year-old man.", "Prime Minister May spoke.", "They may march.", "He paid $1990.", "Jan Smid came.", "the second envoy"],
)
def test_what_is_no_time(text):
    assert dates.find(text, FRIDAY) == ()


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("for a decade", "P10Y"),
        ("for two and a half years", "P2Y6M"),
        ("for several weeks", "PXW"),
        ("for 36 hours", "PT36H"),
        ("a fortnight", "P2W"),
        ("for twenty four months", "P24M"),
    ],
)
def test_lengths(text, value):
    assert only(text).value == value


def test_vague_is_never_a_single_day():
    for text in ("in the coming days", "in recent days", "soon", "recently", "in the next few days", "some days ago", "in the weeks ahead"):
        for found in dates.find(f"They will speak {text}.", FRIDAY):
            assert found.earliest is None or found.earliest != found.latest, found
