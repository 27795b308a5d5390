"""An engagement: who, when, where, its whole life step by step, each with its words."""

from __future__ import annotations

from dataclasses import dataclass

from dateline.model.ledger import EngagementLife
from dateline.serve.desk import Desk
from dateline.serve.filters import Filters
from dateline.serve.page import Page
from dateline.serve.whole import ID
from dateline.store import Record
from dateline.store.rows import ArticleRow, Judged


@dataclass(frozen=True)
class Told:
    """An article that a step of a history rests on."""

    id: str
    title: str | None
    publisher: str | None


@dataclass(frozen=True)
class Engagement:
    """What the page of an engagement shows."""

    life: EngagementLife
    articles: dict[str, Told]
    """The articles of the history, by their keys."""
    whole: EngagementLife | None
    """What it is part of."""
    parts: list[EngagementLife]
    """What is part of it."""
    judgements: list[Judged]
    """Judgements that name it."""


def build(desk: Desk, filters: Filters, id: str) -> Engagement:
    """The engagement that an id names: its own, or of any report of it. Raises UnknownId."""
    with desk.record() as record:
        life = record.engagement(id)
        parts = [record.engagement(one) for one in record.summaries.parts(life)]
        whole = record.engagement(life.part_of) if life.part_of else None
        judged = record.judgements([life.id, *life.reports])
        return Engagement(life, told_by(record, [step.article for step in life.history]), whole, parts, judged)


def told_by(record: Record, keys: list[str]) -> dict[str, Told]:
    """The articles of keys, by key."""
    rows: dict[str, ArticleRow] = {key: record.article(key) for key in dict.fromkeys(keys)}
    return {key: Told(row.id, row.title, row.publisher or row.agency) for key, row in rows.items()}


PAGE = Page(f"/engagements/{ID}", "Engagement", "engagement.html", build)
