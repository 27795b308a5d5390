"""Documents of the contract into the record: articles, their texts in order, and the ids they gave out."""

from __future__ import annotations

import datetime as dt
import hashlib
import json
import re
import zlib
from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Any

from dateline.assemble import reports_of
from dateline.model.ledger import Reports

from .contents import write_contents, write_keys
from .database import Database
from .loading import Sources, load_reports
from .packing import compact, to_day

Json = dict[str, Any]

SAID_BY_SOURCE = ("given", "feed", "meta")
"""How a day of publication is known where the source or the user says it, and not the reader by the text or the address."""

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
    """Hash of an article's text and of what its source says of it; not of what the reader makes of them."""
    published = article.get("published") or {}
    given = published if published.get("method") in SAID_BY_SOURCE else {}
    content = [article.get(name) for name in ("text", "title", "url", "publisher")] + [given.get("value"), given.get("instant")]
    return hashlib.sha256(json.dumps(content).encode()).hexdigest()[:32]


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
        text = _text(document)
        version = _version(db, number, text, run, seen)
        put_in_order(db, number)
        write_contents(db, version, text.clean, _as_told(db, version, text.reports))
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
            if days[n] != row["as_of"]:
                _key_anew(db, row["version"])


def _key_anew(db: Database, version: int) -> None:
    """The keys of a text's reports hang on the day it was told."""
    db.run("DELETE FROM report_keys WHERE report IN (SELECT report FROM reports WHERE version = ?)", (version,))
    for number, report in load_reports(db, "version = ?", (version,), Sources(db)):
        write_keys(db, number, report)


def document_of(blob: bytes) -> Json:
    """The article's object, as it was coded."""
    document: Json = json.loads(zlib.decompress(blob))  # decodes lone surrogates too
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


def _version(db: Database, article: int, text: _Text, run: Run, seen: dt.datetime | None) -> int:
    """The row of a text, without what it says; `put_in_order` gives it its number."""
    when_seen = seen.astimezone(dt.UTC).isoformat(timespec="seconds") if seen else None
    fixed = {"article": article, "number": -1, "current": 0, "seen": when_seen, "content_hash": text.hash, "text": text.clean["article"].get("text") or ""}
    return db.insert("article_versions", fixed | _columns(db, text, run, when_seen))


def _columns(db: Database, text: _Text, run: Run, seen: str | None) -> Json:
    """What a coding says of a text as a whole; another coding may say it otherwise."""
    head = text.clean["article"]
    published = head.get("published") or {}
    told = published.get("value")
    return {
        **{name: head.get(name) for name in ("id", "url", "publisher", "agency", "title", "byline", "language")},
        "told": told,
        "instant": seen or _utc(published.get("instant")) or told or "",
        "document": text.blob,
        "sketch": compact(text.reports.source.sketch),
        "run": _run(db, run),
    }


def _utc(instant: str | None) -> str | None:
    return dt.datetime.fromisoformat(instant).astimezone(dt.UTC).isoformat(timespec="seconds") if instant else None


@dataclass(frozen=True, slots=True)
class _Text:
    """A document as it is kept: hash of its article, its JSON packed, and what it says in characters that SQLite can hold."""

    hash: str
    blob: bytes
    clean: Json
    reports: Reports


def _text(document: Json) -> _Text:
    line = json.dumps(document, ensure_ascii=False, separators=(",", ":"))
    clean = document
    if _UNSTORABLE.search(line) or "\\u0000" in line:
        clean = json.loads(_storable(line.replace("\\u0000", "\ufffd")))
    return _Text(content_hash(document["article"]), zlib.compress(line.encode("utf-8", "surrogatepass")), clean, reports_of(clean))


def _as_told(db: Database, version: int, reports: Reports) -> Reports:
    """The reports as of the day on which the world could read the text."""
    day = to_day(db.value("SELECT as_of FROM article_versions WHERE version = ?", (version,)))
    if day == reports.source.as_of:
        return reports
    source = replace(reports.source, as_of=day)
    return Reports(source, tuple(replace(one, source=source) for one in reports.engagements), tuple(replace(one, source=source) for one in reports.events))


def _storable(text: str) -> str:
    return _UNSTORABLE.sub("\ufffd", text)


def _recode(db: Database, version: int, document: Json, run: Run) -> None:
    """The same text read by another program, model or knowledge: what it says is replaced, ids given out live on."""
    old, text = _given_out(db, version), _text(document)
    _clear(db, version)
    row = db.row("SELECT article, seen FROM article_versions WHERE version = ?", (version,))
    assert row is not None
    columns = _columns(db, text, run, row["seen"])
    db.run(f"UPDATE article_versions SET {', '.join(f'{name} = ?' for name in columns)} WHERE version = ?", (*columns.values(), version))
    db.run("DELETE FROM runs WHERE run NOT IN (SELECT run FROM article_versions)")
    put_in_order(db, row["article"])
    write_contents(db, version, text.clean, _as_told(db, version, text.reports))
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
