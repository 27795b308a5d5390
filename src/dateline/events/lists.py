"""Whom the words of a role name when the parser makes one of several: lists, titles before names, senders, makers."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from .grammar import MODIFIERS

if TYPE_CHECKING:
    from .roles import Roles

BRACKETED = re.compile(r"(?: for [A-Z][A-Za-z, ]{2,50})? \([A-Z][A-Za-z.]{1,9}\) ")
"""An abbreviation in brackets between a body, or a title, and who heads or bears it."""


class Lists:
    """The words that stand for each party behind one head word."""

    def __init__(self, roles: Roles) -> None:
        self.roles, self.parsed, self.grammar, self.actors = roles, roles.parsed, roles.grammar, roles.actors
        self._starting = {mention.start: mention for mention in reversed(roles.actors.mentions)}

    def members(self, head: int) -> list[int]:
        """A head word and its coordinates; a list that the parser takes for appositions counts ("Russia, Ukraine"), and so do
        those behind a noun that names nobody by itself ("the delegations of Chad and Mali")."""
        members = []
        for i in self.grammar.conjuncts(head):
            if self._is_first_title(i):
                continue
            members.extend(self._senders(i) or self._makers(i) or [*self._before_in_name(i), self._bearer(i)])
            appositions = self.grammar.below(i, frozenset({"appos"}))
            members.extend(c for a in appositions for c in self.grammar.conjuncts(a) if (self._is_list(i, c) if c == a else self._goes_on_list(i, c)))
            if self.parsed.tokens[i].tag == "NNS":  # "representatives A *and B*"
                named = [c for a in appositions for c in self.grammar.conjuncts(a) if self.roles.mention(c)]
                if len(named) > 1 and i in members and self.actors.at(i):
                    members.remove(i)
                members.extend(named if len(named) > 1 else ())
        return members

    def _is_first_title(self, i: int) -> bool:
        """Whether a title that tells nobody goes on in one that does: "*the Crown Prince* and Prime Minister of Bahrain"."""
        mention, other = self.actors.at(i), next((self.actors.at(c) for c in self.grammar.below(i, frozenset({"conj"}))), None)
        if mention is None or other is None or mention.kind != "nominal" or other.kind != "nominal" or self.roles.is_known(mention.ref):
            return False
        alone = mention.text.lower().startswith("the ") and not self.grammar.below(other.head, frozenset({"det"}))
        return alone and self.actors.by_ref[other.ref].kind == "person" and self.roles.is_known(other.ref)

    def _before_in_name(self, i: int) -> list[int]:
        """Others joined by "and" whom the parser takes for part of a name: "*the Secretary* and Foreign Minister Holt"."""
        mention = self.actors.at(i)
        if mention is None or mention.kind == "pronoun":
            return []
        others = (m for c in self.grammar.below(i, MODIFIERS) if self.goes_on(c) and (m := self.actors.at(c)) and m.ref != mention.ref)
        return [m.head for m in others if m.end <= mention.start or self.actors.by_ref[mention.ref].kind == "organisation"]

    def goes_on(self, i: int) -> bool:
        """Whether a name before a noun is joined to it by "and", so that it is no owner: "*the Secretary* and Crown Prince"."""
        return self.parsed.tokens[i].pos == "PROPN" and any(self.grammar.deps[c] == "cc" for c in self.grammar.children[i])

    def _bearer(self, i: int) -> int:
        """Who bears a title behind whose abbreviation he stands: "the World Bank (WB) President *Ana Holt*"; else the word itself."""
        mention = self.actors.at(i)
        if mention is None or self.actors.by_ref[mention.ref].kind == "person":
            return i
        text = self.parsed.article.text
        behind = BRACKETED.match(text, mention.end)
        bearer = self._starting.get(behind.end()) if behind else None
        return bearer.head if bearer and self.actors.by_ref[bearer.ref].kind == "person" else i

    def _senders(self, i: int) -> list[int]:
        """The several named ones behind a plural or a number: "leaders *of Kenya and Chad*", "thousands of *Syrians and Iraqis*"."""
        counted = self.grammar.is_("quantities", i)
        if not counted and self.parsed.tokens[i].tag != "NNS":
            return []
        ends = self.grammar.prep(i, ("of",) if counted else ("of", "from", "in"))
        named = [j for end in ends for j in self.grammar.conjuncts(end)]
        return named if len(named) > 1 and all(self.roles.mention(j) for j in named) else []

    def _goes_on_list(self, i: int, other: int) -> bool:
        """Whether a name goes on the list of another that an apposition interrupts: "Sberbank, the largest bank, *and Alfa Bank*", "the
        firm Mash *and the Space Council*"."""
        tokens = self.parsed.tokens
        if tokens[i].tag == "NN" and tokens[other].pos == "PROPN" and self.grammar.below(other, frozenset({"det"})):
            first, second = self.roles.mention(i), self.roles.mention(other)
            return first is not None and second is not None and first.ref != second.ref
        return tokens[i].pos == tokens[other].pos == "PROPN" and bool(tokens[i].entity) and tokens[i].entity == tokens[other].entity and self.roles.mention(other) is not None

    def _makers(self, i: int) -> list[int]:
        """The several who made a thing that nobody else owns: "the steps taken *by Chad and Kenya*"."""
        makers = self.roles.originators(i) if self.roles.mention(i) is None else []
        return [maker.head for maker in makers] if len(makers) > 1 and self.roles.owner(i) == makers[0] else []

    def _is_list(self, i: int, apposition: int) -> bool:
        first, second = self.roles.mention(i), self.roles.mention(apposition)
        if not first or not second or first.ref == second.ref:
            return False
        one, other = self.actors.by_ref[first.ref], self.actors.by_ref[second.ref]
        names = first.kind == second.kind == "name"
        return one.kind == other.kind and (one.kind == "country" or (one.kind == "person" and names))
