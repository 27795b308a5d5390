"""Persons' names: their words, and which of them is the family name."""

from __future__ import annotations

from dateline.knowledge.names import name_pieces

from .lexicon import Lexicon


def name_words(name: str) -> list[str]:
    """The lower-case words of a name without initials, articles and titles."""
    return list(name_pieces(name))


def family_first(words: list[str], country: str | None, lexicon: Lexicon) -> bool:
    """Whether the family name stands first: by the country, or where nothing is known by a name of the Chinese or Korean kind."""
    if len(words) < 2 or words[0] in lexicon.given_names and words[0] not in lexicon.family_names:
        return False
    known = words[0] in lexicon.family_names
    if country in lexicon.family_first:
        return known or words[-1] not in lexicon.family_names and country in ("VNM", "KHM")
    return country is None and known and words[-1] not in lexicon.family_names and all(len(word) <= 8 for word in words)


def surname_of(words: list[str], country: str | None, lexicon: Lexicon) -> str:
    """The word a person is called by after the full name."""
    return words[0] if family_first(words, country, lexicon) else words[-1]
