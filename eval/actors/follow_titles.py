"""What the judged titles say: the share of persons right; and, given new records of their documents, what became of each.

    python eval/actors/follow_titles.py                    the shares reached when the sample was judged
    python eval/actors/follow_titles.py records.jsonl      right ones kept and changed, wrong ones kept and changed

The sample: mentions "title and name of two words" found by a pattern in official releases, briefings and Wikinews, one a document, drawn with seeds 20261124,
7 and 99; what was no title with a name was left out. Round 1: 60 of foreign ministers and their deputies and 140 of others, at first sight. Round 2: 30 and 69 more,
without the seven names that come most, after the first mistakes were mended. Round 3: 30 and 73 more of all names, after the second. Right: the person of the
base, or the name, country and office that the text itself tells, and no office that he does not hold. Read by one reader, each round before its mistakes were mended.
"""

from __future__ import annotations

import sys
from collections import Counter
from pathlib import Path
from typing import Any

from dateline.evaluate.samples import read_rows, share

SAMPLE = Path(__file__).with_name("judged_titles.jsonl")
COMPARED = ("name", "country", "office")

Row = dict[str, Any]


def shares(rows: list[Row]) -> None:
    """Prints the shares of right persons a round: of all, and of foreign ministers."""
    for number in sorted({row["round"] for row in rows}):
        told = [row for row in rows if row["round"] == number]
        ministers = [row for row in told if row["foreign_minister"]]
        print(f"round {number}, {'all':18} {share(sum(row['right'] for row in told), len(told))}")
        print(f"round {number}, {'foreign ministers':18} {share(sum(row['right'] for row in ministers), len(ministers))}")


def said_now(record: Row, row: Row) -> Row | None:
    """The actor of the mention that fits the words of a judged title best, as the sample writes it."""
    found: list[tuple[float, int, int]] = []
    for number, actor in enumerate(record["actors"]):
        for mention in actor["mentions"]:
            common = min(mention["end"], row["end"]) - max(mention["start"], row["start"])
            if common > 0:
                found.append((2 * common / (mention["end"] - mention["start"] + row["end"] - row["start"]), -mention["start"], number))
    if not found:
        return None
    actor = record["actors"][max(found)[2]]
    return {"name": actor["name"], "country": actor["country"], "office": (actor["office"] or {}).get("id")}


def fate(row: Row, now: Row | None) -> str:
    """What became of a judged title."""
    before = {field: (row["said"] or {}).get(field) for field in COMPARED}
    word = "right" if row["right"] else "wrong"
    return f"{word}, {'kept' if now is not None and before == {field: now[field] for field in COMPARED} else 'changed'}"


def main(arguments: list[str]) -> None:
    rows = read_rows(SAMPLE)
    if not arguments:
        return shares(rows)
    records = {record["article"]["id"]: record for record in read_rows(Path(arguments[0]))}
    fates = [(fate(row, now), row, now) for row in rows if row["document"] in records for now in [said_now(records[row["document"]], row)]]
    for name, count in sorted(Counter(name for name, _, _ in fates).items()):
        print(f"{count:4d}  {name}")
    for name, row, now in fates:
        if name != "right, kept":
            print(f"{name}: {row['document']} {row['words']!r}: {row['said'] and {field: row['said'][field] for field in COMPARED}} -> {now}")


if __name__ == "__main__":
    main(sys.argv[1:])
