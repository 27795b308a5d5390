"""JSONL: one object a line, with everything the record holds of the row, evidence included."""

from __future__ import annotations

from dateline.export.chosen import KINDS as ALL
from dateline.export.chosen import Chosen
from dateline.export.targets import write_lines
from dateline.store.rows import as_json

NAME, KINDS = "jsonl", ALL


def write(chosen: Chosen, target: str) -> None:
    """The same objects as the commands print with --json."""
    write_lines(target, map(as_json, chosen.rows))
