"""Documents of the contract made by hand, and the whole content of a record in an order of its own."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Callable, Iterable, Sequence
from pathlib import Path
from typing import Any

import pytest

from dateline.store import Record

Json = dict[str, Any]
PEOPLE = {"CHN": "Wang Yi", "RUS": "Sergey Lavrov", "USA": "Marco Rubio", "FRA": "Jean-Noël Barrot", "IND": "Subrahmanyam Jaishankar", "EGY": "Badr Abdelatty"}
VIEWS = ("v_articles", "v_engagements", "v_history", "v_events", "v_statements", "v_positions", "v_mentions", "v_evidence")


def actor(ref: str, country: str) -> Json:
    name = PEOPLE[country]
    return {
        "ref": ref, "id": f"person/{name.lower().replace(' ', '-')}", "name": name, "kind": "person", "country": country, "code": f"{country}GOV", "sectors": ["GOV"],
        "office": {"id": f"{country}/foreign-minister", "title": "Minister of Foreign Affairs"}, "members": [], "state": "certain", "candidates": [], "why": ["name"], "mentions": [],
    }  # fmt: skip


def days(pair: Sequence[str] | None) -> Json:
    return {"earliest": pair[0], "latest": pair[-1], "granularity": "day", "time": None} if pair else {"earliest": None, "latest": None, "granularity": "unknown", "time": None}


class Draft:
    """A document while its sentences are written."""

    def __init__(self, countries: Iterable[str]) -> None:
        self.actors = [actor(f"a{n}", country) for n, country in enumerate(countries, 1)]
        self.by_country = {one["country"]: one["ref"] for one in self.actors}
        self.text = ""

    def span(self, words: str) -> Json:
        start = len(self.text)
        self.text += words + "\n"
        return {"start": start, "end": start + len(words), "text": words}

    def sentence(self, words: str, countries: Iterable[str]) -> list[Json]:
        span = self.span(words)
        for country in countries:
            name = PEOPLE[country]
            if name in words:
                start = span["start"] + words.index(name)
                self.actors[list(self.by_country).index(country)]["mentions"].append({"start": start, "end": start + len(name), "text": name, "kind": "name"})
        return [{**span, "role": "sentence"}]


def document(
    id: str = "one", published: str | None = "2025-03-01", *, visits: Iterable[Sequence[Any]] = (), acts: Iterable[Sequence[Any]] = (), said: Iterable[Sequence[Any]] = (),
    wants: Iterable[Sequence[Any]] = (), url: str | None = None, publisher: str | None = None, note: str = "", rejected: str | None = None,
) -> Json:  # fmt: skip
    """A document: `visits` are (guest, host, days, status), `acts` (type, actor, recipient, days), `said` (country, words, issue, and perhaps for whom and class of medium),
    `wants` (country, issue, stance)."""
    visits, acts, said, wants = list(visits), list(acts), list(said), list(wants)
    draft = Draft(sorted({c for v in visits for c in v[:2]} | {c for a in acts for c in a[1:3]} | {c for s in said for c in (s[0], *s[3:4])} | {w[0] for w in wants}))
    ref = draft.by_country
    engagements = [
        {"id": f"g{n}", "kind": "visit", "participants": [{"actor": ref[guest], "side": "visitor"}, {"actor": ref[host], "side": "host"}], "place": None, "host_country": host,
         "when": days(when), "status": status, "as_of": published, "level": None, "agenda": [], "said_by": [], "part_of": None,
         "evidence": draft.sentence(f"{PEOPLE[guest]} and {PEOPLE[host]}: {status} {when or ''}.", (guest, host)), "why": ["made up"]}
        for n, (guest, host, when, status) in enumerate(visits, 1)
    ]  # fmt: skip
    events = [
        {"id": f"e{n}", "act": {"type": type, "mode": None, "contexts": ["diplomatic"]}, "plover": {"type": type, "mode": None}, "cameo": "111", "goldstein": -2.0, "actors": [ref[one]],
         "recipients": [ref[other]], "reciprocal": False, "when": days(when), "where": None, "modality": "asserted", "negated": False, "said_in": None,
         "evidence": draft.sentence(f"{PEOPLE[one]} did {type.lower()} to {PEOPLE[other]}.", (one, other)), "pattern": "made.up", "confidence": 0.8, "why": []}
        for n, (type, one, other, when) in enumerate(acts, 1)
    ]  # fmt: skip
    statements = [
        {"id": f"s{n}", "kind": "direct", "verb_class": "said", "speaker": ref[country], "speaker_span": draft.span(PEOPLE[country]), "cue": draft.span("said"), "content": [draft.span(words)],
         "addressees": [], "on_behalf_of": ref[more[0]] if more else None, "medium": None, "medium_class": more[1] if more else None, "when": days(None), "issues": [issue] if issue else [], "part_of": None, "why": []}
        for n, (country, words, issue, *more) in enumerate(said, 1)
    ]  # fmt: skip
    positions = [{"holder": ref[country], "issue": issue, "stance": stance, "target": None, "rests_on": ["s1"] if said else []} for country, issue, stance in wants]
    draft.span(note or "That is all.")
    head = {
        "id": id, "url": url, "publisher": publisher, "agency": None, "title": f"Title of {id}", "byline": None, "language": "en",
        "published": published and {"value": published, "precision": "day", "method": "given", "instant": None}, "dateline": None, "text": draft.text,
        "regions": [{"kind": "body", "start": 0, "end": len(draft.text)}],
    }  # fmt: skip
    rejections = [{"stage": "read", "reason": rejected, "detail": "made up"}] if rejected else []
    return {
        "schema": "dateline/1", "parser": "by hand", "article": head, "actors": draft.actors, "times": [], "places": [], "events": events, "statements": statements,
        "engagements": engagements, "positions": positions, "rejections": rejections,
    }  # fmt: skip


def content(path: Path) -> dict[str, list[str]]:
    """All a record says, without numbers that depend on the order in which it was told."""
    db = sqlite3.connect(path)
    tables = {view: db.execute(f"SELECT * FROM {view}").fetchall() for view in VIEWS}
    tables["actors"] = db.execute("SELECT id, name, kind, country, code FROM actors").fetchall()
    tables["parties"] = db.execute("SELECT e.id, p.role, p.n, p.id, p.name, p.day FROM event_parties p JOIN events e USING (event)").fetchall()
    tables["pairs"] = db.execute("SELECT e.id, c.country, c.other, c.day, c.ends FROM engagement_countries c JOIN engagements e USING (engagement)").fetchall()
    tables["found"] = db.execute("SELECT v.id, v.number FROM article_search s JOIN article_versions v ON v.version = s.rowid WHERE article_search MATCH 'title'").fetchall()
    db.close()
    return {name: sorted(json.dumps(row) for row in rows) for name, rows in tables.items()}


@pytest.fixture(scope="session")
def make_document() -> Callable[..., Json]:
    return document


@pytest.fixture(scope="session")
def content_of() -> Callable[[Path], dict[str, list[str]]]:
    return content


@pytest.fixture
def record(tmp_path: Path) -> Iterable[Record]:
    with Record(tmp_path / "record.sqlite", write=True) as found:
        yield found
