"""Templates: every text is escaped; what all of them may use is here."""

from __future__ import annotations

import calendar
import datetime as dt
import hashlib
from collections.abc import Mapping
from functools import cache
from importlib import resources
from typing import Any
from urllib.parse import quote, urlencode

from fastapi import Request, Response
from fastapi.responses import HTMLResponse
from jinja2 import Environment, PackageLoader, StrictUndefined

from dateline.model.ledger import EngagementLife, Party
from dateline.model.when import When
from dateline.store.rows import EventRow

from .desk import country_names, is_conflict, issue_names, type_meanings
from .filters import KINDS, STATUSES
from .page import Seen, menu
from .problems import Problem


@cache
def environment() -> Environment:
    """The templates with their words."""
    found = Environment(loader=PackageLoader("dateline.serve", "templates"), autoescape=True, undefined=StrictUndefined, trim_blocks=True, lstrip_blocks=True)
    found.globals.update({one.__name__: one for one in (address, asset, country, engagement_title, event_title, is_conflict, issue, means, month_end, place, sides, span)})
    found.globals.update(STATUSES=STATUSES, KINDS=KINDS)
    found.filters.update({one.__name__: one for one in (day, when, href, number, short)})
    return found


def render(seen: Seen, context: Any, status: int = 200, headers: Mapping[str, str] | None = None) -> Response:
    """The page that shows a context."""
    assert seen.page is not None
    text = environment().get_template(seen.page.template).render(seen=seen, page=context, here=Here(seen.request))
    return HTMLResponse(text, status, dict(headers or {}))


def render_problem(request: Request, problem: Problem, headers: Mapping[str, str]) -> Response:
    """The page that shows an error."""
    desk = request.app.state.desk
    seen = Seen(request, desk, desk.access.knows(request), menu())
    text = environment().get_template("problem.html").render(seen=seen, page=problem, here=Here(request))
    return HTMLResponse(text, problem.status, dict(headers))


class Here:
    """The URL of this page, and the same with other filters."""

    def __init__(self, request: Request) -> None:
        self.path = request.url.path
        self._given = request.query_params.multi_items()

    def __call__(self, **changes: Any) -> str:
        """This URL with some filters changed; None takes one out. A name that ends in _ is given without it (`from_`)."""
        names = {name.rstrip("_"): value for name, value in changes.items()}
        kept = [(name, value) for name, value in self._given if name not in names and value]
        added = [(name, str(value)) for name, value in names.items() if value is not None]
        query = urlencode([*kept, *added], errors="replace")
        return f"{quote(self.path)}?{query}" if query else quote(self.path)

    @property
    def filters(self) -> str:
        """The query of this URL."""
        return self.filters_without()

    def filters_without(self, *names: str) -> str:
        """The query of this URL without some of its filters."""
        return urlencode([(name, value) for name, value in self._given if value and name not in (*names, "format")], errors="replace")


def address(kind: str, id: str, **query: Any) -> str:
    """The URL of a record's page: address("actors", "person/wang-yi"); `anchor` is what stands behind the #."""
    anchor = query.pop("anchor", None)
    asked = urlencode([(name, str(value)) for name, value in query.items() if value is not None], errors="replace")
    return f"/{kind}/{quote(id, safe='/', errors='replace')}" + (f"?{asked}" if asked else "") + (f"#{quote(anchor)}" if anchor else "")


@cache
def asset(name: str) -> str:
    """The URL of a file in static/, with a mark that changes with its content."""
    content = resources.files("dateline.serve").joinpath("static", name).read_bytes()
    return f"/static/{name}?{hashlib.sha256(content).hexdigest()[:10]}"


def href(url: str | None) -> str | None:
    """An address of the net that may stand in a link; None for anything but http and https."""
    return url if url and url.lower().startswith(("http://", "https://")) else None


def country(code: str | None) -> str:
    """A country's name."""
    return country_names().get(code or "", code or "")


def place(name: str | None, code: str | None) -> str:
    """A place with its country, which is not said twice."""
    return ", ".join(dict.fromkeys(filter(None, (name, country(code)))))


def issue(id: str) -> str:
    """An issue's name."""
    return issue_names().get(id, id.replace("-", " "))


def means(type: str | None) -> str:
    """What a PLOVER type means."""
    return type_meanings().get(type or "", "")


def day(value: dt.date | str | None, year: bool = True) -> str:
    """A day as people write it: 28 March 2025."""
    if not value:
        return "no date"
    one = dt.date.fromisoformat(value) if isinstance(value, str) else value
    return f"{one.day} {one:%B}" + (f" {one.year}" if year else "")


def when(value: When) -> str:
    """Days as people write them; a window is called one."""
    first, last = value.earliest, value.latest
    if first is None and last is None:
        return "days unknown"
    if first is None or last is None:
        return f"from {day(first)}" if first else f"until {day(last)}"
    if first == last:
        return day(first)
    days = _whole(first, last) or span(first, last)
    if value.granularity == "day":
        return days
    return f"a day in {days}" if value.granularity == "within" else f"some time in {days}"


def span(first: dt.date, last: dt.date) -> str:
    """Two days: "25 April – 1 May 2022"."""
    return day(first) if first == last else f"{_first(first, last)} – {day(last)}"


def _whole(first: dt.date, last: dt.date) -> str | None:
    """The name of a whole month, year or decade."""
    after = last + dt.timedelta(1) if last < dt.date.max else last
    if first.day != 1 or after.day != 1:
        return None
    if (first.month, after.month) == (1, 1):
        return str(first.year) if last.year == first.year else f"{first.year} – {last.year}"
    return f"{first:%B} {first.year}" if (first.year, first.month) == (last.year, last.month) else None


def month_end(month: str) -> str:
    """The last day of a month: "2024-02" → "2024-02-29"."""
    year, number = map(int, month.split("-"))
    return f"{month}-{calendar.monthrange(year, number)[1]}"


def _first(first: dt.date, last: dt.date) -> str:
    if first.year != last.year:
        return day(first)
    return str(first.day) if first.month == last.month else day(first, year=False)


def number(value: int) -> str:
    """12,345."""
    return f"{value:,}"


def short(text: str | None, most: int = 240) -> str:
    """A text on one line, cut between words."""
    line = " ".join((text or "").split())
    return line if len(line) <= most else line[:most].rsplit(" ", 1)[0] + " …"


def sides(one: EngagementLife) -> tuple[list[Party], list[Party]]:
    """Who comes, and whom they meet: hosts and the summoned are the other side."""
    other = [party for party in one.participants if party.side in ("host", "summoned")]
    return [party for party in one.participants if party not in other], other


def event_title(one: EventRow) -> str:
    """One line: who and to whom."""
    actors, recipients = (", ".join(party.name for party in parties) for parties in (one.actors, one.recipients))
    return f"{actors or 'Somebody'} → {recipients}" if recipients else actors or "Somebody"


def engagement_title(one: EngagementLife) -> str:
    """One line: who and whom."""
    first, other = (", ".join(party.name for party in parties) for parties in sides(one))
    named = " – ".join(filter(None, (first, other)))
    return named or (f"Unnamed, in {country(one.host_country)}" if one.host_country else "Unnamed")
