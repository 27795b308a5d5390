"""Statements: who said what on which issue, and what they want."""

from __future__ import annotations

from dataclasses import dataclass

from pydantic import Field

from dateline.serve.desk import Desk, issue_names
from dateline.serve.filters import StatementFilters, Words, known_words
from dateline.serve.page import Page
from dateline.store.rows import PositionRow, StatementRow

SHOWN = 30


class StatementPageFilters(StatementFilters):
    """Which statements, and from which one on."""

    after: Words | None = None
    oldest: bool = Field(False, description="the earliest first")


@dataclass(frozen=True)
class Statements:
    """What the page of statements shows."""

    rows: list[StatementRow]
    """The newest first."""
    next: str | None
    """Id of the last one, where more follow."""
    positions: list[PositionRow]
    """What the speaker or country wants, where one is asked for, in the issue asked for."""
    issues: dict[str, str]
    """All issues by id."""
    asked: dict[str, object]
    """The filters."""


def build(desk: Desk, filters: StatementPageFilters) -> Statements:
    """The statements that filters leave."""
    asked = {**filters.asked(), "words": known_words(filters.words)}
    with desk.record() as record:
        rows = record.statements(newest=not filters.oldest, after=filters.after, limit=SHOWN + 1, **asked)
        narrow = filters.speaker or filters.country or filters.issue
        positions = record.positions(holder=filters.speaker, country=filters.country, issue=filters.issue, limit=20) if narrow else []
    following = rows[SHOWN - 1].id if len(rows) > SHOWN else None
    return Statements(rows[:SHOWN], following, positions, dict(sorted(issue_names().items(), key=lambda item: item[1])), asked)


PAGE = Page("/statements", "Statements", "statements.html", build, StatementPageFilters, nav=8)
