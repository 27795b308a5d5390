"""Reports → events and engagements: the blocks that were touched are assembled anew, all others stay as they are."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Sequence
from dataclasses import replace
from itertools import groupby

from dateline.assemble import assemble_engagements, assemble_events
from dateline.model.ledger import EngagementReport, EventReport, Judgement
from dateline.settings import ASSEMBLED_AT_ONCE

from .blocks import Blocks
from .database import Database
from .loading import Sources, load_reports
from .packing import Report
from .query import marks, parts
from .written import Written, write

TABLES = {"engagement": "engagements", "event": "events"}


def pending(db: Database) -> bool:
    """Whether something was added, removed or judged that is not assembled yet."""
    return db.row("SELECT 1 FROM touched_keys LIMIT 1") is not None or db.row("SELECT 1 FROM touched_records LIMIT 1") is not None


def assemble(db: Database, everything: bool = False) -> int:
    """Assemble what was touched, or all; how many records were written.

    In transactions of whole blocks: a reader sees each record as it was or as it is now, what was stopped midway goes on with
    the next call, and what fits into one transaction is one.
    """
    if everything:
        _touch_all(db)
    count = 0
    while pending(db):  # again where another writer came between
        count += _round(db)
    return count


def _touch_all(db: Database) -> None:
    with db.transaction():
        for kind, table in TABLES.items():
            db.run(f"DELETE FROM {table} WHERE NOT EXISTS (SELECT 1 FROM reports r WHERE r.record = {table}.id AND r.kind = ?)", (kind,))
        db.run("INSERT OR IGNORE INTO touched_keys SELECT DISTINCT key FROM report_keys")


def _round(db: Database) -> int:
    """Gather the touched blocks and assemble them, until all are done or another writer has changed what they hang on."""
    with db.transaction():
        chunks = Blocks(db, linked_reports(db)).chunks(ASSEMBLED_AT_ONCE)
        _drop_unfounded(db)
        judged, sources = judgements_in_force(db), Sources(db)
        count = _renew(db, next(chunks, []), sources, judged)
        state = db.state()
    for chunk in chunks:
        with db.transaction():
            if db.state() != state:
                break
            count += _renew(db, chunk, sources, judged)
    return count


def judgements_in_force(db: Database) -> tuple[Judgement, ...]:
    """The judgements that were not undone, in the order in which they were made; by the ids that reports have now."""
    standing = [one for _, one in read_judgements(db) if one.undone is None]
    return tuple(replace(one, ids=tuple(dict.fromkeys(_id_now(db, id) for id in one.ids))) for one in standing)


def _id_now(db: Database, id: str) -> str:
    """The id itself, or that of the report which took its place when a text was coded anew."""
    now: str | None = db.value("SELECT r.id FROM aliases a JOIN reports r USING (report) WHERE a.id = ?", (id,))
    return now if now and not db.row("SELECT 1 FROM reports WHERE id = ?", (id,)) else id


def read_judgements(db: Database) -> list[tuple[int, Judgement]]:
    """Every judgement with its number."""
    sql = "SELECT * FROM judgements JOIN judgement_ids USING (judgement) ORDER BY judgement, n"
    found = []
    for number, group in groupby(db.rows(sql), key=lambda row: row["judgement"]):
        rows = list(group)
        row = rows[0]
        ids = tuple(one["id"] for one in rows)
        found.append((number, Judgement(row["action"], ids, row["who"], row["made"], row["why"], row["field"], row["value"], row["undone"])))
    return found


def linked_reports(db: Database) -> list[list[int]]:
    """The reports that a judgement names together: they are assembled together, whatever their keys."""
    sql = """SELECT judgement, report FROM judgements JOIN judgement_ids USING (judgement) JOIN reports USING (id) WHERE undone IS NULL
             UNION SELECT judgement, report FROM judgements JOIN judgement_ids USING (judgement) JOIN aliases USING (id) WHERE undone IS NULL ORDER BY judgement, report"""
    return [[row["report"] for row in group] for _, group in groupby(db.rows(sql), key=lambda row: row["judgement"])]


def _drop_unfounded(db: Database) -> None:
    """Records that no report is left of, and marks on blocks without reports."""
    unfounded = "NOT EXISTS (SELECT 1 FROM reports r WHERE r.record = t.id) AND NOT EXISTS (SELECT 1 FROM reports r WHERE r.id = t.id)"
    for kind, table in TABLES.items():
        db.run(f"DELETE FROM {table} WHERE id IN (SELECT id FROM touched_records t WHERE kind = ? AND {unfounded})", (kind,))
    db.run(f"DELETE FROM touched_records AS t WHERE {unfounded}")
    db.run("DELETE FROM touched_keys AS t WHERE NOT EXISTS (SELECT 1 FROM report_keys k WHERE k.key = t.key)")


def _renew(db: Database, chunk: Sequence[int], sources: Sources, judged: tuple[Judgement, ...]) -> int:
    """Put the records of whole blocks, and the marks on these, away and write what the reports come to now."""
    for some in parts(chunk):
        named = [row[0] for row in db.rows(f"SELECT id FROM reports WHERE report IN ({marks(some)})", some)]
        named += [row[0] for row in db.rows(f"SELECT DISTINCT record FROM reports WHERE record IS NOT NULL AND report IN ({marks(some)})", some)]
        for table in (*TABLES.values(), "touched_records"):
            db.run(f"DELETE FROM {table} WHERE id IN ({marks(named)})", named)
        db.run(f"DELETE FROM touched_keys WHERE key IN (SELECT key FROM report_keys WHERE report IN ({marks(some)}))", some)
    return _assemble(db, chunk, sources, judged)


def _assemble(db: Database, chunk: Sequence[int], sources: Sources, judged: tuple[Judgement, ...]) -> int:
    held = [one for some in parts(chunk) for one in load_reports(db, f"report IN ({marks(some)})", some, sources)]
    engagements = [report for _, report in held if isinstance(report, EngagementReport)]
    events = [report for _, report in held if isinstance(report, EventReport)]
    written = Written(_numbers(held), _first_told(held))
    lives = assemble_engagements(engagements, judged)
    clusters = assemble_events(events, judged)
    write(db, lives, clusters, written)
    return len(lives) + len(clusters)


def _numbers(held: Iterable[tuple[int, Report]]) -> dict[str, list[int]]:
    """The numbers of the reports of each id: the same claim in two texts of an article has one id."""
    found: dict[str, list[int]] = {}
    for number, report in held:
        found.setdefault(report.id, []).append(number)
    return found


def _first_told(held: Iterable[tuple[int, Report]]) -> dict[str, dt.date]:
    """The first day on which each report was told."""
    found: dict[str, dt.date] = {}
    for _, report in held:
        if report.as_of:
            found[report.id] = min(report.as_of, found.get(report.id, report.as_of))
    return found
