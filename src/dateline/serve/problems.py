"""Errors as problem+json (RFC 9457) for programs and as a page for people."""

from __future__ import annotations

from typing import Any

from fastapi import Request, Response
from fastapi.exceptions import RequestValidationError
from fastapi.responses import JSONResponse
from starlette.exceptions import HTTPException

from dateline.errors import ConfigurationError, DatelineError, LockedRecord, RecordError, UnknownId

TITLES = {
    400: "The request cannot be understood", 401: "The token is needed", 403: "Not allowed", 404: "Not found", 405: "This cannot be done here",
    422: "A filter cannot be read",
}  # fmt: skip
MEDIA = "application/problem+json"


class Problem(Exception):
    """An answer that is an error: status, what is the matter, and what to do."""

    def __init__(self, status: int, title: str, detail: str = "", **more: Any) -> None:
        super().__init__(title)
        self.status, self.title, self.detail, self.more = status, title, detail, more


def of_error(error: Exception) -> Problem:
    """The problem that an error of ours, of the framework or of a filter comes to."""
    if isinstance(error, Problem):
        return error
    if isinstance(error, RequestValidationError):
        wrong = [{"name": ".".join(str(part) for part in one["loc"][1:]) or str(one["loc"][0]), "reason": _reason(one)} for one in error.errors()]
        return Problem(422, TITLES[422], "; ".join(f"{one['name']}: {one['reason']}" for one in wrong), errors=wrong)
    if isinstance(error, HTTPException):
        detail = "" if error.detail in ("Not Found", "Method Not Allowed") else str(error.detail)
        return Problem(error.status_code, TITLES.get(error.status_code, "Something is wrong"), detail)
    if isinstance(error, DatelineError):
        return Problem(_status(error), error.what[:1].upper() + error.what[1:], error.remedy or "")
    return Problem(500, "The page cannot be shown", "The server's log says why.")


def _reason(error: dict[str, Any]) -> str:
    """What is wrong with a value, in words."""
    if error.get("ctx", {}).get("pattern") == "^[A-Z]{3}$":
        return "must be the three capital letters of a country, ISO 3166-1 alpha-3, such as CHN"
    return str(error["msg"])


def _status(error: DatelineError) -> int:
    if isinstance(error, UnknownId):
        return 404
    if isinstance(error, ConfigurationError):
        return 422
    return 503 if isinstance(error, (LockedRecord, RecordError)) else 400


def answer(request: Request, error: Exception) -> Response:
    """The error as the asker reads it: a page for a browser, problem+json for all others."""
    problem = of_error(error)
    headers = dict(getattr(error, "headers", None) or {})
    if problem.status == 401:
        headers["WWW-Authenticate"] = "Bearer"
    if problem.status == 503:
        headers["Retry-After"] = "5"
    if wants_page(request):
        from .templating import render_problem

        return render_problem(request, problem, headers)
    body = {"type": "about:blank", "title": problem.title, "status": problem.status, "detail": problem.detail, "instance": request.url.path, **problem.more}
    return JSONResponse(body, problem.status, headers, MEDIA)


def wants_page(request: Request) -> bool:
    """Whether a browser asks for a page."""
    if request.url.path.startswith("/api/") or request.query_params.get("format") in ("json", "csv", "jsonl"):
        return False
    return "text/html" in request.headers.get("accept", "")
