"""Where the time expressions of a text are: the longest match of a rule at every word, left to right."""

from __future__ import annotations

import re
from dataclasses import dataclass

from .lexicon import Lexicon
from .notation import BREAK, OTHER, Rule
from .words import Words


@dataclass(frozen=True, slots=True)
class Mention:
    """A stretch of words a rule has matched; `parts` are the words of its named pieces, `places` their word numbers."""

    start: int
    end: int
    first: int
    last: int
    rule: Rule
    parts: dict[str, tuple[str, ...]]
    places: dict[str, tuple[int, int]]

    def word(self, name: str) -> str:
        """The word of a piece, several joined by blanks, "" where the match has no such piece."""
        return " ".join(self.parts.get(name, ()))


def find_mentions(words: Words, lexicon: Lexicon) -> list[Mention]:
    """The longest matches, left to right, none overlapping; of equally long ones the rule that stands first in the file."""
    found, at, shape, rules, alone = [], 0, words.shape + BREAK, lexicon.rules, lexicon.alone
    while at < words.count:
        best, character = None, shape[at]
        if character == OTHER or (character not in alone and shape[at + 1] in (OTHER, BREAK)):
            at += 1
            continue
        for rule in rules.get(character, ()):
            match = rule.pattern.match(shape, at)
            if match and match.end() > at and (best is None or match.end() > best[0].end()):
                best = (match, rule)
        if best is None:
            at += 1
            continue
        match, rule = best
        if rule.reads != "nothing" and not (rule.fixed.get("not_in_name") and _in_name(words, match.start())):
            found.append(_mention(words, match, rule))
        at = match.end()
    return found


def _in_name(words: Words, first: int) -> bool:
    """Whether a word has a capital letter behind another that has one: part of a name."""
    return first > 0 and all(words.written[i][0].isupper() for i in (first - 1, first))


def _mention(words: Words, match: re.Match[str], rule: Rule) -> Mention:
    places = {name.rstrip("_"): span for name in match.re.groupindex if (span := match.span(name))[0] >= 0 and span[1] > span[0]}
    first, last = match.span()
    parts = {name: words.all_lower(*span) for name, span in places.items()}
    return Mention(words.starts[first], words.ends[last - 1], first, last, rule, parts, places)
