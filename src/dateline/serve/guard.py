"""Who may read and write, and the headers that keep a page to itself.

On a loopback address everybody on this computer may read; elsewhere a token is asked for. Writing always needs the token:
as `Authorization: Bearer TOKEN`, or as the cookie that the form of /login sets. A request that another site made is never obeyed.
"""

from __future__ import annotations

import hashlib
import hmac
import ipaddress
import secrets
from dataclasses import dataclass
from urllib.parse import urlsplit

from fastapi import Request

from .problems import Problem

COOKIE = "dateline_session"
HEADERS = {
    "Content-Security-Policy": (
        "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; connect-src 'self'; font-src 'self'; "
        "manifest-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'"
    ),
    "Referrer-Policy": "same-origin",
    "X-Content-Type-Options": "nosniff",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Permissions-Policy": "camera=(), geolocation=(), microphone=()",
}
OPEN = ("/login", "/static/")
"""Paths that answer without a token even where reading needs one."""


@dataclass(frozen=True)
class Access:
    """What the server was started with. `closed`: reading needs the token too; `hosts` are names it answers to, None for all."""

    token: str
    closed: bool = False
    hosts: tuple[str, ...] | None = ("127.0.0.1", "localhost", "::1", "testserver")

    @property
    def session(self) -> str:
        """What the cookie holds: shows that its bearer knew the token, and does not give it away."""
        return hmac.new(self.token.encode(), b"dateline session", hashlib.sha256).hexdigest()

    def knows(self, request: Request) -> bool:
        """Whether the request shows the token, or the cookie that was given for it."""
        scheme, _, given = request.headers.get("authorization", "").partition(" ")
        if scheme.lower() == "bearer" and self.is_token(given):
            return True
        return _same(request.cookies.get(COOKIE, ""), self.session)

    def is_token(self, given: str) -> bool:
        """Whether this is the token."""
        return _same(given.strip(), self.token)

    def may_write(self, request: Request) -> None:
        """Let a request that writes pass. Raises Problem 401 without the token, 403 where another site made it."""
        if not self.knows(request):
            raise Problem(401, "Writing needs the token", "The server printed it when it started. Enter it at /login, or send it as Authorization: Bearer.")
        own_origin(request)

    def admits(self, request: Request) -> None:
        """Let a request pass. Raises Problem 421 for a foreign host name, 401 where reading needs the token."""
        if self.hosts is not None and (request.url.hostname or "") not in self.hosts:
            raise Problem(421, "This server does not answer to that name", f"Open it as {self.hosts[0]}.")
        if self.closed and not request.url.path.startswith(OPEN) and not self.knows(request):
            raise Problem(401, "Reading needs the token", "The server printed it when it started. Enter it at /login, or send it as Authorization: Bearer.")


def new_token() -> str:
    """A token that nobody guesses."""
    return secrets.token_urlsafe(18)


def own_origin(request: Request) -> None:
    """Let a request that came from our own page, or from a program, pass. Raises Problem 403 for one that another site made."""
    site, origin = request.headers.get("sec-fetch-site"), request.headers.get("origin")
    foreign = site is not None and site not in ("same-origin", "none")
    if foreign or (origin is not None and urlsplit(origin).netloc != request.headers.get("host")):
        raise Problem(403, "The request came from another site", "Judge on the pages of this server, or send the token from a program.")


def is_loopback(host: str) -> bool:
    """Whether an address to bind to can be reached from this computer only."""
    if host == "localhost":
        return True
    try:
        return ipaddress.ip_address(host).is_loopback
    except ValueError:
        return False


def _same(given: str, wanted: str) -> bool:
    return hmac.compare_digest(given.encode("utf-8", "surrogatepass"), wanted.encode())
