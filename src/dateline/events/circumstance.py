"""When and where an act takes place: from its own clause first, then from the words it hangs on; never a guess."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from dateline.model.actor import Place
from dateline.model.text import Parsed
from dateline.model.when import UNKNOWN, TimeExpression, When

from .grammar import Grammar

NO_MOMENT = ("DURATION", "SET")
CLOSE = frozenset({"xcomp", "conj", "aux", "auxpass", "pcomp", "prep", "acl", "relcl"})
STEPS_UP = 4
"""Words above a trigger whose time expressions are still its own ("is scheduled *on Monday* to visit")."""


class Circumstance:
    """Times and places of an article by the words they hang on."""

    def __init__(self, parsed: Parsed, grammar: Grammar, times: Sequence[TimeExpression], places: Iterable[Place]) -> None:
        self.parsed, self.grammar, self.times = parsed, grammar, times
        moments = [(n, time) for n, time in enumerate(times) if time.type not in NO_MOMENT]
        self._inside = {i: n for n, time in moments for i in parsed.tokens_in(time.start, time.end)}
        self._times = self._hung((n, time.start, time.end) for n, time in moments)
        self.place_at = {i: n for n, place in enumerate(places) for i in parsed.tokens_in(place.start, place.end)}

    def _hung(self, spans: Iterable[tuple[int, int, int]]) -> dict[int, list[int]]:
        """Number of each expression under the word that it hangs on, prepositions skipped."""
        found: dict[int, list[int]] = {}
        for number, start, end in spans:
            inside = self.parsed.tokens_in(start, end)
            for i in inside:
                above = self._above(i)
                if above not in inside:
                    found.setdefault(above, []).append(number)
                    break
        return found

    def _above(self, i: int) -> int:
        """The word an expression hangs on: prepositions and the nouns of a date between are passed over."""
        tokens, above = self.parsed.tokens, self.parsed.tokens[i].head
        while tokens[above].pos == "ADP" and tokens[above].head != above:
            above = tokens[above].head
        return above

    def when(self, main: int, trigger: Sequence[int], carrier: int | None, spoken: bool = False) -> tuple[When, str | None]:
        """The days of an act and the reason, or unknown.

        Args:
            main: the trigger; trigger: all of its words; carrier: the support verb of a noun.
            spoken: whether the act is done by words; what they are about has its own day then ("praised the *2021* reforms").
        """
        if not self._times:
            return UNKNOWN, None
        own = [*trigger, *([carrier] if carrier is not None else [])]
        for i in own:
            if self._times.get(i) and not (spoken and i != main and self._is_before(self._times[i], i)):
                return self._pick(self._times[i], main, "in its clause")
        for i in own:
            ends = [j for child in self.grammar.children[i] for j in self._arguments(child) if not (spoken and self._is_before(self._times.get(j, ()), j))]
            inner = [n for j in ends for n in self._times.get(j, ())]
            if inner:
                return self._pick(inner, main, "in its phrase")
        return self._from_above(main if carrier is None else carrier, main)

    def _is_before(self, numbers: Sequence[int], noun: int) -> bool:
        """Whether expressions stand before the noun they hang on: "the *2021* reforms"."""
        token = self.parsed.tokens[noun]
        return token.pos in ("NOUN", "PROPN") and all(self.times[n].start < token.start for n in numbers)

    def _arguments(self, i: int) -> list[int]:
        """The nouns of a phrase below a trigger: clauses of their own are left out."""
        tokens = self.parsed.tokens
        if tokens[i].dep in ("ccomp", "advcl", "relcl", "acl", "conj", "parataxis", "xcomp", "nsubj", "nsubjpass"):
            return []
        if tokens[i].lower == "since":
            return [i]  # not "since the start of the war *in May*": done at any time from then on
        return [i, *(j for child in self.grammar.children[i] for j in self._arguments(child))]

    def _from_above(self, i: int, main: int) -> tuple[When, str | None]:
        tokens = self.parsed.tokens
        for _ in range(STEPS_UP):
            token = tokens[i]
            if token.head in self._inside and token.dep in ("relcl", "advcl"):
                return self._pick([self._inside[token.head]], main, "which its clause tells of")
            if token.head == i or (token.dep in ("ccomp", "relcl", "advcl", "parataxis") and not self._is_then(i)):
                break
            i = token.head
            if self.grammar.is_("reporting", i):
                break
            if self._times.get(i) and token.dep in CLOSE | {"advcl"} | {"dobj", "pobj", "nsubj", "nsubjpass", "attr"}:
                return self._pick(self._times[i], main, f'with "{tokens[i].text}"')
        return UNKNOWN, None

    def _is_then(self, clause: int) -> bool:
        """Whether a clause tells what was done at the time of the one above: "in March, *when he came* to Oslo"."""
        tokens = self.parsed.tokens
        return tokens[clause].dep == "advcl" and any(tokens[c].lower == "when" and tokens[c].dep in ("advmod", "mark") for c in self.grammar.children[clause])

    def _pick(self, numbers: Sequence[int], main: int, how: str) -> tuple[When, str | None]:
        """The nearest expression that tells a day; one that tells none stays as the words alone."""
        anchor = self.parsed.tokens[main].start
        known = [n for n in numbers if self.times[n].earliest or self.times[n].latest] or list(numbers)
        best = min(known, key=lambda n: (abs(self.times[n].start - anchor), n))
        time = self.times[best]
        return When(time.earliest, time.latest, time.granularity, best), f'when: "{time.text}", {how}'

    def where(self, main: int, trigger: Sequence[int], carrier: int | None) -> tuple[int | None, str | None]:
        """The place of an act: "in", "at", "near" … below its words."""
        for i in (*trigger, *([carrier] if carrier is not None else [])):
            for end in self.grammar.prep(i, ("in", "at", "near", "outside", "inside", "to", "into", "on", "around", "across", "from")):
                number = self.place_at.get(end)
                if number is not None:
                    return number, "where: in its clause"
        return None, None
