"""Golden articles: the whole pipeline on one article gives exactly what a reader approved.

`make golden` rewrites the files; the difference is read before the code.
"""

from __future__ import annotations

from pathlib import Path

import golden
import pytest

from dateline.knowledge.load import Knowledge
from dateline.parse import Parser

ROOT = Path(__file__).parent.parent

CASES = sorted(path for path in (ROOT / "tests" / "cases").iterdir() if path.is_dir())


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_case(case: Path, parser: Parser, knowledge: Knowledge) -> None:
    assert golden.golden(case, parser, knowledge) == (case / "expected.json").read_text(encoding="utf-8")
