"""Calendar: month, week or list. What has no days stands apart from what has, never on a day."""

from __future__ import annotations

import calendar as months
import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from pydantic import Field

from dateline.export.calendar import shown_days
from dateline.model.ledger import EngagementLife
from dateline.serve.desk import Desk
from dateline.serve.filters import EngagementFilters
from dateline.serve.page import Page
from dateline.store import Record
from dateline.store.engagements import EngagementFilter

MOST_A_DAY = 4
MOST = 1500
FIRST, LAST = dt.date(1, 2, 1), dt.date(9999, 11, 30)


class CalendarFilters(EngagementFilters):
    """The stretch of days that holds `day`, and which engagements."""

    view: Literal["month", "week", "list"] = "month"
    day: dt.date | None = Field(None, description="a day of the month or week that is shown")
    as_of: dt.date | None = Field(None, description="what was known in the evening of that day")


@dataclass(frozen=True)
class Day:
    """A day of the calendar."""

    date: dt.date
    inside: bool
    """Whether it belongs to the month that is shown."""
    is_today: bool
    entries: list[EngagementLife]
    more: int
    """How many there are beside those."""


@dataclass(frozen=True)
class Calendar:
    """What the calendar shows."""

    view: str
    first: dt.date
    """First day that is shown."""
    last: dt.date
    """Last day that is shown."""
    middle: dt.date
    """A day of the month or week, by which it is named."""
    before: dt.date
    after: dt.date
    """Days of the stretches before and after."""
    weeks: list[list[Day]]
    """The days, in weeks that begin on Monday (ISO 8601)."""
    windows: list[EngagementLife]
    """Engagements of which only a window is known that touches these days."""
    total: int
    """How many engagements these days have."""
    statuses: Sequence[str] | None
    kinds: Sequence[str] | None
    as_of: dt.date | None
    """The day of whose evening it shows the knowledge; None for now."""
    nearest: EngagementLife | None
    """The next engagement, where these days have none."""


def build(desk: Desk, filters: CalendarFilters) -> Calendar:
    """The days around `day`, or around the last one that the record tells of."""
    with desk.record() as record:
        look = record.summaries
        middle = filters.day or filters.from_ or look.last_day(desk.today) or desk.today
        middle = min(max(middle, FIRST), LAST)
        first, last = _stretch(filters, middle)
        lives = _known(record, filters, first, last) if filters.as_of else look.entries(_asked(filters, first, last), MOST)
        days = [life for life in lives if shown_days(life)]
        near = [] if lives else look.entries(_asked(filters, last, dt.date.max), 1) or look.entries(_asked(filters, dt.date.min, first), 1, newest=True)
        windows = [life for life in lives if not shown_days(life)]
        before, after = (first - dt.timedelta(1), last + dt.timedelta(1)) if filters.view != "month" else _months(middle)
        weeks = _weeks(days, first, last, middle if filters.view == "month" else None, desk.today, MOST if filters.view != "month" else MOST_A_DAY)
        return Calendar(filters.view, first, last, middle, before, after, weeks, windows, len(lives), filters.status, filters.kind, filters.as_of, near[0] if near else None)


def _known(record: Record, filters: CalendarFilters, first: dt.date, last: dt.date) -> list[EngagementLife]:
    return record.engagements(between=(first, last), as_of=filters.as_of, limit=MOST, **filters.asked())


def _asked(filters: CalendarFilters, first: dt.date, last: dt.date) -> EngagementFilter:
    named: list[str | None] = [*(code for code in (filters.country, filters.with_) if code), None, None]
    actors = [filters.actor] if filters.actor else None
    return EngagementFilter((first, last), named[0], named[1], filters.status, filters.kind, actors, filters.host)


def _stretch(filters: CalendarFilters, day: dt.date) -> tuple[dt.date, dt.date]:
    """First and last day that are shown: whole weeks; a list shows the month, or the days asked for."""
    if filters.view == "week":
        first = day - dt.timedelta(day.weekday())
        return first, first + dt.timedelta(6)
    first = day.replace(day=1)
    last = day.replace(day=months.monthrange(day.year, day.month)[1])
    if filters.view == "list":
        return filters.from_ or first, max(filters.to or last, filters.from_ or first)
    return first - dt.timedelta(first.weekday()), last + dt.timedelta(6 - last.weekday())


def _months(day: dt.date) -> tuple[dt.date, dt.date]:
    """The first days of the months before and after."""
    first = day.replace(day=1)
    return (first - dt.timedelta(1)).replace(day=1), (first + dt.timedelta(31)).replace(day=1)


def _weeks(lives: list[EngagementLife], first: dt.date, last: dt.date, month: dt.date | None, today: dt.date, most: int) -> list[list[Day]]:
    by_day: dict[dt.date, list[EngagementLife]] = {}
    for life in lives:
        days = shown_days(life)
        assert days and days.earliest and days.latest
        for number in range(max(days.earliest, first).toordinal(), min(days.latest, last).toordinal() + 1):
            by_day.setdefault(dt.date.fromordinal(number), []).append(life)
    shown = [_day(dt.date.fromordinal(number), by_day, month, today, most) for number in range(first.toordinal(), last.toordinal() + 1)]
    return [shown[i : i + 7] for i in range(0, len(shown), 7)]


def _day(date: dt.date, by_day: dict[dt.date, list[EngagementLife]], month: dt.date | None, today: dt.date, most: int) -> Day:
    entries = by_day.get(date, [])
    inside = month is None or (date.year, date.month) == (month.year, month.month)
    return Day(date, inside, date == today, entries[:most], max(0, len(entries) - most))


PAGE = Page("/calendar", "Calendar", "calendar.html", build, CalendarFilters, nav=2)
