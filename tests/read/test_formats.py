"""Pages, feeds, archives, news items and mails become articles with their metadata; damage costs its own record only."""

from __future__ import annotations

import datetime as dt
import gzip
import io
import json
import stat
import zipfile
from pathlib import Path

import pytest

from dateline.knowledge.load import Knowledge
from dateline.read import Reading, read_sources
from dateline.settings import LARGEST_PAGE

SENTENCES = (
    "The foreign minister of Chile visited Lima on Thursday for talks with his Peruvian counterpart, officials said, after weeks of preparation.",
    "He will go on to Quito next week, the ministry said in a statement on the same day, and then return home to Santiago for a cabinet meeting.",
)
PAGE = f"""<!DOCTYPE html><html lang="en"><head><title>A visit to Lima | The Wire</title>
<link rel="canonical" href="https://wire.example/2025/03/28/a-visit"/>
<script type="application/ld+json">{{"@context": "https://schema.org", "@graph": [{{"@type": "NewsArticle", "headline": "A visit to Lima",
"datePublished": "2025-03-28T10:00:00-03:00", "author": [{{"name": "Jane Roe"}}], "publisher": {{"name": "The Wire"}}}}]}}</script></head>
<body><nav><ul><li><a href="/">Home</a></li><li><a href="/w">World</a></li></ul></nav><article><h1>A visit to Lima</h1>
<figure><img src="a.jpg"/><figcaption>The minister in Lima on Thursday. Photo: Wire</figcaption></figure>
<p>LIMA, March 27 (AFP) -- {SENTENCES[0]}</p><p>{SENTENCES[1]}</p></article><footer>Copyright The Wire</footer></body></html>"""


def read(tmp_path: Path, content: bytes, knowledge: Knowledge) -> list[Reading]:
    path = tmp_path / "source"
    path.write_bytes(content)
    return list(read_sources([str(path)], knowledge))


def warc(*pages: str, compress: bool = False) -> list[bytes]:
    """Records of a web archive, one a page."""
    records = []
    for number, page in enumerate(pages):
        body = f"HTTP/1.1 200 OK\r\nContent-Type: text/html; charset=utf-8\r\n\r\n{page}".encode()
        head = (f"WARC/1.0\r\nWARC-Type: response\r\nWARC-Target-URI: https://wire.example/{number}\r\nWARC-Date: 2025-03-29T00:00:00Z\r\n"
                f"WARC-Record-ID: <urn:uuid:{number:032d}>\r\nContent-Type: application/http; msgtype=response\r\nContent-Length: {len(body)}\r\n\r\n")
        record = head.encode() + body + b"\r\n\r\n"
        records.append(gzip.compress(record, mtime=0) if compress else record)
    return records


def test_a_page_gives_its_article_and_what_it_says_of_itself(tmp_path: Path, knowledge: Knowledge) -> None:
    [reading] = read(tmp_path, PAGE.encode(), knowledge)
    article = reading.article
    assert reading.rejection is None
    assert (article.title, article.byline, article.publisher, article.url) == ("A visit to Lima", "Jane Roe", "The Wire", "https://wire.example/2025/03/28/a-visit")
    assert article.published is not None
    assert (article.published.value, article.published.method) == (dt.date(2025, 3, 28), "meta")
    assert article.published.instant == dt.datetime.fromisoformat("2025-03-28T10:00:00-03:00")
    assert article.dateline is not None
    assert (article.dateline.place, article.dateline.country, article.agency) == ("Lima", "PER", "AFP")
    assert "Home" not in article.text
    assert "Copyright" not in article.text
    body = [article.text[region.start : region.end] for region in article.regions if region.kind == "body"]
    assert body == ["\n\n".join(SENTENCES)]
    assert article.reader is not None
    assert article.reader.startswith("html trafilatura ")


def test_a_broken_encoding_is_repaired_and_told(tmp_path: Path, knowledge: Knowledge) -> None:
    broken = PAGE.replace("Peruvian counterpart", "Peruvian counterpart José Peña".encode().decode("cp1252"))
    [reading] = read(tmp_path, broken.encode(), knowledge)
    assert "José Peña" in reading.article.text
    assert reading.article.repairs == ("encoding",)


@pytest.mark.parametrize("encoding", ["utf-8", "cp1251", "utf-16"])
def test_a_page_in_its_declared_encoding(encoding: str, tmp_path: Path, knowledge: Knowledge) -> None:
    page = PAGE.replace("<head>", f'<head><meta charset="{encoding}">').replace("Peruvian counterpart", "Peruvian counterpart (Хосе)")
    [reading] = read(tmp_path, page.encode(encoding), knowledge)
    assert "(Хосе)" in reading.article.text


def test_a_paywall_stub_is_no_article(tmp_path: Path, knowledge: Knowledge) -> None:
    stub = PAGE.replace(SENTENCES[1], "Subscribe now to continue reading this article.")
    [reading] = read(tmp_path, stub.encode(), knowledge)
    assert reading.rejection is not None
    assert reading.rejection.reason == "paywall"


def test_a_live_blog_gives_its_posts(tmp_path: Path, knowledge: Knowledge) -> None:
    posts = [{"@type": "BlogPosting", "headline": f"Post {n}", "articleBody": f"{SENTENCES[0]} ({n}) {SENTENCES[1]}"} for n in range(3)]
    blog = {"@type": "LiveBlogPosting", "headline": "Live: the visit", "datePublished": "2025-03-28", "liveBlogUpdate": posts}
    page = f'<html><head><script type="application/ld+json">{json.dumps(blog)}</script></head><body><div>Loading</div></body></html>'
    [reading] = read(tmp_path, page.encode(), knowledge)
    assert reading.rejection is None
    assert [f"({n})" in reading.article.text for n in range(3)] == [True] * 3


FEED = """<?xml version="1.0" encoding="UTF-8"?><rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/" xmlns:dc="http://purl.org/dc/elements/1.1/">
<channel><title>Press Office</title><language>en-US</language>
<item><title>Minister&#8217;s travel</title><link>https://ministry.example/1</link><guid isPermaLink="false">one</guid><dc:creator>Press Office</dc:creator>
<pubDate>Fri, 28 Mar 2025 19:34:53 -0400</pubDate><description>The minister will &#8230;</description>
<content:encoded><![CDATA[<p>The minister will travel to Lima.</p><p style="display:none">x</p><p>He<br>returns on Monday.</p>]]></content:encoded></item>
<item><title>Second</title><link>https://ministry.example/2</link><description>Only a summary.</description></item></channel></rss>"""


@pytest.mark.parametrize(
    ("time", "address", "day", "method"),
    [
        ("Sat, 29 Mar 2025 01:34:53 +0000", "2025/03/28/", "2025-03-28", "url"),  # the evening before, in the west
        ("Fri, 28 Mar 2025 20:30:00 +0000", "2025/03/29/", "2025-03-29", "url"),  # the morning after, in the east
        ("Sat, 29 Mar 2025 14:00:00 +0000", "2025/03/28/", "2025-03-29", "feed"),  # nowhere still the day before
        ("Sat, 29 Mar 2025 01:34:53 -0400", "2025/03/28/", "2025-03-29", "feed"),  # at home, by its own clock
        ("Sat, 29 Mar 2025 01:34:53 +0000", "2025/03/18/", "2025-03-29", "feed"),
        ("Sat, 29 Mar 2025 01:34:53 +0000", "2025/13/41/", "2025-03-29", "feed"),
    ],
)
def test_a_feed_in_universal_time_leaves_the_day_at_home_to_the_address(time: str, address: str, day: str, method: str, tmp_path: Path, knowledge: Knowledge) -> None:
    content = FEED.replace("Fri, 28 Mar 2025 19:34:53 -0400", time).replace("ministry.example/1", f"ministry.example/{address}1")
    published = read(tmp_path, content.encode(), knowledge)[0].article.published
    assert published is not None and published.instant is not None
    assert (str(published.value), published.method) == (day, method)


def test_a_feed_gives_an_article_an_item(tmp_path: Path, knowledge: Knowledge) -> None:
    first, second = read(tmp_path, FEED.encode(), knowledge)
    assert first.article.text == "Minister’s travel\n\nThe minister will travel to Lima.\n\nHe\nreturns on Monday."
    assert first.article.published is not None
    assert (first.article.published.method, first.article.published.value) == ("feed", dt.date(2025, 3, 28))
    assert (first.article.url, first.article.byline, first.article.publisher) == ("https://ministry.example/1", "Press Office", "Press Office")
    assert second.article.text == "Second\n\nOnly a summary."
    assert second.article.published is None


def test_a_feed_that_breaks_off_keeps_what_came_before(tmp_path: Path, knowledge: Knowledge) -> None:
    readings = read(tmp_path, FEED[: FEED.index("Only a")].encode(), knowledge)
    assert readings[0].rejection is None
    assert readings[-1].rejection is not None
    assert readings[-1].rejection.reason == "damaged"


@pytest.mark.parametrize("compress", [False, True])
def test_an_archive_gives_its_pages_and_loses_only_what_is_damaged(compress: bool, tmp_path: Path, knowledge: Knowledge) -> None:
    pages = warc(*(PAGE.replace("a-visit", f"visit-{n}") for n in range(4)), compress=compress)
    assert [reading.rejection for reading in read(tmp_path, b"".join(pages), knowledge)] == [None] * 4
    broken = bytearray(pages[1])
    for at in range(30, 40) if compress else range(6):
        broken[at] ^= 0x55
    readings = read(tmp_path, pages[0] + bytes(broken) + pages[2] + pages[3][:-100], knowledge)
    kept = [reading.article.url for reading in readings if reading.rejection is None]
    assert kept == ["https://wire.example/2025/03/28/visit-0", "https://wire.example/2025/03/28/visit-2"]
    assert {reading.rejection.reason for reading in readings if reading.rejection} == {"damaged"}


def test_a_record_too_large_is_passed_over(tmp_path: Path, knowledge: Knowledge) -> None:
    pages = warc("<html>" + " " * (LARGEST_PAGE + 1), PAGE)
    readings = read(tmp_path, b"".join(pages), knowledge)
    assert [reading.rejection is None for reading in readings] == [False, True]


def test_a_zip_gives_its_members_and_refuses_what_climbs_out(tmp_path: Path, knowledge: Knowledge) -> None:
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("a/page.html", PAGE)
        archive.writestr("b.rss", FEED)
        archive.writestr("../evil.txt", SENTENCES[0])
        link = zipfile.ZipInfo("link")
        link.external_attr = (stat.S_IFLNK | 0o777) << 16
        archive.writestr(link, "/etc/passwd")
        archive.writestr("bomb.txt", b"a" * 60_000_000)
    readings = read(tmp_path, packed.getvalue(), knowledge)
    assert sum(reading.rejection is None for reading in readings) == 3
    assert [reading.rejection.reason for reading in readings if reading.rejection] == ["unsafe"] * 3


def test_gzip_is_unpacked_within_bounds(tmp_path: Path, knowledge: Knowledge) -> None:
    [reading] = read(tmp_path, gzip.compress(PAGE.encode()), knowledge)
    assert reading.rejection is None
    [bomb] = read(tmp_path, gzip.compress(b"a" * 60_000_000), knowledge)
    [cut] = read(tmp_path, gzip.compress(PAGE.encode())[:-20], knowledge)
    assert bomb.rejection is not None
    assert cut.rejection is not None
    assert (bomb.rejection.reason, cut.rejection.reason) == ("unsafe", "damaged")


def test_ninjs_of_both_generations(tmp_path: Path, knowledge: Knowledge) -> None:
    old = {"uri": "http://wire.example/items/1", "versioncreated": "2025-03-28T10:00:00Z", "headline": "Visit", "byline": "By AFP", "language": "en",
           "body_html": f"<p>{SENTENCES[0]}</p><p>{SENTENCES[1]}</p>"}
    new = {"uri": "tag:wire.example,2025:2", "standard": {"name": "ninjs"}, "firstCreated": "2025-03-28T10:00:00+01:00", "headlines": [{"value": "Visit"}],
           "bodies": [{"contentType": "text/plain", "value": f"{SENTENCES[0]}\n\n{SENTENCES[1]}"}]}
    for item in (old, new):
        [reading] = read(tmp_path, json.dumps(item).encode(), knowledge)
        assert reading.rejection is None
        assert reading.article.text == "\n\n".join(("Visit", *SENTENCES))
        assert reading.article.day == dt.date(2025, 3, 28)


def test_newsml_g2_items(tmp_path: Path, knowledge: Knowledge) -> None:
    item = f"""<newsItem xmlns="http://iptc.org/std/nar/2006-10-01/" guid="tag:wire.example,2025:1" version="2" xml:lang="en"><itemMeta>
    <provider literal="Wire"/><versionCreated>2025-03-28T10:00:00Z</versionCreated></itemMeta><contentMeta><headline>Visit</headline><by>Jane Roe</by></contentMeta>
    <contentSet><inlineXML contenttype="application/xhtml+xml"><html xmlns="http://www.w3.org/1999/xhtml"><body><p>{SENTENCES[0]}</p><p>{SENTENCES[1]}</p></body></html>
    </inlineXML></contentSet></newsItem>"""
    [reading] = read(tmp_path, f"<?xml version='1.0'?>{item}".encode(), knowledge)
    assert reading.rejection is None
    assert reading.article.text == "\n\n".join(("Visit", *SENTENCES))
    assert (reading.article.publisher, reading.article.byline) == ("Wire", "Jane Roe")


MAIL = f"""From: Press Office <press@ministry.example>
To: list@ministry.example
Subject: =?utf-8?q?Visit_to_Lima?=
Date: Fri, 28 Mar 2025 10:00:00 +0100
Message-ID: <1@ministry.example>
List-Id: Ministry press list <press.ministry.example>
Content-Type: text/plain; charset=utf-8

{SENTENCES[0]}

> quoted line

{SENTENCES[1]}
"""


def test_mails_alone_and_in_a_folder(tmp_path: Path, knowledge: Knowledge) -> None:
    [one] = read(tmp_path, MAIL.encode(), knowledge)
    assert (one.article.title, one.article.byline, one.article.publisher, one.article.day) == ("Visit to Lima", "Press Office", "Ministry press list", dt.date(2025, 3, 28))
    assert "quoted" not in one.article.text
    folder = "".join(f"From press@ministry.example Fri Mar 28 10:00:00 2025\n{MAIL.replace('<1@', f'<{n}@')}\n" for n in range(3))
    readings = read(tmp_path, folder.encode(), knowledge)
    assert len({reading.article.id for reading in readings}) == 3


def test_a_mail_without_a_body_is_a_rejection(tmp_path: Path, knowledge: Knowledge) -> None:
    [reading] = read(tmp_path, b"From: a@b.example\nTo: c@d.example\nDate: Fri, 28 Mar 2025 10:00:00 +0100\nMIME-Version: 1.0\n\n", knowledge)
    assert reading.rejection is not None
    assert reading.rejection.reason == "empty"
