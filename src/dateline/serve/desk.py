"""What a request works with: the record, opened for it, and what we know of names, loaded once a process."""

from __future__ import annotations

import csv
import datetime as dt
import secrets
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import cache, cached_property
from importlib import resources
from pathlib import Path
from typing import Any

from dateline.knowledge.base import KnowledgeBase
from dateline.knowledge.load import Knowledge
from dateline.store import Record

from .guard import Access

KEPT = 32
"""Answers kept in memory, a few megabytes each at most."""


class Desk:
    """A record on the desk. One for the whole server; `record()` gives each request a connection of its own.

    Args:
        path: the record's file.
        access: who may read and write.
        overlay: the user's own rows of knowledge.
        today: the day that counts as today; the clock's without it.
    """

    def __init__(self, path: Path, access: Access, overlay: Path | None = None, today: dt.date | None = None) -> None:
        self.path, self.access, self.overlay, self._today = path, access, overlay, today
        self._watcher: Record | None = None
        self._kept_of, self._kept = "", dict[str, bytes]()
        self._born = secrets.token_hex(4)
        self._locks = {"watch": threading.Lock(), "write": threading.Lock(), "load": threading.Lock()}

    @property
    def today(self) -> dt.date:
        """Today."""
        return self._today or dt.date.today()

    @contextmanager
    def record(self) -> Iterator[Record]:
        """The record to read from; all answers inside come from one state of it."""
        with Record(self.path) as record, record.snapshot():
            yield record

    @contextmanager
    def writing(self) -> Iterator[Record]:
        """The record to write to, one writer at a time."""
        with self._locks["write"], Record(self.path, write=True) as record:
            yield record

    def stamp(self) -> str:
        """A text that changes whenever the record may have changed; costs no more than a look at a counter."""
        with self._locks["watch"]:
            if self._watcher is None:
                self._watcher = Record(self.path)
            return f"{self._born}-{self._watcher.summaries.stamp()}"

    def kept(self, key: str, make: Callable[[], bytes]) -> bytes:
        """What `make()` gave for `key`, made anew when the record has changed: for answers that take long and are asked for often."""
        stamp = self.stamp()
        if stamp != self._kept_of or len(self._kept) >= KEPT:
            self._kept_of, self._kept = stamp, {}
        kept = self._kept  # another request may begin a new one meanwhile
        if key not in kept:
            kept[key] = make()
        return kept[key]

    def close(self) -> None:
        """Let go of the record."""
        with self._locks["watch"]:
            if self._watcher:
                self._watcher.close()
            self._watcher = None

    @cached_property
    def _knowledge(self) -> Knowledge:
        return Knowledge(overlay=self.overlay)

    @property
    def base(self) -> KnowledgeBase:
        """Who held which office when; loaded when it is first asked for."""
        with self._locks["load"]:
            return self._knowledge.base


@cache
def country_names() -> dict[str, str]:
    """Names of countries by ISO 3166-1 alpha-3."""
    text = resources.files("dateline.knowledge").joinpath("kb/states.csv").read_text(encoding="utf-8")
    return {row["iso3"]: row["name"] for row in csv.DictReader(text.splitlines()) if row["iso3"]}


@cache
def issue_names() -> dict[str, str]:
    """Names of issues by id."""
    return {one["id"]: one["name"] for one in _yaml("lang/en/issues.yaml")["issues"]}


@cache
def quads() -> dict[str, str]:
    """PLOVER type → vcoop, mcoop, vconf or mconf."""
    return {name: one["quad"] for name, one in _yaml("ontology/plover.yaml")["types"].items()}


@cache
def type_meanings() -> dict[str, str]:
    """PLOVER type → what it means."""
    return {name: one["means"] for name, one in _yaml("ontology/plover.yaml")["types"].items()}


def is_conflict(type: str) -> bool:
    """Whether acts of a type are conflict; all others are cooperation."""
    return quads().get(type, "").endswith("conf")


def _yaml(name: str) -> Any:
    import yaml

    return yaml.load(resources.files("dateline.knowledge").joinpath(name).read_text(encoding="utf-8"), getattr(yaml, "CSafeLoader", yaml.SafeLoader))
