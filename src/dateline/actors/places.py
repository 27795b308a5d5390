"""States behind places: who arrives in Lisbon is received by Portugal, who shells Kharkiv shells Ukraine.

A city or region that stands as a place names no government, so it is no actor of the text on its own. But where an act's words
lead to it, the side is its state. This adds the state as an actor, mentioned by the name of the place.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from dateline.knowledge.load import Knowledge
from dateline.model.actor import ActorTable, ArticleActor, Mention, Place
from dateline.model.text import Parsed


def with_states_of_places(table: ActorTable, places: Sequence[Place], parsed: Parsed, knowledge: Knowledge) -> ActorTable:
    """The table with a mention for every toponym that no actor is mentioned by and whose country is known.

    New actors come last, numbered on; mentions stay in text order, the outer one first.
    """
    states = {actor.country: actor.ref for actor in reversed(table.actors) if actor.kind == "country" and actor.country}
    actors, mentions = list(table.actors), list(table.mentions)
    for place, head in _free(table, places, parsed):
        country = place.country or ""
        if country not in states:
            actors.append(_state(f"a{len(actors) + 1}", country, place, knowledge))
            states[country] = actors[-1].ref
        mentions.append(Mention(place.start, place.end, place.text, "metonym", head, states[country]))
    return replace(table, actors=tuple(actors), mentions=tuple(sorted(mentions, key=lambda one: (one.start, -one.end))))


def _free(table: ActorTable, places: Sequence[Place], parsed: Parsed) -> Iterator[tuple[Place, int]]:
    """Places with a country whose head word mentions no actor, or only a name that nobody knows ("Buenos Aires", read as an organisation)."""
    for place in places:
        tokens = parsed.tokens_in(place.start, place.end)
        if place.country and place.role != "actor" and tokens:
            inside = [i for i in tokens if parsed.tokens[i].head not in tokens or parsed.tokens[i].head == i]
            head = inside[0] if inside else tokens[-1]
            mention = table.at(head)
            if mention is None or (place.start == mention.start and not table.by_ref[mention.ref].id and not table.by_ref[mention.ref].country):
                yield place, head


def _state(ref: str, country: str, place: Place, knowledge: Knowledge) -> ArticleActor:
    known = knowledge.base.country(country)
    why = (f"the state in which {place.text} lies: {place.why}" if place.why else f"the state in which {place.text} lies",)
    plain = ArticleActor(ref, country, "country", country=country, sectors=("GOV",), state="certain", why=why)
    return replace(plain, id=known.id, name=known.name, code=known.code or country) if known else plain
