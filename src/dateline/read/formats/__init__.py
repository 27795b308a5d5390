"""One module an input format. Each has NAME, ORDER, `fits(head)` and `read(stream, origin)`; to add one, add a module.

`fits` sees the first bytes of a source and says whether they are in this format; the modules are asked by ORDER,
lowest first. `read` yields a `RawArticle` for every article of the stream and never raises on bad input.
"""

from __future__ import annotations

import importlib
import pkgutil
from collections.abc import Iterator
from functools import lru_cache
from typing import BinaryIO, Protocol

from dateline.read.raw import RawArticle


class Format(Protocol):
    """What a format module offers."""

    NAME: str
    ORDER: int

    @staticmethod
    def fits(head: bytes) -> bool:
        """Whether the first bytes of a source are in this format."""

    @staticmethod
    def read(stream: BinaryIO, origin: str) -> Iterator[RawArticle]:
        """The articles of a stream."""


@lru_cache(maxsize=1)
def formats() -> tuple[Format, ...]:
    """All formats, in the order in which they are asked."""
    modules = [importlib.import_module(f"{__name__}.{found.name}") for found in pkgutil.iter_modules(__path__)]
    return tuple(sorted(modules, key=lambda module: module.ORDER))  # type: ignore[arg-type]
