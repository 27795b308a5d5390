"""Harm told on a condition: whose words make it a threat, and whose do not."""

import pytest


@pytest.mark.parametrize(
    ("text", "cameo"),
    [
        ("Norway said it would cut aid to Chad unless the trial was stopped.", "131"),
        ("Oman could close the border with Yemen if its guards are shot at, an army commander said.", "132"),
        ("Turkey said it would bomb the camp in Iraq if the rebels returned.", "138"),
    ],
)
def test_own_announcement_is_a_threat(told, text, cameo):
    (event,) = told(text).events
    assert (event.plover_type, event.cameo, event.modality) == ("THREATEN", cameo, "asserted")
    assert "a threat" in " ".join(event.why)


@pytest.mark.parametrize(
    "text",
    [
        "French diplomats said Oman would close the border with Yemen if its guards were shot at.",
        "Norway might have cut aid to Chad.",
        "Norway said it would not cut aid to Chad if the trial went on.",
    ],
)
def test_what_others_expect_is_none(told, text):
    assert all(event.plover_type != "THREATEN" for event in told(text).events)
