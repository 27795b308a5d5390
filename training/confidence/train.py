"""Fit how sure an event is: python training/confidence/train.py (or `make train`) writes knowledge/lang/en/confidence.yaml.

Reads rows.tsv beside this file (rows.py made it from the judged events of eval/judged) and fits a logistic regression with each sample's own start, for readers
and draws differed; what is written starts as LIKE does, the only sample that no rule was changed after. Prints how well it tells right from wrong and
what the figure is worth, by weights fitted without the documents they are tried on. The same rows give the same weights; takes a second.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import numpy.typing as npt

HERE = Path(__file__).parent
TARGET = HERE.parents[1] / "src" / "dateline" / "knowledge" / "lang" / "en" / "confidence.yaml"
LIKE = "seventh"
LOOSE, FIRM, FIRMEST = 0.1, 2.0, 10.0
"""What holds the weights of starts, of traits and of types near 0; chosen by documents left out."""
PARTS = 10
BOUNDS = (0.0, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 1.0)
HEAD = """\
# How sure an event is (dateline.events.confidence): log odds that its type, both sides and modality are all right, from `start` on, a trait's share added
# where an event has it. Fitted to events of official prose that readers judged; written by training/confidence/train.py, not by hand.
# A weight below 0 speaks against an event. Names of traits are told as reasons; a new trait is one line there and a new fit.
"""
Floats = npt.NDArray[np.float64]


@dataclass(frozen=True)
class Judged:
    """The rows: traits (1 or 0) after a column for each sample, whether right, sample and part of each."""

    names: list[str]
    samples: list[str]
    inputs: Floats
    right: Floats
    sample: npt.NDArray[np.int64]
    part: npt.NDArray[np.int64]


def read(path: Path) -> Judged:
    head, *lines = (line.split("\t") for line in path.read_text(encoding="utf-8").splitlines())
    samples = list(dict.fromkeys(line[0] for line in lines))
    sample = np.array([samples.index(line[0]) for line in lines])
    traits = np.array([[float(one) for one in line[3:]] for line in lines])
    part = np.array([int(hashlib.sha256(line[1].encode()).hexdigest(), 16) % PARTS for line in lines])
    return Judged(head[3:], samples, np.hstack([np.eye(len(samples))[sample], traits]), np.array([float(line[2]) for line in lines]), sample, part)


def fitted(inputs: Floats, right: Floats, hold: Floats, steps: int = 50) -> Floats:
    """Weights of a logistic regression, each held near 0 by its part of `hold`, after Newton's method."""
    weights = np.zeros(inputs.shape[1])
    for _ in range(steps):
        share = sure(inputs, weights)
        slope = inputs.T @ (share - right) + hold * weights
        weights -= np.linalg.solve((inputs * (share * (1 - share))[:, None]).T @ inputs + np.diag(hold), slope)
    return weights


def sure(inputs: Floats, weights: Floats) -> Floats:
    return np.asarray(1 / (1 + np.exp(-inputs @ weights)))


def tried(judged: Judged, hold: Floats) -> Floats:
    """The share said of each row as of the sample LIKE, by weights fitted without its part of the documents."""
    said = np.zeros(len(judged.right))
    like = judged.inputs.copy()
    like[:, : len(judged.samples)] = np.eye(len(judged.samples))[judged.samples.index(LIKE)]
    for part in range(PARTS):
        out = judged.part == part
        said[out] = sure(like[out], fitted(judged.inputs[~out], judged.right[~out], hold))
    return said


def told_apart(said: Floats, right: Floats) -> float:
    """The share of pairs of a right and a wrong row in which the right one is said to be surer; ties count half (area under the curve)."""
    above = said[right == 1][:, None] - said[right == 0][None, :]
    return float(((above > 0) + 0.5 * (above == 0)).mean())


def figures(judged: Judged, said: Floats) -> Iterator[str]:
    for number, name in enumerate(judged.samples):
        own = judged.sample == number
        yield f"{name:10} {int(own.sum()):4d} rows, {judged.right[own].mean():.3f} right; told apart {told_apart(said[own], judged.right[own]):.3f}"
    fresh = judged.sample >= judged.samples.index("third")
    yield f"from the third on: told apart {told_apart(said[fresh], judged.right[fresh]):.3f}"
    for low, high in zip(BOUNDS, BOUNDS[1:], strict=False):
        own = fresh & (said >= low) & (said < high)
        if own.any():
            yield f"  said {low:.1f} to {high:.1f}: {int(own.sum()):3d} rows, {judged.right[own].mean():.2f} right"
    for bound in (0.3, 0.35, 0.4, 0.45, 0.5):
        silent = judged.right[fresh & (said < bound)]
        kept = judged.right[fresh & (said >= bound)]
        yield f"  silent below {bound}: {len(silent)}, {int(silent.sum())} of them right; {judged.right[fresh].mean():.3f} right before, {kept.mean():.3f} after"


def main() -> None:
    judged = read(HERE / "rows.tsv")
    hold = np.array([LOOSE] * len(judged.samples) + [FIRMEST if name.isupper() else FIRM for name in judged.names])
    print("\n".join(figures(judged, tried(judged, hold))))
    weights = fitted(judged.inputs, judged.right, hold)
    start = weights[judged.samples.index(LIKE)]
    traits = sorted(zip(weights[len(judged.samples) :].tolist(), judged.names, strict=True))
    lines = [HEAD + f"start: {start:.2f}", "traits:", *(f"  {name}: {round(weight, 2) + 0.0:.2f}" for weight, name in traits)]
    TARGET.write_text("\n".join(lines) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
