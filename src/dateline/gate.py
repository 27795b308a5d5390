"""Which articles, and which of their sentences, can hold a record of what states do to each other: told from names alone.

The sides that an article names are looked up in the knowledge base, once and without a parse, hundreds of times faster than
coding it. The side it names most is its home. An article that names no other has no engagement and no event between states
that we could name, though it may well have statements of people at home. One that names another here and there holds such
records only around those words. What is lost is told in docs/performance.md. Words for acts were tried beside the names: nearly every
sentence has one, so that they keep out nothing.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import groupby

from dateline.knowledge.grounds import grounds_of
from dateline.knowledge.load import Knowledge
from dateline.knowledge.sides import Naming
from dateline.model.record import Rejection
from dateline.model.text import BODY, Article, Region
from dateline.settings import GATE_SHARE

OFF, ARTICLE, WINDOW = "off", "article", "window"
MODES = (OFF, ARTICLE, WINDOW)
BEFORE = 2
"""Sentences that are parsed before one that names a side and has a pronoun: who "he" is."""
_PRONOUN = re.compile(r"\b(?:[Hh](?:e|is|im|er)|[Ss]he|[Tt]he(?:y|ir|m))\b")
_BETWEEN = re.compile(r"(?:(?<=[a-z]{3}[.!?])|(?<=[0-9]{3}[.!?]))[\"”’)]*\s+(?=[\"“‘(]?[A-Z])|\n\s*\n")
"""Between two sentences: behind three small letters or a number, so that "Mr." and "U.S." end none. Two sentences taken for one cost
a little time, one that is cut would cost a record."""


@dataclass(frozen=True)
class Gate:
    """`article` looks at whole articles, `window` also at their sentences; `off` lets everything through."""

    mode: str
    knowledge: Knowledge

    def admit(self, article: Article) -> Article | Rejection:
        """The article, with only those regions that are to be parsed; the reason where it can hold nothing between states."""
        if self.mode == OFF:
            return article
        ground = grounds_of(self.knowledge).of(article)
        if ground.is_short and (ground.named or ground.lands):
            return article
        if not ground.is_between:
            detail = f"of countries and organisations of states it names {ground.home} alone" if ground.home else "it names no country and no organisation of states"
            return Rejection("gate", "no_two_sides", detail)
        return article if self.mode == ARTICLE or len(ground.sides) == 1 else _around(article, ground.named, ground.home)


def _around(article: Article, named: Sequence[Naming], home: str | None) -> Article:
    """The article as it is, where many of its sentences name a side abroad; else with those of its body alone, and what explains them."""
    sentences = [sentence for region in article.regions if region.kind == BODY for sentence in _sentences(article.text, region)]
    starts = [sentence.start for sentence in sentences]
    at = [max(0, bisect_right(starts, one.start) - 1) for one in named]
    abroad = sorted({number for number, one in zip(at, named, strict=True) if one.side != home})
    if len(abroad) >= GATE_SHARE * len(sentences):
        return article
    kept = {0}.union(*(_explained(article.text, sentences, number) for number in abroad))
    kept |= {max(0, bisect_right(starts, one.full) - 1) for number, one in zip(at, named, strict=True) if number in kept}
    body = [Region(BODY, sentences[run[0]].start, sentences[run[-1]].end) for run in _runs(sorted(kept))]
    return replace(article, regions=tuple(sorted([*(one for one in article.regions if one.kind != BODY), *body], key=lambda region: region.start)))


def _explained(text: str, sentences: Sequence[Region], number: int) -> range:
    """The sentence of a number with the one behind it, whose "it" may mean it, and where it has a pronoun itself with those before."""
    sentence = sentences[number]
    first = number - BEFORE if _PRONOUN.search(text, sentence.start, sentence.end) else number
    return range(max(0, first), min(number + 2, len(sentences)))


def _sentences(text: str, region: Region) -> Iterator[Region]:
    """The sentences of a region, roughly."""
    start = region.start
    for between in [*_BETWEEN.finditer(text, region.start, region.end), None]:
        yield Region(region.kind, start, between.start() if between else region.end)
        start = between.end() if between else region.end


def _runs(numbers: Sequence[int]) -> Iterator[list[int]]:
    """Numbers that follow each other, together."""
    for _, run in groupby(enumerate(numbers), key=lambda pair: pair[1] - pair[0]):
        yield [number for _, number in run]
