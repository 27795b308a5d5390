"""Options that several commands share, and what they mean."""

from __future__ import annotations

import argparse
import datetime as dt
import os
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

from dateline.errors import ConfigurationError

if TYPE_CHECKING:
    from dateline.knowledge.load import Knowledge
    from dateline.model.record import Coded
    from dateline.read import Reading

T = TypeVar("T")


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


def sound_knowledge(options: argparse.Namespace) -> Knowledge:
    """What we know, all of it looked at: a mistake in an overlay is told before the first article. Raises KnowledgeError."""
    from dateline.events.fold import load_fold
    from dateline.events.pattern import load_patterns

    knowledge = load_knowledge(options)
    knowledge.base  # noqa: B018
    load_patterns(knowledge)
    load_fold(knowledge)
    return knowledge


def read_articles(options: argparse.Namespace, knowledge: Knowledge) -> Iterator[Reading]:
    """The articles of the sources, under what the user says of them."""
    from dateline.fetch.once import fetch_address
    from dateline.read import read_sources
    from dateline.read.sources import Options

    return read_sources(options.sources, knowledge, Options(options.format, published_day(options.published), options.source, fetch_address))


def jobs_argument(parser: argparse.ArgumentParser) -> None:
    """How many processes code."""
    parser.add_argument("--jobs", type=int, default=1, metavar="N", help="processes that code side by side (0: one a core); the output is the same, in the same order")


def gate_argument(parser: argparse.ArgumentParser) -> None:
    """What is not parsed."""
    parser.add_argument(
        "--gate", choices=("off", "article", "window"), default="off",
        help="parse only articles that name two countries or organisations of states (article), and of those that are mostly about one only the sentences around "
        "the others (window); what is not parsed gives no records",
    )  # fmt: skip


def jobs_of(options: argparse.Namespace) -> int:
    """The number of processes an option asks for, one where it says nothing."""
    wanted = int(getattr(options, "jobs", 1))
    if wanted < 0:
        raise ConfigurationError(f"--jobs {wanted}: not a number of processes", remedy="use 1, 2, …, or 0 for one a core")
    return wanted or len(os.sched_getaffinity(0))


def coded_sources(options: argparse.Namespace) -> Iterator[Coded]:
    """The records of every article of the sources, in input order, coded by this process."""
    return code_sources(options, lambda coded: coded)


def code_sources(options: argparse.Namespace, shape: Callable[[Coded], T]) -> Iterator[T]:
    """`shape` of the records of every article of the sources, in input order.

    Raises:
        DatelineError: before the first article, where the options, a source, the knowledge or the model is wrong.
    """
    from dateline.parse import load_parser
    from dateline.pool import code_many

    knowledge = sound_knowledge(options)
    readings = read_articles(options, knowledge)
    return code_many(readings, load_parser(options.model, options.allow_unknown_model), knowledge, shape, jobs_of(options), getattr(options, "gate", "off"))


def published_day(text: str | None, option: str = "--published") -> dt.date | None:
    """The day an option names."""
    if text is None:
        return None
    try:
        return dt.date.fromisoformat(text)
    except ValueError:
        raise ConfigurationError(f"{option} {text}: not a day", remedy="write it as YYYY-MM-DD, e.g. 2025-03-28") from None
