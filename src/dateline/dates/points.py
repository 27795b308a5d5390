"""Readings of days and months by their names and numbers: "April 2", "the 24th", "Tuesday", "Thursday (07)", ISO and numeric dates."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace

from . import calendar as cal
from .find import Mention
from .numbers import ordinal, year_in_words
from .setting import DEFAULT, EXPLICIT, FUTURE, MODIFIER, PAST, TENSE, Reading, Setting, of_day, of_period

MODS = ("START", "MID", "END")
JOINED = (("and",), ("and", "on"), (",",), (",", "and"))
"""What stands between the weekdays of one list."""
FAR_MONTHS = 10
"""From here on a date without a year is taken for the one on the other side of today, a month from one later; chosen on TimeBank."""


def read_calendar(mention: Mention, setting: Setting) -> Reading:
    """A day or a month of the calendar, its year (or month) supplied where the text leaves it out."""
    month, number = setting.month(mention), ordinal(mention.word("d"), setting.lexicon)
    if not month:
        return _day_of_some_month(number, mention, setting)
    year, why, anchor = year_of(mention, setting), EXPLICIT, "none"
    if year is None:
        year, why = _missing_year(month, number, mention, setting)
        anchor = setting.anchor
    if year is None:
        return Reading("DATE", f"XXXX-{month:02d}" + (f"-{number:02d}" if number else ""), anchor="none")
    if number is None:
        return with_part(of_period(cal.of_month(year, month), anchor, why), mention, setting)
    day, last = cal.day(year, month, number), cal.day(year, month, ordinal(mention.word("d2"), setting.lexicon) or number)
    reading, first = of_day(day, anchor, why), cal.day(year, month, ordinal(mention.word("d0"), setting.lexicon) or number)
    return replace(reading, first=min(first, day), last=max(last, day)) if day and first and last else reading


def year_of(mention: Mention, setting: Setting) -> int | None:
    """The year a mention names in digits, in words, as "of next year" or "of that year"."""
    if mention.word("y"):
        return int(mention.word("y")[:4])
    if mention.parts.get("n"):
        return year_in_words(mention.parts["n"], setting.lexicon)
    told = setting.previous() if setting.which(mention, "g") == "that" else None
    if told:
        return told.first.year
    if mention.word("g") and setting.day:
        return setting.day.year + setting.step(mention, "g")
    return None


def _missing_year(month: int, number: int | None, mention: Mention, setting: Setting) -> tuple[int | None, str]:
    """The year of a month or a day of a month: by modifier or weekday, else by the tense of the clause, else the nearest."""
    today = setting.day
    if today is None:
        return None, DEFAULT
    kind, step = setting.which(mention), setting.step(mention)
    told = setting.previous() if kind == "that" else None
    if told:
        return told.first.year, MODIFIER
    year = _year_beside(mention, setting)
    if year:
        return year, MODIFIER
    if step and number is None:
        return today.year + (step if (month - today.month) * step <= 0 else 0), MODIFIER
    if kind == "this":
        return today.year, MODIFIER
    weekday = setting.weekday(mention)
    year = _year_of_weekday(month, number, weekday, today) if weekday and number else None
    return (year, EXPLICIT) if year else _year_by_tense(month, number, setting.side(mention), today)


def _year_beside(mention: Mention, setting: Setting) -> int | None:
    """The year told right before a month: "next year in June", "in 2023, in June"."""
    last = setting.readings[-1] if setting.readings else None
    if last is None or last.unit != cal.YEAR or last.days is None or setting.words_since(mention) not in (("in",), (",", "in")):
        return None
    return last.days[0].year


def _year_of_weekday(month: int, number: int, weekday: int, today: dt.date) -> int | None:
    """The nearest year in which a date falls on a weekday."""
    years = sorted(range(today.year - 3, today.year + 4), key=lambda y: abs(y - today.year))
    return next((y for y in years if (day := cal.day(y, month, number)) and day.isoweekday() == weekday), None)


def _year_by_tense(month: int, number: int | None, side: str | None, today: dt.date) -> tuple[int, str]:
    """The year on the side of the tense, unless that is another year, most of a year away, and the other reading close by: nobody
    leaves out the year of so distant a day ("declared a dividend payable Dec. 1")."""
    here, now = (month, number or today.day), (today.month, today.day)
    nearest = nearest_year(month, number or 15, today)
    year = {PAST: today.year - (here > now), FUTURE: today.year + (here < now)}.get(side or "", nearest)
    far = year != today.year and abs((year - today.year) * 12 + month - today.month) >= FAR_MONTHS + (number is None)
    return (nearest, DEFAULT) if side is None or far else (year, TENSE)


def nearest_year(month: int, number: int, today: dt.date) -> int:
    """The year in which a day of the calendar lies nearest to a day."""

    def distance(year: int) -> int:
        return abs((year - today.year) * 365 + (month - today.month) * 30 + number - today.day)

    return min((today.year, today.year - 1, today.year + 1), key=distance)


def _day_of_some_month(number: int | None, mention: Mention, setting: Setting) -> Reading:
    """ "the 24th": of this month, or the one before or after, as the tense has it."""
    today = setting.day
    if today is None or number is None:
        return Reading("DATE", f"XXXX-XX-{number:02d}" if number else None, anchor="none")
    side = setting.side(mention)
    for step in {PAST: (0, -1, -2), FUTURE: (0, 1, 2)}.get(side or "", (0, -1, 1)):
        base = cal.shift_months(today.replace(day=1), step)
        day = cal.day(base.year, base.month, number) if base else None
        if day and not (side == PAST and day > today) and not (side == FUTURE and day < today):
            return of_day(day, setting.anchor, TENSE if side else DEFAULT)
    return Reading("DATE", None, anchor=setting.anchor)


def read_day_of_month(mention: Mention, setting: Setting) -> Reading:
    """the 3rd of next month, the 15th of the month."""
    number = ordinal(mention.word("d"), setting.lexicon) or 0
    if setting.day is None:
        return Reading("DATE", f"XXXX-XX-{number:02d}", anchor="none")
    month = cal.shift_months(setting.today.replace(day=1), setting.step(mention))
    return of_day(cal.day(month.year, month.month, number) if month else None, setting.anchor, MODIFIER)


def with_part(reading: Reading, mention: Mention, setting: Setting) -> Reading:
    """The early, middle or late third of a reading where the mention asks for it; the value stays that of the whole."""
    part = next((p for word in mention.parts.get("e", ()) if (p := setting.value(word, "EARLYLATE", "EDGE")) is not None), None)
    if part is None or reading.days is None or reading.unit == cal.DAY:
        return reading
    first, last = cal.third(cal.Period(reading.unit, *reading.days, reading.value or ""), part)
    return replace(reading, first=first, last=last, mod=MODS[part], bounds="convention")


def read_iso(mention: Mention, setting: Setting) -> Reading:
    """An ISO 8601 date, with or without a clock time."""
    text = mention.word("i").upper().replace(" ", "T")
    reading = of_day(cal.day(int(text[:4]), int(text[5:7]), int(text[8:10])), "none")
    if len(text) == 10 or reading.first is None:
        return reading
    try:
        instant = dt.datetime.fromisoformat(text)
    except ValueError:
        return reading
    return replace(reading, type="TIME", value=text, instant=instant if instant.tzinfo else None)


def read_numeric(mention: Mention, setting: Setting) -> Reading:
    """22/03/2026, 22.3.2026, 2026/03/22; where day and month could be either, the day stands first (all but the USA)."""
    a, b, c = (int(p) for p in mention.word("i").replace(".", "/").split("/"))
    if a > 31:
        return of_day(cal.day(a, b, c), "none")
    year = c if c > 99 else c + (2000 if c < 70 else 1900)
    return of_day(cal.day(year, b, a) or cal.day(year, a, b), "none")


def read_weekday(mention: Mention, setting: Setting) -> Reading:
    """A weekday: before or after the day of writing by its modifier, its week, or the tense of its clause."""
    weekday = setting.weekday(mention)
    if mention.word("m"):
        return read_calendar(mention, setting)
    if setting.day is None:
        return Reading("DATE", f"XXXX-WXX-{weekday}", anchor="none")
    if mention.word("g"):
        first = cal.of_week(setting.today).first
        day = cal.shift_days(first, 7 * setting.step(mention, "g") + weekday - 1)
        over = day and day < setting.today and setting.which(mention, "g") == "this" and setting.side(mention) == FUTURE
        reading = of_day(cal.shift_days(day, 7) if day and over else day, setting.anchor, MODIFIER)
    else:
        reading = _bare_weekday(weekday, mention, setting)
    if mention.word("v"):
        reading = of_day(cal.shift_days(cal.weekday_near(setting.today, weekday, 1) or setting.today, 7), setting.anchor, MODIFIER)
    return at_part_of_day(reading, mention, setting)


def _bare_weekday(weekday: int, mention: Mention, setting: Setting) -> Reading:
    """A weekday without a week: by its modifier, else by the tense of its clause, else the latest."""
    today, kind, step = setting.today, setting.which(mention), setting.step(mention)
    told = setting.previous((cal.DAY,)) if kind in ("following", "previous", "that") else None
    if told:
        return of_day(cal.weekday_near(told.first, weekday, step or 1, same=not step), told.anchor, MODIFIER)
    if step:
        day = cal.weekday_near(today, weekday, step, same=False)
        tomorrow = day is not None and kind == "next" and (day - today).days == 1
        return of_day(cal.shift_days(today, 8) if tomorrow else day, setting.anchor, MODIFIER)
    side = setting.side(mention)
    beyond = _weekday_beyond(weekday, mention, setting)
    if beyond:
        return of_day(beyond, setting.anchor, TENSE)
    errand = _day_of_errand(weekday, mention, setting) if side == PAST else None
    if errand:
        return of_day(errand, setting.anchor, TENSE)
    if kind == "this" and side != PAST:
        return of_day(cal.weekday_near(today, weekday, 1), setting.anchor, MODIFIER)
    ahead = setting.week_ahead() if side is None else None
    if ahead:
        return of_day(cal.shift_days(ahead.first, weekday - 1), ahead.anchor, DEFAULT)
    return of_day(cal.weekday_near(today, weekday, 1 if side == FUTURE else -1), setting.anchor, TENSE if side else DEFAULT)


def _weekday_beyond(weekday: int, mention: Mention, setting: Setting) -> dt.date | None:
    """The weekday that follows one to come: "on Monday and Tuesday" said on a Tuesday means that of the week ahead."""
    last = setting.readings[-1].first if setting.readings and setting.readings[-1].unit == cal.DAY else None
    if last is None or last <= setting.today or setting.words_since(mention) not in JOINED:
        return None
    return cal.weekday_near(last, weekday, 1, same=False)


def _day_of_errand(weekday: int, mention: Mention, setting: Setting) -> dt.date | None:
    """The day of what somebody came for: "arrived on Wednesday for talks on Thursday" means the Thursday after that Wednesday."""
    last = setting.readings[-1].first if setting.readings and setting.readings[-1].unit == cal.DAY and not setting.beside[-1] else None
    if last is None or setting.readings[-1].why not in (TENSE, DEFAULT) or (setting.today - last).days > 6:
        return None
    between = setting.words_since(mention)
    if not {"for", "to"} & set(between) or setting.lexicon.clause["errand_breakers"] & set(between):
        return None
    day = cal.weekday_near(last, weekday, 1, same=False)
    return day if day and day > setting.today else None


def read_nth_weekday(mention: Mention, setting: Setting) -> Reading:
    """the first Monday in May, the last Friday of June 2027."""
    parts = {name: words for name, words in mention.parts.items() if name != "w"}
    month, nth, weekday = read_calendar(replace(mention, parts=parts), setting), ordinal(mention.word("o"), setting.lexicon), setting.weekday(mention)
    if month.days is None:
        return replace(month, value=None)
    first, last = month.days
    start = cal.weekday_near(first, weekday, 1)
    day = cal.weekday_near(last, weekday, -1) if nth is None else cal.shift_days(start, 7 * (nth - 1)) if start else None
    return of_day(day if day and first <= day <= last else None, month.anchor, month.why)


def read_edge_day(mention: Mention, setting: Setting) -> Reading:
    """the first day of the year, the last day of September."""
    if mention.word("m"):
        whole = read_calendar(mention, setting)
    else:
        whole = of_period(cal.containing(setting.today, mention.word("u")) if setting.day else None, setting.anchor, MODIFIER)
    return of_day(whole.first if mention.word("o") == "first" else whole.last, whole.anchor, whole.why)


def read_half_month(mention: Mention, setting: Setting) -> Reading:
    """the second half of April: from the 16th on."""
    month = read_calendar(mention, setting)
    if month.days is None:
        return month
    first, last = month.days
    middle = cal.shift_days(first, 14) or first
    days = (first, middle) if mention.word("o") == "first" else (cal.shift_days(middle, 1), last)
    return replace(month, first=days[0], last=days[1], bounds="convention")


def read_day_beside(mention: Mention, setting: Setting) -> Reading:
    """the day before Tuesday, the day after March 6."""
    reading = read_weekday(mention, setting) if mention.word("w") else read_calendar(mention, setting)
    if reading.first is None or reading.unit != cal.DAY:
        return reading
    return of_day(cal.shift_days(reading.first, -1 if mention.word("g") == "before" else 1), reading.anchor, reading.why)


def read_numbered_day(mention: Mention, setting: Setting) -> Reading:
    """ "Thursday (07)", "tomorrow (28)", "Monday (Feb 18)": the nearest day that is all it is said to be."""
    number, month, weekday = ordinal(mention.word("d"), setting.lexicon), setting.month(mention), setting.weekday(mention)
    if setting.day is None:
        return Reading("DATE", f"XXXX-{month:02d}-{number:02d}" if month else f"XXXX-XX-{number:02d}", anchor="none")
    if mention.word("t"):
        meant = cal.shift_days(setting.today, setting.value(mention.word("t"), "TODAY"))
        weekday = meant.isoweekday() if meant else 0
    for distance in range(400 if month else 45):
        for side in (-1, 1):
            day = cal.shift_days(setting.today, side * distance)
            if day and day.day == number and month in (0, day.month) and weekday in (0, day.isoweekday()):
                return of_day(day, setting.anchor, EXPLICIT)
    return Reading("DATE", None, anchor=setting.anchor)


def at_part_of_day(reading: Reading, mention: Mention, setting: Setting) -> Reading:
    """A day narrowed to its morning, night or noon: a TIME, the same day."""
    part = setting.value(mention.word("n"), "NOON") or setting.value(mention.word("p"), "PART")
    if part is None or reading.value is None:
        return reading
    return replace(reading, type="TIME", value=f"{reading.value}T{part}")


READINGS = {
    "calendar": read_calendar,
    "iso": read_iso,
    "numeric": read_numeric,
    "weekday": read_weekday,
    "numbered_day": read_numbered_day,
    "day_beside": read_day_beside,
    "nth_weekday": read_nth_weekday,
    "edge_day": read_edge_day,
    "half_month": read_half_month,
    "day_of_month": read_day_of_month,
}
