"""A package that can be called: `dateline.read(text)` is what users write, and `dateline.read` is a package of stages."""

from __future__ import annotations

import sys
from importlib import import_module
from types import ModuleType
from typing import Any


def make_callable(package: str, home: str, function: str) -> None:
    """Let a call of an imported package call a function of another module, which is imported only then."""

    class CallablePackage(ModuleType):
        def __call__(self, *arguments: Any, **named: Any) -> Any:
            return getattr(import_module(home), function)(*arguments, **named)

    sys.modules[package].__class__ = CallablePackage
