"""What `find` promises for any text: exact offsets, order, no error, linear time."""

import datetime as dt
import itertools
from functools import partial

import pytest
from effort import calls, no_hang
from hypothesis import example, given, settings
from hypothesis import strategies as st

from dateline import dates
from dateline.dates.lexicon import build, lexicon
from dateline.errors import ConfigurationError, KnowledgeError

WRITTEN = dt.date(2026, 3, 27)
VOCABULARY = sorted(word for words in lexicon().values.values() for word in words)
PIECES = st.sampled_from(
    [
        *VOCABULARY,
        "the",
        "of",
        ",",
        "-",
        ".",
        "'s",
        "(",
        ")",
        "5",
        "31",
        "2026",
        "1990s",
        "10:30",
        "2026-02-30",
        "99/99/99",
        "$",
        "Obama",
        "said",
        "\n\n",
        "3rd",
    ]
)
TEXTS = st.lists(st.one_of(PIECES, PIECES.map(str.capitalize), st.text(max_size=4)), max_size=30).map(" ".join)


def check(text, day):
    found = dates.find(text, day)
    assert all(text[t.start : t.end] == t.text and t.start < t.end for t in found)
    assert all(a.end <= b.start for a, b in itertools.pairwise(found))
    assert all(t.earliest is None or t.latest is None or t.earliest <= t.latest for t in found), found
    return found


@settings(max_examples=400, deadline=None)
@given(TEXTS, st.one_of(st.none(), st.dates()))
@example("next week last century early decade until January 1", dt.date.min)
@example("next week next century late this year until December 31 in two years", dt.date.max)
def test_any_words(text, day):
    check(text, day)


@settings(max_examples=200, deadline=None)
@given(st.text(), st.one_of(st.none(), st.dates()))
def test_any_text(text, day):
    check(text, day)


@settings(max_examples=200, deadline=None)
@given(TEXTS)
def test_without_a_day_relative_expressions_stay_unresolved(text):
    for t in check(text, None):
        assert t.anchor != "published"
        assert t.direction is None or t.why in ("modifier", "explicit")


def filled(unit, size):
    return unit * (size // len(unit))


@pytest.mark.parametrize("unit", ["1234567890", "next "])
def test_a_million_characters(unit):
    with no_hang():
        check(filled(unit, 1_000_000), WRITTEN)


@pytest.mark.parametrize("unit", ["9 ", "Monday ", "two weeks ", "the ", "in the last ", "1 1/2 ", "\n", "'", "from May 3 to ", "nineteen ", "a year earlier "])
def test_work_is_linear(unit):
    check(filled(unit, 1000), WRITTEN)
    small, large = (calls(partial(dates.find, filled(unit, size), WRITTEN)) for size in (4_000, 40_000))
    assert large < 11 * small + 100, (small, large)
    with no_hang():
        dates.find(filled(unit, 200_000), WRITTEN)


def test_offsets_are_code_points():
    text = "Ça alors 🎉: they meet on Monday."
    (found,) = dates.find(text, WRITTEN)
    assert text[found.start : found.end] == "Monday"


def test_the_same_text_gives_the_same_times():
    text = "He met him last week; they will meet again on Tuesday, and by the end of May."
    assert dates.find(text, WRITTEN) == dates.find(text, WRITTEN)


def test_import_is_light():
    import subprocess
    import sys

    code = "import sys, dateline.dates; print('spacy' in sys.modules, 'yaml' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout.split() == ["False", "False"]


def test_an_unknown_zone_or_language_says_what_to_do():
    with pytest.raises(ConfigurationError, match="no time zone"):
        dates.find("today", dt.datetime(2026, 3, 27, tzinfo=dt.UTC), zone="Mars/Base")
    with pytest.raises(KnowledgeError, match="no time rules"):
        dates.find("today", WRITTEN, language="xx")


def test_a_rule_that_cannot_be_compiled_is_named():
    table = {"words": {"UNIT": {"day": "day"}}, "rules": [{"id": "broken", "match": "(u:UNIT", "reads": "duration"}]}
    with pytest.raises(KnowledgeError, match="broken"):
        build(table, "dates.yaml")


@pytest.mark.parametrize("zone", ["Pacific/Kiritimati", "Pacific/Niue"])
def test_zones_at_the_ends_of_the_calendar(zone):
    for instant in (dt.datetime.min, dt.datetime.max):
        assert dates.find("today", instant.replace(tzinfo=dt.UTC), zone=zone)[0].earliest in (dt.date.min, dt.date.max)
