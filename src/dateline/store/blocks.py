"""Which reports must be assembled together: those that share a block key, directly or through others."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from .database import Database
from .query import marks, parts

_TWINS = "SELECT one.report, other.report FROM reports one JOIN reports other ON other.id = one.id AND other.report <> one.report"
"""Reports of one id: the same claim in two texts of an article."""


class Blocks:
    """The blocks that were touched since the last assembly, or all.

    Args:
        linked: reports that belong together for another reason: a judgement names them in one breath.
    `everything` is set where most of the record was touched: then all of it is taken, in one pass over the keys.
    """

    def __init__(self, db: Database, linked: Sequence[Sequence[int]], everything: bool) -> None:
        self._db = db
        self._linked: dict[int, set[int]] = {}
        for group in linked:  # a report may stand in several judgements
            for report in group:
                self._linked.setdefault(report, set()).update(group)
        self._groups = linked
        self._parent: dict[int, int] = {}
        self.everything = everything or self._is_most()
        if self.everything:
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

    def records(self, kind: str) -> list[str]:
        """Ids of the records that the reports of the blocks belong to now."""
        found: set[str] = set()
        for some in parts(sorted(self._parent)):
            sql = f"SELECT DISTINCT record FROM reports WHERE kind = ? AND record IS NOT NULL AND report IN ({marks(some)})"
            found.update(row[0] for row in self._db.rows(sql, (kind, *some)))
        return sorted(found)

    def _is_most(self) -> bool:
        touched = self._db.value("SELECT count(*) FROM touched_keys")
        return bool(touched > 1000 and touched * 2 > self._db.value("SELECT count(DISTINCT key) FROM report_keys"))

    def _blocks(self) -> list[list[int]]:
        found: dict[int, list[int]] = {}
        for report in sorted(self._parent):
            found.setdefault(self._root(report), []).append(report)
        return list(found.values())

    def _gather_all(self) -> None:
        self._parent = {row[0]: row[0] for row in self._db.each("SELECT report FROM reports ORDER BY report")}
        last, first = None, 0
        for key, report in self._db.each("SELECT key, report FROM report_keys ORDER BY key, report"):
            if key != last:
                last, first = key, report
            self._join(first, report)
        for group in self._groups:
            for report in group:
                self._join(group[0], report)
        for one, other in self._db.each(f"{_TWINS} ORDER BY one.report"):
            self._join(one, other)

    def _gather_touched(self) -> None:
        """From the touched keys to their reports, from these to all their keys, and so on."""
        seen: set[int] = set()
        reports = self._lost_theirs()
        keys = {row[0] for row in self._db.rows("SELECT key FROM touched_keys")}
        while keys or reports:
            reports |= self._reports_of(sorted(keys - seen))
            seen |= keys
            new = self._with_twins(self._with_linked(reports)) - self._parent.keys()
            self._parent.update((report, report) for report in sorted(new))
            keys, reports = self._keys_of(sorted(new)) - seen, set()
        self._join_by_keys()

    def _join_by_keys(self) -> None:
        first: dict[int, int] = {}
        for some in parts(sorted(self._parent)):
            for report, key in self._db.rows(f"SELECT report, key FROM report_keys WHERE report IN ({marks(some)})", some):
                self._join(first.setdefault(key, report), report)
        for group in self._groups:
            for report in group:
                if report in self._parent:
                    self._join(group[0], report)
        for some in parts(sorted(self._parent)):
            for one, other in self._db.rows(f"{_TWINS} WHERE one.report IN ({marks(some)})", some):
                self._join(one, other)

    def _lost_theirs(self) -> set[int]:
        """The reports of records that lost one of theirs."""
        return {row[0] for row in self._db.rows("SELECT report FROM touched_records t JOIN reports r ON r.record = t.id AND r.kind = t.kind")}

    def _reports_of(self, keys: Sequence[int]) -> set[int]:
        return {row[0] for some in parts(keys) for row in self._db.rows(f"SELECT report FROM report_keys WHERE key IN ({marks(some)})", some)}

    def _keys_of(self, reports: Sequence[int]) -> set[int]:
        return {row[0] for some in parts(reports) for row in self._db.rows(f"SELECT key FROM report_keys WHERE report IN ({marks(some)})", some)}

    def _with_linked(self, reports: set[int]) -> set[int]:
        return reports.union(*(self._linked[report] for report in reports if report in self._linked))

    def _with_twins(self, reports: set[int]) -> set[int]:
        return reports.union(*({row[1] for row in self._db.rows(f"{_TWINS} WHERE one.report IN ({marks(some)})", some)} for some in parts(sorted(reports))))

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
