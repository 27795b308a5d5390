"""Read articles into a record: a file that holds them all, with everything they say, and grows with each call.

An article is kept as soon as it is coded; a call that is stopped, however, goes on where it was when it is made again. What
is there already in the same form is passed over; a changed text of an article (same URL, else same id) becomes its newest
version; a newer dateline, model or knowledge codes an article anew.

Exit code 0: every article was coded; 1: some were rejected; 2: the command was wrong; 5: the record cannot be used.
"""

from __future__ import annotations

import argparse
import sys
from collections import Counter
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from dateline.cli.options import jobs_argument, jobs_of, read_articles, sound_knowledge, source_arguments
from dateline.cli.progress import shown
from dateline.cli.record import open_record, record_argument
from dateline.errors import ConfigurationError

if TYPE_CHECKING:
    from dateline.store import Record
    from dateline.store.intake import Added

    Adding = Callable[[Record], Iterator[Added]]

HELP = "read articles into a record"


def arguments(parser: argparse.ArgumentParser) -> None:
    source_arguments(parser, "*")
    parser.add_argument("--from-parquet", metavar="FOLDER", type=Path, help="take in what `dateline run` coded into a folder, without coding it again")
    jobs_argument(parser)
    record_argument(parser)
    parser.add_argument("--verbose", action="store_true", help="a line on standard error for each article, once it is kept for good")


def run(options: argparse.Namespace) -> int:
    outcome: Counter[str] = Counter()
    adding = _taken_in(options) if options.from_parquet else _coded(options)
    with open_record(options, write=True) as record:
        for added in shown(adding(record), "adding"):
            outcome[added.outcome] += 1
            outcome["rejected"] += added.rejected
            if options.verbose:
                print(f"dateline: {added.article}: {added.outcome}{', rejected' if added.rejected else ''}", file=sys.stderr, flush=True)
        counts = record.counts()
    print("dateline: " + ", ".join(f"{outcome[name]} {words}" for name, words in _WORDS.items()), file=sys.stderr)
    held = ", ".join(f"{counts[name]} {name}" for name in ("articles", "engagements", "events", "statements"))
    print(f"dateline: {record.path} has {held}", file=sys.stderr)
    return 1 if outcome["rejected"] else 0


def _coded(options: argparse.Namespace) -> Adding:
    """Codes the sources and takes them in; what is wrong with the command is told before the record is opened."""
    from dateline.adding import add_readings, run_of
    from dateline.parse import load_parser
    from dateline.parse.model import find_model

    if not options.sources:
        raise ConfigurationError("no source and no --from-parquet", remedy="name files, folders, globs or addresses to read")
    knowledge = sound_knowledge(options)
    readings = read_articles(options, knowledge)
    coder = run_of(find_model(options.model, options.allow_unknown_model).label, knowledge)
    parser = partial(load_parser, options.model, options.allow_unknown_model)
    return lambda record: add_readings(record, readings, parser, coder, knowledge, jobs=jobs_of(options))


def _taken_in(options: argparse.Namespace) -> Adding:
    """Takes in the articles that a run coded; those that its gate skipped stay out."""
    from dateline.adding import add_documents
    from dateline.store.intake import Run

    try:
        from dateline.shards import documents, manifest
        from dateline.shards.tables import outcome_of
    except ModuleNotFoundError as error:
        raise ConfigurationError(f"{error.name} is not installed", remedy="pip install 'dateline[analytics]'") from None
    folder = options.from_parquet
    lines = [line for line in manifest(folder) if "error" not in line]
    coded = ((document, Run(*line["run"])) for line in lines for document in documents(folder, line) if outcome_of(document) != "skipped")
    return lambda record: add_documents(record, coded)


_WORDS = {"new": "new", "changed": "changed", "recoded": "coded anew", "same": "there already", "rejected": "rejected"}
