"""An event: who did what to whom, and everybody who told it, in which words."""

from __future__ import annotations

from dataclasses import dataclass

from dateline.serve.desk import Desk
from dateline.serve.filters import Filters
from dateline.serve.page import Page
from dateline.serve.whole import ID
from dateline.store.rows import EventRow, Judged

from .engagements import Told, told_by


@dataclass(frozen=True)
class Event:
    """What the page of an event shows."""

    event: EventRow
    articles: dict[str, Told]
    """The articles that told it, by their keys."""
    judgements: list[Judged]
    """Judgements that name it."""


def build(desk: Desk, filters: Filters, id: str) -> Event:
    """The event that an id names. Raises UnknownId."""
    with desk.record() as record:
        found = record.event(id)
        return Event(found, told_by(record, [one.article for one in found.told]), record.judgements([found.id, *found.reports]))


PAGE = Page(f"/events/{ID}", "Event", "event.html", build)
