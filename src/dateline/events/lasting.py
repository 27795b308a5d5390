"""What goes on without saying: wars, sieges and crackdowns that are named with who does them and without a day."""

from __future__ import annotations

from .cues import Cues, Reading
from .grammar import MOMENTS, PASSIVE_SUBJECTS, SUBJECTS, Grammar

ORDERING = frozenset({"since", "before", "after", "following", "during", "until", "till"})
"""Prepositions that place something beside what is named: it has its place in a story then."""


class Lasting:
    """Reads off a noun that what it names is going on."""

    def __init__(self, grammar: Grammar, cues: Cues) -> None:
        self.grammar, self.tokens, self.cues = grammar, grammar.tokens, cues

    def read(self, noun: int, reading: Reading) -> Reading:
        """The reading of a noun: "condemned *Chad's aggression* against Mali" tells of what goes on; "launched an offensive" of what was done."""
        if reading != Reading() or not self.is_lasting(noun):
            return reading
        if not self._is_known(noun) or self._is_placed(noun) or self.grammar.support(noun) is not None:
            return reading
        return reading.changed(f'"{self.tokens[noun].text}" lasts', "ongoing")

    def is_lasting(self, i: int) -> bool:
        """Whether a word is a noun of what lasts."""
        return self.grammar.words.lemmas[i] in self.cues.lasting and self.tokens[i].pos == "NOUN"

    def _is_known(self, noun: int) -> bool:
        """Whether a noun is that of somebody: "Chad's", "Chadian", "by Chad", "the"; not "an offensive"."""
        before = [c for c in self.grammar.children[noun] if c < noun]
        if any(self.grammar.words.forms[c] in ("a", "an") for c in before):
            return False
        return any(self.tokens[c].dep == "poss" or self.tokens[c].entity in ("NORP", "GPE") or self.grammar.words.forms[c] == "the" for c in before)

    def _is_placed(self, noun: int) -> bool:
        """Whether a noun has a day, a past verb of its own, or a place in a story: "the invasion of *1990*", "*since* the invasion", "the siege *began*"."""
        first = self.grammar.first_conjunct(noun)
        above = self.tokens[first].head
        if any(self.tokens[i].entity in MOMENTS for i in self.grammar.parsed.subtree(noun)):
            return True
        if self.tokens[first].dep == "pobj":
            return self.grammar.words.forms[above] in ORDERING
        return self.tokens[first].dep in SUBJECTS | PASSIVE_SUBJECTS and self._is_past(above)

    def _is_past(self, verb: int) -> bool:
        """Whether a verb stands in the simple past."""
        return self.tokens[verb].tag == "VBD" or any(self.tokens[c].tag == "VBD" for c in self.grammar.auxiliaries(verb))
