"""Dossier: a country, person or body; offices over time, engagements, statements, positions, and with whom it deals."""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from dataclasses import dataclass

from dateline.errors import UnknownId
from dateline.knowledge.base import KnowledgeBase
from dateline.model.ledger import EngagementLife
from dateline.serve.desk import Desk, is_conflict
from dateline.serve.filters import Between
from dateline.serve.page import Page
from dateline.serve.whole import ID
from dateline.store import Record
from dateline.store.rows import ActorRow, EventRow, PositionRow, StatementRow

SHOWN = 15
STATE = "state/"


@dataclass(frozen=True)
class Tenure:
    """An office held, from the knowledge base; an open end was seen to go on until `last_verified`."""

    office: str
    title: str
    country: str | None
    holder: str
    holder_id: str
    start: dt.date | None
    end: dt.date | None
    last_verified: dt.date | None
    source: str


@dataclass(frozen=True)
class Partner:
    """Somebody it deals with."""

    id: str
    name: str
    cooperation: int
    conflict: int


@dataclass(frozen=True)
class Dossier:
    """What a dossier shows."""

    actor: ActorRow
    country: str | None
    """Code, where it is a country: then everything is that of all its people and bodies."""
    tenures: list[Tenure]
    """Offices of a person; the latest holders of the main offices of a country."""
    members: list[ActorRow]
    """Of a country, the persons whom most articles name."""
    engagements: list[EngagementLife]
    events: list[EventRow]
    statements: list[StatementRow]
    positions: list[PositionRow]
    partners: list[Partner]
    filter: str
    """What other pages take as filter for it: `country=CHN` or `actor=person/wang-yi`."""


def build(desk: Desk, filters: Between, id: str) -> Dossier:
    """Everything about an actor, the newest first. Raises UnknownId."""
    with desk.record() as record:
        actor = _actor(record, desk.base, id)
        country = actor.id.removeprefix(STATE) if actor.id.startswith(STATE) and actor.country else None
        who = country or actor.id
        return Dossier(
            actor=actor,
            country=country,
            tenures=_of_country(desk.base, country) if country else _of_person(desk.base, actor.id),
            members=sorted(record.actors(country=country, kind="person"), key=lambda one: (-one.articles, one.id))[:SHOWN] if country else [],
            engagements=record.engagements(between=filters.between, newest=True, limit=SHOWN, country=country, actor=None if country else actor.id),
            events=_events(record, filters, country, actor.id),
            statements=record.statements(between=filters.between, newest=True, limit=SHOWN, country=country, speaker=None if country else actor.id),
            positions=record.positions(between=filters.between, holder=None if country else actor.id, country=country, limit=3 * SHOWN),
            partners=_partners(record, None if country else [actor.id], country),
            filter=f"country={who}" if country else f"actor={who}",
        )


def _events(record: Record, filters: Between, country: str | None, id: str) -> list[EventRow]:
    """Of a person both what it did and what was done to it."""
    if country:
        return record.events(between=filters.between, country=country, newest=True, limit=SHOWN)
    both = [*record.events(between=filters.between, actor=id, newest=True, limit=SHOWN), *record.events(between=filters.between, recipient=id, newest=True, limit=SHOWN)]
    once = {one.id: one for one in both}
    return sorted(once.values(), key=lambda one: (one.when.latest or one.as_of or dt.date.min, one.id), reverse=True)[:SHOWN]


def _actor(record: Record, base: KnowledgeBase, id: str) -> ActorRow:
    """The actor of an id, of the record, else of the knowledge base. "CHN" is state/CHN."""
    wanted = STATE + id if len(id) == 3 and id.isupper() else id
    row = record.actor(wanted)
    if row:
        return row
    known = base.actor(wanted)
    if known is not None:
        return ActorRow(known.id, known.name, known.kind, known.country, known.code, 0)
    if wanted.startswith(STATE) and record.actors(country=wanted.removeprefix(STATE), limit=1):  # only its people are named
        code = wanted.removeprefix(STATE)
        return ActorRow(wanted, code, "country", code, code, 0)
    raise UnknownId(f"no actor has the id {id}", remedy="search for the name")


def _of_person(base: KnowledgeBase, id: str) -> list[Tenure]:
    rows = sorted(base.tenures_of(id), key=lambda one: (one.start or dt.date.min, one.office), reverse=True)
    return _once([_tenure(base, one.office, one.person, one) for one in rows])


def _once(tenures: list[Tenure]) -> list[Tenure]:
    """Each once: who heads state and government as President holds two offices of one title."""
    return list({(one.title, one.holder_id, one.start): one for one in tenures}.values())


def _of_country(base: KnowledgeBase, country: str) -> list[Tenure]:
    """The three latest holders of the offices that matter most abroad."""
    found = []
    for role in ("head-of-state", "president", "head-of-government", "prime-minister", "foreign-minister", "defence-minister"):
        office = base.office_of(country, role)
        if office:
            rows = sorted(base.tenures_in(office.id), key=lambda one: one.start or dt.date.min, reverse=True)[:3]
            found += [_tenure(base, one.office, one.person, one) for one in rows]
    return _once(found)


def _tenure(base: KnowledgeBase, office: str, person: str, one) -> Tenure:  # type: ignore[no-untyped-def]
    held, holder = base.office(office), base.actor(person)
    title = held.title if held else office
    return Tenure(office, title, held.country if held else None, holder.name if holder else person, person, one.start, one.end, one.last_verified, one.source)


def _partners(record: Record, ids: list[str] | None, country: str | None) -> list[Partner]:
    found: dict[str, list[int]] = defaultdict(lambda: [0, 0])
    names: dict[str, str] = {}
    for one in record.summaries.partners(ids, country, SHOWN):
        found[one.other][is_conflict(one.type)] += one.acts
        names[one.other] = one.other_name
    return [Partner(id, names[id], *both) for id, both in found.items()]


PAGE = Page(f"/actors/{ID}", "Dossier", "actor.html", build, Between)
