"""From articles to a record: what is not there yet is coded and taken in, one transaction an article."""

from __future__ import annotations

import datetime as dt
import hashlib
import json
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from functools import lru_cache
from itertools import chain
from pathlib import Path
from typing import Any

from .export.contract import article_record, to_contract, to_line
from .knowledge.load import FOLDER, Knowledge
from .model.record import Coded
from .parse import Parser
from .pipeline import code_readings
from .pool import code_many
from .read import Reading
from .settings import ADDED_BETWEEN_ASSEMBLIES
from .store import Record
from .store.intake import Added, Run

CODING = ("model", "knowledge", "read", "parse", "actors", "dates", "places", "events", "statements", "engagements", "pipeline.py", "settings.py", "export/contract.py")
"""The parts of the program that decide what an article gives; when one of them changes, articles are coded anew."""


def add_readings(
    record: Record, readings: Iterable[Reading], parser: Callable[[], Parser], run: Run, knowledge: Knowledge, seen: dt.datetime | None = None, jobs: int = 1
) -> Iterator[Added]:
    """Code and take in every article that the record does not have in this form, and assemble as it goes.

    Args:
        record: open for writing.
        parser: called when the first article has to be coded.
        run: what codes them; see `run_of`.
        seen: instant at which the texts were seen, where it is known.
        jobs: processes that code; this one alone writes to the record, in the order of the readings.
    Yields:
        What became of each article, once it is kept for good; stopping loses nothing of it. What stopping leaves to be
        assembled is assembled by the next call, also one without articles.
    """
    there: deque[Reading] = deque()
    documents = _documents(_fresh(record, readings, run, there), parser, run, knowledge, jobs)
    for added in add_documents(record, ((document, run) for document in documents), seen):
        yield from _same(there)
        yield added
    yield from _same(there)


def add_documents(record: Record, documents: Iterable[tuple[dict[str, Any], Run]], seen: dt.datetime | None = None) -> Iterator[Added]:
    """Take in objects of dateline/1, each with what coded it, and assemble as it goes; what became of each."""
    waiting = 0
    for document, run in documents:
        yield record.add_document(document, run, seen)
        waiting += 1
        if waiting >= ADDED_BETWEEN_ASSEMBLIES:
            record.assemble()
            waiting = 0
    record.assemble()


def _fresh(record: Record, readings: Iterable[Reading], run: Run, there: deque[Reading]) -> Iterator[Reading]:
    """The readings that the record does not have in this form; the others go to `there`."""
    for reading in readings:
        if record.knows(article_record(reading.article), run):
            there.append(reading)
        else:
            yield reading


def _same(there: deque[Reading]) -> Iterator[Added]:
    while there:
        reading = there.popleft()
        yield Added("same", reading.article.id, reading.rejection is not None)


def _documents(readings: Iterator[Reading], parser: Callable[[], Parser], run: Run, knowledge: Knowledge, jobs: int) -> Iterator[dict[str, Any]]:
    """The objects of the readings in order; the parser is loaded for the first of them."""
    if jobs <= 1:
        yield from (to_contract(_coded(reading, parser, run, knowledge)) for reading in readings)
        return
    for first in readings:
        yield from map(json.loads, code_many(chain([first], readings), parser(), knowledge, to_line, jobs))


def _coded(reading: Reading, parser: Callable[[], Parser], run: Run, knowledge: Knowledge) -> Coded:
    if reading.rejection:
        return Coded(reading.article, rejections=(reading.rejection,), parser=run.parser)
    return next(code_readings([reading], parser(), knowledge))


def run_of(parser: str, knowledge: Knowledge) -> Run:
    """What codes articles now: program, language model (its label) and knowledge, each with its version or hash."""
    from importlib.metadata import version

    return Run(f"{version('dateline')}+{_code_hash()}", parser, _knowledge_hash(knowledge.overlay))


@lru_cache(maxsize=1)
def _code_hash() -> str:
    base = Path(__file__).parent
    return _hash(path for part in CODING for path in ([base / part] if part.endswith(".py") else (base / part).rglob("*.py")))


@lru_cache(maxsize=4)
def _knowledge_hash(overlay: Path | None) -> str:
    shipped = [path for ending in ("csv", "yaml") for path in FOLDER.rglob(f"*.{ending}")]
    own = [] if overlay is None else [overlay] if overlay.is_file() else [path for path in overlay.rglob("*") if path.is_file()]
    return _hash(shipped) + (f"+{_hash(own)}" if own else "")


def _hash(paths: Iterable[Path]) -> str:
    digest = hashlib.sha256()
    for path in sorted(paths):
        digest.update(f"{path.parent.name}/{path.name}\0".encode() + hashlib.sha256(path.read_bytes()).digest())
    return digest.hexdigest()[:12]
