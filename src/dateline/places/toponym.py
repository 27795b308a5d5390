"""A place name of an article, before it is known which place it means."""

from __future__ import annotations

from dataclasses import dataclass, field

from dateline.knowledge.base import GazetteerPlace


@dataclass(slots=True)
class Toponym:
    """A place name at tokens `first` to `last`; `country` where the name itself tells it, `qualifier` the toponym that says where it lies
    ("Alden, Ohio", "Alden in Ohio", "Ohio's Alden"), `beside` those it is joined to by "and", `capital_of` the state whose capital bears
    the name, `usual_countries` where places are named in this way ("X County"), the likeliest first; `wide` where it is a continent, a
    sea or a stretch of several countries. A name of the dateline stands at no token: -1."""

    first: int
    last: int
    name: str
    kind: str
    country: str | None = None
    candidates: tuple[GazetteerPlace, ...] = ()
    qualifier: Toponym | None = None
    beside: list[Toponym] = field(default_factory=list)
    sentence: int = -1
    capital_of: str | None = None
    usual_countries: tuple[str, ...] = ()
    wide: bool = False
