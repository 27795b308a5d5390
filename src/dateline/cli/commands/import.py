"""Take events of another data set into a record, beside ours; `dateline compare` sets the two side by side.

    dateline import polecat ngecEvents.DV.2023.txt --record dateline.sqlite
    dateline import gdelt 20230601120000.export.CSV
    dateline import --list

Nothing of it flows into our own records, and the same file may be taken in again.
"""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

from dateline.cli.record import record_argument, record_path

HELP = "take in events of another data set, for comparison"


def arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("dataset", nargs="?", metavar="DATASET", help="polecat, icews, gdelt or plover")
    parser.add_argument("files", nargs="*", metavar="FILE", help="files of the data set, unpacked")
    parser.add_argument("--list", action="store_true", help="the data sets that are known, and how many rows the record has of each")
    record_argument(parser)


def run(options: argparse.Namespace) -> int:
    from dateline.errors import ConfigurationError
    from dateline.imported.formats import data_sets
    from dateline.store.database import Database
    from dateline.store.imported import ImportedEvents

    if options.list or not options.dataset:
        return _list(options)
    if options.dataset not in data_sets():
        raise ConfigurationError(f"no data set {options.dataset!r}", remedy=f"use one of: {', '.join(data_sets())}")
    if not options.files:
        raise ConfigurationError("no file", remedy=f"name one: dateline import {options.dataset} FILE")
    db = Database(record_path(options), write=True)
    try:
        kept = ImportedEvents(db)
        for file in options.files:
            kept.add(data_sets()[options.dataset].read(Path(file)))
            print(f"dateline: {file}: the record has {kept.counts().get(options.dataset, 0):,} rows of {options.dataset}", file=sys.stderr)
    finally:
        db.close()
    return 0


def _list(options: argparse.Namespace) -> int:
    from dateline.imported.formats import data_sets
    from dateline.store.database import Database
    from dateline.store.imported import ImportedEvents

    path, counts = record_path(options), {}
    if path.exists():
        db = Database(path)
        counts = ImportedEvents(db).counts()
        db.close()
    for name, one in data_sets().items():
        print(f"{name:10} {counts.get(name, 0):10,} rows   {(one.__doc__ or '').splitlines()[0]}")
    return 0
