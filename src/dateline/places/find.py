"""Toponyms → places, and whether each acts, is a place, or both."""

from __future__ import annotations

from dateline.knowledge.base import GazetteerPlace
from dateline.knowledge.load import Knowledge
from dateline.model.actor import ActorTable, Place
from dateline.model.text import Parsed

from .resolve import PlaceResolver
from .toponyms import Toponym, ToponymFinder

_LOCATIVE = frozenset("in at near around outside inside into through via across throughout within over above off from to toward towards for".split())
_ACTING = frozenset(("nsubj", "nsubjpass", "poss", "agent", "amod"))


def find_places(parsed: Parsed, actors: ActorTable, knowledge: Knowledge) -> tuple[Place, ...]:
    """Every toponym of the readable text with its place; country, coordinates and GeoNames id are None where we cannot tell.

    Demonyms ("Russian troops") count as toponyms that act.
    """
    toponyms = ToponymFinder(parsed, actors, knowledge).find()
    resolver = PlaceResolver(toponyms, _home(parsed))
    return tuple(_place(parsed, actors, toponym, *resolver.resolve(toponym)) for toponym in toponyms)


def _home(parsed: Parsed) -> str | None:
    line = parsed.article.dateline
    return line.country if line else None


def _place(parsed: Parsed, actors: ActorTable, toponym: Toponym, place: GazetteerPlace | None, country: str | None, why: str) -> Place:
    span = parsed.span_of(toponym.first, toponym.last)
    kind = place.kind if place is not None else toponym.kind
    return Place(
        span.start, span.end, span.text, place.name if place is not None and toponym.kind != "country" else toponym.name, kind, country,
        place.lat if place else None, place.lon if place else None, place.geonameid if place else None, _role(parsed, actors, toponym), why,
    )  # fmt: skip


def _role(parsed: Parsed, actors: ActorTable, toponym: Toponym) -> str:
    """place, actor or both: an actor's mention headed here acts; with a preposition of place before it, it is a place too."""
    token = parsed.tokens[toponym.last]
    mention = actors.at(toponym.last)
    before = parsed.tokens[toponym.first - 1].lower if toponym.first > 0 else ""
    if mention is None or actors.by_ref[mention.ref].kind == "person":
        return "place"
    if before in _LOCATIVE:
        return "place" if before in ("in", "at", "near", "around", "outside", "inside", "into") else "both"
    return "actor" if token.dep in _ACTING else "both"
