"""Toponyms → places, and whether each acts, is a place, or both."""

from __future__ import annotations

from dateline.knowledge.base import GazetteerPlace
from dateline.knowledge.load import Knowledge
from dateline.model.actor import ActorTable, Place
from dateline.model.text import Parsed, Span

from .of_dateline import home_of, toponym_of_dateline
from .resolve import PlaceResolver
from .toponym import Toponym
from .toponyms import ToponymFinder
from .words import load_words

_LOCATIVE = frozenset("in at near around outside inside into through via across throughout within over above off from to toward towards for".split())
_ACTING = frozenset(("nsubj", "nsubjpass", "poss", "agent", "amod"))


def find_places(parsed: Parsed, actors: ActorTable, knowledge: Knowledge) -> tuple[Place, ...]:
    """Every toponym of the readable text with its place; country, coordinates and GeoNames id are None where we cannot tell.

    Demonyms ("Russian troops") count as toponyms that act.
    """
    toponyms = ToponymFinder(parsed, actors, knowledge).find()
    dateline = toponym_of_dateline(parsed.article, knowledge)
    resolver = PlaceResolver([dateline[0], *toponyms] if dateline else toponyms, home_of(parsed.article, knowledge), load_words(knowledge).alike)
    places = [_place(parsed, toponym, _role(parsed, actors, toponym), *resolver.resolve(toponym)) for toponym in toponyms]
    if dateline:
        places.append(_place_of_dateline(parsed, *dateline, resolver))
    return tuple(sorted(places, key=lambda place: place.start))


def _place_of_dateline(parsed: Parsed, toponym: Toponym, start: int, resolver: PlaceResolver) -> Place:
    line = parsed.article.dateline
    assert line is not None
    place, country, why = resolver.resolve(toponym)
    span = Span(start, start + len(line.place), parsed.article.text[start : start + len(line.place)])
    return _told(span, toponym, "place", place, country or line.country, f"dateline; {why}")


def _place(parsed: Parsed, toponym: Toponym, role: str, place: GazetteerPlace | None, country: str | None, why: str) -> Place:
    return _told(parsed.span_of(toponym.first, toponym.last), toponym, role, place, country, why)


def _told(span: Span, toponym: Toponym, role: str, place: GazetteerPlace | None, country: str | None, why: str) -> Place:
    kind = place.kind if place is not None else toponym.kind
    return Place(
        span.start, span.end, span.text, place.name if place is not None and toponym.kind != "country" else toponym.name, kind, country,
        place.lat if place else None, place.lon if place else None, place.geonameid if place else None, role, why,
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
