"""Who meets whom, as all articles of a record tell it: visits, meetings, talks, calls, summits and their status.

    dateline engagements --between 2025-03-01 2025-04-15 --country RUS --with CHN --status announced
    dateline engagements --actor "Wang Yi" --newest --limit 20
    dateline engagements --as-of 2025-03-10 --csv
"""

from __future__ import annotations

import argparse

from dateline.cli.record import between_argument, country_code, days, list_arguments, listed, open_record, print_rows
from dateline.model.terms import KINDS, LEVELS, STATUSES

HELP = "who meets whom: the engagements of a record"


def arguments(parser: argparse.ArgumentParser) -> None:
    between_argument(parser, "with a day between two days")
    parser.add_argument("--country", type=country_code, metavar="CODE", help="takes part or is host; ISO 3166-1 alpha-3")
    parser.add_argument("--with", dest="with_", type=country_code, metavar="CODE", help="the other side")
    parser.add_argument("--actor", metavar="WHO", help="takes part: an id or a name")
    parser.add_argument("--host", type=country_code, metavar="CODE", help="country in which it is")
    parser.add_argument("--status", action="append", choices=STATUSES, metavar="STATUS", help=f"{', '.join(STATUSES)}; more than one: any of them")
    parser.add_argument("--kind", action="append", choices=KINDS, metavar="KIND", help=f"{', '.join(KINDS)}; more than one: any of them")
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
