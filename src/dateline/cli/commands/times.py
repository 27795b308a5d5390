"""Find the time expressions of texts and resolve them to days.

Without a language model: the engine reads the bare words. `dateline read` adds the parse, by which tense is told more surely.
"""

from __future__ import annotations

import argparse
import json
import sys

HELP = "time expressions of a text, as TIMEX3 and as days"


def arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("sources", nargs="+", metavar="SOURCE", help="file, folder, glob or - (standard input)")
    parser.add_argument("--format", help="force an input format: text, markdown, jsonl")
    parser.add_argument("--published", metavar="DAY", help="day that relative expressions hang on, YYYY-MM-DD (else the article's own)")
    parser.add_argument("--json", action="store_true", help="one JSON object an expression, with the article's id")


def run(options: argparse.Namespace) -> int:
    from dateline import dates
    from dateline.cli.options import published_day
    from dateline.export.contract import time_record
    from dateline.knowledge.load import Knowledge
    from dateline.read import read_sources
    from dateline.read.sources import Options

    rejected = False
    for reading in read_sources(options.sources, Knowledge(), Options(options.format, published_day(options.published))):
        article = reading.article
        if reading.rejection:
            rejected = True
            print(f"dateline: {article.id}: rejected, {reading.rejection.reason}: {reading.rejection.detail}", file=sys.stderr)
            continue
        for time in dates.find_in(article):
            record = time_record(time)
            if options.json:
                print(json.dumps({"article": article.id, **record}, ensure_ascii=False))
            else:
                print(f"{time.start:6} {time.text:32} {time.type:8} {record['value'] or '-':16} {record['earliest'] or '':10} … {record['latest'] or '':10} {time.granularity}")
    return 1 if rejected else 0
