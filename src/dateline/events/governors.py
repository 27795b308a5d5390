"""What a word makes of the act below it: "plan to", "a *possible*", "fears of", "is *under discussion*"."""

from __future__ import annotations

from .cues import Cues, Reading
from .grammar import SUBJECTS, Grammar


class Governors:
    """Looks up the words around an act in the cues."""

    def __init__(self, grammar: Grammar, cues: Cues) -> None:
        self.grammar, self.tokens, self.cues = grammar, grammar.tokens, cues

    def of(self, i: int) -> str | None:
        """What a word makes of the act below it, with its preposition where the cue has one."""
        word, governors = self.tokens[i], self.cues.governors
        lemma = word.lemma.lower()
        for child in self.grammar.children[i]:
            if self.tokens[child].dep in ("prep", "prt", "advmod"):
                found = governors.get(f"{lemma} {self.tokens[child].lower}")
                if found:
                    return found
        return governors.get(lemma) or governors.get(word.lower)

    def of_noun(self, i: int, cue: int) -> str | None:
        """What a word makes of the act that a noun below it names; `cue` is the preposition between them, or the word itself."""
        governors, lemma = self.cues.noun_governors, self.tokens[i].lemma.lower()
        behind = [self.tokens[cue].lower, *(self.tokens[c].lower for c in self.grammar.below(i, frozenset({"prt"})))]
        joined = next((kind for word in behind if (kind := governors.get(f"{lemma} {word}"))), None)
        return joined or governors.get(lemma) or governors.get(self.tokens[i].lower)

    def marks(self, n: int) -> Reading:
        """What stands before a noun: "planned", "possible", "no"."""
        reading = Reading()
        for child in self.grammar.children[n]:
            word = self.tokens[child]
            if word.dep not in ("amod", "det", "neg", "compound") or child > n:
                continue
            kind = self.cues.noun_marks.get(word.lower) or self.cues.noun_marks.get(word.lemma.lower())
            if kind == "negated":
                reading = reading.changed(f'"{word.text}"', flip=True)
            elif kind and not (kind == "habitual" and self.tokens[n].tag == "NN"):
                reading = reading.changed(f'"{word.text}"', kind)
        return reading

    def defines(self, n: int) -> bool:
        """Whether a noun only tells what something is: "an attack on one is *an attack* on all"."""
        above = self.tokens[n].head
        if self.tokens[above].lemma != "be" or not any(self.grammar.words.forms[c] in ("a", "an") for c in self.grammar.children[n]):
            return False
        return self.tokens[n].dep == "attr" or (self.tokens[n].dep == "nsubj" and bool(self.grammar.below(above, frozenset({"attr"}))))

    def vouches(self, above: int) -> bool:
        """Whether what a word reports is told as so: "warned that Iran had attacked", "I believe they met"."""
        lemma = self.tokens[above].lemma.lower()
        first = any(self.grammar.words.forms[s] in ("i", "we") for s in self.grammar.below(above, SUBJECTS))
        return lemma in self.cues.vouching or (first and lemma in self.cues.opining)

    def predicated(self, verb: int) -> tuple[str, str] | None:
        """What a copula says of an act: "is *possible*", "is *under discussion*"."""
        words = [*self.grammar.below(verb, frozenset({"acomp"})), *self.grammar.prep(verb, ("under", "in", "on"))]
        for i in words:
            kind = self.cues.noun_marks.get(self.grammar.words.forms[i]) or self.cues.governors.get(self.grammar.words.lemmas[i])
            if kind in ("future", "hypothetical"):
                return f'"{self.tokens[i].text}"', kind
        return None

    def predicate(self, i: int) -> int:
        """The adjective of "it is possible that …", else the word itself."""
        return next(iter(self.grammar.below(i, frozenset({"acomp"}))), i) if self.tokens[i].lemma == "be" else i

    def is_foreseen(self, main: int) -> bool:
        """Whether others only expect an act: "*expects* an attack", "a *looming* attack", "is *expected* to attack"."""
        above = self.tokens[main].head
        near = (above, self.tokens[above].head, *(c for c in self.grammar.children[main] if c < main))
        return any(self.grammar.words.lemmas[i] in self.cues.foreseeing or self.grammar.words.forms[i] in self.cues.foreseeing for i in near)

    def has_no(self, noun: int, told: frozenset[int]) -> bool:
        """Whether "no" stands before a noun and is none of the words that tell the act ("put *no pressure* on")."""
        return any(self.grammar.deps[c] == "det" and self.grammar.words.forms[c] == "no" and c not in told for c in self.grammar.children[noun])
