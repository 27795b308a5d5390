"""Saved searches on a record: as Atom feeds, or sent to a program of yours.

    dateline alerts alerts.toml                    how much each finds
    dateline alerts alerts.toml --atom feeds/      one feed an alert, feeds/NAME.xml
    dateline alerts alerts.toml --send             to the webhooks of the file, each entry once

See docs/how-to/alerts.md for the file. `dateline digest --alerts FILE` tells the same to people.
"""

from __future__ import annotations

import argparse
import datetime as dt
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from dateline.cli.options import published_day
from dateline.cli.record import open_record, record_argument, record_path

if TYPE_CHECKING:
    from dateline.alerts.entries import Entry
    from dateline.alerts.plan import Alert, Plan
    from dateline.alerts.webhook import Delivery

HELP = "saved searches as Atom feeds and webhooks"
SPAN = 30
"""Days. What was told longer ago is no news."""


def arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("plan", metavar="FILE", help="saved searches in TOML; see docs/how-to/alerts.md")
    parser.add_argument("--atom", metavar="FOLDER", help="write a feed for each alert")
    parser.add_argument("--send", action="store_true", help="send what was not sent yet to the webhooks")
    parser.add_argument("--since", metavar="DAY", help=f"what was told on that day or later; {SPAN} days ago without it")
    parser.add_argument("--until", metavar="DAY", help="last day; today without it")
    record_argument(parser)


def run(options: argparse.Namespace) -> int:
    from dateline.alerts.entries import entries
    from dateline.alerts.plan import load_plan

    plan = load_plan(Path(options.plan))
    until = published_day(options.until, "--until") or dt.date.today()
    since = published_day(options.since, "--since") or until - dt.timedelta(SPAN)
    with open_record(options) as record, record.snapshot():
        found = [(alert, entries(record, alert, (since, until))) for alert in plan.alerts]
    if options.atom:
        _write_feeds(Path(options.atom), found)
    if options.send:
        return _send(plan, found, record_path(options))
    if not options.atom:
        sys.stdout.writelines(f"{alert.name}: {len(some)} since {since}\n" for alert, some in found)
    return 0


def _write_feeds(folder: Path, found: list[tuple[Alert, list[Entry]]]) -> None:
    from dateline.alerts.atom import feed

    folder.mkdir(parents=True, exist_ok=True)
    for alert, some in found:
        path = folder / f"{alert.slug}.xml"
        path.write_bytes(feed(alert, some))
        print(f"dateline: {path}: {len(some)} entries", file=sys.stderr)


def _send(plan: Plan, found: list[tuple[Alert, list[Entry]]], path: Path) -> int:
    """Send; exit code 1 where something could not be delivered."""
    import asyncio

    from dateline.alerts.webhook import key_of
    from dateline.errors import ConfigurationError

    hooked = [(alert, some) for alert, some in found if alert.webhook]
    if not hooked:
        raise ConfigurationError("no alert has a webhook", where="--send", remedy='add webhook = "https://…" and secret_env = "NAME" to the file')
    for alert, _ in hooked:
        key_of(alert)
    done = asyncio.run(_deliver_all(plan, hooked, path))
    for one in done:
        print(f"dateline: {one.alert}: {one.sent} sent" + (f"; the rest not: {one.failed}" if one.failed else ""), file=sys.stderr)
    return int(any(one.failed for one in done))


async def _deliver_all(plan: Plan, hooked: list[tuple[Alert, list[Entry]]], path: Path) -> list[Delivery]:
    import asyncio
    from functools import partial

    from dateline.alerts.webhook import deliver
    from dateline.fetch.post import post
    from dateline.store.database import Database
    from dateline.store.sent import SentLog

    db = Database(path, write=True)
    try:
        log, send = SentLog(db), partial(post, allow_private=plan.allow_private)
        return [await deliver(alert, some, log, send, asyncio.sleep, lambda: dt.datetime.now(dt.UTC)) for alert, some in hooked]
    finally:
        db.close()
