"""Stories told by several articles, all written for this project: is each engagement one record with the right history?

    python eval/stories/score.py [--json] [--show] [STORY ...]

A story is a folder of articles 01.txt, 02.txt ... (first lines `published: DAY` and `publisher: NAME`, then the text) and
`expected.yaml`: each engagement with kind, host, people, status, days, and its history as lines "ARTICLE STATUS DAYS".
--show prints what was found. Figures: engagements found (one record each, with all its articles), histories wholly right,
status and days read off, records too many, stories without any fault.
"""

from __future__ import annotations

import json
import sys
from collections import Counter
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import yaml

from dateline.assemble import reports_of
from dateline.export.contract import to_contract
from dateline.knowledge.load import Knowledge
from dateline.model.ledger import EngagementLife, HistoryEntry, Reports
from dateline.model.when import When
from dateline.parse import Parser, load_parser
from dateline.pipeline import assemble, code_readings
from dateline.read import read_text
from dateline.read.days import parse_day

HERE = Path(__file__).resolve().parent


@dataclass
class Verdict:
    """What is right in one story, counted, and what is wrong in words."""

    counts: Counter[str] = field(default_factory=Counter)
    faults: list[str] = field(default_factory=list)


def main() -> None:
    names = [name for name in sys.argv[1:] if not name.startswith("-")]
    parser, knowledge = load_parser(), Knowledge()
    total: Counter[str] = Counter()
    for folder in stories(names):
        reports = read_story(folder, parser, knowledge)
        lives = assemble(reports).engagements
        verdict = judge(expected(folder), lives)
        total += verdict.counts
        if "--show" in sys.argv:
            print(f"\n== {folder.name}", *(f"  ! {fault}" for fault in verdict.faults), *map(shown, lives), sep="\n")
    figures = {name: round(total[name] / max(total["engagements"], 1), 4) for name in ("found", "history", "status", "days")}
    figures["stories"] = round(total["right"] / total["stories"], 4)
    figures["records_too_many"] = total["too_many"]
    print(json.dumps(figures) if "--json" in sys.argv else figures)


def stories(names: list[str] = ()) -> list[Path]:  # type: ignore[assignment]
    """The folders of the stories named, all where none is."""
    return [path.parent for path in sorted(HERE.glob("*/expected.yaml")) if not names or path.parent.name in names]


def read_story(folder: Path, parser: Parser, knowledge: Knowledge) -> list[Reports]:
    """What each article of a story reports; its key is the story's name and the file's number."""
    return [read_article(file, parser, knowledge) for file in sorted(folder.glob("*.txt"))]


def read_article(file: Path, parser: Parser, knowledge: Knowledge) -> Reports:
    """What one article reports."""
    head, _, text = file.read_text(encoding="utf-8").partition("\n\n")
    meta = dict(line.split(": ", 1) for line in head.splitlines())
    reading = read_text(text, knowledge, id=f"{file.parent.name}/{file.stem}", publisher=meta["publisher"], day=parse_day(meta["published"]))
    return reports_of(to_contract(next(code_readings([reading], parser, knowledge))))


def expected(folder: Path) -> list[dict[str, Any]]:
    """The engagements a story tells."""
    told: list[dict[str, Any]] = yaml.safe_load((folder / "expected.yaml").read_text(encoding="utf-8"))["engagements"]
    return told


def judge(wanted: list[dict[str, Any]], lives: tuple[EngagementLife, ...]) -> Verdict:
    """The lives of a story against what is expected of it."""
    verdict = Verdict()
    left = list(lives)
    for one in sorted(wanted, key=lambda one: one.get("optional", False)):
        found = [life for life in left if is_meant(one, life)]
        best = max(found, key=lambda life: len(set(articles(life)) & set(articles_of(one))), default=None)
        if best:
            left.remove(best)
        if not one.get("optional"):
            compare(one, best, verdict)
    verdict.counts["too_many"] += len(left)
    verdict.faults += [f"too many: {shown(life)}" for life in left]
    verdict.counts["stories"] += 1
    verdict.counts["right"] += not verdict.faults
    return verdict


def is_meant(one: dict[str, Any], life: EngagementLife) -> bool:
    """Whether a life can be the engagement expected: kind, host and people; one article in common."""
    people = {word for party in life.participants for word in party.name.replace("-", " ").split()}
    return (
        life.kind in str(one["kind"]).split("|")
        and ("host" not in one or life.host_country == one["host"])
        and set(one["people"]) <= people | {party.country for party in life.participants}
        and (bool(set(articles(life)) & set(articles_of(one))) or "history" not in one)
    )


def compare(one: dict[str, Any], life: EngagementLife | None, verdict: Verdict) -> None:
    """Count what is right of one engagement."""
    name = f"{one['kind']} of {', '.join(one['people'])}"
    verdict.counts["engagements"] += 1
    if life is None:
        verdict.faults.append(f"not found: {name}")
        return
    history = [f"{number(entry)} {entry.status} {days(entry.when)}" for entry in life.history]
    right = {
        "found": articles(life) == articles_of(one),
        "history": history == one["history"],
        "status": life.status == one["status"],
        "days": days(life.when) == str(one["days"]),
        "sources": "sources" not in one or life.sources == one["sources"],
        "part": bool(life.part_of) == one.get("part", False),
    }
    verdict.counts.update(part for part, value in right.items() if value)
    verdict.faults += [f"{part}: {name}: {history if part in ('found', 'history') else (life.status, days(life.when), life.sources)}" for part, value in right.items() if not value]


def number(entry: HistoryEntry) -> str:
    """The number of an entry's article in its story."""
    return entry.article.rsplit("/", 1)[-1]


def articles(life: EngagementLife) -> list[str]:
    """The articles of a life's reports, each once."""
    return list(dict.fromkeys(number(entry) for entry in life.history))


def articles_of(one: dict[str, Any]) -> list[str]:
    """The articles an engagement is expected to be told by."""
    return list(dict.fromkeys(line.split()[0] for line in one.get("history", ())))


def days(when: When) -> str:
    """A stretch of days: "2025-04-09/2025-04-10", "2025-05-05", "2025-05-05/" where open, "-" where unknown."""
    if when.earliest == when.latest:
        return str(when.earliest or "-")
    return f"{when.earliest or ''}/{when.latest or ''}"


def shown(life: EngagementLife) -> str:
    """A life in several lines."""
    people = ", ".join(f"{party.name} [{party.country}] {party.side}" for party in life.participants)
    lines = [f"  {life.kind} {life.host_country} {life.status} {days(life.when)} sources {life.sources} {life.confirmed_by}: {people}"]
    lines += [f"    - {number(entry)} {entry.status} {days(entry.when)}" for entry in life.history]
    return "\n".join(lines)


if __name__ == "__main__":
    main()
