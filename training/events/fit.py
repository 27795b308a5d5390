"""Fit a linear model with named and with dense inputs, example by example (AdaGrad), and pack it into small integers."""

from __future__ import annotations

import random
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

import numpy as np

ROUNDS, SEED = 6, 3
DROPPED = 0.4
"""Share of named inputs left out of an example in each round, so that no answer hangs on one of them."""
RARE = 2
"""Examples that must have a named input, else it is not kept."""
CONTEXT_WEIGHT, WHAT_MEANING, WHETHER_MEANING = 0.5, 6.0, 4.0
"""Of the sentence's words, and of the dense inputs, beside the named ones; chosen on held-out sentences."""
Table = dict[str, np.ndarray]


@dataclass(frozen=True)
class Example:
    """Named inputs of a word and of its sentence, dense input, class (or 0 and 1), weight."""

    named: list[str]
    context: list[str]
    dense: np.ndarray
    answer: int
    weight: float


def what(examples: Sequence[Example], types: Sequence[str]) -> Table:
    """The model that names the type."""
    names = _kept(examples)
    rows, dense, bias = _fitted(examples, names, len(types), CONTEXT_WEIGHT, WHAT_MEANING, rate=0.3)
    scale = np.abs(rows).max() / 127
    return {
        "types": letters(types),
        "what_names": letters(names),
        "what": np.round(rows / scale).astype(np.int8),
        "what_scale": np.array(scale, np.float32),
        "what_bias": bias.astype(np.float32),
        "what_dense": dense * WHAT_MEANING,
    }


def whether(examples: Sequence[Example]) -> Table:
    """The model that tells an event from none: the second class against the first."""
    names = _kept(examples)
    rows, dense, bias = _fitted(examples, names, 2, 1.0, WHETHER_MEANING, rate=0.15)
    return {
        "whether_names": letters(names),
        "whether": (rows[:, 1] - rows[:, 0]).astype(np.float16),
        "whether_bias": (bias[1:] - bias[:1]).astype(np.float32),
        "whether_dense": (dense[:, 1] - dense[:, 0]) * WHETHER_MEANING,
    }


def baked(tables: Table, vectors: np.ndarray, slots: int) -> Table:
    """What every word adds by its vector, for each place it can stand in; takes the dense weights out of `tables`."""
    size = vectors.shape[1]
    dense = tables.pop("what_dense").reshape(slots, size, -1)
    meaning = np.stack([vectors @ part for part in dense])
    scale = np.abs(meaning).max(axis=(1, 2)) / 127
    other = tables.pop("whether_dense").reshape(slots - 1, size)
    return {
        "what_meaning": np.round(meaning / scale[:, None, None]).astype(np.int8),
        "what_meaning_scale": scale.astype(np.float32),
        "whether_meaning": (vectors @ other.T).astype(np.float16),
    }


def letters(words: Iterable[str]) -> np.ndarray:
    """Words as bytes, one a line."""
    return np.frombuffer("\n".join(words).encode("utf-8"), np.uint8)


def _kept(examples: Sequence[Example]) -> list[str]:
    """The named inputs that are not rare, sorted."""
    seen = Counter(name for example in examples for name in {*example.named, *example.context})
    return sorted(name for name, count in seen.items() if count >= RARE)


def _fitted(examples: Sequence[Example], names: Sequence[str], classes: int, context_weight: float, dense_weight: float, rate: float) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    """Weights of the named inputs, of the dense ones, and the bias."""
    number = {name: n for n, name in enumerate(names)}
    rows, dense, bias = np.zeros((len(names), classes)), np.zeros((len(examples[0].dense), classes)), np.zeros(classes)
    row_steps, dense_steps = np.full(rows.shape, 1e-2), np.full(dense.shape, 1e-1)
    order, shuffle, drop = list(range(len(examples))), random.Random(SEED), np.random.default_rng(SEED)
    inputs = [_numbered(example, number, context_weight) for example in examples]
    for _ in range(ROUNDS):
        shuffle.shuffle(order)
        for n in order:
            example, (known, sizes) = examples[n], inputs[n]
            stay = drop.random(len(known)) > DROPPED
            known, sizes = known[stay], sizes[stay] / (1 - DROPPED) ** 0.5
            full = example.dense * dense_weight
            error = _error(sizes @ rows[known] + full @ dense + bias, example)
            slope = np.outer(sizes, error)
            row_steps[known] += slope**2
            rows[known] -= rate * slope / np.sqrt(row_steps[known])
            slope = np.outer(full, error)
            dense_steps += slope**2
            dense -= 0.05 * slope / np.sqrt(dense_steps)
            bias -= 0.02 * error
    return rows, dense, bias


def _numbered(example: Example, number: dict[str, int], context_weight: float) -> tuple[np.ndarray, np.ndarray]:
    """The numbers of the known inputs, and how much each counts."""
    named = [number[name] for name in example.named if name in number]
    context = [number[name] for name in example.context if name in number]
    sizes = [1 / max(len(named), 1) ** 0.5] * len(named) + [context_weight / max(len(context), 1) ** 0.5] * len(context)
    return np.array(named + context, int), np.array(sizes)


def _error(scores: np.ndarray, example: Example) -> np.ndarray:
    """How far the shares of the classes are from the answer."""
    shares = np.exp(scores - scores.max())
    shares /= shares.sum()
    shares[example.answer] -= 1
    return shares * example.weight
