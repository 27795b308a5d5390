"""The words that tell toponyms, and what was found under a name before."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from dateline.knowledge.base import GazetteerPlace
from dateline.knowledge.load import Knowledge

_MOST_REMEMBERED = 100_000


@dataclass(frozen=True)
class Words:
    """The words of lang/<code>/toponyms.yaml, and what the base and gazetteer said of names asked before."""

    abbreviations: dict[str, tuple[str, str]]
    after: frozenset[str]
    locative: frozenset[str]
    wide: frozenset[str]
    alone: frozenset[str]
    media: frozenset[str]
    compass: frozenset[str]
    inside: frozenset[str]
    local: frozenset[str]
    kinds: frozenset[str]
    houses: frozenset[str]
    diseases: frozenset[str]
    alike: tuple[frozenset[str], ...]
    regional_bodies: dict[str, list[str]]
    usual: dict[str, tuple[str, ...]]
    states: dict[str, tuple[str, str, str] | None]
    places: dict[str, tuple[GazetteerPlace, ...]]


def load_words(knowledge: Knowledge) -> Words:
    """The words, compiled once."""
    words: Words = knowledge.once("places.words", lambda: _compile(knowledge.lexicon("toponyms"), knowledge.lexicon("agents")["regional_bodies"]))
    return words


def _compile(lexicon: dict[str, Any], bodies: dict[str, list[str]]) -> Words:
    short = {form: (country, name) for country, forms in lexicon["abbreviations"].items() for form, name in forms.items()}
    for country, forms in lexicon["postal"].items():
        short.update(dict.fromkeys(forms, (country, "")))
    return Words(
        short,
        frozenset(lexicon["after"]),
        frozenset(lexicon["locative"]),
        frozenset(lexicon["wide"]),
        frozenset(lexicon["never_alone"]),
        frozenset(lexicon["media"]),
        frozenset(lexicon["compass"]),
        frozenset(lexicon["inside"]),
        frozenset(lexicon["local"]),
        frozenset(lexicon["kinds"]),
        frozenset(lexicon["houses"]),
        frozenset(lexicon["diseases"]),
        tuple(frozenset(family) for family in lexicon["alike"]),
        bodies,
        {word: tuple(countries) for word, countries in lexicon["usual"].items()},
        {},
        {},
    )


def forget_when_full(memory: dict[str, Any]) -> None:
    """Keeps what is remembered from article to article within bounds."""
    if len(memory) >= _MOST_REMEMBERED:
        memory.clear()
