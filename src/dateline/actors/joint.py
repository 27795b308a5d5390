"""Whose a joint text is: the states, bodies and ministers under whose names it is issued, all of them."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from functools import cached_property

from dateline.model.actor import ArticleActor, Mention
from dateline.model.text import Paragraph

from .cast import Cast
from .offices import OfficeReader

_LINES = 4
_HEAD = 2  # paragraphs: who speaks, and whose text it is
_SHORTEST = 60  # code points of a first sentence
_MOST = 12  # states of a body that is spoken for by naming them: the seven of the G7, not all of the United Nations
_FOLLOWING = re.compile(r"\bfollowing\b.{0,120}?\b(?:(?:released|issued|made) (?:jointly )?by|(?:statement|communiqu[eé]|declaration) (?:by|from|of))\b", re.IGNORECASE)
_BEFORE = re.compile(r"\b(?:issued?|released?|made?) the following\b", re.IGNORECASE)
_END = re.compile(r"\bon (?:the|an?|[A-Z0-9])|\b(?:regarding|following|concerning|during|after|as members|which|who|to discuss)\b|[:;]")
_JOINT = re.compile(r"\b(?:joint|g-?7|quad|troika|trilateral|communiqu[eé])\b.*\b(?:statement|communiqu[eé]|declaration|release)|\bcommuniqu[eé]\b", re.IGNORECASE)
_TOLD = re.compile(r"\b(?:remarks|briefing|conference|availability|fact sheet|call)\b", re.IGNORECASE)
_ABOUT = re.compile(r" (?:on|regarding|at|after|following|announcing|concerning|against|to) |[:–—]", re.IGNORECASE)
_INSIDE = frozenset(("compound", "amod", "nmod", "poss"))
_ALONE = frozenset(("government", "country", "organisation"))
ISSUED = "who issue the text together"


class Joint:
    """Finds who issues a joint text; `of_base` enrols an actor of the base in the cast."""

    def __init__(self, reader: OfficeReader, cast: Cast, of_base: Callable[[str], str | None]) -> None:
        self.reader, self.cast, self.base = reader, cast, reader.base
        self.parsed = reader.finder.parsed
        self.of_base = of_base

    @cached_property
    def issuers(self) -> tuple[str, ...]:
        """The refs of those who issue the text, as far as its first lines have been read; () where no line and no title tells two."""
        title = self.parsed.article.title or ""
        joint = _JOINT.search(title) is not None and _TOLD.search(title) is None
        lines = self.parsed.paragraphs[:_LINES]
        told = next((refs for line in lines if len(refs := self._of_line(line)) > 1), ())
        if not told and joint:
            told = self._of_title(title) or self._of_first_sentence()
        return told if len(told) > 1 else ()

    def issuers_at(self, i: int) -> tuple[str, ...]:
        """`issuers` for a word behind the lines that name them."""
        return self.issuers if self.parsed.paragraph_of(i).i >= _HEAD else ()

    def _of_line(self, line: Paragraph) -> tuple[str, ...]:
        """Who is named behind "the following statement was released by", or before "issue the following statement"."""
        text = self.parsed.article.text[line.start : line.end]
        if opening := _FOLLOWING.search(text):
            end = _END.search(text, opening.end())
            return self._parties(line.start + opening.end(), line.start + (end.start() if end else len(text)))
        before = _BEFORE.search(text)
        return self._parties(line.start, line.start + before.start()) if before else ()

    def _of_title(self, title: str) -> tuple[str, ...]:
        """The states and bodies named in a title before what the text is about, a small body by its members; else the persons."""
        hits = [hit.aliases[0].target for hit in self.base.alias_hits(_ABOUT.split(title)[0])]
        states = [target for target in hits if target.startswith(("state/", "org/"))]
        if len(states) == 1 and states[0].startswith("org/"):
            states = self._members(states[0])
        persons = [target for target in hits if target.startswith("person/")]
        targets = states if len(states) > 1 else persons
        return tuple(dict.fromkeys(ref for target in targets if (ref := self.of_base(target)))) if len(targets) > 1 else ()

    def _of_first_sentence(self) -> tuple[str, ...]:
        """Who is named before the main verb of the first full sentence: "We, the ministers of A and B, met …"."""
        first = next((s for s in self.parsed.sentences if s.end - s.start >= _SHORTEST), None)
        if first is None:
            return ()
        root = next((t for t in self.parsed.tokens[first.first : first.last] if t.head == t.i), None)
        return self._parties(first.start, root.start) if root is not None else ()

    def _parties(self, start: int, end: int) -> tuple[str, ...]:
        """The distinct parties named in a stretch; a small body that is named alone by its members."""
        refs = tuple(dict.fromkeys(self._named(start, end)))
        if len(refs) == 1:
            return tuple(ref for member in self._members(self.cast.actors[refs[0]].id) if (ref := self.of_base(member))) or refs
        countries = {f"state/{self.cast.actors[ref].country}" for ref in refs}
        return tuple(ref for ref in refs if not (members := self._members(self.cast.actors[ref].id)) or not countries.issuperset(members))

    def _members(self, org: str | None) -> list[str]:
        members = self.base.members(org, self.reader.day) if org and org.startswith("org/") else []
        return members if len(members) <= _MOST else []

    def _named(self, start: int, end: int) -> Iterator[str]:
        reached = start
        for mention in sorted((one for one in self.cast.mentions if start <= one.start and one.end <= end), key=lambda one: (one.start, -one.end)):
            actor = self.cast.actors[mention.ref]
            if mention.start >= reached and self._is_issuer(mention, actor):
                reached = mention.end
                yield from actor.members or (mention.ref,)

    def _is_issuer(self, mention: Mention, actor: ArticleActor) -> bool:
        """Whether a mention names one who may issue a text, not whose somebody is: "*UK* Foreign Secretary"."""
        if mention.kind == "pronoun":
            return False
        if actor.kind in ("person", "office"):
            return actor.office is not None
        if actor.kind == "organisation" and not (actor.code or "").startswith("IGO"):
            return False
        return bool(actor.members) or actor.kind in _ALONE and (mention.kind != "name" or self.parsed.tokens[mention.head].dep not in _INSIDE)
