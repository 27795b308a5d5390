"""Whose paper an article is: the government or the world body whose own office publishes it."""

from __future__ import annotations

import re

from dateline.knowledge.base import KnowledgeBase
from dateline.model.actor import Actor
from dateline.model.text import Article

_OFFICIAL = re.compile(r"(?:the )?(?:office|permanent mission|embassy|government|presidency|president|prime minister|ministry|department)\b", re.IGNORECASE)
"""How the name of a government's office begins that publishes: Prime Minister of Canada, Embassy of Peru."""
_GOVERNMENTS = ("body", "ministry", "government")


def country_of_publisher(article: Article, base: KnowledgeBase) -> str | None:
    """The country of the government that publishes the article itself: in its papers "the President" is its own."""
    name = article.publisher or ""
    official = _OFFICIAL.match(name) is not None
    for hit in base.alias_hits(name) if name else ():
        kind = hit.aliases[0].target.partition("/")[0]
        if kind in _GOVERNMENTS or (official and kind == "state"):
            actor = base.actor(hit.aliases[0].target)
            return actor.country if actor else None
    return None


def ministry_of_publisher(article: Article, base: KnowledgeBase) -> Actor | None:
    """The ministry that publishes the article itself: in its papers "the Secretary" is its own."""
    name = article.publisher or ""
    targets = (hit.aliases[0].target for hit in (base.alias_hits(name) if name else ()))
    return next((base.actor(target) for target in targets if target.startswith("ministry/")), None)


def org_of_publisher(article: Article, base: KnowledgeBase) -> Actor | None:
    """The world body that publishes the article itself: in its papers "the Secretary-General" is its own."""
    name = article.publisher or ""
    hit = next(iter(base.alias_hits(name)), None) if name else None
    target = hit.aliases[0].target if hit else ""
    return base.actor(target, article.day) if target.startswith("org/") else None
