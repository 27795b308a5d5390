"""Write what a record holds in a format of other programs.

    dateline export polecat --between 2025-01-01 2025-12-31 > polecat.tsv
    dateline export csv --of engagements --country CHN --output chn.csv
    dateline export duckdb --output record.duckdb
    dateline export --list
"""

from __future__ import annotations

import argparse
from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from dateline.cli.record import as_of, between_argument, country_code, days, open_record, record_argument

if TYPE_CHECKING:
    from dateline.store import Record

HELP = "write a record in a format of other programs"


def arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("format", nargs="?", metavar="FORMAT", help="one of those that --list shows")
    parser.add_argument("--list", action="store_true", help="the formats, and what each can be of")
    parser.add_argument("--of", metavar="KIND", help="events, engagements, statements, positions, actors or articles (else what the format is usually of)")
    between_argument(parser, "with a day between two days")
    parser.add_argument("--country", type=country_code, metavar="CODE", help="on either side; ISO 3166-1 alpha-3")
    parser.add_argument("--with", dest="with_", type=country_code, metavar="CODE", help="the other side (events, engagements)")
    parser.add_argument("--as-of", metavar="DAY", help="what was known in the evening of that day")
    parser.add_argument("--output", "-o", default="-", metavar="PATH", help="file or folder; standard output without it")
    record_argument(parser)


def run(options: argparse.Namespace) -> int:
    from dateline.errors import ConfigurationError
    from dateline.export.chosen import Chosen
    from dateline.export.formats import formats

    if options.list or not options.format:
        for form in formats().values():
            print(f"{form.NAME:16} {', '.join(form.KINDS):60} {(form.__doc__ or '').splitlines()[0]}")
        return 0
    if options.format not in formats():
        raise ConfigurationError(f"no format {options.format!r}", remedy=f"use one of: {', '.join(formats())}")
    form = formats()[options.format]
    kind = options.of or form.KINDS[0]
    if kind not in form.KINDS:
        raise ConfigurationError(f"{form.NAME} cannot be of {kind}", remedy=f"use --of {' or --of '.join(form.KINDS)}")
    with open_record(options) as record:
        form.write(Chosen(kind, _ROWS[kind](record, options), record.article, record.document), options.output)
    return 0


def _sided(name: str) -> Callable[[Record, argparse.Namespace], list[Any]]:
    def rows(record: Record, options: argparse.Namespace) -> list[Any]:
        found: list[Any] = getattr(record, name)(between=days(options), country=options.country, with_=options.with_, as_of=as_of(options))
        return found

    return rows


_ROWS: dict[str, Callable[[Record, argparse.Namespace], list[Any]]] = {
    "events": _sided("events"),
    "engagements": _sided("engagements"),
    "statements": lambda record, options: record.statements(between=days(options), country=options.country, as_of=as_of(options)),
    "positions": lambda record, options: record.positions(between=days(options), country=options.country, as_of=as_of(options)),
    "actors": lambda record, options: record.actors(country=options.country),
    "articles": lambda record, options: record.articles(between=days(options), names=options.country, as_of=as_of(options)),
}
