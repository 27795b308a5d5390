"""Why a record stands as it does."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from dateline.errors import UnknownId

from .database import Database
from .intake import document_of
from .judging import judgements, kind_of
from .rows import as_json

if TYPE_CHECKING:
    from .record import Record

Json = dict[str, Any]
_LISTS = {"engagement": "engagements", "event": "events", "statement": "statements"}


def explain(record: Record, db: Database, id: str) -> Json:
    """See `Record.explain`."""
    kind = _kind(db, id)
    if kind == "statement":
        statement = record.statement(id)
        return {"kind": kind, "record": as_json(statement), "reports": _reports(db, "SELECT version, local, id FROM statements WHERE id = ?", (id,), kind), "judgements": []}
    found = record.engagement(id) if kind == "engagement" else record.event(id)
    reports = _reports(db, "SELECT version, local, id FROM reports WHERE record = ? AND kind = ?", (found.id, kind), kind)
    former = [row[0] for row in db.rows("SELECT a.id FROM aliases a JOIN reports r USING (report) WHERE r.record = ? AND r.kind = ?", (found.id, kind))]
    bearing = [as_json(one) for one in judgements(db, (*found.reports, *former))]
    return {"kind": kind, "record": as_json(found), "reports": reports, "judgements": bearing}


def _kind(db: Database, id: str) -> str:
    if db.row("SELECT 1 FROM statements WHERE id = ?", (id,)):
        return "statement"
    try:
        return kind_of(db, id)
    except UnknownId:
        raise UnknownId(f"no record has the id {id}", where=str(db.path), remedy="dateline engagements, events and statements show ids") from None


def _reports(db: Database, sql: str, parameters: tuple[str, ...], kind: str) -> list[Json]:
    """What each text says, in the order in which the world was told."""
    query = f"""SELECT r.id, r.local, v.id AS article, v.number, v.as_of, v.current, v.document
                FROM ({sql}) r JOIN article_versions v USING (version) ORDER BY coalesce(v.as_of, '9999'), v.id, v.number"""
    found = []
    for row in db.rows(query, parameters):
        own = next((one for one in document_of(row["document"])[_LISTS[kind]] if one["id"] == row["local"]), None)
        found.append({"report": row["id"], "article": row["article"], "version": row["number"], "as_of": row["as_of"], "current": bool(row["current"]), "record": own})
    return found
