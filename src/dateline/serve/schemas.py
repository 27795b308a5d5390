"""What the HTTP interface answers with: the rows of the record in the contract's words, typed for the OpenAPI description."""

from __future__ import annotations

import datetime as dt
from typing import Any, Generic, TypeVar

from pydantic import BaseModel, ConfigDict

Json = dict[str, Any]
Row = TypeVar("Row")


class Open(BaseModel):
    """What the contract may add to is given on, described or not."""

    model_config = ConfigDict(extra="allow")


class Problem(BaseModel):
    """An error, RFC 9457."""

    type: str
    title: str
    status: int
    detail: str
    instance: str
    errors: list[dict[str, str]] = []


def _error(description: str) -> Json:
    return {"description": description, "content": {"application/problem+json": {"schema": {"$ref": "#/components/schemas/Problem"}}}}


ERRORS: dict[int | str, Json] = {
    400: _error("the request cannot be understood"),
    401: _error("reading needs the token here"),
    404: _error("nothing has that id"),
    422: _error("a filter cannot be read"),
    503: _error("the record cannot be used just now"),
}
WRITE_ERRORS: dict[int | str, Json] = {**ERRORS, 403: _error("the request came from another site"), 409: _error("this cannot be judged like that")}


class Party(Open):
    """Somebody who takes part, acts or speaks."""

    actor: str
    name: str
    kind: str
    country: str | None
    office: str | None
    code: str | None
    sectors: list[str]
    side: str | None = None


class When(Open):
    """Days, both inclusive, null where unknown; a week or a month is not a day: see `granularity`."""

    earliest: dt.date | None
    latest: dt.date | None
    granularity: str


class Evidence(Open):
    """Words of an article; offsets are code points of its text, the end exclusive."""

    start: int
    end: int
    text: str
    role: str


class Place(Open):
    """A place by name and country."""

    name: str | None
    country: str | None


class Step(Open):
    """One step in the life of an engagement."""

    status: str
    when: When
    as_of: dt.date | None
    article: str
    version: int
    report: str
    evidence: list[Evidence]


class Engagement(Open):
    """Who meets whom, with its history."""

    id: str
    kind: str
    participants: list[Party]
    place: Place | None
    host_country: str | None
    when: When
    status: str
    as_of: dt.date | None
    level: str | None
    agenda: list[str]
    said_by: list[Party]
    part_of: str | None
    history: list[Step]
    sources: int
    confirmed_by: list[str]
    confidence: float
    current: bool
    judged: str | None
    why: list[str]


class Act(Open):
    """What the verb says."""

    type: str
    mode: str | None
    contexts: list[str]


class Plover(Open):
    """The act as PLOVER codes it."""

    type: str | None
    mode: str | None


class Telling(Open):
    """One report of an event."""

    article: str
    version: int
    as_of: dt.date | None
    report: str
    evidence: list[Evidence]


class Event(Open):
    """Who did what to whom, with all who told it."""

    id: str
    act: Act
    plover: Plover
    cameo: str | None
    goldstein: float | None
    actors: list[Party]
    recipients: list[Party]
    when: When
    where: Place | None
    modality: str
    negated: bool
    as_of: dt.date | None
    told: list[Telling]
    sources: int
    confidence: float
    current: bool
    judged: str | None
    why: list[str]


class Statement(Open):
    """Who said what."""

    id: str
    kind: str
    verb_class: str | None
    speaker: Party | None
    speaker_text: str | None
    cue: str
    content: str
    addressees: list[Party]
    on_behalf_of: Party | None
    medium: str | None
    medium_class: str | None
    when: When
    issues: list[str]
    part_of: str | None
    as_of: dt.date | None
    article: str
    version: int
    superseded: bool
    evidence: list[Evidence]


class Position(Open):
    """What a holder wants in an issue."""

    holder: Party
    issue: str
    stance: str
    target: Party | None
    since: dt.date | None
    until: dt.date | None
    last_told: dt.date | None
    articles: int
    in_articles: list[str]
    rests_on: list[str]


class Actor(Open):
    """Somebody whom articles name."""

    id: str
    name: str
    kind: str
    country: str | None
    code: str | None
    articles: int


class Article(Open):
    """An article, as its newest text has it."""

    id: str
    key: str
    url: str | None
    publisher: str | None
    agency: str | None
    title: str | None
    byline: str | None
    language: str | None
    version: int
    versions: int
    engagements: int
    events: int
    statements: int
    rejected: str | None
    as_of: dt.date | None


class Hit(Open):
    """A place where words were found; they stand between « and »."""

    article: str
    title: str | None
    as_of: dt.date | None
    record: str | None
    words: str


class Change(Open):
    """What became of an engagement between two days."""

    what: list[str]
    before: Engagement | None
    after: Engagement | None


class Judged(Open):
    """A judgement with its number."""

    number: int
    action: str
    ids: list[str]
    field: str | None
    value: str | None
    who: str
    made: str
    why: str
    undone: str | None


class Kept(BaseModel):
    """The number of a judgement."""

    number: int


class Pair(BaseModel):
    """Acts of one type from one country to another in a month."""

    actor: str
    recipient: str
    month: str
    type: str
    acts: int
    goldstein: float


class Listed(BaseModel, Generic[Row]):
    """A stretch of a list; `next` is the address of the stretch that follows, null at the end."""

    items: list[Row]
    next: str | None
