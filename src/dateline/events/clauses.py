"""What a clause is, as far as it tells how sure an act is: a condition, something reported, a headline's plan."""

from __future__ import annotations

from dateline.model.text import HEADLINE

from .cues import Cues
from .grammar import PASSIVE_SUBJECTS, SUBJECTS, Grammar

INVERTED = frozenset({"should", "had", "were"})
LONGEST_CHAIN = 8
"""Words above an act that are asked; longer chains are parser's errors."""


def has_condition(grammar: Grammar, cues: Cues, v: int) -> bool:
    """Whether a verb has a condition beside it: "if …", "should Baku attack", "had Minsk asked"."""
    return any(is_condition(grammar, cues, c) for c in grammar.below(v, frozenset({"advcl"})))


def is_condition(grammar: Grammar, cues: Cues, clause: int) -> bool:
    """Whether a clause is a condition: "if …", "unless …", "should Baku attack"."""
    forms = grammar.words.forms
    if any(forms[c] in cues.conditional for c in grammar.children[clause] if grammar.deps[c] in ("mark", "advmod")):
        return True
    subjects = grammar.below(clause, SUBJECTS | PASSIVE_SUBJECTS)
    if forms[clause] in INVERTED and min(grammar.parsed.subtree(clause)) == clause:
        return True
    return any(forms[c] in INVERTED and subjects and c < subjects[0] for c in grammar.auxiliaries(clause))


def in_condition(grammar: Grammar, cues: Cues, verb: int) -> bool:
    """Whether a verb, or the one it depends on, is a condition: "should Chad continue *to escalate* its attacks"."""
    while grammar.tokens[verb].dep in ("xcomp", "conj") and grammar.tokens[verb].head != verb:
        verb = grammar.tokens[verb].head
    return grammar.tokens[verb].dep == "advcl" and is_condition(grammar, cues, verb)


def is_headline_future(grammar: Grammar, v: int) -> bool:
    """"Putin to visit Iran": an infinitive that hangs on nothing, or on a name."""
    token = grammar.tokens[v]
    if token.head == v:
        return True
    head = grammar.tokens[token.head]
    if token.dep in ("relcl", "acl"):
        return head.head == head.i or head.pos == "PROPN"
    return grammar.parsed.paragraph_of(v).kind == HEADLINE and head.head == head.i and head.pos in ("NOUN", "PROPN")


def is_reported(grammar: Grammar, v: int) -> bool:
    """Whether a verb stands in what somebody said: "said it would", "…, he said"."""
    i = v
    for _ in range(LONGEST_CHAIN):
        token = grammar.tokens[i]
        if token.head == i:
            return any(grammar.is_("reporting", c) and grammar.tokens[c].dep in ("parataxis", "ccomp") for c in grammar.children[i])
        if token.dep == "ccomp":
            return grammar.is_verb(token.head)
        if token.dep == "acl" and grammar.is_("reports", token.head):
            return True
        if token.dep not in ("conj", "xcomp", "advcl", "acl"):
            return False
        i = token.head
    return False


def is_finite(grammar: Grammar, v: int) -> bool:
    """Whether a verb has a tense of its own."""
    if grammar.tokens[v].tag in ("VBD", "VBZ") or (grammar.tokens[v].tag == "VBP" and grammar.below(v, SUBJECTS)):
        return True
    return any(grammar.tokens[c].tag in ("VBD", "VBZ", "VBP", "MD") for c in grammar.auxiliaries(v))
