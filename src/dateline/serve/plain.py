"""Rows and contexts as plain JSON: a page's JSON twin is its context and nothing else."""

from __future__ import annotations

import dataclasses
import datetime as dt
from typing import Any

from dateline.model.ledger import EngagementLife, Party
from dateline.model.when import When
from dateline.store.rows import ActorRow, ArticleRow, Change, EventRow, Hit, Judged, PositionRow, StatementRow, as_json

_ROWS = (EngagementLife, EventRow, StatementRow, PositionRow, ActorRow, ArticleRow, Hit, Change, Judged)


def plain(value: Any) -> Any:
    """The value as JSON can hold it: rows in the contract's words, other records field by field, days as ISO texts."""
    if isinstance(value, _ROWS):
        return as_json(value)
    if isinstance(value, When):
        return {"earliest": plain(value.earliest), "latest": plain(value.latest), "granularity": value.granularity}
    if isinstance(value, Party):
        return {"actor": value.key, "name": value.name, "kind": value.kind, "country": value.country, "office": value.office, "side": value.side or None}
    if dataclasses.is_dataclass(value) and not isinstance(value, type):
        return {one.name: plain(getattr(value, one.name)) for one in dataclasses.fields(value)}
    if isinstance(value, dict):
        return {str(name): plain(one) for name, one in value.items()}
    if isinstance(value, (list, tuple)):
        return [plain(one) for one in value]
    return value.isoformat() if isinstance(value, (dt.date, dt.datetime)) else value
