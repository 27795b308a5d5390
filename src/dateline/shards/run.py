"""All shards on an engine, and the manifest over them."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator, Sequence
from importlib import import_module
from pathlib import Path

from dateline.errors import ConfigurationError, SourceError

from .folder import MANIFEST, sweep, write_text
from .work import Line, Setup, code_shard_warily


def run_shards(shards: Sequence[str], setup: Setup, engine: str = "local", jobs: int = 1, told: Callable[[Line], None] = lambda line: None) -> list[Line]:
    """The lines of all shards, in their order; each shard is told as soon as it is done.

    A shard whose worker dies is given to another one; one that kills its workers is coded here, article by article, so that
    only the article that does it is lost.

    Raises:
        ConfigurationError: the engine is not installed.
        SourceError: the manifest cannot be written.
    """
    found: dict[str, Line] = {}
    for shard, line in _executor(engine)(list(dict.fromkeys(shards)), setup, jobs):
        found[shard] = line or code_shard_warily(shard, setup)
        told(found[shard])
    lines = [found[shard] for shard in dict.fromkeys(shards)]
    try:
        sweep(Path(setup.out), {line["key"] for line in lines if "key" in line})
        write_text(Path(setup.out) / MANIFEST, "".join(json.dumps(line) + "\n" for line in lines))
    except OSError as error:
        raise SourceError(f"the manifest cannot be written: {error.strerror}", where=setup.out, remedy="make room and run it again: what is done is not coded anew") from None
    return lines


def _executor(engine: str) -> Callable[[list[str], Setup, int], Iterator[tuple[str, Line | None]]]:
    """Runs shards side by side: (shard, line) as they are done, None for a line where every worker died of the shard."""
    try:
        return import_module(f"{__package__}.on_{engine}").code_shards  # type: ignore[no-any-return]
    except ModuleNotFoundError as error:
        raise ConfigurationError(f"{error.name} is not installed", remedy=f"pip install 'dateline[{engine}]'") from None
