"""How many datelines of our own are read right: place, country, agency, day.

    python eval/pages/datelines.py [-v]      the share right of each field, then those that are wrong
"""

from __future__ import annotations

import sys
from collections.abc import Iterator
from pathlib import Path

from dateline.knowledge.load import Knowledge
from dateline.read.wire import find_dateline

FORMS = Path(__file__).with_name("datelines.tsv")
FIELDS = ("place", "country", "agency", "day")
YEAR = 2025


def forms() -> Iterator[tuple[str, dict[str, str]]]:
    """Every opening with what it holds, "" for what it does not."""
    for line in FORMS.read_text(encoding="utf-8").splitlines():
        if not line.startswith("#"):
            text, *values = line.split("\t")
            yield text, dict(zip(FIELDS, [*values, "", "", "", ""][:4], strict=True))


def read(text: str, knowledge: Knowledge) -> dict[str, str]:
    """What the program reads in an opening."""
    found = find_dateline(text, knowledge, YEAR)
    line = found.line if found else None
    values = (line.place, line.country, line.agency, line.date and line.date.isoformat()) if line else ("",) * 4
    return dict(zip(FIELDS, (value or "" for value in values), strict=True))


def figures() -> dict[str, float]:
    """The share right of every field, over the forms that print it or could seem to."""
    knowledge = Knowledge()
    rows = [(gold, read(text, knowledge)) for text, gold in forms()]
    shares = {field: sum(gold[field] == said[field] for gold, said in rows) / len(rows) for field in FIELDS}
    return {**shares, "all": sum(gold == said for gold, said in rows) / len(rows)}


def main() -> None:
    knowledge = Knowledge()
    for field, share in figures().items():
        print(f"{field:10} {share:.3f}")
    if "-v" in sys.argv:
        for text, gold in forms():
            said = read(text, knowledge)
            if said != gold:
                print(f"{text[:60]}\n   gold {gold}\n   said {said}")


if __name__ == "__main__":
    main()
