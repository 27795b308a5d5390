"""Saved searches: what is new and what changed, as Markdown, as Atom, and the file that says it."""

from __future__ import annotations

import datetime as dt
import re
from pathlib import Path
from xml.etree import ElementTree as xml

import feedparser
import pytest

from dateline.alerts.atom import feed
from dateline.alerts.digest import digest, escaped, when_text
from dateline.alerts.entries import entries, latest
from dateline.alerts.plan import Alert, load_plan
from dateline.cli.main import main
from dateline.errors import ConfigurationError
from dateline.model.when import When
from dateline.store import Record

VISITS = Alert("Visits", filters={"country": "CHN", "kind": "visit"})
MARCH = (dt.date(2025, 3, 1), dt.date(2025, 3, 31))
APRIL = (dt.date(2025, 4, 1), dt.date(2025, 4, 30))
SPRING = (MARCH[0], APRIL[1])


def test_every_step_in_the_life_of_a_visit_is_an_entry_with_its_words_and_its_source(record: Record) -> None:
    found = entries(record, VISITS, SPRING)
    assert (found[0].what, str(found[0].told)) == (("new",), "2025-03-20")
    assert {"status", "days"} & {what for entry in found[1:] for what in entry.what}
    assert found[-1].after and found[-1].after[0] == "cancelled"
    assert all(entry.url and entry.url.startswith("https://wire.example/") and entry.publisher == "Wire & Co" for entry in found)
    for entry in found:
        text = record.document(entry.article)["article"]["text"]
        assert entry.words and text[entry.words.start : entry.words.end] == entry.words.text


def test_only_what_was_told_in_the_days_asked_for_and_on_the_occasions_wanted(record: Record) -> None:
    later = entries(record, VISITS, APRIL)
    assert later and all("new" not in entry.what and entry.told.month == 4 for entry in later)
    only_new = Alert("New", on=("new",), filters={"country": "CHN", "kind": "visit"})
    assert [entry.what for entry in entries(record, only_new, SPRING)] == [("new",)]
    assert entries(record, only_new, APRIL) == []


def test_ids_are_distinct_and_the_same_each_time(record: Record) -> None:
    ids = [entry.id for entry in entries(record, VISITS, SPRING)]
    assert len(set(ids)) == len(ids) > 1
    assert ids[0] == entries(record, VISITS, MARCH)[0].id


def test_one_entry_a_record_keeps_what_it_was_before_all_changes(record: Record) -> None:
    [one] = latest(entries(record, VISITS, SPRING))
    assert one.what == ("new",) and one.after and one.after[0] == "cancelled"
    [changed] = latest(entries(record, VISITS, (dt.date(2025, 3, 21), APRIL[1])))
    assert changed.before and changed.before[0] == "announced" and "status" in changed.what


def test_events_and_statements_are_new_when_first_told(record: Record) -> None:
    [expelled] = entries(record, Alert("x", "events", ("new",), {"actor": "NOR"}), MARCH)
    assert "Norway" in expelled.title and expelled.words and "expelled" in expelled.words.text
    said = entries(record, Alert("x", "statements", ("new",), {"speaker": "Wang Yi"}), APRIL)
    assert any("Wang Yi" in entry.title and entry.words and "<script>" in entry.words.text for entry in said)


def test_the_digest_has_new_changed_and_coming_with_words_and_links(record: Record) -> None:
    text = digest(record, [VISITS], (dt.date(2025, 3, 19), dt.date(2025, 3, 21)))
    new, coming = text.split("### New")[1].split("### To come")
    assert "Wang Yi" in new and "1 April 2025" in new and "> China's Foreign Minister Wang Yi will visit Moscow" in new
    assert "[Wire \\& Co](https://wire.example/0?a=%28b%29), 2025-03-20" in new
    assert "until 4 April 2025" in coming
    assert "before: announced" in digest(record, [VISITS], APRIL).split("### Changed")[1]
    assert "Nothing." in digest(record, [VISITS], (dt.date(2024, 1, 1), dt.date(2024, 1, 2)))


def test_no_mark_of_the_text_works_in_the_digest(record: Record) -> None:
    text = digest(record, [Alert("[a](javascript:x)", "statements", ("new",), {"country": "CHN"})], SPRING)
    assert "script" in text and not re.search(r"(?<!\\)<script|(?<!\\)\]\((?!https://wire\.example/)", text)


def test_escaped_text_stands_on_one_line() -> None:
    assert escaped("a\n# b *c*") == "a \\# b \\*c\\*"


def test_a_window_is_told_as_one() -> None:
    assert when_text(When(dt.date(2025, 4, 7), dt.date(2025, 4, 13), "week")) == "some day from 7 April 2025 to 13 April 2025"
    assert when_text(When(dt.date(2025, 4, 7), dt.date(2025, 4, 8), "day")) == "7 April 2025 to 8 April 2025"
    assert when_text(When(None, None, "unknown")) == "day unknown"


def test_a_feed_is_read_by_a_feed_reader(record: Record) -> None:
    found = entries(record, VISITS, SPRING)
    read = feedparser.parse(feed(VISITS, found))
    assert not read.bozo and read.version == "atom10" and read.feed.title == "Visits" and read.feed.author == "dateline"
    assert [one.id for one in read.entries] == [f"tag:dateline.invalid,2025:{entry.id}" for entry in reversed(found)]
    assert read.entries[-1].link == "https://wire.example/0?a=(b)" and read.entries[-1].updated == "2025-03-20T00:00:00Z"
    assert "Wang Yi will visit Moscow" in read.entries[-1].content[0].value
    assert feed(VISITS, found) == feed(VISITS, found)


def test_a_feed_has_what_the_standard_asks_for_even_when_empty_and_hostile(record: Record) -> None:
    alert = Alert("a\x00<b>&", "statements", ("new",), {"country": "CHN"})
    for found in ([], entries(record, alert, SPRING)):
        root = xml.fromstring(feed(alert, found))
        name = "{http://www.w3.org/2005/Atom}"
        assert [root.find(name + one) is not None for one in ("id", "title", "updated", "author")] == [True] * 4
        assert root.find(name + "title").text == "a<b>&"  # type: ignore[union-attr]
        assert all(entry.find(name + "content").get("type") == "text" for entry in root.iter(name + "entry"))  # type: ignore[union-attr]


def write(path: Path, text: str) -> Path:
    path.write_text(text, encoding="utf-8")
    return path


def test_the_file_is_read_with_its_defaults(tmp_path: Path) -> None:
    plan = load_plan(write(tmp_path / "a.toml", 'webhook = "https://a.example/"\nsecret_env = "KEY"\n[[alert]]\nname = "Wang Yi\'s travels"\nactor = "Wang Yi"\nwith = "RUS"\nkind = ["visit"]\n'
                                                '[[alert]]\nname = "b"\nof = "events"\nwebhook = "https://b.example/"\n'))  # fmt: skip
    first, second = plan.alerts
    assert (first.slug, first.on, first.filters) == ("wang-yi-s-travels", ("new", "changed"), {"with_": "RUS", "actor": "Wang Yi", "kind": ["visit"]})
    assert (first.webhook, second.webhook, second.secret_env, second.on) == ("https://a.example/", "https://b.example/", "KEY", ("new",))


@pytest.mark.parametrize(("text", "words"), [
    ("", "no list of alerts"),
    ("x", "no TOML"),
    ("[alert]\nname = 'a'", "no list of alerts"),
    ("[[alert]]\nof = 'events'", "without a name"),
    ("[[alert]]\nname = 'a'\nof = 'wars'", "'wars'"),
    ("[[alert]]\nname = 'a'\nspeaker = 'x'", "unknown key 'speaker'"),
    ("[[alert]]\nname = 'a'\ncountry = 'China'", "no country's code"),
    ("[[alert]]\nname = 'a'\nactor = ['x']", "is not a text"),
    ("[[alert]]\nname = 'a'\nof = 'events'\non = ['changed']", "on = ['changed']"),
    ("[[alert]]\nname = 'a'\nwebhook = 'ftp://x'\nsecret_env = 'K'", "webhook = 'ftp://x'"),
    ("[[alert]]\nname = 'a'\nwebhook = 'https://x.example'", "without a key"),
    ("[[alert]]\nname = 'a b'\n[[alert]]\nname = 'A-B'", "'a-b'"),
    ("allow_private = 1\n[[alert]]\nname = 'a'", "allow_private"),
])  # fmt: skip
def test_what_is_wrong_with_the_file_is_told(tmp_path: Path, text: str, words: str) -> None:
    with pytest.raises(ConfigurationError) as told:
        load_plan(write(tmp_path / "a.toml", text))
    assert words in str(told.value) and "a.toml" in str(told.value) and told.value.remedy


def test_the_commands(story: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    plan = str(write(tmp_path / "a.toml", "[[alert]]\nname = 'Visits'\ncountry = 'CHN'\nkind = 'visit'\n"))
    assert main(["digest", "--since", "yesterday", "--until", "2025-03-21", "--record", str(story)]) == 0
    assert "# Digest, 20 March 2025 to 21 March 2025" in capsys.readouterr().out
    days = ["--since", "2025-03-01", "--until", "2025-04-30", "--record", str(story)]
    assert main(["digest", "--alerts", plan, *days]) == 0
    assert "## Visits" in capsys.readouterr().out
    assert main(["alerts", plan, "--atom", str(tmp_path / "feeds"), *days]) == 0
    assert feedparser.parse((tmp_path / "feeds" / "visits.xml").read_bytes()).entries
    capsys.readouterr()
    assert main(["alerts", plan, *days]) == 0
    assert capsys.readouterr().out.startswith("Visits: ")
    assert main(["alerts", plan, "--send", *days]) == 2
    assert "no alert has a webhook" in capsys.readouterr().err
