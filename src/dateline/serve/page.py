"""A page: where it stands, what it takes from the URL, what it shows. One module in pages/ has one as PAGE."""

from __future__ import annotations

import pkgutil
from collections.abc import Callable
from dataclasses import dataclass
from functools import cache
from importlib import import_module
from typing import Any

from fastapi import Request

from .desk import Desk
from .filters import Filters

Build = Callable[..., Any]


@dataclass(frozen=True)
class Page:
    """A page of the server.

    `build(desk, filters, **path)` gives the context: a frozen record of documented fields, which the template shows and
    `?format=json` prints. `nav` is its place in the menu, None for pages that one reaches by a link.
    """

    path: str
    title: str
    template: str
    build: Build
    filters: type[Filters] = Filters
    nav: int | None = None


@dataclass(frozen=True)
class Seen:
    """What the frame around a page shows: the request, whether its maker may write, the menu."""

    request: Request
    desk: Desk
    may_write: bool
    menu: tuple[Page, ...]
    page: Page | None = None


@cache
def pages() -> tuple[Page, ...]:
    """All pages, by the names of their modules."""
    from . import pages as folder

    return tuple(import_module(f"{folder.__name__}.{found.name}").PAGE for found in pkgutil.iter_modules(folder.__path__))


@cache
def menu() -> tuple[Page, ...]:
    """The pages of the menu, in its order."""
    return tuple(sorted((page for page in pages() if page.nav is not None), key=lambda page: page.nav or 0))
