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
    queue: list[str]
    """Ids of the records that follow, the least certain first."""
    fields: Sequence[str]
    """Fields that can be corrected."""
    done: Judged | None
    """The judgement just made."""


def build(desk: Desk, filters: ReviewFilters) -> Review:
    """The record asked for, else the least certain one that nobody has judged."""
    with desk.record() as record:
        look = record.summaries
        queue = look.unjudged(filters.kind, filters.after, QUEUE + 1, filters.country)
        if not queue and filters.after and not filters.id:
            queue = look.unjudged(filters.kind, None, QUEUE + 1, filters.country)
        id = filters.id or next(iter(queue), None)
        engagement = record.engagement(id) if id and filters.kind == "engagement" else None
        event = record.event(id) if id and filters.kind == "event" else None
        one = engagement or event
        keys = [step.article for step in engagement.history] if engagement else [told.article for told in event.told] if event else []
        return Review(
            filters.kind, filters.country, look.unjudged_count(filters.kind), engagement, event, told_by(record, keys), _near(record, engagement) if engagement else [],
            record.judgements([one.id, *one.reports]) if one else [], [other for other in queue if other != id][:QUEUE], CORRECTABLE,
            next((judged for judged in record.judgements() if judged.number == filters.done), None) if filters.done else None,
        )  # fmt: skip


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


PAGE = Page("/review", "Review", "review.html", build, ReviewFilters, nav=8)
