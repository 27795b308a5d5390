"""Plain text and Markdown: the whole file is one article, kept as it came."""

from __future__ import annotations

from collections.abc import Iterator
from typing import BinaryIO

from dateline.read.decode import decode
from dateline.read.raw import RawArticle, content_id, digest_of, rejected
from dateline.settings import LONGEST_FILE

NAME, ORDER = "text", 100

_OTHER_FORMATS = {
    b"%pdf-": "a PDF; save its text, for instance with pdftotext, and read that",
    b"{\\rtf": "RTF; save it as plain text",
    b"<?xml": "XML that is no feed and no NewsML-G2; save the articles' text and read that",
    b"\xd0\xcf\x11\xe0": "an office document; save it as plain text",
}
"""First bytes, in lower case, of what is no plain text though its bytes may decode: markup read as prose gives wrong records."""


def fits(head: bytes) -> bool:
    """Everything that no other format claimed."""
    return True


def read(stream: BinaryIO, origin: str) -> Iterator[RawArticle]:
    """One article, or one rejection where the bytes are no text."""
    content = stream.read(LONGEST_FILE + 1)
    identity = content_id(content)
    if len(content) > LONGEST_FILE:
        yield rejected(identity, "too_long", f"{origin}: more than {LONGEST_FILE:,} bytes")
        return
    other = _other_format(content)
    if other:
        yield rejected(identity, "unknown_format", f"{origin}: {other}")
        return
    text = decode(content)
    if text is None:
        yield rejected(identity, "binary", f"{origin}: the bytes are no text in UTF-8, UTF-16, UTF-32 or Windows-1252")
        return
    yield RawArticle(identity, text, digest=digest_of(content))


def _other_format(content: bytes) -> str | None:
    """What a file is that begins like another format, and what to do with it."""
    head = content[:512].removeprefix(b"\xef\xbb\xbf").lstrip().lower()
    return next((what for begin, what in _OTHER_FORMATS.items() if head.startswith(begin)), None)
