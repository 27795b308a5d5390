"""Questions about positions: what holders want in an issue, and from when until when."""

from __future__ import annotations

import datetime as dt
import json
import sqlite3
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby

from dateline.assemble.positions import Taking, positions_over_time
from dateline.model.ledger import Party

from .database import Database
from .packing import to_day
from .query import Days, Query, day_of
from .rows import PositionRow
from .then import known_texts

_SELECT = """h.id AS holder_id, h.name AS holder_name, h.kind AS holder_kind, h.country AS holder_country, h.code AS holder_code,
    p.issue, p.stance, t.id AS target_id, t.name AS target_name, t.kind AS target_kind, t.country AS target_country, t.code AS target_code,
    v.as_of, k.key, v.number, p.version, p.n, p.rests_on"""
_SOURCE = """positions p JOIN article_versions v USING (version) JOIN articles k USING (article) JOIN actors h ON h.actor = p.holder
    LEFT JOIN actors t ON t.actor = p.target"""


@dataclass(frozen=True, slots=True)
class PositionFilter:
    """What positions are asked for; see `Record.positions`."""

    between: Days | None = None
    holders: Sequence[str] | None = None
    country: str | None = None
    issue: str | Sequence[str] | None = None
    stance: str | Sequence[str] | None = None

    def accepts(self, one: PositionRow) -> bool:
        """Whether a position, as all texts together tell it, is asked for: its stance, and days between its first and last telling."""
        stances = [self.stance] if isinstance(self.stance, str) else self.stance
        if stances is not None and one.stance not in stances:
            return False
        if self.between is None:
            return True
        first, last = (dt.date.fromisoformat(day_of(day)) for day in self.between)
        return one.since is not None and one.last_told is not None and one.since <= last and one.last_told >= first


class Positions:
    """Answers from the table of positions."""

    def __init__(self, db: Database) -> None:
        self._db = db

    def found(self, asked: PositionFilter, day: dt.date | None) -> Iterator[PositionRow]:
        """The positions that the newest texts tell, or those that were newest on a day; by holder, issue, target and first day."""
        query = Query(_SELECT, _SOURCE)
        known_texts(query, day)
        if asked.holders is not None:
            query.among("h.id", asked.holders)
        query.among("h.country", asked.country)
        query.among("p.issue", asked.issue)
        query.order = "h.name, h.id, p.issue, t.id, v.as_of, k.key, v.number, p.n"
        rows = self._db.rows(query.sql, query.parameters)
        for _, told in groupby(rows, key=lambda row: (row["holder_id"], row["issue"], row["target_id"])):
            yield from filter(asked.accepts, self._over_time(list(told)))

    def _over_time(self, told: Sequence[sqlite3.Row]) -> Iterator[PositionRow]:
        """The stretches of one holder, issue and target; then, stance by stance, what only articles without a day tell."""
        by_place = {f"{place:09}": row for place, row in enumerate(told)}  # their order, which no order of adding changes
        takings = [
            Taking(row["holder_id"], row["issue"], row["target_id"] or "", day, row["stance"], place) for place, row in by_place.items() if (day := to_day(row["as_of"]))
        ]
        for stretch in positions_over_time(takings):
            yield self._row([by_place[place] for place in stretch.evidence], stretch.since, stretch.until, stretch.last)
        undated = sorted((row for row in told if not row["as_of"]), key=lambda row: str(row["stance"]))
        for stance, rows in groupby(undated, key=lambda row: row["stance"]):
            if stance not in {taking.stance for taking in takings}:
                yield self._row(list(rows), None, None, None)

    def _row(self, told: Sequence[sqlite3.Row], since: dt.date | None, until: dt.date | None, last: dt.date | None) -> PositionRow:
        row = told[0]
        articles = tuple(dict.fromkeys(one["key"] for one in told))
        rests_on = dict.fromkeys(id for one in told for local in json.loads(one["rests_on"]) for id in self._ids(one["version"], local))
        target = _party(row, "target") if row["target_id"] else None
        return PositionRow(_party(row, "holder"), row["issue"], row["stance"], target, since, until, last, len(articles), articles, tuple(rests_on))

    def _ids(self, version: int, local: str) -> list[str]:
        """The permanent id behind an article's own."""
        sql = "SELECT id FROM statements WHERE version = ?1 AND local = ?2 UNION ALL SELECT coalesce(record, id) FROM reports WHERE version = ?1 AND local = ?2"
        return [row[0] for row in self._db.rows(sql, (version, local))]


def _party(row: sqlite3.Row, role: str) -> Party:
    return Party(row[f"{role}_id"], row[f"{role}_name"], row[f"{role}_kind"], row[f"{role}_country"], code=row[f"{role}_code"])
