"""The development corpus of official releases beside the project, coded as its users would: for the scripts of this folder."""

from __future__ import annotations

import json
import os
import sys
import unicodedata
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from dateline.export.contract import to_contract
from dateline.knowledge.load import Knowledge
from dateline.parse import load_parser
from dateline.pipeline import code_readings
from dateline.read import read_text
from dateline.read.days import parse_day

ROOT = Path(__file__).resolve().parent.parent
CORPORA = Path(os.environ.get("DATELINE_SHARED", ROOT.parent / "shared")) / "corpora"

Row = dict[str, Any]


def rows(*path: str) -> list[Row]:
    """The objects of a JSONL file of the corpora; the script ends, without error, where the file is not there."""
    file = CORPORA.joinpath(*path)
    if not file.exists():
        print(f"left out: no {'/'.join(path)} beside the project")
        sys.exit(0)
    return [json.loads(line) for line in file.read_text(encoding="utf-8").split("\n") if line]


def documents(articles: list[Row], knowledge: Knowledge, titled: bool = True) -> Iterator[Row]:
    """The contract's object of each article {id, text, title, url, date, source}, in order; `titled` puts the title over
    the text, as it stands on the page."""
    parser = load_parser()
    for one in articles:
        reading = read_text(
            f"{one['title']}\n\n{one['text']}" if titled and one.get("title") and not one["text"].startswith(one["title"]) else one["text"],
            knowledge,
            id=one["id"],
            title=one.get("title"),
            url=one.get("url"),
            publisher=one.get("source"),
            day=parse_day(one["date"]),
        )
        yield to_contract(next(code_readings([reading], parser, knowledge)))


def plain(text: str) -> str:
    """Lower case without accents."""
    return unicodedata.normalize("NFKD", text).encode("ascii", "ignore").decode().lower()


def countries_named(text: str, knowledge: Knowledge) -> list[str]:
    """Codes of the countries that a text names, by country, capital or people, in text order."""
    hits = knowledge.base.alias_hits(text, places=True)
    found = [knowledge.base.actor(alias.target) for hit in sorted(hits, key=lambda one: one.start) for alias in hit.aliases[:1]]
    return list(dict.fromkeys(actor.country for actor in found if actor and actor.country))


def told(engagement: Row, document: Row) -> str:
    """An engagement in one line."""
    actors = {actor["ref"]: actor for actor in document["actors"]}
    people = ", ".join(f"{actors[one['actor']]['name']} [{actors[one['actor']]['country']}] ({one['side']})" for one in engagement["participants"])
    when = engagement["when"]
    return f"{engagement['id']} {engagement['kind']} {engagement['status']} {engagement['host_country']} {when['earliest']}..{when['latest']} {when['granularity']}: {people}"
