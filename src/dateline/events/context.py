"""The contexts of an act: what it is about, from the words of its sentence (`contexts` of ontology/plover.yaml)."""

from __future__ import annotations

from collections.abc import Mapping

from dateline.model.text import Parsed

from .words import Words, WordTable, holds, word_table


class Contexts:
    """Finds contexts by their words.

    Args:
        lists: context → its words, lemmas and phrases.
    """

    def __init__(self, lists: Mapping[str, list[str]]) -> None:
        self._of: dict[str, list[tuple[str, WordTable]]] = {}
        for context, words in lists.items():
            for head, arounds in word_table([str(word) for word in words], {}, "ontology/plover.yaml").items():
                self._of.setdefault(head, []).append((context, {head: arounds}))

    def of(self, parsed: Parsed, words: Words, sentence: int) -> tuple[str, ...]:
        """The contexts that the words of a sentence give, each once, in text order."""
        place = parsed.sentences[sentence]
        found: dict[str, None] = {}
        for i in range(place.first, place.last):
            for context, table in self._of.get(words.lemmas[i], ()):
                if context not in found and holds(table, words, i):
                    found[context] = None
        return tuple(found)
