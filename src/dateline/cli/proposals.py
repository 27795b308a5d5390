"""Proposals for an overlay as a table for people, and as the file to review."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from rich.console import Console
from rich.markup import escape
from rich.table import Table

from dateline.cli.terminal import Terminal

if TYPE_CHECKING:
    from dateline.knowledge.propose import Proposal

_COLUMNS = {"what": 3, "who": 6, "from, to": 3, "where, and what the base has": 10}


def print_proposals(proposals: Sequence[Proposal], title: str, console: Console | None = None) -> None:
    """The difference to the base, one line a proposal; what a human must decide says against what it stands."""
    table = Table(title=title, title_justify="left", expand=True)
    for name, ratio in _COLUMNS.items():
        table.add_column(name, ratio=ratio, overflow="fold", min_width=len("YYYY-MM-DD"))
    for one in proposals:
        row = one.row
        name = f"{row['person']} = {row['aliases']}" if row.get("aliases") else row["person"]
        office = " ".join(filter(None, (row.get("country"), row.get("role"))))
        days = "\n".join(filter(None, (row.get("start"), row.get("end") or row.get("last_verified"), f"{one.seen} times" if one.seen > 1 else "")))
        cells = (one.what, f"{name}\n{office}", days, "\n".join(filter(None, (one.example, one.against))))
        table.add_row(*map(escape, cells))
    (console or Terminal(highlight=False)).print(table)


def hand_over(proposals: Sequence[Proposal], path: str | None, note: str) -> str:
    """Writes the proposals where a path is given; what was done, in words."""
    ready = sum(not one.against for one in proposals)
    counts = f"{len(proposals)} proposals, {len(proposals) - ready} of them to decide by hand"
    if path is None:
        return f"{counts}; nothing written (--overlay-out FILE writes an overlay)"
    from dateline.knowledge.propose import write_overlay

    write_overlay(Path(path), proposals, note)
    return f"{counts}; written: {path} (rows to decide stand behind #)"
