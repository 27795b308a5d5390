"""What the commands on a record share: which record, which rows, in which form."""

from __future__ import annotations

import argparse
import os
import re
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

from dateline.cli.options import published_day
from dateline.errors import ConfigurationError

if TYPE_CHECKING:
    import datetime as dt

    from dateline.store import Record

DEFAULT = "dateline.sqlite"


def record_argument(parser: argparse.ArgumentParser) -> None:
    """Which record."""
    parser.add_argument("--record", metavar="PATH", help=f"the record (else $DATELINE_RECORD, else {DEFAULT} in the working folder)")


def share(text: str) -> float:
    """A share from 0 to 1, both included. Raises ArgumentTypeError where it is none."""
    if not re.fullmatch("0?[.][0-9]{1,6}|[01]([.]0*)?", text):
        raise argparse.ArgumentTypeError(f"{text!r} is no share from 0 to 1, e.g. .7")
    return float(text)


def country_code(text: str) -> str:
    """The code of a country as an option gives it, in capitals. Raises ArgumentTypeError where it is not one of three letters."""
    if not re.fullmatch("[A-Za-z]{3}", text):
        raise argparse.ArgumentTypeError(f"{text!r} is no code of three letters (ISO 3166-1 alpha-3), e.g. FRA")
    return text.upper()


def row_count(text: str) -> int:
    """How many rows an option asks for. Raises ArgumentTypeError where it is no number from 0 on."""
    if not re.fullmatch("[0-9]{1,9}", text):
        raise argparse.ArgumentTypeError(f"{text!r} is no number of rows")
    return int(text)


def form_arguments(parser: argparse.ArgumentParser) -> None:
    """How the rows are printed."""
    forms = parser.add_mutually_exclusive_group()
    forms.add_argument("--json", action="store_true", help="one JSON object a line instead of a table")
    forms.add_argument("--csv", action="store_true", help="CSV for spreadsheets instead of a table")


def list_arguments(parser: argparse.ArgumentParser, newest: bool = True) -> None:
    """Which rows, how many, and how they are printed."""
    record_argument(parser)
    parser.add_argument("--as-of", metavar="DAY", help="what was known in the evening of that day")
    parser.add_argument("--limit", type=row_count, metavar="N", help="at most so many rows (a table shows 50 without it)")
    if newest:
        parser.add_argument("--after", metavar="ID", help="the rows that follow the one with this id")
        parser.add_argument("--newest", action="store_true", help="latest first")
    form_arguments(parser)


def between_argument(parser: argparse.ArgumentParser, what: str) -> None:
    """Two days."""
    parser.add_argument("--between", nargs=2, metavar=("DAY", "DAY"), help=f"{what}, both days included")


def engagement_arguments(parser: argparse.ArgumentParser) -> None:
    """Which engagements."""
    from dateline.model.terms import KINDS, STATUSES

    between_argument(parser, "with a day between two days")
    parser.add_argument("--country", type=country_code, metavar="CODE", help="takes part or is host; ISO 3166-1 alpha-3")
    parser.add_argument("--with", dest="with_", type=country_code, metavar="CODE", help="the other side")
    parser.add_argument("--actor", metavar="WHO", help="takes part: an id or a name")
    parser.add_argument("--host", type=country_code, metavar="CODE", help="country in which it is")
    parser.add_argument("--status", action="append", choices=STATUSES, metavar="STATUS", help=f"{', '.join(STATUSES)}; more than one: any of them")
    parser.add_argument("--kind", action="append", choices=KINDS, metavar="KIND", help=f"{', '.join(KINDS)}; more than one: any of them")


def days(options: argparse.Namespace) -> tuple[dt.date, dt.date] | None:
    """The two days of --between."""
    if options.between is None:
        return None
    first, last = (published_day(day, "--between") for day in options.between)
    assert first and last
    in_order(first, last, "--between")
    return first, last


def in_order(first: dt.date, last: dt.date, option: str) -> None:
    """Raises ConfigurationError where the second of two days comes before the first."""
    if last < first:
        raise ConfigurationError(f"{option} {first} {last}: the second day comes before the first", remedy="give the earlier day first")


def as_of(options: argparse.Namespace) -> dt.date | None:
    """The day of --as-of."""
    return published_day(options.as_of, "--as-of")


def listed(options: argparse.Namespace) -> dict[str, Any]:
    """The options of `list_arguments` as arguments of `Record`."""
    return {"as_of": as_of(options), "limit": limit(options), "after": options.after, "newest": options.newest}


def limit(options: argparse.Namespace) -> int | None:
    """How many rows: as asked, else all of them, else as many as one reads on a screen."""
    return options.limit if options.limit is not None or options.json or options.csv else SCREEN


SCREEN = 50


def record_path(options: argparse.Namespace) -> Path:
    """The file of the record that is meant."""
    return Path(options.record or os.environ.get("DATELINE_RECORD") or DEFAULT)


def open_record(options: argparse.Namespace, write: bool = False) -> Record:
    """The record that is meant; a word on standard error where something in it waits to be assembled."""
    from dateline.store import Record

    record = Record(record_path(options), write=write)
    if not write and record.pending:
        print("dateline: some articles or judgements are not assembled yet: `dateline record --assemble` does it", file=sys.stderr)
    return record


def print_rows(rows: Sequence[Any], form: type, options: argparse.Namespace, title: str) -> int:
    """Print rows, all of one form, as it was asked for; exit code 0."""
    from dateline.cli import rows as forms

    if options.json:
        forms.print_json(rows)
    elif options.csv:
        forms.print_csv(rows, form)
    else:
        forms.print_table(rows, form, title)
        if rows and getattr(options, "limit", SCREEN) is None and len(rows) == SCREEN:
            print(f"dateline: the first {SCREEN}; --limit N shows more", file=sys.stderr)
    return 0
