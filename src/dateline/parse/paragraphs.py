"""The stretches of an article that are parsed on their own: one paragraph of a readable region each."""

from __future__ import annotations

import re
from collections.abc import Iterator

from dateline.model.text import HEADLINE, READABLE_REGIONS, Article
from dateline.settings import LONGEST_PARAGRAPH

_BLANK_LINE = re.compile(r"\n[^\S\n]*(?:\n[^\S\n]*)+")
_SENTENCE_END = re.compile(r"[.!?…:;][\"'”’)\]»]*$")
_CUT = re.compile(r"(?<=[.!?])[\"”’)]*\s+(?=[\"“‘(A-Z])")


def find_paragraphs(article: Article) -> list[tuple[str, int, int]]:
    """(region kind, start, end) of every paragraph that is to be parsed, in text order, white space trimmed."""
    found = []
    for region in article.regions:
        if region.kind in READABLE_REGIONS:
            for start, end in _blocks(article.text, region.start, region.end):
                for piece in _short_enough(article.text, start, end):
                    found.append((region.kind, *piece))
    return [(kind, start, end) for kind, start, end in found if start < end]


def _blocks(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """Blocks between blank lines; a block whose lines are whole sentences gives one paragraph a line."""
    position = start
    for gap in [*_BLANK_LINE.finditer(text, start, end), None]:
        stop = gap.start() if gap else end
        yield from _lines(text, position, stop)
        position = gap.end() if gap else end


def _lines(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    block = text[start:end]
    lines = [line for line in block.split("\n") if line.strip()]
    if len(lines) > 1 and not is_wrapped(lines):
        position = start
        for line in block.split("\n"):
            yield trimmed(text, position, position + len(line))
            position += len(line) + 1
    else:
        yield trimmed(text, start, end)


def is_wrapped(lines: list[str]) -> bool:
    """Whether lines were broken to a width rather than at the ends of paragraphs or headlines.

    Most of them end in mid-sentence, and most of those because the next word would not have fitted, or so that a small
    letter begins the next line. A list of headlines has room for the next word and begins each line anew.
    """
    broken = [i for i, line in enumerate(lines[:-1]) if not _SENTENCE_END.search(line.rstrip())]
    width = max(len(line.rstrip()) for line in lines)
    joined = sum(_runs_on(lines[i].rstrip(), lines[i + 1].lstrip(), width) for i in broken)
    return len(broken) > 0.5 * (len(lines) - 1) and width <= 120 and joined > 0.5 * len(broken)


def _runs_on(line: str, following: str, width: int) -> bool:
    """Whether a line breaks off: its next word begins small, or had no room."""
    return following[:1].islower() or len(line) + len(following.split(maxsplit=1)[0]) >= width


def _short_enough(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """The paragraph, cut at sentence ends (or, failing that, at blanks) where it is longer than the parser takes."""
    while end - start > LONGEST_PARAGRAPH:
        window = text[start : start + LONGEST_PARAGRAPH]
        cuts = [match.end() for match in _CUT.finditer(window)]
        cut = cuts[-1] if cuts else window.rfind(" ") + 1
        cut = cut if cut > LONGEST_PARAGRAPH // 10 else LONGEST_PARAGRAPH
        yield trimmed(text, start, start + cut)
        start += cut
    yield trimmed(text, start, end)


def trimmed(text: str, start: int, end: int) -> tuple[int, int]:
    """The stretch without the white space at its ends."""
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    return start, end


def is_headline(kind: str) -> bool:
    """Whether a paragraph is a headline: title case, verbs in the present for the past."""
    return kind == HEADLINE
