"""Samples judged by hand: their rows, and shares with their uncertainty."""

from __future__ import annotations

import json
import math
from pathlib import Path
from typing import Any

NORMAL_95 = 1.96
"""Quantile of the normal distribution for a two-sided 95 % interval."""


def read_rows(path: Path) -> list[dict[str, Any]]:
    """The objects of a JSONL file, in its order."""
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]


def share(right: int, of: int) -> str:
    """A share as printed, "71/110 = 0.645 (0.553 to 0.729)", with its 95 % interval after Wilson (1927). `of` is above 0."""
    found, z = right / of, NORMAL_95
    middle = (found + z * z / (2 * of)) / (1 + z * z / of)
    half = z * math.sqrt(found * (1 - found) / of + z * z / (4 * of * of)) / (1 + z * z / of)
    return f"{right:3d}/{of} = {found:.3f} ({max(0.0, middle - half):.3f} to {middle + half:.3f})"
