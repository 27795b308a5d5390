"""The contexts of an act: what it is about, from the words of its sentence (`contexts` of ontology/plover.yaml)."""

from __future__ import annotations

from collections.abc import Mapping

from dateline.model.text import Parsed

from .words import word_table


class Contexts:
    """Finds contexts by their words.

    Args:
        lists: context → its words, lemmas and phrases.
    """

    def __init__(self, lists: Mapping[str, list[str]]) -> None:
        self._of: dict[str, list[tuple[str, list[str]]]] = {}
        for context, words in lists.items():
            for head, prefixes in word_table([str(word) for word in words], {}, "ontology/plover.yaml").items():
                self._of.setdefault(head, []).extend((context, before) for before in prefixes)

    def of(self, parsed: Parsed, sentence: int) -> tuple[str, ...]:
        """The contexts that the words of a sentence give, each once, in text order."""
        place = parsed.sentences[sentence]
        found: dict[str, None] = {}
        for token in parsed.tokens[place.first : place.last]:
            for context, before in self._of.get(token.lemma.lower(), ()):
                first = token.i - len(before)
                if not before or (first >= 0 and all(parsed.tokens[first + n].lower == word for n, word in enumerate(before))):
                    found[context] = None
        return tuple(found)
