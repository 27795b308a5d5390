"""What a time expression means (`Reading`), and what has to be known to understand it (`Setting`)."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from dataclasses import dataclass, field

from .calendar import Period
from .find import Mention
from .lexicon import Lexicon
from .words import Words

PAST, PRESENT, FUTURE = "past", "present", "future"
EXPLICIT, TENSE, MODIFIER, DEFAULT = "explicit", "tense", "modifier", "default"


@dataclass(frozen=True, slots=True)
class Reading:
    """The meaning of a time expression: TIMEX3 type and value, and its days (both inclusive, None where open or unknown).

    `unit` is that of the days it names; `why` the evidence of its direction; `settled` whether words before it
    ("by", "since") may still move its bounds.
    """

    type: str
    value: str | None
    first: dt.date | None = None
    last: dt.date | None = None
    unit: str = "vague"
    mod: str | None = None
    quant: str | None = None
    freq: str | None = None
    bounds: str = "exact"
    anchor: str | None = None
    why: str = DEFAULT
    instant: dt.datetime | None = None


@dataclass
class Setting:
    """The text, the day it was written, and the readings so far, in text order.

    `tense(first, last)` tells the direction of the clause some words stand in: past, present, future or None.
    """

    words: Words
    lexicon: Lexicon
    day: dt.date | None
    anchor: str
    tense: Callable[[int, int], str | None]
    readings: list[Reading] = field(default_factory=list)
    firsts: list[int] = field(default_factory=list)

    def value(self, cls: str, word: str | None):
        """What a word of a class stands for, or None."""
        return self.lexicon.value(cls, word) if word else None

    def side(self, mention: Mention) -> str | None:
        """The direction of the clause a mention stands in."""
        return self.tense(mention.first, mention.last)

    def previous(self, units: tuple[str, ...] = ()) -> tuple[int, Reading] | None:
        """The latest reading with known days (of one of `units`, if given) and its number."""
        for number in range(len(self.readings) - 1, max(-1, len(self.readings) - 12), -1):
            reading = self.readings[number]
            if reading.first and reading.last and reading.type in ("DATE", "TIME") and (not units or reading.unit in units):
                return number, reading
        return None


def of_period(period: Period | None, anchor: str | None = None, why: str = EXPLICIT, type: str = "DATE", **more) -> Reading:
    """The reading of a stretch of the calendar; of None, one without value or days."""
    if period is None:
        return Reading(type, None, anchor=anchor, why=why)
    return Reading(type, more.pop("value", period.value), more.pop("first", period.first), more.pop("last", period.last), period.unit,
                   anchor=anchor, why=why, **more)
