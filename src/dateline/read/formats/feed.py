"""RSS and Atom feeds: one article an item, with the item's full content where the feed carries it, else its summary."""

from __future__ import annotations

import io
from collections.abc import Iterator
from typing import Any, BinaryIO

from dateline.read.fragment import fragment_paragraphs
from dateline.read.instants import read_instant
from dateline.read.limited import read_at_most
from dateline.read.mended import mended_text
from dateline.read.raw import RawArticle, content_id, digest_of, rejected
from dateline.read.xml import declares_entities
from dateline.settings import LARGEST_FEED

NAME, ORDER = "feed", 30

_MARKS = (b"<rss", b"<feed", b"<rdf:rdf")


def fits(head: bytes) -> bool:
    """XML whose first elements are those of RSS 0.9x, 1.0, 2.0 or Atom."""
    start = head.replace(b"\0", b"").lstrip(b"\xef\xbb\xbf\xff\xfe \t\r\n").lower()
    return start.startswith((*_MARKS, b"<?xml", b"<!--", b"<!doctype")) and any(mark in start for mark in _MARKS) and b"<html" not in start


def read(stream: BinaryIO, origin: str) -> Iterator[RawArticle]:
    """Every item in the feed's order; a feed that breaks off gives the items before the break."""
    content = read_at_most(stream, LARGEST_FEED)
    if content is None:
        yield rejected(origin, "too_long", f"{origin}: a feed of more than {LARGEST_FEED:,} bytes")
    elif declares_entities(content):
        yield rejected(content_id(content), "unsafe", f"{origin}: the feed declares entities of its own, which could expand without end")
    else:
        yield from _items(content, origin)


def _items(content: bytes, origin: str) -> Iterator[RawArticle]:
    import feedparser

    feed = feedparser.parse(io.BytesIO(content), sanitize_html=False, resolve_relative_uris=False)
    if not feed.entries:
        reason = "damaged" if feed.get("bozo") else "empty"
        yield rejected(content_id(content), reason, f"{origin}: no item in the feed{_why(feed)}")
        return
    for number, entry in enumerate(feed.entries, 1):
        yield _article(entry, feed.feed, f"{origin}:{number}")
    if feed.get("bozo") and _broke_off(feed):
        yield rejected(content_id(content), "damaged", f"{origin}: the feed is broken after item {len(feed.entries)}{_why(feed)}")


def _why(feed: Any) -> str:
    error = feed.get("bozo_exception")
    return f" ({type(error).__name__}: {error})" if error else ""


def _broke_off(feed: Any) -> bool:
    """Whether the parse stopped at an error, not merely met an undeclared encoding on the way."""
    return type(feed.get("bozo_exception")).__name__ == "SAXParseException"


def _article(entry: Any, feed: Any, where: str) -> RawArticle:
    title = " ".join(fragment_paragraphs(entry.get("title") or "")) or None
    paragraphs = fragment_paragraphs(_content(entry))
    link = entry.get("link") or None
    source = "\n".join(filter(None, [entry.get("id"), link, title, *paragraphs])).encode("utf-8", "surrogatepass")
    identity = content_id((entry.get("id") or link or "").encode("utf-8", "surrogatepass")) if entry.get("id") or link else content_id(source)
    if not paragraphs and not title:
        return rejected(identity, "empty", f"{where}: an item without title and text", url=link)
    day, instant = read_instant(entry.get("published") or entry.get("updated"))
    text, repairs = mended_text("\n\n".join([title, *paragraphs] if title and paragraphs[:1] != [title] else paragraphs))
    return RawArticle(
        identity, text, title=title, url=link, byline=_author(entry), publisher=_publisher(entry, feed), language=_language(entry, feed),
        day=day, instant=instant, method="feed", reader=_reader(), digest=digest_of(source), repairs=repairs,
    )


def _content(entry: Any) -> str:
    """The longest of the item's contents and its summary: some feeds put a teaser into either."""
    contents = [part.get("value") or "" for part in entry.get("content", [])]
    return max([*contents, entry.get("summary") or ""], key=len)


def _author(entry: Any) -> str | None:
    names = [author.get("name") for author in entry.get("authors", []) if author.get("name")]
    return ", ".join(dict.fromkeys(names)) or entry.get("author") or None


def _publisher(entry: Any, feed: Any) -> str | None:
    """The item's own source, where an aggregator names it, else the feed."""
    return (entry.get("source") or {}).get("title") or feed.get("publisher") or feed.get("title") or None


def _language(entry: Any, feed: Any) -> str | None:
    language = entry.get("language") or feed.get("language")
    return language.replace("_", "-") if language else None


def _reader() -> str:
    from importlib.metadata import version

    return f"feed feedparser {version('feedparser')}"
