"""Where envoys and ambassadors are sent, read from words: "to Moscow" and "Ambassador to Russia" name one post."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from .base import KnowledgeBase

_SENT = re.compile(r"\s*(?:to|for|on|in|at)\s+(?:the\s+)?", re.IGNORECASE)
_TITLE = re.compile(r"\b(?:to|for|on|in|at)\b", re.IGNORECASE)
_REACH = 60  # characters behind the preposition in which the place begins: "for the peace process in Yemen"


def post_behind(base: KnowledgeBase, text: str) -> str | None:
    """The post that the words behind a title name, None where they begin with no preposition or name no place or body.

    ISO 3166-1 alpha-3 for a state, its capital or government; else the id of the region, place or organisation.
    """
    sent = _SENT.match(text)
    if sent is None:
        return None
    hits = base.alias_hits(text[sent.end() : sent.end() + _REACH], places=True)
    return key_of(hits[0].aliases[0].target) if hits and hits[0].aliases else None


def post_of_title(base: KnowledgeBase, title: str) -> str | None:
    """The post in the title of an office: "Special Envoy for Yemen" gives YEM."""
    sent = _TITLE.search(title)
    return post_behind(base, title[sent.start() :]) if sent else None


_HEADS = ("intelligence_chief", "domestic_intelligence_chief", "national_intelligence_director", "military_chief", "central_bank_governor", "director")


def head_of(base: KnowledgeBase, body: str) -> str | None:
    """The office of its country whose title names a body: "Director of Mossad" heads org/mossad; None where none does."""
    actor = base.actor(body)
    offices = [office for role in _HEADS for office in base.offices_with(role, actor.country)] if actor and actor.country else []
    return next((office.id for office in offices if any(alias.target == body for hit in base.alias_hits(office.title) for alias in hit.aliases)), None)


def key_of(target: str) -> str:
    """The ISO code of a state or of what belongs to it, else the id as it is."""
    kind, _, rest = target.partition("/")
    return rest.partition("/")[0] if kind in ("state", "government", "ministry", "body") and len(rest.partition("/")[0]) == 3 else target
