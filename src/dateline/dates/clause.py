"""The direction of a clause, read off its verbs, for text that is not parsed.

The nearest verb before a time expression governs it, else the nearest after it in the same sentence: "said on Friday that
envoys would meet on Monday" looks back for the first day and ahead for the second.
"""

from __future__ import annotations

from .setting import FUTURE, PAST, PRESENT
from .words import Words

REACH = 40
"""Words looked at on either side: longer than a clause, short enough for a text without full stops."""
GROUP = 8
"""Words before a verb in which its auxiliaries stand ("will not yet have been held")."""
STOPS = frozenset(".;?!")


class Clause:
    """Looks around in the words of a text for verbs; `table` holds the lists of the language file."""

    def __init__(self, words: Words, table: dict[str, frozenset[str]]) -> None:
        self.words, self.table = words, table

    def direction(self, first: int, last: int) -> str | None:
        """Past, future, present (a plan that came to nothing may lie on either side) or None for the clause around some words."""
        owned = last < self.words.count and self.words.lower(last) == "'s"
        object_of_verb = first > 0 and self.verb(first - 1, self.words.lower(first - 1)) is not None
        if owned and not object_of_verb:
            return self.after(last) or self.before(first)
        return self.before(first) or self.after(last)

    def before(self, first: int) -> str | None:
        """The direction of the nearest verb before a word, in its sentence."""
        return self.scan(range(first - 1, max(-1, first - REACH), -1))

    def after(self, last: int) -> str | None:
        """The direction of the nearest verb from a word on, in its sentence."""
        return self.scan(range(last, min(self.words.count, last + REACH)))

    def scan(self, places: range) -> str | None:
        """The direction of the first verb met."""
        for i in places:
            word = self.words.lower(i)
            if self.ends_sentence(i, word):
                return None
            found = self.verb(i, word)
            if found:
                return found
        return None

    def ends_sentence(self, i: int, word: str) -> bool:
        """Whether a word ends a sentence; the full stop of a title or an initial does not."""
        if word != ".":
            return word in STOPS or word[0] == "\n"
        before = self.word_at(i - 1)
        return len(before) > 1 and before not in self.table["titles"]

    def word_at(self, i: int) -> str:
        """A word in lower case, "" outside of the text."""
        return self.words.lower(i) if 0 <= i < self.words.count else ""

    def sentence_before(self, i: int, count: int) -> tuple[str, ...]:
        """Up to `count` words before a word, in its sentence, nearest first."""
        found = []
        for word in reversed(self.words.all_lower(max(0, i - count), i)):
            if word in STOPS:
                break
            found.append(word)
        return tuple(found)

    def verb(self, i: int, word: str) -> str | None:
        """The direction of a word if it is a verb, with the auxiliaries before it; None for other words."""
        table = self.table
        if word in table["modals"]:
            return self.modal(i, i + 4)
        if word in table["ahead"] or word in table["set"]:
            return self.of_plan(i, word)
        if word in table["past"] or (word.endswith("ed") and len(word) > 3):
            return self.of_past(i, word)
        return self.of_auxiliary(i, word) or self.of_plain(i, word)

    def of_plan(self, i: int, word: str) -> str | None:
        """ "due", "expected", "planned" look ahead unless they "had been"; "set" and the like only before "to", after "is", in "was set for"."""
        before, after = self.word_at(i - 1), self.word_at(i + 1)
        bound = after == "to" or before in ("is", "are", "'s") or (before in ("was", "were") and after == "for")
        if word in self.table["set"] and not bound:
            return self.of_past(i, word) if word in self.table["past"] else None
        over = self.auxiliary(i) == PAST and "been" in self.words.all_lower(max(0, i - 2), i)
        return PAST if over else FUTURE

    def of_past(self, i: int, word: str) -> str | None:
        """The direction of a past form, unless it is an adjective ("behind closed doors") or a name ("United")."""
        is_name = i > 0 and self.words.written[i][0].isupper() and self.word_at(i - 1) not in STOPS
        is_verb = word in self.table["past"] or (word not in self.table["no_past"] and not is_name)
        if not is_verb or self.word_at(i - 1) in self.table["before_adjective"]:
            return None
        return self.auxiliary(i) or PAST

    def of_auxiliary(self, i: int, word: str) -> str | None:
        """The direction of was, had, is as such; "was to" and "were due" look ahead."""
        if word in self.table["past_auxiliaries"]:
            return FUTURE if self.word_at(i + 1) in self.table["ahead_after_was"] else PAST
        return FUTURE if word in ("is", "are", "am") else None

    def of_plain(self, i: int, word: str) -> str | None:
        """The direction of a plain form or a present: "to meet", "polls close", "the summit opens", "who visits", "since leaving"."""
        table, before = self.table, self.word_at(i - 1)
        if before == "to" and word in table["base"]:
            return None if set(self.sentence_before(i, 8)) & table["foremost"] else self.infinitive(i)
        if word in table["plural_timetable"] and (self.is_plural(before) or (self.word_at(i - 2) == "and" and self.words.written[i - 1][0].isupper())):
            return FUTURE
        if before and word in table["timetable"] and (before not in table["no_subject"] or word in table["no_noun"]):
            return self.auxiliary(i) or FUTURE
        if before in table["pronouns"] and word.endswith("s") and len(word) > 3 and word not in table["reporting"]:
            return FUTURE
        return PAST if word.endswith("ing") and before in ("since", "after") else None

    def is_plural(self, word: str) -> bool:
        """Whether a word looks like a plural noun."""
        return word.endswith("s") and not word.endswith("ss") and word not in self.table["no_plural"]

    def modal(self, i: int, last: int) -> str:
        """The direction of a modal and the words up to its verb: "would have met" and "could not be reached" look back."""
        word, after = self.words.lower(i), self.words.all_lower(i + 1, min(last, self.words.count))
        unreal = "have" in after[:2] and word not in ("will", "shall")
        unable = word == "could" and bool({*self.sentence_before(i, 8), *after[:1]} & self.table["none"])
        return PAST if unreal or unable else FUTURE

    def auxiliary(self, i: int) -> str | None:
        """The direction of the auxiliaries before a verb: "to be held", "will be held", "has come"; None where there are none."""
        for j in range(i - 1, max(-1, i - GROUP), -1):
            word = self.words.lower(j)
            if word in self.table["modals"]:
                return self.modal(j, i)
            if word == "to" and self.word_at(j + 1) in ("be", "have"):
                return self.infinitive(j + 1)
            if word == "have" and self.word_at(j - 1) == "to":
                return PRESENT
            if word in self.table["perfect"] or word in self.table["past_auxiliaries"]:
                return FUTURE if self.word_at(j - 1) in ("will", "shall", "'ll") else PAST
            if word in ("is", "are"):
                return FUTURE
            if not (word in self.table["between"] or word.endswith("ly")):
                return None
        return None

    def infinitive(self, i: int) -> str:
        """ "to meet" looks ahead, unless the verb before it says that it came to pass or had been due."""
        before = set(self.words.all_lower(max(0, i - 7), i - 1))
        if {"had", "been"} <= before:
            return PAST
        if "had" in before and before & self.table["wished"]:
            return PRESENT
        return PAST if before & self.table["come_to_pass"] and not before & self.table["modals"] else FUTURE
