"""An article with every record on its words: hover or focus shows the rule and the reason; spans may overlap."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

from pydantic import Field

from dateline.serve.desk import Desk
from dateline.serve.filters import Filters, Words
from dateline.serve.page import Page
from dateline.serve.whole import ID
from dateline.store.rows import ArticleRow

Json = dict[str, Any]
KINDS = {"engagements": "engagement", "events": "event", "statements": "statement"}


class ArticleFilters(Filters):
    """Which text of the article, and which record is shown lit up."""

    version: int | None = Field(None, ge=0, le=2**31)
    record: Words | None = Field(None, description="id of an engagement, event or statement")


@dataclass(frozen=True)
class Card:
    """A record of the article."""

    local: str
    """Its id inside the article."""
    id: str | None
    """Its permanent id."""
    kind: str
    title: str
    detail: list[tuple[str, str]]
    """Names and values."""
    why: list[str]
    """The rule and the reasons."""
    start: int
    lit: bool
    """Whether it is the record that was asked for."""


@dataclass(frozen=True)
class Piece:
    """A stretch of the text on which the same records rest."""

    text: str
    records: tuple[str, ...] = ()
    """Local ids of the records whose words these are."""
    kinds: tuple[str, ...] = ()
    roles: tuple[str, ...] = ()
    first_of: tuple[str, ...] = ()
    """Records whose words begin here."""
    lit: bool = False


@dataclass(frozen=True)
class Paragraph:
    """A paragraph of the text; `kind` is headline, dateline, byline or body."""

    kind: str
    pieces: list[Piece] = field(default_factory=list)


@dataclass(frozen=True)
class Article:
    """What the page of an article shows."""

    row: ArticleRow
    version: int
    published: str | None
    paragraphs: list[Paragraph]
    cards: list[Card]
    """Its records, in the order of the text."""
    lit: str | None
    """Permanent id of the record that was asked for."""
    lit_kind: str | None


def build(desk: Desk, filters: ArticleFilters, id: str) -> Article:
    """The article of an id or URL, its newest text without `version`. Raises UnknownId."""
    with desk.record() as record:
        row = record.article(id)
        document = record.document(id, filters.version)
        version = row.version if filters.version is None else filters.version
        ids = record.summaries.record_ids(row.id, version)
        lit = record.summaries.same_as(filters.record) if filters.record else frozenset()
    found = [(kind, one) for name, kind in KINDS.items() for one in document.get(name, ())]
    names = {one["ref"]: one["name"] for one in document.get("actors", ())}
    cards = sorted((_card(kind, one, ids.get(one["id"]), names, lit) for kind, one in found), key=lambda card: (card.start, card.local))
    marks = [(span["start"], span["end"], one["id"], kind, span["role"]) for kind, one in found for span in _spans(one)]
    glowing = {card.local for card in cards if card.lit}
    published = (document["article"].get("published") or {}).get("value")
    paragraphs = _paragraphs(document["article"], marks, glowing)
    first = next((card for card in cards if card.lit), None)
    return Article(row, version, published, paragraphs, cards, first.id if first else None, first.kind if first else None)


def _spans(one: Json) -> list[Json]:
    """The words of a record with their roles."""
    if "evidence" in one:
        return list(one["evidence"])
    named = [(one.get("speaker_span"), "speaker"), (one.get("cue"), "cue"), *((span, "content") for span in one.get("content", ()))]
    return [{**span, "role": role} for span, role in named if span]


def _card(kind: str, one: Json, id: str | None, names: dict[str, str], lit: frozenset[str]) -> Card:
    title, detail = {"engagement": _engagement, "event": _event, "statement": _statement}[kind](one, names)
    why = [*([f"pattern {one['pattern']}"] if one.get("pattern") else []), *one.get("why", ())]
    start = min((span["start"] for span in _spans(one)), default=0)
    return Card(one["id"], id, kind, title, [(name, value) for name, value in detail if value], why, start, id in lit or one["id"] in lit)


def _engagement(one: Json, names: dict[str, str]) -> tuple[str, list[tuple[str, str]]]:
    who = ", ".join(f"{names.get(party['actor'], party['actor'])} ({party['side']})" for party in one["participants"])
    place = one.get("place") or {}
    where = ", ".join(filter(None, (place.get("name"), one.get("host_country"))))
    return f"{one['kind']}, {one['status']}", [("who", who), ("where", where), ("when", _days(one["when"])), ("agenda", ", ".join(one.get("agenda", ())))]


def _event(one: Json, names: dict[str, str]) -> tuple[str, list[tuple[str, str]]]:
    plover = one["plover"]
    title = "/".join(filter(None, (plover["type"], plover["mode"]))) or one["act"]["type"]
    modality = ("not " if one["negated"] else "") + one["modality"]
    return title, [
        ("actor", ", ".join(names.get(ref, ref) for ref in one["actors"])), ("recipient", ", ".join(names.get(ref, ref) for ref in one["recipients"])),
        ("when", _days(one["when"])), ("where", (one.get("where") or {}).get("name") or ""), ("modality", modality), ("CAMEO", one.get("cameo") or ""),
    ]  # fmt: skip


def _statement(one: Json, names: dict[str, str]) -> tuple[str, list[tuple[str, str]]]:
    who = names.get(one["speaker"], "") if one.get("speaker") else (one.get("speaker_span") or {}).get("text", "")
    return f"{one['kind']} statement", [
        ("speaker", who), ("to", ", ".join(names.get(ref, ref) for ref in one.get("addressees", ()))), ("cue", one["cue"]["text"] if one.get("cue") else ""),
        ("issues", ", ".join(one.get("issues", ()))),
    ]  # fmt: skip


def _days(when: Json) -> str:
    first, last = when["earliest"], when["latest"]
    days = first if first == last else " to ".join(filter(None, (first, last)))
    return f"{days} ({when['granularity']})" if days else ""


Span = tuple[int, int, str, str, str]


def _paragraphs(article: Json, marks: list[Span], lit: set[str]) -> list[Paragraph]:
    """The text in paragraphs, each cut wherever a record's words begin or end."""
    text = article["text"]
    regions = {region["start"]: region["kind"] for region in article.get("regions", ())}
    found, begin = [], 0
    for line in text.splitlines(keepends=True):
        end = begin + len(line)
        if line.strip():
            inside = [mark for mark in marks if mark[0] < end and mark[1] > begin]
            kind = next((kind for start, kind in regions.items() if begin <= start < end and kind in ("headline", "byline", "caption")), "body")
            found.append(Paragraph(kind, _pieces(text, begin, end, inside, lit)))
        begin = end
    return found


def _pieces(text: str, begin: int, end: int, marks: list[Span], lit: set[str]) -> list[Piece]:
    edges = sorted({begin, end, *(edge for start, stop, *_ in marks for edge in (start, stop) if begin < edge < end)})
    firsts: dict[str, int] = {}
    for first, _, local, *_ in marks:
        firsts[local] = max(begin, min(first, firsts.get(local, first)))
    pieces = []
    for start, stop in zip(edges, edges[1:], strict=False):
        over = [mark for mark in marks if mark[0] <= start and mark[1] >= stop]
        records = tuple(dict.fromkeys(mark[2] for mark in over))
        begun = tuple(local for local in records if start == firsts[local])
        kinds, roles = tuple(dict.fromkeys(mark[3] for mark in over)), tuple(dict.fromkeys(mark[4] for mark in over))
        pieces.append(Piece(text[start:stop], records, kinds, roles, begun, bool(lit & set(records))))
    return pieces


PAGE = Page(f"/articles/{ID}", "Article", "article.html", build, ArticleFilters)
