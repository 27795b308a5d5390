"""Review: one record after another, accepted, rejected, merged or corrected with the keyboard; what is decided are judgements."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from pydantic import Field

from dateline.assemble.verdicts import CORRECTABLE
from dateline.model.ledger import EngagementLife
from dateline.serve.desk import Desk
from dateline.serve.filters import Country, Filters, Words
from dateline.serve.page import Page
from dateline.store import Record
from dateline.store.rows import EventRow, Judged

from .engagements import Told, told_by

QUEUE = 8
NEAR = 30
"""Days between which two engagements of the same countries may be one."""


class ReviewFilters(Filters):
    """Which records, and which one is looked at."""

    kind: Literal["engagement", "event"] = "engagement"
    id: Words | None = None
    after: Words | None = Field(None, description="id of the record that the queue goes on after")
    country: Country | None = None
    done: int | None = Field(None, ge=1, le=2**31, description="number of the judgement just made")


@dataclass(frozen=True)
class Review:
    """What the review shows."""

    kind: str
    country: str | None
    left: int
    """How many nobody has judged."""
    engagement: EngagementLife | None
    event: EventRow | None
    """The record that is looked at: one of the two."""
    articles: dict[str, Told]
    """The articles it rests on, by their keys."""
    near: list[EngagementLife]
    """Engagements that may be the same one."""
    judgements: list[Judged]
    """Judgements that name it."""
    queue: list[EngagementLife | EventRow]
    """The records that follow, the least certain first."""
    fields: Sequence[str]
    """Fields that can be corrected."""
    done: Judged | None
    """The judgement just made."""


def build(desk: Desk, filters: ReviewFilters) -> Review:
    """The record asked for, else the least certain one that nobody has judged."""
    with desk.record() as record:
        ids = _queue(record, filters)
        id = filters.id or next(iter(ids), None)
        one = None if id is None else record.engagement(id) if filters.kind == "engagement" else record.event(id)
        engagement, event = (one if isinstance(one, EngagementLife) else None), (one if isinstance(one, EventRow) else None)
        keys = [step.article for step in engagement.history] if engagement else [told.article for told in event.told] if event else []
        return Review(
            kind=filters.kind,
            country=filters.country,
            left=record.summaries.unjudged_count(filters.kind),
            engagement=engagement,
            event=event,
            articles=told_by(record, keys),
            near=_near(record, engagement) if engagement else [],
            judgements=record.judgements([one.id, *one.reports]) if one else [],
            queue=_rows(record, filters.kind, [other for other in ids if other != id][:QUEUE]),
            fields=CORRECTABLE,
            done=next((judged for judged in record.judgements() if judged.number == filters.done), None) if filters.done else None,
        )


def _queue(record: Record, filters: ReviewFilters) -> list[str]:
    """Ids of the records to be judged; behind the last one the first again."""
    look = record.summaries
    found = look.unjudged(filters.kind, filters.after, QUEUE + 1, filters.country)
    return found or look.unjudged(filters.kind, None, QUEUE + 1, filters.country)


def _rows(record: Record, kind: str, ids: list[str]) -> list[EngagementLife | EventRow]:
    if kind == "engagement":
        return [*record.summaries.entries_of(ids)]
    return [record.event(id) for id in ids]


def _near(record: Record, life: EngagementLife) -> list[EngagementLife]:
    """Others of the same countries around the same days, told by other reports."""
    day = life.when.earliest or life.when.latest or life.as_of
    countries = list(dict.fromkeys(party.country for party in life.participants if party.country))
    if day is None or not countries:
        return []
    days = day - dt.timedelta(min(NEAR, day.toordinal() - 1)), day + dt.timedelta(min(NEAR, dt.date.max.toordinal() - day.toordinal()))
    other = countries[1] if len(countries) > 1 else life.host_country if life.host_country != countries[0] else None
    found = record.engagements(country=countries[0], with_=other, between=days, limit=12)
    return [one for one in found if one.id != life.id]


PAGE = Page("/review", "Review", "review.html", build, ReviewFilters, nav=9)
