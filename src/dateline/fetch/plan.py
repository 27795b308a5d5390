"""The file that says what is watched: FEEDS.toml → a plan, checked, with the line of what is wrong."""

from __future__ import annotations

import re
import tomllib
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from dateline.errors import ConfigurationError

_SPAN = re.compile(r"^(\d+(?:\.\d+)?)\s*([smhd]?)$")
_UNITS = {"": 1.0, "s": 1.0, "m": 60.0, "h": 3600.0, "d": 86_400.0}
_DEFAULTS = ("every", "delay", "contact", "allow_private", "articles")
_SOURCE = ("url", "name", "every", "articles")


@dataclass(frozen=True, slots=True)
class Watched:
    """A feed or a page and how often it is asked for; `articles` whether the page behind every item of a feed is read too."""

    url: str
    name: str | None = None
    every: float = 1800.0
    articles: bool = False


@dataclass(frozen=True, slots=True)
class Plan:
    """All that is watched; `delay` are the least seconds between two fetches from one host."""

    sources: tuple[Watched, ...]
    delay: float = 5.0
    contact: str | None = None
    allow_private: bool = False


def load_plan(path: Path) -> Plan:
    """The plan of a file.

        contact = "desk@example.org"      # told to servers
        every = "30m"                     # s, m, h, d; for sources that say nothing
        delay = "5s"
        articles = false                  # read the page behind every item of a feed, too

        [[feed]]
        url = "https://www.example.org/press/feed"
        name = "Ministry"                 # publisher of its articles
        every = "10m"
        articles = true

        [[page]]
        url = "https://www.example.org/statement"

    Raises:
        ConfigurationError: no such file, no TOML, an unknown key, a span that is none, nothing to watch.
    """
    try:
        content = tomllib.loads(path.read_text(encoding="utf-8"))
    except OSError as error:
        raise ConfigurationError(error.strerror or str(error), where=str(path), remedy="name a TOML file with [[feed]] tables; see docs/how-to/watch.md") from None
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise ConfigurationError(f"no TOML: {error}", where=str(path), remedy="mend the line that is named") from None
    where = str(path)
    sources = [_source(entry, content, f"{where}, [[{kind}]] number {n}") for kind in ("feed", "page") for n, entry in enumerate(_tables(content, kind, where), 1)]
    _only(set(content) - {"feed", "page"}, _DEFAULTS, where)
    if not sources:
        raise ConfigurationError("nothing to watch", where=where, remedy='add a table [[feed]] with url = "https://…"')
    return Plan(tuple(sources), _seconds(content.get("delay", "5s"), "delay", where), content.get("contact"), _truth(content.get("allow_private", False), "allow_private", where))


def _tables(content: dict[str, Any], kind: str, where: str) -> list[dict[str, Any]]:
    tables = content.get(kind, [])
    if not isinstance(tables, list) or not all(isinstance(table, dict) for table in tables):
        raise ConfigurationError(f"{kind} is no list of tables", where=where, remedy=f"write [[{kind}]] with two brackets")
    return tables


def _source(entry: dict[str, Any], defaults: dict[str, Any], where: str) -> Watched:
    _only(set(entry), _SOURCE, where)
    url = entry.get("url")
    if not isinstance(url, str) or not url.startswith(("http://", "https://")):
        raise ConfigurationError("no url that begins with http:// or https://", where=where, remedy='add url = "https://…"')
    every = _seconds(entry.get("every", defaults.get("every", "30m")), "every", where)
    return Watched(url, entry.get("name"), every, _truth(entry.get("articles", defaults.get("articles", False)), "articles", where))


def _only(keys: set[str], allowed: tuple[str, ...], where: str) -> None:
    unknown = sorted(keys - set(allowed))
    if unknown:
        raise ConfigurationError(f"unknown key {unknown[0]!r}", where=where, remedy=f"use one of: {', '.join(allowed)}")


def _truth(value: Any, key: str, where: str) -> bool:
    if not isinstance(value, bool):
        raise ConfigurationError(f"{key} = {value!r} is neither true nor false", where=where, remedy="write true or false without quotation marks")
    return value


def _seconds(value: Any, key: str, where: str) -> float:
    match = _SPAN.match(str(value).strip()) if not isinstance(value, bool) else None
    if not match:
        raise ConfigurationError(f"{key} = {value!r} is no span of time", where=where, remedy='write "90s", "10m", "2h" or "1d"')
    return float(match.group(1)) * _UNITS[match.group(2)]
