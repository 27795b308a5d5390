"""Filters in the URL: the same names and meanings as the options of the command line."""

from __future__ import annotations

import datetime as dt
from typing import Annotated, Any, Literal

from pydantic import BaseModel, ConfigDict, Field, StringConstraints, model_validator

Country = Annotated[str, StringConstraints(pattern=r"^[A-Z]{3}$")]
Words = Annotated[str, StringConstraints(max_length=200)]
Status = Literal["rumoured", "announced", "confirmed", "ongoing", "held", "postponed", "cancelled", "denied"]
Kind = Literal["visit", "meeting", "talks", "call", "summit", "conference", "signing", "summons", "expulsion", "ceremony", "other"]
Span = tuple[dt.date, dt.date]

STATUSES: tuple[str, ...] = Status.__args__  # type: ignore[attr-defined]
KINDS: tuple[str, ...] = Kind.__args__  # type: ignore[attr-defined]


class Filters(BaseModel):
    """What every page and list takes. Empty fields, as forms send them, ask for nothing."""

    model_config = ConfigDict(populate_by_name=True, extra="ignore")

    @model_validator(mode="before")
    @classmethod
    def _without_blanks(cls, given: Any) -> Any:
        return {name: value for name, value in given.items() if value not in ("", [""], [])} if isinstance(given, dict) else given


class Between(Filters):
    """Two days, both inclusive; one may be left out."""

    from_: dt.date | None = Field(None, alias="from", description="first day")
    to: dt.date | None = Field(None, description="last day")

    @property
    def between(self) -> Span | None:
        """The two days, an open end far away; None where neither is given."""
        return (self.from_ or dt.date.min, self.to or dt.date.max) if self.from_ or self.to else None

    def within(self, first: dt.date, last: dt.date) -> Span:
        """The two days, with these where one is not given."""
        return self.from_ or min(first, self.to or first), self.to or max(last, self.from_ or last)


class EngagementFilters(Between):
    """Which engagements; see `dateline engagements --help`."""

    country: Country | None = Field(None, description="takes part or is host; ISO 3166-1 alpha-3")
    with_: Country | None = Field(None, alias="with", description="the other side")
    actor: Words | None = Field(None, description="takes part: an id or a name")
    host: Country | None = Field(None, description="country in which it is")
    status: list[Status] | None = Field(None, description="any of these")
    kind: list[Kind] | None = Field(None, description="any of these")

    def asked(self) -> dict[str, Any]:
        """As arguments of `Record.engagements`, without the days."""
        return {"country": self.country, "with_": self.with_, "actor": self.actor, "host": self.host, "status": self.status, "kind": self.kind}


class EventFilters(Between):
    """Which events; see `dateline events --help`."""

    type: list[Words] | None = Field(None, description="PLOVER types, any of these")
    act: list[Words] | None = Field(None, description="what the verb says, whatever its tense")
    mode: list[Words] | None = Field(None, description="any of these")
    actor: Words | None = Field(None, description="who did it: an id, a name or a country's code")
    recipient: Words | None = Field(None, description="to whom")
    country: Country | None = Field(None, description="on either side")
    with_: Country | None = Field(None, alias="with", description="on the other side")
    place: Country | None = Field(None, description="country in which it happened")
    modality: list[Words] | None = Field(None, description="asserted, ongoing, future, hypothetical, historical, habitual; any of these")
    sure: float | None = Field(None, ge=0, le=1, description="least confidence, 0 to 1")

    def asked(self) -> dict[str, Any]:
        """As arguments of `Record.events`."""
        names = ("between", "type", "act", "mode", "actor", "recipient", "country", "with_", "place", "modality", "sure")
        return {name: getattr(self, name) for name in names}


class StatementFilters(Between):
    """Which statements; see `dateline statements --help`."""

    speaker: Words | None = Field(None, description="an id, a name or a country's code")
    office: Words | None = Field(None, description="id of the office the speaker held")
    country: Country | None = Field(None, description="of the speaker")
    issue: list[Words] | None = Field(None, description="any of these")
    addressee: Words | None = Field(None, description="to whom")
    kind: list[Literal["direct", "mixed", "indirect"]] | None = Field(None, description="any of these")
    medium: list[Words] | None = Field(None, description="kind of the means by which it was said, any of these")
    words: Words | None = Field(None, description="words of the content")

    def asked(self) -> dict[str, Any]:
        """As arguments of `Record.statements`."""
        names = ("between", "speaker", "office", "country", "issue", "addressee", "kind", "medium", "words")
        return {name: getattr(self, name) for name in names}


def known_words(words: str | None) -> str | None:
    """Words to look for, or None where nothing but signs is left."""
    kept = (words or "").replace("\x00", " ").strip()
    return kept if any(letter.isalnum() for letter in kept) else None
