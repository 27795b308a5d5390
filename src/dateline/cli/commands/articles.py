"""The articles of a record, each with its newest text.

    dateline articles --names CHN --newest
    dateline articles --rejected
    dateline articles --show ID        the article's object as it was coded (dateline/1)
"""

from __future__ import annotations

import argparse
import json
import sys

from dateline.cli.record import between_argument, days, list_arguments, listed, open_record, print_rows

HELP = "the articles of a record"


def arguments(parser: argparse.ArgumentParser) -> None:
    between_argument(parser, "told between two days")
    parser.add_argument("--publisher", metavar="NAME", help="who published it")
    parser.add_argument("--names", metavar="WHO", help="names an actor: a country's code, an id or a name")
    parser.add_argument("--rejected", action="store_true", help="only those that could not be coded")
    parser.add_argument("--show", metavar="ID", help="print the object of one article, by its id or URL, and stop")
    parser.add_argument("--text-version", type=int, metavar="N", help="with --show: an older text, counted from 0")
    list_arguments(parser)


def run(options: argparse.Namespace) -> int:
    from dateline.store.rows import ArticleRow

    with open_record(options) as record:
        if options.show:
            sys.stdout.write(json.dumps(record.document(options.show, options.text_version), ensure_ascii=False, separators=(",", ":")) + "\n")
            return 0
        found = record.articles(between=days(options), publisher=options.publisher, names=options.names, rejected=True if options.rejected else None, **listed(options))
        return print_rows(found, ArticleRow, options, "Articles")
