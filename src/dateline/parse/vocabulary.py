"""The words that the library knows: those met first for good, the others until they are many.

It writes down every word it meets with what follows from its letters, and forgets what it met in a memory zone at the zone's end. A zone
for each article would make it learn the same words again and again, and a mark stays in its tables for each word that is forgotten. So a
zone lasts for many articles, and behind it the tables are made anew.
"""

from __future__ import annotations

from contextlib import ExitStack
from typing import Any

from dateline.settings import WORDS_AT_HAND, WORDS_FOR_GOOD


class Vocabulary:
    """The words of a pipeline that is shown one text after the other."""

    def __init__(self, pipeline: Any) -> None:
        self._pipeline, self._zone = pipeline, ExitStack()
        self._room = WORDS_FOR_GOOD

    def make_room(self) -> None:
        """Forgets the words not kept for good once they are many; between two texts, when no document of the library's is held."""
        if len(self._pipeline.vocab) > self._room:
            self._zone.close()
            _make_tables_anew(self._pipeline.vocab)
            self._zone.enter_context(self._pipeline.memory_zone())
            self._room = WORDS_AT_HAND


def _make_tables_anew(vocab: Any) -> None:
    """Empties the table of words, and leaves the marks of forgotten ones out of that of strings. Its tokenizer keeps the words it has at hand."""
    import srsly
    from spacy.attrs import NORM

    norm = vocab.lex_attr_getters[NORM]
    vocab.from_bytes(srsly.msgpack_dumps({"strings": b"[]"}))
    vocab.lex_attr_getters[NORM] = norm  # which reading puts a look-up around, each time another one
