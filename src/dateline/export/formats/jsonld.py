"""schema.org Event as JSON-LD: engagements as search engines and calendars of the web read them."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from dateline.export.calendar import summary
from dateline.export.chosen import Chosen, last_words
from dateline.export.targets import write_json
from dateline.model.ledger import EngagementLife, Party

NAME, KINDS = "jsonld", ("engagements",)

STATUS = {"postponed": "EventPostponed", "cancelled": "EventCancelled", "denied": "EventCancelled"}
"""eventStatus of schema.org; an engagement that was moved is EventRescheduled, every other EventScheduled."""


def write(chosen: Chosen, target: str) -> None:
    """A graph of events with known days; `previousStartDate` has the days it was planned for before."""
    write_json(target, {"@context": "https://schema.org", "@graph": list(_events(chosen))})


def _events(chosen: Chosen) -> Iterator[dict[str, Any]]:
    for life in chosen.rows:
        yield event(life)


def event(life: EngagementLife) -> dict[str, Any]:
    """One engagement as an Event; a window is told as startDate and endDate only where its days are those of the engagement."""
    exact = life.when.granularity == "day"
    earlier = _earlier_starts(life)
    status = STATUS.get(life.status) or ("EventRescheduled" if earlier else "EventScheduled")
    found = {
        "@type": "Event", "@id": f"urn:dateline:{life.id}", "name": summary(life), "description": last_words(life),
        "startDate": str(life.when.earliest) if exact and life.when.earliest else None, "endDate": str(life.when.latest) if exact and life.when.latest else None,
        "previousStartDate": earlier or None, "eventStatus": f"https://schema.org/{status}",
        "location": _place(life),
        "attendee": [_party(party) for party in life.participants], "about": list(life.agenda) or None,
        "subjectOf": [{"@type": "NewsArticle", "@id": step.article} for step in life.history],
    }  # fmt: skip
    return {name: value for name, value in found.items() if value}


def _place(life: EngagementLife) -> dict[str, Any] | None:
    if not life.host_country:
        return None
    return {"@type": "Place", "name": life.place or life.host_country, "address": {"@type": "PostalAddress", "addressCountry": life.host_country}}


def _earlier_starts(life: EngagementLife) -> list[str]:
    starts = [step.when.earliest for step in life.history if step.when.granularity == "day" and step.when.earliest]
    return [str(day) for day in dict.fromkeys(starts) if day != life.when.earliest]


def _party(party: Party) -> dict[str, Any]:
    kind = "Person" if party.kind == "person" else "Country" if party.kind == "country" else "Organization"
    return {"@type": kind, "name": party.name, **({"nationality": party.country} if party.kind == "person" and party.country else {})}
