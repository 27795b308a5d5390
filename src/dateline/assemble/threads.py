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
"""Days. A longer stretch is no plan that another report could share."""


@dataclass(eq=False)
class Thread:
    """An engagement in the making: who, where and what its reports name so far, and the plan; `until` the
    last day on which a report without days can mean it."""

    number: int
    reports: list[EngagementReport] = field(default_factory=list)
    parties: tuple[Party, ...] = ()
    homes: frozenset[str] = frozenset()
    kinds: frozenset[str] = frozenset()
    host: str | None = None
    places: frozenset[str] = frozenset()
    plan: Plan = field(default_factory=Plan)
    until: dt.date = dt.date.max
    keys: dict[str, None] = field(default_factory=dict)
    _texts: dict[str, list[EngagementReport]] = field(default_factory=dict)

    def add(self, report: EngagementReport) -> None:
        """Take one more report, told no earlier than those before."""
        self.reports.append(report)
        self.keys |= dict.fromkeys(block_keys(report))
        self._texts.setdefault(report.source.article, []).append(report)
        self.parties = tuple(dict.fromkeys((*self.parties, *report.participants)))
        self.homes |= frozenset(homes_of(report))
        self.kinds |= {report.kind}
        self.host = self.host or report.host_country
        self.places |= {report.place.lower()} if report.place else frozenset()
        self.plan = advance(self.plan, report)
        self.until = _until(self.plan)

    def told_in(self, article: str) -> Sequence[EngagementReport]:
        """Its reports in all texts of one article."""
        return self._texts.get(article, ())

    @property
    def waits(self) -> bool:
        """Whether days that nobody has told of it yet can be its own: it has none, or what it had is off."""
        return not is_dated(self.plan.when) or self.plan.status in OPEN


def _until(plan: Plan) -> dt.date:
    """The last day on which a report without its days can still mean a plan."""
    if plan.as_of is None:
        return dt.date.max
    last = max(plan.as_of, ends(plan.when)[1]) if is_dated(plan.when) else plan.as_of
    lives = settings.POSTPONED_DAYS if plan.status in OPEN else settings.FORESIGHT_DAYS
    return last + lives * DAY if last.year < dt.MAXYEAR - 2 else dt.date.max


class Index:
    """Threads by block: those still alive on the day of telling, those of them that wait for days, and all by the months
    of their days and by article.

    Reports must come in the order in which they were told: what has lived its time is forgotten. A report with days is
    compared with what has those days or waits for some, not with every plan of its block.
    """

    def __init__(self) -> None:
        self._alive: dict[str, dict[int, Thread]] = defaultdict(dict)
        self._waiting: dict[str, dict[int, Thread]] = defaultdict(dict)
        self._placed: dict[tuple[str, int | str], dict[int, Thread]] = defaultdict(dict)

    def add(self, thread: Thread, report: EngagementReport) -> None:
        """Remember that a thread has taken a report."""
        when = thread.plan.when
        places: set[int | str] = {*_months(report.when), *_months(report.moved_from), *_months(when), report.source.article}
        for key in thread.keys:
            self._alive[key][thread.number] = thread
            self._waiting[key].pop(thread.number, None)
            if thread.waits:
                self._waiting[key][thread.number] = thread
            for place in places:
                self._placed[key, place][thread.number] = thread

    def near(self, report: EngagementReport) -> list[Thread]:
        """The threads that a report may belong to, oldest first."""
        found: dict[int, Thread] = {}
        for key in block_keys(report):
            found |= _living((self._waiting if is_dated(report.when) else self._alive).get(key), report.as_of)
            for place in (*_months(report.when), *_months(report.moved_from), *_months(report.moved_to), report.source.article):
                found |= self._placed.get((key, place), {})
        return [found[number] for number in sorted(found)]


def _living(threads: dict[int, Thread] | None, day: dt.date | None) -> dict[int, Thread]:
    """What may still be meant on a day; the rest is forgotten."""
    if not threads:
        return {}
    for number in [number for number, thread in threads.items() if day is not None and thread.until < day]:
        del threads[number]
    return threads


def _months(when: When) -> range:
    """Numbers of the months that a dated stretch touches, one day wider."""
    if not is_dated(when):
        return range(0)
    first, last = ends(when)
    if (last - first).days > _LONGEST:
        return range(0)
    return range((first.toordinal() - 1) // 30, (last.toordinal() + 1) // 30 + 1)
