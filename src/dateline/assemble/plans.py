"""The state of an engagement as reports come in, and whether the days of another report can be its own."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from dateline import settings
from dateline.model.ledger import EngagementReport
from dateline.model.when import UNKNOWN, When

OPEN = frozenset({"postponed", "cancelled", "denied"})
"""States in which an engagement is off, and may come back with other days."""
PAST = frozenset({"held", "ongoing"})
ORDER = ("rumoured", "announced", "confirmed", "postponed", "cancelled", "denied", "ongoing", "held")
"""Of what is told on one day, the later in this list is the later word."""
RISING = ("rumoured", "announced", "confirmed", "ongoing", "held")
"""A lower word after a higher one changes nothing: what was announced stays so where somebody writes that it may be."""

SAME, NEAR, MOVED, UNDATED = 4, 3, 2, 1
"""How well days fit: equal, overlapping, moved by somebody's words, one of the two unknown."""

LOOSE = 7
"""Days by which a week or month may be missed by who looks back."""

DAY = dt.timedelta(days=1)


@dataclass(frozen=True, slots=True)
class Plan:
    """What was told so far: the days in force, the days before these, the state, and when it was last told."""

    when: When = UNKNOWN
    before: tuple[When, ...] = ()
    status: str | None = None
    as_of: dt.date | None = None


def advance(plan: Plan, report: EngagementReport) -> Plan:
    """The plan after one more report, which was told no earlier than those before."""
    if is_stale(plan, report):
        return Plan(plan.when, _also(plan.before, report.when), plan.status, plan.as_of)
    before = _also(plan.before, report.moved_from)
    if is_dated(report.moved_to):
        return Plan(report.moved_to, _also(_also(before, plan.when), report.when), "announced", report.as_of or plan.as_of)
    when = plan.when
    if is_dated(report.when):
        moved = is_dated(plan.when) and not overlap(plan.when, report.when) and not _is_loosely_told(plan.when, report)
        before = _also(before, plan.when) if moved else before
        when = report.when if moved else _together(plan.when, report)
    return Plan(when, before, next_status(plan, report), report.as_of or plan.as_of)


def _is_loosely_told(known: When, report: EngagementReport) -> bool:
    """Whether what is over is told of less exactly than the days that are known, and near them: "two weeks ago" moves no day."""
    return report.status in PAST and exactness(report.when) < exactness(known) and overlap(known, report.when, slack=LOOSE)


def _together(known: When, report: EngagementReport) -> When:
    """The days that two tellings of one plan give: those told more exactly, of equal ones for a visit the whole and else the part;
    where neither holds the other those told later. An end left open is taken from a plan that has both."""
    told = report.when
    if not is_dated(known) or exactness(told) > exactness(known):
        return _completed(told, known)
    if exactness(told) < exactness(known):
        return known if exactness(told) == 1 else _completed(told, known)
    if exactness(told) < 3:
        return told if length(told) <= length(known) else known
    whole, part = sorted((known, told), key=length, reverse=True)
    holds = ends(whole)[0] <= ends(part)[0] and ends(part)[1] <= ends(whole)[1]
    return (whole if report.kind == "visit" else part) if holds else told


def exactness(when: When) -> int:
    """How exactly days are told: 3 both ends, 2 one end, 1 some day of a longer stretch."""
    if when.granularity in ("day", "about", "time") and when.earliest and when.latest:
        return 3
    return 2 if (when.earliest is None) != (when.latest is None) else 1


def _completed(told: When, known: When) -> When:
    """Days with one end open, the other taken from days that have both."""
    if exactness(told) != 2 or not is_dated(known) or exactness(known) != 3:
        return told
    first, last = told.earliest or known.earliest, told.latest or known.latest
    return When(first, last, "day") if first and last and first <= last else told


def is_stale(plan: Plan, report: EngagementReport) -> bool:
    """Whether a report tells of days that are no longer planned: "the visit, put off in February", said in June."""
    return report.status in OPEN and plan.status not in OPEN and is_dated(report.when) and is_dated(plan.when) and ends(report.when)[1] < ends(plan.when)[0]


def next_status(plan: Plan, report: EngagementReport) -> str:
    """The state after a report; within the rising states a lower word is no news."""
    if plan.status in RISING and report.status in RISING:
        return max(plan.status, report.status, key=RISING.index)
    # What was put off is still put off where an article only gives the old days again.
    again = plan.status in OPEN and report.status == "rumoured"
    return plan.status or report.status if again else report.status


def _also(days: tuple[When, ...], more: When) -> tuple[When, ...]:
    return (*days, more) if is_dated(more) and more not in days else days


def fit_days(plan: Plan, report: EngagementReport, lasting: bool) -> int:
    """How well the days of a report fit a plan, 0 where they are another occasion's.

    `lasting` is for kinds that may take several days: one day's difference between two tellings is none.
    """
    told, after = report.when, settings.AFTERMATH_DAYS if lasting else settings.CONTACT_DAYS
    if is_dated(told) and is_dated(plan.when):
        return _fit_dated(plan, report, lasting)
    if is_dated(told):
        return UNDATED if _is_within(told, plan, after) else 0
    if is_dated(plan.when):
        return UNDATED if _is_meant(plan, report, after) else 0
    over = {plan.status, report.status} & PAST
    return UNDATED if _gap(plan.as_of, report.as_of) <= (after if over else settings.UNDATED_DAYS) else 0


def _fit_dated(plan: Plan, report: EngagementReport, lasting: bool) -> int:
    told = report.when
    if (told.earliest, told.latest) == (plan.when.earliest, plan.when.latest):
        return SAME
    if overlap(told, plan.when, slack=1 if lasting else 0):
        return NEAR
    if overlap(report.moved_from, plan.when) or overlap(report.moved_to, plan.when) or (any(overlap(told, old) for old in plan.before) and report.status not in PAST):
        return MOVED
    return MOVED if plan.status in OPEN and comes_back(plan, report) else 0


def comes_back(plan: Plan, report: EngagementReport) -> bool:
    """Whether what was put off or called off is set anew: told later, for later, within the time that plans live."""
    lives = settings.POSTPONED_DAYS if plan.status == "postponed" else settings.CANCELLED_DAYS
    if report.status in OPEN or not is_dated(report.when) or plan.as_of is None or report.as_of is None:
        return False
    return plan.as_of <= report.as_of and plan.as_of <= ends(report.when)[0] <= plan.as_of + lives * DAY


def _is_meant(plan: Plan, report: EngagementReport, after: int) -> bool:
    """Whether a report without days means the dated plan: a coming one, or for what is over the one at most `after` days past."""
    day = report.as_of
    if day is None:
        return False
    first, last = ends(plan.when)
    if report.status in PAST:
        return first <= day <= last + after * DAY
    coming = last >= day and first <= day + settings.FORESIGHT_DAYS * DAY
    return coming or (plan.status in OPEN and _gap(plan.as_of, day) <= settings.UNDATED_DAYS)


def _is_within(told: When, plan: Plan, after: int) -> bool:
    """Whether days can be those of a plan that was told without any."""
    if plan.as_of is None:
        return False
    ahead = 0 if plan.status in PAST else settings.FORESIGHT_DAYS
    first, last = ends(told)
    return plan.as_of - after * DAY <= last and first <= plan.as_of + ahead * DAY


def is_dated(when: When) -> bool:
    """Whether at least one end is known."""
    return when.earliest is not None or when.latest is not None


def overlap(one: When, other: When, slack: int = 0) -> bool:
    """Whether two stretches share a day, or lie `slack` days apart; one whose other end is open is one day long."""
    if not (is_dated(one) and is_dated(other)):
        return False
    (a, b), (c, d) = ends(one), ends(other)
    return a <= d + slack * DAY and c <= b + slack * DAY


def ends(when: When) -> tuple[dt.date, dt.date]:
    """First and last day of a dated stretch."""
    first, last = when.earliest or when.latest, when.latest or when.earliest
    assert first is not None and last is not None
    return first, last


def length(when: When) -> int:
    """Days in the stretch; one with an open end is longer than a month, an unknown one than any."""
    if not is_dated(when):
        return 10**6
    first, last = ends(when)
    return (last - first).days + 1 + (0 if when.earliest and when.latest else 31)


def _gap(one: dt.date | None, other: dt.date | None) -> int:
    return abs((one - other).days) if one and other else 0
