"""Recurring gatherings: the table holds together, the days of one are given where the words settle which it is, and only there."""

import datetime as dt
import itertools

import pytest

from dateline import dates
from dateline.dates import occasions
from dateline.dates.lexicon import lexicon
from dateline.errors import KnowledgeError

TABLE = occasions.editions()


def only(text, day):
    (found,) = dates.find(text, dt.date.fromisoformat(day))
    return found


def days(time):
    return f"{time.earliest}..{time.latest}"


def known_days(time):
    return f"{time.gathering.earliest}..{time.gathering.latest}"


def test_editions_follow_each_other_and_are_not_long():
    for event, those in TABLE.items():
        assert all(a.last < b.first for a, b in itertools.pairwise(those)), event
        assert all((e.last - e.first).days < 31 for e in those)
        assert len({e.name for e in those}) == len(those)


def test_every_event_has_a_name_and_every_name_an_event():
    named = {entry["event"] for entries in lexicon().occasions.entries.values() for _, entry in entries}
    assert named == set(TABLE)


def test_a_wrong_row_is_named():
    with pytest.raises(ValueError, match="is after"):
        occasions._edition({"event": "g7", "number": "", "first": "2020-02-02", "last": "2020-02-01", "places": ""})


@pytest.mark.parametrize(
    ("text", "day", "phrase", "expected"),
    [
        ("The two spoke on the sidelines of last month's BRICS summit in Kazan.", "2024-11-12", "last month", "2024-10-22..2024-10-24"),
        ("The pledge goes back to the 2023 NATO summit in Vilnius.", "2026-03-27", "2023", "2023-07-11..2023-07-12"),
        ("They shook hands at the G20 summit in Osaka in June 2019.", "2026-03-27", "June 2019", "2019-06-28..2019-06-29"),
        ("He spoke at the September summit of the SCO in Tianjin.", "2025-12-01", "September", "2025-08-31..2025-09-01"),
        ("She will speak at this year's Munich Security Conference.", "2026-01-20", "this year", "2026-02-13..2026-02-15"),
        ("They met in November on the sidelines of the APEC summit in Lima.", "2025-02-03", "November", "2024-11-15..2024-11-16"),
        ("They met last year at the Shangri-La Dialogue.", "2026-03-27", "last year", "2025-05-30..2025-06-01"),
        ("Leaders will attend this year’s U.N. General Assembly.", "2025-06-15", "this year", "2025-09-23..2025-09-29"),
        ("France will host the G7 summit in Evian in June.", "2026-03-27", "June", "2026-06-01..2026-06-30"),  # the day is not known for sure
    ],
)
def test_the_words_settle_which(text, day, phrase, expected):
    time = only(text, day)
    assert (time.text, known_days(time)) == (phrase, expected)


def test_value_and_days_stay_those_of_the_words():
    time = only("They meet at next week's G20 summit in Rio de Janeiro.", "2024-11-12")
    assert (time.value, time.granularity, days(time)) == ("2024-W47", "week", "2024-11-18..2024-11-24")
    assert (time.gathering.name, time.gathering.granularity) == ("g20/2024-11", "day")


@pytest.mark.parametrize(
    ("text", "day", "expected"),
    [
        ("The 2022 NATO summit was long.", "2026-03-27", "2022-01-01..2022-12-31"),  # there were two
        ("They met at the November summit.", "2025-02-03", "2024-11-01..2024-11-30"),  # which summit is not said
        ("They met at the G20 foreign ministers' meeting last November.", "2025-02-03", "2024-11-01..2024-11-30"),
        ("They met at the G20 summit in Ruritania last November.", "2025-02-03", "2024-11-01..2024-11-30"),
        ("The General Assembly voted in September.", "2025-11-03", "2025-09-01..2025-09-30"),
        ("They met at the NATO-Russia summit in July.", "2024-11-03", "2024-07-01..2024-07-31"),
        ("The BRICS summit is to be held in October 2031.", "2031-03-27", "2031-10-01..2031-10-31"),
    ],
)
def test_nothing_is_guessed(text, day, expected):
    time = only(text, day)
    assert (days(time), time.gathering) == (expected, None)


@pytest.mark.parametrize(
    ("text", "day", "phrase", "expected"),
    [
        ("Xi and Biden met at the G20 summit in Bali.", "2022-11-20", "G20 summit", "2022-11-15..2022-11-16"),
        ("The pact was struck at COP29 in Baku.", "2026-03-27", "COP29", "2024-11-11..2024-11-22"),
    ],
)
def test_a_place_or_a_number_is_enough(text, day, phrase, expected):
    time = only(text, day)
    assert (time.text, time.value, days(time), known_days(time)) == (phrase, None, "None..None", expected)


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("They met at the NATO summit in Brussels.", "2019-11-20"),  # 2017, 2018 and 2021 are as near
        ("They met at the NATO summit.", "2024-07-10"),
        ("They met at the G20 summit in Osaka.", "2026-03-27"),  # Osaka may be host again
        ("The COP15 biodiversity conference closed.", "2022-12-19"),
        ("The BRICS summit in Brussels was a joke.", "2024-07-10"),
    ],
)
def test_else_it_is_no_expression(text, day):
    assert dates.find(text, dt.date.fromisoformat(day)) == ()


def test_without_a_day_only_a_number_settles():
    (found,) = dates.find("The deal of COP29 outlived the G20 summit in Rio.")
    assert found.text == "COP29"


def test_a_table_with_a_wrong_day_says_where(tmp_path, monkeypatch):
    (tmp_path / "occasions.csv").write_text("event,number,first,last,country,places,source\ng7,,2026-13,2026-13,FRA,Evian,own\n", encoding="utf-8")
    monkeypatch.setattr(occasions, "LANGUAGES", tmp_path / "lang")
    occasions.editions.cache_clear()
    try:
        with pytest.raises(KnowledgeError, match=r"occasions\.csv:2"):
            occasions.editions()
    finally:
        occasions.editions.cache_clear()
