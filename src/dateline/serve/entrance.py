"""/login and /logout: the token, once, for a cookie."""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter, Form, Request, Response
from fastapi.responses import HTMLResponse, RedirectResponse

from .desk import Desk
from .guard import COOKIE, own_origin
from .page import Seen, menu
from .templating import Here, environment

router = APIRouter(include_in_schema=False)
A_MONTH = 30 * 24 * 3600


@router.get("/login")
def ask(request: Request, next: str = "/") -> Response:
    """The form for the token."""
    return _form(request, next, wrong=False)


@router.post("/login")
def enter(request: Request, token: Annotated[str, Form(max_length=500)] = "", next: Annotated[str, Form(max_length=2000)] = "/") -> Response:
    """The cookie for the right token, and on to where one came from."""
    own_origin(request)
    access = request.app.state.desk.access
    if not access.is_token(token):
        return _form(request, next, wrong=True)
    answer = RedirectResponse(_inside(next), 303)
    answer.set_cookie(COOKIE, access.session, max_age=A_MONTH, httponly=True, samesite="strict", secure=request.url.scheme == "https")
    return answer


@router.post("/logout")
def leave(request: Request) -> Response:
    """The cookie taken back."""
    own_origin(request)
    answer = RedirectResponse("/", 303)
    answer.delete_cookie(COOKIE)
    return answer


def _form(request: Request, next: str, wrong: bool) -> Response:
    desk: Desk = request.app.state.desk
    seen = Seen(request, desk, desk.access.knows(request), menu())
    text = environment().get_template("login.html").render(seen=seen, page={"next": _inside(next), "wrong": wrong}, here=Here(request))
    return HTMLResponse(text, 401 if wrong else 200)


def _inside(next: str) -> str:
    """A path of this server; anything else leads to the first page."""
    inside = next.startswith("/") and not next.startswith(("//", "/\\")) and next.isprintable()
    return next if inside else "/"
