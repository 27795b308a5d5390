"""Sets of words as patterns use them: lemmas, and phrases that end in their head word."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from dateline.errors import KnowledgeError
from dateline.model.text import Token

WordTable = dict[str, list[list[str]]]
"""Head lemma → the words that must stand around it: before it and, after AFTER, behind it; [] where the head alone is enough."""

AFTER = ">"


def word_table(words: Any, lexicons: Mapping[str, Any], where: str) -> WordTable:
    """The table of a word, a list of words, or `$name` of a lexicon; lists are followed to the end.

    A phrase is found at its head: the last word ("air *strike*"), or the one before "of" ("*state* of emergency"). A word with
    hyphens is found whole and in pieces ("cease-fire", "cease - fire").
    Raises:
        KnowledgeError: `$name` is no lexicon, or a list holds itself.
    """
    table: WordTable = {}
    for phrase in expand(words, lexicons, where):
        for pieces in _spellings(phrase.lower().split()):
            head, around = _around(pieces)
            known = table.setdefault(head, [])
            if around not in known:
                known.append(around)
    return table


def _spellings(words: list[str]) -> list[list[str]]:
    apart = [piece for word in words for piece in (" - ".join(word.split("-")).split() if "-" in word.strip("-") else [word])]
    return [words] if apart == words else [words, apart]


def _around(words: list[str]) -> tuple[str, list[str]]:
    if "of" in words[1:-1]:
        at = words.index("of", 1)
        return words[at - 1], [*words[: at - 1], AFTER, *words[at:]]
    return words[-1], words[:-1]


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


class Words:
    """The words of an article as tables know them: lemma and form of every token, in lower case."""

    def __init__(self, tokens: Sequence[Token]) -> None:
        self.lemmas = [token.lemma.lower() for token in tokens]
        self.forms = [token.text.lower() for token in tokens]


def holds(table: Mapping[str, Sequence[Sequence[str]]], words: Words, i: int) -> bool:
    """Whether token `i` is one of the words, or the head of one of the phrases as they stand in the text."""
    arounds = table.get(words.lemmas[i])
    if arounds is None:
        arounds = table.get(words.forms[i])
        if arounds is None:
            return False
    return any(not around or _stands_around(around, words, i) for around in arounds)


def _stands_around(around: Sequence[str], words: Words, i: int) -> bool:
    size = around.index(AFTER) if AFTER in around else len(around)
    return _stand(around[:size], words, i - size) and _stand(around[size + 1 :], words, i + 1)


def _stand(wanted: Sequence[str], words: Words, first: int) -> bool:
    """Whether words, or their forms, stand from a token on."""
    if first < 0 or first + len(wanted) > len(words.forms):
        return False
    return all(word in (words.forms[first + n], words.lemmas[first + n]) for n, word in enumerate(wanted))
