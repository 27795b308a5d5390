"""The tree over the words of each paragraph, found step by step with the weights and the rules of spaCy's parser.

The library's own loop lets go of Python's lock before it begins and, on Python 3.11, takes it again for a moment in each of a hundred small
functions a step (they are built to be profiled): half of its time. Here the loop is Python's: what is computed for a step is
the same, to the order of the sums.
"""

from __future__ import annotations

from collections.abc import Sequence
from types import SimpleNamespace
from typing import Any

import numpy as np

Numbers = Any
"""An array of numbers."""


def is_known(component: Any) -> bool:
    """Whether a component is a parser of the kind that `TreeParser` runs (spaCy's TransitionBasedParser, greedy, over shared vectors)."""
    model = getattr(component, "model", None)
    if not (model and component.name == "parser" and {"tok2vec", "lower", "upper"} <= set(model.ref_names)):
        return False
    return bool(component.cfg["beam_width"] == 1 and model.attrs["has_upper"] and not model.attrs["unseen_classes"] and _reads_vectors(model.get_ref("tok2vec")))


def _reads_vectors(model: Any) -> bool:
    """Whether a network begins with the vectors that another component made, and only changes their width."""
    return [layer.name for layer in model.layers] == ["tok2vec-listener", "list2array", "linear"]


class TreeParser:
    """The steps of a spaCy parser component with a greedy search and a hidden layer of maxout pieces."""

    def __init__(self, component: Any) -> None:
        self._component, model = component, component.model
        lower, upper, linear = model.get_ref("lower"), model.get_ref("upper"), model.get_ref("tok2vec").layers[-1]
        weights, pad, bias = (lower.get_param(name) for name in ("W", "pad", "b"))
        self._seen, self._width, self._pieces, inner = weights.shape
        self._linear, self._linear_bias = linear.get_param("W").T, linear.get_param("b")
        self._lower = np.ascontiguousarray(weights.transpose(0, 3, 2, 1)).reshape(self._seen, inner, -1)
        self._nothing = np.ascontiguousarray(pad[0].transpose(0, 2, 1)).reshape(self._seen, -1)
        self._bias = bias.T.ravel().copy()
        self._upper, self._upper_bias = np.ascontiguousarray(upper.get_param("W").T), upper.get_param("b")

    def write(self, docs: Sequence[Any]) -> None:
        """Sets heads, dependencies and sentences of tagged documents with tensors."""
        states = self._component.moves.init_batch(docs)
        self._take_steps([state for state in states if not state.is_final()], *self._prepared(docs))
        self._component.set_annotations(docs, states)

    def _prepared(self, docs: Sequence[Any]) -> tuple[Numbers, Numbers]:
        """What each word adds to the hidden layer in each place of a state, and where the words of each place begin."""
        words = np.concatenate([doc.tensor for doc in docs]) @ self._linear
        words += self._linear_bias
        parts = np.empty((self._seen, len(words) + 1, self._pieces * self._width), np.float32)
        np.matmul(words, self._lower, out=parts[:, 1:])
        parts[:, 0] = self._nothing
        parts[0] += self._bias
        return parts.reshape(-1, parts.shape[-1]), np.arange(1, self._seen * parts.shape[1], parts.shape[1], dtype=np.int32)

    def _take_steps(self, states: list[Any], parts: Numbers, begins: Numbers) -> None:
        from spacy.ml.parser_model import ParserStepModel

        places_of, here = ParserStepModel.get_token_ids, SimpleNamespace(state2vec=SimpleNamespace(nF=self._seen))
        advance, width = self._component.transition_states, self._width
        while states:
            places = places_of(here, states)
            places += begins
            hidden = np.add.reduce(parts.take(places, 0), 1)
            best = hidden[:, :width]
            for first in range(width, self._pieces * width, width):
                best = np.maximum(best, hidden[:, first : first + width])
            scores = best @ self._upper
            scores += self._upper_bias
            states = advance(states, scores)
