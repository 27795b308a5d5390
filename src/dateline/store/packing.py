"""Reports as JSON texts and back; the words of the evidence are in the article already and are left out."""

from __future__ import annotations

import datetime as dt
import json
from dataclasses import MISSING, fields
from functools import lru_cache
from typing import Any

from dateline.model.ledger import EngagementReport, EventReport, Party, SourceText
from dateline.model.when import When

Report = EngagementReport | EventReport

_APART = {"id", "local", "source", "evidence"}
"""Fields with a column or a table of their own."""

_CLASSES = {"engagement": EngagementReport, "event": EventReport}
_DEFAULTS = {
    kind: {field.name: None if field.default is MISSING else field.default for field in fields(form) if field.name not in _APART} for kind, form in _CLASSES.items()
}


_PARTIES, _DAYS = ({field.name for form in _CLASSES.values() for field in fields(form) if field.type == type} for type in ("tuple[Party, ...]", "When"))
"""Fields that hold parties, and fields that hold days."""


def pack(report: Report) -> str:
    """The report's own fields as JSON; those with their default value are left out."""
    defaults = _DEFAULTS[kind_of(report)]
    values = {name: getattr(report, name) for name in defaults}
    return compact({name: _packed(name, value) for name, value in values.items() if value != defaults[name]})


def unpack(kind: str, body: str, id: str, local: str, source: SourceText) -> Report:
    """The report that `pack` was given, without its evidence."""
    values = _DEFAULTS[kind] | {name: _unpacked(name, value) for name, value in json.loads(body).items()}
    form: Any = _CLASSES[kind]
    report: Report = form(id=id, local=local, source=source, **values)
    return report


def kind_of(report: Report) -> str:
    """engagement or event."""
    return "engagement" if isinstance(report, EngagementReport) else "event"


def compact(value: Any) -> str:
    """JSON without blanks."""
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))


def pack_party(one: Party) -> list[Any]:
    """A party as a list of its fields."""
    return [one.key, one.name, one.kind, one.country, one.office, one.side, one.code, list(one.sectors)]


def unpack_party(values: list[Any]) -> Party:
    """The party that `pack_party` was given."""
    key, name, kind, country, office, side, code, sectors = values
    return Party(key, name, kind, country, office, side, code, tuple(sectors))


def day_text(day: dt.date | None) -> str | None:
    """A day as it stands in the record."""
    return day.isoformat() if day else None


@lru_cache(maxsize=16_384)
def to_day(text: str | None) -> dt.date | None:
    """The day a text stands for."""
    return dt.date.fromisoformat(text) if text else None


def to_when(earliest: str | None, latest: str | None, granularity: str) -> When:
    """The days of a row."""
    return When(to_day(earliest), to_day(latest), granularity)


def _packed(name: str, value: Any) -> Any:
    if name in _PARTIES:
        return [pack_party(one) for one in value]
    if name in _DAYS:
        return [day_text(value.earliest), day_text(value.latest), value.granularity]
    return value


def _unpacked(name: str, value: Any) -> Any:
    if name in _PARTIES:
        return tuple(map(unpack_party, value))
    if name in _DAYS:
        return to_when(*value)
    return tuple(value) if isinstance(value, list) else value
