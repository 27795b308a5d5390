"""Tenures of office from Wikidata, beside those of the base: the only part of dateline that uses the network, and only when asked.

The queries are fixed, one a role, in knowledge/wikidata.yaml. What comes back never touches the shipped tables: it becomes
proposals for an overlay, and where it contradicts the base a human decides.
"""

from __future__ import annotations

import datetime as dt
import json
import time
import urllib.error
import urllib.parse
import urllib.request
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from .errors import ConfigurationError, SourceError
from .knowledge.base import KnowledgeBase
from .knowledge.load import FOLDER, read_yaml
from .knowledge.propose import Proposal, all_in_words, in_words, may_be_holder, may_be_over, others_in
from .knowledge.tables import read_date
from .model.actor import Tenure

USER_AGENT = "dateline/{version} (Python-urllib; `dateline actors update`, run by hand, one query a role)"
_LARGEST_ANSWER = 64_000_000  # bytes; a role of all states has about one
_SLACK_DAYS = 40  # between two public sources for the start of one tenure: oath, decree, first day at work
_PRECISION = {"9": 4, "10": 7, "11": 10}  # of a Wikidata time, in letters of YYYY-MM-DD
_REMEDY = "try again later, or give another service with --endpoint URL; the base works without"


@dataclass(frozen=True, slots=True)
class Claim:
    """A tenure as Wikidata has it; days as YYYY, YYYY-MM or YYYY-MM-DD, empty where it has none."""

    role: str
    country: str
    item: str
    name: str
    start: str
    end: str


def queries(since: dt.date) -> tuple[dict[str, Any], dict[str, str]]:
    """The settings, and the SPARQL text of each role."""
    settings = read_yaml(FOLDER / "wikidata.yaml")
    whole = settings["query"].replace("SINCE", since.isoformat())
    return settings, {role: whole.replace("WHO", who.strip().replace("\n", "\n  ")) for role, who in settings["roles"].items()}


def fetch(base: KnowledgeBase, on: dt.date, since: dt.date, endpoint: str | None = None, roles: Sequence[str] | None = None) -> list[Proposal]:
    """Ask for the tenures of each role and compare them with the base, in the order of roles, countries and starts.

    Args:
        on: the day of the asking; what is open was seen to go on until then.
        since: tenures that ended before are left alone.
        endpoint: address of a SPARQL service; Wikidata's own without it.
        roles: of wikidata.yaml; all of them without it.
    Raises:
        ConfigurationError: no such role, or the endpoint is no http address.
        SourceError: the service cannot be reached, refuses, or answers in another shape.
    """
    settings, texts = queries(since)
    address = endpoint or settings["endpoint"]
    if urllib.parse.urlsplit(address).scheme not in ("http", "https"):
        raise ConfigurationError(f"--endpoint {address}: not an http or https address", remedy="write it as https://host/path")
    unknown = [role for role in roles or () if role not in texts]
    if unknown:
        raise ConfigurationError(f"no query for {', '.join(unknown)}", remedy=f"the roles are {', '.join(texts)}")
    proposals: list[Proposal] = []
    for number, role in enumerate(roles or texts):
        if number:
            time.sleep(settings["pause"])
        claims = list(dict.fromkeys(read_claims(ask(address, texts[role], settings["timeout"]), role, address)))
        proposals += [found for claim in claims if (found := compare(claim, base, on))]
    return proposals


def ask(address: str, query: str, timeout: float) -> Any:
    """The JSON that a SPARQL service answers to a query."""
    request = urllib.request.Request(
        f"{address}?{urllib.parse.urlencode({'query': query, 'format': 'json'})}",
        headers={"User-Agent": USER_AGENT.format(version=_version()), "Accept": "application/sparql-results+json"},
    )
    try:
        with urllib.request.urlopen(request, timeout=timeout) as answer:
            return json.loads(answer.read(_LARGEST_ANSWER))
    except urllib.error.HTTPError as error:
        wait = error.headers.get("Retry-After")
        raise SourceError(f"the service refused: {error.code} {error.reason}", where=address, remedy=f"wait {wait} seconds" if wait else _REMEDY) from None
    except OSError as error:
        raise SourceError(f"cannot be reached: {getattr(error, 'reason', None) or error}", where=address, remedy=_REMEDY) from None
    except ValueError:
        raise SourceError("the answer is no JSON", where=address, remedy=_REMEDY) from None


def _version() -> str:
    from importlib.metadata import version

    return version("dateline")


def read_claims(answer: Any, role: str, address: str) -> Iterator[Claim]:
    """The tenures in an answer in the SPARQL 1.1 results format; those without a name or a code are left out."""
    try:
        bindings = answer["results"]["bindings"]
        for binding in bindings:
            cells = {name: value["value"] for name, value in binding.items() if value["type"] != "bnode"}
            item = cells.get("person", "").rpartition("/")[2]
            name = cells.get("personLabel", "")
            if item and name and name != item and cells.get("iso3"):
                yield Claim(role, cells["iso3"], item, name, _date(cells, "start"), _date(cells, "end"))
    except (KeyError, TypeError, AttributeError):
        raise SourceError("the answer has not the shape of SPARQL results", where=address, remedy=_REMEDY) from None


def _date(cells: dict[str, str], name: str) -> str:
    """A time as precise as it is known: "2025-07-01T00:00:00Z" of precision 10 is 2025-07; coarser than a year is unknown."""
    length = _PRECISION.get(cells.get(f"{name}Precision", ""), 0)
    text = cells.get(name, "")[:length]
    try:
        read_date(text)
    except ValueError:
        return ""
    return text


# ---- beside the base


def compare(claim: Claim, base: KnowledgeBase, on: dt.date) -> Proposal | None:
    """What a claim would change in the base; None where the base has it, or where it says too little."""
    office = base.office_of(claim.country, claim.role)
    if office is None or not claim.start:
        return None
    first, last = read_date(claim.start), read_date(claim.end, last=True) if claim.end else on
    if first > last:
        return None
    ids = [id for id in base.persons_named(claim.name, claim.country) if any(tenure.office.startswith(f"{claim.country}/") for tenure in base.tenures_of(id))]
    mine = [tenure for id in ids for tenure in base.tenures_of(id) if tenure.office == office.id and _meets(tenure, first, last)]
    if mine:
        return _ended(claim, mine[0], base, on)
    return _unknown(claim, base, office.id, (first, last), ids, on)


def _ended(claim: Claim, tenure: Tenure, base: KnowledgeBase, on: dt.date) -> Proposal | None:
    """The end of a tenure that the base has as open; for a human where the base saw it go on after that."""
    if tenure.end or not claim.end:
        return None
    row = _row(claim, on) | {"person": tenure.person, "start": tenure.start.isoformat() if tenure.start else claim.start}
    went_on = tenure.last_verified is not None and tenure.last_verified > read_date(claim.end, last=True) + dt.timedelta(days=_SLACK_DAYS)
    return Proposal("contradicts" if went_on else "ended", row, f"the base has {in_words(base, tenure)}" if went_on else "", example=claim.item)


def _unknown(claim: Claim, base: KnowledgeBase, office: str, days: tuple[dt.date, dt.date], ids: list[str], on: dt.date) -> Proposal:
    """A tenure the base has not: after the last one it knows or in a gap it may go in; else a human decides."""
    row = _row(claim, on)
    others = others_in(base, office, None, *days)
    alike = None if ids else may_be_holder(base, claim.name, others)
    if alike:
        names = {"person": alike, "aliases": claim.name, "country": claim.country, "source": row["source"]}
        return Proposal("spelling", names, f"the base has {all_in_words(base, [one for one in others if one.person == alike])}", example=claim.item)
    rivals = [tenure for tenure in others if not may_be_over(tenure, days[0], _SLACK_DAYS)]
    if rivals:
        return Proposal("contradicts", row, f"the base has {all_in_words(base, rivals)}", example=claim.item)
    return Proposal("new office" if ids else "new person", row, example=claim.item)


def _row(claim: Claim, on: dt.date) -> dict[str, str]:
    return {
        "person": claim.name, "wikidata": claim.item, "country": claim.country, "role": claim.role, "start": claim.start, "end": claim.end,
        "source": f"Wikidata {claim.item}, CC0, asked {on}", "last_verified": claim.end or on.isoformat(),
    }  # fmt: skip


def _meets(tenure: Tenure, first: dt.date, last: dt.date) -> bool:
    slack = dt.timedelta(days=_SLACK_DAYS)
    return (tenure.start or dt.date.min) <= last + slack and (tenure.end or dt.date.max - slack) >= first - slack
