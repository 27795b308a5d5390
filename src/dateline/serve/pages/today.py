"""Today: what is new, what changed, what is to come, and what contradicts what."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from pydantic import Field

from dateline.model.ledger import EngagementLife
from dateline.serve.desk import Desk
from dateline.serve.filters import Country, Filters
from dateline.serve.page import Page
from dateline.store.rows import ArticleRow
from dateline.store.summaries import Turn

SHOWN = 12


class TodayFilters(Filters):
    """The day that counts as today, how many days back count as new, and whose affairs."""

    day: dt.date | None = None
    days: int = Field(7, ge=1, le=90)
    country: Country | None = None


@dataclass(frozen=True)
class Today:
    """What the first page shows."""

    day: dt.date
    """The day that counts as today: the one asked for, else the last one that an article of the record was told on."""
    is_past: bool
    """Whether that is not the clock's day."""
    since: dt.date
    """First day that counts as new."""
    country: str | None
    """Whose affairs; None for all."""
    begun: list[EngagementLife]
    """Engagements first heard of since then."""
    turns: list[Turn]
    """Changes of status or days told since then."""
    upcoming: list[EngagementLife]
    """What is to come, by first day."""
    disagreements: list[Turn]
    """Reports that contradict one another, of the last ninety days."""
    articles: list[ArticleRow]
    """The newest articles."""
    counts: dict[str, int]
    """How much the record holds."""


def build(desk: Desk, filters: TodayFilters) -> Today:
    """What is new as of a day."""
    with desk.record() as record:
        look = record.summaries
        day = filters.day or look.last_day(desk.today) or desk.today
        since = day - dt.timedelta(filters.days - 1) if day.toordinal() > filters.days else dt.date.min
        long_since = day - dt.timedelta(90) if day.toordinal() > 91 else dt.date.min
        mine = _of(filters.country)
        return Today(
            day=day,
            is_past=day != desk.today,
            since=since,
            country=filters.country,
            begun=[one for one in look.begun((since, day), 200) if mine(one)][:SHOWN],
            turns=[one for one in look.turns((since, day), 200) if mine(one.engagement)][:SHOWN],
            upcoming=record.upcoming(day, country=filters.country, limit=SHOWN),
            disagreements=[one for one in look.disagreements((long_since, day), 200) if mine(one.engagement)][:SHOWN],
            articles=record.articles(between=(dt.date.min, day), names=filters.country, newest=True, limit=8),
            counts=record.counts(),
        )


def _of(country: str | None):  # type: ignore[no-untyped-def]
    """Whether an engagement is one of a country; every one is of None."""
    return lambda life: country is None or country == life.host_country or any(party.country == country for party in life.participants)


PAGE = Page("/", "Today", "today.html", build, TodayFilters, nav=1)
