"""Bytes → Article: formats recognised by content, regions told apart, the text kept as it came."""

from __future__ import annotations

from .sources import Reading, read_sources, read_text

__all__ = ["Reading", "read_sources", "read_text"]
