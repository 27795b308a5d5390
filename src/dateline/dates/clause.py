"""The direction of a clause, read off its words alone, for text that is not parsed.

The nearest verb before a time expression governs it, else the nearest after it in the same sentence: "said on Friday that
talks would resume on Monday" looks back for the first day and ahead for the second.
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
    """Looks around in the words of a text for verbs and what else tells the time of a clause."""

    def __init__(self, words: Words, table: dict[str, frozenset[str]]) -> None:
        self.words, self.table = words, table

    def direction(self, first: int, last: int) -> str | None:
        """Past, future, present (a plan that came to nothing may lie on either side) or None for the clause around some words."""
        marked = self.marked(first, last)
        if marked:
            return marked
        left = range(first - 1, max(-1, first - REACH), -1)
        right = range(last, min(self.words.count, last + REACH))
        object_of_verb = first > 0 and self.verb(first - 1, self.words.lower(first - 1)) is not None
        if last < self.words.count and self.words.lower(last) == "'s" and not object_of_verb:
            return self.scan(right) or self.scan(left)
        return self.scan(left) or self.scan(right)

    def marked(self, first: int, last: int) -> str | None:
        """The direction that the words right beside a day give it: "ahead of Monday", "Wednesday's ruling", "until Friday"."""
        words, table = self.words, self.table
        before = words.all_lower(max(0, first - 2), first)
        if before[-1:] and (before[-1] in table["ahead_before"] or " ".join(before) in table["ahead_before"]):
            return FUTURE
        if before[-1:] == ("for",) and not (words.all_lower(first, last) and self.is_long(first, last)):
            return FUTURE
        if before[-1:] and before[-1] in ("until", "till"):
            if self.opens_sentence(first - 1):
                return self.scan(range(last, min(words.count, last + REACH)))
            near = set(words.all_lower(max(0, first - 8), first))
            return PAST if "had" in near or near & table["stayed"] and not near & (table["present_auxiliaries"] | table["modals"] | {"to", "be"}) else FUTURE
        if before[-1:] == ("by",):
            return self.deadline(first, last)
        if self.is_told(before) or self.is_told_to(first):
            return PAST
        return self.of_noun(first, last)

    def deadline(self, first: int, last: int) -> str:
        """The direction of "by Friday": ahead, unless what had to be done was done or had been ("had left by Friday")."""
        words = self.words
        if self.opens_sentence(first - 1):
            return self.scan(range(last, min(words.count, last + REACH))) or FUTURE
        done = {"was", "were", "had"} & set(words.all_lower(max(0, first - 8), first))
        return PAST if done and self.scan(range(first - 1, max(-1, first - REACH), -1)) == PAST else FUTURE

    def opens_sentence(self, i: int) -> bool:
        """Whether a preposition stands first in its sentence."""
        return i == 0 or self.words.written[i][0].isupper()

    def is_told(self, before: tuple[str, ...]) -> bool:
        """Whether a reporting verb stands right before: "said Monday", "said on Monday"."""
        reporting = self.table["reporting"]
        return before[-1:] != () and (before[-1] in reporting or (before[-1] in ("on", "late", "early") and before[0] in reporting))

    def is_told_to(self, first: int) -> bool:
        """Whether somebody was told something on the day: "told reporters in Geneva on Friday"."""
        if not first or self.words.lower(first - 1) != "on":
            return False
        for i in range(first - 2, max(-1, first - 10), -1):
            word = self.words.lower(i)
            if word == "told":
                return True
            if word in self.table["breakers"] or self.ends_sentence(i, word) or self.verb(i, word):
                return False
        return False

    def of_noun(self, first: int, last: int) -> str | None:
        """The direction of the noun a day belongs to: "Wednesday's ruling" is over, "called for a strike on Friday" is not."""
        words, table = self.words, self.table
        after = words.all_lower(last, min(words.count, last + 4))
        before = words.all_lower(max(0, first - 10), first)
        if after[:1] == ("'s",):
            if set(after[1:]) & table["happened"]:
                return PAST
            if before[-1:] == ("after",):
                return FUTURE if set(before) & table["modals"] else PAST
            if before[-1:] and before[-1] in table["put_off"]:
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

    def is_long(self, first: int, last: int) -> bool:
        """Whether the words are a month or longer: "sales for October" does not look ahead as "set for Monday" does."""
        return not any(word.endswith("day") or word.isdigit() for word in self.words.all_lower(first, last))

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
        before = self.words.lower(i - 1) if i else ""
        return len(before) > 1 and before not in self.table["titles"]

    def verb(self, i: int, word: str) -> str | None:
        """The direction of a word if it is a verb, with the auxiliaries before it."""
        table = self.table
        if word in table["modals"]:
            return self.modal(i, i + 4)
        if word.endswith("ing") and i and self.words.lower(i - 1) in ("since", "after"):
            return PAST
        if word in table["ahead"] or (word in table["set"] and (self.next_word(i) == "to" or self.words.lower(i - 1) in ("is", "are", "'s", "was", "were"))):
            return PAST if self.auxiliary(i) == PAST and "been" in self.words.all_lower(max(0, i - 2), i) else FUTURE
        if word in table["past"] or (len(word) > 3 and word.endswith("ed") and word not in table["no_past"] and not self.is_name(i)):
            return None if i and self.words.lower(i - 1) in table["before_adjective"] else self.auxiliary(i) or PAST
        if word in table["base"] and i and self.words.lower(i - 1) == "to":
            return None if set(self.sentence_before(i, 8)) & table["foremost"] else self.infinitive(i)
        if word in table["plural_timetable"] and i and self.is_plural(self.words.lower(i - 1)):
            return FUTURE
        if word in table["timetable"] and i and self.words.lower(i - 1) not in table["no_subject"]:
            return self.auxiliary(i) or FUTURE
        if i and word.endswith("s") and len(word) > 3 and self.words.lower(i - 1) in table["pronouns"] and word not in table["reporting"]:
            return FUTURE
        if word in table["past_auxiliaries"]:
            return FUTURE if self.next_word(i) in ("to", "due", "expected", "scheduled", "set", "slated", "supposed") else PAST
        if word in ("is", "are", "am"):
            return FUTURE
        return None

    def is_plural(self, word: str) -> bool:
        """Whether a word looks like a plural noun."""
        return word.endswith("s") and not word.endswith("ss") and word not in self.table["no_plural"]

    def is_name(self, i: int) -> bool:
        """Whether a word has a capital letter inside a sentence: "United" is no verb."""
        return self.words.text[self.words.starts[i]].isupper() and i > 0 and self.words.lower(i - 1) not in STOPS

    def next_word(self, i: int) -> str:
        """The word after, or none."""
        return self.words.lower(i + 1) if i + 1 < self.words.count else ""

    def modal(self, i: int, last: int) -> str:
        """The direction of a modal and the words up to its verb: "would have met" and "could not be reached" look back."""
        word, after = self.words.lower(i), self.words.all_lower(i + 1, min(last, self.words.count))
        unreal = "have" in after[:2] and word not in ("will", "shall")
        unable = word == "could" and bool({*self.sentence_before(i, 8), *after[:1]} & self.table["none"])
        return PAST if unreal or unable else FUTURE

    def sentence_before(self, i: int, count: int) -> tuple[str, ...]:
        """Up to `count` words before a word, in its sentence, nearest first."""
        found = []
        for word in reversed(self.words.all_lower(max(0, i - count), i)):
            if word in STOPS:
                break
            found.append(word)
        return tuple(found)

    def auxiliary(self, i: int) -> str | None:
        """The direction of the auxiliaries before a verb: "to be held", "will be held", "has come"; None where there are none."""
        for j in range(i - 1, max(-1, i - GROUP), -1):
            word = self.words.lower(j)
            if word in self.table["modals"]:
                return self.modal(j, i)
            if word == "to" and self.next_word(j) in ("be", "have"):
                return self.infinitive(j + 1)
            if word == "have" and self.words.lower(j - 1) == "to":
                return PRESENT
            if word in self.table["perfect"] or word in self.table["past_auxiliaries"]:
                return FUTURE if self.words.lower(j - 1) in ("will", "shall", "'ll") else PAST
            if word in ("is", "are"):
                return FUTURE
            if not (word in self.table["between"] or word.endswith("ly")):
                return None
        return None

    def infinitive(self, i: int) -> str:
        """ "to meet" looks ahead, unless the verb before it says that it came to pass or had been due."""
        before = self.words.all_lower(max(0, i - 7), i - 1)
        if "had" in before and "been" in before:
            return PAST
        return PAST if set(before) & self.table["come_to_pass"] and not set(before) & self.table["modals"] else FUTURE
