"""Memory of one process that codes a hundred thousand articles, and its speed along the way: `make bench-growth`.

    python bench/growth.py [--corpus FILE.jsonl] [--articles N] [--words N] [--gate MODE] [--json FILE] [--svg FILE]

The articles are those of the corpus (without it the sample articles), cut to their first words, again and again, none of
them another's copy: each time with other numbers, and with names in place of every fortieth word that stand nowhere else.
"""

from __future__ import annotations

import argparse
import json
import os
import time
from collections.abc import Iterator
from itertools import islice
from pathlib import Path

from bench import ROOT
from dateline import pipeline
from dateline.export.contract import to_line
from dateline.gate import MODES
from dateline.knowledge.load import Knowledge
from dateline.parse import load_parser
from dateline.read import Reading, read_sources, read_text

MARKS = (100, 300, 1_000, 3_000, 10_000, 30_000, 100_000)
KINDS = 1_000
"""Articles of the corpus that are varied."""
LETTERS = str.maketrans("0123456789", "oieaysbtzg")
Mark = tuple[int, float, float]
"""Articles coded, megabytes held, articles a CPU second since the mark before."""


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--corpus", help="JSONL of articles")
    parser.add_argument("--articles", type=int, default=100_000)
    parser.add_argument("--words", type=int, default=60, help="to which articles are cut")
    parser.add_argument("--gate", choices=MODES, default="off")
    parser.add_argument("--json", type=Path)
    parser.add_argument("--svg", type=Path)
    options = parser.parse_args()
    marks = []
    for mark in grown(varied(texts(options.corpus, options.words), options.articles), options.gate):
        print("{:9,} articles {:8.1f} MB {:8.1f} articles a CPU second".format(*mark), flush=True)
        marks.append(mark)
    if options.json:
        options.json.write_text(json.dumps(marks) + "\n")
    if options.svg:
        options.svg.write_text(curve(marks), encoding="utf-8")


def texts(corpus: str | None, words: int) -> list[str]:
    """The articles' first words."""
    sources = [corpus] if corpus else [str(path) for path in sorted((ROOT / "tests" / "cases").glob("*/article.*"))]
    readings = islice((one for one in read_sources(sources, Knowledge()) if one.rejection is None), KINDS)
    return [" ".join(reading.article.text.split(" ")[:words]) for reading in readings]


def varied(some: list[str], count: int) -> Iterator[str]:
    """So many texts, each of `some` in its turn with numbers and names of its own."""
    for number in range(count):
        words = some[number % len(some)].split(" ")
        for place in range(number % 40, len(words), 40):
            words[place] = f"V{number:x}{place:x}a".translate(LETTERS).capitalize()
        yield " ".join(words)


def grown(some: Iterator[str], gate: str) -> Iterator[Mark]:
    """Memory and speed at each mark and at the end."""
    knowledge, parser = Knowledge(), load_parser()
    number, before, begin = 0, 0, time.process_time()
    for number, coded in enumerate(pipeline.code_readings(readings(some, knowledge), parser, knowledge, gate), 1):
        to_line(coded)
        if number in MARKS:
            yield number, resident(), (number - before) / (time.process_time() - begin)
            before, begin = number, time.process_time()
    if number not in MARKS:
        yield number, resident(), (number - before) / (time.process_time() - begin)


def readings(some: Iterator[str], knowledge: Knowledge) -> Iterator[Reading]:
    return (read_text(text, knowledge) for text in some)


def resident() -> float:
    """Megabytes of this process that are in memory now."""
    pages = int(Path("/proc/self/statm").read_text().split()[1])
    return pages * os.sysconf("SC_PAGE_SIZE") / 1e6


def curve(marks: list[Mark]) -> str:
    """A picture of the memory held, one bar a mark."""
    highest = max(held for _, held, _ in marks)
    rows = []
    for i, (number, held, _) in enumerate(marks):
        long, low = 400 * held / highest, 20 + 22 * i
        rows.append(f'<text x="0" y="{low}">{number:,}</text><rect x="90" y="{low - 12}" width="{long:.1f}" height="15" fill="#2b6cb0"/>')
        rows.append(f'<text x="{long + 96:.1f}" y="{low}">{held:.0f} MB</text>')
    return f'<svg xmlns="http://www.w3.org/2000/svg" width="580" height="{22 * len(marks) + 10}" font-family="sans-serif" font-size="12">{"".join(rows)}</svg>\n'


if __name__ == "__main__":
    main()
