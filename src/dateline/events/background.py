"""What a passage tells of days long past: an act without a day of its own has that of the story it stands in."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence

from dateline.model.text import Parsed
from dateline.model.when import TimeExpression

from .clauses import is_finite
from .grammar import Grammar

DAYS_OF_HISTORY = 60
"""Days before publication that make of a narrated day history."""
NO_MOMENT = ("DURATION", "SET")
OPEN = frozenset({"since", "from"})
"""Words before a day of old that lasts until now."""
ASIDE = frozenset({"relcl", "acl", "ccomp"})
SPOKEN = frozenset({"SUPPORT", "ACCUSE", "AGREE", "REQUEST", "REJECT", "THREATEN", "CONCEDE"})
"""Types done by speaking: who thanks for what was done in 1990 thanks today."""


class Background:
    """Which days the verbs of each paragraph are told with."""

    def __init__(self, parsed: Parsed, grammar: Grammar, times: Sequence[TimeExpression]) -> None:
        self.parsed, self.grammar, self.day = parsed, grammar, parsed.article.day
        self._told: dict[int, list[tuple[int, int, bool]]] = {}
        for time in times if self.day else ():
            if time.type not in NO_MOMENT and time.latest:
                self._note(time, time.latest)

    def _note(self, time: TimeExpression, latest: dt.date) -> None:
        """Keeps a day that a verb is told with: its sentence, the verb, and whether it lies years back."""
        inside = self.parsed.tokens_in(time.start, time.end)
        verb = self._verb_of(inside) if inside else None
        if verb is not None:
            old = bool(self.day and (self.day - latest).days > DAYS_OF_HISTORY)
            sentence = self.parsed.tokens[verb].sentence
            self._told.setdefault(self.parsed.sentences[sentence].paragraph, []).append((sentence, verb, old))

    def _verb_of(self, inside: range) -> int | None:
        """The verb whose day an expression tells; none where it lasts until now, or is a noun's year: "in 1990", "75 years ago"."""
        tokens = self.parsed.tokens
        above = next((tokens[i].head for i in inside if tokens[i].head not in inside), inside[0])
        while tokens[above].pos in ("ADP", "SCONJ", "ADV") and tokens[above].head != above:
            if tokens[above].lower in OPEN:
                return None
            above = tokens[above].head
        return above if self.grammar.is_verb(above) else None

    def is_history(self, main: int, kind: str | None) -> bool:
        """Whether an act is told in the past among days of old: the days of its sentence, else those told last before it in its paragraph."""
        if kind in SPOKEN or not self._is_past(main):
            return False
        sentence = self.parsed.tokens[main].sentence
        told = self._told.get(self.parsed.sentences[sentence].paragraph, ())
        here = [old for at, verb, old in told if at == sentence and not self._is_aside(verb, main)]
        if here:
            return all(here)
        before = max((at for at, _, _ in told if at < sentence), default=None)
        return before is not None and all(old for at, _, old in told if at == before)

    def _is_aside(self, verb: int, main: int) -> bool:
        """Whether a verb stands in a clause on a noun, or in what is said, below an act: "met a man *who fled in 1988*"."""
        tokens, i = self.parsed.tokens, verb
        while i != main and tokens[i].head != i:
            if tokens[i].dep in ASIDE and main in self.parsed.ancestors(i):
                return True
            i = tokens[i].head
        return False

    def _is_past(self, main: int) -> bool:
        """Whether the verb that tells an act, or the one an infinitive hangs on, stands in the simple past."""
        tokens, i = self.parsed.tokens, main
        while tokens[i].head != i and not (self.grammar.is_verb(i) and is_finite(self.grammar, i)):
            i = tokens[i].head
        helped = {tokens[c].tag for c in self.grammar.auxiliaries(i)}
        return tokens[i].tag == "VBD" or (tokens[i].tag == "VBN" and "VBD" in helped)
