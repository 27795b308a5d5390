"""Broken encodings repaired: "Ã©" back to "é", told as a repair. Quotes, dashes and widths stay as they came."""

from __future__ import annotations

import re

_SIGNS = re.compile("[\u00c2\u00c3\u00c5\u00d0\u00d1\u00e2\u00ef\u0192][\u0080-\u00bf\u0152\u0153\u0160\u0161\u0178\u017d\u017e\u0192\u02c6\u02dc\u2013-\u203a\u20ac\u2122]")
"""What UTF-8 read as Windows-1252 leaves behind; a text without it is not looked at further."""


def mended_text(text: str) -> tuple[str, tuple[str, ...]]:
    """The text, and ("encoding",) where it held UTF-8 that somebody had read as another encoding."""
    if not _SIGNS.search(text):
        return text, ()
    from ftfy import fix_encoding

    better = str(fix_encoding(text))
    return (better, ("encoding",)) if better != text else (text, ())
