"""Figures on the project's own gold articles (eval/gold.jsonl), one JSON object: `python eval/articles/score.py --json`."""

from __future__ import annotations

import json
from pathlib import Path

from dateline.evaluate import compare, read_gold
from dateline.evaluate.predict import predict
from dateline.knowledge.load import Knowledge
from dateline.parse import load_parser

GOLD = Path(__file__).resolve().parent.parent / "gold.jsonl"


def main() -> None:
    parser, knowledge = load_parser(), Knowledge()
    report = compare((gold, predict(gold, parser, knowledge)) for gold in read_gold(str(GOLD)))
    figures = {f"{section}.F1": figure.f1 for section, figure in report.figures.items()}
    figures |= {f"{section}.{check}": figure.rate(check) for section, figure in report.figures.items() for check in figure.checks}
    print(json.dumps({name: round(value, 4) for name, value in figures.items() if value is not None}))


if __name__ == "__main__":
    main()
