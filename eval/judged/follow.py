"""What the judged samples say: precision a field; and, given new records of their documents, what became of each judged event.

python eval/judged/follow.py                    the precision reached when each sample was judged
python eval/judged/follow.py records.jsonl      right events kept and lost, wrong events kept, changed and gone
"""

from __future__ import annotations

import sys
from collections import Counter
from pathlib import Path
from typing import Any

from dateline.evaluate.samples import read_rows, share

FIELDS = ("type", "actor", "recipient", "modality")
COMPARED = {"type": "plover", "actor": "actors", "recipient": "recipients", "modality": "modality"}
SAMPLES = tuple(Path(__file__).with_name(f"{name}-events.jsonl") for name in ("official", "fresh", "third", "fourth", "fifth", "sixth", "seventh"))

Row = dict[str, Any]


def precision(rows: list[Row]) -> None:
    """Prints the share of right fields and of events that are right in all."""
    for field in FIELDS:
        print(f"{field:10} {share(sum(row['verdict'][field] for row in rows), len(rows))}")
    print(f"{'all four':10} {share(sum(all(row['verdict'].values()) for row in rows), len(rows))}")


def printed(record: Row, event: Row) -> Row:
    """An event of a record as the sample writes it."""
    named = {actor["ref"]: f"{actor['name']} [{actor['country']}]" for actor in record["actors"]}
    plover = event["plover"]
    return {
        "plover": (plover["type"] or "none") + (f"/{plover['mode']}" if plover["mode"] else ""),
        "actors": [named[ref] for ref in event["actors"]],
        "recipients": [named[ref] for ref in event["recipients"]],
        "modality": event["modality"] + (" NEG" if event["negated"] else ""),
    }


def by_place(records: list[Row]) -> dict[tuple[str, int], Row]:
    """Events by document and where their trigger begins."""
    found: dict[tuple[str, int], Row] = {}
    for record in records:
        for event in record["events"]:
            first = {part["role"]: part for part in reversed(event["evidence"])}  # the first of a role is the one printed
            found.setdefault((record["article"]["id"], first.get("trigger", {}).get("start", -1)), printed(record, event))
    return found


def place(row: Row) -> tuple[str, int]:
    """Where a sample has its event."""
    return row["document"], row["start"]


def fate(row: Row, now: Row | None) -> str:
    """What became of a judged event."""
    right = all(row["verdict"].values())
    if now is None:
        return "right, lost" if right else "wrong, gone"
    wrong = [field for field in FIELDS if not row["verdict"][field]]
    changed = [field for field in FIELDS if now[COMPARED[field]] != row["event"][COMPARED[field]]]
    if right:
        return "right, changed" if changed else "right, kept"
    return "wrong, the wrong field changed" if set(wrong) & set(changed) else "wrong, kept"


def follow(rows: list[Row], now: dict[tuple[str, str, str | int], Row]) -> None:
    """Prints what became of the events of a sample, and which of the right ones are not as they were."""
    fates = [(fate(row, now.get(place(row))), row) for row in rows]
    for name, count in sorted(Counter(name for name, _ in fates).items()):
        print(f"{count:4d}  {name}")
    for name, row in fates:
        if name in ("right, lost", "right, changed"):
            print(f"{name}: {row['document']} {row['event']['plover']} {row['event']['pattern']} {row['start']}")


def main(arguments: list[str]) -> None:
    now = by_place(read_rows(Path(arguments[0]))) if arguments else {}
    for sample in SAMPLES:
        print(sample.name)
        rows = read_rows(sample)
        if arguments:
            follow(rows, now)
        else:
            precision(rows)


if __name__ == "__main__":
    main(sys.argv[1:])
