"""Read articles and print their records as JSONL (dateline/1), one object an article, in input order.

Exit code 0: every article was coded; 1: some were rejected (see "rejections" in their objects); 2: the command was wrong.
"""

from __future__ import annotations

import argparse
import sys
from collections import Counter

from dateline.cli.options import code_sources, source_arguments

HELP = "read articles, print their records as JSONL"


def arguments(parser: argparse.ArgumentParser) -> None:
    source_arguments(parser)
    parser.add_argument("--table", action="store_true", help="tables for people instead of JSONL")


def run(options: argparse.Namespace) -> int:
    from dateline.export.contract import to_line

    outcome: Counter[str] = Counter()
    if hasattr(sys.stdout, "reconfigure"):
        sys.stdout.reconfigure(encoding="utf-8", newline="\n")
    for coded in code_sources(options):
        outcome["rejected" if coded.rejections else "coded"] += 1
        for rejection in coded.rejections:
            print(f"dateline: {coded.article.id}: rejected in {rejection.stage}, {rejection.reason}: {rejection.detail}", file=sys.stderr)
        if options.table:
            from dateline.cli.tables import print_tables

            print_tables(coded)
        else:
            sys.stdout.write(to_line(coded) + "\n")
    sys.stdout.flush()
    print(f"dateline: {outcome['coded']} coded, {outcome['rejected']} rejected", file=sys.stderr)
    return 1 if outcome["rejected"] else 0
