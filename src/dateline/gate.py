"""Which articles, and which of their paragraphs, can hold a record of what states do to each other: told from names alone.

The words of an article are looked up in the knowledge base, once and without a parse, a hundred times faster than coding it. Two
countries, or a country and an organisation of states, named near each other open the gate. What stays outside has no
engagement or event between states that we could name; it may well have statements of people at home.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from dateline.knowledge.base import AliasHit
from dateline.knowledge.load import Knowledge
from dateline.model.text import BODY, READABLE_REGIONS, Article, Region
from dateline.settings import GATE_REACH

OFF, ARTICLE, WINDOW = "off", "article", "window"
MODES = (OFF, ARTICLE, WINDOW)
_OF_A_STATE = ("state", "government", "ministry", "body")
_OF_STATES = ("org", "group")
BEFORE, BEHIND = 2, 1
"""Paragraphs that are parsed behind and before one that names a side: who "he" is, and who spoke the quotation above."""


@dataclass(frozen=True, slots=True)
class Gate:
    """`article` looks at whole articles, `window` also at their paragraphs; `off` lets everything through."""

    mode: str
    knowledge: Knowledge

    def admit(self, article: Article) -> Article | None:
        """The article, with only those regions that are to be parsed; None where it can hold nothing between states."""
        if self.mode == OFF:
            return article
        sides = self._sides(article)
        near = [place for place, following in zip(sides, sides[1:], strict=False) if _are_near(place, following)]
        if not near:
            return None
        return article if self.mode == ARTICLE else replace(article, regions=tuple(_windows(article, [start for start, _ in sides])))

    def _sides(self, article: Article) -> list[tuple[int, str]]:
        """(offset, country or organisation) of every name of a side in what would be parsed."""
        found = []
        for region in article.regions:
            if region.kind in READABLE_REGIONS:
                for hit in self.knowledge.base.alias_hits(article.text[region.start : region.end]):
                    side = self._side(hit)
                    if side:
                        found.append((region.start + hit.start, side))
        return found

    def _side(self, hit: AliasHit) -> str | None:
        target = hit.aliases[0].target
        kind, _, rest = target.partition("/")
        if kind in _OF_A_STATE:
            return rest[:3]
        return target if kind in _OF_STATES else None


def _are_near(one: tuple[int, str], other: tuple[int, str]) -> bool:
    """Whether two names are of different sides and stand near each other."""
    return one[1] != other[1] and other[0] - one[0] <= GATE_REACH


def _windows(article: Article, sides: Iterable[int]) -> Iterator[Region]:
    """All regions but the body's; of that the first paragraph, those in which a side is named, and those beside them."""
    named = sorted(sides)
    for region in article.regions:
        if region.kind != BODY:
            yield region
            continue
        blocks = list(_paragraphs(article.text, region))
        naming = [bisect_left(named, block.end) > bisect_left(named, block.start) for block in blocks]
        yield from (block for i, block in enumerate(blocks) if i == 0 or any(naming[max(0, i - BEFORE) : i + BEHIND + 1]))


def _paragraphs(text: str, region: Region) -> Iterator[Region]:
    """The lines of a body region that hold something."""
    start = region.start
    for line in text[region.start : region.end].split("\n"):
        if line.strip():
            yield Region(region.kind, start, start + len(line))
        start += len(line) + 1
