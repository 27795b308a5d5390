"""Where an article plays: told by the countries, regions and great towns it names, without a parse."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

import ahocorasick_rs

from dateline.model.text import READABLE_REGIONS, Article

from .base import KnowledgeBase
from .load import Knowledge
from .sides import Naming, Sides

GREAT_TOWN = 100_000
"""Inhabitants from which a town tells its country by its name alone."""
_GREAT_REGION = 500_000
FEW = 80
"""Words below which a text may leave a country unsaid of which it speaks: every place that it names tells of one."""


@dataclass(frozen=True, slots=True)
class Ground:
    """What a text names.

    `named` are the sides, by place; `home` is the one it names most, its regions and great towns counted; `sides` are those named and the
    home; `lands` the countries of regions and towns, that of most first. `is_between` where
    it tells of two sides, one of them perhaps by regions and towns alone, half as often as of the other; `is_short` where the words are few.
    """

    named: tuple[Naming, ...]
    home: str | None
    sides: frozenset[str]
    lands: tuple[str, ...]
    is_between: bool
    is_short: bool


class Grounds:
    """Reads what articles name."""

    def __init__(self, knowledge: Knowledge) -> None:
        toponyms = knowledge.lexicon("toponyms")
        self._sides = Sides(knowledge.base)
        self._successors: dict[str, str] = knowledge.lexicon("agents")["successors"]
        self._locative = frozenset(toponyms["locative"])
        self._lands = _lands(knowledge.base, toponyms["never_alone"])
        self._lands.update((short, (country, True)) for country, shorts in toponyms["abbreviations"].items() for short in shorts)
        self._finder = ahocorasick_rs.AhoCorasick(list(self._lands), matchkind=ahocorasick_rs.MatchKind.LeftmostLongest)
        self._countries = list(self._lands.values())
        self._last: tuple[Article, Ground] | None = None

    def of(self, article: Article) -> Ground:
        """What the parts of an article name that are read."""
        last = self._last
        if last is None or last[0] is not article:
            self._last = last = article, self._read(article)
        return last[1]

    def _read(self, article: Article) -> Ground:
        named = [one for region in article.regions if region.kind in READABLE_REGIONS for one in self._named(article.text, region.start, region.end)]
        lands = Counter(land for region in article.regions if region.kind in READABLE_REGIONS for land in self._lands_in(article.text[region.start : region.end]))
        counts = Counter(one.side for one in named)
        counts += lands if named else Counter()
        home = max(counts, key=counts.__getitem__) if counts else None
        sides = frozenset([*(one.side for one in named), *([home] if home else [])])
        ranked = lands.most_common()
        is_between = len(sides) > 1 or bool(_is_country(home) and ranked and ranked[0][0] != home and 2 * ranked[0][1] >= len(named))
        return Ground(tuple(named), home, sides, tuple(land for land, _ in ranked), is_between, len(article.text.split(None, FEW)) <= FEW)

    def _named(self, text: str, first: int, last: int) -> Iterator[Naming]:
        for start, end, side, full in self._sides.named(text[first:last]):
            yield Naming(first + start, first + end, self._successors.get(side, side), first + full)

    def _lands_in(self, text: str) -> Iterator[str]:
        """The countries of the regions a text names, and of the great towns behind a word such as "in" and before none ("London, Ky.")."""
        found = [(*self._countries[number], start, end) for number, start, end in self._finder.find_matches_as_indexes(text) if _stands_alone(text, start, end)]
        for (country, is_region, start, end), (_, is_larger, behind, _) in zip(found, [*found[1:], ("", False, -1, -1)], strict=False):
            if is_region or self._is_placed(text, start) and not (is_larger and text[end:behind] == ", "):
                yield country

    def _is_placed(self, text: str, start: int) -> bool:
        return (text[max(0, start - 12) : start].split() or [""])[-1] in self._locative


def _is_country(side: str | None) -> bool:
    return side is not None and len(side) == 3


def _stands_alone(text: str, start: int, end: int) -> bool:
    return not (text[start - 1 : start].isalnum() or text[end : end + 1].isalnum())


def grounds_of(knowledge: Knowledge) -> Grounds:
    """The reader of grounds, made once."""
    return knowledge.once("grounds", lambda: Grounds(knowledge))  # type: ignore[no-any-return]


def _lands(base: KnowledgeBase, never_alone: Iterable[str]) -> dict[str, tuple[str, bool]]:
    """(country, whether it is a region) by the name of a region or great town that is no country's and nobody's."""
    found: dict[str, tuple[str, bool]] = {}
    never = frozenset(never_alone)
    for name, country, kind in base.great_places(GREAT_TOWN, _GREAT_REGION):
        if name.lower() not in never and not base.aliases(name):
            found.setdefault(name, (country, kind == "region"))
    return found
