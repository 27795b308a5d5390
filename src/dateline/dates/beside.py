"""The direction that the words right beside a day give it, whatever the verbs say: "ahead of Monday", "Wednesday's ruling"."""

from __future__ import annotations

from .clause import STOPS, Clause
from .setting import FUTURE, PAST

NEAR = 8
"""Words before a preposition in which the verb it belongs to stands."""


class Beside:
    """Looks at the words right before and after a time expression."""

    def __init__(self, clause: Clause) -> None:
        self.clause, self.words, self.table = clause, clause.words, clause.table

    def direction(self, first: int, last: int) -> str | None:
        """Past, future or None by the preposition, the reporting verb or the noun beside the words `first` to `last` (exclusive)."""
        before = self.words.all_lower(max(0, first - 2), first)
        return self.by_preposition(first, last, before) or self.by_report(first, before) or self.by_noun(first, last)

    def by_preposition(self, first: int, last: int, before: tuple[str, ...]) -> str | None:
        """ "ahead of", "for Monday", "until Friday", "by Friday", "since my January visit"."""
        ahead, word = self.table["ahead_before"], before[-1] if before else ""
        if word in ahead or " ".join(before) in ahead or (word == "for" and not self.is_long(first, last)):
            return FUTURE
        if word in ("until", "till"):
            return self.by_until(first, last)
        if "since" in before and (word == "since" or word in self.table["determiners"]):
            return PAST
        return self.by_deadline(first, last) if word == "by" else None

    def is_long(self, first: int, last: int) -> bool:
        """Whether the words are a month or longer: "sales for October" does not look ahead as "set for Monday" does."""
        return not any(word.endswith("day") or word.isdigit() for word in self.words.all_lower(first, last))

    def opens_sentence(self, i: int) -> bool:
        """Whether a preposition stands first in its sentence."""
        return i == 0 or self.words.written[i][0].isupper()

    def by_until(self, first: int, last: int) -> str | None:
        """ "has until Friday" looks ahead, "stayed until Friday" and "had been there until Friday" back."""
        if self.opens_sentence(first - 1):
            return self.clause.after(last)
        near = set(self.words.all_lower(max(0, first - NEAR), first))
        lasting = near & (self.table["present_auxiliaries"] | self.table["modals"] | {"to", "be"})
        if near & self.table["prolonged"] and "had" not in near:
            return FUTURE
        return PAST if "had" in near or (near & self.table["stayed"] and not lasting) else FUTURE

    def by_deadline(self, first: int, last: int) -> str:
        """ "by Friday" looks ahead, unless what had to be done was done or had been ("had left by Friday")."""
        if self.opens_sentence(first - 1):
            return self.clause.after(last) or FUTURE
        done = {"was", "were", "had"} & set(self.words.all_lower(max(0, first - NEAR), first))
        return PAST if done and self.clause.before(first) == PAST else FUTURE

    def by_report(self, first: int, before: tuple[str, ...]) -> str | None:
        """ "said Monday", "said on Monday", "told reporters in Geneva on Friday" look back."""
        reporting, word = self.table["reporting"], before[-1] if before else ""
        if word in reporting or (word in ("on", "late", "early") and before[0] in reporting):
            return PAST
        return PAST if word == "on" and (self.is_told_to(first - 1) or self.is_of_source(first - 1)) else None

    def is_of_source(self, i: int) -> bool:
        """Whether a day dates what somebody is quoted from: "according to a statement by the palace on Monday"."""
        near = self.clause.sentence_before(i, NEAR)
        for n, word in enumerate(near):
            if word in self.table["sources"] or " ".join(near[n : n + 2][::-1]) in self.table["sources"]:
                return True
            if self.clause.verb(i - 1 - n, word):
                return False
        return False

    def is_told_to(self, i: int) -> bool:
        """Whether "told" and those who were told stand before a word."""
        for j in range(i - 1, max(-1, i - NEAR - 1), -1):
            word = self.words.lower(j)
            if word == "told":
                return True
            if word in self.table["breakers"] or self.clause.ends_sentence(j, word) or self.clause.verb(j, word):
                return False
        return False

    def by_noun(self, first: int, last: int) -> str | None:
        """ "Wednesday's ruling" is over, "called for a strike on Friday" and "cancelled Friday's trip" look ahead."""
        after = self.words.all_lower(last, min(self.words.count, last + 4))
        before = self.words.all_lower(max(0, first - NEAR - 2), first)
        if after[:1] == ("'s",):
            if set(after[1:]) & self.table["happened"]:
                return PAST
            if before[-1:] == ("after",):
                return FUTURE if set(before) & self.table["modals"] else PAST
            if before[-1:] and before[-1] in self.table["put_off"]:
                return FUTURE
        return FUTURE if self.is_called_for(before) else None

    def is_called_for(self, before: tuple[str, ...]) -> bool:
        """Whether a day belongs to a gathering that was only called or announced: "called for a strike on Friday", "confirmed on
        Thursday the visit to Baku on Monday"."""
        table = self.table
        if set(before) & STOPS or not set(before) & table["call_for"]:
            return False
        noun = before[-2:-1] if before[-1:] == ("on",) else before[-1:]
        if noun and noun[0] in table["gatherings"]:
            return True
        verb = max(i for i, word in enumerate(before) if word in table["call_for"])
        told = any(word in table["days"] for word in before[verb + 1 : verb + 3])
        return told and bool(set(before[verb:]) & table["gatherings"])
