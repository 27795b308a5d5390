"""Time expressions of the text, and when something happens."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Gathering:
    """A known meeting of a recurring gathering of states ("g20/2024-11"): public record, not the words of the text. First and last
    day are both inclusive; `granularity` is day, or month where only that is known."""

    name: str
    earliest: dt.date
    latest: dt.date
    granularity: str = "day"


@dataclass(frozen=True, slots=True)
class TimeExpression:
    """A time expression with its TIMEX3 reading and the days it denotes.

    `earliest` and `latest` are calendar days, both inclusive, None where open or unknown; `granularity` is that of the
    words (day, week, month, season, quarter, year, decade, century, time, vague ...). "next week" stays seven days.
    `gathering` is the recurring meeting that the words name, where they settle which: its days are what the public record
    adds to the words, which may say less ("the November summit") or nothing ("the G20 summit in Bali").
    `type`, `value`, `mod`, `quant`, `freq` follow TimeML 1.2.1. `anchor` is "published", "dateline", "time:N" (index of
    another expression of the article), "event" or "none". `direction` is past, present, future or None, `why` one of
    explicit, tense, modifier, default. `bounds` is exact, convention (early March = its first third) or open.
    `instant` is set where a clock time with a zone is given.
    """

    start: int
    end: int
    text: str
    type: str
    value: str | None
    mod: str | None = None
    quant: str | None = None
    freq: str | None = None
    earliest: dt.date | None = None
    latest: dt.date | None = None
    granularity: str = "vague"
    bounds: str = "exact"
    anchor: str = "none"
    direction: str | None = None
    why: str | None = None
    instant: dt.datetime | None = None
    rule: str | None = None
    gathering: Gathering | None = None


@dataclass(frozen=True, slots=True)
class When:
    """The days something takes place on: both inclusive, None where open; never a guess.

    `granularity` is "day" for known first and last days, "within" for some day inside a longer stretch, else that of the
    words. `time` is the index of the article's time expression it rests on.
    """

    earliest: dt.date | None = None
    latest: dt.date | None = None
    granularity: str = "unknown"
    time: int | None = None


UNKNOWN = When()
