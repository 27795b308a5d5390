"""Read articles and print their records as JSONL (dateline/1), one object an article, in input order.

Exit code 0: every article was coded; 1: some were rejected (see "rejections" in their objects); 2: the command was wrong.
"""

from __future__ import annotations

import argparse
import sys
from collections import Counter
from typing import TYPE_CHECKING

from dateline.cli.options import code_sources, gate_argument, jobs_argument, source_arguments
from dateline.cli.progress import shown

if TYPE_CHECKING:
    from dateline.model.record import Coded, Rejection

HELP = "read articles, print their records as JSONL"


def arguments(parser: argparse.ArgumentParser) -> None:
    source_arguments(parser)
    jobs_argument(parser)
    gate_argument(parser)
    parser.add_argument("--table", action="store_true", help="tables for people instead of JSONL")


def run(options: argparse.Namespace) -> int:
    outcome: Counter[str] = Counter()
    if hasattr(sys.stdout, "reconfigure"):
        sys.stdout.reconfigure(encoding="utf-8", newline="\n")
    for name, text, rejections in shown(code_sources(options, _table if options.table else _line), "reading"):
        skipped = any(rejection.stage == "gate" for rejection in rejections)
        outcome["skipped" if skipped else "rejected" if rejections else "coded"] += 1
        for rejection in () if skipped else rejections:
            print(f"dateline: {name}: rejected in {rejection.stage}, {rejection.reason}: {rejection.detail}", file=sys.stderr)
        sys.stdout.write(text)
    sys.stdout.flush()
    print(f"dateline: {outcome['coded']} coded, {outcome['rejected']} rejected" + (f", {outcome['skipped']} skipped" if outcome["skipped"] else ""), file=sys.stderr)
    return 1 if outcome["rejected"] else 0


def _line(coded: Coded) -> tuple[str, str, tuple[Rejection, ...]]:
    """An article's id, its object on one line, and why it was not coded."""
    from dateline.export.contract import to_line

    return coded.article.id, to_line(coded) + "\n", coded.rejections


def _table(coded: Coded) -> tuple[str, str, tuple[Rejection, ...]]:
    """An article's id, its tables as text, and why it was not coded."""
    from dateline.cli.tables import tables_of

    return coded.article.id, tables_of(coded), coded.rejections
