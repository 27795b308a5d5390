"""What the words around an expression do to its days: until, by, since, before, after, from ... to, "a three-day visit from".

The value of an expression stays that of its own words ("Friday" is that Friday); its days become those the phrase leaves open
("by Friday" is today to Friday).
"""

from __future__ import annotations

import datetime as dt
from dataclasses import replace

from . import calendar as cal
from .find import Mention
from .setting import DEFAULT, EXPLICIT, FUTURE, MODIFIER, PAST, Reading, Setting

JOINER_REACH = 3
"""Words between the two ends of a range ("from Monday until at least Wednesday")."""
NEGATION_REACH = 6
"""Words before a day in which a "not" turns "before" into "from" ("will not be taken before Thursday")."""
OVER = (("is", "out"), ("is", "over"))
"""After a period these say that it ends: "before the month is out"."""
TIED_REACH = 16
"""Words between a length and the day it begins or ends on."""


def bounded(mention: Mention, reading: Reading, setting: Setting) -> Reading:
    """A reading with its days moved by the preposition before it."""
    word = _preposition(mention, setting)
    if word is None or reading.type == "SET" or setting.day is None:
        return reading
    if reading.type == "DURATION":
        return _within(mention, reading, setting) if word == "within" else reading
    if reading.days is None or _owned(mention, setting) or word == "within" or (reading.type == "TIME" and word in ("before", "after")) or (word == "from" and mention.word("d2")):
        return reading
    days = _opened(word, *reading.days, setting.today, setting.side(mention) == PAST)
    return reading if days == reading.days else replace(reading, first=days[0], last=days[1], bounds="open")


def _owned(mention: Mention, setting: Setting) -> bool:
    """Whether a day belongs to the noun after it ("Monday's vote", "the Friday rallies"): it is then that day, whatever stands before."""
    after, clause = setting.after(mention), setting.lexicon.clause
    return after == "'s" or after in clause["gatherings"] or after in clause["happened"]


def _opened(word: str, first: dt.date, last: dt.date, today: dt.date, past: bool) -> tuple[dt.date | None, dt.date | None]:
    """The days from today to a stretch, or from it on: an end that is not known is None."""
    if word == "until":
        return today if today <= last else None, last
    if word == "before":
        eve = cal.shift_days(first, -1)
        return today if eve and today <= eve else None, eve
    if word == "since":
        return first, today if first <= today else None
    if word == "after":
        return cal.shift_days(last, 1), today if last < today and past else None
    return first, None if last >= today else last


def _preposition(mention: Mention, setting: Setting) -> str | None:
    """The kind of bound set by the words right before a mention: until, since, before, after, from, within, or None."""
    lexicon, words = setting.lexicon, setting.words.all_lower(max(0, mention.first - 3), mention.first)
    if words[-1:] == ("before",) and any(setting.value(word, "EDGE") == 2 for word in mention.parts.get("e", ())):
        return "until"
    if words[-1:] == ("before",) and setting.words.all_lower(mention.last, mention.last + 2) in OVER:
        return "until"
    for length in (3, 2, 1):
        kind = lexicon.bounds.get(" ".join(words[-length:])) if len(words) >= length else None
        if kind == "before" and set(setting.words.all_lower(max(0, mention.first - NEGATION_REACH), mention.first)) & lexicon.bound_words["negations"]:
            return "from"
        if kind:
            return kind
    return None


def _within(mention: Mention, reading: Reading, setting: Setting) -> Reading:
    """ "within two weeks" of today, where the clause looks ahead and no other day is named."""
    count = _count(reading)
    if reading.first or setting.after(mention) in ("of", "after", "before") or count is None or setting.side(mention) != FUTURE:
        return reading
    return replace(reading, first=setting.day, last=cal.shift_days(setting.today, count), bounds="open", anchor=setting.anchor)


def _count(reading: Reading) -> int | None:
    """How many days a length in days, weeks, months or years has, months taken as 30 and years as 365; None for other lengths."""
    value = reading.value or ""
    if value[:1] != "P" or not value[1:-1].isdecimal() or len(value) > 6:
        return None
    length = {"D": 1, "W": 7, "M": 30, "Y": 365}.get(value[-1])
    return int(value[1:-1]) * length if length else None


def _since_arrival(i: int, mentions: list[Mention], out: list[Reading], setting: Setting) -> None:
    """Let a stay begin where its sentence says: "arrives tomorrow and stays until Thursday"."""
    before, here = out[i - 1], out[i]
    between = setting.words.all_lower(mentions[i - 1].last, mentions[i].first)
    if setting.beside[i - 1] or before.unit != cal.DAY or before.bounds == "open" or here.bounds != "open" or before.days is None or here.last is None:
        return
    stays = between[-1:] in (("until",), ("till",), ("through",)) and 1 < len(between) <= TIED_REACH and not set(between) & {".", ";", "?", "!"}
    if stays and before.days[0] <= here.last:
        out[i] = replace(here, first=before.days[0], bounds="exact")


def joined(mentions: list[Mention], readings: list[Reading], setting: Setting) -> list[Reading]:
    """Readings with the days of the whole given to both ends of a range ("March 31 to April 2", "Monday through Wednesday"), and
    lengths given the days they begin or end on ("a three-day visit from Sunday")."""
    out = list(readings)
    for i in range(len(mentions) - 1):
        if _is_range(mentions[i], mentions[i + 1], setting):
            _join(out, i, setting)
    for i in range(1, len(mentions)):
        _since_arrival(i, mentions, out, setting)
    for i in range(len(mentions)):
        if out[i].type == "DURATION" and out[i].first is None and (out[i].value or "")[-1:] in ("D", "W"):
            _tie(out, i, mentions, setting)
    return out


def _is_range(left: Mention, right: Mention, setting: Setting) -> bool:
    gap = setting.words.all_lower(left.last, right.first)
    opener = setting.words.lower(left.first - 1) if left.first else ""
    if not gap or len(gap) > JOINER_REACH or gap[0] not in setting.lexicon.bound_words["joiners"]:
        return False
    if gap[0] in ("until", "till") and opener == "on":
        return False
    if gap[0] in ("and", "or"):
        return gap[0] == "and" and opener == "between" and len(gap) == 1
    if set(gap[1:]) - setting.lexicon.bound_words["joiners"] - {"at", "least", "the", "on", "about"}:
        return False
    return gap[0] not in ("to",) or opener != "to"


def _join(out: list[Reading], i: int, setting: Setting) -> None:
    """Give both ends of a range its whole days; an end that lies before its beginning is the next such day."""
    a, b = setting.readings[i], setting.readings[i + 1]
    if a.value == "PRESENT_REF" and setting.day:
        a = replace(a, first=setting.day, last=setting.day)
    if "DURATION" in (a.type, b.type) or "SET" in (a.type, b.type) or a.days is None or b.days is None:
        return
    if b.anchor == "none" and a.anchor != "none" and a.unit in (cal.DAY, cal.MONTH):
        years = b.days[0].year - a.days[0].year
        a = _moved(a, cal.YEAR, years - ((a.days[0].month, a.days[0].day) > (b.days[0].month, b.days[0].day))) or a
    if a.days is None:
        return
    if b.days[1] < a.days[0] and b.why in (MODIFIER, EXPLICIT):
        return
    if b.days[1] < a.days[0]:
        later = _next_after(b, *a.days)
    else:
        later = b
        if a.unit == b.unit == cal.DAY and 7 <= (b.days[0] - a.days[0]).days < 14 and a.why == DEFAULT:
            a = _moved(a, "week", 1) or a
    if later:
        out[i], out[i + 1] = replace(a, last=later.last), replace(later, first=a.first)


def _moved(reading: Reading, unit: str, count: int) -> Reading | None:
    """The reading of a day or month some units later; None beyond the calendar."""
    if reading.days is None or reading.unit not in (cal.DAY, cal.MONTH, "time"):
        return None
    first, last = (cal.shift(day, unit, count) for day in reading.days)
    if first is None or last is None:
        return None
    if reading.unit == cal.MONTH:
        month = cal.of_month(first.year, first.month)
        return replace(reading, first=first, last=month.last if month else last, value=first.isoformat()[:7])
    return replace(reading, first=first, last=last, value=first.isoformat() + (reading.value or "")[10:])


def _next_after(b: Reading, first: dt.date, last: dt.date) -> Reading | None:
    """The end of a range moved behind its beginning: by weeks for a weekday, by a year for a date."""
    for unit, count in (("week", 1), ("week", 2), ("year", 1)):
        later = _moved(b, unit, count)
        if later and later.first and first <= later.first and (unit == "year" or (later.first - first).days < 7):
            return later
    return None


def _tie(out: list[Reading], i: int, mentions: list[Mention], setting: Setting) -> None:
    """Give a length of days the days it covers, where the sentence tells on which it begins or ends."""
    count = _count(out[i])
    if not count or count > 60:
        return
    for j in (i + 1, i - 1):
        day = setting.readings[j].first if 0 <= j < len(mentions) and out[j].unit == cal.DAY and out[j].type == "DATE" and out[j].first else None
        if day:
            role = _role(mentions[i], mentions[j], setting)
            if role:
                days = _covered(day, count, role)
                out[i] = replace(out[i], first=days[0], last=days[1], unit=cal.DAY, anchor=f"time:{j}")
                if role == "from":
                    out[j] = replace(out[j], first=days[0], last=days[1], bounds="exact")
                return


def _covered(day: dt.date, count: int, role: str) -> tuple[dt.date | None, dt.date | None]:
    return (cal.shift_days(day, 1 - count), day) if role == "end" else (day, cal.shift_days(day, count - 1))


def _role(length: Mention, day: Mention, setting: Setting) -> str | None:
    """Whether a length begins ("start", "from") or ends ("end") on a day of its sentence; None where that is not said."""
    left, right = sorted((length, day), key=lambda m: m.first)
    between = setting.words.all_lower(left.last, right.first)
    if len(between) > TIED_REACH or set(between) & {".", ";", "?", "!"}:
        return None
    lexicon = setting.lexicon
    if left is length and lexicon.bounds.get(between[-1] if between else "") == "from":
        return "from"
    starts, ends = lexicon.bound_words["starts"], lexicon.bound_words["ends"]
    if left is day or "for" in setting.words.all_lower(max(0, left.first - 2), left.first):
        starts = starts | lexicon.bound_words["moves"]
    before = setting.words.all_lower(max(0, left.first - TIED_REACH), left.first)
    verb = next((w for w in (*reversed(between), *reversed(before)) if w in starts or w in ends or w in (".", ";")), None)
    if verb in ends:
        return "end"
    return "start" if verb in starts else None
