"""Options that several commands share, and what they mean."""

from __future__ import annotations

import argparse
import datetime as dt
import os
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from dateline.errors import ConfigurationError

if TYPE_CHECKING:
    from dateline.knowledge.load import Knowledge
    from dateline.model.record import Coded
    from dateline.read import Reading


def source_arguments(parser: argparse.ArgumentParser, sources: str = "+") -> None:
    """Sources and what the user says of them."""
    parser.add_argument("sources", nargs=sources, metavar="SOURCE", help="file, folder, glob, address (http, https) or - (standard input)")
    parser.add_argument("--format", help="force an input format: text, markdown, jsonl, html, feed, warc, mail, ninjs, newsml, zip, gzip (else told from the content)")
    parser.add_argument("--published", metavar="DAY", help="day of publication of every article, YYYY-MM-DD")
    parser.add_argument("--source", metavar="NAME", help="publisher of every article that names none")
    model_arguments(parser)
    overlay_argument(parser)


def model_arguments(parser: argparse.ArgumentParser) -> None:
    """Which language model parses."""
    parser.add_argument("--model", metavar="NAME", help="language model: a package or a folder (else the best one installed)")
    parser.add_argument("--allow-unknown-model", action="store_true", help="take a model whose files we have not verified")


def overlay_argument(parser: argparse.ArgumentParser) -> None:
    """The user's own rows of knowledge."""
    parser.add_argument("--overlay", metavar="PATH", help="your own rows over the shipped knowledge: a table or a folder (else $DATELINE_OVERLAY); see docs/how-to/overlay.md")


def load_knowledge(options: argparse.Namespace) -> Knowledge:
    """What we know, with the overlay of the option or of the environment."""
    from dateline.knowledge.load import Knowledge

    overlay = options.overlay or os.environ.get("DATELINE_OVERLAY")
    return Knowledge(overlay=Path(overlay) if overlay else None)


def read_articles(options: argparse.Namespace, knowledge: Knowledge) -> Iterator[Reading]:
    """The articles of the sources, under what the user says of them."""
    from dateline.read import read_sources
    from dateline.read.sources import Options

    return read_sources(options.sources, knowledge, Options(options.format, published_day(options.published), options.source, fetch_address))


def fetch_address(url: str) -> bytes:
    """The bytes behind an address on the open net.

    Raises:
        SourceError: it was refused, is not there, is too large, or did not answer in time.
    """
    import asyncio

    from dateline.errors import SourceError
    from dateline.fetch import Fetched, Fetcher

    async def fetch() -> Fetched:
        async with Fetcher() as fetcher:
            return await fetcher.fetch(url)

    got = asyncio.run(fetch())
    if got.outcome != "fetched":
        raise SourceError(f"{got.outcome}: {got.why}", where=url, remedy="check the address in a browser, or save the page to a file and read that")
    return got.content


def code_sources(options: argparse.Namespace) -> Iterator[Coded]:
    """The records of every article of the sources, in input order.

    Raises:
        DatelineError: before the first article, where the options, a source, the knowledge or the model is wrong.
    """
    from dateline.events.fold import load_fold
    from dateline.events.pattern import load_patterns
    from dateline.parse import load_parser
    from dateline.pipeline import code_readings

    knowledge = load_knowledge(options)
    knowledge.base  # noqa: B018  an overlay's mistake is told before the first article
    load_patterns(knowledge)
    load_fold(knowledge)
    readings = read_articles(options, knowledge)
    return code_readings(readings, load_parser(options.model, options.allow_unknown_model), knowledge)


def published_day(text: str | None, option: str = "--published") -> dt.date | None:
    """The day an option names."""
    if text is None:
        return None
    try:
        return dt.date.fromisoformat(text)
    except ValueError:
        raise ConfigurationError(f"{option} {text}: not a day", remedy="write it as YYYY-MM-DD, e.g. 2025-03-28") from None
