"""The calendar is read back by icalendar's own parser and by vobject's: same UID, rising SEQUENCE, right days and status."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace

import icalendar
import pytest
from hypothesis import given
from hypothesis import strategies as st

from dateline.export.calendar import calendar
from dateline.model.ledger import EngagementLife, HistoryEntry, Judgement, Party
from dateline.model.record import Evidence
from dateline.model.when import UNKNOWN, When

VISITOR = Party("person/wang-yi", "Wang Yi", "person", "CHN", "CHN/foreign-minister", "visitor")
HOST = Party("state/RUS", "Russia", "country", "RUS", None, "host")
FIRST, MOVED = When(dt.date(2025, 3, 31), dt.date(2025, 4, 2), "day"), When(dt.date(2025, 4, 7), dt.date(2025, 4, 8), "day")
WEEK = When(dt.date(2025, 3, 31), dt.date(2025, 4, 6), "week")


def life(*steps: tuple[str, When], judged: str | None = None, name: str = "Wang Yi") -> EngagementLife:
    history = tuple(
        HistoryEntry(status, when, dt.date(2025, 3, 20 + n), f"https://wire.example/{n}", 0, f"r{n}", (Evidence(0, 9, f"Words; of, {n}\nhere.", "sentence"),))
        for n, (status, when) in enumerate(steps)
    )
    visitor = Party(VISITOR.key, name, "person", "CHN", VISITOR.office, "visitor")
    return EngagementLife("e1", "visit", (visitor, HOST), "RUS", "Moscow", steps[-1][1], steps[-1][0], dt.date(2025, 3, 28), history=history, sources=2, judged=judged)


def entries(*lives: EngagementLife, windows: bool = False) -> list[icalendar.Event]:
    return list(icalendar.Calendar.from_ical(calendar(lives, windows=windows)).walk("VEVENT"))


def test_a_visit_that_is_announced_moved_and_cancelled_is_one_entry() -> None:
    told = [("announced", FIRST), ("postponed", MOVED), ("cancelled", UNKNOWN)]
    shown = [entries(life(*told[: n + 1]))[0] for n in range(3)]
    assert {entry["uid"] for entry in shown} == {"e1@dateline.invalid"}
    assert [entry["sequence"] for entry in shown] == [0, 1, 2]
    assert [entry["status"] for entry in shown] == ["TENTATIVE", "TENTATIVE", "CANCELLED"]
    assert [(entry.start, entry.end) for entry in shown] == [
        (dt.date(2025, 3, 31), dt.date(2025, 4, 3)), (dt.date(2025, 4, 7), dt.date(2025, 4, 9)), (dt.date(2025, 4, 7), dt.date(2025, 4, 9)),
    ]  # fmt: skip


def test_another_parser_reads_the_same() -> None:
    vobject = pytest.importorskip("vobject")
    entry = vobject.readOne(calendar([life(("announced", FIRST), ("held", FIRST))]).decode()).vevent
    assert (entry.uid.value, entry.sequence.value, entry.status.value, entry.dtstart.value) == ("e1@dateline.invalid", "1", "CONFIRMED", dt.date(2025, 3, 31))


@pytest.mark.parametrize(("status", "shown"), [
    ("rumoured", "TENTATIVE"), ("announced", "TENTATIVE"), ("confirmed", "CONFIRMED"), ("ongoing", "CONFIRMED"), ("held", "CONFIRMED"), ("denied", "CANCELLED"),
])  # fmt: skip
def test_statuses(status: str, shown: str) -> None:
    [entry] = entries(life((status, FIRST)))
    assert entry["status"] == shown
    assert entry["x-dateline-status"] == status


def test_a_window_is_no_day() -> None:
    assert entries(life(("announced", WEEK))) == []
    [entry] = entries(life(("announced", WEEK)), windows=True)
    assert "some day from 2025-03-31 to 2025-04-06" in entry["summary"]
    assert [str(one) for one in entry["categories"].cats][-1] == "window"


def test_put_off_without_a_new_day_strikes_out_the_old_one() -> None:
    [entry] = entries(life(("announced", FIRST), ("postponed", UNKNOWN)))
    assert (entry["status"], entry.start, entry["sequence"]) == ("CANCELLED", dt.date(2025, 3, 31), 1)


def test_judged_wrong_is_cancelled_and_judged_right_again_comes_back() -> None:
    made = Judgement("reject", ("e1",), "editor", "2025-03-29T10:00:00Z", "another minister")
    undone = replace(made, undone="2025-03-30T10:00:00Z")
    shown = [calendar([life(("announced", FIRST), judged=judged)], judgements=judgements) for judged, judgements in ((None, []), ("rejected", [made]), (None, [undone]))]
    read = [icalendar.Calendar.from_ical(content).walk("VEVENT")[0] for content in shown]
    assert [(entry["status"], entry["sequence"]) for entry in read] == [("TENTATIVE", 0), ("CANCELLED", 1), ("TENTATIVE", 2)]


def test_words_and_address_come_along_and_cannot_break_out() -> None:
    [entry] = entries(life(("announced", FIRST), name="Wang\r\nATTACH:http://evil.example/x;, \\"))
    assert "“Words; of, 0 here.”" in entry["description"]
    assert entry["url"] == "https://wire.example/0"
    assert "attach" not in entry
    assert calendar([life(("announced", FIRST))]) == calendar([life(("announced", FIRST))])


@given(st.text(st.characters(codec="utf-8", exclude_categories=["Cc"], include_characters="\n", exclude_characters="\\"), max_size=300))
def test_any_name_is_read_back_from_lines_of_75_octets(name: str) -> None:
    """Without backslashes: the parser takes an escaped one before an n for a line's end."""
    content = calendar([life(("announced", FIRST), name=name)])
    assert icalendar.Calendar.from_ical(content).walk("VEVENT")[0]["summary"] == f"{name} (CHN) – Russia: visit, announced"
    lines = content.split(b"\r\n")
    assert max(map(len, lines)) <= 75 and all(line.decode() is not None for line in lines)


def test_what_a_calendar_may_not_hold_is_blank() -> None:
    [entry] = entries(life(("announced", FIRST), name="Wang\x00\x1b\tYi"))
    assert entry["summary"].startswith("Wang   Yi (CHN)")
