"""The direction of a clause, read off the parse: the verb that governs a time expression, its auxiliaries and its mood."""

from __future__ import annotations

from collections.abc import Callable

from dateline.model.text import Parsed, Token

from .lexicon import Lexicon
from .setting import FUTURE, PAST, PRESENT

CLIMB = 12
"""Heads looked at above a time expression."""


def tense_of(parsed: Parsed, lexicon: Lexicon) -> Callable[[int], str | None]:
    """A function that gives past, future, present (it could be either) or None for the clause at a character."""
    return Governor(parsed, lexicon.clause).at


class Governor:
    """Climbs from a word to the verb that governs it and reads its tense."""

    def __init__(self, parsed: Parsed, table: dict[str, frozenset[str]]) -> None:
        self.parsed, self.table = parsed, table

    def at(self, char: int) -> str | None:
        """The direction of the clause at a character; None where no verb governs it."""
        i = self.parsed.token_at(char)
        if i is None:
            return None
        for j in [i, *self.parsed.ancestors(i)[:CLIMB]]:
            found = self.of(self.parsed.tokens[j])
            if found:
                return found
        return None

    def of(self, token: Token) -> str | None:
        """The direction a word gives to what hangs on it."""
        if token.lower in self.table["happened"] and token.pos == "NOUN":
            return PAST
        if token.pos in ("ADP", "SCONJ") and token.lower in self.table["behind"]:
            return PAST
        if token.pos in ("VERB", "AUX") and token.tag[:2] in ("VB", "MD"):
            return self.of_verb(token)
        if token.pos == "ADJ" and token.lower in self.table["ahead"]:
            return FUTURE
        return None

    def of_verb(self, token: Token) -> str | None:
        """The direction of a verb, by its auxiliaries, its own form, and for bare participles the verb above."""
        auxiliaries = [t for c in self.parsed.children[token.i] if (t := self.parsed.tokens[c]).dep in ("aux", "auxpass")]
        perfect = any(t.lemma == "have" for t in auxiliaries)
        if token.tag == "MD" or any(t.tag == "MD" for t in auxiliaries):
            return self.modal(token, auxiliaries, perfect)
        if any(t.tag == "TO" for t in auxiliaries):
            return self.infinitive(token)
        if token.lower in self.table["ahead"] and token.tag in ("VBN", "VBD", "VBG", "VBZ", "VBP"):
            return PAST if perfect and any(t.lower == "had" for t in auxiliaries) else FUTURE
        return self.finite(token, auxiliaries, perfect)

    def modal(self, token: Token, auxiliaries: list[Token], perfect: bool) -> str:
        """The direction of a verb with a modal: "would have met" and "nobody could be reached" look back."""
        modals = {t.lower for t in auxiliaries if t.tag == "MD"}
        words = {self.parsed.tokens[i].lower for i in self.parsed.subtree(token.i) if i < token.i} if "could" in modals else set()
        return PAST if (perfect and not modals & {"will", "shall", "'ll"}) or words & self.table["none"] else FUTURE

    def finite(self, token: Token, auxiliaries: list[Token], perfect: bool) -> str | None:
        """The direction of a verb without modal and "to"."""
        if perfect or token.tag == "VBD" or any(t.tag == "VBD" for t in auxiliaries):
            return PAST
        present = token.tag in ("VBZ", "VBP") or any(t.tag in ("VBZ", "VBP") for t in auxiliaries)
        if present:
            return PAST if token.lower in self.table["reporting"] or self.is_headline(token, auxiliaries) else FUTURE
        if token.tag == "VB" and not auxiliaries and token.dep != "xcomp":
            return FUTURE
        return PAST if token.tag == "VBN" else None

    def is_headline(self, token: Token, auxiliaries: list[Token]) -> bool:
        """Whether a verb is the present of a headline, which tells what has happened: "Hundreds mourn journalist in Tirana Monday"."""
        last = self.parsed.tokens[self.parsed.sentence_of(token.i).last - 1]
        return not auxiliaries and last.pos != "PUNCT" and token.pos == "VERB" and token.lower not in self.table["timetable"] | self.table["plural_timetable"]

    def came_to_pass(self, token: Token, above: Token) -> bool:
        """Whether an infinitive tells what a past verb led to ("flew to Cairo to meet the king"), not what it asked or promised."""
        return above.lower in self.table["come_to_pass"] or (token.dep == "advcl" and above.lower not in self.table["asks"])

    def infinitive(self, token: Token) -> str | None:
        """ "to meet" looks ahead, unless the verb above says that it came to pass, or had been due."""
        above = self.parsed.tokens[token.head]
        if above.pos in ("NOUN", "PROPN", "ADJ") and any(self.parsed.tokens[i].lower in self.table["foremost"] for i in (above.i, *self.parsed.children[above.i])):
            return None
        if above.i != token.i and above.tag in ("VBD", "VBN") and self.came_to_pass(token, above):
            return self.of_verb(above)
        own = {self.parsed.tokens[c].lower for c in self.parsed.children[token.i]}
        near = {self.parsed.tokens[c].lower for t in (above, self.parsed.tokens[above.head]) for c in self.parsed.children[t.i]} if above.i != token.i else set()
        never_was = "have" in own and above.lower in ("was", "were")
        if never_was:
            return PRESENT
        return PAST if "had" in near and above.i != token.i else FUTURE
