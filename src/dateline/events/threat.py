"""Harm told on a condition by the one who would do it: "said it would cut the gas unless the debt was paid" is a threat (CAMEO 13)."""

from __future__ import annotations

from dataclasses import replace

from dateline.model.record import Act, Filler

from .clauses import LONGEST_CHAIN, has_condition
from .cues import Cues
from .grammar import Grammar
from .roles import Roles

HARM = {"SANCTION": ("relations", "131"), "COERCE": ("restrict", "132"), "PROTEST": ("political", "133"), "ASSAULT": ("violence", "138")}
"""Types that are threats when their own authors announce them: mode and CAMEO code of the threat."""
OFFICIAL = frozenset({"GOV", "MIL"})
ANNOUNCING = frozenset({"will", "would", "could", "may", "might", "'ll"})


def as_threat(act: Act, grammar: Grammar, roles: Roles, cues: Cues) -> Act | None:
    """The threat that is made by saying what harm one would do on a condition; None where an act is no such thing."""
    if not _is_threat(act, grammar, roles, cues):
        return None
    mode, cameo = HARM[act.type or ""]
    return replace(act, type="THREATEN", mode=mode, cameo=cameo, modality="asserted", why=(*act.why, "a threat: harm told on a condition by who would do it"))


def _is_threat(act: Act, grammar: Grammar, roles: Roles, cues: Cues) -> bool:
    """Whether an act that may be done is harm which its own actor, or his state, tells on a condition.

    What somebody else reports of him ("diplomats fear that Iran would close the strait if …") is no threat of his.
    """
    if act.type not in HARM or act.modality != "hypothetical" or act.negated or not act.roles.get("actor"):
        return False
    clause = _conditioned(act.main, grammar, cues)
    if clause is None or not any(grammar.words.forms[i] in ANNOUNCING for i in grammar.auxiliaries(clause)):
        return False
    speakers = _speakers(clause, grammar, roles)
    if speakers is None or any(_is_official_of_none(filler, roles) for filler in speakers):
        return True
    return bool(_lands(speakers, roles) & _lands(act.roles["actor"], roles))


def _conditioned(verb: int, grammar: Grammar, cues: Cues) -> int | None:
    """The verb itself, or the first of its coordination, that has a condition beside it."""
    for _ in range(LONGEST_CHAIN):
        if not grammar.is_verb(verb):
            return None
        if has_condition(grammar, cues, verb):
            return verb
        if grammar.deps[verb] != "conj":
            return None
        verb = grammar.tokens[verb].head
    return None


def _speakers(clause: int, grammar: Grammar, roles: Roles) -> tuple[Filler, ...] | None:
    """Who says a clause; None where it is the writer's own."""
    head = grammar.tokens[clause].head
    above = head if head != clause and grammar.deps[clause] == "ccomp" else next(iter(grammar.below(clause, frozenset({"parataxis", "ccomp"}))), None)
    if above is None or not grammar.is_("reporting", above):
        return None if head == clause else ()
    return tuple(filler for filler, _ in roles.fill(grammar.surface(above)))


def _is_official_of_none(filler: Filler, roles: Roles) -> bool:
    """Whether a speaker is an official of whom the sentence names no state but the actor's: "*a naval commander* said"."""
    actor = roles.actor(filler)
    return actor is not None and not actor.country and not actor.id and bool(OFFICIAL & set(actor.sectors))


def _lands(fillers: tuple[Filler, ...], roles: Roles) -> set[str]:
    """The refs and countries of fillers, and their own words where they are nobody we know."""
    actors = [(filler, roles.actor(filler)) for filler in fillers]
    return {mark for filler, actor in actors for mark in ((actor.ref, actor.country) if actor else (filler.text.lower(), None)) if mark}
