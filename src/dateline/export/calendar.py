"""Engagements as an iCalendar feed (RFC 5545, RFC 7986): one entry an engagement for its whole life.

UID is the engagement's id for ever; SEQUENCE counts the changes of its history, so that a calendar takes a visit that
moved, and one that is cancelled, for the same entry. A window ("next week") is never shown as a day.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterable, Sequence

from dateline.model.ledger import FALLEN, EngagementLife, HistoryEntry, Judgement
from dateline.model.when import When

STATUS = {
    "rumoured": "TENTATIVE", "announced": "TENTATIVE", "postponed": "TENTATIVE", "confirmed": "CONFIRMED", "ongoing": "CONFIRMED", "held": "CONFIRMED",
    "cancelled": "CANCELLED", "denied": "CANCELLED",
}  # fmt: skip
"""Our status, and the one of three that RFC 5545, section 3.8.1.11, knows for an event."""

_DOMAIN = "dateline.invalid"
"""Right-hand side of UIDs; a reserved name (RFC 2606), as records have no host of their own."""
_EPOCH = dt.date(1970, 1, 1)
_SPECIAL = re.compile(r"[\\;,]")
_LINE_END = re.compile(r"\r\n?|\n")
_CONTROL = re.compile(r"[\x00-\x09\x0b\x0c\x0e-\x1f\x7f]")
_OCTETS = 75
Line = tuple[str, str]
"""A property with its parameters, and its value as it is written."""


def calendar(lives: Iterable[EngagementLife], name: str = "Engagements", windows: bool = False, judgements: Sequence[Judgement] = ()) -> bytes:
    """The calendar of some engagements as an .ics file; the same engagements always give the same bytes.

    Args:
        lives: engagements with their histories; those judged wrong come out as cancelled.
        judgements: all that were made, undone ones too: each is a change that a calendar must take up.
        windows: also those of which only a window is known, as free time over the window and marked as such.
    """
    head = [
        ("BEGIN", "VCALENDAR"), ("VERSION", "2.0"), ("PRODID", "-//dateline//engagements//EN"), ("CALSCALE", "GREGORIAN"), ("METHOD", "PUBLISH"),
        ("NAME", _text(name)), ("X-WR-CALNAME", _text(name)),
    ]  # fmt: skip
    lines = [*head, *(line for life in lives for line in _shown(life, windows, judgements)), ("END", "VCALENDAR")]
    return b"".join(_folded(f"{key}:{value}".encode()) for key, value in lines)


def _shown(life: EngagementLife, windows: bool, judgements: Sequence[Judgement]) -> list[Line]:
    """The entry of an engagement, if it has one."""
    days = shown_days(life)
    if days is not None:
        return _entry(life, days, False, judgements)
    return _entry(life, life.when, True, judgements) if windows and life.when.earliest and life.when.latest else []


def shown_days(life: EngagementLife) -> When | None:
    """The days at which an engagement stands in a calendar: its own, else, where it is off or put off without a new day,
    the last ones it was planned for; None where only a window is known, or nothing."""
    if _is_days(life.when):
        return life.when
    if life.status in FALLEN or life.judged == "rejected":
        return next((step.when for step in reversed(life.history) if _is_days(step.when)), None)
    return None


def _is_days(when: When) -> bool:
    return when.granularity == "day" and when.earliest is not None and when.latest is not None


def _entry(life: EngagementLife, days: When, window: bool, judgements: Sequence[Judgement]) -> list[Line]:
    assert days.earliest and days.latest
    told, link, where = _told(life), _link(life.history), ", ".join(filter(None, (life.place, life.host_country)))
    return [
        ("BEGIN", "VEVENT"),
        ("SUMMARY", _text(summary(life, window))),
        ("DTSTART;VALUE=DATE", f"{days.earliest:%Y%m%d}"),
        ("DTEND;VALUE=DATE", f"{_day_after(days.latest):%Y%m%d}"),
        ("DTSTAMP", told),
        ("UID", _text(f"{life.id}@{_DOMAIN}")),
        ("SEQUENCE", str(max(0, len(life.history) - 1) + _marks(life, judgements))),
        ("CATEGORIES", ",".join(map(_text, [life.kind, life.status, *(["window"] if window else [])]))),
        ("DESCRIPTION", _text(_description(life))),
        ("LAST-MODIFIED", told),
        *([("LOCATION", _text(where))] if where else []),
        ("STATUS", _status(life)),
        ("TRANSP", "TRANSPARENT"),
        *([("URL", "".join(link.split()))] if link else []),
        ("X-DATELINE-SOURCES", str(life.sources)),
        ("X-DATELINE-STATUS", life.status),
        ("END", "VEVENT"),
    ]


def _marks(life: EngagementLife, judgements: Sequence[Judgement]) -> int:
    """How often a person changed the entry: each judgement on it, and each that was undone again."""
    names = {life.id, *life.reports}
    return sum(1 + (one.undone is not None) for one in judgements if names & set(one.ids))


def _status(life: EngagementLife) -> str:
    off = life.judged == "rejected" or (life.status == "postponed" and not _is_days(life.when))
    return "CANCELLED" if off else STATUS[life.status]


def summary(life: EngagementLife, window: bool = False) -> str:
    """One line: who, what, whom, and where it stands: "Wang Yi (CHN) – Sergey Lavrov (RUS): visit, announced"."""
    sides: dict[str, list[str]] = {}
    for party in life.participants:
        label = party.name if party.country is None or party.kind == "country" else f"{party.name} ({party.country})"
        sides.setdefault("host" if party.side == "host" else "first", []).append(label)
    who = " – ".join(", ".join(names) for names in (sides.get("first", []), sides.get("host", [])) if names)
    when = f", some day from {life.when.earliest} to {life.when.latest}" if window else ""
    return f"{who or 'Unnamed'}: {life.kind}, {life.status}{when}"


def _description(life: EngagementLife) -> str:
    """The history, newest last, each step with its words and its article."""
    lines = []
    for step in life.history:
        words = next((one.text for one in step.evidence if one.role == "sentence"), "")
        lines.append(f"{step.as_of or 'no date'}: {step.status}{_days_text(step.when)}\n“{' '.join(words.split())}”\n{step.article}")
    sources = f"{life.sources} independent source{'s' if life.sources != 1 else ''}"
    return "\n\n".join([*lines, sources])


def _days_text(when: When) -> str:
    if not when.earliest and not when.latest:
        return ""
    return f", {when.earliest}" if when.earliest == when.latest else f", {when.earliest or ''} to {when.latest or ''}"


def _link(history: Sequence[HistoryEntry]) -> str | None:
    """The address of the article that told it last."""
    return next((step.article for step in reversed(history) if step.article.startswith(("http://", "https://"))), None)


def _told(life: EngagementLife) -> str:
    """The last telling as an instant: calendars need one, articles give a day."""
    return f"{max((step.as_of for step in life.history if step.as_of), default=_EPOCH):%Y%m%dT000000Z}"


def _day_after(day: dt.date) -> dt.date:
    """DTEND is the first day that is not part of it (RFC 5545, section 3.6.1)."""
    return day + dt.timedelta(days=1) if day < dt.date.max else day


def _text(text: str) -> str:
    """A value of type TEXT (RFC 5545, section 3.3.11), without the control characters that it may not have."""
    return _LINE_END.sub(r"\\n", _CONTROL.sub(" ", _SPECIAL.sub(r"\\\g<0>", text)))


def _folded(line: bytes) -> bytes:
    """A content line of at most 75 octets each, cut between characters (RFC 5545, section 3.1)."""
    pieces, start, room = [], 0, _OCTETS
    while len(line) - start > room:
        stop = start + room
        while line[stop] & 0xC0 == 0x80:  # within a character of UTF-8
            stop -= 1
        pieces.append(line[start:stop])
        start, room = stop, _OCTETS - 1
    return b"\r\n ".join([*pieces, line[start:]]) + b"\r\n"
