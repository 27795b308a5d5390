"""A record of a million made-up events: look-ups, and assembling all of it anew.

    python bench/record.py [--articles N] [--record PATH] [--keep] [--json FILE]

An article has ten events, two engagements and two statements. Times
are milliseconds of one core, the median and the 95th percentile of 200 questions, each answer made into the rows that
`Record` gives; assembling is in CPU seconds, with the peak memory of the process that does it.
"""

from __future__ import annotations

import argparse
import datetime as dt
import json
import random
import resource
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

from dateline.store import Record

COUNTRIES = [a + b + c for a in "ABCDEFG" for b in "ABCDE" for c in "ABCDE"]
WEIGHTS = [1 / (n + 3) for n in range(len(COUNTRIES))]
TYPES = ["CONSULT", "AGREE", "ACCUSE", "REJECT", "SUPPORT", "SANCTION", "ASSAULT", "REQUEST"]
FIRST = dt.date(2015, 1, 1)
DAYS = 4000
SYLLABLES = [c + v for c in "bcdfghklmnprstvz" for v in "aeiou"]
WORDS = ["".join(random.Random(n).choices(SYLLABLES, k=3)) for n in range(20_000)]
ASKED = 200


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--articles", type=int, default=100_000)
    parser.add_argument("--record", type=Path, help="where the record is made, or one that an earlier run kept")
    parser.add_argument("--assemble-only", action="store_true", help=argparse.SUPPRESS)
    parser.add_argument("--keep", action="store_true", help="do not delete the record afterwards")
    parser.add_argument("--json", type=Path)
    options = parser.parse_args()
    if options.assemble_only:
        print(json.dumps(assembled(options.record)))
        return
    with tempfile.TemporaryDirectory() as folder:
        path = options.record or Path(folder) / "bench.sqlite"
        figures = filled(path, options.articles) if not path.exists() else {}
        figures |= json.loads(subprocess.run([sys.executable, __file__, "--assemble-only", "--record", str(path)], capture_output=True, check=True, text=True).stdout)
        figures |= asked(path)
        if options.record and not options.keep:
            path.unlink()
    for name, value in figures.items():
        print(f"{name:58} {value:12,.2f}")
    if options.json:
        options.json.write_text(json.dumps(figures, indent=1) + "\n", encoding="utf-8")


def filled(path: Path, articles: int) -> dict[str, float]:
    """A record of made-up articles."""
    rng = random.Random(1)
    begin = time.process_time()
    with Record(path, write=True) as record:
        for start in range(0, articles, 500):
            with record.batch():
                for n in range(start, min(start + 500, articles)):
                    record.add_document(document(n, rng))
    return {"articles": float(articles), "  milliseconds to make up and add one": 1000 * (time.process_time() - begin) / articles}


def assembled(path: Path) -> dict[str, float]:
    """All blocks anew."""
    with Record(path, write=True) as record:
        begin = time.process_time()
        record.assemble(everything=True)
        spent = time.process_time() - begin
        counts = record.counts()
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    held = {f"{name}": float(counts[name]) for name in ("articles", "events", "engagements", "statements")}
    return {**held, "assembling all of them (CPU s)": spent, "  peak memory (MB)": peak, "size of the file (MB)": path.stat().st_size / 1e6}


def asked(path: Path) -> dict[str, float]:
    """Milliseconds of the questions that pages and programs ask most."""
    rng = random.Random(2)

    def day() -> dt.date:
        return FIRST + dt.timedelta(rng.randrange(DAYS))

    def month() -> tuple[dt.date, dt.date]:
        first = day()
        return first, first + dt.timedelta(30)

    def pair() -> dict[str, str]:
        return dict(zip(("country", "with_"), rng.choice(pairs), strict=True))

    with Record(path) as record:
        some = [event for _ in range(20) for event in record.events(between=month(), limit=20)]
        ids = [event.id for event in some]
        people = [party.key for event in some for party in event.actors]
        pairs = [(event.actors[0].country or "", event.recipients[0].country or "") for event in some if event.recipients]
        questions: dict[str, Callable[[], Any]] = {
            "dyad and month, all its events": lambda: record.events(**pair(), between=month()),
            "dyad, newest 20 events": lambda: record.events(**pair(), newest=True, limit=20),
            "an actor's latest 50 events": lambda: record.events(actor=rng.choice(people), newest=True, limit=50),
            "one event by id": lambda: record.event(rng.choice(ids)),
            "full text, two words, best 20": lambda: record.search(f"{rng.choice(WORDS)} {rng.choice(WORDS)}", limit=20),
            "full text, one word, best 20": lambda: record.search(rng.choice(WORDS), limit=20),
            "upcoming, first 50": lambda: record.upcoming(day(), limit=50),
            "upcoming of a country, first 50": lambda: record.upcoming(day(), country=pair()["country"], limit=50),
            "engagements of two countries, first 50": lambda: record.engagements(**pair(), limit=50),
            "engagements of two countries as of a day, first 50": lambda: record.engagements(**pair(), as_of=day(), limit=50),
        }
        figures: dict[str, float] = {}
        for name, question in questions.items():
            spent = sorted(milliseconds(question) for _ in range(ASKED))
            figures[f"{name} (ms)"], figures[f"  {name}, 95th percentile"] = spent[ASKED // 2], spent[ASKED * 95 // 100]
    return figures


def milliseconds(question: Callable[[], Any]) -> float:
    begin = time.process_time()
    question()
    return 1000 * (time.process_time() - begin)


def document(n: int, rng: random.Random) -> dict[str, Any]:
    """A made-up article in the form of the contract."""
    told = FIRST + dt.timedelta(rng.randrange(DAYS))
    chosen = rng.choices(COUNTRIES, WEIGHTS, k=6)
    actors = {f"a{i}": actor(f"a{i}", country, rng) for i, country in enumerate(dict.fromkeys(chosen))}
    text = Text(rng)
    events = [event(f"e{i}", list(actors), told, text, rng) for i in range(10)]
    engagements = [engagement(f"g{i}", list(actors), told, text, rng) for i in range(2)] if len(actors) > 1 else []
    statements = [statement(f"s{i}", list(actors), text) for i in range(2)]
    head = {
        "id": f"article-{n}", "url": None, "publisher": f"Paper {rng.randrange(40)}", "agency": None, "title": " ".join(rng.choices(WORDS, k=8)), "byline": None, "language": "en",
        "published": {"value": told.isoformat(), "precision": "day", "method": "given", "instant": None}, "dateline": None, "text": text.text, "regions": [],
    }  # fmt: skip
    return {
        "schema": "dateline/1", "parser": "made up", "article": head, "actors": list(actors.values()), "times": [], "places": [], "events": events, "statements": statements,
        "engagements": engagements, "positions": [], "rejections": [],
    }  # fmt: skip


class Text:
    """A text that grows by sentences of thirty words."""

    def __init__(self, rng: random.Random) -> None:
        self.text, self._rng = "", rng

    def sentence(self) -> dict[str, Any]:
        start = len(self.text)
        words = " ".join(self._rng.choices(WORDS, k=30)).capitalize() + "."
        self.text += words + " "
        return {"start": start, "end": start + len(words), "text": words, "role": "sentence"}


def actor(ref: str, country: str, rng: random.Random) -> dict[str, Any]:
    number = rng.randrange(5)
    return {
        "ref": ref, "id": f"person/{country.lower()}-{number}", "name": f"{country.title()} {number}", "kind": "person", "country": country, "code": f"{country}GOV", "sectors": ["GOV"],
        "office": None, "members": [], "state": "certain", "candidates": [], "why": [], "mentions": [],
    }  # fmt: skip


def when(told: dt.date, rng: random.Random, ahead: int = 0) -> dict[str, Any]:
    if rng.random() < 0.3:
        return {"earliest": None, "latest": None, "granularity": "unknown", "time": None}
    first = told + dt.timedelta(rng.randrange(-3, 1 + ahead))
    return {"earliest": first.isoformat(), "latest": (first + dt.timedelta(rng.randrange(3) if ahead else 0)).isoformat(), "granularity": "day", "time": None}


def event(id: str, refs: list[str], told: dt.date, text: Text, rng: random.Random) -> dict[str, Any]:
    one, other = rng.choice(refs), rng.choice(refs)
    sentence = text.sentence()
    type = rng.choice(TYPES)
    return {
        "id": id, "act": {"type": type, "mode": None, "contexts": ["diplomatic"]}, "plover": {"type": type, "mode": None}, "cameo": "042", "goldstein": 1.9, "actors": [one],
        "recipients": [other] if other != one else [], "reciprocal": False, "when": when(told, rng), "where": None, "modality": "asserted", "negated": False, "said_in": None,
        "evidence": [sentence, {**sentence, "end": sentence["start"] + 6, "text": sentence["text"][:6], "role": "trigger"}], "pattern": "made.up", "confidence": 0.8, "why": [],
    }  # fmt: skip


def engagement(id: str, refs: list[str], told: dt.date, text: Text, rng: random.Random) -> dict[str, Any]:
    one, other = rng.sample(refs, 2)
    return {
        "id": id, "kind": rng.choice(["visit", "meeting", "call", "talks"]), "participants": [{"actor": one, "side": "visitor"}, {"actor": other, "side": "host"}], "place": None,
        "host_country": None, "when": when(told, rng, ahead=30), "status": rng.choice(["announced", "held", "held", "cancelled"]), "as_of": told.isoformat(), "level": None, "agenda": [],
        "said_by": [], "part_of": None, "evidence": [text.sentence()], "why": [],
    }  # fmt: skip


def statement(id: str, refs: list[str], text: Text) -> dict[str, Any]:
    words = text.sentence()
    span = {name: words[name] for name in ("start", "end", "text")}
    return {
        "id": id, "kind": "direct", "verb_class": "said", "speaker": refs[0], "speaker_span": None, "cue": {**span, "end": span["start"] + 4, "text": span["text"][:4]}, "content": [span],
        "addressees": [], "medium": None, "when": {"earliest": None, "latest": None, "granularity": "unknown", "time": None}, "issues": [], "part_of": None, "why": [],
    }  # fmt: skip


if __name__ == "__main__":
    main()
