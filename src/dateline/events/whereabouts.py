"""Contacts told by where somebody is, is awaited or goes next: "is *in Paris*", "is *on a visit*", "is *expected* in Kyiv"."""

from __future__ import annotations

from dateline.model.text import HEADLINE

from .cues import Cues, Reading
from .form import Form
from .grammar import MOMENTS, Grammar

NOW = frozenset({"now", "currently", "presently", "still"})


class Whereabouts:
    """Reads the modality of contacts off the whereabouts of who comes."""

    def __init__(self, grammar: Grammar, cues: Cues, form: Form) -> None:
        self.grammar, self.tokens, self.cues, self.form = grammar, grammar.tokens, cues, form

    def read(self, main: int, reading: Reading, governor: str | None) -> Reading:
        """The reading of a contact under these words; `governor` is what its trigger makes of acts below it."""
        if reading.modality not in ("asserted", "ongoing") or reading.negated:
            return reading
        if self.grammar.is_verb(main) and self.tokens[main].lemma != "be":
            going = reading.modality == "ongoing" and self.tokens[main].lemma == "go"  # "is going to Oslo" on a day to come
            return reading.changed(f'"{self.tokens[main].text}"', "future") if going or self._is_ahead(main, governor) else reading
        verb = main if self.grammar.is_verb(main) else self.grammar.support(main)
        if verb != main and self._is_under_way(main, verb):
            return reading.changed("on it", "ongoing")
        if verb is not None and self._was_there(verb):
            return reading.changed("when he was there", "historical")
        return reading.changed("is there", "ongoing") if verb is not None and self._is_there(verb) else reading

    def _is_ahead(self, verb: int, governor: str | None) -> bool:
        """Whether a contact is awaited or the next stop: "is *expected*", "*awaits* him", "*set off* for Oslo", "goes *on* to Oslo"."""
        beside = self.grammar.below(verb, frozenset({"prt", "advmod"}))
        names = {self.tokens[verb].lemma, *(f"{self.tokens[verb].lemma} {self.grammar.words.forms[i]}" for i in beside)}
        if governor == "future" and (self.grammar.passive(verb) or names & self.cues.awaiting):
            return True
        onward = any(self.grammar.words.forms[i] in self.cues.onward for i in beside)
        return onward and self.form.is_present(verb) and self.grammar.parsed.paragraph_of(verb).kind != HEADLINE

    def _is_under_way(self, noun: int, verb: int | None) -> bool:
        """"On a visit to Oslo", without a verb of its own, or with "now" beside it."""
        token = self.tokens[noun]
        if not self.grammar.is_("visit", noun) or token.dep != "pobj" or self.tokens[token.head].lower != "on":
            return False
        return verb is None or any(self.grammar.words.forms[i] in NOW for i in (*self.grammar.children[token.head], token.head - 1) if i >= 0)

    def _was_there(self, verb: int) -> bool:
        """Whether a stay only tells when something else was: "*when he was* in Oslo, he said …"."""
        then = any(self.grammar.words.forms[c] == "when" for c in self.grammar.children[verb])
        dated = any(self.tokens[i].entity in MOMENTS for i in self.grammar.parsed.subtree(verb))
        return self.tokens[verb].tag == "VBD" and self.tokens[verb].lemma == "be" and self.tokens[verb].dep == "advcl" and then and not dated

    def _is_there(self, verb: int) -> bool:
        """Whether somebody is somewhere now: "is in Oslo", "has been in Oslo since Monday"."""
        if self.tokens[verb].lemma != "be":
            return False
        since = any(self.grammar.words.forms[i] == "since" for i in self.grammar.children[verb])
        has = any(self.grammar.words.forms[i] in ("has", "have", "'s", "'ve") for i in self.grammar.auxiliaries(verb))
        return self.tokens[verb].tag in ("VBZ", "VBP") or (since and has)
