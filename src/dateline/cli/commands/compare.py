"""Our events beside those of a data set that `dateline import` took in: counts by type and pair, and what only one side has.

    dateline compare --between 2023-06-01 2023-06-30 --country CHN
    dateline compare --between 2023-06-01 2023-06-30 --country CHN --with USA --dataset gdelt --csv

Rows are the same where PLOVER type, countries and, give or take --days, the day are. A row of one side may stand for several
of the other.
"""

from __future__ import annotations

import argparse
import json
from typing import TYPE_CHECKING

from dateline.cli.record import days, form_arguments, open_record, record_argument, record_path

if TYPE_CHECKING:
    import datetime as dt

    from dateline.imported.compare import Comparison, Deed
    from dateline.store import Record
    from dateline.store.rows import EventRow

HELP = "our events beside those of another data set"
SCREEN = 20


def arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--between", nargs=2, metavar=("DAY", "DAY"), required=True, help="two days, both included")
    parser.add_argument("--country", metavar="CODE", help="on either side; ISO 3166-1 alpha-3")
    parser.add_argument("--with", dest="with_", metavar="CODE", help="the other side")
    parser.add_argument("--dataset", metavar="NAME", help="of one data set (else of all that were taken in)")
    parser.add_argument("--days", dest="apart", type=int, default=1, metavar="N", help="how many days apart the same act may stand (1)")
    record_argument(parser)
    form_arguments(parser)


def run(options: argparse.Namespace) -> int:
    from dateline.errors import ConfigurationError
    from dateline.imported.compare import compare, of_countries, our_deeds, their_deeds
    from dateline.store.database import Database
    from dateline.store.imported import ImportedEvents

    if options.with_ and not options.country:
        raise ConfigurationError("--with needs --country", remedy="add --country CODE")
    between = days(options)
    assert between
    db = Database(record_path(options))
    try:
        kept = ImportedEvents(db)
        if not kept.counts().get(options.dataset) if options.dataset else not kept.counts():
            raise ConfigurationError("nothing to compare with", where=str(record_path(options)), remedy="take a data set in first: dateline import DATASET FILE")
        theirs = list(their_deeds(kept.rows(between, options.country, options.with_, options.dataset)))
    finally:
        db.close()
    with open_record(options) as record:
        ours = list(our_deeds(_events(record, between, options)))
    inside = [deed for deed in ours if between[0] <= deed.day <= between[1]]
    mine, other = (of_countries(deeds, options.country, options.with_) for deeds in (inside, theirs))
    return _print(compare(mine, other, options.apart), options)


def _events(record: Record, between: tuple[dt.date, dt.date], options: argparse.Namespace) -> list[EventRow]:
    """Events of the days, and those without days that were told on them."""
    asked = {"country": options.country, "with_": options.with_}
    found = [*record.events(between=between, **asked), *record.events(told=between, **asked)]
    return list({event.id: event for event in found}.values())


def _print(found: Comparison, options: argparse.Namespace) -> int:
    only = [_cells(side, deed) for side, deeds in (("ours", found.only_ours), ("theirs", found.only_theirs)) for deed in deeds]
    if options.json:
        rows = [dict(zip(_COLUMNS, cells, strict=True)) for cells in only]
        print(json.dumps({"ours": found.ours, "theirs": found.theirs, "types": found.types, "pairs": found.pairs, "only": rows}, ensure_ascii=False))
    elif options.csv:
        from dateline.cli.rows import print_csv_of

        print_csv_of(_COLUMNS, only)
    else:
        _print_tables(found)
    return 0


_COLUMNS = ("side", "day", "type", "actor", "recipient", "id", "words")


def _cells(side: str, deed: Deed) -> tuple[str, ...]:
    return side, str(deed.day), deed.type, deed.actor, deed.recipient, deed.id, deed.words


def _print_tables(found: Comparison) -> None:
    from rich.markup import escape

    from dateline.cli.tables import console, empty_table

    for title, counts in (("By type", found.types), ("By pair", found.pairs)):
        table = empty_table(f"{title}: {found.ours} ours, {found.theirs} theirs", (title[3:], 4), ("ours", 1), ("theirs", 1))
        for name, (mine, other) in list(counts.items())[:SCREEN]:
            table.add_row(name, str(mine), str(other))
        console().print(table)
    for title, deeds in (("Only ours", found.only_ours), ("Only theirs", found.only_theirs)):
        table = empty_table(f"{title}: {len(deeds)}" + (f", the first {SCREEN}" if len(deeds) > SCREEN else ""), ("day", 2), ("type", 2), ("who", 2), ("id", 3), ("words", 8))
        for deed in deeds[:SCREEN]:
            table.add_row(*map(escape, (str(deed.day), deed.type, f"{deed.actor} > {deed.recipient}", deed.id, deed.words)))
        console().print(table)
