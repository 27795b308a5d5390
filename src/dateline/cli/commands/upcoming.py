"""What is to come: engagements that are neither held nor off, from a day on."""

from __future__ import annotations

import argparse
import datetime as dt

from dateline.cli.options import published_day
from dateline.cli.record import as_of, country_code, limit, list_arguments, open_record, print_rows
from dateline.model.terms import KINDS

HELP = "engagements to come, from a day on"


def arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--on", metavar="DAY", help="the day, YYYY-MM-DD; today without it")
    parser.add_argument("--country", type=country_code, metavar="CODE", help="takes part or is host; ISO 3166-1 alpha-3")
    parser.add_argument("--with", dest="with_", type=country_code, metavar="CODE", help="the other side")
    parser.add_argument("--kind", action="append", choices=KINDS, metavar="KIND", help=f"{', '.join(KINDS)}; more than one: any of them")
    list_arguments(parser, newest=False)


def run(options: argparse.Namespace) -> int:
    from dateline.model.ledger import EngagementLife

    day = published_day(options.on, "--on") or dt.date.today()
    with open_record(options) as record:
        found = record.upcoming(day, country=options.country, with_=options.with_, kind=options.kind, as_of=as_of(options), limit=limit(options))
        return print_rows(found, EngagementLife, options, f"To come, from {day} on")
