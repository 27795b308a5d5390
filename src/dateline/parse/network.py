"""The layers that give every word its vector, computed by numpy alone: a third of the time the library's own take.

Tagger, tree parser and the finder of names read one vector a word, which the model's first network makes in two steps. The
first sees a word alone (its normal form, its first and last letters, its shape, its meaning), so its result is kept for
each word that was met, computed for the word by itself and therefore the same in whatever article it was met first. The second
sees each word with its neighbours, four times over. Sums are taken in the order in which the library takes them.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

import numpy as np

from dateline.settings import WORDS_AT_HAND

from .kept import KeptRows
from .rows import find_rows

Numbers = Any
"""An array of numbers."""

_WORD_ALONE = ["ORTH", "NORM", "SPACY"]  # what the other features follow from
_FEATURES = frozenset(("ORTH", "NORM", "LOWER", "PREFIX", "SUFFIX", "SHAPE", "SPACY", "IS_SPACE"))
_ALONE = frozenset(("extract_features", "list2ragged", "ints-getitem", "hashembed", "static_vectors", "maxout", "layernorm", "dropout", "ragged2list"))
_TOGETHER = frozenset(("expand_window", "maxout", "layernorm", "dropout"))
_SMALLEST = np.float32(1e-08)


def is_known(component: Any) -> bool:
    """Whether a component makes the words' vectors by a network of the kind that `WordVectors` computes (spaCy's MultiHashEmbed
    and MaxoutWindowEncoder)."""
    model = getattr(component, "model", None)
    if not (model and {"embed", "encode"} <= set(model.ref_names) and component.vocab.vectors.mode == "default"):
        return False
    alone, together = _leaves(model.get_ref("embed")), _leaves(model.get_ref("encode"))
    return (
        all(node.name in _ALONE and set(node.attrs.get("columns", ())) <= _FEATURES for node in alone)
        and all(node.name in _TOGETHER and node.attrs.get("window_size", 1) == 1 for node in together)
        and sum(node.name == "maxout" for node in alone) == 1
    )


def _leaves(model: Any) -> list[Any]:
    return [node for node in model.walk() if not node.layers]


class _Maxout:
    """A layer of sums of which the largest of each few counts, brought to one scale (thinc's Maxout and LayerNorm)."""

    def __init__(self, maxout: Any, norm: Any) -> None:
        weights, bias = maxout.get_param("W"), maxout.get_param("b")
        self.width, self._pieces, inner = weights.shape
        self.weights = np.ascontiguousarray(weights.transpose(1, 0, 2).reshape(-1, inner).T)
        self._bias = bias.T.ravel().copy()
        self._scale, self._shift = norm.get_param("G"), norm.get_param("b")

    def __call__(self, sums: Numbers) -> Numbers:
        """What comes of the products with `weights`, which are overwritten."""
        sums += self._bias
        width = self.width
        best = sums[:, :width]
        for first in range(width, self._pieces * width, width):
            best = np.maximum(best, sums[:, first : first + width])
        best -= best.mean(axis=1, keepdims=True)
        spread = np.square(best).mean(axis=1, keepdims=True)
        best *= (spread + _SMALLEST) ** -0.5
        best *= self._scale
        best += self._shift
        return best


class WordVectors:
    """The first network of a spaCy pipeline, from the component that holds it."""

    def __init__(self, component: Any) -> None:
        encode = component.model.get_ref("encode")
        self._alone = _WordAlone(component.model.get_ref("embed"), component.vocab)
        self._reach = encode.attrs["pad"]
        self._layers = list(_layers(encode))

    def write(self, docs: Sequence[Any]) -> None:
        """Sets the tensor of each document, one row a token."""
        rows = self._alone.rows(docs)
        places = self._places(docs)
        vectors = np.zeros((places[-1][1] + self._reach, rows.shape[1]), np.float32)
        begin = 0
        for first, last in places:
            vectors[first:last] = rows[begin : begin + last - first]
            begin += last - first
        for layer in self._layers:
            vectors += layer(_beside(vectors) @ layer.weights)
        for doc, (first, last) in zip(docs, places, strict=True):
            doc.tensor = vectors[first:last]

    def _places(self, docs: Sequence[Any]) -> list[tuple[int, int]]:
        """Where each document's rows lie when as many empty rows as a word sees stand between them."""
        places, end = [], 0
        for doc in docs:
            places.append((end + self._reach, end + self._reach + len(doc)))
            end = places[-1][1]
        return places


def _beside(vectors: Numbers) -> Numbers:
    """Each row between those before and behind it."""
    count, width = vectors.shape
    wide = np.empty((count, 3 * width), np.float32)
    wide[:, width : 2 * width] = vectors
    wide[1:, :width] = vectors[:-1]
    wide[:-1, 2 * width :] = vectors[1:]
    wide[0, :width] = wide[-1, 2 * width :] = 0
    return wide


def _layers(model: Any) -> Iterator[_Maxout]:
    nodes = _leaves(model)
    for maxout, norm in zip((node for node in nodes if node.name == "maxout"), (node for node in nodes if node.name == "layernorm"), strict=True):
        yield _Maxout(maxout, norm)


class _WordAlone:
    """The first step: a row for each word, kept for those that were met lately."""

    def __init__(self, model: Any, vocab: Any) -> None:
        nodes = _leaves(model)
        self._columns = next(node for node in nodes if node.name == "extract_features").attrs["columns"]
        self._tables = sorted((node for node in nodes if node.name == "hashembed"), key=lambda table: table.attrs["column"])
        self._static = next((node.get_param("W").T for node in nodes if node.name == "static_vectors"), None)
        (self._mix,) = _layers(model)
        self._vectors = vocab.vectors
        self._kept = KeptRows(WORDS_AT_HAND, self._mix.width)

    def rows(self, docs: Sequence[Any]) -> Numbers:
        """The rows of all words of some documents, in order."""
        keys = [key for doc in docs for key in map(tuple, doc.to_array(_WORD_ALONE).tolist())]

        def learnt(places: list[int]) -> Numbers:
            features = np.concatenate([doc.to_array(self._columns) for doc in docs])[places]
            return self._mixed(features, np.array([keys[place][0] for place in places], np.uint64))

        return self._kept.of(keys, learnt)

    def _mixed(self, features: Numbers, words: Numbers) -> Numbers:
        parts = [_hashed(table, features[:, table.attrs["column"]]) for table in self._tables]
        if self._static is not None:
            rows = find_rows(self._vectors, words)
            meanings = one_by_one(self._vectors.data[rows], self._static)
            meanings[rows < 0] = 0
            parts.append(meanings)
        return self._mix(one_by_one(np.hstack(parts), self._mix.weights))


def _hashed(table: Any, features: Numbers) -> Numbers:
    vectors = table.get_param("E")
    keys = table.ops.hash(np.ascontiguousarray(features), table.attrs["seed"]) % vectors.shape[0]
    return table.ops.gather_add(vectors, keys)


def one_by_one(rows: Numbers, weights: Numbers) -> Numbers:
    """The product of each row by itself: a product of several rows may differ in the last bit with what stands beside a row."""
    return np.matmul(rows[:, None, :], weights)[:, 0, :]
