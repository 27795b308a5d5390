"""What a person decided: kept with who and when, undone by marking, obeyed by every later assembly."""

from __future__ import annotations

import csv
import datetime as dt
import io
import json
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from dateline.assemble.verdicts import CORRECTABLE
from dateline.errors import ConfigurationError, SourceError, UnknownId
from dateline.model.ledger import Judgement
from dateline.model.terms import KINDS, LEVELS, STATUSES

from .assembly import read_judgements
from .database import Database
from .query import is_country
from .rows import Judged

ACTIONS = {"accept": 1, "reject": 1, "merge": 2, "split": 1, "correct": 1}
"""What can be judged, and how many ids it takes at least."""

_TERMS: dict[str, tuple[str | None, ...]] = {"kind": KINDS, "status": STATUSES, "level": (*LEVELS, None)}
"""The words that fields may be corrected to."""


def judge(db: Database, judgement: Judgement) -> int:
    """Keep a judgement and mark what it bears on; its number. A judgement that stands already is not kept twice."""
    _check(db, judgement)
    with db.transaction():
        standing = next((number for number, one in read_judgements(db) if one.undone is None and _same(one, judgement)), None)
        if standing is not None:
            return standing
        sql = "INSERT INTO judgements (action, field, value, who, made, why, undone) VALUES (?, ?, ?, ?, ?, ?, ?)"
        number = db.run(sql, (judgement.action, judgement.field, judgement.value, judgement.who, judgement.made, judgement.why, judgement.undone))
        db.run_many("INSERT OR IGNORE INTO judgement_ids VALUES (?, ?, ?)", [(id, number, n) for n, id in enumerate(judgement.ids)])
        touch(db, judgement.ids)
        return number


def read_file(path: str, who: str, made: str) -> list[Judgement]:
    """The judgements of a file: CSV (ids parted by blanks), JSONL, or a YAML list; `who` and `made` where a row has none.

    Raises:
        SourceError: it cannot be read. ConfigurationError: a row is no judgement, or there is none; says file and row.
    """
    try:
        text = Path(path).read_text(encoding="utf-8-sig")
    except (OSError, UnicodeDecodeError) as error:
        raise SourceError(str(error), where=path, remedy="check the path; the file must be UTF-8") from None
    found = [_from_row(row, f"{path}, judgement {number}", who, made) for number, row in enumerate(_rows(text, path), 1)]
    if not found:
        raise ConfigurationError("no judgement in it", where=path, remedy="CSV needs a first line of names (action, ids, why) and a line a judgement")
    return found


def _rows(text: str, path: str) -> list[Any]:
    if path.endswith((".yaml", ".yml")):
        return _of_yaml(text, path)
    if not path.endswith((".jsonl", ".json")):
        return list(csv.DictReader(io.StringIO(text, newline="")))
    try:
        return [json.loads(line) for line in text.split("\n") if line.strip()]
    except ValueError as error:
        raise ConfigurationError(f"not a JSON object a line: {error}", where=path, remedy="write one judgement a line") from None


def _of_yaml(text: str, path: str) -> list[Any]:
    import yaml

    try:
        rows = yaml.safe_load(text)
    except yaml.YAMLError as error:
        raise ConfigurationError(f"not valid YAML: {getattr(error, 'problem', error)}", where=path, remedy="write a list of judgements") from None
    return rows if isinstance(rows, list) else [rows]


def _from_row(row: Any, where: str, who: str, made: str) -> Judgement:
    if not isinstance(row, dict) or not row.get("action") or not row.get("ids"):
        raise ConfigurationError("no judgement: action and ids are needed", where=where, remedy="give action, ids and why; who, field and value where they apply")
    ids = row["ids"].split() if isinstance(row["ids"], str) else [str(id) for id in row["ids"]]
    value = row.get("value")
    return Judgement(row["action"], tuple(ids), row.get("who") or who, row.get("made") or made, row.get("why") or "", row.get("field") or None, str(value) if value else None)


def undo(db: Database, number: int) -> Judgement:
    """Mark a judgement as undone; what it bore on is assembled without it. Raises UnknownId."""
    found = dict(read_judgements(db)).get(number)
    if found is None:
        raise UnknownId(f"there is no judgement {number}", remedy="dateline judge list shows them with their numbers")
    with db.transaction():
        db.run("UPDATE judgements SET undone = ? WHERE judgement = ? AND undone IS NULL", (now(), number))
        touch(db, found.ids)
    return found


def judgements(db: Database, ids: Sequence[str] | None = None) -> list[Judged]:
    """Every judgement, or those that name one of the ids; in the order in which they were made."""
    return [Judged(number, one) for number, one in read_judgements(db) if ids is None or set(ids) & set(one.ids)]


def now() -> str:
    """This instant in UTC."""
    return dt.datetime.now(dt.UTC).isoformat(timespec="seconds")


def touch(db: Database, ids: Sequence[str]) -> None:
    """Have the records that ids name assembled anew."""
    for id in ids:
        found = "SELECT report FROM reports WHERE id = ?1 UNION SELECT report FROM aliases WHERE id = ?1"
        db.run(f"INSERT OR IGNORE INTO touched_keys SELECT key FROM report_keys WHERE report IN ({found})", (id,))
        db.run(f"INSERT OR IGNORE INTO touched_records SELECT kind, record FROM reports WHERE record IS NOT NULL AND report IN ({found})", (id,))


def _check(db: Database, judgement: Judgement) -> None:
    least = ACTIONS.get(judgement.action)
    if least is None:
        raise ConfigurationError(f"no judgement {judgement.action!r}", remedy=f"use one of: {', '.join(ACTIONS)}")
    if len(set(judgement.ids)) < least:
        raise ConfigurationError(f"{judgement.action} needs {least} different ids or more", remedy=f"dateline judge {judgement.action} {'ID ' * least}--why \"…\"")
    if not judgement.why.strip():
        raise ConfigurationError("a judgement needs a reason", remedy='add --why "…"')
    if judgement.action == "correct" and judgement.field not in CORRECTABLE:
        raise ConfigurationError(f"{judgement.field!r} cannot be corrected", remedy=f"--field NAME=VALUE with one of: {', '.join(CORRECTABLE)}")
    if judgement.action == "correct":
        _check_value(judgement.field or "", judgement.value)
    kinds = {kind_of(db, id) for id in judgement.ids}
    if len(kinds) > 1:
        raise ConfigurationError(f"{judgement.action}: the ids are of different kinds of record ({', '.join(sorted(kinds))})", remedy="judge each kind by itself")


def _check_value(field: str, value: str | None) -> None:
    """Raises ConfigurationError where a field cannot hold a value; no value empties a field that may be empty."""
    wrong = f"{field} cannot be {value!r}"
    if field in _TERMS and value not in _TERMS[field]:
        raise ConfigurationError(wrong, remedy=f"use one of: {', '.join(filter(None, _TERMS[field]))}")
    if field in ("host_country", "country") and value and not is_country(value):
        raise ConfigurationError(wrong, remedy="use a country's code, ISO 3166-1 alpha-3, e.g. FRA")
    if field in ("earliest", "latest") and value and not _is_day(value):
        raise ConfigurationError(wrong, remedy="write a day as 2025-03-28, or nothing where it is not known")
    if field == "type" and not value:
        raise ConfigurationError(wrong, remedy="dateline ontology lists the types")


def _is_day(value: str) -> bool:
    try:
        dt.date.fromisoformat(value)
    except ValueError:
        return False
    return True


def check_days(db: Database, judgements: Sequence[Judgement]) -> None:
    """Raises ConfigurationError where corrections, obeyed, leave a record whose last day lies before its first."""
    for judgement in judgements:
        if judgement.action == "correct" and judgement.field in ("earliest", "latest"):
            id = judgement.ids[0]
            table = "engagements" if kind_of(db, id) == "engagement" else "events"
            found = "SELECT record FROM reports WHERE id = ?1 UNION SELECT record FROM reports r JOIN aliases a USING (report) WHERE a.id = ?1"
            for row in db.rows(f"SELECT earliest, latest FROM {table} WHERE id IN ({found}) AND earliest > latest", (id,)):
                days = f"its first day would be {row['earliest']} and its last {row['latest']}"
                raise ConfigurationError(f"{judgement.field} cannot be {judgement.value}: {days}", where=id, remedy="correct the other day first, or both in one file")


def kind_of(db: Database, id: str) -> str:
    """engagement or event. Raises UnknownId."""
    sql = "SELECT kind FROM reports WHERE id = ?1 UNION ALL SELECT kind FROM aliases a JOIN reports USING (report) WHERE a.id = ?1 LIMIT 1"
    kind: str | None = db.value(sql, (id,))
    if kind is None:
        raise UnknownId(f"no engagement or event has the id {id}", where=str(db.path), remedy="dateline engagements and dateline events show ids")
    return kind


def _same(one: Judgement, other: Judgement) -> bool:
    return (one.action, one.ids, one.field, one.value, one.why, one.who) == (other.action, other.ids, other.field, other.value, other.why, other.who)
