"""Sides that no path of a pattern leads to: who announces an official act, whose deed is answered, who is named in the rest of a phrase."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from dateline.model.record import Filler
from dateline.model.text import Parsed

from .grammar import MOMENTS, Grammar, Tokens
from .pattern import Entry
from .roles import OBJECTIVE, Roles

MUTUAL = frozenset({"AGREE", "CONSULT", "COOPERATE", "SUPPORT"})
"""Types in which several actors may be each other's recipients."""
OFFICIAL = frozenset({"SANCTION", "COERCE", "THREATEN"})
"""Types of which a state that announces them is the actor."""
HOSTILE = frozenset({"ASSAULT", "THREATEN"})
SPEAKERS = frozenset({"me", "us", "you"})
PHRASAL = frozenset({"prep", "pobj", "dobj", "poss", "compound", "amod", "nmod", "acl", "conj", "appos", "dative", "pcomp", "xcomp"})
TOWARDS = frozenset("to with against from for of in at into between on upon inside including toward towards near along across".split())
THEMES = frozenset({"on", "upon"})
PLACES = frozenset("in at inside near along across from against".split())
VICTIMS = frozenset("on upon against to in at inside near along across with into".split())
OWN_SIDE = frozenset("with for of from".split())
AGAINST = frozenset({"on", "upon", "against"})
NOT_TOWARDS = {**dict.fromkeys(sorted(MUTUAL), THEMES | PLACES), "ACCUSE": VICTIMS, "REQUEST": frozenset({"for"})}
"""Prepositions behind which no recipient stands: talks *on* Iran *in* Doha, an attack *on* a town condemned, release sought *for* a man."""
NOT_OF_ACT = {"MOBILIZE": OWN_SIDE, "PROTEST": OWN_SIDE}
"""Prepositions of the act itself behind which none stands: tests discussed *with* Japan, a march *of* Cubans; but "on the border *with* Chad"."""


class Completion:
    """Fills what the paths of an entry leave open."""

    def __init__(self, parsed: Parsed, grammar: Grammar, roles: Roles) -> None:
        self.parsed, self.grammar, self.roles = parsed, grammar, roles

    def complete(self, entry: Entry, main: int, trigger: Tokens, roles: dict[str, tuple[Filler, ...]], why: list[str]) -> None:
        """An actor for an official act without agent; a recipient where the paths lead to nobody we know: who is named in the rest of the phrase."""
        actors, found = roles.get("actor", ()), roles.get("recipient", ())
        if not actors and (entry.type in OFFICIAL or entry.pattern == "accuse.summon"):
            actors = self._announcer(main, found)
            if actors:
                roles["actor"] = actors
                why.append(f"actor: who says so, {actors[0].text}")
        if not found and entry.type in HOSTILE and "recipient" in entry.roles:
            found = self._provoker(main, trigger, actors)
            if found:
                roles["recipient"] = found
                why.append(f"recipient: whose act would be answered, {found[0].text}")
        kept = self.roles.other_than(actors, found, entry.type in MUTUAL and entry.type != "CONSULT")
        if kept != found:
            why.append("recipient: whoever acts is not meant again by the object")
            roles["recipient"] = kept
        if "recipient" in entry.roles and not any(filler.ref for filler in kept):
            addressed = self._addressed(main, actors)
            named = addressed or (() if any(self._is_pronoun(filler) for filler in found) else self._named(entry, main, trigger, actors, kept))
            if named:
                roles["recipient"] = named
                why.append(f'recipient: {"called or met for it" if addressed else "named in its phrase"}, "{named[0].text}"')

    def _addressed(self, main: int, actors: tuple[Filler, ...]) -> tuple[Filler, ...]:
        """Who was called, met or written to for an act: "called *the king* to congratulate him", "rang *Oslo* to apologise"."""
        above = self.parsed.tokens[main].head
        if not (self.grammar.is_verb(main) and self.grammar.infinitive(main) and above < main and self.grammar.is_("addressing", above)):
            return ()
        own = {filler.ref for filler in actors}
        return tuple(filler for filler, _ in self.roles.fill(self.grammar.obj(above)) if filler.ref not in own | {None})

    def _is_pronoun(self, filler: Filler) -> bool:
        """Whether somebody is told by a pronoun that nobody resolved: "thanked *me* for meeting with X" thanks another than X."""
        return filler.ref is None and self.grammar.words.forms[filler.token] in OBJECTIVE | SPEAKERS

    def _named(self, entry: Entry, main: int, trigger: Tokens, actors: tuple[Filler, ...], kept: tuple[Filler, ...]) -> tuple[Filler, ...]:
        """Who is named below the object, else below the trigger itself; several who support something do not support each other."""
        mutual = entry.type in MUTUAL and (entry.reciprocal and bool(actors) or self.roles.several(actors))
        if mutual and not (entry.type == "SUPPORT" and kept):
            return ()
        own = {filler.ref for filler in actors} | {state for filler in actors if entry.type in MUTUAL and filler.ref for state in self.roles.states(filler.ref)}
        inside = self._below(tuple(filler.token for filler in kept if not self.grammar.is_("jointly", filler.token)), own, entry.type, of_act=False)
        heads = () if mutual else (main, *(i for i in trigger if i > main and not (entry.type in MUTUAL and self.grammar.is_("adverse", i))))
        fit = self._anybody if entry.type == "ASSAULT" and self.roles.is_crowd(actors) else self.roles.not_of
        named = fit(actors, inside) or fit(actors, self._below(heads, own, entry.type))
        if len(inside) == 1 and len(kept) == 1 and self.roles.stands_for(kept[0]):
            return (replace(kept[0], ref=inside[0].ref),)  # "an army base *in Chad*" is the one attacked
        return named

    @staticmethod
    def _anybody(actors: tuple[Filler, ...], named: tuple[Filler, ...]) -> tuple[Filler, ...]:
        """All who are named: rebels blow up a pipeline of their own country."""
        return named

    def _below(self, heads: Tokens, but: set[str | None], kind: str | None, of_act: bool = True) -> tuple[Filler, ...]:
        """The first known actors in the phrases below words of an act, or of its object; clauses of their own left out: "sanctions imposed on *India and Iran*"."""
        todo, lands = list(heads), {self.roles.actors.by_ref[ref].country for ref in but if ref} - {None}
        loose: tuple[Filler, ...] = ()
        while todo:
            i = todo.pop(0)
            for child in self._leading(i, kind, of_act=of_act and i in heads):
                found = tuple(filler for j in self.grammar.conjuncts(child) if (filler := self._named_at(j, but)) and not (kind in MUTUAL and self.roles.land(filler) in lands))
                if any(filler.ref for filler in found):
                    return found
                loose = loose or found
                todo.append(child)
        originators = next((makers for i in heads if (makers := [m for m in self.roles.originators(i) if m.ref not in but and self.roles.is_known(m.ref)])), [])
        return loose or tuple(self.roles.filler_of(mention) for mention in originators)

    def _barred(self, i: int, kind: str | None, of_act: bool) -> frozenset[str]:
        """The prepositions of a word that lead to no recipient of a type of act."""
        if kind == "ACCUSE" and self.grammar.is_("domestic", i):
            return frozenset()
        if kind == "REJECT" and self.grammar.is_("adverse", i):
            return AGAINST  # "blocked sanctions *on Chad*" refuses Chad nothing
        return NOT_TOWARDS.get(kind or "", frozenset()) | (NOT_OF_ACT.get(kind or "", frozenset()) if of_act else frozenset())

    def _leading(self, i: int, kind: str | None, of_act: bool) -> Iterator[int]:
        """The children of a word among which a recipient may stand."""
        barred = self._barred(i, kind, of_act)
        for child in self.grammar.children[i]:
            token = self.parsed.tokens[child]
            if token.dep not in PHRASAL or token.entity in MOMENTS or token.lower == "behalf":
                continue
            if token.dep == "prep" and token.lower not in TOWARDS - barred and not (token.lower == "by" and self.parsed.tokens[i].pos == "NOUN"):
                continue
            if token.dep == "conj" and self.grammar.is_verb(child) and not self.grammar.shares(i, child):
                continue  # another clause
            if kind == "REQUEST" and token.dep in ("acl", "xcomp") and not of_act or token.dep == "pobj" and self.grammar.is_("jointly", child):
                continue  # whom it is to help is not asked, with whom it is done is not helped
            if (kind in MUTUAL or kind == "REJECT" and token.dep == "xcomp") and self.grammar.is_("adverse", child):
                continue
            if token.lower in ("for", "to") and self.grammar.is_("diplomats", i):
                continue
            yield child

    def _named_at(self, i: int, but: set[str | None]) -> Filler | None:
        mention = self.roles.actors.at(i)
        if mention:
            known = mention.ref not in but and self.roles.is_known(mention.ref) and mention.kind != "pronoun"
            return self.roles.filler_of(mention) if known else None
        filler = self.roles.filler(i)[0] if self.roles.is_toponym(i) else None
        return filler if filler and filler.ref not in but else None

    def _provoker(self, main: int, trigger: Tokens, actors: tuple[Filler, ...]) -> tuple[Filler, ...]:
        """Who is threatened by what a condition names: "will strike back if *Israel* attacks"."""
        own = {filler.ref for filler in actors}
        for i in (main, *trigger):
            for clause in self.grammar.below(i, frozenset({"advcl"})):
                if "if" in (self.grammar.words.forms[c] for c in self.grammar.children[clause]):
                    subjects = self.roles.fill(self.grammar.surface(clause))
                    return tuple(filler for filler, _ in subjects if filler.ref and filler.ref not in own)
        return ()

    def _announcer(self, main: int, recipients: tuple[Filler, ...]) -> tuple[Filler, ...]:
        """The state that tells of an official act without an agent: "the envoy has been expelled, *Ankara* said"."""
        if not (self.grammar.is_verb(main) and self.grammar.passive(main)):
            return ()
        above = self.parsed.tokens[main].head
        reporting = [i for i in (above, *self.grammar.below(main, frozenset({"parataxis", "ccomp"}))) if i != main and self.grammar.is_("reporting", i)]
        told = [filler for i in reporting[:1] for filler, _ in self.roles.fill(self.grammar.surface(i))]
        return tuple(filler for filler in told if self.roles.state(filler) and self.roles.state(filler) not in {self.roles.state(other) for other in recipients})
