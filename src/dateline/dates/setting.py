"""What a time expression means (`Reading`), and what has to be known to understand it (`Setting`)."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from .calendar import Period, containing
from .find import Mention
from .lexicon import Lexicon
from .words import Words

if TYPE_CHECKING:
    from dateline.model.text import Region

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

    @property
    def days(self) -> tuple[dt.date, dt.date] | None:
        """First and last day, where both are known."""
        return (self.first, self.last) if self.first and self.last else None


@dataclass(frozen=True, slots=True)
class Told:
    """An expression told before: its number in the text, its first and last day."""

    number: int
    first: dt.date
    last: dt.date

    @property
    def anchor(self) -> str:
        """How an expression that hangs on it names its anchor."""
        return f"time:{self.number}"


@dataclass
class Setting:
    """The text, the day it was written, and the readings so far, in text order.

    `beside` marks readings that are no part of the story told. `tense(first, last)` tells the direction of the clause some words stand in: past, present, future or None.
    """

    words: Words
    lexicon: Lexicon
    day: dt.date | None
    anchor: str
    tense: Callable[[int, int], str | None]
    aside: tuple[Region, ...] = ()
    readings: list[Reading] = field(default_factory=list)
    beside: list[bool] = field(default_factory=list)
    ends: list[int] = field(default_factory=list)

    @property
    def today(self) -> dt.date:
        """The day of writing, where the caller has seen that it is known."""
        assert self.day is not None
        return self.day

    def value(self, word: str, *classes: str) -> Any:
        """What a word stands for in the first of some classes that holds it, or None."""
        for cls in classes if word else ():
            found = self.lexicon.value(cls, word)
            if found is not None:
                return found
        return None

    def month(self, mention: Mention) -> int:
        """The number of the month a mention names, 0 for none."""
        return self.value(mention.word("m"), "MONTH", "MONTHWORD", "MONTHSHORT") or 0

    def weekday(self, mention: Mention) -> int:
        """The number of the weekday a mention names, 1 for Monday, 0 for none."""
        return self.value(mention.word("w"), "WEEKDAY", "DAYSHORT") or 0

    def unit(self, mention: Mention) -> str:
        """The unit a mention counts in, "" for none."""
        return self.value(mention.word("u"), "UNIT", "UNITS") or ""

    def which(self, mention: Mention, name: str = "k") -> str:
        """The kind of a modifier: next, coming, following, last, past, previous, this, that; "" for none."""
        for word in mention.parts.get(name, ()):
            kind = self.value(word, "NEXT", "LAST", "THIS", "SAME", "FOLLOWING")
            if kind:
                return str(kind)
        return ""

    def words_since(self, mention: Mention) -> tuple[str, ...]:
        """The words between the expression told last and a mention."""
        return self.words.all_lower(self.ends[-1], mention.first)

    def is_aside(self, mention: Mention) -> bool:
        """Whether a mention stands in a region of the article that tells nothing of the events."""
        return any(region.start <= mention.start < region.end for region in self.aside)

    def after(self, mention: Mention) -> str:
        """The word after a mention, "" at the end of the text."""
        return self.words.lower(mention.last) if mention.last < self.words.count else ""

    def step(self, mention: Mention, name: str = "k") -> int:
        """How many units on (back, where negative) a modifier points."""
        return STEP.get(self.which(mention, name), 0)

    def side(self, mention: Mention) -> str | None:
        """Past or future, as the clause a mention stands in has it; None where it does not say."""
        side = self.tense(mention.first, mention.last)
        return None if side == PRESENT else side

    def previous(self, units: tuple[str, ...] = ()) -> Told | None:
        """The latest expression told with its days (of one of `units`, if given).

        Days aside of the story, and those on which something was merely said ("officials said on Friday"), are passed over where
        there is another.
        """
        fallback = None
        for number, reading in self.latest():
            if reading.type in ("DATE", "TIME") and (not units or reading.unit in units) and reading.days:
                told = Told(number, *reading.days)
                if not self.beside[number]:
                    return told
                fallback = fallback or told
        return fallback

    def previous_day(self, side: str | None) -> Told | None:
        """The latest single day told: what "that day" and "the next day" can mean. A past clause means a day that is not to come."""
        for number, reading in self.latest():
            if reading.type not in ("DATE", "TIME") or self.beside[number] or not reading.days or reading.days[0] != reading.days[1]:
                continue
            if side != PAST or self.day is None or reading.days[0] <= self.day:
                return Told(number, *reading.days)
        told = self.previous()
        return told if told and told.first == told.last else None

    def week_ahead(self) -> Told | None:
        """A week to come that the text speaks of."""
        for number, reading in self.latest():
            if reading.unit == "week" and reading.days and self.day and reading.days[0] > self.day:
                return Told(number, *reading.days)
        return None

    def quarter(self) -> Told | None:
        """The quarter the text is about: the latest one told that is not itself a comparison ("a year earlier")."""
        for number, reading in self.latest():
            if reading.unit == "quarter" and reading.days and not (reading.anchor or "").startswith("time:"):
                return Told(number, *reading.days)
        return None

    def latest(self) -> Iterator[tuple[int, Reading]]:
        """The last few readings with their numbers, latest first."""
        for number in range(len(self.readings) - 1, max(-1, len(self.readings) - REMEMBERED), -1):
            yield number, self.readings[number]


def of_period(period: Period | None, anchor: str | None = None, why: str = EXPLICIT, type: str = "DATE", **more: Any) -> Reading:
    """The reading of a stretch of the calendar; of None, one without value or days."""
    if period is None:
        return Reading(type, None, anchor=anchor, why=why)
    return Reading(type, more.pop("value", period.value), more.pop("first", period.first), more.pop("last", period.last), period.unit, anchor=anchor, why=why, **more)


def of_day(day: dt.date | None, anchor: str | None = None, why: str = EXPLICIT) -> Reading:
    """The reading of a single day; of None, one without value or days."""
    return of_period(containing(day, "day") if day else None, anchor, why)
