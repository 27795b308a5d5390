"""Where a path of a pattern leads: from the words of a trigger down the sentence, one step after the other."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from .grammar import PASSIVE_SUBJECTS, SUBJECTS, Grammar, Tokens

POSSESSIVES = frozenset({"poss"})


class Walker:
    """Follows paths. A path gives head words; coordination is followed at every step but the last, which is for `roles`."""

    def __init__(self, grammar: Grammar) -> None:
        self.grammar = grammar
        self._known: dict[tuple[int, Tokens, tuple[str, ...]], Tokens] = {}

    def walk(self, main: int, trigger: Tokens, path: tuple[str, ...]) -> Tokens:
        """The head words that a path leads to from a trigger (its main word, and all of its words)."""
        key = (main, trigger, path)
        if key not in self._known:
            found = self.first(main, trigger, path[0])
            for name in path[1:]:
                found = tuple(dict.fromkeys(end for i in found for c in self.grammar.meant(i) for end in self.step(c, name)))
            self._known[key] = tuple(end for end in dict.fromkeys(found) if end != main)
        return self._known[key]

    def first(self, main: int, trigger: Tokens, name: str) -> Tokens:
        """The first step: prepositions may hang on any word of the trigger, on its object, on its support verb."""
        found = self.step(main, name)
        if found or name in _STEPS:
            return found
        ends = next((ends for i in self._neighbours(main, trigger) if (ends := self.grammar.prep(i, (name,)))), ())
        return ends or (self._strayed(main, name) if name == "with" and self.grammar.is_verb(main) else ())

    def _strayed(self, main: int, name: str) -> Tokens:
        """What stands behind a preposition that the parser hangs on the place or the means: "met in Rome *with Chad*"."""
        return next((ends for i in self.grammar.asides(main) if (ends := self.grammar.prep(i, (name,)))), ())

    def _neighbours(self, main: int, trigger: Tokens) -> Sequence[int]:
        grammar = self.grammar
        others = [i for i in trigger if i != main]
        if grammar.is_verb(main):
            return others + [o for o in grammar.obj(main) if o > main]
        if grammar.tokens[main].pos == "ADJ":
            return [*others, grammar.tokens[main].head]
        verb = grammar.support(main)
        if verb is None and grammar.deps[main] in SUBJECTS | PASSIVE_SUBJECTS:
            verb = grammar.tokens[main].head  # "talks took place *between* …"
        return others if verb is None else [*others, verb]

    def step(self, i: int, name: str) -> Tokens:
        """One step from one word."""
        known = _STEPS.get(name)
        return known(self.grammar, i) if known else self.grammar.prep(i, (name,))


def _subj(grammar: Grammar, i: int) -> Tokens:
    token = grammar.tokens[i]
    if grammar.is_verb(i):
        return grammar.subj(i)
    if token.pos == "ADJ":
        return (token.head,) if token.dep == "amod" else grammar.surface(token.head)
    return grammar.noun_subj(i)


def _obj(grammar: Grammar, i: int) -> Tokens:
    return grammar.obj(i) if grammar.is_verb(i) else grammar.noun_obj(i)


def _iobj(grammar: Grammar, i: int) -> Tokens:
    datives = grammar.datives(i)
    if datives or not (grammar.is_verb(i) and grammar.passive(i) and grammar.below(i, frozenset({"dobj"}))):
        return datives
    return grammar.surface(i)


def _part(grammar: Grammar, i: int) -> Tokens:
    own = grammar.below(i, frozenset({"advcl"}))
    return own + tuple(c for p in grammar.below(i, frozenset({"prep"})) for c in grammar.below(p, frozenset({"pcomp"})))


_STEPS: dict[str, Callable[[Grammar, int], Tokens]] = {
    "subj": _subj,
    "obj": _obj,
    "iobj": _iobj,
    "attr": lambda grammar, i: grammar.predicates(i),
    "comp": lambda grammar, i: grammar.comp(i),
    "clause": lambda grammar, i: grammar.clause(i),
    "poss": lambda grammar, i: grammar.below(i, POSSESSIVES),
    "mod": lambda grammar, i: grammar.noun_modifiers(i),
    "part": _part,
    "neg": lambda grammar, i: grammar.negations(i),
    "aux": lambda grammar, i: grammar.auxiliaries(i),
    "within": lambda grammar, i: tuple(j for j in grammar.parsed.subtree(i) if j != i),
}
