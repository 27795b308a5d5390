"""What a text says, as rows: actors, spans, reports with their block keys, statements, positions."""

from __future__ import annotations

import hashlib
from collections import Counter
from collections.abc import Iterator, Mapping
from typing import Any

from dateline.assemble import block_keys, day_keys
from dateline.assemble.reports import key_of
from dateline.model.ledger import EventReport, Reports

from .database import Database
from .packing import Report, compact, kind_of, pack

Json = dict[str, Any]


def write_contents(db: Database, version: int, document: Json, reports: Reports) -> None:
    """Write the rows of a text that has none; `document` must hold only what SQLite can."""
    actors = _actors(db, version, document)
    _spans(db, version, document)
    _reports(db, version, reports)
    _statements(db, version, document, reports.source.article, actors)
    for n, one in enumerate(document.get("positions", ())):
        row = (version, n, actors[one["holder"]], one["issue"], one["stance"], actors.get(one["target"]), compact(one["rests_on"]))
        db.run("INSERT INTO positions (version, n, holder, issue, stance, target, rests_on) VALUES (?, ?, ?, ?, ?, ?, ?)", row)
    rejections = [(version, one["stage"], one["reason"], one["detail"]) for one in document.get("rejections", ())]
    db.run_many("INSERT INTO rejections VALUES (?, ?, ?, ?)", rejections)


def _actors(db: Database, version: int, document: Json) -> dict[str, int]:
    """The number of the actor behind each ref."""
    numbers: dict[str, int] = {}
    for one in document.get("actors", ()):
        naming = (one["name"], one["kind"], one["country"], one["code"])
        number = numbers[one["ref"]] = _actor(db, key_of(one), naming)
        office = (one.get("office") or {}).get("id")
        db.run("INSERT INTO article_actors VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)", (version, one["ref"], number, *naming, office, one.get("state")))
        mentions = {(version, mention["start"], mention["end"], one["ref"], mention["kind"]): None for mention in one["mentions"]}
        db.run_many("INSERT OR IGNORE INTO mentions VALUES (?, ?, ?, ?, ?)", mentions)
    return numbers


def _actor(db: Database, id: str, naming: tuple[str | None, ...]) -> int:
    row = db.row("SELECT actor, name, kind, country, code FROM actors WHERE id = ?", (id,))
    if row is None:
        return db.run("INSERT INTO actors (id, name, kind, country, code) VALUES (?, ?, ?, ?, ?)", (id, *naming))
    if _order(naming) < _order(tuple(row)[1:]):
        db.run("UPDATE actors SET name = ?, kind = ?, country = ?, code = ? WHERE actor = ?", (*naming, row["actor"]))
    return int(row["actor"])


def _order(naming: tuple[Any, ...]) -> tuple[tuple[bool, str], ...]:
    """As SQLite orders: nothing before something."""
    return tuple((value is not None, value or "") for value in naming)


def _spans(db: Database, version: int, document: Json) -> None:
    """Times, places, and the evidence of events, engagements and statements."""
    times = [(version, n, *(one.get(name) for name in ("start", "end", "type", "value", "earliest", "latest", "granularity"))) for n, one in enumerate(document.get("times", ()))]
    db.run_many("INSERT INTO times VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)", times)
    names = ("start", "end", "name", "kind", "country", "lat", "lon", "geonameid", "as")
    places = [(version, n, *(one.get(name) for name in names)) for n, one in enumerate(document.get("places", ()))]
    db.run_many("INSERT INTO places VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)", places)
    evidence = [(version, local, n, role, one["start"], one["end"]) for local, spans in _evidence(document) for n, (role, one) in enumerate(spans)]
    db.run_many("INSERT INTO evidence VALUES (?, ?, ?, ?, ?, ?)", evidence)


def _evidence(document: Json) -> Iterator[tuple[str, list[tuple[str, Json]]]]:
    for one in (*document.get("events", ()), *document.get("engagements", ())):
        yield one["id"], [(span["role"], span) for span in one["evidence"]]
    for one in document.get("statements", ()):
        spans = [("speaker", one["speaker_span"]), ("cue", one["cue"]), *(("content", span) for span in one["content"])]
        yield one["id"], [(role, span) for role, span in spans if span]


def _reports(db: Database, version: int, found: Reports) -> None:
    reports: tuple[Report, ...] = (*found.engagements, *found.events)
    for report in reports:
        row = {"id": report.id, "kind": kind_of(report), "version": version, "local": report.local, "body": pack(report)}
        number = db.insert("reports", row)
        write_keys(db, number, report)


def write_keys(db: Database, number: int, report: Report) -> None:
    """Write the keys of a report, and that their blocks were touched."""
    keys = sorted({key_number(key) for key in meeting_keys(report)})
    db.run_many("INSERT INTO report_keys VALUES (?, ?)", [(key, number) for key in keys])
    db.run_many("INSERT OR IGNORE INTO touched_keys VALUES (?)", [(key,) for key in keys])


def meeting_keys(report: Report) -> list[str]:
    """Reports that share none of these, directly or through others, never meet: by block, of events by block and day."""
    if isinstance(report, EventReport):
        return [f"{key}|{day}" for key, day in day_keys(report)]
    return list(block_keys(report))


def key_number(key: str) -> int:
    """A block key as a number of 63 bits: blocks that fall together by chance are only compared in vain."""
    return int.from_bytes(hashlib.blake2b(key.encode("utf-8", "surrogatepass"), digest_size=8).digest(), "big") >> 1


def _statements(db: Database, version: int, document: Json, key: str, actors: Mapping[str, int]) -> None:
    by_ref = {one["ref"]: one for one in document.get("actors", ())}
    told = (document["article"].get("published") or {}).get("value")
    used: Counter[str] = Counter()
    for one in document.get("statements", ()):
        speaker = by_ref.get(one["speaker"] or "")
        row = _statement(one, speaker, told) | {"version": version, "speaker": actors[speaker["ref"]] if speaker else None, "on_behalf_of": actors.get(one.get("on_behalf_of"))}
        claim = "\x1f".join((key, key_of(speaker) if speaker else "", row["cue"], row["content"]))
        used[claim] += 1
        row["id"] = "sta-" + hashlib.sha256(f"{claim}\x1f{used[claim]}".encode()).hexdigest()[:16]
        number = db.insert("statements", row)
        db.run_many("INSERT OR IGNORE INTO statement_issues VALUES (?, ?)", [(issue, number) for issue in one["issues"]])
        db.run_many("INSERT OR IGNORE INTO statement_addressees VALUES (?, ?)", [(actors[ref], number) for ref in one["addressees"] if ref in actors])


def _statement(one: Json, speaker: Json | None, told: str | None) -> Json:
    when = one["when"]
    return {
        "local": one["id"],
        "kind": one["kind"],
        "verb_class": one.get("verb_class"),
        "speaker_text": (one["speaker_span"] or {}).get("text"),
        "office": (speaker.get("office") or {}).get("id") if speaker else None,
        "country": speaker["country"] if speaker else None,
        "cue": one["cue"]["text"],
        "content": " … ".join(span["text"] for span in one["content"]),
        "medium": one["medium"],
        "medium_class": one.get("medium_class"),
        "earliest": when["earliest"],
        "latest": when["latest"],
        "granularity": when["granularity"],
        "issues": compact(one["issues"]),
        "part_of": one["part_of"],
        "day": when["earliest"] or when["latest"] or told or "",
    }
