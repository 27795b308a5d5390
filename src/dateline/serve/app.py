"""The application: every page and the HTTP interface, with what stands around each answer."""

from __future__ import annotations

import hashlib
import logging
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager
from functools import partial
from importlib import resources
from typing import Annotated, Any

from fastapi import FastAPI, Query, Request, Response
from fastapi.exceptions import RequestValidationError
from fastapi.responses import JSONResponse
from fastapi.staticfiles import StaticFiles
from starlette.exceptions import HTTPException

from dateline.errors import DatelineError

from . import api, entrance, feeds, judging, stream
from .desk import Desk
from .guard import HEADERS
from .page import Page, Seen, menu, pages
from .plain import plain
from .problems import Problem, answer
from .templating import render

LOG = logging.getLogger("dateline.serve")
Answer = Callable[..., Response]


def create_app(desk: Desk) -> FastAPI:
    """The application over a record.

    Args:
        desk: the record, and who may do what.
    Returns:
        An ASGI application; `dateline serve` gives it to uvicorn, tests to a client.
    """
    app = FastAPI(title="dateline", version=api.VERSION, summary=api.SUMMARY, docs_url=None, redoc_url=None, lifespan=_lifespan)
    app.state.desk = desk
    app.middleware("http")(_around)
    for error in (Problem, DatelineError, RequestValidationError, HTTPException, Exception):
        app.add_exception_handler(error, _failed)
    app.include_router(api.router)
    app.include_router(judging.router)
    app.include_router(stream.router)
    app.include_router(feeds.router)
    app.include_router(entrance.router)
    for page in pages():
        app.add_api_route(page.path, _route(page), methods=["GET"], include_in_schema=False, name=page.title, response_model=None)
    app.mount("/static", StaticFiles(directory=str(resources.files("dateline.serve").joinpath("static"))))
    return app


@asynccontextmanager
async def _lifespan(app: FastAPI) -> AsyncIterator[None]:
    yield
    app.state.desk.close()


def _route(page: Page) -> Answer:
    """What answers for a page: its context as a page, or as JSON. The names in braces of its path are given to `build`."""

    def show(request: Request, filters: Any, format: str) -> Response:
        desk: Desk = request.app.state.desk
        context = page.build(desk, filters, **request.path_params)
        if isinstance(context, Response):
            return context
        if format == "json":
            return JSONResponse(plain(context))
        return render(Seen(request, desk, desk.access.knows(request), menu(), page), context)

    return partial(_typed(page, show))


def _typed(page: Page, show: Answer) -> Answer:
    """The same with the filters of the page in its signature, where the framework reads them."""
    form: Any = page.filters

    def typed(request: Request, filters, format="html"):  # type: ignore[no-untyped-def]
        return show(request, filters, format)

    typed.__annotations__ = {"request": Request, "filters": Annotated[form, Query()], "format": str}
    return typed


async def _around(request: Request, call_next: Callable[[Request], Awaitable[Response]]) -> Response:
    """The checks before an answer and the headers on it; 304 where the asker has it already."""
    desk: Desk = request.app.state.desk
    try:
        desk.access.admits(request)
        tag = _tag(request, desk)
        if tag and tag in request.headers.get("if-none-match", ""):
            return _finished(Response(status_code=304), request, tag)
        return _finished(await call_next(request), request, tag)
    except (Problem, DatelineError) as error:
        return _finished(answer(request, error), request, None)


def _tag(request: Request, desk: Desk) -> str | None:
    """An entity tag that holds as long as record, day and asker are the same; none for what is written or streamed."""
    if request.method not in ("GET", "HEAD") or request.url.path.startswith(("/static/", "/api/stream", "/login")):
        return None
    kind = request.headers.get("accept", "")
    told = "\n".join((desk.stamp(), str(desk.today), str(request.url), kind, str(desk.access.knows(request)), request.cookies.get("who", "")))
    return f'W/"{hashlib.sha256(told.encode("utf-8", "surrogatepass")).hexdigest()[:20]}"'


def _finished(response: Response, request: Request, tag: str | None) -> Response:
    for name, value in HEADERS.items():
        response.headers.setdefault(name, value)
    if tag and response.status_code in (200, 304):
        response.headers["ETag"] = tag
        response.headers.setdefault("Cache-Control", "private, no-cache")
        response.headers["Vary"] = "Accept, Authorization, Cookie"
    elif request.url.path.startswith("/static/") and request.url.query and response.status_code == 200:
        response.headers["Cache-Control"] = "public, max-age=31536000, immutable"
    else:
        response.headers.setdefault("Cache-Control", "no-store")
    return response


async def _failed(request: Request, error: Exception) -> Response:
    if not isinstance(error, (Problem, DatelineError, RequestValidationError, HTTPException)):
        LOG.exception("%s %s", request.method, request.url.path, exc_info=error)
    return answer(request, error)
