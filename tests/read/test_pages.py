"""Articles taken out of pages in thirty publishers' structures, and datelines of 171 forms: no worse than they were measured."""

from __future__ import annotations

import runpy
import sys
from pathlib import Path

import pytest

PAGES = Path(__file__).parent.parent.parent / "eval" / "pages"


@pytest.fixture(scope="module")
def scripts() -> dict[str, dict[str, object]]:
    sys.path.insert(0, str(PAGES))
    try:
        return {name: runpy.run_path(str(PAGES / f"{name}.py")) for name in ("score", "datelines")}
    finally:
        sys.path.remove(str(PAGES))


def test_pages(scripts: dict[str, dict[str, object]]) -> None:
    figures = scripts["score"]["figures"]()  # type: ignore[operator]
    assert figures["text F1"] >= max(0.98, figures["plain trafilatura F1"])
    assert figures["title"] >= 0.98
    assert figures["day"] >= 0.98
    assert figures["agency"] >= 0.95


def test_datelines(scripts: dict[str, dict[str, object]]) -> None:
    figures = scripts["datelines"]["figures"]()  # type: ignore[operator]
    assert figures["place"] >= 0.99
    assert figures["country"] >= 0.99
    assert figures["agency"] >= 0.99
    assert figures["day"] >= 0.99
