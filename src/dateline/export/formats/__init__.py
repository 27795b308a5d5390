"""One module an export format. Each has NAME, KINDS (what it can be of, the usual first) and `write(chosen, target)`.

`target` is the file or, where FOLDER is true, the folder to write; "-" is standard output, which folders cannot be. To add
a format, add a module: the command and its documentation find it.
"""

from __future__ import annotations

import importlib
import pkgutil
from functools import lru_cache
from typing import Protocol

from dateline.export.chosen import Chosen


class Format(Protocol):
    """What a format module offers; the first line of its docstring says what it is."""

    NAME: str
    KINDS: tuple[str, ...]
    __doc__: str | None

    @staticmethod
    def write(chosen: Chosen, target: str) -> None:
        """Write the rows; raises ConfigurationError where a package that it needs is not installed."""


@lru_cache(maxsize=1)
def formats() -> dict[str, Format]:
    """All formats by name."""
    modules = [importlib.import_module(f"{__name__}.{found.name}") for found in pkgutil.iter_modules(__path__)]
    return {module.NAME: module for module in sorted(modules, key=lambda module: str(module.NAME))}  # type: ignore[misc]
