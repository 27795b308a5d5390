"""Judgements over HTTP: read by all, written with the token."""

from __future__ import annotations

from typing import Annotated, Literal
from urllib.parse import urlencode

from fastapi import APIRouter, Depends, Form, Path, Request, Response, Security
from fastapi.responses import RedirectResponse
from fastapi.security import HTTPBearer
from pydantic import BaseModel, ConfigDict, Field

from dateline.assemble.verdicts import CORRECTABLE
from dateline.errors import ConfigurationError
from dateline.model.ledger import Judgement
from dateline.store.judging import now
from dateline.store.rows import as_json

from . import schemas
from .problems import Problem

router = APIRouter(tags=["judgements"])
PATH = "/api/judgements"
A_YEAR = 365 * 24 * 3600
_bearer = HTTPBearer(auto_error=False, description="the token that the server printed when it started")
Text = Annotated[str, Field(min_length=1, max_length=2000, pattern=r"\S")]


class Asked(BaseModel):
    """A judgement to be kept."""

    model_config = ConfigDict(extra="forbid")

    action: Literal["accept", "reject", "merge", "split", "correct"]
    ids: Annotated[list[Text], Field(min_length=1, max_length=50)]
    why: Text
    who: Text
    field: Literal[CORRECTABLE] | None = None  # type: ignore[valid-type]
    value: Annotated[str, Field(max_length=500)] | None = None

    def judgement(self) -> Judgement:
        """The same as the record keeps it, made now."""
        return Judgement(self.action, tuple(self.ids), self.who, now(), self.why, self.field, self.value)


def writer(request: Request, _: Annotated[object, Security(_bearer)]) -> None:
    """Let only those write who have the token."""
    request.app.state.desk.access.may_write(request)


@router.get(PATH, response_model=list[schemas.Judged], summary="All judgements, undone ones too", responses=schemas.ERRORS)
def every(request: Request) -> list[schemas.Json]:
    """In the order in which they were made."""
    with request.app.state.desk.record() as record:
        return [as_json(one) for one in record.judgements()]


@router.post(PATH, status_code=201, response_model=schemas.Kept, summary="Keep a judgement", dependencies=[Depends(writer)], responses=schemas.WRITE_ERRORS)
def keep(request: Request, asked: Asked) -> schemas.Json:
    """The record is assembled by it at once, and by every later assembly. One that stands already is not kept twice."""
    return {"number": _kept(request, asked.judgement())}


def _kept(request: Request, judgement: Judgement) -> int:
    """Its number. Raises Problem 409 where what it names cannot be judged like that."""
    with request.app.state.desk.writing() as record:
        try:
            return int(record.judge(judgement))
        except ConfigurationError as error:
            raise Problem(409, "This cannot be judged like that", error.what) from error


@router.post(PATH + "/{number}/undo", response_model=schemas.Kept, summary="Take a judgement back", dependencies=[Depends(writer)], responses=schemas.WRITE_ERRORS)
def undo(request: Request, number: Annotated[int, Path(ge=1, le=2**31)]) -> schemas.Json:
    """It stays in the list, marked as undone."""
    with request.app.state.desk.writing() as record:
        record.undo(number)
    return {"number": number}


class ReviewForm(BaseModel):
    """What the form of /review sends."""

    action: Literal["accept", "reject", "merge", "split", "correct"]
    kind: Literal["engagement", "event"] = "engagement"
    id: Text
    with_: Annotated[list[Text], Field(alias="with", max_length=50)] = []
    why: Annotated[str, Field(max_length=2000)] = ""
    who: Text = "reviewer"
    field: Annotated[str, Field(max_length=40)] = ""
    value: Annotated[str, Field(max_length=500)] = ""
    country: Annotated[str, Field(max_length=3)] = ""

    def judgement(self) -> Judgement:
        """The judgement; where no reason was typed, that it was seen on the page is the reason."""
        correct = self.action == "correct"
        ids = (self.id, *self.with_) if self.action in ("merge", "split") else (self.id,)
        why = self.why.strip() or f"{self.action} on review"
        return Judgement(self.action, ids, self.who.strip(), now(), why, self.field if correct else None, self.value if correct else None)


@router.post("/review", include_in_schema=False)
def review(request: Request, form: Annotated[ReviewForm, Form()]) -> Response:
    """Keep what was decided on the page, and go on to the next record."""
    desk = request.app.state.desk
    desk.access.may_write(request)
    number = _kept(request, form.judgement())
    query = {"kind": form.kind, "after": form.id, "done": number, **({"country": form.country} if form.country else {})}
    answer = RedirectResponse(f"/review?{urlencode(query)}", 303)
    answer.set_cookie("who", form.who.strip().encode("ascii", "ignore").decode(), max_age=A_YEAR, httponly=True, samesite="strict")
    return answer


@router.post("/review/undo", include_in_schema=False)
def review_undo(request: Request, number: Annotated[int, Form(ge=1, le=2**31)], kind: Annotated[Literal["engagement", "event"], Form()] = "engagement") -> Response:
    """Take back what was decided on the page, and show that record again."""
    desk = request.app.state.desk
    desk.access.may_write(request)
    with desk.writing() as record:
        judgement = record.undo(number)
    return RedirectResponse(f"/review?{urlencode({'kind': kind, 'id': judgement.ids[0]})}", 303)
