"""Recurring gatherings of states whose days are known: "next month's BRICS summit in Kazan", "the 2024 NATO summit", "COP29".

Value and days of an expression stay those of its words; beside them stands the gathering, where the words and the day of writing
leave only one edition of knowledge/occasions.csv. A gathering that is named with its place or its number is an expression of
its own, without a value and without days. Nothing is guessed: two editions that fit, or a place of none, settle nothing.
"""

from __future__ import annotations

import datetime as dt
import re
from bisect import bisect_left
from dataclasses import dataclass
from functools import lru_cache

from dateline.errors import KnowledgeError
from dateline.model.when import Gathering

from . import calendar as cal
from .find import Mention
from .gatherings import PLACE, Occasion
from .lexicon import LANGUAGES
from .notation import Rule
from .setting import EXPLICIT, Reading, Setting

YEARS_NEAR = 3
"""A place alone settles an edition no further than this from the day of writing: a city may be host again."""
GAP = 90
"""Characters between a gathering and an expression that tells when it is."""
ALONE = Rule("occasion", "(?!)", "occasion")


@dataclass(frozen=True, slots=True)
class Edition:
    """One meeting of a recurring gathering: first and last day (both inclusive), names of its place; not `is_dated` where only the
    month is known."""

    event: str
    number: str
    first: dt.date
    last: dt.date
    places: tuple[str, ...]
    is_dated: bool = True

    @property
    def name(self) -> str:
        """The event and its number or month: "cop/29", "g20/2024-11"."""
        return f"{self.event}/{self.number or self.first.isoformat()[:7]}"


@lru_cache(maxsize=1)
def editions() -> dict[str, tuple[Edition, ...]]:
    """The editions of every event, by date; a `KnowledgeError` names the line of the table that is wrong."""
    import csv

    path = LANGUAGES.parent / "occasions.csv"
    found: dict[str, list[Edition]] = {}
    with path.open(encoding="utf-8", newline="") as lines:
        for number, row in enumerate(csv.DictReader(lines), start=2):
            try:
                edition = _edition(row)
            except ValueError as error:
                raise KnowledgeError(f"no edition of an event: {error}", where=f"{path}:{number}", remedy="give first and last as YYYY-MM-DD or YYYY-MM") from None
            found.setdefault(edition.event, []).append(edition)
    return {event: tuple(sorted(those, key=lambda e: e.first)) for event, those in found.items()}


def _edition(row: dict[str, str]) -> Edition:
    first, last = (_day_or_month(row[name]) for name in ("first", "last"))
    if first[0] > last[1]:
        raise ValueError(f"{row['first']} is after {row['last']}")
    return Edition(row["event"], row["number"], first[0], last[1], tuple(row["places"].split("|")) if row["places"] else (), len(row["first"]) > 7)


def _day_or_month(text: str) -> tuple[dt.date, dt.date]:
    if len(text) > 7:
        return dt.date.fromisoformat(text), dt.date.fromisoformat(text)
    first = dt.date.fromisoformat(text + "-01")
    return first, (cal.of_month(first.year, first.month) or cal.Period("day", first, first, "")).last


def with_occasions(mentions: list[Mention], occasions: list[Occasion], setting: Setting) -> list[Mention]:
    """The mentions, and among them the gatherings that no expression dates but their number or their place does."""
    starts = [mention.start for mention in mentions]
    alone = [m for o in occasions if not _beside(o, mentions, starts, setting) and (m := _mention(o, setting))]
    free = [m for m in alone if not any(m.start < other.end and other.start < m.end for other in mentions)]
    return sorted([*mentions, *free], key=lambda m: m.start) if free else mentions


def _mention(occasion: Occasion, setting: Setting) -> Mention | None:
    edition = _alone(occasion, setting.day)
    if edition is None:
        return None
    starts = setting.words.starts
    first, last = bisect_left(starts, occasion.start), bisect_left(starts, occasion.end)
    return Mention(occasion.start, occasion.end, first, last, ALONE, {"edition": (edition.name,)}, {})


def _alone(occasion: Occasion, day: dt.date | None) -> Edition | None:
    """The edition its number, or its place near the day of writing, leaves."""
    fitting = _fitting(occasion)
    if not occasion.number:
        near = [e for e in fitting if day and abs((e.first - day).days) <= YEARS_NEAR * 366]
        fitting = near if occasion.place else []
    return fitting[0] if len(fitting) == 1 else None


def _fitting(occasion: Occasion) -> list[Edition]:
    """The editions that have the number and the place the words name."""
    named = [e for e in editions().get(occasion.event, ()) if not occasion.number or e.number == occasion.number]
    if not occasion.place or occasion.number:
        return named
    return [e for e in named if any(re.match(rf"{re.escape(place)}\b", occasion.place) for place in e.places)]


def read_occasion(mention: Mention, setting: Setting) -> Reading:
    """A gathering named with its place or number: the words give neither value nor days."""
    return Reading("DATE", None, None, None, "vague", anchor="none", why=EXPLICIT)


def settled(mentions: list[Mention], occasions: list[Occasion], setting: Setting) -> dict[int, Gathering]:
    """By number of the mention, the gathering that its words, or those beside it, leave."""
    starts, out = [mention.start for mention in mentions], dict[int, Gathering]()
    for occasion in occasions:
        for i in _beside(occasion, mentions, starts, setting):
            edition = _within(occasion, setting.readings[i])
            if edition and mentions[i].rule is not ALONE:
                out[i] = _gathering(edition)
                break
    named = {e.name: e for those in editions().values() for e in those} if any(m.rule is ALONE for m in mentions) else {}
    return out | {i: _gathering(named[m.word("edition")]) for i, m in enumerate(mentions) if m.rule is ALONE}


def _gathering(edition: Edition) -> Gathering:
    return Gathering(edition.name, edition.first, edition.last, cal.DAY if edition.is_dated else cal.MONTH)


def _within(occasion: Occasion, reading: Reading) -> Edition | None:
    """The only edition in the days of a reading; None where they are those of a single day or a length of time."""
    if reading.days is None or reading.days[0] == reading.days[1] or reading.type != "DATE" or reading.unit in (cal.DAY, "vague"):
        return None
    first, last = reading.days
    fitting = [e for e in _fitting(occasion) if e.first <= last and first <= e.last]
    return fitting[0] if len(fitting) == 1 else None


def _beside(occasion: Occasion, mentions: list[Mention], starts: list[int], setting: Setting) -> list[int]:
    """The numbers of the mentions that tell when a gathering is: inside its name, right before it, right behind it."""
    text, forms = setting.words.text, setting.lexicon.occasions
    near = range(bisect_left(starts, occasion.start - GAP), bisect_left(starts, occasion.end + GAP))
    inside = [i for i in near if occasion.start <= mentions[i].start < occasion.end and mentions[i].rule is not ALONE]
    before = [i for i in near if mentions[i].end <= occasion.start and forms.before.fullmatch(text, mentions[i].end, occasion.start)]
    end = _end_of_place(occasion, text)
    behind = [i for i in near if mentions[i].start >= occasion.end and any(forms.after.fullmatch(text, e, mentions[i].start) for e in end)]
    return inside + before + behind


def _end_of_place(occasion: Occasion, text: str) -> tuple[int, ...]:
    """Where an expression behind a gathering can follow: right behind its name, or behind the place."""
    place = PLACE.match(text, occasion.end)
    return (occasion.end, place.end()) if place else (occasion.end,)


READINGS = {"occasion": read_occasion}
