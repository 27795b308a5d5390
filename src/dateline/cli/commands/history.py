"""The life of an engagement: what each article said of it, in the order in which the world was told."""

from __future__ import annotations

import argparse
import json
import sys
from typing import TYPE_CHECKING

from dateline.cli.record import form_arguments, open_record, record_argument

if TYPE_CHECKING:
    from dateline.model.ledger import EngagementLife, HistoryEntry

HELP = "the life of an engagement, step by step"


def arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("id", metavar="ID", help="id of an engagement, or of any report of it")
    record_argument(parser)
    form_arguments(parser)


def run(options: argparse.Namespace) -> int:
    from dateline.cli.rows import print_csv_of
    from dateline.store.rows import as_json

    with open_record(options) as record:
        life = record.engagement(options.id)
    if options.json:
        for step in as_json(life)["history"]:
            sys.stdout.write(json.dumps(step, ensure_ascii=False, separators=(",", ":")) + "\n")
    elif options.csv:
        print_csv_of(_COLUMNS, _steps(life))
    else:
        _print(life)
    return 0


_COLUMNS = ("as_of", "status", "earliest", "latest", "granularity", "article", "version", "words")


def _steps(life: EngagementLife) -> list[tuple[object, ...]]:
    return [(step.as_of, step.status, step.when.earliest, step.when.latest, step.when.granularity, step.article, step.version, _sentence(step)) for step in life.history]


def _sentence(step: HistoryEntry) -> str:
    return next((one.text for one in step.evidence if one.role == "sentence"), "")


def _print(life: EngagementLife) -> None:
    from rich.markup import escape

    from dateline.cli.tables import console, empty_table, when_text

    who = "; ".join(f"{one.side}: {one.name}" for one in life.participants)
    table = empty_table(f"{life.id}: {life.kind}, {life.status}; {who}", ("told", 2), ("status", 2), ("when", 4), ("article", 4), ("words", 10))
    for step, (*_, words) in zip(life.history, _steps(life), strict=True):
        table.add_row(*map(escape, (str(step.as_of or ""), step.status, when_text(step.when), step.article + (f" (text {step.version})" if step.version else ""), str(words))))
    console().print(table)
