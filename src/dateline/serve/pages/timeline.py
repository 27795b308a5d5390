"""Timeline: an engagement, a country or two of them over time, each engagement with the steps of its life."""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

from dateline.model.ledger import EngagementLife, HistoryEntry
from dateline.serve.desk import Desk, is_conflict
from dateline.serve.filters import EngagementFilters, Words
from dateline.serve.page import Page
from dateline.store.summaries import PairCount

LANES = 40
WIDTH = 1000.0
HALF = 30.0
EVER = (dt.date.min, dt.date.max)


class TimelineFilters(EngagementFilters):
    """Which engagements; `engagement` asks for one and its parts alone."""

    engagement: Words | None = None
    after: Words | None = None


@dataclass(frozen=True)
class Mark:
    """A step of a life: what was told on a day. `x` is a share of WIDTH."""

    x: float
    step: HistoryEntry


@dataclass(frozen=True)
class Lane:
    """An engagement on the timeline."""

    life: EngagementLife
    left: float
    width: float
    """Its days; `width` is 0 where none are known."""
    is_window: bool
    marks: list[Mark]


@dataclass(frozen=True)
class Tick:
    """A label of the axis."""

    x: float
    label: str


@dataclass(frozen=True)
class Bar:
    """What two countries did to each other in a month; `up` and `down` are shares of HALF."""

    month: str
    x: float
    width: float
    cooperation: int
    conflict: int
    up: float
    down: float


@dataclass(frozen=True)
class Timeline:
    """What the timeline shows."""

    title: str
    lanes: list[Lane]
    undated: list[EngagementLife]
    """Engagements of which no day is known, neither theirs nor that of a report."""
    ticks: list[Tick]
    bars: list[Bar]
    """Acts by month, where two countries are asked for."""
    next: str | None
    """Id of the last engagement, where more follow."""
    country: str | None
    other: str | None
    statuses: Sequence[str] | None
    kinds: Sequence[str] | None


def build(desk: Desk, filters: TimelineFilters) -> Timeline:
    """The lanes, the latest engagements of those asked for."""
    with desk.record() as record:
        if filters.engagement:
            one = record.engagement(filters.engagement)
            lives, more = [one, *(record.engagement(id) for id in record.summaries.parts(one))], False
        else:
            found = record.engagements(between=filters.between, newest=True, after=filters.after, limit=LANES + 1, **filters.asked())
            lives, more = found[:LANES], len(found) > LANES
        pairs = record.summaries.pairs(filters.between or EVER, filters.country, filters.with_) if filters.country and filters.with_ else []
    spans = {life.id: _span(life) for life in lives}
    known = [day for life in lives for day in (_told(life) if _is_window(life) else spans[life.id])] or [day for span in spans.values() for day in span]
    first, last = (min(known), max(known)) if known else (desk.today, desk.today)
    pad = max(2, (last - first).days // 30)
    scale = Scale(first.toordinal() - pad, last.toordinal() + pad)
    lanes = [_lane(life, scale) for life in sorted(lives, key=lambda life: (spans[life.id] or [dt.date.max])[0]) if spans[life.id]]
    undated = [life for life in lives if not spans[life.id]]
    following = lives[-1].id if more else None
    return Timeline(_title(filters, lives), lanes, undated, _ticks(scale), _bars(pairs, scale), following, filters.country, filters.with_, filters.status, filters.kind)


@dataclass(frozen=True)
class Scale:
    """Days → shares of WIDTH; what lies outside stands at the edge."""

    first: int
    last: int

    def __call__(self, day: dt.date, end: bool = False) -> float:
        """Where a day begins, or ends."""
        number = min(max(day.toordinal() + end, self.first), self.last + 1)
        return round(WIDTH * (number - self.first) / (self.last + 1 - self.first), 1)


def _is_window(life: EngagementLife) -> bool:
    return life.when.granularity != "day"


def _told(life: EngagementLife) -> list[dt.date]:
    """The days on which it was told: a window of years must not press all else together."""
    return [step.as_of for step in life.history if step.as_of]


def _span(life: EngagementLife) -> list[dt.date]:
    """All days that are known of it, in order."""
    return sorted(day for day in (life.when.earliest, life.when.latest, *_told(life)) if day)


def _lane(life: EngagementLife, scale: Scale) -> Lane:
    first, last = life.when.earliest or life.when.latest, life.when.latest or life.when.earliest
    left, width = (scale(first), round(max(scale(last, end=True) - scale(first), 3.0), 1)) if first and last else (0.0, 0.0)
    left = min(left, WIDTH - width)
    marks = [Mark(scale(step.as_of), step) for step in life.history if step.as_of]
    return Lane(life, left, width, _is_window(life), marks)


def _ticks(scale: Scale) -> list[Tick]:
    """Five to twelve labels: years, quarters, months or weeks, whichever fits."""
    days = scale.last - scale.first
    first, last = dt.date.fromordinal(max(1, scale.first)), dt.date.fromordinal(scale.last)
    if days > 3 * 366:
        step = max(1, round(days / 366 / 10))
        return [Tick(scale(dt.date(year, 1, 1)), str(year)) for year in range(first.year + 1, last.year + 1, step)]
    if days > 70:
        step = 1 if days < 366 else 3
        months = [(year, month) for year in range(first.year, last.year + 1) for month in range(1, 13, step)]
        starts = [dt.date(year, month, 1) for year, month in months if first < dt.date(year, month, 1) <= last]
        return [Tick(scale(day), f"{day:%b %Y}") for day in starts]
    step = max(1, round(days / 8))
    return [Tick(scale(day), f"{day.day} {day:%b}") for day in (dt.date.fromordinal(n) for n in range(scale.first + 1, scale.last, step))]


def _bars(pairs: list[PairCount], scale: Scale) -> list[Bar]:
    """The acts of each month on the scale, the month with most of one sort as high as there is room."""
    acts: dict[str, list[int]] = defaultdict(lambda: [0, 0])
    for one in pairs:
        acts[one.month][is_conflict(one.type)] += one.acts
    months = {month: dt.date.fromisoformat(f"{month}-01") for month in sorted(acts)}
    inside = [month for month, first in months.items() if scale.first - 31 < first.toordinal() <= scale.last]
    most = max((count for month in inside for count in acts[month]), default=1)
    bars = []
    for month in inside:
        left, right = scale(months[month]), scale(months[month] + dt.timedelta(31))
        cooperation, conflict = acts[month]
        bars.append(Bar(month, left, round(max(2.0, right - left - 1), 1), cooperation, conflict, round(HALF * cooperation / most, 1), round(HALF * conflict / most, 1)))
    return bars


def _title(filters: TimelineFilters, lives: list[EngagementLife]) -> str:
    from dateline.serve.templating import country, engagement_title

    if filters.engagement and lives:
        return engagement_title(lives[0])
    named = [country(code) for code in (filters.country, filters.with_) if code]
    return " and ".join(named) or filters.actor or "All engagements"


PAGE = Page("/timeline", "Timeline", "timeline.html", build, TimelineFilters, nav=3)
