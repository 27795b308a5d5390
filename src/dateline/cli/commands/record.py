"""How much there is in a record, and its upkeep.

    dateline record                what it holds, and by what it was coded
    dateline record --check        whether the file is sound; exit code 5 where it is not
    dateline record --assemble     make what waits to be assembled; --all makes everything anew
    dateline record --upgrade      bring an older record to the version of this program
"""

from __future__ import annotations

import argparse

from dateline.cli.record import open_record, record_argument

HELP = "what a record holds; check, assemble, upgrade it"


def arguments(parser: argparse.ArgumentParser) -> None:
    record_argument(parser)
    actions = parser.add_mutually_exclusive_group()
    actions.add_argument("--check", action="store_true", help="read the whole file and say what is wrong with it")
    actions.add_argument("--assemble", action="store_true", help="bring events and engagements up to date")
    actions.add_argument("--upgrade", action="store_true", help="bring the file to the version of this program")
    parser.add_argument("--all", action="store_true", help="with --assemble: everything anew, not only what was touched")


def run(options: argparse.Namespace) -> int:
    from dateline.errors import DamagedRecord
    from dateline.store.database import MENDING

    with open_record(options, write=options.assemble or options.upgrade) as record:
        if options.check:
            problems = record.problems()
            if problems:
                raise DamagedRecord("; ".join(problems[:5]), where=str(record.path), remedy=MENDING)
            print("the file is sound")
            return 0
        if options.assemble:
            print(f"{record.assemble(options.all)} records assembled")
        for name, count in record.counts().items():
            print(f"{name:12} {count:10,}")
        for run in record.runs():
            print(f"coded by     dateline {run.code}, {run.parser}, knowledge {run.knowledge}")
    return 0
