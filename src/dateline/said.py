"""Statements of articles as rows, and those of them that are asked for; nothing is read and nothing written here."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from dateline.assemble.reports import key_of, plain
from dateline.model.ledger import Party
from dateline.model.record import Evidence
from dateline.model.when import When
from dateline.store.rows import StatementRow

Json = Mapping[str, Any]
Days = tuple[dt.date, dt.date]


@dataclass(frozen=True, slots=True)
class Asked:
    """What statements are asked for; None asks for nothing. `speaker`, `addressee`: a country's code, an id, or words of a name;
    `country` the speaker's; `office` an office's id; `kind` direct, mixed or indirect; `verb_class` said, demanded ...;
    `medium` the class of the means; `words` all of which the content holds; of `issue`, `kind`, `medium` and `verb_class` any one
    will do."""

    between: Days | None = None
    speaker: str | None = None
    office: str | None = None
    country: str | None = None
    issue: tuple[str, ...] | None = None
    addressee: str | None = None
    kind: tuple[str, ...] | None = None
    medium: tuple[str, ...] | None = None
    verb_class: tuple[str, ...] | None = None
    words: str | None = None


def rows_of(document: Json) -> list[StatementRow]:
    """The statements of one article of the contract's form, in its order; a row's id is the article's and its own."""
    article = document["article"]
    published = article.get("published")
    told = dt.date.fromisoformat(published["value"]) if published else None
    actors = {one["ref"]: one for one in document["actors"]}
    return [_row(one, actors, article, told) for one in document["statements"]]


def _row(one: Json, actors: Mapping[str, Json], article: Json, told: dt.date | None) -> StatementRow:
    words = [Evidence(span["start"], span["end"], span["text"], "content") for span in one["content"]]
    cue = one["cue"]
    return StatementRow(
        id=f"{article['id']} {one['id']}",
        kind=one["kind"],
        verb_class=one["verb_class"],
        speaker=_party(actors[one["speaker"]]) if one["speaker"] else None,
        speaker_text=(one["speaker_span"] or {}).get("text"),
        cue=cue["text"],
        content=" … ".join(span["text"] for span in one["content"]),
        addressees=tuple(_party(actors[ref]) for ref in one["addressees"]),
        on_behalf_of=_party(actors[one["on_behalf_of"]]) if one.get("on_behalf_of") else None,
        medium=one["medium"],
        medium_class=one.get("medium_class"),
        when=_when(one["when"]),
        issues=tuple(one["issues"]),
        part_of=one["part_of"],
        as_of=told,
        article=article.get("url") or article["id"],
        version=0,
        evidence=(*words, Evidence(cue["start"], cue["end"], cue["text"], "cue")),
    )


def _party(actor: Json) -> Party:
    office = actor.get("office") or {}
    return Party(key_of(actor), actor["name"], actor["kind"], actor["country"], office.get("id"), code=actor["code"], sectors=tuple(actor["sectors"]))


def _when(record: Json) -> When:
    first, last = (dt.date.fromisoformat(record[end]) if record[end] else None for end in ("earliest", "latest"))
    return When(first, last, record["granularity"])


def select(rows: Iterable[StatementRow], asked: Asked) -> list[StatementRow]:
    """The rows that are asked for, in their order; a row without a day is in no stretch of days."""
    return [row for row in rows if _fits(row, asked)]


def _fits(row: StatementRow, asked: Asked) -> bool:
    speaker = row.speaker
    return (
        (asked.speaker is None or (speaker is not None and is_called(speaker, asked.speaker)))
        and (asked.office is None or (speaker is not None and speaker.office == asked.office))
        and (asked.country is None or (speaker is not None and speaker.country == asked.country))
        and (asked.issue is None or bool(set(asked.issue) & set(row.issues)))
        and (asked.addressee is None or any(is_called(one, asked.addressee) for one in row.addressees))
        and (asked.kind is None or row.kind in asked.kind)
        and (asked.medium is None or row.medium_class in asked.medium)
        and (asked.verb_class is None or row.verb_class in asked.verb_class)
        and (asked.words is None or set(plain(asked.words).split()) <= set(plain(row.content).split()))
        and (asked.between is None or _lies_in(row, *asked.between))
    )


def is_called(party: Party, words: str) -> bool:
    """Whether words mean a party: its country's code, its id or the last part of it, or words of its name, accents apart."""
    if len(words) == 3 and words.isupper():
        return party.country == words or party.code == words
    if words in (party.key, party.key.rpartition("/")[2]):
        return True
    name = set(plain(words).split())
    return bool(name) and name <= set(plain(party.name).split())


def _lies_in(row: StatementRow, first: dt.date, last: dt.date) -> bool:
    """Whether the day a row was said on, else the day it was told on, lies between two days, both included."""
    day = row.when.earliest or row.when.latest or row.as_of
    return day is not None and first <= day <= last
