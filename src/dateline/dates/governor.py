"""The direction of a clause, read off the parse: the verb that governs a time expression, its auxiliaries and its mood."""

from __future__ import annotations

from collections.abc import Callable

from dateline.model.text import Parsed, Token

from .lexicon import Lexicon
from .setting import FUTURE, PAST

ARRIVED_TO = frozenset("come go travel fly arrive return manage fail begin start continue refuse use happen help gather".split())
"""Verbs whose infinitive has happened when they have: "flew to Cairo to meet the king on Monday"."""


def tense_of(parsed: Parsed, lexicon: Lexicon) -> Callable[[int], str | None]:
    """A function that gives past, future or None for the clause at a character."""
    governor = _Governor(parsed, lexicon.clause)
    return governor.at


class _Governor:
    def __init__(self, parsed: Parsed, table: dict[str, frozenset[str]]) -> None:
        self.parsed, self.table = parsed, table

    def at(self, char: int) -> str | None:
        """The direction of the clause at a character; None where no verb governs it."""
        i = self.parsed.token_at(char)
        if i is None:
            return None
        for j in [i, *self.parsed.ancestors(i)][:12]:
            token = self.parsed.tokens[j]
            if token.pos in ("VERB", "AUX") and token.tag[:2] in ("VB", "MD"):
                found = self.of_verb(token)
                if found:
                    return found
            elif token.pos in ("ADJ", "VERB") and token.lower in self.table["ahead"]:
                return FUTURE
        return None

    def of_verb(self, token: Token) -> str | None:
        """The direction of a verb, by its auxiliaries, its own form, and for bare participles the verb above."""
        auxiliaries = [t for c in self.parsed.children[token.i] if (t := self.parsed.tokens[c]).dep in ("aux", "auxpass")]
        if any(t.tag == "MD" for t in auxiliaries) or token.tag == "MD":
            return FUTURE
        if any(t.tag == "TO" for t in auxiliaries):
            return self.infinitive(token)
        if token.lower in self.table["ahead"] and token.tag in ("VBN", "VBD", "VBG"):
            return FUTURE
        finite = [t for t in auxiliaries if t.tag in ("VBD", "VBZ", "VBP")]
        if any(t.lemma == "have" for t in finite) or any(t.tag == "VBD" for t in finite) or token.tag == "VBD":
            return PAST
        if finite or token.tag in ("VBZ", "VBP"):
            return PAST if token.lower in self.table["reporting"] else FUTURE
        return PAST if token.tag == "VBN" else None

    def infinitive(self, token: Token) -> str | None:
        """ "to meet" looks ahead, unless the verb above says that it came to pass."""
        above = self.parsed.tokens[token.head]
        if above.i != token.i and above.lemma in ARRIVED_TO and above.tag in ("VBD", "VBN"):
            return self.of_verb(above)
        return FUTURE
