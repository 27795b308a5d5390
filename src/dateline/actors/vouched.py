"""Countries that an article vouches for, and those that only a namesake brings in.

A paper that tells of a country names it: by its name, its people, its government, its leader. A country that nothing of this brings in,
but only a small town of the name (Nelson, Mary, Florence), a bare surname (Brown) or an abbreviation (PAC), is as a rule a namesake's: of a
country it names alone, or of the one it plays in, an article needs no such proof. Where it names one country in all, a city
of another is a namesake too (Birmingham, Manchester): who writes of two says so. Of a few sentences nothing is asked: they leave
unsaid what stands elsewhere.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import replace

from dateline.knowledge.grounds import GREAT_TOWN, Ground
from dateline.knowledge.load import Knowledge
from dateline.model.actor import ActorTable, ArticleActor, Place

from .names import name_words

_TAIL = re.compile(r"[\w,] [A-Z][a-z]+ \Z")
"""Before the last word of a longer name: the Springs of "in Yellow Springs"."""


def vouched_countries(table: ActorTable, places: Sequence[Place], ground: Ground, text: str, knowledge: Knowledge) -> frozenset[str]:
    """The countries, as ISO codes, that the article names, the one it plays in, and where it names two, those of the great towns in it;
    of a short text all that were found."""
    told = Counter(place.country for place in places if place.country) + Counter(actor.country for actor in table.actors if actor.country)
    if ground.is_short:
        return ground.sides | set(ground.lands) | set(told)
    towns = _of_great_towns(places, text, knowledge) if len(ground.sides) > 1 else set[str]()
    played = {country for country, count in told.most_common(1) if count >= 2 * len(ground.named)}
    return ground.sides | towns | played


def _of_great_towns(places: Sequence[Place], text: str, knowledge: Knowledge) -> set[str]:
    return {
        place.country
        for place in places
        if place.country
        and not _TAIL.search(text, max(0, place.start - 30), place.start)
        and any(one.main and one.population >= GREAT_TOWN and one.country == place.country for one in knowledge.base.places_named(place.text))
    }


def vouched_places(places: Sequence[Place], vouched: frozenset[str]) -> tuple[Place, ...]:
    """The places, those in other countries without a country."""
    return tuple(replace(place, country=None) if place.country and place.country not in vouched else place for place in places)


def without_namesakes(table: ActorTable, vouched: frozenset[str], knowledge: Knowledge) -> ActorTable:
    """The table with those of other countries, whom only a namesake brings in, as unknown; the mentions of such countries are left out."""
    doubtful = {actor.ref: actor for actor in table.actors if _is_doubtful(actor, table, vouched, knowledge)}
    if not doubtful:
        return table
    members = {ref for actor in table.actors for ref in actor.members}
    gone = {ref for ref, actor in doubtful.items() if actor.kind == "country" and ref not in members}
    actors = tuple(_unknown(actor, table) if actor.ref in doubtful and actor.kind != "country" else actor for actor in table.actors if actor.ref not in gone)
    return replace(table, actors=actors, mentions=tuple(mention for mention in table.mentions if mention.ref not in gone))


def _is_doubtful(actor: ArticleActor, table: ActorTable, vouched: frozenset[str], knowledge: Knowledge) -> bool:
    mentions = [mention.text for mention in table.mentions_of.get(actor.ref, ()) if mention.kind != "pronoun"]
    if not actor.country or actor.country in vouched or not mentions or actor.members:
        return False
    if actor.kind == "office" and actor.office is not None and actor.office.id.startswith(f"{actor.country}/"):
        return False  # the pope
    if actor.kind == "person" and actor.id:
        return not any(_is_called_so(actor, mention, knowledge) for mention in mentions)
    return not (actor.id or "").startswith("media/") and not any(_names(actor.country, mention, knowledge) for mention in mentions)


def _is_called_so(person: ArticleActor, mention: str, knowledge: Knowledge) -> bool:
    """Whether words give two parts of a person's name, or his office with one."""
    called = set(name_words(mention))
    office = knowledge.base.office(person.office.id) if person.office else None
    return len(called & set(name_words(person.name))) > 1 or (office is not None and office.title.lower() in mention.lower())


def _names(country: str, mention: str, knowledge: Knowledge) -> bool:
    """Whether a word of a mention is a country's own: the Malaysia of an airline."""
    return any(alias.target == f"state/{country}" for word in mention.split() for alias in knowledge.base.aliases(word))


def _unknown(actor: ArticleActor, table: ActorTable) -> ArticleActor:
    """An actor without what only a namesake tells."""
    called = max((mention.text for mention in table.mentions_of[actor.ref] if mention.kind == "name"), key=len, default=actor.name)
    name = called if actor.id else actor.name
    code = next((sector for sector in actor.sectors[:1]), None) if not actor.id else None
    sectors, why = (() if actor.id else actor.sectors), (*actor.why, f"the article vouches for nothing of {actor.country}: a namesake")
    return replace(actor, name=name, id=None, country=None, code=code, office=None, sectors=sectors, candidates=(), state="unknown", why=why)
