"""Which reports must be assembled together: those that share a block key, directly or through others."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from .database import Database
from .query import marks, parts


class Blocks:
    """The blocks that were touched since they were last assembled.

    Args:
        linked: reports that belong together for another reason: a judgement names them in one breath.
    Reports of one id (the same claim in two texts of an article) belong together too, and so do those whose record is one, or
    bears the other's id: so no block writes or drops the record of another. Where most of the record was touched, the keys
    are read in one pass.
    """

    def __init__(self, db: Database, linked: Sequence[Sequence[int]]) -> None:
        self._db = db
        self._linked: dict[int, set[int]] = {}
        for group in linked:  # a report may stand in several judgements
            for report in group:
                self._linked.setdefault(report, set()).update(group)
        self._groups = linked
        self._parent: dict[int, int] = {}
        self._wanted: set[int] | None = None
        if self._is_most():
            self._gather_all()
        else:
            self._gather_touched()

    def chunks(self, size: int) -> Iterator[list[int]]:
        """Whole blocks, several at a time until there are `size` reports; deterministic."""
        chunk: list[int] = []
        for block in self._blocks():
            chunk += block
            if len(chunk) >= size:
                yield chunk
                chunk = []
        if chunk:
            yield chunk

    def _is_most(self) -> bool:
        touched = self._db.value("SELECT count(*) FROM touched_keys")
        return bool(touched > 1000 and touched * 2 > self._db.value("SELECT count(DISTINCT key) FROM report_keys"))

    def _blocks(self) -> list[list[int]]:
        found: dict[int, list[int]] = {}
        for report in sorted(self._parent):
            root = self._root(report)
            if self._wanted is None or root in self._wanted:
                found.setdefault(root, []).append(report)
        return list(found.values())

    def _gather_all(self) -> None:
        self._parent = {row[0]: row[0] for row in self._db.each("SELECT report FROM reports ORDER BY report")}
        self._join_runs("SELECT key, report FROM report_keys ORDER BY key")
        self._join_runs("SELECT id AS name, report FROM reports UNION ALL SELECT record, report FROM reports WHERE record IS NOT NULL ORDER BY name")
        self._join_linked()
        touched = self._db.each("SELECT report FROM touched_keys JOIN report_keys USING (key)")
        self._wanted = {self._root(report) for report in self._lost_theirs()} | {self._root(row[0]) for row in touched}

    def _gather_touched(self) -> None:
        """From the touched keys to their reports, from these to all their keys, and so on."""
        seen: set[int] = set()
        reports = self._lost_theirs()
        keys = {row[0] for row in self._db.rows("SELECT key FROM touched_keys")}
        while keys or reports:
            new = (reports | self._reports_of(sorted(keys - seen))) - self._parent.keys()
            seen |= keys
            self._parent.update((report, report) for report in sorted(new))
            keys = {key for _, key in self._keys_of(sorted(new))} - seen
            reports = self._mates_of(sorted(new)).union(*(self._linked[report] for report in new if report in self._linked))
        self._join_named(self._keys_of(sorted(self._parent)))
        self._join_named(self._names_of(sorted(self._parent)))
        self._join_linked()

    def _join_runs(self, sql: str) -> None:
        """Join the reports of each name, which come one after the other."""
        last, first = None, 0
        for name, report in self._db.each(sql):
            if name != last:
                last, first = name, report
            self._join(first, report)

    def _join_named(self, pairs: Iterable[tuple[int, Any]]) -> None:
        first: dict[Any, int] = {}
        for report, name in pairs:
            self._join(first.setdefault(name, report), report)

    def _join_linked(self) -> None:
        for group in self._groups:
            for report in group:
                if report in self._parent:
                    self._join(group[0], report)

    def _lost_theirs(self) -> set[int]:
        """The reports of records that lost one of theirs."""
        sql = """SELECT report FROM touched_records t JOIN reports r ON r.record = t.id AND r.kind = t.kind
                 UNION SELECT report FROM touched_records t JOIN reports r ON r.id = t.id"""
        return {row[0] for row in self._db.rows(sql)}

    def _reports_of(self, keys: Sequence[int]) -> set[int]:
        return {row[0] for some in parts(keys) for row in self._db.rows(f"SELECT report FROM report_keys WHERE key IN ({marks(some)})", some)}

    def _keys_of(self, reports: Sequence[int]) -> Iterator[tuple[int, int]]:
        for some in parts(reports):
            yield from (tuple(row) for row in self._db.rows(f"SELECT report, key FROM report_keys WHERE report IN ({marks(some)})", some))

    def _names_of(self, reports: Sequence[int]) -> Iterator[tuple[int, str]]:
        """Reports with their ids, and with those of their records."""
        for some in parts(reports):
            for report, id, record in self._db.rows(f"SELECT report, id, record FROM reports WHERE report IN ({marks(some)})", some):
                yield from ((report, name) for name in (id, record) if name)

    def _mates_of(self, reports: Sequence[int]) -> set[int]:
        """The reports that share an id or a record, or whose record bears the other's id."""
        names = sorted({name for _, name in self._names_of(reports)})
        sql = "SELECT report FROM reports WHERE id IN ({0}) UNION SELECT report FROM reports WHERE record IN ({0})"
        return {row[0] for some in parts(names, 250) for row in self._db.rows(sql.format(marks(some)), [*some, *some])}

    def _join(self, one: int, other: int) -> None:
        first, second = self._root(one), self._root(other)
        if first != second:
            self._parent[max(first, second)] = min(first, second)

    def _root(self, report: int) -> int:
        parent = self._parent
        while parent[report] != report:
            parent[report] = parent[parent[report]]
            report = parent[report]
        return report
