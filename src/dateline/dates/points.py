"""Readings of single days and months: calendar dates, weekdays, today and tomorrow, holidays."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace

from . import calendar as cal
from .find import Mention
from .numbers import ordinal, year_in_words
from .setting import DEFAULT, EXPLICIT, FUTURE, MODIFIER, PAST, TENSE, Reading, Setting, of_period

MODS = ("START", "MID", "END")
FAR_MONTHS = 10
"""From here on a date without a year is taken for the one on the other side of today; chosen on TimeBank."""


def read_calendar(mention: Mention, setting: Setting) -> Reading:
    """A day or a month of the calendar, its year (or month) supplied where the text leaves it out."""
    month, year, why = setting.month(mention), year_of(mention, setting), EXPLICIT
    number = ordinal(mention.word("d"), setting.lexicon)
    if month is None:
        return _day_of_some_month(number, mention, setting)
    if year is None:
        year, why = _missing_year(month, number, mention, setting)
        if year is None:
            return Reading("DATE", f"XXXX-{month:02d}" + (f"-{number:02d}" if number else ""), anchor="none")
    anchor = "none" if why == EXPLICIT and year_of(mention, setting) else setting.anchor
    if number is None:
        return with_part(of_period(cal.of_month(year, month), anchor, why), mention, setting)
    day, last = cal.day(year, month, number), cal.day(year, month, ordinal(mention.word("d2"), setting.lexicon) or number)
    if day is None:
        return Reading("DATE", None, anchor=anchor)
    return of_period(cal.of_day(day), anchor, why, last=last if last and last >= day else day)


def year_of(mention: Mention, setting: Setting) -> int | None:
    """The year a mention names in digits, in words, or as "of next year"."""
    if mention.word("y"):
        return int((mention.word("y") or "")[:4])
    if mention.parts.get("n"):
        return year_in_words(mention.parts["n"], setting.lexicon)
    if setting.which(mention, "g") == "that" and setting.previous():
        return setting.previous()[1].first.year
    if mention.word("g") and setting.day:
        return setting.day.year + setting.step(mention, "g")
    return None


def _missing_year(month: int, number: int | None, mention: Mention, setting: Setting) -> tuple[int | None, str]:
    """The year of a month or a day of a month: by modifier or weekday, else by the tense of the clause, else the nearest."""
    today = setting.day
    if today is None:
        return None, DEFAULT
    kind, step = setting.which(mention), setting.step(mention)
    if step and number is None:
        return today.year + (step if (month - today.month) * step <= 0 else 0), MODIFIER
    if kind == "this":
        return today.year, MODIFIER
    if kind == "that" and setting.previous():
        return setting.previous()[1].first.year, MODIFIER
    weekday = setting.weekday(mention)
    if weekday and number:
        year = _year_of_weekday(month, number, weekday, today)
        if year:
            return year, EXPLICIT
    return _year_by_tense(month, number, setting.side(mention), today)


def _year_of_weekday(month: int, number: int, weekday: int, today: dt.date) -> int | None:
    """The nearest year in which a date falls on a weekday."""
    years = sorted(range(today.year - 3, today.year + 4), key=lambda y: abs(y - today.year))
    return next((y for y in years if (day := cal.day(y, month, number)) and day.isoweekday() == weekday), None)


def _year_by_tense(month: int, number: int | None, side: str | None, today: dt.date) -> tuple[int, str]:
    """The year on the side of the tense, unless that is most of a year away and the other close by: nobody leaves out the year
    of so distant a day ("declared a dividend payable Dec. 1")."""
    here, now = (month, number or today.day), (today.month, today.day)
    nearest = nearest_year(month, number or 15, today)
    year = {PAST: today.year - (here > now), FUTURE: today.year + (here < now)}.get(side or "", nearest)
    far = abs((year - today.year) * 12 + month - today.month) >= FAR_MONTHS
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
            return of_period(cal.of_day(day), setting.anchor, TENSE if side else DEFAULT)
    return Reading("DATE", None, anchor=setting.anchor)


def with_part(reading: Reading, mention: Mention, setting: Setting) -> Reading:
    """The early, middle or late third of a reading where the mention asks for it; the value stays that of the whole."""
    words = mention.parts.get("e", ())
    part = next((p for w in words if (p := setting.value(w, "EARLYLATE")) is not None), None)
    if part is None or reading.first is None or reading.last is None or reading.unit == cal.DAY:
        return reading
    first, last = cal.third(cal.Period(reading.unit, reading.first, reading.last, reading.value or ""), part)
    return replace(reading, first=first, last=last, mod=MODS[part], bounds="convention")


def read_iso(mention: Mention, setting: Setting) -> Reading:
    """An ISO 8601 date, with or without a clock time."""
    text = (mention.word("i") or "").upper().replace(" ", "T")
    day = cal.day(int(text[:4]), int(text[5:7]), int(text[8:10]))
    if day is None:
        return Reading("DATE", None)
    if len(text) == 10:
        return of_period(cal.of_day(day), "none")
    try:
        instant = dt.datetime.fromisoformat(text)
    except ValueError:
        return of_period(cal.of_day(day), "none")
    return of_period(cal.of_day(day), "none", type="TIME", value=text, instant=instant if instant.tzinfo else None)


def read_numeric(mention: Mention, setting: Setting) -> Reading:
    """22/03/2026, 22.3.2026, 2026/03/22; where day and month could be either, the day stands first (all but the USA)."""
    a, b, c = (int(p) for p in (mention.word("i") or "").replace(".", "/").split("/"))
    if a > 31:
        days = [cal.day(a, b, c)]
    else:
        year = c if c > 99 else c + (2000 if c < 70 else 1900)
        days = [cal.day(year, b, a), cal.day(year, a, b)]
    return of_period(next((cal.of_day(d) for d in days if d), None), "none")


def read_weekday(mention: Mention, setting: Setting) -> Reading:
    """A weekday: before or after the day of writing by its modifier, its week, or the tense of its clause."""
    weekday = setting.weekday(mention)
    if setting.day is None:
        return Reading("DATE", f"XXXX-WXX-{weekday}", anchor="none")
    if mention.word("m"):
        return read_calendar(mention, setting)
    if mention.word("g"):
        first = cal.of_week(setting.day).first
        day, why, anchor = cal.shift_days(first, 7 * setting.step(mention, "g") + weekday - 1), MODIFIER, setting.anchor
    else:
        day, why, anchor = _bare_weekday(weekday, mention, setting)
    return at_part_of_day(of_period(cal.of_day(day) if day else None, anchor, why), mention, setting)


def _bare_weekday(weekday: int, mention: Mention, setting: Setting) -> tuple[dt.date | None, str, str]:
    today, kind, step, anchor = setting.day, setting.which(mention), setting.step(mention), setting.anchor
    if kind in ("following", "previous", "that") and setting.previous((cal.DAY,)):
        number, before = setting.previous((cal.DAY,))
        return cal.weekday_near(before.first, weekday, step or 1, same=not step), MODIFIER, f"time:{number}"
    if step:
        day = cal.weekday_near(today, weekday, step, same=False)
        near = day and kind == "next" and (day - today).days == 1
        return cal.shift_days(day, 7) if near else day, MODIFIER, anchor
    side = setting.side(mention)
    if kind == "this" and side != PAST:
        return cal.weekday_near(today, weekday, 1), MODIFIER, anchor
    if side == FUTURE:
        return cal.weekday_near(today, weekday, 1), TENSE, anchor
    return cal.weekday_near(today, weekday, -1), TENSE if side == PAST else DEFAULT, anchor


def read_nth_weekday(mention: Mention, setting: Setting) -> Reading:
    """the first Monday in May, the last Friday of June 2027."""
    month, nth, weekday = read_calendar(mention_without(mention, "w"), setting), ordinal(mention.word("o"), setting.lexicon), setting.weekday(mention)
    if month.first is None or month.last is None:
        return replace(month, value=None)
    if nth is None:
        day = cal.weekday_near(month.last, weekday, -1)
    else:
        day = cal.weekday_near(month.first, weekday, 1)
        day = cal.shift_days(day, 7 * (nth - 1)) if day else None
    fits = day is not None and month.first <= day <= month.last
    return of_period(cal.of_day(day) if day and fits else None, month.anchor, month.why)


def read_edge_day(mention: Mention, setting: Setting) -> Reading:
    """the first day of the year, the last day of September."""
    if mention.word("m"):
        whole = read_calendar(mention, setting)
    else:
        whole = of_period(cal.containing(setting.day, mention.word("u") or "") if setting.day else None, setting.anchor, MODIFIER)
    day = whole.first if mention.word("o") == "first" else whole.last
    return of_period(cal.of_day(day) if day else None, whole.anchor, whole.why)


def mention_without(mention: Mention, name: str) -> Mention:
    """The mention without one of its pieces."""
    return replace(mention, parts={key: words for key, words in mention.parts.items() if key != name})


def read_day_beside(mention: Mention, setting: Setting) -> Reading:
    """the day before Tuesday, the day after March 6."""
    reading = read_weekday(mention, setting) if mention.word("w") else read_calendar(mention, setting)
    if reading.first is None or reading.unit != cal.DAY:
        return reading
    day = cal.shift_days(reading.first, -1 if mention.word("g") == "before" else 1)
    return of_period(cal.of_day(day) if day else None, reading.anchor, reading.why)


def read_numbered_day(mention: Mention, setting: Setting) -> Reading:
    """ "Thursday (07)", "tomorrow (28)", "Monday (Feb 18)": the nearest day that is all it is said to be."""
    number, month, weekday = ordinal(mention.word("d"), setting.lexicon), setting.month(mention), setting.weekday(mention)
    if setting.day is None:
        return Reading("DATE", f"XXXX-{month:02d}-{number:02d}" if month else f"XXXX-XX-{number:02d}", anchor="none")
    if mention.word("t"):
        shift = cal.shift_days(setting.day, setting.value(mention.word("t"), "TODAY"))
        weekday = shift.isoweekday() if shift else None
    reach = 400 if month else 45
    for distance in range(reach):
        for day in (cal.shift_days(setting.day, -distance), cal.shift_days(setting.day, distance)):
            if day and day.day == number and month in (None, day.month) and weekday in (None, day.isoweekday()):
                return of_period(cal.of_day(day), setting.anchor, EXPLICIT)
    return Reading("DATE", None, anchor=setting.anchor)


def at_part_of_day(reading: Reading, mention: Mention, setting: Setting) -> Reading:
    """A day narrowed to its morning or night: a TIME, the same day."""
    part = setting.value(mention.word("p"), "PART") or ("MI" if mention.word("n") else None)
    if part is None or reading.value is None:
        return reading
    if mention.word("n"):
        return replace(reading, type="TIME", value=f"{reading.value}T{setting.value(mention.word('n'), 'NOON')}")
    return replace(reading, type="TIME", value=f"{reading.value}T{part}")


def read_today(mention: Mention, setting: Setting) -> Reading:
    """today, tomorrow, yesterday, last night, this morning, the day after tomorrow."""
    if mention.word("w"):
        return read_weekday(mention, setting)
    shift = _shift_of(mention, setting)
    if setting.day is None:
        return Reading("DATE", "PRESENT_REF" if shift == 0 else "FUTURE_REF" if shift > 0 else "PAST_REF", anchor="none", why=MODIFIER)
    base, anchor = setting.day, setting.anchor
    if mention.word("t") is None and mention.word("z") is None and "this" not in setting.words.all_lower(mention.first, mention.last) and setting.previous((cal.DAY,)):
        number, before = setting.previous((cal.DAY,))
        base, anchor = before.first, f"time:{number}"
    day = cal.shift_days(base, shift)
    reading = of_period(cal.of_day(day) if day else None, anchor, MODIFIER)
    if mention.word("t") in ("tonight", "overnight") and day:
        return replace(reading, type="TIME", value=f"{reading.value}TNI")
    return at_part_of_day(reading, mention, setting)


def _shift_of(mention: Mention, setting: Setting) -> int:
    beyond = mention.word("z") or ""
    if beyond == "last":
        return -1
    if beyond:
        return 2 if "tomorrow" in beyond else -2
    return setting.value(mention.word("t"), "TODAY") or 0


def read_holiday(mention: Mention, setting: Setting) -> Reading:
    """A feast that comes every year, in the year its tense asks for."""
    name = mention.rule.fixed.get("value") or setting.value(mention.word("h"), "HOLIDAY")
    if mention.word("y"):
        day = holiday(name, int(mention.word("y")))
        return of_period(cal.of_day(day) if day else None, "none")
    if setting.day is None:
        return Reading("DATE", None, anchor="none")
    days = [d for year in range(setting.day.year - 1, setting.day.year + 2) if (d := holiday(name, year))]
    day = _nearest_on_side(days, setting.side(mention), setting.day)
    if mention.word("z") and day:
        day = cal.shift_days(day, -1)
    period = cal.containing(day, mention.word("u") or cal.DAY) if day else None
    return of_period(period, setting.anchor, TENSE)


def _nearest_on_side(days: list[dt.date], side: str | None, today: dt.date) -> dt.date | None:
    """Of some days the nearest, on the side of the tense where that is not most of a year away."""
    fitting = [d for d in days if (side == PAST and d <= today) or (side == FUTURE and d >= today)]
    near = [d for d in fitting if abs((d - today).days) < 30 * FAR_MONTHS]
    return min(near or days, key=lambda d: abs((d - today).days), default=None)


def holiday(name: str, year: int) -> dt.date | None:
    """The day of a yearly feast; fixed ones are named MM-DD."""
    if not 1583 <= year <= 9999:
        return None
    if name == "easter":
        return cal.easter(year)
    if name == "thanksgiving":
        return cal.weekday_near(dt.date(year, 11, 22), 4, 1)
    return cal.day(year, int(name[:2]), int(name[3:]))


READINGS = {"calendar": read_calendar, "iso": read_iso, "numeric": read_numeric, "weekday": read_weekday, "today": read_today,
            "numbered_day": read_numbered_day, "nth_weekday": read_nth_weekday, "edge_day": read_edge_day, "day_beside": read_day_beside, "holiday": read_holiday}
