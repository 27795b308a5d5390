"""The printed records of one article, cut loose from it: participants by permanent key, days as days, ids for ever."""

from __future__ import annotations

import datetime as dt
import hashlib
import re
import unicodedata
from collections import Counter
from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from dateline.model.ledger import EngagementReport, EventReport, Party, Reports, SourceText
from dateline.model.record import Evidence
from dateline.model.when import UNKNOWN, When

from .copies import sketch_of

Json = Mapping[str, Any]


def reports_of(document: Json, *, version: int = 0, current: bool = True, seen: dt.date | None = None) -> Reports:
    """What one article of the contract's form reports, each record with an id that hangs on the article's key and the claim.

    Args:
        document: the object `dateline read` prints for the article.
        version: number of this text among those of the article, from 0.
        current: whether it is the newest of them.
        seen: the day this text was first seen; a later text is as of that day, the first as of its publication.
    Returns:
        The reports, in the article's order. The same claim has the same id in every version of the article.
    """
    source = source_of(document, version=version, current=current, seen=seen)
    actors = {actor["ref"]: actor for actor in document.get("actors", ())}
    naming = _Naming(source.article)
    engagements = [_engagement(one, actors, source, naming) for one in document.get("engagements", ())]
    by_local = {report.local: report.id for report in engagements}
    engagements = [_under(report, by_local) for report in engagements]
    events = [_event(one, actors, source, naming) for one in document.get("events", ())]
    return Reports(source, tuple(engagements), tuple(events))


def source_of(document: Json, *, version: int = 0, current: bool = True, seen: dt.date | None = None) -> SourceText:
    """The version of the article that a document is."""
    article = document["article"]
    published = article.get("published")
    told = _day(published["value"]) if published else None
    as_of = max(filter(None, (told, seen)), default=None) if version else told or seen
    return SourceText(
        article=article.get("url") or article["id"],
        version=version,
        as_of=as_of,
        publisher=article.get("publisher"),
        agency=article.get("agency"),
        current=current,
        sketch=sketch_of(_told(article)),
    )


def _told(article: Json) -> str:
    """The article's own prose: its body, or the whole text where no body is marked."""
    text: str = article.get("text") or ""
    body = [text[region["start"] : region["end"]] for region in article.get("regions", ()) if region["kind"] == "body"]
    return "\n".join(body) or text


class _Naming:
    """Ids of the claims of one article; a claim made twice is numbered."""

    def __init__(self, article: str) -> None:
        self._article = article
        self._used: Counter[str] = Counter()

    def name(self, prefix: str, *claim: object) -> str:
        """The id of a claim of this article."""
        words = "\x1f".join((self._article, prefix, *map(str, claim)))
        self._used[words] += 1
        digest = hashlib.sha256(f"{words}\x1f{self._used[words]}".encode("utf-8", "surrogatepass")).hexdigest()
        return f"{prefix}-{digest[:16]}"


def _engagement(record: Json, actors: Json, source: SourceText, naming: _Naming) -> EngagementReport:
    parties = tuple(dict.fromkeys(_party(actors[one["actor"]], one["side"]) for one in record["participants"]))
    when, moved = _when(record["when"]), record.get("moved") or {}
    place = (record.get("place") or {}).get("name")
    claim = (sorted((one.key, one.side) for one in parties), record["host_country"], place, _days(when), record["status"])
    return EngagementReport(
        id=naming.name("eng", record["kind"], *claim),
        source=source,
        local=record["id"],
        kind=record["kind"],
        participants=parties,
        host_country=record["host_country"],
        place=place,
        when=when,
        moved_from=_when(moved.get("from")),
        moved_to=_when(moved.get("to")),
        status=record["status"],
        level=record["level"],
        agenda=tuple(record["agenda"]),
        said_by=tuple(_party(actors[ref]) for ref in record["said_by"]),
        part_of=record["part_of"],
        evidence=_evidence(record),
    )


def _under(report: EngagementReport, by_local: Mapping[str, str]) -> EngagementReport:
    """The report with the permanent id of what it is part of."""
    return replace(report, part_of=by_local.get(report.part_of)) if report.part_of else report


def _event(record: Json, actors: Json, source: SourceText, naming: _Naming) -> EventReport:
    sides = {side: _parties(record[side], actors) for side in ("actors", "recipients")}
    when, where = _when(record["when"]), record.get("where") or {}
    act, plover = record["act"], record["plover"]
    keys = [sorted(one.key for one in side) for side in sides.values()]
    claim = (act["type"], act["mode"], *keys, _days(when), record["modality"], record["negated"])
    return EventReport(
        id=naming.name("evt", *claim),
        source=source,
        local=record["id"],
        type=act["type"],
        mode=act["mode"],
        actors=sides["actors"],
        recipients=sides["recipients"],
        plover_type=plover["type"],
        plover_mode=plover["mode"],
        cameo=record["cameo"],
        goldstein=record["goldstein"],
        contexts=tuple(act["contexts"]),
        when=when,
        place=where.get("name"),
        country=where.get("country"),
        modality=record["modality"],
        negated=record["negated"],
        confidence=record["confidence"],
        evidence=_evidence(record),
    )


def _parties(refs: list[str], actors: Json) -> tuple[Party, ...]:
    inner = [ref for one in refs for ref in _expanded(one, actors)]
    return tuple(dict.fromkeys(_party(actors[ref]) for ref in inner))


def _expanded(ref: str, actors: Json) -> list[str]:
    """The members behind a group, itself where it has none."""
    members = actors[ref].get("members") or []
    return [inner for member in members if member in actors for inner in _expanded(member, actors)] if members else [ref]


def _party(actor: Json, side: str = "") -> Party:
    office = actor.get("office")
    return Party(
        key=key_of(actor),
        name=actor["name"],
        kind=actor["kind"],
        country=actor["country"],
        office=office["id"] if office else None,
        side=side,
        code=actor.get("code"),
        sectors=tuple(actor.get("sectors") or ()),
    )


def key_of(actor: Json) -> str:
    """What an article's actor is known by for ever: its id, else its office's, else its name in plain letters; before that of a
    body stands its country, as every country has a "ministry"."""
    office = actor.get("office")
    if actor["id"]:
        return str(actor["id"])
    if office and actor["kind"] == "office":
        return str(office["id"])
    at_home = actor["kind"] != "person" and actor["country"]
    return f"{actor['country']} {plain(actor['name'])}" if at_home else plain(actor["name"])


def plain(name: str) -> str:
    """A name in plain letters: lower case, without accents, titles of address, punctuation."""
    letters = unicodedata.normalize("NFKD", name).encode("ascii", "ignore").decode() or name
    return re.sub(r"[^\w]+", " ", letters.lower()).strip() or name.strip().lower()


def _when(record: Json | None) -> When:
    if not record:
        return UNKNOWN
    return When(_day(record["earliest"]), _day(record["latest"]), record["granularity"], None)


def _days(when: When) -> tuple[str, str, str]:
    return str(when.earliest), str(when.latest), when.granularity


def _day(value: str | None) -> dt.date | None:
    return dt.date.fromisoformat(value) if value else None


def _evidence(record: Json) -> tuple[Evidence, ...]:
    return tuple(Evidence(one["start"], one["end"], one["text"], one["role"]) for one in record["evidence"])
