"""What changed in the diplomatic calendar after the evening of one day until that of another.

    dateline diff 2025-03-10 2025-03-17      new engagements, moved ones, changed status, withdrawn ones
"""

from __future__ import annotations

import argparse

from dateline.cli.options import published_day
from dateline.cli.record import form_arguments, in_order, open_record, print_rows, record_argument, row_count

HELP = "what changed in the calendar between two days"


def arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("first", metavar="DAY1", help="YYYY-MM-DD")
    parser.add_argument("last", metavar="DAY2", help="YYYY-MM-DD")
    record_argument(parser)
    parser.add_argument("--limit", type=row_count, metavar="N", help="at most so many changes")
    form_arguments(parser)


def run(options: argparse.Namespace) -> int:
    from dateline.store.rows import Change

    first, last = published_day(options.first, "DAY1"), published_day(options.last, "DAY2")
    assert first and last
    in_order(first, last, "days")
    with open_record(options) as record:
        return print_rows(record.diff(first, last)[: options.limit], Change, options, f"Changes after {first} until {last}")
