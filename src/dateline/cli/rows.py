"""Rows of a record as JSON lines, as CSV for spreadsheets, and as tables for people."""

from __future__ import annotations

import csv
import json
import sys
from collections.abc import Callable, Iterable, Sequence
from operator import attrgetter
from typing import Any

from dateline.model.ledger import EngagementLife, Party
from dateline.model.record import Evidence
from dateline.store.rows import ActorRow, ArticleRow, Change, EventRow, FetchRow, Hit, Judged, PositionRow, StatementRow, as_json

from .tables import when_text

Cell = Callable[[Any], Any]
_FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n")
"""First characters that make a spreadsheet take a text for a formula (OWASP, CSV injection)."""


def print_json(rows: Iterable[Any]) -> None:
    """One object a line."""
    for row in rows:
        sys.stdout.write(json.dumps(as_json(row), ensure_ascii=False, separators=(",", ":")) + "\n")


def print_csv(rows: Sequence[Any], form: type) -> None:
    """The rows as CSV, in the columns of their form."""
    columns = CSV[form]
    print_csv_of(columns, ([cell(row) for cell in columns.values()] for row in rows))


def print_csv_of(names: Iterable[str], rows: Iterable[Iterable[Any]]) -> None:
    """A line of names, then a line a row; texts that a spreadsheet would run as formulas get an apostrophe in front."""
    out = csv.writer(sys.stdout, lineterminator="\n")
    out.writerow(names)
    out.writerows([safe(cell) for cell in row] for row in rows)


def safe(value: Any) -> Any:
    """A cell that no spreadsheet takes for a formula."""
    return f"'{value}" if isinstance(value, str) and value.startswith(_FORMULA) else value


def print_table(rows: Sequence[Any], form: type, title: str) -> None:
    """A table on the terminal."""
    from rich.markup import escape

    from .tables import console, empty_table

    if not rows:
        print("nothing found", file=sys.stderr)
        return
    columns = TABLE[form]
    shown = empty_table(title, *[(name, ratio) for name, (ratio, _) in columns.items()])
    for row in rows:
        shown.add_row(*(escape(str(cell(row) or "")) for _, cell in columns.values()))
    console().print(shown)


def _names(parties: Iterable[Party]) -> str:
    return "; ".join(one.name for one in parties)


def _sides(one: EngagementLife) -> str:
    return "; ".join(f"{party.side}: {party.name}" + (f" ({party.country})" if party.country else "") for party in one.participants)


def _sentence(evidence: Iterable[Evidence]) -> str:
    return next((one.text for one in evidence if one.role == "sentence"), "")


def _words(one: EngagementLife) -> str:
    return _short(_sentence(one.history[-1].evidence)) if one.history else ""


def _told(one: EventRow) -> str:
    return _sentence(one.told[0].evidence) if one.told else ""


def _short(text: str, most: int = 180) -> str:
    return text if len(text) <= most else text[: most - 1] + "…"


def _plover(one: EventRow) -> str:
    kind = "/".join(filter(None, (one.plover_type, one.plover_mode))) or f"({one.type})"
    return kind + (" (not)" if one.negated else "") + ("" if one.modality == "asserted" else f", {one.modality}")


def _changed(one: Change) -> str:
    if one.before is None or one.after is None:
        return ", ".join(one.what)
    before, after = _calendar(one.before), _calendar(one.after)
    return "; ".join(f"{name}: {before[name]} → {after[name]}" for name in one.what)


def _calendar(one: EngagementLife) -> dict[str, str]:
    return {"status": one.status, "days": when_text(one.when), "place": one.place or one.host_country or "unknown"}


def _fields(*names: str) -> dict[str, Cell]:
    return {name: attrgetter(name) for name in names}


_DAYS: dict[str, Cell] = {"earliest": lambda one: one.when.earliest, "latest": lambda one: one.when.latest, "granularity": lambda one: one.when.granularity}

CSV: dict[type, dict[str, Cell]] = {
    EngagementLife: {
        **_fields("id", "kind", "status"),
        "participants": _sides,
        "countries": lambda one: " ".join(sorted({party.country for party in one.participants if party.country})),
        **_fields("place", "host_country"),
        **_DAYS,
        **_fields("level", "as_of", "sources", "confidence", "part_of", "judged"),
        "told": lambda one: len(one.history),
        "article": lambda one: one.history[-1].article if one.history else "",
        "words": lambda one: _sentence(one.history[-1].evidence) if one.history else "",
    },
    EventRow: {
        **_fields("id", "plover_type", "plover_mode", "cameo", "goldstein", "type", "mode"),
        "actors": lambda one: _names(one.actors),
        "actor_countries": lambda one: " ".join(dict.fromkeys(party.country for party in one.actors if party.country)),
        "recipients": lambda one: _names(one.recipients),
        "recipient_countries": lambda one: " ".join(dict.fromkeys(party.country for party in one.recipients if party.country)),
        **_DAYS,
        **_fields("place", "country", "modality", "negated", "as_of", "sources", "confidence", "judged"),
        "article": lambda one: one.told[0].article if one.told else "",
        "words": _told,
    },
    StatementRow: {
        **_fields("id"),
        "speaker": lambda one: one.speaker.name if one.speaker else "",
        "speaker_id": lambda one: one.speaker.key if one.speaker else "",
        "office": lambda one: one.speaker.office if one.speaker else "",
        "country": lambda one: one.speaker.country if one.speaker else "",
        "on_behalf_of": lambda one: one.on_behalf_of.name if one.on_behalf_of else "",
        **_fields("kind", "cue", "content"),
        "addressees": lambda one: _names(one.addressees),
        **_fields("medium", "medium_class"),
        "issues": lambda one: " ".join(one.issues),
        **_DAYS,
        **_fields("as_of", "article"),
    },
    PositionRow: {
        "holder": lambda one: one.holder.name,
        "holder_id": lambda one: one.holder.key,
        **_fields("issue", "stance"),
        "target": lambda one: one.target.name if one.target else "",
        **_fields("since", "until", "last_told", "articles"),
        "in_articles": lambda one: " ".join(one.in_articles),
        "rests_on": lambda one: " ".join(one.rests_on),
    },
    ActorRow: _fields("id", "name", "kind", "country", "code", "articles"),
    ArticleRow: _fields("id", "as_of", "publisher", "agency", "title", "url", "language", "version", "versions", "engagements", "events", "statements", "rejected"),
    FetchRow: _fields("at", "url", "final", "outcome", "status", "bytes", "why"),
    Hit: _fields("article", "as_of", "title", "record", "words"),
    Change: {
        "id": lambda one: one.engagement.id,
        "what": lambda one: " ".join(one.what),
        "kind": lambda one: one.engagement.kind,
        "participants": lambda one: _sides(one.engagement),
        "change": _changed,
    },
    Judged: {
        **_fields("number"),
        "action": lambda one: one.judgement.action,
        "ids": lambda one: " ".join(one.judgement.ids),
        "field": lambda one: one.judgement.field,
        "value": lambda one: one.judgement.value,
        "who": lambda one: one.judgement.who,
        "made": lambda one: one.judgement.made,
        "why": lambda one: one.judgement.why,
        "undone": lambda one: one.judgement.undone,
    },
}
"""Columns of the CSV, by kind of row."""

TABLE: dict[type, dict[str, tuple[int, Cell]]] = {
    EngagementLife: {
        "id": (5, lambda one: one.id),
        "what": (3, lambda one: f"{one.kind}, {one.status}" + (f" [{one.judged}]" if one.judged else "")),
        "who": (8, _sides),
        "where": (3, lambda one: ", ".join(filter(None, (one.place, one.host_country)))),
        "when": (4, lambda one: when_text(one.when)),
        "told": (3, lambda one: one.as_of),
        "words": (9, _words),
    },
    EventRow: {
        "id": (5, lambda one: one.id),
        "type": (4, _plover),
        "actor": (5, lambda one: _names(one.actors)),
        "recipient": (5, lambda one: _names(one.recipients)),
        "when": (4, lambda one: when_text(one.when)),
        "told": (3, lambda one: one.told[0].as_of if one.told else ""),
        "words": (9, lambda one: _short(_told(one))),
    },
    StatementRow: {
        "id": (5, lambda one: one.id),
        "who": (5, lambda one: f"{one.speaker.name} ({one.speaker.country})" if one.speaker and one.speaker.country else one.speaker.name if one.speaker else one.speaker_text),
        "how": (3, lambda one: ", ".join(filter(None, (one.cue, one.kind, one.medium_class)))),
        "told": (3, lambda one: one.as_of),
        "words": (13, lambda one: _short(one.content, 300)),
    },
    PositionRow: {
        "holder": (5, lambda one: one.holder.name),
        "stance": (3, lambda one: one.stance),
        "issue": (4, lambda one: one.issue),
        "target": (4, lambda one: one.target.name if one.target else ""),
        "held": (4, lambda one: f"{one.since} … {one.until or ''}" if one.since else "on no day known"),
        "last told": (3, lambda one: one.last_told),
        "articles": (2, lambda one: one.articles),
    },
    ActorRow: {name: (ratio, cell) for (name, cell), ratio in zip(_fields("id", "name", "kind", "country", "code", "articles").items(), (6, 8, 3, 2, 3, 2), strict=True)},
    ArticleRow: {
        "id": (5, lambda one: one.id),
        "day": (3, lambda one: one.as_of),
        "publisher": (4, lambda one: one.publisher or one.agency),
        "title": (10, lambda one: one.title),
        "texts": (1, lambda one: one.versions),
        "records": (4, lambda one: f"rejected: {one.rejected}" if one.rejected else f"{one.engagements} engagements, {one.events} events, {one.statements} statements"),
    },
    FetchRow: {
        "at": (3, lambda one: one.at),
        "address": (9, lambda one: one.url if one.final == one.url else f"{one.url} → {one.final}"),
        "outcome": (3, lambda one: f"{one.outcome} {one.status or ''}"),
        "bytes": (2, lambda one: one.bytes),
        "why": (6, lambda one: one.why),
    },
    Hit: {
        "article": (4, lambda one: one.article),
        "day": (3, lambda one: one.as_of),
        "title": (6, lambda one: one.title),
        "record": (4, lambda one: one.record),
        "words": (10, lambda one: " ".join(one.words.split())),
    },
    Change: {
        "id": (5, lambda one: one.engagement.id),
        "what": (3, lambda one: one.engagement.kind),
        "who": (8, lambda one: _sides(one.engagement)),
        "when": (4, lambda one: when_text(one.engagement.when)),
        "change": (8, _changed),
    },
    Judged: {
        "": (1, lambda one: one.number),
        "judgement": (4, lambda one: one.judgement.action + (f" {one.judgement.field}={one.judgement.value}" if one.judgement.field else "")),
        "ids": (8, lambda one: " ".join(one.judgement.ids)),
        "who, when": (5, lambda one: f"{one.judgement.who} {one.judgement.made}"),
        "why": (8, lambda one: one.judgement.why),
        "undone": (4, lambda one: one.judgement.undone),
    },
}
"""Columns of the tables with their widths, by kind of row."""
