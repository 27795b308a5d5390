"""One shard: read, coded, written as parts, told in a line of the manifest. The same on every engine."""

from __future__ import annotations

import datetime as dt
import hashlib
import json
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from dataclasses import asdict, dataclass
from functools import lru_cache
from itertools import islice
from pathlib import Path
from typing import Any

from dateline.errors import DatelineError
from dateline.export.contract import to_contract
from dateline.knowledge.load import Knowledge
from dateline.model.record import Coded
from dateline.parse import Parser, load_parser
from dateline.pipeline import code_readings
from dateline.read import Reading, read_sources
from dateline.read.sources import Options
from dateline.settings import ARTICLES_A_PART

from .folder import write_parts, write_text
from .tables import outcome_of

COUNTED = ("coded", "skipped", "rejected", "events", "engagements", "statements")
Line = dict[str, Any]
"""A line of the manifest: shard, key, sha256, run, counts, parts; `error` where it could not be done."""


@dataclass(frozen=True, slots=True)
class Setup:
    """How every shard is coded, in plain values that cross to any process: folder, knowledge, model, what is said of all sources."""

    out: str
    overlay: str | None = None
    model: str | None = None
    allow_unknown: bool = False
    format: str | None = None
    published: str | None = None
    publisher: str | None = None
    gate: str = "off"
    run: tuple[str, str, str] = ("", "", "")

    @property
    def options(self) -> Options:
        """What is said of all sources."""
        return Options(self.format, dt.date.fromisoformat(self.published) if self.published else None, self.publisher)


Coder = Callable[[Iterable[Reading], Setup], Iterator[dict[str, Any]]]


def code_shard(path: str, setup: Setup) -> Line:
    """The line of a shard, done now or before; with `error` where it cannot be read or written, and then without parts."""
    return _line(path, setup, _one_by_one)


def code_shard_warily(path: str, setup: Setup) -> Line:
    """As `code_shard`, each article in a process that may die of it: for a shard that killed its workers."""
    return _line(path, setup, _in_processes)


def prepare(setup: Setup) -> tuple[Parser, Knowledge]:
    """The parser and the knowledge of this process, loaded once."""
    return load_parser(setup.model, setup.allow_unknown), _knowledge(setup.overlay)


@lru_cache(maxsize=1)
def _knowledge(overlay: str | None) -> Knowledge:
    return Knowledge(overlay=Path(overlay) if overlay else None)


def _line(path: str, setup: Setup, coder: Coder) -> Line:
    try:
        digest = _digest(Path(path))
        key = hashlib.sha256(json.dumps([digest, {**asdict(setup), "out": ""}]).encode()).hexdigest()[:20]
        return {"shard": path, **(_done(setup, key) or _made(path, digest, key, setup, coder))}
    except (DatelineError, OSError, ValueError, EOFError) as error:  # the edge of a job: one bad file must not cost the others
        return {"shard": path, "error": f"{type(error).__name__}: {error}"}


def _digest(path: Path) -> str:
    with path.open("rb") as stream:
        return hashlib.file_digest(stream, "sha256").hexdigest()


def _fragment(setup: Setup, key: str) -> Path:
    return Path(setup.out) / "shards" / f"{key}.json"


def _done(setup: Setup, key: str) -> Line | None:
    """What an earlier run made of the same bytes with the same program, if all its parts are there."""
    try:
        line: Line = json.loads(_fragment(setup, key).read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return None
    return line if all((Path(setup.out) / part).exists() for part in line["parts"]) else None


def _made(path: str, digest: str, key: str, setup: Setup, coder: Coder) -> Line:
    documents = coder(read_sources([path], prepare(setup)[1], setup.options), setup)
    counts: Counter[str] = Counter(dict.fromkeys(COUNTED, 0))
    parts: list[str] = []
    for number, some in enumerate(iter(lambda: list(islice(documents, ARTICLES_A_PART)), [])):
        parts += write_parts(Path(setup.out), key, number, some)
        for document in some:
            counts[outcome_of(document)] += 1
            counts.update({name: len(document[name]) for name in ("events", "engagements", "statements")})
    line = {"key": key, "sha256": digest, "run": list(setup.run), **counts, "parts": parts}
    write_text(_fragment(setup, key), json.dumps(line) + "\n")
    return line


def _one_by_one(readings: Iterable[Reading], setup: Setup) -> Iterator[dict[str, Any]]:
    return map(to_contract, code_readings(readings, *prepare(setup), setup.gate))


def _in_processes(readings: Iterable[Reading], setup: Setup) -> Iterator[dict[str, Any]]:
    from dateline.pool import code_many

    return map(json.loads, code_many(readings, *prepare(setup), _as_text, 2, setup.gate))


def _as_text(coded: Coded) -> str:
    return json.dumps(to_contract(coded))
