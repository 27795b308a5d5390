"""The direction of a clause, read off its words alone, for text that is not parsed.

The nearest verb before a time expression governs it, else the nearest after it in the same sentence: "said on Friday that
talks would resume on Monday" looks back for the first day and ahead for the second.
"""

from __future__ import annotations

from collections.abc import Callable

from .lexicon import Lexicon
from .setting import FUTURE, PAST
from .words import Words

REACH = 40
"""Words looked at on either side: longer than a clause, short enough for a text without full stops."""
GROUP = 5
"""Words before a verb in which its auxiliaries stand ("will not yet have been held")."""
STOPS = frozenset(".;?!")


def direction_of(words: Words, lexicon: Lexicon) -> Callable[[int, int], str | None]:
    """A function that gives the direction of the clause around the words `first` to `last` (exclusive)."""
    clause = _Clause(words, lexicon.clause)
    return clause.direction


class _Clause:
    def __init__(self, words: Words, table: dict[str, frozenset[str]]) -> None:
        self.words, self.table = words, table

    def direction(self, first: int, last: int) -> str | None:
        """Past, future or None for the clause around some words."""
        words = self.words
        before = " ".join(words.all_lower(max(0, first - 2), first))
        if before in self.table["ahead_before"] or before.split(" ")[-1:] == ["for"]:
            return FUTURE
        left = range(first - 1, max(-1, first - REACH), -1)
        right = range(last, min(words.count, last + REACH))
        if last < words.count and words.lower(last) == "'s":
            return self.scan(right) or self.scan(left)
        return self.scan(left) or self.scan(right)

    def scan(self, places: range) -> str | None:
        """The direction of the first verb met."""
        for i in places:
            word = self.words.lower(i)
            if word in STOPS or word[0] == "\n":
                return None
            found = self.verb(i, word)
            if found:
                return found
        return None

    def verb(self, i: int, word: str) -> str | None:
        """The direction of a word if it is a verb, with the auxiliaries before it."""
        table = self.table
        if word in table["modals"] or word in table["ahead"]:
            return FUTURE
        if word in table["past"] or (len(word) > 4 and word.endswith("ed")):
            return FUTURE if self.auxiliary(i) == FUTURE else PAST
        if word in table["base"] or word in table["scheduled"]:
            return FUTURE if self.governs(i, word) else None
        if word in table["past_auxiliaries"]:
            return FUTURE if self.looks_ahead_after(i) else PAST
        if word in table["present_auxiliaries"]:
            return FUTURE
        return None

    def auxiliary(self, i: int) -> str | None:
        """The direction of the auxiliaries before a participle: "to be held", "will be held"; None where there are none."""
        for j in range(i - 1, max(-1, i - GROUP), -1):
            word = self.words.lower(j)
            if word in self.table["modals"] or (word == "to" and j == i - 2 and self.words.lower(j + 1) == "be"):
                return FUTURE
            if not (word in self.table["past_auxiliaries"] or word in ("be", "not", "also", "have") or word.endswith("ly")):
                return None
        return None

    def governs(self, i: int, word: str) -> bool:
        """Whether a plain form is a verb here: after "to", or with no article or preposition before it."""
        before = self.words.lower(i - 1) if i else ""
        if before == "to":
            return True
        return before not in ("the", "a", "an", "of", "in", "his", "her", "its", "their", "for", "on", "at", "this", "that", "first", "state", "official", "and", "by", "with", "last", "next")

    def looks_ahead_after(self, i: int) -> bool:
        """Whether "was", "had" and the like are followed by "to" or a word that looks ahead: "was to meet", "were due"."""
        after = self.words.all_lower(i + 1, min(self.words.count, i + 3))
        return bool(after) and (after[0] in ("to", "due", "expected", "scheduled", "set", "slated", "supposed"))
