"""Check the annotated articles of this folder and print them with their places: `python eval/statements/check.py [ID]`.

Exit 1 where a line does not fit its text, a code or key is unknown, or an outer statement does not hold its inner one.
"""

from __future__ import annotations

import csv
import sys
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import yaml
from gold import MEDIA, STANCES, Annotated, Gold, GoldFault, read_all

KNOWLEDGE = Path(__file__).resolve().parents[2] / "src/dateline/knowledge"


def main() -> int:
    wanted = sys.argv[1:]
    try:
        articles = read_all()
    except GoldFault as fault:
        print(fault)
        return 1
    faults = [f"{article.id}: {fault}" for article in articles for fault in check(article)]
    for article in articles:
        if article.id in wanted:
            print("\n".join(listed(article)))
    print("\n".join(faults) or f"{len(articles)} articles, {sum(len(article.statements) for article in articles)} statements: every line fits")
    return 1 if faults else 0


def check(article: Annotated) -> Iterator[str]:
    """What is wrong with an article."""
    try:
        date.fromisoformat(article.head["date"])
    except (KeyError, ValueError):
        yield "no day of publication"
    for gold in article.statements:
        yield from (f"line {gold.number}: {fault}" for fault in _faults(article, gold))


def _faults(article: Annotated, gold: Gold) -> Iterator[str]:
    for who in gold.who:
        if who.country is not None and who.country not in _COUNTRIES:
            yield f"no country {who.country}"
        if who.office is not None and "/" not in who.office:
            yield f"no office {who.office}"
    for words in gold.allowed("medium"):
        if words not in MEDIA:
            yield f"no medium {words}"
    for stance in gold.allowed("stance"):
        issue, _, side = stance.partition(":")
        if issue not in _ISSUES or side not in STANCES:
            yield f"no issue or stance {stance}"
    for key in ("to", "for"):
        for words in gold.allowed(key):
            if words.split("=>")[0].lower() not in article.text.lower():
                yield f"{key}: no such words {words}"
    for outer in gold.values("in"):
        holder = article.statements[int(outer) - 1]
        if not any(start <= gold.content[0][0] < end for start, end in holder.content):
            yield f"not inside statement {outer}"
    for day in gold.allowed("when"):
        date.fromisoformat(day)


def listed(article: Annotated) -> Iterator[str]:
    """The statements of an article with the words that were found."""
    yield f"== {article.id}"
    for gold in article.statements:
        words = " // ".join(article.text[start:end] for start, end in gold.content)
        speaker = article.text[slice(*gold.speaker)] if gold.speaker else "-"
        yield f"{gold.number:3} {'?' if gold.optional else ' '} {speaker} [{article.text[slice(*gold.cue)]} {gold.cue[0]}] {words!r}"


def _countries() -> set[str]:
    with (KNOWLEDGE / "kb/states.csv").open(encoding="utf-8") as stream:
        return {row["iso3"] for row in csv.DictReader(stream)}


_COUNTRIES = _countries() | {"XKX", "GRL"}
_ISSUES = {entry["id"] for entry in yaml.safe_load((KNOWLEDGE / "lang/en/issues.yaml").read_text(encoding="utf-8"))["issues"]}

if __name__ == "__main__":
    sys.exit(main())
