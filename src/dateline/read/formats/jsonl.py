"""JSONL of articles: one JSON object a line, with `text` and what else is known of it.

Lines end at "\\n" alone, as texts may hold U+2028 and U+0085. A line that is no article is rejected by itself.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any, BinaryIO

from dateline.read.days import parse_day, parse_instant
from dateline.read.raw import RawArticle, content_id, digest_of, rejected

NAME, ORDER = "jsonl", 10


def fits(head: bytes) -> bool:
    """An opening brace that a key or a closing brace follows."""
    start = head.removeprefix(b"\xef\xbb\xbf").lstrip()
    return start.startswith(b"{") and start[1:].lstrip()[:1] in (b'"', b"}", b"")


def read(stream: BinaryIO, origin: str) -> Iterator[RawArticle]:
    """One article a line; a file that is a single object over several lines is one article."""
    first = stream.readline()
    if _parse(first.removeprefix(b"\xef\xbb\xbf")) is None:
        whole = first + stream.read()
        parsed = _parse(whole.removeprefix(b"\xef\xbb\xbf"))
        if parsed is not None:
            yield _article(parsed, whole, origin)
            return
        lines = iter(whole.splitlines(keepends=True) if b"\r" in whole and b"\n" not in whole else whole.split(b"\n"))
    else:
        lines = _chain(first.removeprefix(b"\xef\xbb\xbf"), stream)
    for number, line in enumerate(lines, 1):
        if line.strip():
            parsed = _parse(line)
            where = f"{origin}:{number}"
            yield _article(parsed, line, where) if parsed is not None else rejected(content_id(line), "no_json", f"{where}: not a JSON object")


def _chain(first: bytes, stream: BinaryIO) -> Iterator[bytes]:
    yield first
    yield from stream


def _parse(line: bytes) -> dict[str, Any] | None:
    try:
        value = json.loads(line)
    except (ValueError, RecursionError):
        return None
    return value if isinstance(value, dict) else None


def _article(record: dict[str, Any], line: bytes, where: str) -> RawArticle:
    identity = str(record["id"]) if record.get("id") not in (None, "") else content_id(line)
    text = record.get("text")
    if not isinstance(text, str):
        return rejected(identity, "no_text", f"{where}: no field `text` that is a string")
    date = _string(record, "published") or _string(record, "date") or ""
    return RawArticle(
        identity,
        text,
        title=_string(record, "title"),
        url=_string(record, "url"),
        byline=_string(record, "byline"),
        publisher=_string(record, "source") or _string(record, "publisher"),
        language=_string(record, "language"),
        dateline=_string(record, "dateline"),
        day=parse_day(date),
        instant=parse_instant(date),
        reader="jsonl",
        digest=digest_of(line),
    )


def _string(record: dict[str, Any], key: str) -> str | None:
    value = record.get(key)
    return value.strip() or None if isinstance(value, str) else None
