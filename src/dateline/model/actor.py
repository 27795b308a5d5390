"""Who: what we know of actors (dated), and the actors of one article."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from functools import cached_property

STATES_BY_PART = ("GOV",)
"""Sectors of states of which only their part is told."""


@dataclass(frozen=True, slots=True)
class Actor:
    """An actor of the knowledge base. `kind`: state, government, ministry, person, organisation, armed_group, party,
    region, people, historical_state. `country` is ISO 3166-1 alpha-3, `code` CAMEO, `sectors` PLOVER sectors."""

    id: str
    kind: str
    name: str
    country: str | None = None
    code: str | None = None
    sectors: tuple[str, ...] = ()
    valid_from: dt.date | None = None
    valid_to: dt.date | None = None


@dataclass(frozen=True, slots=True)
class Office:
    """An office, e.g. CHN/foreign-minister. `body` is the id of the ministry or organisation it heads or serves."""

    id: str
    country: str | None
    role: str
    title: str
    body: str | None = None
    sectors: tuple[str, ...] = ("GOV",)


@dataclass(frozen=True, slots=True)
class Tenure:
    """A person in an office from `start` to `end`; an open end means "until last_verified", not "until now"."""

    person: str
    office: str
    start: dt.date | None
    end: dt.date | None
    last_verified: dt.date | None = None
    acting: bool = False
    source: str = ""


@dataclass(frozen=True, slots=True)
class Mention:
    """Words of the text that name an actor. `head` is the token number of their head word, `kind` name, nominal,
    pronoun or metonym, `ref` the article's actor they mean."""

    start: int
    end: int
    text: str
    kind: str
    head: int
    ref: str


@dataclass(frozen=True, slots=True)
class Candidate:
    """One who might be meant, how sure, and why."""

    id: str
    score: float
    why: str


@dataclass(frozen=True, slots=True)
class OfficeRef:
    """The office a person is named by or holds on the day."""

    id: str
    title: str


@dataclass(frozen=True, slots=True)
class ArticleActor:
    """A distinct actor of an article, resolved as of its day.

    `kind`: person, office, government, country, organisation, group, people, unknown. `state`: certain, tenure_unverified,
    ambiguous, unknown. `why` is the chain of steps by which it was resolved. `members` are refs, for "both countries".
    """

    ref: str
    name: str
    kind: str
    id: str | None = None
    country: str | None = None
    code: str | None = None
    sectors: tuple[str, ...] = ()
    office: OfficeRef | None = None
    members: tuple[str, ...] = ()
    candidates: tuple[Candidate, ...] = ()
    state: str = "unknown"
    gender: str | None = None
    why: tuple[str, ...] = ()

    @property
    def are_states(self) -> bool:
        """Whether these are states of which only their part is told, so that no country can be: "our allies", "all parties"."""
        return self.kind == "group" and self.state == "certain" and self.sectors == STATES_BY_PART and not (self.id or self.country or self.members)


@dataclass(frozen=True)
class ActorTable:
    """All actors of an article and where they are mentioned; mentions are in text order and may nest ("Russia" in
    "Russia's Foreign Ministry"), the outer one first. `spoken` are the numbers of those "I" and "we" by which whoever has
    the word in a transcript means himself. `official` tells that a government or a world body publishes the text itself."""

    actors: tuple[ArticleActor, ...] = ()
    mentions: tuple[Mention, ...] = ()
    spoken: frozenset[int] = frozenset()
    official: bool = False

    @cached_property
    def by_ref(self) -> dict[str, ArticleActor]:
        """Actor by its ref."""
        return {actor.ref: actor for actor in self.actors}

    @cached_property
    def by_head(self) -> dict[int, Mention]:
        """The outermost mention whose head is a token."""
        found: dict[int, Mention] = {}
        for mention in self.mentions:
            found.setdefault(mention.head, mention)
        return found

    @cached_property
    def mentions_of(self) -> dict[str, tuple[Mention, ...]]:
        """The mentions of each ref, in text order."""
        found: dict[str, list[Mention]] = {}
        for mention in self.mentions:
            found.setdefault(mention.ref, []).append(mention)
        return {ref: tuple(mentions) for ref, mentions in found.items()}

    def at(self, token: int) -> Mention | None:
        """The mention headed by a token, or None."""
        return self.by_head.get(token)

    def expand(self, ref: str) -> tuple[str, ...]:
        """The refs behind a group, the ref itself where it is no group with members."""
        members = self.by_ref[ref].members
        return tuple(inner for member in members for inner in self.expand(member)) if members else (ref,)


@dataclass(frozen=True, slots=True)
class Place:
    """A toponym of the text. `kind`: country, region, city, other; `role` ("as" in the contract): place, actor or both."""

    start: int
    end: int
    text: str
    name: str
    kind: str = "other"
    country: str | None = None
    lat: float | None = None
    lon: float | None = None
    geonameid: int | None = None
    role: str = "place"
    why: str = ""
