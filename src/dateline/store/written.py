"""Assembled records → rows."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from itertools import product

from dateline.model.ledger import EngagementLife, EventCluster, Party

from .database import Database
from .packing import compact, day_text, pack_party

NEVER = "9999"
"""Later than any day."""


@dataclass(frozen=True, slots=True)
class Written:
    """What the writer must know of the reports: their numbers by id, and the day each was told."""

    numbers: Mapping[str, list[int]]
    told: Mapping[str, dt.date]

    def first_told(self, reports: Iterable[str]) -> str | None:
        """The first day on which one of them was told."""
        return day_text(min((self.told[id] for id in reports if id in self.told), default=None))


def write(db: Database, lives: Iterable[EngagementLife], clusters: Iterable[EventCluster], written: Written) -> None:
    """Write the records, and into every report the id of its record."""
    for life in lives:
        _engagement(db, life, written)
        _belong(db, life.id, life.reports, written)
    for cluster in clusters:
        _event(db, cluster, written)
        _belong(db, cluster.id, cluster.reports, written)


def _belong(db: Database, record: str, reports: Iterable[str], written: Written) -> None:
    numbers = [number for id in reports for number in written.numbers[id]]
    db.run_many("UPDATE reports SET record = ? WHERE report = ? AND record IS NOT ?", [(record, number, record) for number in numbers])


def _engagement(db: Database, life: EngagementLife, written: Written) -> None:
    first = written.first_told(life.reports)
    earliest, latest = day_text(life.when.earliest), day_text(life.when.latest)
    day, ends = earliest or latest or first or "", latest or earliest or ""
    ever = [str(day) for when in (life.when, *(step.when for step in life.history)) for day in (when.earliest, when.latest) if day]
    row = {
        "id": life.id, "kind": life.kind, "status": life.status, "host_country": life.host_country, "place": life.place,
        "earliest": earliest, "latest": latest, "granularity": life.when.granularity, "level": life.level, "as_of": day_text(life.as_of),
        "first_as_of": first, "day": day, "ends": ends, "ever_begins": min(ever, default=NEVER), "ever_ends": max(ever, default=""),
        "part_of": life.part_of, "agenda": compact(life.agenda), "said_by": compact([pack_party(one) for one in life.said_by]),
        "confirmed_by": compact(life.confirmed_by), "sources": life.sources, "confidence": life.confidence, "current": int(life.current), "judged": life.judged,
        "why": compact(life.why),
    }  # fmt: skip
    number = db.insert("engagements", row)
    people = [(number, n, one.side, *_naming(one), compact(one.sectors), day) for n, one in enumerate(life.participants)]
    db.run_many("INSERT INTO participants VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)", people)
    db.run_many("INSERT INTO engagement_countries VALUES (?, ?, ?, ?, ?)", [(one, other, day, ends, number) for one, other in countries_of(life)])
    steps = [
        (number, n, step.status, day_text(step.when.earliest), day_text(step.when.latest), step.when.granularity, day_text(step.as_of), step.article, step.version, step.report)
        for n, step in enumerate(life.history)
    ]
    db.run_many("INSERT INTO history VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)", steps)


def countries_of(life: EngagementLife) -> list[tuple[str, str]]:
    """Each country with '' and with each other; where one country alone takes part, that of the place is the other."""
    parties = {one.country for one in life.participants if one.country and one.side != "observer"}
    homes = parties | {life.host_country} if life.host_country and len(parties) < 2 else parties
    pairs = {(one, other) for one, other in product(homes, homes) if one and other and one != other}
    alone = {one.country for one in life.participants} | {life.host_country}
    return sorted(pairs | {(one, "") for one in alone if one})


def _naming(one: Party) -> tuple[str, str, str, str | None, str | None, str | None]:
    return one.key, one.name, one.kind, one.country, one.office, one.code


def _event(db: Database, cluster: EventCluster, written: Written) -> None:
    first = written.first_told(cluster.reports)
    earliest, latest = day_text(cluster.when.earliest), day_text(cluster.when.latest)
    day, begins = latest or earliest or first or "", earliest or latest or NEVER
    row = {
        "id": cluster.id, "type": cluster.type, "mode": cluster.mode, "plover_type": cluster.plover_type, "plover_mode": cluster.plover_mode,
        "cameo": cluster.cameo, "goldstein": cluster.goldstein, "contexts": compact(cluster.contexts), "earliest": earliest, "latest": latest,
        "granularity": cluster.when.granularity, "place": cluster.place, "country": cluster.country, "modality": cluster.modality, "negated": int(cluster.negated),
        "as_of": day_text(cluster.as_of), "first_as_of": first, "day": day, "begins": begins, "sources": cluster.sources, "confidence": cluster.confidence,
        "current": int(cluster.current), "judged": cluster.judged, "why": compact(cluster.why),
    }  # fmt: skip
    number = db.insert("events", row)
    sides = (("actor", cluster.actors), ("recipient", cluster.recipients))
    parties = [(number, role, n, *_naming(one), compact(one.sectors), day) for role, side in sides for n, one in enumerate(side)]
    db.run_many("INSERT INTO event_parties VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)", parties)
    pairs = {(one.country, other.country, day, begins, number) for one, other in product(cluster.actors, cluster.recipients) if one.country and other.country}
    db.run_many("INSERT INTO event_pairs VALUES (?, ?, ?, ?, ?)", sorted(pairs))
