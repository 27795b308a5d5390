"""Files, folders and standard input become articles or rejections, never tracebacks."""

from __future__ import annotations

import datetime as dt
import json
from pathlib import Path

import pytest

from dateline.errors import ConfigurationError, SourceError
from dateline.knowledge.load import Knowledge
from dateline.read import Reading, read_sources
from dateline.read.sources import Options

SENTENCE = "The foreign minister of Chad said on Friday that he would visit Niger."


def read(tmp_path: Path, content: bytes, knowledge: Knowledge, options: Options | None = None) -> list[Reading]:
    path = tmp_path / "source"
    path.write_bytes(content)
    return list(read_sources([str(path)], knowledge, options))


@pytest.mark.parametrize(("content", "reason"), [
    (b"", "empty"), (b" \n\t\n", "empty"), (b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR" + bytes(range(256)), "binary"), (b"1234 5678", "no_text"),
    (b"%PDF-1.7\n1 0 obj (Peru)", "unknown_format"), (b"  <!DOCTYPE html><p>Peru", "no_article"), (b'<?xml version="1.0"?><rss>', "damaged"),
    (b'<?xml version="1.0"?><books>', "unknown_format"), (b'<!DOCTYPE rss [<!ENTITY a "aaaa">]><rss>&a;</rss>', "unsafe"),
    (b"a" * 5_000_000, "too_long"), ("Министр иностранных дел России посетит Китай на следующей неделе, сообщили в министерстве в пятницу.".encode(), "language"),
])
def test_what_is_no_article_is_rejected_with_a_reason(content: bytes, reason: str, tmp_path: Path, knowledge: Knowledge) -> None:
    [reading] = read(tmp_path, content, knowledge)
    assert reading.rejection is not None
    assert reading.rejection.reason == reason


@pytest.mark.parametrize("text", [
    SENTENCE, f"\ufeff{SENTENCE}", SENTENCE.replace(" ", "\r\n"), f"{SENTENCE}\u2028{SENTENCE}", f"“«{SENTENCE}\"", f"\u202b{SENTENCE}\u200f 😀",
])
def test_the_text_is_kept_as_it_came(text: str, tmp_path: Path, knowledge: Knowledge) -> None:
    [reading] = read(tmp_path, text.encode(), knowledge)
    assert reading.rejection is None
    assert reading.article.text == text


def test_windows_1252_is_read(tmp_path: Path, knowledge: Knowledge) -> None:
    [reading] = read(tmp_path, f"“{SENTENCE}”".encode("cp1252"), knowledge)
    assert reading.article.text == f"“{SENTENCE}”"


def test_a_jsonl_article_brings_its_metadata(tmp_path: Path, knowledge: Knowledge) -> None:
    record = {"id": 7, "text": SENTENCE, "title": "T", "date": "2025-03-28T10:00:00+02:00", "source": "P", "url": "u", "byline": "By AFP", "language": "en", "dateline": "N'DJAMENA"}
    [reading] = read(tmp_path, json.dumps(record).encode(), knowledge)
    article = reading.article
    assert (article.id, article.title, article.publisher, article.url, article.byline) == ("7", "T", "P", "u", "By AFP")
    assert article.published is not None
    assert article.published.value == dt.date(2025, 3, 28)
    assert article.published.instant is not None
    assert article.dateline is not None
    assert article.dateline.country == "TCD"


def test_lines_end_at_line_feed_alone(tmp_path: Path, knowledge: Knowledge) -> None:
    text = f"{SENTENCE}\u2028{SENTENCE}\x85{SENTENCE}"
    content = "\n".join(json.dumps({"id": str(n), "text": text}, ensure_ascii=False) for n in range(3)).encode()
    readings = read(tmp_path, content, knowledge)
    assert [(reading.article.id, reading.article.text) for reading in readings] == [("0", text), ("1", text), ("2", text)]


@pytest.mark.parametrize(("line", "reason"), [('{"text": ', "no_json"), ("[1, 2]", "no_json"), ('{"id": "x"}', "no_text"), ('{"text": 5}', "no_text"), ('{"text": ""}', "empty")])
def test_a_broken_line_costs_itself_alone(line: str, reason: str, tmp_path: Path, knowledge: Knowledge) -> None:
    good = json.dumps({"text": SENTENCE})
    readings = read(tmp_path, f"{good}\n{line}\n{good}\n".encode(), knowledge)
    assert [reading.rejection and reading.rejection.reason for reading in readings] == [None, reason, None]


@pytest.mark.parametrize("date", ["0000-01-01", "2025-13-40", "soon", ""])
def test_a_date_that_does_not_exist_is_no_date(date: str, tmp_path: Path, knowledge: Knowledge) -> None:
    [reading] = read(tmp_path, json.dumps({"text": SENTENCE, "date": date}).encode(), knowledge)
    assert reading.article.published is None


def test_the_user_s_day_wins_and_the_address_is_the_last_witness(tmp_path: Path, knowledge: Knowledge) -> None:
    record = json.dumps({"text": SENTENCE, "url": "https://example.org/2014/05/12/x"}).encode()
    [by_url] = read(tmp_path, record, knowledge)
    [given] = read(tmp_path, record, knowledge, Options(published=dt.date(2020, 1, 1)))
    assert by_url.article.published is not None
    assert (by_url.article.published.value, by_url.article.published.method) == (dt.date(2014, 5, 12), "url")
    assert given.article.day == dt.date(2020, 1, 1)


def test_a_folder_is_read_in_name_order_without_hidden_files(tmp_path: Path, knowledge: Knowledge) -> None:
    for name in ("b.txt", "a.txt", ".hidden"):
        (tmp_path / name).write_text(f"{name}: {SENTENCE}")
    assert [reading.article.text[:1] for reading in read_sources([str(tmp_path)], knowledge)] == ["a", "b"]


def test_a_missing_source_and_an_unknown_format_say_what_to_do(tmp_path: Path, knowledge: Knowledge) -> None:
    with pytest.raises(SourceError, match="no such file"):
        list(read_sources([str(tmp_path / "nothing")], knowledge))
    with pytest.raises(ConfigurationError, match="use one of: feed, gzip, html, jsonl, mail, markdown, newsml"):
        list(read_sources(["-"], knowledge, Options(format="papyrus")))
