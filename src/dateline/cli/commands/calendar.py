"""The engagements of a record as a calendar file (.ics) that any calendar program reads and keeps up with.

    dateline calendar --country CHN > chn.ics
    dateline calendar --between 2025-01-01 2025-12-31 --kind visit --output visits.ics

An engagement keeps its entry for life: a visit that moves moves there, one that is called off is struck out there.
"""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

from dateline.cli.record import as_of, days, engagement_arguments, open_record, record_argument

HELP = "engagements as a calendar file (.ics)"


def arguments(parser: argparse.ArgumentParser) -> None:
    engagement_arguments(parser)
    parser.add_argument("--windows", action="store_true", help="also what is to be on some day of a window, marked as such")
    parser.add_argument("--as-of", metavar="DAY", help="what was known in the evening of that day")
    parser.add_argument("--output", "-o", metavar="FILE", help="write to a file instead of standard output")
    record_argument(parser)


def run(options: argparse.Namespace) -> int:
    from dateline.export.calendar import calendar

    with open_record(options) as record:
        lives = record.engagements(
            between=days(options), country=options.country, with_=options.with_, status=options.status, kind=options.kind, actor=options.actor,
            host=options.host, as_of=as_of(options), rejected=True, dated=not options.windows,
        )  # fmt: skip
        name = "Engagements" + (f" of {options.country}" if options.country else "") + (f" with {options.with_}" if options.with_ else "")
        content = calendar(lives, name, options.windows, [one.judgement for one in record.judgements()])
    if options.output:
        Path(options.output).write_bytes(content)
    else:
        sys.stdout.buffer.write(content)
    return 0
