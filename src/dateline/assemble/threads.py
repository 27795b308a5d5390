"""Engagements while their reports are gathered, and where to look for those that a report may belong to."""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, field

from dateline import settings
from dateline.model.ledger import EngagementReport, Party
from dateline.model.when import When

from .blocks import block_keys, homes_of
from .plans import DAY, OPEN, Plan, advance, ends, is_dated

_LONGEST = 366
"""Days. A stretch longer than this is looked for by the day it was told only."""


@dataclass(eq=False)
class Thread:
    """An engagement in the making: who, where and what its reports name so far, and the plan."""

    number: int
    reports: list[EngagementReport] = field(default_factory=list)
    parties: tuple[Party, ...] = ()
    homes: frozenset[str] = frozenset()
    kinds: frozenset[str] = frozenset()
    host: str | None = None
    places: frozenset[str] = frozenset()
    plan: Plan = field(default_factory=Plan)
    _texts: dict[str, list[EngagementReport]] = field(default_factory=dict)

    def add(self, report: EngagementReport) -> None:
        """Take one more report, told no earlier than those before."""
        self.reports.append(report)
        self._texts.setdefault(report.source.article, []).append(report)
        self.parties = tuple(dict.fromkeys((*self.parties, *report.participants)))
        self.homes |= frozenset(homes_of(report))
        self.kinds |= {report.kind}
        self.host = self.host or report.host_country
        self.places |= {report.place.lower()} if report.place else frozenset()
        self.plan = advance(self.plan, report)

    def told_in(self, article: str) -> Sequence[EngagementReport]:
        """Its reports in all texts of one article."""
        return self._texts.get(article, ())

    @property
    def until(self) -> dt.date:
        """The last day on which a report without its days can still mean it."""
        if self.plan.as_of is None:
            return dt.date.max
        last = max(self.plan.as_of, ends(self.plan.when)[1]) if is_dated(self.plan.when) else self.plan.as_of
        lives = settings.POSTPONED_DAYS if self.plan.status in OPEN else settings.FORESIGHT_DAYS
        return last + lives * DAY if last.year < dt.MAXYEAR - 2 else dt.date.max


class Index:
    """Threads by block: those still alive on the day of telling, and all by the months of their days.

    Reports must come in the order in which they were told: what has lived its time is forgotten.
    """

    def __init__(self) -> None:
        self._alive: dict[str, dict[int, Thread]] = defaultdict(dict)
        self._months: dict[tuple[str, int], dict[int, Thread]] = defaultdict(dict)

    def add(self, thread: Thread, report: EngagementReport) -> None:
        """Remember that a thread has taken a report."""
        for key in block_keys(report):
            self._alive[key][thread.number] = thread
            for month in _months(report.when):
                self._months[key, month][thread.number] = thread

    def near(self, report: EngagementReport) -> list[Thread]:
        """The threads that a report may belong to, oldest first."""
        found: dict[int, Thread] = {}
        for key in block_keys(report):
            found |= self._living(key, report.as_of)
            for month in _months(report.when):
                found |= self._months.get((key, month), {})
        return [found[number] for number in sorted(found)]

    def _living(self, key: str, day: dt.date | None) -> dict[int, Thread]:
        alive = self._alive.get(key)
        if alive is None:
            return {}
        for number in [number for number, thread in alive.items() if day is not None and thread.until < day]:
            del alive[number]
        return alive


def _months(when: When) -> range:
    """Numbers of the months that a dated stretch touches, one day wider."""
    if not is_dated(when):
        return range(0)
    first, last = ends(when)
    if (last - first).days > _LONGEST:
        return range(0)
    return range((first.toordinal() - 1) // 30, (last.toordinal() + 1) // 30 + 1)
