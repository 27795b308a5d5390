"""Find words in the articles of a record, or in what was said in them; the best places first.

    dateline search minister hanoi          both words
    dateline search '"rare earths" export*'  the phrase, and any word that begins with export
"""

from __future__ import annotations

import argparse

from dateline.cli.record import as_of, limit, list_arguments, open_record, print_rows

HELP = "find words in a record"


def arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("words", nargs="+", metavar="WORD", help='each must be there; "several words" as they stand; a star leaves the end open')
    parser.add_argument("--in", dest="in_", choices=("articles", "statements"), default="articles", help="where to look (articles)")
    list_arguments(parser, newest=False)


def run(options: argparse.Namespace) -> int:
    from dateline.store.rows import Hit

    with open_record(options) as record:
        found = record.search(" ".join(options.words), in_=options.in_, as_of=as_of(options), limit=limit(options))
        return print_rows(found, Hit, options, f"Where {' '.join(options.words)!r} is found")
