"""Take articles out of a record, with all their texts and all they say: it is then as if they had never been added.

Judgements stay, also those on records that only these articles told.
"""

from __future__ import annotations

import argparse
import sys

from dateline.cli.record import open_record, record_argument

HELP = "take articles out of a record"


def arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("ids", nargs="+", metavar="ID", help="id or URL of an article")
    record_argument(parser)


def run(options: argparse.Namespace) -> int:
    with open_record(options, write=True) as record:
        for id in options.ids:
            record.article(id)  # an unknown one is told before anything is removed
        count = sum(record.remove(id) for id in options.ids)
    print(f"dateline: {count} removed", file=sys.stderr)
    return 0
