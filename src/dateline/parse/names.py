"""Names, days and amounts: a label for every word, from what the parser's first layer already knows of it.

A model's own entity recogniser runs a network of its own and then reads word by word: more than half the time of a parse.
The small network here reads the vectors that the tagger and the tree parser share (of a word and its neighbours), the
word's own vector, the shape of its letters, and whether it is known in names of places and persons. It learnt from the recogniser's proposals on texts in the public domain and
of our own, with their names changed for others (training/names), and holds for the very weights whose vectors it learnt to
read: with any other model, that model's recogniser proposes the names.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

import numpy as np

from dateline.settings import WORDS_AT_HAND

from .kept import KeptRows
from .network import one_by_one
from .rows import find_rows

FILE = Path(__file__).parent.parent / "knowledge" / "lang" / "en" / "names.npz"
LEANINGS = 5
LARGE_PLACE = 17  # a whole name, of a large place
LOOKS = 9 + LEANINGS
Numbers = Any
"""An array of numbers."""


class NameFinder:
    """Proposes names in parsed paragraphs; `model` is the hash of the weights whose vectors it reads."""

    def __init__(self, path: Path = FILE) -> None:
        with np.load(path) as tables:
            self.model, self._around = str(tables["model"]), int(tables["around"])
            self._types = [str(label) for label in tables["types"]]
            leanings = dict(zip(bytes(tables["words"]).decode().split("\n"), tables["leanings"].tolist(), strict=True))
            self._weights = [tables[name].astype(np.float32) for name in ("hidden", "hidden_bias", "output", "output_bias")]
        self._words = _Words(leanings, self._weights[0])

    def propose(self, docs: Sequence[Any]) -> None:
        """Writes the names into the paragraphs, as the model's own recogniser would."""
        for doc, scores in zip(docs, self._scores(docs), strict=True):
            doc.set_ents([self._span(doc, first, last, self._types[kind]) for kind, first, last in spans_in(scores)])

    def _span(self, doc: Any, first: int, last: int, label: str) -> Any:
        """A name; one of several words that is a large place's is of no person and no body."""
        from spacy.tokens import Span

        span = Span(doc, first, last + 1, label=label)
        return Span(doc, first, last + 1, label="GPE") if last > first and self._words.leanings.get(span.text) == LARGE_PLACE else span

    def _scores(self, docs: Sequence[Any]) -> list[Numbers]:
        """One row a word for each paragraph: outside a name, then beginning and inside of each type in turn."""
        hidden, hidden_bias, output, output_bias = self._weights
        lengths, (looks, meant) = [len(doc) for doc in docs], self._words.of(docs)
        near = around(np.hstack([np.concatenate([doc.tensor for doc in docs]), looks]), lengths, self._around)
        inner = near @ hidden[: near.shape[1]]
        inner += meant
        inner += hidden_bias
        np.maximum(inner, 0, out=inner)
        return np.split(inner @ output + output_bias, np.cumsum(lengths)[:-1])


class _Words:
    """Words by themselves: of each the look, and what its meaning adds to the hidden layer, kept for those that were met lately."""

    def __init__(self, leanings: Mapping[str, int], hidden: Numbers) -> None:
        self.leanings, self._hidden = leanings, hidden
        self._kept = KeptRows(WORDS_AT_HAND, LOOKS + hidden.shape[1])

    def of(self, docs: Sequence[Any]) -> tuple[Numbers, Numbers]:
        """The looks of all words of some documents and what their meanings add, one row a word."""
        words = [orth for doc in docs for orth in doc.to_array("ORTH").tolist()]
        rows = self._kept.of(words, lambda places: self._learnt([words[place] for place in places], docs[0].vocab))
        return rows[:, :LOOKS], rows[:, LOOKS:]

    def _learnt(self, words: list[int], vocab: Any) -> Numbers:
        looks = np.array([look_of(vocab.strings[orth], self.leanings) for orth in words], np.float32)
        meant = one_by_one(_meanings(vocab.vectors, np.array(words, np.uint64)), self._hidden[-vocab.vectors.shape[1] :])
        return np.hstack([looks, meant])


def _meanings(vectors: Any, words: Numbers) -> Numbers:
    """The vectors of words, each made two long; zeros for a word that has none."""
    rows = find_rows(vectors, words)
    found = vectors.data[rows]
    found *= 2 / np.maximum(np.linalg.norm(found, axis=1, keepdims=True), 1e-6)
    found[rows < 0] = 0
    return found


def look_of(word: str, leanings: Mapping[str, int]) -> list[int]:
    """The shape of a word's letters, and its leanings: a place's whole name, a part of one, a given name, a family name, a large
    place's name. The last one is always 1."""
    capital, loud = word[:1].isupper(), word.isupper()
    leaning = (leanings.get(word) or (leanings.get(word.title(), 0) if loud and len(word) > 3 else 0)) if capital else 0
    shape = (capital, loud, word.islower(), word.isalpha(), any(map(str.isdigit, word)), len(word) == 1, len(word) < 4, "." in word)
    return [*shape, *(leaning >> bit & 1 for bit in range(LEANINGS)), 1]


def around(words: Numbers, lengths: Sequence[int], reach: int) -> Numbers:
    """Beside each word's own row those of the words up to `reach` before and behind it; zeros beyond its paragraph, of which
    `lengths` tells the words."""
    width = words.shape[1]
    near = np.zeros((len(words), (2 * reach + 1) * width), np.float32)
    for place, offset in enumerate(range(-reach, reach + 1)):
        first = 0
        for length in lengths:
            low, high = first + max(0, -offset), first + length - max(0, offset)
            if low < high:
                near[low:high, place * width : (place + 1) * width] = words[low + offset : high + offset]
            first += length
    return near


def spans_in(scores: Numbers) -> Iterator[tuple[int, int, int]]:
    """(type, first, last) of each name. Where its words differ over the type, the type that suits all of them best has it."""
    best = scores.argmax(axis=1).tolist()
    first = None
    for i, label in enumerate([*best, 0]):
        if first is not None and (label == 0 or label % 2 == 1):
            yield _agreed(scores, first, i - 1), first, i - 1
            first = None
        if label and first is None:
            first = i


def _agreed(scores: Numbers, first: int, last: int) -> int:
    if first == last:
        return int(scores[first, 1::2].argmax())
    return int((scores[first, 1::2] + scores[first + 1 : last + 1, 2::2].sum(axis=0)).argmax())
