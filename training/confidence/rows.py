"""The traits of judged events: python training/confidence/rows.py DOCUMENTS writes rows.tsv beside this file.

DOCUMENTS is what `dateline read` takes and holds the documents of eval/judged, which are not kept here; others in it do not matter. A row is a judged event
that is still told as it was when it was judged: the sample, the document, whether all of it was right, and its traits (1 or 0).
Events that changed since or are gone have no row: nobody has judged what they are now.
"""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Any

from dateline.evaluate.samples import read_rows
from dateline.events.confidence import FILE, Confidence, traits_of, trigger_of
from dateline.export.contract import to_contract
from dateline.knowledge.load import Knowledge
from dateline.parse import load_parser
from dateline.pipeline import code_readings
from dateline.read import read_sources

HERE = Path(__file__).parent
sys.path.insert(0, str(HERE.parents[1] / "eval" / "judged"))
from follow import COMPARED, SAMPLES, place, printed  # noqa: E402

TRUSTING = Confidence(99.0, {})
"""Tells every event, also those that the present weights would leave unsaid."""
Row = dict[str, Any]


def main(sources: list[str]) -> None:
    told = dict(events(sources))
    rows = [(sample.stem.removesuffix("-events"), row, told[place(row)]) for sample in SAMPLES for row in read_rows(sample) if place(row) in told]
    kept = [(sample, row, traits) for sample, row, (now, traits) in rows if all(row["event"][COMPARED[field]] == now[COMPARED[field]] for field in COMPARED)]
    names = sorted({name for _, _, traits in kept for name in traits})
    with (HERE / "rows.tsv").open("w", encoding="utf-8", newline="\n") as file:
        print("sample", "document", "right", *names, sep="\t", file=file)
        for sample, row, traits in kept:
            print(sample, row["document"], int(all(row["verdict"].values())), *(int(name in traits) for name in names), sep="\t", file=file)
    print(f"{len(kept)} rows of {sum(len(read_rows(sample)) for sample in SAMPLES)} judged events")


def events(sources: list[str]) -> list[tuple[tuple[str, int], tuple[Row, tuple[str, ...]]]]:
    """Every event, by document and where its trigger begins, as the samples write it, with its traits; the first of a place last."""
    knowledge = Knowledge()
    knowledge.once(FILE, lambda: TRUSTING)
    found = []
    for coded in code_readings(read_sources(sources, knowledge), load_parser(), knowledge):
        if coded.parsed is None:
            continue
        record = to_contract(coded)
        for event, as_json in zip(coded.events, record["events"], strict=True):
            main = trigger_of(event, coded.parsed)
            where = coded.article.id, coded.parsed.tokens[main].start
            found.append((where, (printed(record, as_json), traits_of(event, main, coded.parsed, coded.actors))))
    return found[::-1]


if __name__ == "__main__":
    main(sys.argv[1:])
