"""A text as words, each with one character that tells what it may be in a time expression."""

from __future__ import annotations

import re
from dataclasses import dataclass

from .lexicon import Lexicon
from .notation import BREAK, OTHER, SHAPES

TOKEN = re.compile(
    r"[^\W\d_]{2,}"
    r"|[apAP]\.\s?[mM]\b\.?"
    r"|[^\W\d_]"
    r"|\d{4}-\d\d-\d\d(?:[Tt ]\d\d:\d\d(?::\d\d)?(?:[Zz]|[+-]\d\d:?\d\d)?)?(?!\d)"
    r"|\d{1,2}[/.]\d{1,2}[/.](?:\d{4}|\d\d)(?![\d/])|\d{4}/\d{1,2}/\d{1,2}(?![\d/])"
    r"|\d{1,2}:\d\d(?::\d\d)?(?!\d)"
    r"|\d{1,3}(?:,\d{3})+(?!\d)|\d+\.\d+|\d/\d(?![\d/])"
    r"|\d+(?:[sS][tT]|[nN][dD]|[rR][dD]|[tT][hH]|[sS])?(?![^\W\d_])|\d+"
    r"|['’][sS]\b|\n[ \t\r]*\n|[^\w\s]"
)
MARKS = {"’": "'", "‘": "'", "–": "-", "‑": "-", "‐": "-", "’s": "'s", "“": '"', "”": '"'}
PATTERNS = (
    (re.compile(r"\d{4}-\d\d-\d\dT.*|\d{4}-\d\d-\d\d .*", re.I), SHAPES["ISOTIME"]),
    (re.compile(r"\d{4}-\d\d-\d\d"), SHAPES["ISODATE"]),
    (re.compile(r"\d+[/.]\d+[/.]\d+"), SHAPES["NUMDATE"]),
    (re.compile(r"\d+:\d\d"), SHAPES["CLOCK"]),
    (re.compile(r"\d+:\d\d:\d\d"), SHAPES["LAP"]),
    (re.compile(r"\d+(,\d{3})+|\d+\.\d+"), SHAPES["DECIMAL"]),
    (re.compile(r"\d/\d"), SHAPES["FRACTION"]),
)


@dataclass(frozen=True, slots=True)
class Words:
    """The words of a text: where they begin and end, what they are (apostrophes plain) and one character each in `shape`."""

    text: str
    starts: list[int]
    ends: list[int]
    written: list[str]
    lowered: list[str]
    shape: str

    def lower(self, i: int) -> str:
        """Word number `i` in lower case."""
        return self.lowered[i]

    def all_lower(self, first: int, last: int) -> tuple[str, ...]:
        """Words `first` to `last` (exclusive) in lower case."""
        return tuple(self.lowered[first:last])

    @property
    def count(self) -> int:
        """How many words."""
        return len(self.starts)


def read_words(text: str, lexicon: Lexicon) -> Words:
    """Split a text into words and name each by a character; linear in the length of the text."""
    matches = list(TOKEN.finditer(text))
    written, get = [found[0] for found in matches], lexicon.characters.get
    shape = [get(word) or (OTHER if word.isalpha() else "") for word in written]
    for i in [i for i, character in enumerate(shape) if not character]:
        written[i] = MARKS.get(written[i], written[i])
        shape[i] = _character(written[i], lexicon.characters)
    lowered = [word.lower() for word in written]
    for i in [i for i, word in enumerate(written) if word == "."]:
        if i and lowered[i - 1] in lexicon.abbreviations and shape[i - 1] != OTHER:
            shape[i] = SHAPES["DOT"]
    return Words(text, [found.start() for found in matches], [found.end() for found in matches], written, lowered, "".join(shape))


def _character(word: str, known: dict[str, str]) -> str:
    """The character of a word that is not in the list as written: numbers by shape, typographic marks, odd capitals."""
    first = word[0]
    if first.isdigit():
        return _number(word)
    if first == "\n":
        return BREAK
    if word in known:
        return known[word]
    if word[1:2] == ".":
        return known.get("a.m." if first in "aA" else "p.m.", OTHER)
    return OTHER


def _number(word: str) -> str:
    if word.isdecimal():
        return _integer(word)
    ending = word.lstrip("0123456789").lower()
    if ending in ("st", "nd", "rd", "th"):
        return SHAPES["ORDINAL31"] if len(word) <= 4 and 1 <= int(word[:-2]) <= 31 else SHAPES["ORDINALS"]
    if ending == "s":
        return {5: SHAPES["DECADES"], 3: SHAPES["SHORTDECADE"]}.get(len(word), OTHER)
    for pattern, character in PATTERNS:
        if pattern.fullmatch(word):
            return character
    return OTHER


def _integer(word: str) -> str:
    if len(word) > 4:
        return SHAPES["LARGE"]
    number = int(word)
    if len(word) == 4:
        return SHAPES["MODERN" if 1900 <= number < 2100 else "OLDYEAR" if 1000 <= number < 1900 else "LARGE"]
    for limit, name in ((0, "ZERO"), (12, "ONE12"), (24, "TO24"), (31, "TO31"), (99, "TO99"), (999, "HUNDREDS")):
        if number <= limit:
            return SHAPES[name]
    return OTHER
