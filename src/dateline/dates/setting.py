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
STEP = {"next": 1, "coming": 1, "following": 1, "last": -1, "past": -1, "previous": -1}
REMEMBERED = 12
"""Expressions looked back at for the day that "the next day" follows."""


@dataclass(frozen=True, slots=True)
class Reading:
    """The meaning of a time expression: TIMEX3 type and value, and its days (both inclusive, None where open or unknown).

    `unit` is that of the days it names, `why` the evidence of its direction.
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
    told: list[bool] = field(default_factory=list)

    def value(self, word: str | None, *classes: str):
        """What a word stands for in the first of some classes that holds it, or None."""
        for cls in classes if word else ():
            found = self.lexicon.value(cls, word)
            if found is not None:
                return found
        return None

    def month(self, mention: Mention) -> int | None:
        """The number of the month a mention names."""
        return self.value(mention.word("m"), "MONTH", "MONTHWORD", "MONTHSHORT")

    def weekday(self, mention: Mention) -> int | None:
        """The number of the weekday a mention names, 1 for Monday."""
        return self.value(mention.word("w"), "WEEKDAY", "DAYSHORT")

    def which(self, mention: Mention, name: str = "k") -> str | None:
        """The kind of a modifier: next, coming, following, last, past, previous, this, that."""
        for word in mention.parts.get(name, ()):
            kind = self.value(word, "NEXT", "LAST", "THIS", "SAME")
            if kind:
                return kind
        return None

    def step(self, mention: Mention, name: str = "k") -> int:
        """How many units on (back, where negative) a modifier points."""
        return STEP.get(self.which(mention, name) or "", 0)

    def side(self, mention: Mention) -> str | None:
        """The direction of the clause a mention stands in."""
        return self.tense(mention.first, mention.last)

    def previous(self, units: tuple[str, ...] = ()) -> tuple[int, Reading] | None:
        """The latest reading with known days (of one of `units`, if given) and its number.

        Days on which something was merely said ("officials said on Friday") are passed over where there is another.
        """
        fallback = None
        for number in range(len(self.readings) - 1, max(-1, len(self.readings) - REMEMBERED), -1):
            reading = self.readings[number]
            if reading.first and reading.last and reading.type in ("DATE", "TIME") and (not units or reading.unit in units):
                if not self.told[number]:
                    return number, reading
                fallback = fallback or (number, reading)
        return fallback

    def quarter(self) -> tuple[int, Reading] | None:
        """The quarter the text is about: the latest one told that is not itself a comparison ("a year earlier")."""
        for number in range(len(self.readings) - 1, max(-1, len(self.readings) - REMEMBERED), -1):
            reading = self.readings[number]
            if reading.unit == "quarter" and reading.first and not (reading.anchor or "").startswith("time:"):
                return number, reading
        return None


def of_period(period: Period | None, anchor: str | None = None, why: str = EXPLICIT, type: str = "DATE", **more) -> Reading:
    """The reading of a stretch of the calendar; of None, one without value or days."""
    if period is None:
        return Reading(type, None, anchor=anchor, why=why)
    return Reading(type, more.pop("value", period.value), more.pop("first", period.first), more.pop("last", period.last), period.unit,
                   anchor=anchor, why=why, **more)
