"""Where an export goes: a file or standard output; and cells that no spreadsheet runs."""

from __future__ import annotations

import csv
import json
import sys
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from importlib import import_module
from types import ModuleType
from typing import Any, TextIO

from dateline.errors import ConfigurationError

_FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n")
"""First characters that make a spreadsheet take a text for a formula (OWASP, CSV injection)."""


@contextmanager
def opened(target: str) -> Iterator[TextIO]:
    """The target for text, UTF-8, lines ending as they are written; "-" is standard output, which stays open."""
    if target == "-":
        if hasattr(sys.stdout, "reconfigure"):
            sys.stdout.reconfigure(encoding="utf-8", newline="")
        yield sys.stdout
        sys.stdout.flush()
        return
    with open(target, "w", encoding="utf-8", newline="") as out:
        yield out


def write_lines(target: str, objects: Iterable[Any]) -> None:
    """One JSON object a line."""
    with opened(target) as out:
        for one in objects:
            out.write(json.dumps(one, ensure_ascii=False, separators=(",", ":"), default=str) + "\n")


def write_json(target: str, one: Any) -> None:
    """One JSON document."""
    with opened(target) as out:
        json.dump(one, out, ensure_ascii=False, indent=1, default=str)
        out.write("\n")


def write_table(target: str, names: Iterable[str] | None, rows: Iterable[Iterable[Any]], delimiter: str = ",") -> None:
    """A line of names, where there are any, and a line a row; texts that a spreadsheet would run get an apostrophe in front.

    With a tab between cells nothing is quoted, as the data sets of the field have it: tabs and line ends become blanks.
    """
    with opened(target) as out:
        if delimiter == "\t":
            lines = ([" ".join(str("" if cell is None else safe(cell)).split()) for cell in row] for row in rows)
            out.writelines("\t".join(line) + "\n" for line in ([list(names)] if names else []))
            out.writelines("\t".join(line) + "\n" for line in lines)
            return
        writer = csv.writer(out, delimiter=delimiter, lineterminator="\n")
        if names:
            writer.writerow(names)
        writer.writerows([safe(cell) for cell in row] for row in rows)


def safe(value: Any) -> Any:
    """A cell that no spreadsheet takes for a formula; numbers, which may be negative, stay."""
    return f"'{value}" if isinstance(value, str) and value.startswith(_FORMULA) else value


def needed(package: str, extra: str) -> ModuleType:
    """A package that only this format needs. Raises ConfigurationError where it is not installed."""
    try:
        return import_module(package)
    except ImportError:
        raise ConfigurationError(f"the package {package.split('.')[0]} is not installed", remedy=f'pip install "dateline[{extra}]"') from None


def no_stream(target: str, name: str) -> None:
    """Refuse standard output for a format that is no text. Raises ConfigurationError."""
    if target == "-":
        raise ConfigurationError(f"{name} cannot go to standard output", remedy="name a file or folder: --output PATH")
