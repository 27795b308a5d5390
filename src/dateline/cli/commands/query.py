"""Ask a folder of `dateline run` in SQL: tables articles, events, engagements and statements; answered by DuckDB.

    dateline query "SELECT year, month, type, count(*) FROM events GROUP BY ALL ORDER BY ALL" FOLDER

`year` and `month` are those of the article; a condition on them reads only the parts of those months. docs/how-to/archive.md
tells the columns. Needs pip install 'dateline[analytics]'.

Exit code 0: answered; 2: the question or the folder was wrong.
"""

from __future__ import annotations

import argparse
import json
import sys
from pathlib import Path
from typing import Any

from dateline.cli.record import form_arguments
from dateline.errors import ConfigurationError

HELP = "ask the Parquet of `dateline run` in SQL"
SHOWN = 50


def arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("sql", metavar="SQL", help="the question")
    parser.add_argument("folder", metavar="FOLDER", type=Path, help="the folder of `dateline run`")
    form_arguments(parser)


def run(options: argparse.Namespace) -> int:
    names, rows = _answer(options.sql, options.folder)
    if options.json:
        sys.stdout.writelines(json.dumps(dict(zip(names, row, strict=True)), ensure_ascii=False, default=str) + "\n" for row in rows)
    elif options.csv:
        from dateline.cli.rows import print_csv_of

        print_csv_of(names, rows)
    else:
        _print_table(names, rows)
    return 0


def _answer(sql: str, folder: Path) -> tuple[list[str], list[tuple[Any, ...]]]:
    """Names of the columns, and the rows."""
    try:
        import duckdb

        from dateline.shards.query import connect
    except ModuleNotFoundError as error:
        raise ConfigurationError(f"{error.name} is not installed", remedy="pip install 'dateline[analytics]'") from None
    try:
        found = connect(folder).execute(sql)
        return [column[0] for column in found.description or ()], found.fetchall()
    except duckdb.Error as error:
        remedy = "DESCRIBE events tells the columns of events; so with articles, engagements, statements"
        raise ConfigurationError(f"DuckDB does not take the question: {error}", remedy=remedy) from None


def _print_table(names: list[str], rows: list[tuple[Any, ...]]) -> None:
    from rich.markup import escape

    from dateline.cli.tables import console, empty_table

    shown = empty_table("", *[(name, 1) for name in names])
    for row in rows[:SHOWN]:
        shown.add_row(*(escape("" if cell is None else str(cell)) for cell in row))
    console().print(shown)
    if len(rows) > SHOWN:
        print(f"dateline: {len(rows) - SHOWN} more rows; --csv and --json print all", file=sys.stderr)
