"""Scores the time engine on the sentences beside this file: whether both days are right, and the side of the publication day.

    python eval/dates/score.py [FILE...] [--parse] [--errors N] [--json]

A sentence is right when the expressions that touch its phrase, taken together, begin and end on the days of `interval`
(both inclusive, null where open or unknown); of kind `occasion`, when the gathering beside them does. `direction` compares where
the days lie: before, on or after the day of writing.
With --parse the sentences are parsed first, else the engine reads the bare words.
"""

from __future__ import annotations

import collections
import datetime as dt
import json
import sys
from pathlib import Path

from dateline import dates
from dateline.evaluate.options import score_parser

FOLDER = Path(__file__).parent


def sentences(paths):
    """The sentences of some files."""
    return [json.loads(line) for path in paths for line in path.read_text(encoding="utf-8").splitlines()]


def expressions(item, parse):
    day = dt.date.fromisoformat(item["dct"])
    if not parse:
        return dates.find(item["text"], day)
    from dateline.parse import parse_text

    return dates.find_times(parse_text(item["text"], published=day))


def judge(item, parse):
    """What the engine says of an item, and whether days and direction are right."""
    touching = [t for t in expressions(item, parse) if t.start < item["end"] and item["start"] < t.end]
    known = [t for t in touching if t.earliest or t.latest]
    if item["kind"] == "occasion":  # the days are those of the gathering, which the words name and the table dates
        known = [t.gathering for t in touching if t.gathering]
    said = (min((t.earliest for t in known if t.earliest), default=None), max((t.latest for t in known if t.latest), default=None))
    wanted = tuple(day and dt.date.fromisoformat(day) for day in item["interval"])
    return {"item": item, "said": said, "found": bool(touching), "days": said == wanted, "direction": side(said, item) == item["direction"]}


def side(days, item):
    first, last = days
    today = dt.date.fromisoformat(item["dct"])
    if first is None and last is None:
        return None
    return "past" if last and last < today else "future" if first and first > today else "present"


def report(rows, errors):
    kinds = collections.defaultdict(list)
    for row in rows:
        kinds[row["item"]["kind"]].append(row)
    print(f"{'kind':16} {'n':>4} {'days':>7} {'direction':>10}")
    for kind, group in [*sorted(kinds.items()), ("all", rows)]:
        print(f"{kind:16} {len(group):4} {share(group, 'days'):7.1%} {share(group, 'direction'):10.1%}")
    for row in [r for r in rows if not r["days"]][:errors]:
        item, wanted, said = row["item"], " .. ".join(map(str, row["item"]["interval"])), " .. ".join(map(str, row["said"]))
        print(f"{item['id']} ({item['dct']}) {item['text']}\n    {item['phrase']!r} is {wanted}, said {said}")


def share(rows, key):
    """Between 0 and 1."""
    return sum(row[key] for row in rows) / len(rows) if rows else 0.0


def main(argv=None):
    parser = score_parser(__doc__)
    parser.add_argument("files", nargs="*", type=Path)
    parser.add_argument("--parse", action="store_true")
    args = parser.parse_args(argv)
    items = sentences(args.files or sorted(FOLDER.glob("*.jsonl")))
    rows = [judge(item, args.parse) for item in items]
    if args.json:
        weekdays = [row for row in rows if row["item"]["kind"] == "weekday"]
        print(json.dumps({"days": share(rows, "days"), "direction": share(rows, "direction"), "weekday_direction": share(weekdays, "direction")}))
    else:
        report(rows, args.errors)
    return 0


if __name__ == "__main__":
    sys.exit(main())
