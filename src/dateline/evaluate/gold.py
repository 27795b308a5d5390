"""Gold articles: objects of the contract, corrected by a person.

A file is JSONL of `dateline/1` objects (what `dateline read` prints) or one such object; a folder is all its .json and
.jsonl files. Sections that a gold article does not have (no key) are not judged; an entry with "optional": true counts
neither way, found or not. Where only some sections were checked and others are needed all the same (actors, behind refs), the
article's key "judged" lists those that count.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from dateline.errors import GoldError

SECTIONS = ("engagements", "statements", "events", "actors", "times", "places")


def read_gold(path: str) -> list[dict[str, Any]]:
    """Every gold article of a file or folder, in name order.

    Raises:
        GoldError: nothing there, not JSON, or not the contract's shape; says file:line.
    """
    place = Path(path)
    if not place.exists():
        raise GoldError("no such gold file or folder", where=path, remedy="give a JSONL file or a folder of them")
    files = sorted(inner for inner in place.rglob("*") if inner.suffix in (".json", ".jsonl")) if place.is_dir() else [place]
    found = [article for file in files for article in _read_file(file)]
    if not found:
        raise GoldError("no gold article in it", where=path, remedy="dateline read ARTICLE > gold.jsonl, then correct the records by hand")
    return found


def _read_file(path: Path) -> Iterator[dict[str, Any]]:
    text = path.read_text(encoding="utf-8")
    try:
        yield _checked(json.loads(text), f"{path}:1")
        return
    except json.JSONDecodeError:
        pass
    for number, line in enumerate(text.split("\n"), 1):
        if line.strip():
            try:
                yield _checked(json.loads(line), f"{path}:{number}")
            except json.JSONDecodeError as error:
                raise GoldError(f"not JSON: {error.msg}", where=f"{path}:{number}", remedy="one object a line") from None


def _checked(article: Any, where: str) -> dict[str, Any]:
    if not isinstance(article, dict) or not isinstance(head := article.get("article"), dict) or not isinstance(head.get("text"), str):
        raise GoldError("no object of dateline/1: `article.text` is missing", where=where, remedy="start from what `dateline read` prints")
    for section in SECTIONS:
        for entry in _spans(article.get(section) or []):
            if article["article"]["text"][entry["start"] : entry["end"]] != entry["text"]:
                raise GoldError(f"a span in {section} does not hold its words: {entry['text'][:40]!r}", where=where, remedy="correct start and end")
    return article


def _spans(value: Any) -> Iterator[dict[str, Any]]:
    """Every object with start, end and text, however deep."""
    if isinstance(value, list):
        for one in value:
            yield from _spans(one)
    elif isinstance(value, dict):
        if isinstance(value.get("start"), int) and isinstance(value.get("end"), int) and isinstance(value.get("text"), str):
            yield value
        for one in value.values():
            yield from _spans(one)
