"""Rewrite the golden file of every case under tests/cases: what the whole pipeline says of its article.

    python tools/golden.py [NAME ...]      then read the difference before the code
"""

from __future__ import annotations

import json
import sys
from pathlib import Path

from dateline.export.contract import to_contract
from dateline.knowledge.load import Knowledge
from dateline.parse import Parser, load_parser
from dateline.pipeline import code_readings
from dateline.read import read_sources
from dateline.read.days import parse_day
from dateline.read.sources import Options

CASES = Path(__file__).resolve().parent.parent / "tests" / "cases"


def golden(case: Path, parser: Parser, knowledge: Knowledge) -> str:
    """The expected output of a case: the contract's object, indented, without the text that the article file holds."""
    meta = json.loads((case / "meta.json").read_text(encoding="utf-8"))
    [article] = sorted(case.glob("article.*"))
    options = Options(published=parse_day(meta["published"]), publisher=meta["source"])
    [coded] = code_readings(read_sources([str(article)], knowledge, options), parser, knowledge)
    record = to_contract(coded)
    record["article"].pop("text")
    return json.dumps(record, ensure_ascii=False, indent=1) + "\n"


def main() -> None:
    parser, knowledge = load_parser(), Knowledge()
    names = sys.argv[1:]
    for case in sorted(path for path in CASES.iterdir() if path.is_dir() and (not names or path.name in names)):
        (case / "expected.json").write_text(golden(case, parser, knowledge), encoding="utf-8")
        print(case.name)


if __name__ == "__main__":
    main()
