"""What the gate saves and what it loses, on news of all kinds: `python bench/gate.py --corpus FILE.jsonl [--articles N] [--lost FILE]`.

For each mode: the articles and words that are parsed, articles of 400 words a CPU second over all articles, those skipped a
CPU second, and how many of the records that the ungated run finds are lost. A record counts as one between two sides where
its parties are of two countries or organisations; it is found again where one of its kind with the same sides stands in the same sentence.
--lost writes the lost records between two sides, for people to judge which of them were right.
"""

from __future__ import annotations

import argparse
import time
from collections import Counter
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import NamedTuple

from dateline.export.contract import to_line
from dateline.gate import MODES, Gate
from dateline.knowledge.load import Knowledge
from dateline.model.record import Coded, Engagement, Event, Evidence
from dateline.model.text import READABLE_REGIONS, Article
from dateline.parse import load_parser
from dateline.pipeline import code_readings
from dateline.read import Reading, read_sources

WORDS = 400


class Found(NamedTuple):
    """A record as far as two runs are compared: event or engagement, its type or kind, the sides of its parties, its sentence."""

    record: str
    kind: str
    sides: frozenset[str]
    start: int
    end: int
    text: str

    @property
    def group(self) -> str:
        """What it is counted under."""
        return f"{self.record}s between two sides" if len(self.sides) > 1 else f"other {self.record}s"


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--corpus", required=True)
    parser.add_argument("--articles", type=int, default=None)
    parser.add_argument("--lost", type=Path)
    options = parser.parse_args()
    readings = [one for one in read_sources([options.corpus], Knowledge()) if one.rejection is None][: options.articles]
    words = sum(map(words_of, (reading.article for reading in readings)))
    print(f"{len(readings)} articles, {words / len(readings):.0f} words each; reading and skipping one: {skipped_a_second(options.corpus):,.0f} a CPU second")
    whole: list[Coded] = []
    for mode in MODES:
        coded, seconds = run(readings, mode)
        whole = whole or coded
        parsed = sum(words_of(article) for reading in readings if isinstance(article := Gate(mode, KNOWLEDGE).admit(reading.article), Article))
        skipped = sum(bool(one.rejections) for one in coded)
        print(f"\n{mode}: {words / WORDS / seconds:.1f} articles of {WORDS} words a CPU second; {skipped} skipped; {100 * parsed / words:.1f} % of words parsed")
        lost = report(whole, coded) if mode != "off" else []
        if options.lost and mode == "window":
            options.lost.write_text("".join(f"{line}\n" for line in lost), encoding="utf-8")


KNOWLEDGE = Knowledge()


def skipped_a_second(corpus: str) -> float:
    """Articles that the gate skips, read from the file, looked at and printed, a CPU second."""
    gate = Gate("article", KNOWLEDGE)
    for turn in range(2):  # the first one loads
        begin, count, seconds = time.process_time(), 0, 0.0
        for reading in read_sources([corpus], KNOWLEDGE):
            outcome = gate.admit(reading.article)
            if not isinstance(outcome, Article):
                to_line(Coded(reading.article, rejections=(outcome,), parser="none"))
                seconds += time.process_time() - begin
                count += turn
            begin = time.process_time()
    return count / seconds


def run(readings: Sequence[Reading], mode: str) -> tuple[list[Coded], float]:
    """The records of every article, and the CPU seconds it took to make them and print them, reading not counted."""
    parser = load_parser()
    for coded in code_readings(readings[:1], parser, KNOWLEDGE, mode):
        to_line(coded)
    found, begin = [], time.process_time()
    for coded in code_readings(readings, parser, KNOWLEDGE, mode):
        to_line(coded)
        found.append(coded)
    return found, time.process_time() - begin


def words_of(article: Article) -> int:
    """The words of an article that would be parsed."""
    return sum(len(article.text[region.start : region.end].split()) for region in article.regions if region.kind in READABLE_REGIONS)


def report(whole: Sequence[Coded], gated: Sequence[Coded]) -> list[str]:
    """Prints how many records are lost by kind; those between two sides, one a line."""
    counts, lost, lines = losses(whole, gated)
    for group, count in sorted(counts.items()):
        print(f"  {group:36} {lost[group]:5} of {count:5} lost")
    return lines


def losses(whole: Sequence[Coded], gated: Sequence[Coded]) -> tuple[Counter[str], Counter[str], list[str]]:
    """How many records there are by kind, how many of them are lost, and a line for each lost one between two sides."""
    counts, lost, lines = Counter[str](), Counter[str](), []
    for before, after in zip(whole, gated, strict=True):
        left = list(found_in(after))
        for one in found_in(before):
            counts[one.group] += 1
            again = next((other for other in left if other[:3] == one[:3] and other.start < one.end and one.start < other.end), None)
            if again:
                left.remove(again)
                continue
            lost[one.group] += 1
            if len(one.sides) > 1:
                lines.append(f"{before.article.id}\t{one.record}\t{one.kind}\t{' '.join(sorted(one.sides))}\t{' '.join(one.text.split())}")
        counts["statements"] += len(before.statements)
        lost["statements"] += len(before.statements) - len(after.statements)
    return counts, lost, lines


def found_in(coded: Coded) -> Iterator[Found]:
    """The events and engagements of an article."""
    for event in coded.events:
        yield of(coded, event, event.type, [*event.actors, *event.recipients])
    for engagement in coded.engagements:
        yield of(coded, engagement, engagement.kind, [one.ref for one in engagement.participants], engagement.host_country)


def of(coded: Coded, record: Event | Engagement, kind: str, parties: Sequence[str], host: str | None = None) -> Found:
    actors = [coded.actors.by_ref[ref] for ref in parties if ref in coded.actors.by_ref]
    sides = {actor.country or actor.id for actor in actors if actor.country or (actor.id and actor.kind != "person")}
    sentence = next((one for one in record.evidence if one.role == "sentence"), Evidence(0, 0, "", "sentence"))
    return Found(type(record).__name__.lower(), kind, frozenset(side for side in (*sides, host) if side), sentence.start, sentence.end, sentence.text)


if __name__ == "__main__":
    main()
