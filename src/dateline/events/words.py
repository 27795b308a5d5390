"""Sets of words as patterns use them: lemmas, and phrases that end in their head word."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from dateline.errors import KnowledgeError
from dateline.model.text import Token

WordTable = dict[str, list[list[str]]]
"""Head lemma → the word sequences that must stand before it; [] where the head alone is enough."""


def word_table(words: Any, lexicons: Mapping[str, Any], where: str) -> WordTable:
    """The table of a word, a list of words, or `$name` of a lexicon; lists are followed to the end.

    Raises:
        KnowledgeError: `$name` is no lexicon, or a list holds itself.
    """
    table: WordTable = {}
    for phrase in expand(words, lexicons, where):
        *before, head = phrase.lower().split()
        prefixes = table.setdefault(head, [])
        if before not in prefixes:
            prefixes.append(before)
    return table


def expand(words: Any, lexicons: Mapping[str, Any], where: str, above: tuple[str, ...] = ()) -> list[str]:
    """The words of a list with every `$name` replaced by what it stands for, each once, in order."""
    found: dict[str, None] = {}
    for word in words if isinstance(words, list) else [words]:
        if not isinstance(word, str):
            raise KnowledgeError(f"{word!r} is no word", where=where, remedy="write words, $lists, or a list of them; quote true, false and null")
        if not word.startswith("$"):
            found[word] = None
            continue
        name = word[1:]
        if name not in lexicons or name in above:
            what = f"the list {word} holds itself" if name in above else f"there is no list {word}"
            raise KnowledgeError(what, where=where, remedy="add it to lexicons.yaml, or write the words out")
        found.update(dict.fromkeys(expand(lexicons[name], lexicons, where, (*above, name))))
    return list(found)


def holds(table: Mapping[str, Sequence[Sequence[str]]], tokens: Sequence[Token], i: int) -> bool:
    """Whether token `i` is one of the words, or the head of one of the phrases as they stand in the text."""
    token = tokens[i]
    prefixes = table.get(token.lemma.lower())
    if prefixes is None:
        prefixes = table.get(token.lower)
    return bool(prefixes) and any(not before or _stands_before(before, tokens, i) for before in prefixes)


def _stands_before(before: Sequence[str], tokens: Sequence[Token], i: int) -> bool:
    first = i - len(before)
    return first >= 0 and all(word in (tokens[first + n].lower, tokens[first + n].lemma.lower()) for n, word in enumerate(before))
