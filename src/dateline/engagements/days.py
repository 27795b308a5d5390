"""Days put together: what several expressions say of one engagement, and how two stretches of days stand to each other."""

from __future__ import annotations

import datetime as dt
import itertools
from dataclasses import dataclass, replace

from dateline.model.when import UNKNOWN, TimeExpression, When

from .scene import Scene

OWN, NEAR, BORROWED = 3, 2, 1
"""How surely a date belongs to an engagement: its clause has it; its sentence has it and no other act does; the clause it
is subordinate to has it."""

_FROM = frozenset({"from", "since", "starting", "beginning", "begins", "starts", "commencing"})
UNTIL = frozenset({"until", "till", "through", "to", "ending", "thru", "til", "by"})
"""Words before the last day of a stretch."""
_LONGEST_GAP = 5
"""Days between two days that "and" joins to one stretch: "Friday and Monday" is one, "April 27 and May 26" are two occasions."""
_COARSE = ("week", "month", "season", "quarter", "half", "year", "weekend", "fortnight", "decade")


@dataclass(frozen=True, slots=True)
class Dating:
    """The days that one mention gives, how surely, and from which words; `length` in days where it tells one. `moved_from`
    are the days planned before, `moved_to` those that what is put off is set for."""

    when: When
    rank: int
    why: str
    length: int | None = None
    moved_from: When = UNKNOWN
    moved_to: When = UNKNOWN


NO_DATE = Dating(UNKNOWN, 0, "")


def combine(scene: Scene, indexes: list[int]) -> When | None:
    """What several expressions say together: a range, a day, the narrowest stretch; None for nothing."""
    dated = [i for i in indexes if scene.times[i].type != "DURATION" or _is_anchored(scene.times[i])]
    bounded = _bounds(scene, dated)
    if bounded is not None:
        return bounded
    days = [i for i in dated if is_days(scene.times[i])]
    if days:
        return _of_days(scene, days)
    coarse = [i for i in dated if scene.times[i].earliest and scene.times[i].latest]
    if not coarse:
        return None
    best = min(coarse, key=lambda i: (_width(scene.times[i]), i))
    time = scene.times[best]
    # "before the end of the year" knows a last day alone: its first would be the day of publication.
    if time.bounds == "open" and time.earliest == scene.day:
        return When(None, time.latest, "end_only", best)
    return When(time.earliest, time.latest, _coarse_name(time), best)


def _is_anchored(time: TimeExpression) -> bool:
    """Whether a length of time tells which: "the past two days"; "a week of travel" only tells how long."""
    return time.earliest is not None and not {"last", "past", "next", "coming", "following", "previous"}.isdisjoint(time.text.lower().split())


def _coarse_name(time: TimeExpression) -> str:
    if time.mod == "APPROX":
        return "about"
    return time.granularity if time.granularity in _COARSE else "within"


def _width(time: TimeExpression) -> int:
    assert time.earliest and time.latest
    return (time.latest - time.earliest).days


def is_days(time: TimeExpression) -> bool:
    """Whether an expression names a day, or a first and a last day."""
    return time.earliest is not None and time.latest is not None and (time.earliest == time.latest or time.granularity in ("day", "time"))


def _bounds(scene: Scene, indexes: list[int]) -> When | None:
    """A first or last day where an expression gives only one of them: "until Thursday", "from Monday"."""
    first = next((i for i in indexes if is_days(scene.times[i]) and _side_of(scene, i) == "first"), None)
    last = next((i for i in indexes if is_days(scene.times[i]) and _side_of(scene, i) == "last"), None)
    if first is None and last is None:
        return None
    start = scene.times[first].earliest if first is not None else None
    end = scene.times[last].latest if last is not None else None
    plain = [i for i in indexes if i not in (first, last) and is_days(scene.times[i]) and _side_of(scene, i) == ""]
    if start is None and end and plain and (opening := scene.times[plain[0]].earliest) and opening <= end:
        start, first = opening, plain[0]
    granularity = "day" if start and end else "start_only" if start else "end_only"
    return When(start, end, granularity, first if first is not None else last)


def _side_of(scene: Scene, i: int) -> str:
    """Whether an expression names the first or the last day of a stretch, by the word before it."""
    time, before = scene.times[i], word_before(scene, i)
    if time.bounds != "open" and time.earliest != time.latest:
        return ""
    return "first" if before in _FROM else "last" if before in UNTIL else ""


def _of_days(scene: Scene, indexes: list[int]) -> When:
    """One day, or the stretch of several that "and", "to" or a dash joins."""
    first = scene.times[indexes[0]]
    start, end = first.earliest, first.latest
    for before, i in itertools.pairwise(indexes):
        time = scene.times[i]
        if not _joins(scene, before, i) or not end or not time.latest or not end < time.latest <= end + dt.timedelta(days=_LONGEST_GAP):
            break
        end = time.latest
    text = scene.parsed.article.text[max(0, first.start - 12) : first.end].lower()
    about = first.mod == "APPROX" or "about " in text or "around " in text
    return When(start, end, "about" if about else "day", indexes[0])


def _joins(scene: Scene, before: int, after: int) -> bool:
    """Whether only "and", "to" or a dash stands between two expressions."""
    between = scene.parsed.article.text[scene.times[before].end : scene.times[after].start].strip(" ,").lower()
    return between in ("and", "and on", "to", "-", "–", "—", "through", "until", "")


def occasions(scene: Scene, when: When) -> list[When]:
    """The further days of what took place several times: "met twice, on April 27 and on May 26"."""
    found: list[When] = []
    i = when.time
    if i is None or when.earliest != when.latest:
        return found
    while i + 1 < len(scene.times) and _joins(scene, i, i + 1):
        i += 1
        time = scene.times[i]
        if not is_days(time) or not time.earliest or (time.earliest - (found[-1] if found else when).latest).days <= _LONGEST_GAP:  # type: ignore[operator]
            return []
        found.append(When(time.earliest, time.latest, "day", i))
    return found


def with_length(when: When, length: int | None) -> When:
    """"A three-day visit from Monday" ends on Wednesday; one "concluded on Friday" began on Wednesday."""
    if length is None or when.granularity not in ("day", "start_only", "end_only", "about"):
        return when
    if when.earliest is None:
        return When(when.latest - dt.timedelta(days=length - 1), when.latest, "day", when.time) if when.latest else when
    if when.latest is not None and when.latest != when.earliest:
        return when
    return When(when.earliest, when.earliest + dt.timedelta(days=length - 1), "about" if when.granularity == "about" else "day", when.time)


def of_one_day(dating: Dating) -> Dating:
    """A contact that "ended today" took place today; only a stay and a round of talks begin and end on other days."""
    when = dating.when
    if when.granularity not in ("start_only", "end_only"):
        return dating
    day = when.earliest or when.latest
    return replace(dating, when=When(day, day, "day", when.time))


def within(when: When) -> When:
    """The days of a journey as those of one of its stops: some of them."""
    return replace(when, granularity="within") if when.granularity == "day" and when.earliest != when.latest else when


def is_weekday(text: str) -> bool:
    """Whether an expression begins with the name of a weekday."""
    return text.split()[0].lower() in {"monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"}


def word_before(scene: Scene, i: int) -> str:
    """The word before an expression, or its own first word ("from March 3")."""
    time = scene.times[i]
    own = time.text.split(maxsplit=1)[0].lower()
    if own in _FROM | UNTIL:
        return own
    at = scene.parsed.tokens_in(time.start, time.end)
    return scene.tokens[at[0] - 1].lower if len(at) and at[0] > 0 else ""


def joined(best: Dating, others: list[Dating]) -> Dating:
    """The best date of an engagement, completed from its other mentions: a last day, a first day, a length."""
    when = best.when
    if when.latest is None and when.earliest:
        ends = [d.when for d in others if d.rank and d.when.granularity == "end_only" and d.when.latest and d.when.latest >= when.earliest]
        when = When(when.earliest, ends[0].latest, "day", when.time) if ends else when
    elif when.earliest is None and when.latest:
        starts = [d.when for d in others if d.rank and d.when.granularity in ("start_only", "day") and d.when.earliest and d.when.earliest <= when.latest]
        when = When(starts[0].earliest, when.latest, "day", when.time) if starts else when
    length = next((d.length for d in others if d.length), None)
    moved_from = next((d.moved_from for d in others if d.moved_from != UNKNOWN), UNKNOWN)
    moved_to = next((d.moved_to for d in others if d.moved_to != UNKNOWN), UNKNOWN)
    return replace(best, when=with_length(when, length), moved_from=moved_from, moved_to=moved_to)


def narrower(a: When, b: When) -> bool:
    """Whether the first says more than the second."""
    return _rank(a) > _rank(b)


def _rank(when: When) -> tuple[int, int]:
    if when.earliest and when.latest:
        kind = 3 if when.granularity in ("day", "about") else 2
        return (kind, -(when.latest - when.earliest).days)
    return (1, 0) if when.earliest or when.latest else (0, 0)


def disjoint(a: When, b: When) -> bool:
    """Whether two stretches have no day in common; what is open or unknown may always be the same."""
    if a.earliest and b.latest and a.earliest > b.latest:
        return True
    if b.earliest and a.latest and b.earliest > a.latest:
        return True
    # An open end is no month away: two first days alone are two visits when they differ by more than a fortnight.
    if a.earliest and b.earliest and (a.latest is None or b.latest is None):
        return abs((a.earliest - b.earliest).days) > 14
    return False


def inside(inner: When, outer: When, slack: int = 1) -> bool:
    """Whether a stretch lies in another, give or take days of arrival and time zones; the unknown does."""
    margin = dt.timedelta(days=slack)
    if inner.earliest and outer.earliest and inner.earliest < outer.earliest - margin and (inner.latest is None or inner.latest < outer.earliest - margin):
        return False
    return not (inner.earliest and outer.latest and inner.earliest > outer.latest + margin)
