"""Plain text and Markdown: the whole file is one article, kept as it came."""

from __future__ import annotations

from collections.abc import Iterator
from typing import BinaryIO

from dateline.read.decode import decode
from dateline.read.raw import RawArticle, content_id, rejected
from dateline.settings import LONGEST_FILE

NAME, ORDER = "text", 100


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
    text = decode(content)
    if text is None:
        yield rejected(identity, "binary", f"{origin}: the bytes are no text in UTF-8, UTF-16, UTF-32 or Windows-1252")
        return
    yield RawArticle(identity, text)
