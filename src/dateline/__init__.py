"""News reports as records one can check: who met whom, who said what, who did what to whom, when and where.

    >>> import datetime, dateline
    >>> article = dateline.read("Norway expelled two Russian diplomats on Thursday.", published=datetime.date(2025, 3, 28))
    >>> [(event["plover"]["type"], event["actors"]) for event in article.events]
    [('SANCTION', ['a1'])]

The public names are those of `__all__`; all else may change.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from .api import ReadArticle as ReadArticle
    from .api import Record as Record
    from .api import Rows as Rows
    from .api import read_all as read_all
    from .errors import DatelineError as DatelineError

__all__ = ["DatelineError", "ReadArticle", "Record", "Rows", "read", "read_all"]

_HOME = {"DatelineError": "errors"}


def __getattr__(name: str) -> Any:
    """The public names, loaded when they are first asked for, so that `import dateline` costs nothing.

    `read` is the package of that name, which can be called: a function of the same name would hide it, or be hidden by it.
    """
    from importlib import import_module

    if name == "read":
        return import_module(".read", __name__)
    if name in __all__:
        return getattr(import_module(f".{_HOME.get(name, 'api')}", __name__), name)
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
