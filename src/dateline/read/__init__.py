"""Bytes → Article: formats recognised by content, regions told apart, the text kept as it came.

Called, the package reads and codes one text: `dateline.read("…", published=…)` is `dateline.api.read_text`.
"""

from __future__ import annotations

from dateline.calling import make_callable

from .sources import Reading, read_sources, read_text

__all__ = ["Reading", "read_sources", "read_text"]

make_callable(__name__, "dateline.api", "read_text")
