"""Where the time expressions of a text are: the longest match of a rule at every word, left to right."""

from __future__ import annotations

import re
from dataclasses import dataclass

from .lexicon import Lexicon
from .notation import BREAK, Rule
from .words import Words

QUOTES = ('"', "'", "`")


@dataclass(frozen=True, slots=True)
class Mention:
    """A stretch of words a rule has matched, without a `signal` at its end; `parts` are the words of its named pieces, `places` their word numbers."""

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
    found, shape, rules, search = [], words.shape + BREAK, lexicon.rules, lexicon.opening.search
    at = 0
    while opening := search(shape, at):
        best, at = None, opening.start()
        for rule in rules[shape[at]]:
            match = rule.pattern.match(shape, at)
            if match and match.end() > at and (best is None or match.end() > best[0].end()):
                best = (match, rule)
        if best is None:
            at += 1
            continue
        match, rule = best
        if rule.reads != "nothing" and not _is_name(words, match, rule, lexicon):
            found.append(_mention(words, match, rule))
        at = match.end()
    return found


def _is_name(words: Words, match: re.Match[str], rule: Rule, lexicon: Lexicon) -> bool:
    """Whether a match is part of a name: capitalised beside a capitalised word, or the title of a broadcast or a book."""
    first, last = match.span()
    if rule.fixed.get("not_in_name") and first > 0 and _capitals(words, first - 1):
        return True
    if rule.fixed.get("not_before_name") and last < words.count and _capitals(words, last - 1):
        return True
    quoted = first > 0 and words.written[first - 1] in QUOTES
    return quoted and any(words.written[i][0].isupper() and (lexicon.value("UNITS", words.lower(i)) or lexicon.value("UNIT", words.lower(i))) for i in range(first + 1, last))


def _capitals(words: Words, i: int) -> bool:
    """Whether a word and the one after it both have a capital letter, in a text that is not all in capitals."""
    word, after = words.written[i], words.written[i + 1]
    return word[0].isupper() and after[0].isupper() and not (len(after) > 1 and word.isupper() and after.isupper())


def _mention(words: Words, match: re.Match[str], rule: Rule) -> Mention:
    places = {name.rstrip("_"): span for name in match.re.groupindex if (span := match.span(name))[0] >= 0 and span[1] > span[0]}
    first, last = match.span()
    last = places["signal"][0] if "signal" in places else last
    parts = {name: words.all_lower(*span) for name, span in places.items()}
    return Mention(words.starts[first], words.ends[last - 1], first, last, rule, parts, places)
