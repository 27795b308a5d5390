"""Documents of the contract → rows: an article, its texts, and what each text says."""

from __future__ import annotations

import datetime as dt
import hashlib
import json
import re
import zlib
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from dateline.assemble import block_keys, reports_of
from dateline.assemble.reports import key_of
from dateline.model.ledger import Reports

from .database import Database
from .packing import Report, compact, kind_of, pack

Json = dict[str, Any]

_UNSTORABLE = re.compile("[\x00\ud800-\udfff]")
"""Characters that SQLite's texts cannot hold; they become one replacement character each, so that offsets stay."""


@dataclass(frozen=True, slots=True)
class Run:
    """What coded an article: the program, the language model, and the knowledge with its overlay, each by version and hash."""

    code: str = ""
    parser: str = ""
    knowledge: str = ""


@dataclass(frozen=True, slots=True)
class Added:
    """What became of a document: `new` article, `changed` (a new text of an article), `recoded` (the same text, read anew),
    or `same` (nothing to do); and the article's id."""

    outcome: str
    article: str
    rejected: bool = False


def content_hash(article: Mapping[str, Any]) -> str:
    """Hash of an article's text and of all that its source says of it."""
    return hashlib.sha256(json.dumps(article, sort_keys=True).encode()).hexdigest()[:32]


def article_key(article: Mapping[str, Any]) -> str:
    """What an article is known by for ever: its URL, else its id."""
    return _storable(article.get("url") or article["id"])


def known(db: Database, article: Mapping[str, Any], run: Run) -> bool:
    """Whether exactly this text was coded by exactly this run already."""
    sql = """SELECT 1 FROM articles JOIN article_versions v USING (article) JOIN runs r USING (run)
             WHERE key = ? AND content_hash = ? AND (code, parser, knowledge) = (?, ?, ?)"""
    return db.row(sql, (article_key(article), content_hash(article), run.code, run.parser, run.knowledge)) is not None


def add(db: Database, document: Json, run: Run, seen: dt.datetime | None = None) -> Added:
    """Take a document in; see `Record.add_document`."""
    article = document["article"]
    rejected = bool(document.get("rejections"))
    with db.transaction():
        if known(db, article, run):
            return Added("same", article["id"], rejected)
        number = _article(db, article_key(article))
        old = db.row("SELECT version FROM article_versions WHERE article = ? AND content_hash = ?", (number, content_hash(article)))
        if old:
            _recode(db, old["version"], document, run)
            return Added("recoded", article["id"], rejected)
        outcome = "changed" if db.row("SELECT 1 FROM article_versions WHERE article = ?", (number,)) else "new"
        clean = _cleaned(document)
        reports = reports_of(clean)
        version = _version(db, number, (document, clean, reports), run, seen)
        _contents(db, version, clean, reports)
        put_in_order(db, number)
        return Added(outcome, article["id"], rejected)


def remove(db: Database, article: int) -> None:
    """Forget an article with all its texts and all they say."""
    versions = [row[0] for row in db.rows("SELECT version FROM article_versions WHERE article = ?", (article,))]
    for version in versions:
        _clear(db, version)
    db.run("DELETE FROM articles WHERE article = ?", (article,))
    db.run("DELETE FROM runs WHERE run NOT IN (SELECT run FROM article_versions)")


def put_in_order(db: Database, article: int) -> None:
    """Number an article's texts in the order in which the world could read them; the last one is current."""
    texts = db.rows("SELECT version, told, seen, number, current, as_of, superseded FROM article_versions WHERE article = ? ORDER BY instant, version", (article,))
    days = [_as_of(row["told"], row["seen"], n) for n, row in enumerate(texts)]
    for n, row in enumerate(texts):
        last = n == len(texts) - 1
        superseded = None if last else days[n + 1] or days[n] or ""
        if (n, int(last), days[n], superseded) != (row["number"], row["current"], row["as_of"], row["superseded"]):
            db.run("UPDATE article_versions SET number = ?, current = ?, as_of = ?, superseded = ? WHERE version = ?", (n, int(last), days[n], superseded, row["version"]))
            _touch(db, row["version"])


def document_of(blob: bytes) -> Json:
    """The article's object, as it was coded."""
    document: Json = json.loads(zlib.decompress(blob))
    return document


def _as_of(told: str | None, seen: str | None, number: int) -> str | None:
    """A later text is as of the day it was seen, the first as of its publication."""
    day = seen[:10] if seen else None
    return max(filter(None, (told, day)), default=None) if number else told or day


def _article(db: Database, key: str) -> int:
    db.run("INSERT OR IGNORE INTO articles (key) VALUES (?)", (key,))
    return int(db.value("SELECT article FROM articles WHERE key = ?", (key,)))


def _run(db: Database, run: Run) -> int:
    values = (run.code, run.parser, run.knowledge)
    now = dt.datetime.now(dt.UTC).isoformat(timespec="seconds")
    db.run("INSERT OR IGNORE INTO runs (code, parser, knowledge, first_used) VALUES (?, ?, ?, ?)", (*values, now))
    return int(db.value("SELECT run FROM runs WHERE (code, parser, knowledge) = (?, ?, ?)", values))


def _version(db: Database, article: int, text: tuple[Json, Json, Reports], run: Run, seen: dt.datetime | None) -> int:
    """The row of a text, without what it says; `put_in_order` gives it its number."""
    document, clean, reports = text
    head = clean["article"]
    published = head.get("published") or {}
    told = published.get("value")
    when_seen = seen.astimezone(dt.UTC).isoformat(timespec="seconds") if seen else None
    names = ("id", "url", "publisher", "agency", "title", "byline", "language")
    row = {
        "article": article, "number": -1, "current": 0, **{name: head.get(name) for name in names}, "told": told, "seen": when_seen,
        "instant": when_seen or _utc(published.get("instant")) or told or "", "content_hash": content_hash(document["article"]), "text": head.get("text") or "",
        "document": _blob(document), "sketch": compact(reports.source.sketch), "run": _run(db, run),
    }  # fmt: skip
    return _insert(db, "article_versions", row)


def _utc(instant: str | None) -> str | None:
    return dt.datetime.fromisoformat(instant).astimezone(dt.UTC).isoformat(timespec="seconds") if instant else None


def _blob(document: Json) -> bytes:
    return zlib.compress(json.dumps(document, separators=(",", ":")).encode())


def _cleaned(document: Json) -> Json:
    """The document with characters that SQLite can hold."""
    line = json.dumps(document, ensure_ascii=False)
    return json.loads(_storable(line.replace("\\u0000", "\ufffd"))) if _UNSTORABLE.search(line) or "\\u0000" in line else document


def _storable(text: str) -> str:
    return _UNSTORABLE.sub("\ufffd", text)


def _insert(db: Database, table: str, row: Mapping[str, Any]) -> int:
    return db.run(f"INSERT INTO {table} ({', '.join(row)}) VALUES ({', '.join('?' * len(row))})", tuple(row.values()))


def _recode(db: Database, version: int, document: Json, run: Run) -> None:
    """The same text read by another program, model or knowledge: what it says is replaced, ids given out live on."""
    old = _given_out(db, version)
    _clear(db, version)
    db.run("UPDATE article_versions SET document = ?, run = ? WHERE version = ?", (_blob(document), _run(db, run), version))
    db.run("DELETE FROM runs WHERE run NOT IN (SELECT run FROM article_versions)")
    clean = _cleaned(document)
    _contents(db, version, clean, reports_of(clean))
    _keep_ids(db, version, old)


Sentences = frozenset[tuple[int, int]]


def _given_out(db: Database, version: int) -> dict[tuple[str, str], Sentences]:
    """Kind and id of every report of a text, those before it too, with the places of the sentences that carry it."""
    sql = """SELECT r.kind, r.id, e.start_char, e.end_char FROM (
                 SELECT kind, id, version, local FROM reports WHERE version = ?1
                 UNION SELECT r.kind, a.id, r.version, r.local FROM aliases a JOIN reports r USING (report) WHERE r.version = ?1) r
             LEFT JOIN evidence e ON e.version = r.version AND e.local = r.local AND e.role = 'sentence'"""
    found: dict[tuple[str, str], set[tuple[int, int]]] = {}
    for kind, id, start, end in db.rows(sql, (version,)):
        found.setdefault((kind, id), set()).update([(start, end)] if start is not None else [])
    return {key: frozenset(places) for key, places in found.items()}


def _keep_ids(db: Database, version: int, old: Mapping[tuple[str, str], Sentences]) -> None:
    """Let every id that a text gave out before name the report that now rests on most of the same sentences."""
    now = _given_out(db, version)
    rows = {(row["kind"], row["id"]): row["report"] for row in db.rows("SELECT kind, id, report FROM reports WHERE version = ?", (version,))}
    for (kind, id), places in old.items():
        shared = [(len(places & now[key]), key) for key in now if key[0] == kind]
        best = max(shared, default=(0, ("", "")))
        if (kind, id) not in now and best[0]:
            db.run("INSERT OR REPLACE INTO aliases (id, report) VALUES (?, ?)", (id, rows[best[1]]))


def _clear(db: Database, version: int) -> None:
    """Take out what a text says; the records that lose a report wait to be assembled anew."""
    actors = [row[0] for row in db.rows("SELECT DISTINCT actor FROM article_actors WHERE version = ?", (version,))]
    db.run("INSERT OR IGNORE INTO touched_records SELECT kind, record FROM reports WHERE version = ? AND record IS NOT NULL", (version,))
    _touch(db, version)
    for table in ("rejections", "positions", "statements", "reports", "evidence", "times", "places", "mentions", "article_actors"):
        db.run(f"DELETE FROM {table} WHERE version = ?", (version,))
    for actor in actors:
        _name_actor(db, actor)


def _touch(db: Database, version: int) -> None:
    db.run("INSERT OR IGNORE INTO touched_keys SELECT key FROM reports JOIN report_keys USING (report) WHERE version = ?", (version,))


def _name_actor(db: Database, actor: int) -> None:
    """An actor's row is that of the first of all its namings, put in order; without any it goes."""
    row = db.row("SELECT name, kind, country, code FROM article_actors WHERE actor = ? ORDER BY name, kind, country, code LIMIT 1", (actor,))
    if row:
        db.run("UPDATE actors SET name = ?, kind = ?, country = ?, code = ? WHERE actor = ?", (*row, actor))
    else:
        db.run("DELETE FROM actors WHERE actor = ?", (actor,))


def _contents(db: Database, version: int, document: Json, reports: Reports) -> None:
    """What a text says, as rows."""
    actors = _actors(db, version, document)
    _spans(db, version, document)
    _reports(db, version, reports)
    _statements(db, version, document, actors)
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
        number = _insert(db, "reports", row)
        keys = [(key_number(key), number) for key in block_keys(report) or (report.id,)]
        db.run_many("INSERT OR IGNORE INTO report_keys VALUES (?, ?)", keys)
        db.run_many("INSERT OR IGNORE INTO touched_keys VALUES (?)", [key[:1] for key in keys])


def key_number(key: str) -> int:
    """A block key as a number of 63 bits: blocks that fall together by chance are only compared in vain."""
    return int.from_bytes(hashlib.blake2b(key.encode("utf-8", "surrogatepass"), digest_size=8).digest(), "big") >> 1


def _statements(db: Database, version: int, document: Json, actors: Mapping[str, int]) -> None:
    by_ref = {one["ref"]: one for one in document.get("actors", ())}
    key, told = article_key(document["article"]), (document["article"].get("published") or {}).get("value")
    used: Counter[str] = Counter()
    for one in document.get("statements", ()):
        speaker = by_ref.get(one["speaker"] or "", {})
        content = " … ".join(span["text"] for span in one["content"])
        claim = "\x1f".join((key, key_of(speaker) if speaker else "", one["cue"]["text"], content))
        used[claim] += 1
        id = "sta-" + hashlib.sha256(f"{claim}\x1f{used[claim]}".encode("utf-8", "surrogatepass")).hexdigest()[:16]
        row = {
            "id": id, "version": version, "local": one["id"], "kind": one["kind"], "verb_class": one.get("verb_class"), "speaker": actors.get(one["speaker"] or ""),
            "speaker_text": (one["speaker_span"] or {}).get("text"), "office": (speaker.get("office") or {}).get("id"), "country": speaker.get("country"),
            "cue": one["cue"]["text"], "content": content, "medium": one["medium"], "earliest": one["when"]["earliest"], "latest": one["when"]["latest"],
            "granularity": one["when"]["granularity"], "issues": compact(one["issues"]), "part_of": one["part_of"],
            "day": one["when"]["earliest"] or one["when"]["latest"] or told or "",
        }  # fmt: skip
        number = _insert(db, "statements", row)
        db.run_many("INSERT OR IGNORE INTO statement_issues VALUES (?, ?)", [(issue, number) for issue in one["issues"]])
        db.run_many("INSERT OR IGNORE INTO statement_addressees VALUES (?, ?)", [(actors[ref], number) for ref in one["addressees"] if ref in actors])
