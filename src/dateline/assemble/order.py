"""Reports in the order in which the world was told, each once."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import replace
from typing import Any, TypeVar

from dateline.model.ledger import EngagementReport, EventReport

Report = TypeVar("Report", EngagementReport, EventReport)


def told_once(reports: Iterable[Report], order: Callable[[Report], Any]) -> list[Report]:
    """Each report once, sorted by `order`. What two versions tell alike was told by the first of them, and is current as
    long as one of them is."""
    kept: dict[str, Report] = {}
    for report in sorted(reports, key=lambda one: (one.id, one.source.version)):
        first = kept.setdefault(report.id, report)
        if report.source.current and not first.source.current:
            kept[report.id] = replace(first, source=replace(first.source, current=True))
    return sorted(kept.values(), key=order)
