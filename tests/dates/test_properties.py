"""What phrases mean, held against datetime: any day of four hundred years, any zone, the ends of the calendar."""

import datetime as dt
import zoneinfo

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from dateline import dates

DAYS = st.dates(dt.date(1800, 1, 1), dt.date(2199, 12, 31))
WRITTEN_YEARS = st.dates(dt.date(1900, 1, 1), dt.date(2099, 12, 31))
ZONES = st.sampled_from(["UTC", "Pacific/Kiritimati", "Pacific/Niue", "Asia/Kathmandu", "America/New_York", "Europe/Dublin", "Africa/Casablanca", "Antarctica/Troll"])
WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
MONTHS = ("January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November", "December")
ONE_DAY = dt.timedelta(days=1)


def days(text, written):
    (found,) = dates.find(text, written)
    return found.earliest, found.latest


@given(DAYS, st.integers(0, 6))
def test_a_weekday_to_come_is_one_of_the_next_seven_days(written, weekday):
    first, last = days(f"They will meet on {WEEKDAYS[weekday]}.", written)
    assert first == last == next(d for d in (written + n * ONE_DAY for n in range(7)) if d.weekday() == weekday)


@given(DAYS, st.integers(0, 6))
def test_a_weekday_gone_by_is_one_of_the_last_seven_days(written, weekday):
    first, last = days(f"They met on {WEEKDAYS[weekday]}.", written)
    assert first == last == next(d for d in (written - n * ONE_DAY for n in range(7)) if d.weekday() == weekday)


@given(DAYS, st.integers(2, 400))
def test_days_ago(written, count):
    assert days(f"It ended {count} days ago.", written) == (written - count * ONE_DAY,) * 2


@given(DAYS, st.integers(2, 60))
def test_weeks_ahead_are_whole_weeks(written, count):
    first, last = days(f"They will meet in {count} weeks.", written)
    assert first <= written + 7 * count * ONE_DAY <= last
    assert (first.isoweekday(), (last - first).days) == (1, 6)


@given(DAYS, WRITTEN_YEARS)
@example(dt.date(2026, 3, 27), dt.date(2024, 2, 29))
@example(dt.date(2026, 3, 27), dt.date(1900, 2, 28))
def test_a_full_date_is_itself_however_written(written, day):
    month, year = MONTHS[day.month - 1], day.year
    for words in (f"{month} {day.day}, {year}", f"{day.day} {month} {year}", f"{WEEKDAYS[day.weekday()]}, {month} {day.day}, {year}", day.isoformat(), f"{day.day:02d}/{day.month:02d}/{year}"):
        assert days(f"It was signed on {words}.", written) == (day, day), words


@given(DAYS, st.integers(1, 12))
def test_a_day_without_a_year_lies_on_the_side_of_its_clause(written, month):
    years = [dt.date(year, month, 15) for year in range(written.year - 1, written.year + 2)]
    for verb, near in (("will meet", min(d for d in years if d >= written)), ("met", max(d for d in years if d <= written))):
        if abs((near - written).days) < 270:  # one leaves out no year of a day further off
            assert days(f"They {verb} on {MONTHS[month - 1]} 15.", written) == (near, near)


@given(DAYS)
def test_the_month_before_and_after(written):
    first, last = days("They met last month.", written)
    assert last == written.replace(day=1) - ONE_DAY
    assert first == last.replace(day=1)
    first, last = days("They will meet next month.", written)
    assert first == (written.replace(day=28) + 4 * ONE_DAY).replace(day=1)
    assert (last + ONE_DAY).day == 1


@given(DAYS)
def test_the_week_of_a_day_and_next_week(written):
    first, last = days("They will meet next week.", written)
    assert first.isocalendar()[:2] == (written + 7 * ONE_DAY).isocalendar()[:2]
    assert last == first + 6 * ONE_DAY


@given(WRITTEN_YEARS, st.integers(1, 90))
def test_a_range_has_all_its_days(first, length):
    last = first + length * ONE_DAY
    words = [f"{MONTHS[d.month - 1]} {d.day}, {d.year}" for d in (first, last)]
    found = dates.find(f"The ban ran from {words[0]} to {words[1]}.", dt.date(2026, 3, 27))
    assert [(t.earliest, t.latest) for t in found] == [(first, last)] * 2


@given(st.datetimes(dt.datetime(1, 1, 3), dt.datetime(9999, 12, 29)), ZONES)
def test_today_is_the_day_where_it_was_written(instant, zone):
    published = instant.replace(tzinfo=dt.UTC)
    here = published.astimezone(zoneinfo.ZoneInfo(zone)).date()
    (found,) = dates.find("They met today.", published, zone=zone)
    assert (found.earliest, found.latest) == (here, here)


@given(DAYS, st.integers(0, 23), st.integers(0, 59), st.sampled_from([("GMT", 0), ("EST", -5), ("JST", 9), ("CEST", 2)]))
def test_a_clock_time_with_a_zone_is_that_instant(written, hour, minute, zone):
    (found,) = dates.find(f"The call is at {hour:02d}:{minute:02d} {zone[0]} today.", written)
    assert found.instant == dt.datetime.combine(written, dt.time(hour, minute), dt.timezone(dt.timedelta(hours=zone[1])))
    assert found.earliest == written


@pytest.mark.parametrize("written", [dt.date.min, dt.date.min + ONE_DAY, dt.date.max - ONE_DAY, dt.date.max, dt.date(2024, 2, 29), dt.date(2020, 12, 31), dt.date(2027, 1, 3)])
@pytest.mark.parametrize(
    "text",
    [
        "They met yesterday and will meet the day after tomorrow.",
        "It ended a century ago and will begin anew in two weeks, by next Friday, until late next year.",
        "from Monday to Sunday, on the last day of the year, in week 53, the coming decades, the past five millennia",
        "on February 29, since last winter, within 90 days, the third quarter, at midnight UTC on Saturday, Easter Monday",
    ],
)
def test_the_ends_of_the_calendar_and_its_odd_days(text, written):
    found = dates.find(text, written)
    assert found
    assert all(t.earliest is None or t.latest is None or t.earliest <= t.latest for t in found)


PHRASES = st.sampled_from(
    ["next", "last", "Monday", "May 3", "the", "G20 summit", "in Rio", "COP29", "until", "from", "to", "and", "in two weeks", "since", "'s", "year", "2024", "5 p.m.", "this", ",", ".", "before", "earlier that day", "NATO", "July"]
)


@settings(max_examples=300, deadline=None)
@given(st.lists(PHRASES, max_size=25).map(" ".join), st.dates())
def test_any_row_of_time_words(text, written):
    found = dates.find(text, written)
    assert all(text[t.start : t.end] == t.text for t in found)
    assert all(t.earliest is None or t.latest is None or t.earliest <= t.latest for t in found), found
    assert found == dates.find(text, written)
