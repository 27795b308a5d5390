"""Who meets whom, as all articles of a record tell it: visits, meetings, talks, calls, summits and their status.

    dateline engagements --between 2025-03-01 2025-04-15 --country RUS --with CHN --status announced
    dateline engagements --actor "Wang Yi" --newest --limit 20
    dateline engagements --as-of 2025-03-10 --csv
"""

from __future__ import annotations

import argparse

from dateline.cli.record import days, engagement_arguments, list_arguments, listed, open_record, print_rows
from dateline.model.terms import LEVELS

HELP = "who meets whom: the engagements of a record"


def arguments(parser: argparse.ArgumentParser) -> None:
    engagement_arguments(parser)
    parser.add_argument("--level", choices=LEVELS, metavar="LEVEL", help=", ".join(LEVELS))
    parser.add_argument("--rejected", action="store_true", help="also those that were judged wrong")
    list_arguments(parser)


def run(options: argparse.Namespace) -> int:
    from dateline.model.ledger import EngagementLife

    with open_record(options) as record:
        found = record.engagements(
            between=days(options), country=options.country, with_=options.with_, status=options.status, kind=options.kind, actor=options.actor,
            host=options.host, level=options.level, rejected=options.rejected, **listed(options),
        )  # fmt: skip
        return print_rows(found, EngagementLife, options, "Engagements: who meets whom")
