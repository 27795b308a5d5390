"""The actors of one article as they come up: each once, under the key that makes two mentions one."""

from __future__ import annotations

from collections.abc import Hashable
from dataclasses import replace
from typing import Any

from dateline.model.actor import ActorTable, ArticleActor, Mention
from dateline.model.text import Parsed

SECTOR_CODES = frozenset("IGO GOV MIL REB OPP PTY LEG JUD SPY COP BUS MED EDU REL CVL CRM ELI LAB REF NGO".split())
"""PLOVER sectors that stand behind the country in a CAMEO actor code."""


def code_of(country: str | None, sectors: tuple[str, ...]) -> str | None:
    """The CAMEO code of a country and its first sector: CHNGOV; without a country the sector alone."""
    role = next((sector for sector in sectors if sector in SECTOR_CODES), "")
    return (country or "") + role or None


class Cast:
    """Registry of an article's actors and their mentions; `owners` are the persons named as owners, by their first token."""

    def __init__(self, parsed: Parsed, successors: dict[str, str]) -> None:
        self.parsed = parsed
        self._successors = successors
        self.actors: dict[str, ArticleActor] = {}
        self.mentions: list[Mention] = []
        self._by_key: dict[Hashable, str] = {}
        self.heads: dict[int, str] = {}
        self.owners: dict[int, str] = {}
        self.spoken: set[int] = set()

    def find(self, key: Hashable) -> str | None:
        """The ref of an actor that came up before under a key."""
        return self._by_key.get(key)

    def add(self, key: Hashable | None, name: str, kind: str, **fields: Any) -> str:
        """The ref of the actor with a key, made when it is new; without a key always a new one."""
        if key is not None and key in self._by_key:
            return self._by_key[key]
        ref = f"a{len(self.actors) + 1}"
        fields.setdefault("code", code_of(fields.get("country"), fields.get("sectors", ())))
        self.actors[ref] = ArticleActor(ref, name, kind, **fields)
        if key is not None:
            self._by_key[key] = ref
        return ref

    def change(self, ref: str, **fields: Any) -> None:
        """Replaces fields of an actor."""
        self.actors[ref] = replace(self.actors[ref], **fields)

    def mention(self, first: int, last: int, heads: list[int], kind: str, ref: str) -> None:
        """Notes the words that name an actor; every further head of a broken parse gets a mention of its own."""
        span = self.parsed.span_of(first, last)
        self.mentions.append(Mention(span.start, span.end, span.text, kind, heads[0], ref))
        for head in heads:
            self.heads.setdefault(head, ref)
        for head in heads[1:]:
            word = self.parsed.span_of(head, head)
            self.mentions.append(Mention(word.start, word.end, word.text, kind, head, ref))

    def table(self, official: bool = False) -> ActorTable:
        """The finished table: mentions in text order, actors numbered as they are first mentioned, unmentioned ones
        (members of a group) behind."""
        mentions = sorted(dict.fromkeys(self.mentions), key=lambda m: (m.start, -m.end, m.head))
        order = list(dict.fromkeys([*(m.ref for m in mentions)]))
        for ref in order:
            order.extend(member for member in self.actors[ref].members if member not in order)
        new = {ref: f"a{n}" for n, ref in enumerate(order, 1)}
        actors = [self._renamed(ref, new) for ref in order]
        return ActorTable(tuple(actors), tuple(replace(m, ref=new[m.ref]) for m in mentions), frozenset(self.spoken), official)

    def _renamed(self, ref: str, new: dict[str, str]) -> ArticleActor:
        actor = self.actors[ref]
        country = self._successors.get(actor.country or "", actor.country)
        return replace(actor, ref=new[ref], country=country, members=tuple(new[member] for member in actor.members), why=tuple(dict.fromkeys(actor.why)))
