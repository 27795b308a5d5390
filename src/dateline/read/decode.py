"""Bytes → text, without changing anything that is text already."""

from __future__ import annotations

import codecs
import re

_MARKS = ((codecs.BOM_UTF8, "utf-8"), (codecs.BOM_UTF32_LE, "utf-32"), (codecs.BOM_UTF32_BE, "utf-32"),
          (codecs.BOM_UTF16_LE, "utf-16"), (codecs.BOM_UTF16_BE, "utf-16"))
_ALLOWED = frozenset("\n\r\t\f\v\x85\u2028\u2029")
_MOST_CONTROLS = 0.02


_DECLARED = re.compile(rb"""(?:charset|encoding)\s*=\s*["']?\s*([A-Za-z0-9_.:-]{2,40})""")


def declared_encoding(content: bytes) -> str | None:
    """The encoding that a page or an XML document names in its first bytes."""
    match = _DECLARED.search(content[:2048])
    return match.group(1).decode("ascii") if match else None


def decode(content: bytes, declared: str | None = None) -> str | None:
    """The text of a file, None where it is no text.

    UTF-8 is taken as it is, its byte-order mark included; UTF-16 and UTF-32 need a mark; then comes what the source
    declares; what is left is read as Windows-1252, the encoding of older English pages, unless control characters show
    that it is binary. UTF-8 goes before a declaration: bytes that are UTF-8 are by chance nothing else.
    """
    for mark, encoding in _MARKS:
        if content.startswith(mark):
            return _try(content, encoding)
    if b"\0" in content[:8192]:
        return None
    text = _try(content, "utf-8")
    if text is None and declared:
        text = _try(content, declared)
    return text if text is not None else _try(content, "cp1252")


def _try(content: bytes, encoding: str) -> str | None:
    try:
        text = content.decode(encoding)
    except (UnicodeError, LookupError):  # the second: a declared encoding that nobody knows
        return None
    return text if _is_text(text) else None


def _is_text(text: str) -> bool:
    sample = text[:20_000]
    controls = sum((ch < " " and ch not in _ALLOWED) or ("\x7f" <= ch < "\xa0" and ch not in _ALLOWED) for ch in sample)
    return controls <= _MOST_CONTROLS * len(sample)
