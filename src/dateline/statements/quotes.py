"""Where quotation marks open and close: one region for every outermost quotation of a paragraph.

Marks are read paragraph by paragraph, so that one that is missing or misplaced costs at most its own paragraph. A
quotation whose closing mark is held back because the next paragraph opens with a mark again is carried over.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

_MARK = re.compile(r"``|''|[\"“”„‟«»‹›「」『』]|['‘’‚‛`]")
_OPENING, _CLOSING = "“„«‹「『", "”»›」』"
_PAIR = {"“": "”“", "„": "“”", "«": "»", "‹": "›", "「": "」", "『": "』", "``": "''"}
_SINGLE = "'‘’‚‛`"
_SHORTEST_SINGLE = 2
_BEFORE_OPENING = " \t\n\r\u00a0([{—–-/…"


@dataclass(frozen=True, slots=True)
class Quote:
    """A quotation from its opening to its closing mark, both inside; `closed` is False where the closing mark is
    missing, `carried` True where it goes on in the next paragraph."""

    start: int
    end: int
    closed: bool = True
    carried: bool = False


def find_quotes(text: str, paragraphs: Iterable[tuple[int, int]]) -> tuple[Quote, ...]:
    """The outermost quotations of the paragraphs ([start, end) each), in text order, never overlapping."""
    found: list[Quote] = []
    stretches = list(paragraphs)
    for i, (start, end) in enumerate(stretches):
        after = stretches[i + 1] if i + 1 < len(stretches) else None
        doubles = list(_doubles(text, start, end, after))
        found += sorted([*doubles, *_singles(text, start, end, doubles)], key=lambda quote: quote.start)
    return tuple(found)


def _doubles(text: str, start: int, end: int, after: tuple[int, int] | None) -> Iterator[Quote]:
    opened: int | None = None
    mark = ""
    for match in _MARK.finditer(text, start, end):
        if match.group() in _SINGLE:
            continue
        if opened is None:
            if _may_open(text, match, start, end):
                opened, mark = match.start(), match.group()
        elif _closes(text, match, mark, end):
            yield Quote(opened, match.end())
            opened = None
        elif _reopens(text, match, mark, start, end):
            # A second opening mark without a closing one between: the first was a stray, what it opened is lost.
            opened, mark = match.start(), match.group()
    if opened is not None:
        yield Quote(opened, end, closed=False, carried=after is not None and _opens_with_mark(text, *after))


def _may_open(text: str, match: re.Match[str], start: int, end: int) -> bool:
    mark = match.group()
    if match.end() >= end or (mark in _CLOSING and mark not in "”»"):
        return False
    if mark in _OPENING or mark == "``":
        return True
    before = text[match.start() - 1] if match.start() > start else " "
    return before in _BEFORE_OPENING + ":,;“‘'" and not text[match.end()].isspace()


def _closes(text: str, match: re.Match[str], opening: str, end: int) -> bool:
    mark = match.group()
    if opening in _PAIR and mark in _PAIR[opening] and mark != opening:
        return True
    if mark in _CLOSING:
        return opening not in "«‹「『"
    if mark in ('"', "''"):
        before = text[match.start() - 1]
        after = text[match.end()] if match.end() < end else " "
        return not before.isspace() or not after.isalnum()
    return False


def _reopens(text: str, match: re.Match[str], opening: str, start: int, end: int) -> bool:
    """A mark that can only open: straight after a blank, or the same curly mark again."""
    return match.group() in ('"', "''", opening) and _may_open(text, match, start, end)


def _opens_with_mark(text: str, start: int, end: int) -> bool:
    match = _MARK.match(text, start, end)
    return match is not None and match.group() not in _CLOSING


def _singles(text: str, start: int, end: int, doubles: list[Quote]) -> Iterator[Quote]:
    """Quotations in single marks that stand in no double ones and hold two words or more."""
    position = start
    for match in _MARK.finditer(text, start, end):
        if match.start() < position or match.group() not in _SINGLE or not _opens_single(text, match, start, end):
            continue
        if any(quote.start <= match.start() < quote.end for quote in doubles):
            continue
        limit = min((quote.start for quote in doubles if quote.start > match.start()), default=end)
        close = _single_close(text, match.end(), limit)
        if close is not None and len(text[match.start() : close].split()) >= _SHORTEST_SINGLE:
            position = close
            yield Quote(match.start(), close)


def _opens_single(text: str, match: re.Match[str], start: int, end: int) -> bool:
    before = text[match.start() - 1] if match.start() > start else " "
    after = text[match.end()] if match.end() < end else " "
    # "the '90s", "rock 'n' roll": an apostrophe stands for what is left out.
    return before in _BEFORE_OPENING + ":" and (after.isalpha() or (after in "[…" and match.group() != "’"))


def _single_close(text: str, start: int, end: int) -> int | None:
    """End of the closing mark: the first one beside punctuation, else the first that ends a word; plural genitives
    ("workers' rights") look the same, so punctuation decides."""
    plain: int | None = None
    for match in _MARK.finditer(text, start, end):
        if match.group() not in "'’":
            if match.group() in "‘‛":
                break
            continue
        after = text[match.end()] if match.end() < end else " "
        before = text[match.start() - 1]
        if after.isalnum() or before.isspace():
            continue
        if before in ".,!?…" or after in ".,;:!?)":
            return match.end()
        plain = plain or match.end()
    return plain
