"""What the gate keeps of the records between two sides that are found without it, in news of all kinds.

    python eval/gate/score.py [--json] [--lost FILE]

The mix: of the development sets beside the project 196 articles of local papers, 140 on politics at home, 40 of news agencies on the world and
24 releases on foreign affairs, those with the smallest digest of their ids, so that nobody picked them. Every event and engagement
whose parties, with its host, are of two countries or organisations counts; it is kept where one of its kind with the same
sides stands in the same sentence. Right or wrong, all count. Without the sets the script ends, and says so.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import os
import sys
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT / "bench"))
from gate import KNOWLEDGE, losses  # noqa: E402

from dateline.gate import ARTICLE, OFF, WINDOW  # noqa: E402
from dateline.parse import load_parser  # noqa: E402
from dateline.pipeline import code_readings  # noqa: E402
from dateline.read import Reading, read_text  # noqa: E402
from dateline.read.days import parse_day  # noqa: E402

SHARED = Path(os.environ.get("DATELINE_SHARED", ROOT.parent / "shared"))
MIX = {
    196: ("gold/lgl.jsonl", "gold/tr_news.jsonl"),
    140: ("gold/polnear_train.jsonl", "gold/polnear_dev.jsonl"),
    40: ("gold/timebank.jsonl", "gold/aquaint.jsonl"),
    24: ("corpora/official_dev.jsonl",),
}
LONGEST = 2_000
"""Words: briefings of many hours are no article."""


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--json", action="store_true")
    parser.add_argument("--lost", type=Path)
    options = parser.parse_args()
    absent = [name for names in MIX.values() for name in names if not (SHARED / name).exists()]
    if absent:
        print("{}" if options.json else f"left out: no {absent[0]} beside the project")
        return
    articles, model = mix(), load_parser()
    whole = list(code_readings(articles, model, KNOWLEDGE, OFF))
    figures: dict[str, Any] = {}
    for mode in (ARTICLE, WINDOW):
        counts, lost, lines = losses(whole, list(code_readings(articles, model, KNOWLEDGE, mode)))
        groups = [group for group in counts if group.endswith("between two sides")]
        figures[f"{mode}.kept"] = round(1 - sum(lost[group] for group in groups) / sum(counts[group] for group in groups), 4)
        if not options.json:
            figures["records"] = sum(counts[group] for group in groups)
        if options.lost:
            options.lost.write_text("".join(f"{line}\n" for line in lines), encoding="utf-8")
    print(json.dumps(figures) if options.json else "\n".join(f"{name:14} {value}" for name, value in figures.items()))


def mix() -> list[Reading]:
    """The articles, read."""
    chosen = []
    for count, names in MIX.items():
        rows = [(f"{name} {row['id']}", row) for name in names for row in _rows(SHARED / name) if len(row["text"].split()) <= LONGEST]
        chosen += [row for _, row in sorted(rows, key=lambda one: hashlib.sha256(one[0].encode()).digest())[:count]]
    return [read_text(row["text"], KNOWLEDGE, id=row["id"], title=row.get("title"), day=_day(row)) for row in chosen]


def _rows(file: Path) -> list[dict[str, Any]]:
    return [json.loads(line) for line in file.read_text(encoding="utf-8").split("\n") if line]


def _day(row: dict[str, Any]) -> Any:
    day = row.get("date") or row.get("dct")
    return parse_day(day) if day else None


if __name__ == "__main__":
    main()
