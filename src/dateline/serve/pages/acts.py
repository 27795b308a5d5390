"""Events: who did what to whom, a list that filters narrow."""

from __future__ import annotations

from dataclasses import dataclass

from dateline.serve.desk import Desk, type_meanings
from dateline.serve.filters import EventFilters, Words
from dateline.serve.page import Page
from dateline.store.rows import EventRow

SHOWN = 30


class EventPageFilters(EventFilters):
    """Which events, and from which one on."""

    after: Words | None = None


@dataclass(frozen=True)
class Events:
    """What the page of events shows."""

    rows: list[EventRow]
    """The newest first."""
    next: str | None
    """Id of the last one, where more follow."""
    types: dict[str, str]
    """All types of PLOVER and what they mean."""
    asked: dict[str, object]
    """The filters."""


def build(desk: Desk, filters: EventPageFilters) -> Events:
    """The events that filters leave."""
    asked = filters.asked()
    with desk.record() as record:
        rows = record.events(newest=True, after=filters.after, limit=SHOWN + 1, **asked)
    return Events(rows[:SHOWN], rows[SHOWN - 1].id if len(rows) > SHOWN else None, type_meanings(), asked)


PAGE = Page("/events", "Events", "events.html", build, EventPageFilters, nav=7)
