"""What the words around an expression do to its days: until, by, since, before, after, from ... to, "a three-day visit from".

The value of an expression stays that of its own words ("Friday" is that Friday); its days become those the phrase leaves open
("by Friday" is today to Friday).
"""

from __future__ import annotations

import datetime as dt
from dataclasses import replace

from . import calendar as cal
from .find import Mention
from .setting import DEFAULT, FUTURE, PAST, Reading, Setting

JOINER_REACH = 3
"""Words between the two ends of a range ("from Monday until at least Wednesday")."""
NEGATION_REACH = 6
"""Words before a day in which a "not" turns "before" into "from" ("will not be taken before Thursday")."""
TIED_REACH = 16
"""Words between a length and the day it begins or ends on."""


def bounded(mention: Mention, reading: Reading, setting: Setting) -> Reading:
    """A reading with its days moved by the preposition before it."""
    word = _preposition(mention, setting)
    if word is None or reading.type == "SET" or setting.day is None:
        return reading
    if reading.type == "DURATION":
        return _within(mention, reading, setting) if word == "within" else reading
    owned = mention.last < setting.words.count and setting.words.lower(mention.last) == "'s"
    if reading.first is None or reading.last is None or owned or word == "within" or (word == "from" and mention.word("d2")):
        return reading
    return _opened(word, reading, setting, setting.side(mention) == PAST)


def _opened(word: str, reading: Reading, setting: Setting, past: bool) -> Reading:
    """A day or longer stretch made the end or the beginning of one that is open on the other side or reaches to today."""
    today = setting.day
    if word == "until":
        return replace(reading, first=today if today <= reading.last else None, bounds="open")
    if word == "before":
        last = cal.shift_days(reading.first, -1)
        return replace(reading, first=today if last and today <= last else None, last=last, bounds="open")
    if word == "since":
        return replace(reading, last=today if reading.first <= today else None, bounds="open")
    if word == "after":
        return replace(reading, first=cal.shift_days(reading.last, 1), last=today if reading.last < today and past else None, bounds="open")
    return replace(reading, last=None, bounds="open")


def _preposition(mention: Mention, setting: Setting) -> str | None:
    """The kind of bound set by the words right before a mention: until, since, before, after, from, within, or None."""
    lexicon, words = setting.lexicon, setting.words.all_lower(max(0, mention.first - 3), mention.first)
    for length in (3, 2, 1):
        kind = lexicon.bounds.get(" ".join(words[-length:])) if len(words) >= length else None
        if kind == "before" and set(setting.words.all_lower(max(0, mention.first - NEGATION_REACH), mention.first)) & lexicon.bound_words["negations"]:
            return "from"
        if kind:
            return kind
    return None


def _within(mention: Mention, reading: Reading, setting: Setting) -> Reading:
    """ "within two weeks" of today, where the clause looks ahead and no other day is named."""
    follow = setting.words.lower(mention.last) if mention.last < setting.words.count else ""
    count = _count(reading)
    if follow in ("of", "after", "before") or count is None or setting.side(mention) != FUTURE:
        return reading
    return replace(reading, first=setting.day, last=cal.shift_days(setting.day, count), bounds="open", anchor=setting.anchor)


def _count(reading: Reading) -> int | None:
    """How many days a length in days, weeks, months or years has, months taken as 30 and years as 365; None for other lengths."""
    value = reading.value or ""
    if value[:1] != "P" or not value[1:-1].isdecimal() or len(value) > 6:
        return None
    length = {"D": 1, "W": 7, "M": 30, "Y": 365}.get(value[-1])
    return int(value[1:-1]) * length if length else None


def joined(mentions: list[Mention], readings: list[Reading], setting: Setting) -> list[Reading]:
    """Readings with the days of the whole given to both ends of a range ("March 31 to April 2", "Monday through Wednesday"), and
    lengths given the days they begin or end on ("a three-day visit from Sunday")."""
    out = list(readings)
    for i in range(len(mentions) - 1):
        if _is_range(mentions[i], mentions[i + 1], setting):
            _join(out, i, setting)
    for i in range(len(mentions)):
        if out[i].type == "DURATION" and out[i].first is None and (out[i].value or "")[-1:] in ("D", "W"):
            _tie(out, i, mentions, setting)
    return out


def _is_range(left: Mention, right: Mention, setting: Setting) -> bool:
    gap = setting.words.all_lower(left.last, right.first)
    opener = setting.words.lower(left.first - 1) if left.first else ""
    if not gap or len(gap) > JOINER_REACH or gap[0] not in setting.lexicon.bound_words["joiners"]:
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
    if "DURATION" in (a.type, b.type) or "SET" in (a.type, b.type) or a.first is None or b.last is None:
        return
    if b.last < a.first:
        b = _next_after(b, a)
        if b is None:
            return
    elif a.unit == b.unit == cal.DAY and 7 <= (b.first - a.first).days < 14 and a.why == DEFAULT:
        a = moved_by_weeks(a, 1)
    out[i] = replace(a, last=b.last)
    out[i + 1] = replace(b, first=a.first)


def moved_by_weeks(reading: Reading, weeks: int) -> Reading:
    """The reading of a day some weeks later."""
    first, last = cal.shift(reading.first, "week", weeks), cal.shift(reading.last, "week", weeks)
    return replace(reading, first=first, last=last, value=(first.isoformat() if first else "") + (reading.value or "")[10:])


def _next_after(b: Reading, a: Reading) -> Reading | None:
    """The end of a range moved behind its beginning: by weeks for a weekday, by a year for a date."""
    if (b.value or "").count("-") != 2 and b.unit != cal.MONTH:
        return None
    for unit, count in (("week", 1), ("week", 2), ("year", 1)):
        first, last = cal.shift(b.first, unit, count), cal.shift(b.last, unit, count)
        if first and last and a.first <= first and (unit == "year" or (first - a.first).days < 7):
            return replace(b, first=first, last=last, value=(first.isoformat() if b.unit == cal.DAY else first.isoformat()[:7]) + (b.value or "")[10:])
    return None


def _tie(out: list[Reading], i: int, mentions: list[Mention], setting: Setting) -> None:
    """Give a length of days the days it covers, where the sentence tells on which it begins or ends."""
    count = _count(out[i])
    if not count or count > 60:
        return
    for j in (i + 1, i - 1):
        if 0 <= j < len(mentions) and out[j].unit == cal.DAY and out[j].type == "DATE" and out[j].first:
            role = _role(mentions[i], mentions[j], setting)
            if role:
                days = _covered(setting.readings[j].first, count, role)
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
    if left is day:
        starts = starts | lexicon.bound_words["moves"]
    before = setting.words.all_lower(max(0, left.first - TIED_REACH), left.first)
    verb = next((w for w in (*reversed(between), *reversed(before)) if w in starts or w in ends or w in (".", ";")), None)
    if verb in ends:
        return "end"
    return "start" if verb in starts else None
