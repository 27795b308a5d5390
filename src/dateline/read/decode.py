"""Bytes → text, without changing anything that is text already."""

from __future__ import annotations

import codecs

_MARKS = ((codecs.BOM_UTF8, "utf-8"), (codecs.BOM_UTF32_LE, "utf-32"), (codecs.BOM_UTF32_BE, "utf-32"),
          (codecs.BOM_UTF16_LE, "utf-16"), (codecs.BOM_UTF16_BE, "utf-16"))
_ALLOWED = frozenset("\n\r\t\f\v\x85\u2028\u2029")
_MOST_CONTROLS = 0.02


def decode(content: bytes) -> str | None:
    """The text of a file, None where it is no text.

    UTF-8 is taken as it is, its byte-order mark included; UTF-16 and UTF-32 need a mark; what is left is read as
    Windows-1252, the encoding of older English pages, unless control characters show that it is binary.
    """
    for mark, encoding in _MARKS:
        if content.startswith(mark):
            return _try(content, encoding)
    if b"\0" in content[:8192]:
        return None
    text = _try(content, "utf-8")
    return text if text is not None else _try(content, "cp1252")


def _try(content: bytes, encoding: str) -> str | None:
    try:
        text = content.decode(encoding)
    except UnicodeDecodeError:
        return None
    return text if _is_text(text) else None


def _is_text(text: str) -> bool:
    sample = text[:20_000]
    controls = sum((ch < " " and ch not in _ALLOWED) or ("\x7f" <= ch < "\xa0" and ch not in _ALLOWED) for ch in sample)
    return controls <= _MOST_CONTROLS * len(sample)
