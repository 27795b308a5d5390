"""From articles to a record: what is not there yet is coded and taken in, one transaction an article."""

from __future__ import annotations

import datetime as dt
import hashlib
from collections.abc import Callable, Iterable, Iterator
from functools import lru_cache
from pathlib import Path

from .export.contract import article_record, to_contract
from .knowledge.load import FOLDER, Knowledge
from .model.record import Coded
from .parse import Parser
from .pipeline import code_readings
from .read import Reading
from .settings import ADDED_BETWEEN_ASSEMBLIES
from .store import Record
from .store.intake import Added, Run

CODING = ("model", "knowledge", "read", "parse", "actors", "dates", "places", "events", "statements", "engagements", "pipeline.py", "settings.py", "export/contract.py")
"""The parts of the program that decide what an article gives; when one of them changes, articles are coded anew."""


def add_readings(record: Record, readings: Iterable[Reading], parser: Callable[[], Parser], run: Run, knowledge: Knowledge, seen: dt.datetime | None = None) -> Iterator[Added]:
    """Code and take in every article that the record does not have in this form, and assemble as it goes.

    Args:
        record: open for writing.
        parser: called when the first article has to be coded.
        run: what codes them; see `run_of`.
        seen: instant at which the texts were seen, where it is known.
    Yields:
        What became of each article, once it is kept for good; stopping loses nothing of it. What stopping leaves to be
        assembled is assembled by the next call, also one without articles.
    """
    waiting = 0
    for reading in readings:
        if record.knows(article_record(reading.article), run):
            yield Added("same", reading.article.id, reading.rejection is not None)
            continue
        yield record.add_document(to_contract(_coded(reading, parser, run, knowledge)), run, seen)
        waiting += 1
        if waiting >= ADDED_BETWEEN_ASSEMBLIES:
            record.assemble()
            waiting = 0
    record.assemble()


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
