"""Article → Parsed: paragraphs, sentences, words and the dependency tree over them."""

from __future__ import annotations

from .parser import Parser, load_parser, parse_text

__all__ = ["Parser", "load_parser", "parse_text"]
