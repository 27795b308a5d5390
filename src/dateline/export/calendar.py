"""Engagements as an iCalendar feed (RFC 5545, RFC 7986): one entry an engagement for its whole life.

UID is the engagement's id for ever; SEQUENCE counts the changes of its history, so that a calendar takes a visit that
moved, and one that is cancelled, for the same entry. A window ("next week") is never shown as a day.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING

from dateline.model.ledger import EngagementLife, HistoryEntry, Judgement
from dateline.model.when import When

if TYPE_CHECKING:
    from icalendar import Event

STATUS = {
    "rumoured": "TENTATIVE", "announced": "TENTATIVE", "postponed": "TENTATIVE", "confirmed": "CONFIRMED", "ongoing": "CONFIRMED", "held": "CONFIRMED",
    "cancelled": "CANCELLED", "denied": "CANCELLED",
}  # fmt: skip
"""Our status, and the one of three that RFC 5545, section 3.8.1.11, knows for an event."""

_DOMAIN = "dateline.invalid"
"""Right-hand side of UIDs; a reserved name (RFC 2606), as records have no host of their own."""
_EPOCH = dt.datetime(1970, 1, 1, tzinfo=dt.UTC)


def calendar(lives: Iterable[EngagementLife], name: str = "Engagements", windows: bool = False, judgements: Sequence[Judgement] = ()) -> bytes:
    """The calendar of some engagements as an .ics file; the same engagements always give the same bytes.

    Args:
        lives: engagements with their histories; those judged wrong come out as cancelled.
        judgements: all that were made, undone ones too: each is a change that a calendar must take up.
        windows: also those of which only a window is known, as free time over the window and marked as such.
    """
    from icalendar import Calendar

    shown = Calendar()
    shown.add("prodid", "-//dateline//engagements//EN")
    shown.add("version", "2.0")
    shown.add("calscale", "GREGORIAN")
    shown.add("method", "PUBLISH")
    shown.add("x-wr-calname", name)
    shown.add("name", name)
    for life in lives:
        days = shown_days(life)
        if days is not None:
            shown.add_component(_entry(life, days, False, judgements))
        elif windows and life.when.earliest and life.when.latest:
            shown.add_component(_entry(life, life.when, True, judgements))
    return bytes(shown.to_ical())


def shown_days(life: EngagementLife) -> When | None:
    """The days at which an engagement stands in a calendar: its own, else, where it is off or put off without a new day,
    the last ones it was planned for; None where only a window is known, or nothing."""
    if _is_days(life.when):
        return life.when
    if life.status in ("postponed", "cancelled", "denied") or life.judged == "rejected":
        return next((step.when for step in reversed(life.history) if _is_days(step.when)), None)
    return None


def _is_days(when: When) -> bool:
    return when.granularity == "day" and when.earliest is not None and when.latest is not None


def _entry(life: EngagementLife, days: When, window: bool, judgements: Sequence[Judgement]) -> Event:
    from icalendar import Event

    assert days.earliest and days.latest
    entry = Event()
    entry.add("uid", f"{life.id}@{_DOMAIN}")
    entry.add("sequence", max(0, len(life.history) - 1) + _marks(life, judgements))
    entry.add("dtstamp", _told(life))
    entry.add("last-modified", _told(life))
    entry.add("dtstart", days.earliest)
    entry.add("dtend", _day_after(days.latest))
    entry.add("status", _status(life))
    entry.add("summary", summary(life, window))
    if life.place or life.host_country:
        entry.add("location", ", ".join(filter(None, (life.place, life.host_country))))
    entry.add("categories", [life.kind, life.status, *(["window"] if window else [])])
    entry.add("transp", "TRANSPARENT")
    entry.add("description", _description(life))
    link = _link(life.history)
    if link:
        entry.add("url", link)
    entry.add("x-dateline-status", life.status)
    entry.add("x-dateline-sources", str(life.sources))
    return entry


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


def _told(life: EngagementLife) -> dt.datetime:
    """The last telling as an instant: calendars need one, articles give a day."""
    days = [step.as_of for step in life.history if step.as_of]
    return dt.datetime.combine(max(days), dt.time(), dt.UTC) if days else _EPOCH


def _day_after(day: dt.date) -> dt.date:
    """DTEND is the first day that is not part of it (RFC 5545, section 3.6.1)."""
    return day + dt.timedelta(days=1) if day < dt.date.max else day
