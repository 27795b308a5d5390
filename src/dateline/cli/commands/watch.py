"""Keep up with feeds and pages: ask for what is due, read what is new into a record, again and again.

    dateline watch FEEDS.toml                      until it is stopped
    dateline watch FEEDS.toml --once               everything that is due, once: for cron
    dateline watch --log [--csv|--json]            what was fetched, and how each fetch ended

Robots.txt, the hosts' delays and their answers (304, 429, Retry-After) are heeded; only public http and https addresses are
asked. Stopping at any moment loses nothing.
"""

from __future__ import annotations

import argparse
import asyncio
import datetime as dt
import sys
from collections import Counter
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from dateline.cli.options import load_knowledge, model_arguments, overlay_argument
from dateline.cli.record import form_arguments, open_record, record_argument, record_path, row_count

if TYPE_CHECKING:
    from dateline.fetch.plan import Plan
    from dateline.watch import Brought

HELP = "keep up with feeds and pages"


def arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("plan", nargs="?", metavar="FEEDS.toml", help="what to watch; see docs/how-to/watch.md")
    parser.add_argument("--once", action="store_true", help="ask once for what is due, then stop")
    parser.add_argument("--log", action="store_true", help="show the log of fetches and stop")
    parser.add_argument("--url", metavar="URL", help="with --log: fetches of one address")
    parser.add_argument("--limit", type=row_count, default=50, metavar="N", help="with --log: at most so many fetches, the last first")
    record_argument(parser)
    form_arguments(parser)
    model_arguments(parser)
    overlay_argument(parser)


def run(options: argparse.Namespace) -> int:
    if options.log:
        return _show_log(options)
    from dateline.errors import ConfigurationError
    from dateline.fetch.plan import load_plan

    if not options.plan:
        raise ConfigurationError("no file that says what to watch", remedy="name one: dateline watch FEEDS.toml; docs/how-to/watch.md shows it")
    plan = load_plan(Path(options.plan))
    outcome: Counter[str] = Counter()
    with ThreadPoolExecutor(1) as coder:  # coding in a thread of its own, so that answers on their way are not cut off
        take = coder.submit(_taker, options, outcome).result()
        try:
            asyncio.run(_watch(plan, options, coder, take, outcome))
        finally:
            coder.submit(take.close).result()
            print("dateline: " + ", ".join(f"{count} {word}" for word, count in sorted(outcome.items())) if outcome else "dateline: nothing was due", file=sys.stderr)
    return 0


async def _watch(plan: Plan, options: argparse.Namespace, coder: ThreadPoolExecutor, take: _Taker, outcome: Counter[str]) -> None:
    from dateline.fetch import Fetcher
    from dateline.store.database import Database
    from dateline.store.fetches import FetchLog
    from dateline.watch import Watcher

    log = FetchLog(Database(record_path(options), write=True))

    async def taken(brought: Brought) -> None:
        await asyncio.get_running_loop().run_in_executor(coder, take.take, brought)

    async with Fetcher(plan.contact, allow_private=plan.allow_private) as fetcher:
        watcher = Watcher(plan, log, taken, fetcher)
        if options.once:
            outcome["fetched"] += await watcher.round()
        else:
            await watcher.watch()


class _Taker:
    """Codes and keeps the articles of an answer; lives in one thread, with its own connection to the record."""

    def __init__(self, options: argparse.Namespace, outcome: Counter[str]) -> None:
        from dateline.adding import run_of
        from dateline.parse import load_parser
        from dateline.parse.model import find_model

        self._knowledge = load_knowledge(options)
        self._parser: Callable[[], object] = partial(load_parser, options.model, options.allow_unknown_model)
        self._run = run_of(find_model(options.model, options.allow_unknown_model).label, self._knowledge)
        self._record = open_record(options, write=True)
        self._outcome = outcome

    def take(self, brought: Brought) -> None:
        """Read the articles into the record."""
        from dateline.adding import add_readings
        from dateline.read.sources import Options, to_article

        readings = (to_article(raw, self._knowledge, Options()) for raw in brought.articles)
        for added in add_readings(self._record, readings, self._parser, self._run, self._knowledge, dt.datetime.now(dt.UTC)):  # type: ignore[arg-type]
            self._outcome["articles " + _WORDS[added.outcome]] += 1
        print(f"dateline: {brought.fetched.url}: {len(brought.articles)} articles", file=sys.stderr, flush=True)

    def close(self) -> None:
        """Let go of the record."""
        self._record.close()


def _taker(options: argparse.Namespace, outcome: Counter[str]) -> _Taker:
    return _Taker(options, outcome)


_WORDS = {"new": "new", "changed": "changed", "recoded": "coded anew", "same": "there already"}


def _show_log(options: argparse.Namespace) -> int:
    from dateline.cli.record import print_rows
    from dateline.store.database import Database
    from dateline.store.fetches import FetchLog
    from dateline.store.rows import FetchRow

    rows = FetchLog(Database(record_path(options))).rows(options.url, limit=options.limit)
    return print_rows(rows, FetchRow, options, "Fetches")
