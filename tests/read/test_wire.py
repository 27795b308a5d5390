"""The dateline before the first sentence."""

from __future__ import annotations

import datetime as dt

import pytest

from dateline.knowledge.load import Knowledge
from dateline.read.wire import find_dateline

FORMS = [
    ("BEIJING, March 27 (Xinhua) -- China said", "Beijing", "CHN", "Xinhua", dt.date(2025, 3, 27)),
    ("MOSCOW, July 8. /TASS/. Russia said", "Moscow", "RUS", "TASS", dt.date(2025, 7, 8)),
    ("Geneva (dpa) - The envoys", "Geneva", "CHE", "dpa", None),
    ("BEIRUT, Lebanon (AP) — The cabinet", "Beirut", "LBN", "AP", None),
    ("ANKARA (Wire), 2 July 2024 -- The ministers", "Ankara", "TUR", "Wire", dt.date(2024, 7, 2)),
    ("(Reuters) - The cabinet", "", None, "Reuters", None),
    ("KYIV/WASHINGTON, 3 May — The envoys", "Kyiv/Washington", "UKR", None, dt.date(2025, 5, 3)),
    ("TOKYO - The cabinet", "Tokyo", "JPN", None, None),
    ("KUANTAN: The minister", "Kuantan", "MYS", None, None),
    ("UNITED NATIONS (AP) -- The council", "United Nations", "USA", "AP", None),
    ("TEHRAN, Dec. 3, 2024 (AFP) – The minister", "Tehran", "IRN", "AFP", dt.date(2024, 12, 3)),
]


@pytest.mark.parametrize(("text", "place", "country", "agency", "day"), FORMS, ids=[form[0][:20] for form in FORMS])
def test_datelines_of_the_agencies(text: str, place: str, country: str | None, agency: str | None, day: dt.date | None, knowledge: Knowledge) -> None:
    found = find_dateline(text, knowledge, 2025)
    assert found is not None
    assert (found.line.place, found.line.country, found.line.agency, found.line.date) == (place, country, agency, day)
    assert text[found.length :].startswith(("China said", "Russia said", "The "))


@pytest.mark.parametrize("text", ["MR PRICE: Good afternoon.", "QUESTION: What of Chad?", "NOTE: The minister will speak.", "NATO - an alliance of states - met.",
                                  "The minister (AFP) said so.", "Paris, a city of light, hosted them.", "Q: Thank you."])
def test_what_only_looks_like_a_dateline(text: str, knowledge: Knowledge) -> None:
    assert find_dateline(text, knowledge, 2025) is None
