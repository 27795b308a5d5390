"""A digest in Markdown: what is new and what changed since a day, and what is to come, each with its words and its source.

    dateline digest --since yesterday
    dateline digest --since 2025-03-24 --until 2025-03-30 --alerts alerts.toml > week.md

Without --alerts it is of all engagements. Days are those on which the world could read it, not those of the events.
"""

from __future__ import annotations

import argparse
import datetime as dt
import sys
from pathlib import Path

from dateline.cli.options import published_day
from dateline.cli.record import open_record, record_argument

HELP = "what is new, changed and to come, in Markdown"


def arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--since", metavar="DAY", default="yesterday", help="first day, YYYY-MM-DD or yesterday")
    parser.add_argument("--until", metavar="DAY", help="last day; today without it")
    parser.add_argument("--alerts", metavar="FILE", help="saved searches in TOML; see docs/how-to/alerts.md")
    record_argument(parser)


def run(options: argparse.Namespace) -> int:
    from dateline.alerts.digest import digest
    from dateline.alerts.plan import EVERYTHING, load_plan

    until = published_day(options.until, "--until") or dt.date.today()
    since = first_day(options.since, until)
    plan = load_plan(Path(options.alerts)) if options.alerts else EVERYTHING
    with open_record(options) as record, record.snapshot():
        sys.stdout.write(digest(record, plan.alerts, (since, until)))
    return 0


def first_day(text: str, until: dt.date) -> dt.date:
    """The day of --since: a day, or the one before the last."""
    day = until - dt.timedelta(1) if text == "yesterday" else published_day(text, "--since")
    assert day
    return day
