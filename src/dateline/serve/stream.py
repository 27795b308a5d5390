"""/api/stream: server-sent events, one for each new text and one for each change of the record."""

from __future__ import annotations

import asyncio
import json
from collections.abc import AsyncIterator
from typing import Annotated

from fastapi import APIRouter, Header, Request
from fastapi.responses import StreamingResponse
from starlette.concurrency import run_in_threadpool

from . import schemas
from .desk import Desk

router = APIRouter(prefix="/api", tags=["stream"])
EVERY_SECONDS = 2.0
SILENCE_SECONDS = 20.0
AT_ONCE = 100
DESCRIPTION = """Events: `article` (a new text: `{"id", "title", "as_of"}`; its number is the event's id, so that a reader that comes back
with Last-Event-ID misses none) and `change` (the record changed: `{"stamp"}`). A comment line keeps the connection open."""


@router.get("/stream", summary="New articles as server-sent events", description=DESCRIPTION, response_class=StreamingResponse,
            responses={200: {"content": {"text/event-stream": {"schema": {"type": "string"}}}}, **schemas.ERRORS})  # fmt: skip
async def stream(request: Request, last_event_id: Annotated[int | None, Header(ge=0, le=2**31)] = None) -> StreamingResponse:
    """Follow the record."""
    return StreamingResponse(_events(request, request.app.state.desk, last_event_id), media_type="text/event-stream", headers={"X-Accel-Buffering": "no"})


async def _events(request: Request, desk: Desk, last: int | None) -> AsyncIterator[str]:
    stamp = await run_in_threadpool(desk.stamp)
    number = await run_in_threadpool(_last_text, desk) if last is None else last
    yield _event("change", {"stamp": stamp})
    fresh, silent = last is not None, 0.0
    while not await request.is_disconnected():
        now = await run_in_threadpool(desk.stamp)
        if now != stamp or fresh:
            for text in await run_in_threadpool(_texts, desk, number):
                number, id, title, as_of = text
                yield _event("article", {"id": id, "title": title, "as_of": as_of}, number)
            if now != stamp:
                yield _event("change", {"stamp": now})
            stamp, fresh, silent = now, False, 0.0
        elif silent >= SILENCE_SECONDS:
            silent = 0.0
            yield ": still here\n\n"
        await asyncio.sleep(EVERY_SECONDS)
        silent += EVERY_SECONDS


def _last_text(desk: Desk) -> int:
    with desk.record() as record:
        return record.summaries.last_text()


def _texts(desk: Desk, number: int) -> list[tuple[int, str, str | None, str | None]]:
    with desk.record() as record:
        return record.summaries.texts_after(number, AT_ONCE)


def _event(name: str, content: schemas.Json, number: int | None = None) -> str:
    """One event; JSON has no line ends of its own, so that no text of an article can begin another event."""
    line = f"id: {number}\n" if number is not None else ""
    return f"{line}event: {name}\ndata: {json.dumps(content)}\n\n"
