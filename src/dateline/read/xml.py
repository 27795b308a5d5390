"""XML is refused where it declares entities: that is how it would expand without end or read other files."""

from __future__ import annotations

import re

_ENTITY = re.compile(rb"<!\s*ENTITY", re.IGNORECASE)


def declares_entities(content: bytes) -> bool:
    """Whether an XML document declares entities of its own, in any encoding that keeps ASCII or pads it with zeros."""
    head = content[:200_000]
    return bool(_ENTITY.search(head) or (b"\0" in head and _ENTITY.search(head.replace(b"\0", b""))))
