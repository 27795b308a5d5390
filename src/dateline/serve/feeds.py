"""/calendar.ics: the engagements that filters leave, as a calendar that other programs subscribe to."""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter, Query, Request, Response

from dateline.export.calendar import calendar

from . import schemas
from .desk import Desk, country_names
from .filters import EngagementFilters

router = APIRouter(tags=["calendar"])


class CalendarFilters(EngagementFilters):
    """Which engagements, and whether those of which only a window is known are shown too."""

    windows: bool = False


ANSWERS: dict[int | str, schemas.Json] = {200: {"content": {"text/calendar": {"schema": {"type": "string"}}}}, **schemas.ERRORS}


@router.get("/calendar.ics", summary="Engagements as an iCalendar feed", response_class=Response, responses=ANSWERS)
def feed(request: Request, filters: Annotated[CalendarFilters, Query()]) -> Response:
    """One entry an engagement for its whole life: moved, confirmed and struck out as the engagement is."""
    desk: Desk = request.app.state.desk
    content = desk.kept(request.url.query, lambda: _content(desk, filters))
    return Response(content, media_type="text/calendar; charset=utf-8", headers={"Content-Disposition": 'inline; filename="calendar.ics"'})


def _content(desk: Desk, filters: CalendarFilters) -> bytes:
    with desk.record() as record:
        lives = record.engagements(between=filters.between, rejected=True, dated=not filters.windows, **filters.asked())
        judgements = [one.judgement for one in record.judgements()]
    names = [country_names().get(code, code) for code in (filters.country, filters.with_) if code]
    return calendar(lives, "Engagements" + (f" of {' with '.join(names)}" if names else ""), filters.windows, judgements)
