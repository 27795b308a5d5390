"""ninjs, the JSON news item of the IPTC: one item, versions 1.x (body_text, body_html) and 2.x and later (bodies, headlines)."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from typing import Any, BinaryIO

from dateline.read.fragment import fragment_text
from dateline.read.instants import read_instant
from dateline.read.limited import read_at_most
from dateline.read.raw import RawArticle, content_id, digest_of, rejected
from dateline.settings import LARGEST_FEED

NAME, ORDER = "ninjs", 5

_URI = re.compile(rb'"uri"\s*:')
_MARKS = re.compile(rb'"(?:versioncreated|versionCreated|pubstatus|pubStatus|body_text|body_html|body_xhtml|bodies|headlines|usageterms|standard)"\s*:')


def fits(head: bytes) -> bool:
    """A JSON object with the required `uri` and a property that only news items have."""
    start = head.removeprefix(b"\xef\xbb\xbf").lstrip()
    return start.startswith(b"{") and bool(_URI.search(start)) and bool(_MARKS.search(start)) and not re.search(rb'"text"\s*:', start)


def read(stream: BinaryIO, origin: str) -> Iterator[RawArticle]:
    """The item; or every item, where a file has one a line."""
    content = read_at_most(stream, LARGEST_FEED)
    if content is None:
        yield rejected(origin, "too_long", f"{origin}: a news item of more than {LARGEST_FEED:,} bytes")
        return
    whole = _parse(content)
    pieces = [content] if whole is not None else [line for line in content.split(b"\n") if line.strip()]
    for number, piece in enumerate(pieces, 1):
        item = whole if whole is not None else _parse(piece)
        where = f"{origin}:{number}"
        yield _article(item, piece) if item is not None else rejected(content_id(piece), "no_json", f"{where}: not a JSON object")


def _parse(content: bytes) -> dict[str, Any] | None:
    try:
        value = json.loads(content.removeprefix(b"\xef\xbb\xbf"))
    except (ValueError, RecursionError):
        return None
    return value if isinstance(value, dict) else None


def _article(item: dict[str, Any], content: bytes) -> RawArticle:
    uri = _string(item, "uri")
    headline = _string(item, "headline") or _first(item.get("headlines")) or _string(item, "title")
    body = _body(item)
    created = _string(item, "firstcreated") or _string(item, "firstCreated") or _string(item, "versioncreated") or _string(item, "versionCreated")
    day, instant = read_instant(created)
    identity = content_id((uri or "").encode("utf-8", "surrogatepass")) if uri else content_id(content)
    return RawArticle(
        identity, "\n\n".join(part for part in (headline, body) if part), title=headline, url=uri if uri and uri.startswith(("http://", "https://")) else None,
        byline=_string(item, "byline") or _first(item.get("bylines")), publisher=_string(item, "copyrightholder") or _string(item, "copyrightHolder"),
        language=_string(item, "language"), dateline=_string(item, "located"), day=day, instant=instant, method="meta", reader="ninjs", digest=digest_of(content),
    )


def _body(item: dict[str, Any]) -> str | None:
    """The item's text: plain where it has that, else its markup as text; ninjs 2 keeps all forms in one list."""
    plain = _string(item, "body_text")
    marked = _string(item, "body_html") or _string(item, "body_xhtml")
    for body in item.get("bodies") or [] if isinstance(item.get("bodies"), list) else []:
        value = _string(body, "value") if isinstance(body, dict) else None
        if value and "html" in str(body.get("contentType") or body.get("contenttype")).lower():
            marked = marked or value
        elif value:
            plain = plain or value
    return plain or (fragment_text(marked) if marked else None)


def _first(values: Any) -> str | None:
    """The value of the first entry of a ninjs 2 list."""
    entries = values if isinstance(values, list) else []
    return next((text for entry in entries if isinstance(entry, dict) and (text := _string(entry, "value"))), None)


def _string(record: dict[str, Any], key: str) -> str | None:
    value = record.get(key)
    return value.strip() or None if isinstance(value, str) else None
