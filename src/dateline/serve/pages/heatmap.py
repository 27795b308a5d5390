"""Heat map: two countries a row, a month a column, cooperation and conflict."""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from dataclasses import dataclass

from pydantic import Field

from dateline.serve.desk import Desk, is_conflict
from dateline.serve.filters import Between, Country
from dateline.serve.page import Page
from dateline.store.summaries import PairCount

MONTHS = 24
MOST_MONTHS = 120
STEPS = (1, 2, 4, 8, 16)
"""Least number of acts for each of five shades."""


class HeatFilters(Between):
    """Which countries, and the last of how many months."""

    country: Country | None = None
    with_: Country | None = Field(None, alias="with")
    rows: int = Field(20, ge=1, le=100)


@dataclass(frozen=True)
class Cell:
    """Two countries in one month."""

    month: str
    cooperation: int
    conflict: int
    shade: str
    """k1 to k5 for mostly cooperation, x1 to x5 for mostly conflict, e1 to e5 for as much of both; empty for nothing."""


@dataclass(frozen=True)
class Row:
    """Two countries over the months."""

    one: str
    other: str
    cooperation: int
    conflict: int
    cells: list[Cell]


@dataclass(frozen=True)
class Heat:
    """What the heat map shows."""

    first: dt.date
    last: dt.date
    months: list[str]
    """YYYY-MM."""
    rows: list[Row]
    """Those with most acts first."""
    pairs: int
    """How many pairs there are in all."""
    country: str | None
    other: str | None


def build(desk: Desk, filters: HeatFilters) -> Heat:
    """The pairs with most acts in the months asked for, or in the last two years of the record."""
    with desk.record() as record:
        last = filters.to or record.summaries.last_day(desk.today) or desk.today
        first = filters.from_ or _months_back(last, MONTHS - 1)
        first = max(first.replace(day=1), _months_back(last, MOST_MONTHS - 1))
        country, other = (filters.country, filters.with_) if filters.country else (filters.with_, None)
        counts = record.summaries.pairs((first, last), country, other)
    begun = min((one.month for one in counts), default="")
    months = [f"{number // 12:04d}-{number % 12 + 1:02d}" for number in range(first.year * 12 + first.month - 1, last.year * 12 + last.month)]
    months = [month for month in months if month >= begun or filters.from_]  # without days of one's own, from the first act on
    rows, pairs = _rows(counts, months, filters.rows)
    return Heat(first, last, months, rows, pairs, filters.country, filters.with_)


def _months_back(day: dt.date, months: int) -> dt.date:
    number = max(12, day.year * 12 + day.month - 1 - months)
    return dt.date(number // 12, number % 12 + 1, 1)


def _rows(counts: list[PairCount], months: list[str], most: int) -> tuple[list[Row], int]:
    """The pairs with most acts, and how many pairs there are."""
    by_pair: dict[tuple[str, str], dict[str, list[int]]] = defaultdict(lambda: defaultdict(lambda: [0, 0]))
    totals: dict[tuple[str, str], list[int]] = defaultdict(lambda: [0, 0])
    for one in counts:
        pair = min(one.actor, one.recipient), max(one.actor, one.recipient)
        by_pair[pair][one.month][is_conflict(one.type)] += one.acts
        totals[pair][is_conflict(one.type)] += one.acts
    ranked = sorted(totals, key=lambda pair: (-sum(totals[pair]), pair))
    shown = [Row(*pair, totals[pair][0], totals[pair][1], [_cell(month, by_pair[pair].get(month, [0, 0])) for month in months]) for pair in ranked[:most]]
    return shown, len(ranked)


def _cell(month: str, acts: list[int]) -> Cell:
    return Cell(month, acts[0], acts[1], shade(acts[0], acts[1]))


def shade(cooperation: int, conflict: int) -> str:
    """The class of a cell: which prevails, and how many acts there are."""
    total = cooperation + conflict
    if not total:
        return ""
    share = conflict / total
    side = "k" if share < 0.4 else "x" if share > 0.6 else "e"
    return f"{side}{sum(total >= least for least in STEPS)}"


PAGE = Page("/heatmap", "Heat map", "heatmap.html", build, HeatFilters, nav=5)
