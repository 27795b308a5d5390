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
from functools import partial

from dateline.cli.options import read_articles, sound_knowledge, source_arguments
from dateline.cli.progress import shown
from dateline.cli.record import open_record, record_argument

HELP = "read articles into a record"


def arguments(parser: argparse.ArgumentParser) -> None:
    source_arguments(parser)
    record_argument(parser)
    parser.add_argument("--verbose", action="store_true", help="a line on standard error for each article, once it is kept for good")


def run(options: argparse.Namespace) -> int:
    from dateline.adding import add_readings, run_of
    from dateline.parse import load_parser
    from dateline.parse.model import find_model

    knowledge = sound_knowledge(options)
    readings = read_articles(options, knowledge)
    coder = run_of(find_model(options.model, options.allow_unknown_model).label, knowledge)
    outcome: Counter[str] = Counter()
    with open_record(options, write=True) as record:
        for added in shown(add_readings(record, readings, partial(load_parser, options.model, options.allow_unknown_model), coder, knowledge), "adding"):
            outcome[added.outcome] += 1
            outcome["rejected"] += added.rejected
            if options.verbose:
                print(f"dateline: {added.article}: {added.outcome}{', rejected' if added.rejected else ''}", file=sys.stderr, flush=True)
        counts = record.counts()
    print("dateline: " + ", ".join(f"{outcome[name]} {words}" for name, words in _WORDS.items()), file=sys.stderr)
    held = ", ".join(f"{counts[name]} {name}" for name in ("articles", "engagements", "events", "statements"))
    print(f"dateline: {record.path} has {held}", file=sys.stderr)
    return 1 if outcome["rejected"] else 0


_WORDS = {"new": "new", "changed": "changed", "recoded": "coded anew", "same": "there already", "rejected": "rejected"}
