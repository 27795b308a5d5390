"""From mentions to time expressions: each is read in text order, then its bounds are moved by the words around it."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace

from dateline.model.when import Gathering, TimeExpression

from . import lengths, occasions, periods, points, todays
from .bounds import bounded, joined
from .find import Mention
from .gatherings import find_occasions
from .setting import PAST, Reading, Setting
from .words import Words

SHARED_MONTH = ("date.month-days", "date.month-days-list")
JOINERS = ("and", "or", "to", "through", "until", "-", ",")
READINGS = {**points.READINGS, **periods.READINGS, **lengths.READINGS, **todays.READINGS, **occasions.READINGS}


def resolve(mentions: list[Mention], setting: Setting) -> tuple[TimeExpression, ...]:
    """The time expressions of the mentions, in text order; `setting` collects their readings as they are understood."""
    words = setting.words
    named = find_occasions(setting.lexicon.occasions, words.written, words.starts, words.text)
    mentions = with_shared_week(days_apart([m for m in mentions if not _soon_told(m, setting)], words), words)
    mentions = occasions.with_occasions(mentions, named, setting)
    for mention in mentions:
        setting.readings.append(READINGS[mention.rule.reads](mention, setting))
        setting.ends.append(mention.last)
        setting.beside.append(setting.is_aside(mention) or mention.rule is occasions.ALONE or _is_reporting_day(mention, setting))
    moved = joined(mentions, [bounded(m, r, setting) for m, r in zip(mentions, setting.readings, strict=True)], setting)
    told = [own if own.first or own.last else moved[i] for i, own in enumerate(setting.readings)]
    directions = [_direction(reading, setting.day) for reading in told]
    gatherings = occasions.settled(mentions, named, setting)
    return tuple(_expression(m, r, d, words, gatherings.get(i)) for i, (m, r, d) in enumerate(zip(mentions, moved, directions, strict=True)))


def _soon_told(mention: Mention, setting: Setting) -> bool:
    """Whether "soon" tells how fast something followed in the past ("was soon released"): it is then no time to come."""
    return mention.rule.id == "reference.future" and setting.side(mention) == PAST


def days_apart(mentions: list[Mention], words: Words) -> list[Mention]:
    """The mentions, days that share their month ("May 24 and 25") taken apart: each is an expression, all bear the days of the whole."""
    out = []
    for mention in mentions:
        shared = mention.rule.id in SHARED_MONTH and "and" in words.all_lower(mention.places["d"][1], mention.places["d2"][0])
        out.extend(_each_day(mention, words) if shared else [mention])
    return out


def _each_day(mention: Mention, words: Words) -> list[Mention]:
    """A mention for every day of one: the first up to its number, the others from theirs on."""
    end = mention.places["d"][1]
    out = [replace(mention, end=words.ends[end - 1], last=end)]
    plain = {name: part for name, part in mention.parts.items() if name not in ("d", "d2", "d3")}
    for name in ("d3", "d2"):
        if name in mention.parts:
            start, end = mention.places[name][0], mention.last if name == "d2" else mention.places[name][1]
            parts = {**plain, "d0": mention.parts["d"], "d": mention.parts[name], "d2": mention.parts["d2"]}
            out.append(replace(mention, start=words.starts[start], end=words.ends[end - 1], first=start, last=end, parts=parts))
    return out


def with_shared_week(mentions: list[Mention], words: Words) -> list[Mention]:
    """The mentions, a weekday given the week of the expression it is joined to ("Thursday and Friday next week", "next week, on
    Tuesday")."""
    out = list(mentions)
    for i in range(len(out) - 2, -1, -1):
        left, right = out[i], out[i + 1]
        joined = right.first - left.last == 1 and words.lower(left.last) in JOINERS
        if joined and left.rule.id == "weekday" and right.rule.id in ("weekday", "weekday.week") and right.word("g"):
            out[i] = replace(left, parts={**left.parts, "g": right.parts["g"]})
        apposed = words.all_lower(left.last, right.first) == (",", "on")
        if apposed and left.rule.id == "period" and left.word("u") == "week" and right.rule.id == "weekday":
            out[i + 1] = replace(right, parts={**right.parts, "g": left.parts["k"]})
    return out


def _is_reporting_day(mention: Mention, setting: Setting) -> bool:
    """Whether it only tells when something was said: "officials said on Friday"."""
    before = setting.words.all_lower(max(0, mention.first - 2), mention.first)
    reporting = setting.lexicon.clause.get("reporting", frozenset())
    return bool(before) and (before[-1] in reporting or (before[-1] == "on" and before[0] in reporting))


def _expression(mention: Mention, reading: Reading, direction: str | None, words: Words, gathering: Gathering | None) -> TimeExpression:
    return TimeExpression(
        mention.start,
        mention.end,
        words.text[mention.start : mention.end],
        reading.type,
        reading.value,
        reading.mod,
        reading.quant,
        reading.freq,
        reading.first,
        reading.last,
        reading.unit,
        reading.bounds,
        reading.anchor or "none",
        direction,
        reading.why if direction else None,
        reading.instant,
        mention.rule.id,
        gathering,
    )


def _direction(reading: Reading, day: dt.date | None) -> str | None:
    """Past, present or future, as the days lie to the day of writing."""
    if reading.value in ("PAST_REF", "PRESENT_REF", "FUTURE_REF"):
        return reading.value[:-4].lower()
    if day is None or (reading.first is None and reading.last is None):
        return None
    if reading.last is not None and reading.last < day:
        return "past"
    if reading.first is not None and reading.first > day:
        return "future"
    return "present"
