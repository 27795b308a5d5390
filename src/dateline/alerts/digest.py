"""A digest in Markdown: what is new, what changed, what is to come, each with its words and its source."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterable, Iterator
from urllib.parse import quote

from dateline.model.when import When
from dateline.store import Record
from dateline.store.engagements import TO_COME, is_vague

from .entries import Entry, Span, coming, entries, latest, with_sources
from .plan import NEW, Alert

AHEAD = 14
"""Days. How far a digest looks ahead."""

_SIGNS = re.compile(r"([\\`*_\[\]<>#|~&!])")


def digest(record: Record, alerts: Iterable[Alert], told: Span) -> str:
    """The digest of what was told between two days, both inclusive; what is to come is counted from the last of them."""
    lines = [f"# Digest, {day_text(told[0])} to {day_text(told[1])}"]
    for alert in alerts:
        lines += ["", f"## {escaped(alert.name)}", *_sections(record, alert, told)]
    return "\n".join(lines) + "\n"


def _sections(record: Record, alert: Alert, told: Span) -> Iterator[str]:
    found = latest(entries(record, alert, told))
    parts = (("New", [one for one in found if NEW in one.what]), ("Changed", [one for one in found if NEW not in one.what]))
    ahead = list(with_sources(record, _coming(record, alert, told[1]))) if alert.of == "engagements" else []
    for name, some in (*parts, (f"To come, until {day_text(told[1] + dt.timedelta(AHEAD))}", ahead)):
        if some:
            yield from ("", f"### {name}", "")
            for entry in some:
                yield from _lines(entry)
    if not found and not ahead:
        yield from ("", "Nothing.")


def _coming(record: Record, alert: Alert, day: dt.date) -> Iterator[Entry]:
    """What was to come in the evening of a day; where the record knows nothing later that is what it knows now."""
    newest = record.summaries.last_day(dt.date.max)
    lives = record.engagements(between=(day, day + dt.timedelta(AHEAD)), as_of=day if newest and newest > day else None, **{"status": TO_COME} | alert.filters)
    return (coming(life) for life in lives if life.history and life.status in TO_COME and not is_vague(life))


def _lines(entry: Entry) -> Iterator[str]:
    yield f"- **{escaped(entry.title)}**{_days(entry)}"
    if entry.words:
        yield f"  > {escaped(entry.words.text)}"
        yield "  >"
    yield f"  > — {_source(entry)}"


def _days(entry: Entry) -> str:
    """The days of an engagement, and what it was before where that changed."""
    if entry.after is None:
        return ""
    when = entry.after[1]
    now = f" · {when_text(when)}" if when.earliest or when.latest else " · day unknown"
    if not entry.before or NEW in entry.what:
        return now
    old = f"{entry.before[0]}, {when_text(entry.before[1])}" if "days" in entry.what else entry.before[0]
    return f"{now} (before: {old})"


def _source(entry: Entry) -> str:
    name = escaped(entry.publisher or "source")
    link = f"[{name}]({quote(entry.url, safe=':/?#@!$&*+,;=%~-._')})" if entry.url else f"{name}, `{entry.article.replace('`', '')}`"
    return f"{link}, {entry.told.isoformat()}" if entry.told > dt.date.min else link


def when_text(when: When) -> str:
    """Days as people write them; a window is told as one."""
    first, last = when.earliest, when.latest
    if first is None or last is None:
        return f"from {day_text(first)}" if first else f"until {day_text(last)}" if last else "day unknown"
    if first == last:
        return day_text(first)
    return f"{day_text(first)} to {day_text(last)}" if when.granularity == "day" else f"some day from {day_text(first)} to {day_text(last)}"


def day_text(day: dt.date) -> str:
    """28 March 2025, whatever the locale."""
    months = "January February March April May June July August September October November December".split()
    return f"{day.day} {months[day.month - 1]} {day.year}"


def escaped(text: str) -> str:
    """Text of others as Markdown that shows it as it is, on one line."""
    return _SIGNS.sub(r"\\\1", " ".join(text.split()))
