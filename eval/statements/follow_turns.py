"""Whom new records give the judged turns of transcripts to: `python eval/statements/follow_turns.py records.jsonl`.

judged_turns.jsonl: 200 turns of 40 transcripts of the U.S. Department of State and the White House (public domain), five a document,
drawn with the seed 20240611 from the 323 documents with six labels or more; for each the document's id, the place of the label
and of the first word behind it, and who speaks: a person by full name, or null for questions, operators, moderators and officials
nobody names. One reader read label, title and list of speakers. A turn is right where the outer statement that holds its first word
has that label for its speaker's words, and, strictly, that person (null: nobody named) for its speaker.
"""

from __future__ import annotations

import json
import sys
from pathlib import Path
from typing import Any

from judge import same_name

SAMPLE = Path(__file__).with_name("judged_turns.jsonl")
Row = dict[str, Any]


def main(arguments: list[str]) -> int:
    if len(arguments) != 1:
        print(__doc__, file=sys.stderr)
        return 2
    records = {record["article"]["id"]: record for record in _lines(Path(arguments[0]))}
    rows = [row for row in _lines(SAMPLE) if row["document"] in records]
    words = [row for row in rows if _right_words(row, records[row["document"]])]
    person = [row for row in words if _right_person(row, records[row["document"]])]
    print(f"turns {len(rows)}   right label {len(words)}   right person as well {len(person)}")
    for row in rows:
        if row not in person:
            print(f"{row['document']} {row['start']} {row['label']}: {row['who']}{'' if row in words else ', label lost'}")
    return 0


def _lines(path: Path) -> list[Row]:
    return [json.loads(line) for line in path.read_text(encoding="utf-8").split("\n") if line]


def _statement(row: Row, record: Row) -> Row | None:
    """The outer statement that holds the first word of a turn."""
    place = row["words_start"]
    held = (one for one in record["statements"] if one["part_of"] is None and any(span["start"] <= place < span["end"] for span in one["content"]))
    return next(held, None)


def _right_words(row: Row, record: Row) -> bool:
    said = _statement(row, record)
    return said is not None and said["speaker_span"] is not None and said["speaker_span"]["start"] == row["start"]


def _right_person(row: Row, record: Row) -> bool:
    said = _statement(row, record)
    actor: Row = next((one for one in record["actors"] if said is not None and one["ref"] == said["speaker"]), {})
    named = actor.get("kind") in ("person", "country", "government")
    return not named if row["who"] is None else bool(actor) and same_name(row["who"], actor["name"])


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
