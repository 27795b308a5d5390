"""The HTTP interface: the questions of `Record`, with the filters of the command line, page by page.

Lists answer `{"items", "next"}` with the same address in a Link header; `format=csv` and `format=jsonl` give the rows alone.
"""

from __future__ import annotations

import csv
import datetime as dt
import io
import json
from collections.abc import Callable, Sequence
from importlib.metadata import version
from typing import Annotated, Any, Literal

from fastapi import APIRouter, Query, Request, Response
from fastapi.responses import JSONResponse, PlainTextResponse

from dateline.export.chosen import Chosen
from dateline.export.flat import COLUMNS, flat_rows
from dateline.export.targets import safe
from dateline.store import Record
from dateline.store.rows import Hit, as_json

from . import schemas
from .filters import Between, Country, EngagementFilters, EventFilters, Filters, StatementFilters, Words, known_words
from .plain import plain
from .whole import ID

VERSION = version("dateline")
SUMMARY = "Who met whom, who said what, who did what to whom: records read from news, each with its words in the source."
MOST = 500

router = APIRouter(prefix="/api", responses=schemas.ERRORS)
Form = Literal["json", "jsonl", "csv"]
Ask = Callable[[Record], Sequence[Any]]


class Paged(Filters):
    """Which stretch of a list."""

    as_of: dt.date | None = None
    newest: bool = False
    after: Words | None = None
    limit: Annotated[int, Query(ge=1, le=MOST)] = 100
    format: Form = "json"


class EngagementList(EngagementFilters, Paged):
    """Filters and stretch of engagements."""

    level: Words | None = None
    rejected: bool = False


class EventList(EventFilters, Paged):
    """Filters and stretch of events."""

    negated: bool | None = None
    rejected: bool = False


class StatementList(StatementFilters, Paged):
    """Filters and stretch of statements."""


class PositionList(Between):
    """Filters of positions."""

    holder: Words | None = None
    country: Country | None = None
    issue: list[Words] | None = None
    stance: list[Words] | None = None
    as_of: dt.date | None = None
    limit: Annotated[int, Query(ge=1, le=MOST)] = 100
    format: Form = "json"


class ActorList(Filters):
    """Filters and stretch of actors."""

    name: Words | None = None
    kind: list[Words] | None = None
    country: Country | None = None
    after: Words | None = None
    limit: Annotated[int, Query(ge=1, le=MOST)] = 100
    format: Form = "json"


class ArticleList(Between, Paged):
    """Filters and stretch of articles."""

    publisher: Words | None = None
    names: Words | None = None
    rejected: bool | None = None


class Search(Filters):
    """Words to look for."""

    q: Annotated[str, Query(min_length=1, max_length=200)]
    in_: Annotated[Literal["articles", "statements"], Query(alias="in")] = "articles"
    limit: Annotated[int, Query(ge=1, le=MOST)] = 50


class UpcomingList(Filters):
    """What is to come."""

    day: dt.date | None = None
    country: Country | None = None
    with_: Annotated[Country | None, Query(alias="with")] = None
    limit: Annotated[int, Query(ge=1, le=MOST)] = 100


class DiffDays(Filters):
    """The evenings of two days."""

    from_: Annotated[dt.date, Query(alias="from")]
    to: dt.date


class PairFilters(Between):
    """Which pairs of countries."""

    country: Country | None = None
    with_: Annotated[Country | None, Query(alias="with")] = None


def listed(row: type) -> dict[str, Any]:
    """How a list is described in the OpenAPI."""
    media = {"text/csv": {"schema": {"type": "string"}}, "application/x-ndjson": {"schema": {"type": "string"}}}
    return {"response_model": schemas.Listed[row], "response_model_exclude_unset": True, "responses": {200: {"content": media}}}  # type: ignore[valid-type]


def paged(request: Request, asked: Any, kind: str, ask: Ask, key: str | None = "id") -> Any:
    """A stretch of a list in the form that was asked for; `ask` gives one row more than is shown, to know whether more follow."""
    with request.app.state.desk.record() as record:
        rows = list(ask(record))
        more = len(rows) > asked.limit
        rows = rows[: asked.limit]
        table = as_csv(record, kind, rows) if asked.format == "csv" else ""
    link = str(request.url.include_query_params(after=getattr(rows[-1], key), limit=asked.limit)) if more and key else None
    headers = {"Link": f'<{link}>; rel="next"'} if link else {}
    if asked.format == "csv":
        headers["Content-Disposition"] = f'attachment; filename="{kind}.csv"'
        return PlainTextResponse(table, headers=headers, media_type="text/csv; charset=utf-8")
    if asked.format == "jsonl":
        lines = "".join(json.dumps(as_json(row), ensure_ascii=False) + "\n" for row in rows)
        return Response(lines, media_type="application/x-ndjson", headers=headers)
    return JSONResponse({"items": [as_json(row) for row in rows], "next": link}, headers=headers)


def as_csv(record: Record, kind: str, rows: Sequence[Any]) -> str:
    """The rows in the columns of `dateline export csv`; no cell begins as a formula does."""
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(COLUMNS[kind])
    writer.writerows([safe(cell) for cell in row.values()] for row in flat_rows(Chosen(kind, rows, record.article, record.document)))
    return out.getvalue()


@router.get("/engagements", summary="Who meets whom", tags=["engagements"], **listed(schemas.Engagement))
def engagements(request: Request, asked: Annotated[EngagementList, Query()]) -> Any:
    """By first day; `newest` turns the order round."""
    more: schemas.Json = {"level": asked.level, "rejected": asked.rejected, "as_of": asked.as_of, "newest": asked.newest, "after": asked.after}
    return paged(request, asked, "engagements", lambda record: record.engagements(between=asked.between, limit=asked.limit + 1, **asked.asked(), **more))


@router.get(f"/engagements/{ID}", summary="One engagement with its history", tags=["engagements"], response_model=schemas.Engagement, response_model_exclude_unset=True)
def engagement(request: Request, id: str) -> Any:
    """By its id, or by that of any report of it, ever given out."""
    with request.app.state.desk.record() as record:
        return as_json(record.engagement(id))


@router.get("/upcoming", summary="What is to come", tags=["engagements"], response_model=list[schemas.Engagement], response_model_exclude_unset=True)
def upcoming(request: Request, asked: Annotated[UpcomingList, Query()]) -> Any:
    """Engagements of a day or later that are neither held nor off; from today on without a day."""
    desk = request.app.state.desk
    with desk.record() as record:
        return [as_json(one) for one in record.upcoming(asked.day or desk.today, country=asked.country, with_=asked.with_, limit=asked.limit)]


@router.get("/diff", summary="What changed in the calendar between two days", tags=["engagements"], response_model=list[schemas.Change], response_model_exclude_unset=True)
def diff(request: Request, asked: Annotated[DiffDays, Query()]) -> Any:
    """New, moved, other status, withdrawn."""
    with request.app.state.desk.record() as record:
        return [as_json(one) for one in record.diff(asked.from_, asked.to)]


@router.get("/events", summary="Who did what to whom", tags=["events"], **listed(schemas.Event))
def events(request: Request, asked: Annotated[EventList, Query()]) -> Any:
    """By last day; `newest` turns the order round."""
    more: schemas.Json = {"negated": asked.negated, "rejected": asked.rejected, "as_of": asked.as_of, "newest": asked.newest, "after": asked.after}
    return paged(request, asked, "events", lambda record: record.events(limit=asked.limit + 1, **asked.asked(), **more))


@router.get(f"/events/{ID}", summary="One event with all its reports", tags=["events"], response_model=schemas.Event, response_model_exclude_unset=True)
def event(request: Request, id: str) -> Any:
    """By its id, or by that of any report of it."""
    with request.app.state.desk.record() as record:
        return as_json(record.event(id))


@router.get("/statements", summary="Who said what", tags=["statements"], **listed(schemas.Statement))
def statements(request: Request, asked: Annotated[StatementList, Query()]) -> Any:
    """By the day it was said or told."""
    words: schemas.Json = {**asked.asked(), "words": known_words(asked.words)}
    more: schemas.Json = {"as_of": asked.as_of, "newest": asked.newest, "after": asked.after}
    return paged(request, asked, "statements", lambda record: record.statements(limit=asked.limit + 1, **words, **more))


@router.get(f"/statements/{ID}", summary="One statement", tags=["statements"], response_model=schemas.Statement, response_model_exclude_unset=True)
def statement(request: Request, id: str) -> Any:
    """From the newest text that has it."""
    with request.app.state.desk.record() as record:
        return as_json(record.statement(id))


@router.get("/positions", summary="Who wants what", tags=["positions"], **listed(schemas.Position))
def positions(request: Request, asked: Annotated[PositionList, Query()]) -> Any:
    """By holder and issue. Has no pages: narrow it by holder, country or issue."""
    names = ("between", "holder", "country", "issue", "stance", "as_of")
    return paged(request, asked, "positions", lambda record: record.positions(limit=asked.limit, **{name: getattr(asked, name) for name in names}), key=None)


@router.get("/actors", summary="Whom articles name", tags=["actors"], **listed(schemas.Actor))
def actors(request: Request, asked: Annotated[ActorList, Query()]) -> Any:
    """By id."""
    return paged(request, asked, "actors", lambda record: record.actors(name=asked.name, kind=asked.kind, country=asked.country, after=asked.after, limit=asked.limit + 1))


@router.get("/articles", summary="The articles", tags=["articles"], **listed(schemas.Article))
def articles(request: Request, asked: Annotated[ArticleList, Query()]) -> Any:
    """By day; without their texts."""
    names = ("between", "publisher", "names", "rejected", "as_of", "newest", "after")
    return paged(request, asked, "articles", lambda record: record.articles(limit=asked.limit + 1, **{name: getattr(asked, name) for name in names}))


@router.get(f"/articles/{ID}", summary="One article", tags=["articles"], response_model=schemas.Article)
def article(request: Request, id: str) -> Any:
    """By id or URL."""
    with request.app.state.desk.record() as record:
        return as_json(record.article(id))


@router.get(f"/documents/{ID}", summary="An article with its text and all its records", tags=["articles"], response_model=dict[str, Any])
def document(request: Request, id: str, version: Annotated[int | None, Query(ge=0, le=2**31)] = None) -> Any:
    """The object that `dateline read` prints, dateline/1; of its newest text, or of text number `version`."""
    with request.app.state.desk.record() as record:
        return record.document(id, version)


@router.get("/search", summary="Where words are found", tags=["search"], response_model=list[schemas.Hit])
def search(request: Request, asked: Annotated[Search, Query()]) -> Any:
    """The best first."""
    words = known_words(asked.q)
    if words is None:
        return []
    with request.app.state.desk.record() as record:
        hits: list[Hit] = record.search(words, in_=asked.in_, limit=asked.limit)
        return [as_json(one) for one in hits]


@router.get(f"/explain/{ID}", summary="Why a record stands as it does", tags=["search"], response_model=dict[str, Any])
def explain(request: Request, id: str) -> Any:
    """The record, what each article says with its reasons, and the judgements that bear on it."""
    with request.app.state.desk.record() as record:
        return record.explain(id)


@router.get("/pairs", summary="Acts from country to country by month", tags=["events"], response_model=list[schemas.Pair])
def pairs(request: Request, asked: Annotated[PairFilters, Query()]) -> Any:
    """What is negated, only possible or judged wrong is not counted."""
    named = [code for code in (asked.country, asked.with_) if code]
    with request.app.state.desk.record() as record:
        return [plain(pair) for pair in record.summaries.pairs(asked.between or (dt.date.min, dt.date.max), *named)]


@router.get("/counts", summary="How much there is", tags=["search"], response_model=dict[str, int])
def counts(request: Request) -> Any:
    """Articles, texts, rejections, engagements, events, statements, positions, actors, judgements."""
    with request.app.state.desk.record() as record:
        return record.counts()
