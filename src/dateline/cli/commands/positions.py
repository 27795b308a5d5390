"""What holders want in an issue, as all articles of a record tell it: since when, until when, and in how many articles.

    dateline positions --issue sanctions --country HUN
    dateline positions --holder "Wang Yi" --as-of 2025-03-10

A position lasts from the day it was first told until the holder takes the other side; without a last day nothing tells that
it ended.
"""

from __future__ import annotations

import argparse

from dateline.cli.record import as_of, between_argument, days, limit, list_arguments, open_record, print_rows

HELP = "who wants what: the positions of a record"


def arguments(parser: argparse.ArgumentParser) -> None:
    between_argument(parser, "told, first or last, between two days or around them")
    parser.add_argument("--holder", metavar="WHO", help="a country's code, an id or a name")
    parser.add_argument("--country", metavar="CODE", help="the holder's country")
    parser.add_argument("--issue", action="append", help="e.g. sanctions; more than one: any of them")
    parser.add_argument("--stance", action="append", help="supports, opposes, demands, offers, rejects, neutral")
    list_arguments(parser, newest=False)


def run(options: argparse.Namespace) -> int:
    from dateline.store.rows import PositionRow

    with open_record(options) as record:
        found = record.positions(
            between=days(options), holder=options.holder, country=options.country, issue=options.issue, stance=options.stance, as_of=as_of(options), limit=limit(options)
        )
        return print_rows(found, PositionRow, options, "Positions: who wants what")
