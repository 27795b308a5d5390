"""The place of a dateline, which is printed before the text that is parsed."""

from __future__ import annotations

from dateline.knowledge.load import Knowledge
from dateline.model.text import Article

from .lookup import Lookup
from .toponym import Toponym
from .words import load_words


def toponym_of_dateline(article: Article, knowledge: Knowledge) -> tuple[Toponym, int] | None:
    """The toponym of a dateline and the code point it begins at; None where the text prints none."""
    line = article.dateline
    region = next((region for region in article.regions if region.kind == "dateline"), None)
    if line is None or region is None:
        return None
    at = article.text[region.start : region.end].lower().find(line.place.lower())
    return (_toponym(line.place, line.country, knowledge), region.start + at) if at >= 0 else None


def _toponym(name: str, country: str | None, knowledge: Knowledge) -> Toponym:
    lookup = Lookup(knowledge.base, load_words(knowledge))
    known, places = lookup.state(name), lookup.places(name)
    if known and known[0] == "capital":
        return Toponym(-1, -1, name, "city", None if places else known[1], places, capital_of=known[1])
    if known and known[0] != "other":
        return Toponym(-1, -1, known[2], known[0], known[1], places)
    return Toponym(-1, -1, name, places[0].kind if places else "city", None if places else country, places)


def home_of(article: Article, knowledge: Knowledge) -> str | None:
    """The country of the dateline, unless a greater place elsewhere has the name."""
    line = article.dateline
    if line is None or line.country is None:
        return None
    greatest = max(knowledge.base.places_named(line.place), key=lambda place: (place.main, place.population), default=None)
    return line.country if greatest is None or greatest.country == line.country or greatest.kind == "country" else None
