"""Copies of one wire text, and how many independent sources stand behind a set of articles."""

from __future__ import annotations

import re
import zlib
from collections.abc import Iterable

from dateline import settings
from dateline.model.ledger import SourceText

_HIGHEST = 2**32
_WORD = re.compile(r"\w+")


def sketch_of(text: str) -> tuple[int, ...]:
    """The lowest hashes of a text's runs of words, ascending; texts that share most of their words share most of these.

    Case, punctuation and line ends do not count. A text shorter than one run gives the hash of its words.
    """
    words = _WORD.findall(text.lower())
    run = settings.SKETCH_RUN
    runs = {zlib.crc32(" ".join(words[i : i + run]).encode("utf-8", "replace")) for i in range(max(1, len(words) - run + 1))}
    return tuple(sorted(runs)[: settings.SKETCH_SIZE])


def are_copies(one: tuple[int, ...], other: tuple[int, ...]) -> bool:
    """Whether one text holds nearly all of the other: a copy, or a copy cut short or under another headline.

    A full sketch tells nothing of the hashes above its last: they are left out on both sides.
    """
    reach = min((sketch[-1] for sketch in (one, other) if len(sketch) >= settings.SKETCH_SIZE), default=_HIGHEST)
    first, second = {h for h in one if h <= reach}, {h for h in other if h <= reach}
    fewest = min(len(first), len(second))
    if fewest < settings.COPY_RUNS:
        return bool(first) and first == second
    return len(first & second) >= settings.COPY_SHARE * fewest


def independent_sources(sources: Iterable[SourceText]) -> int:
    """How many sources do not hang together: by the same publisher, the same agency, or as copies of one text."""
    newest = {source.article: source for source in sorted(sources, key=lambda one: (one.article, one.version))}
    if len(newest) < 2:
        return len(newest)
    told = list(newest.values())
    parent = list(range(len(told)))
    by_name: dict[str, int] = {}
    holders: dict[int, list[int]] = {}
    for number, source in enumerate(told):
        kin = {by_name.setdefault(name, number) for name in _names(source)} | _copied(source, told, holders)
        for value in source.sketch:
            holders.setdefault(value, []).append(number)
        for other in kin:
            parent[_root(parent, other)] = _root(parent, number)
    return len({_root(parent, number) for number in range(len(told))})


def _names(source: SourceText) -> set[str]:
    return {name.strip().lower() for name in (source.publisher, source.agency) if name and name.strip()}


def _copied(source: SourceText, told: list[SourceText], holders: dict[int, list[int]]) -> set[int]:
    """The earlier sources of which this is a copy; only those that share hashes are looked at."""
    near = {number for value in source.sketch for number in holders.get(value, ())}
    return {number for number in near if are_copies(source.sketch, told[number].sketch)}


def _root(parent: list[int], group: int) -> int:
    while parent[group] != group:
        parent[group] = parent[parent[group]]
        group = parent[group]
    return group
