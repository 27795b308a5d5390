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

    All in one transaction: a reader sees the records before or after, never a mixture.
    """
    with db.transaction():
        if not everything and not pending(db):
            return 0
        blocks = Blocks(db, linked_reports(db), everything)
        _forget(db, blocks)
        judged = judgements_in_force(db)
        sources = Sources(db)
        count = sum(_assemble(db, chunk, sources, judged) for chunk in blocks.chunks(ASSEMBLED_AT_ONCE))
        db.run("DELETE FROM touched_keys")
        db.run("DELETE FROM touched_records")
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


def _forget(db: Database, blocks: Blocks) -> None:
    """Drop the records of all the blocks before the first is written: what one block drops another may just have written."""
    if blocks.everything:
        for table in TABLES.values():
            db.run(f"DELETE FROM {table}")
        db.run("UPDATE reports SET record = NULL WHERE record IS NOT NULL")
        return
    for kind, table in TABLES.items():
        db.run(f"DELETE FROM {table} WHERE id IN (SELECT id FROM touched_records WHERE kind = ?)", (kind,))
        for some in parts(blocks.records(kind)):
            db.run(f"DELETE FROM {table} WHERE id IN ({marks(some)})", some)


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
