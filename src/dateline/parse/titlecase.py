"""Headlines In Title Case, written as a sentence before they are parsed, letter for letter.

A parser takes "Norway Expels Envoys" for one long name. The article's own body tells which words are names: a word, or one
of the same stem, that the body writes small is small in the headline too; what the body never writes, or writes with a
capital in the middle of a sentence, stays as it is. Headlines in sentence case are left alone.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

_WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)?")
_FEWEST_WORDS = 4
_SHARE = 0.7
_SMALL = frozenset(
    "a an the and or but of in on at to for from by with as over after before during into amid against despite under "
    "is are was were be will not it its his her their than that while who new".split()
)
_STEM = 5


def is_title_case(headline: str) -> bool:
    """Whether nearly all longer words of a line begin with a capital."""
    words = [word for word in _WORD.findall(headline) if len(word) > 3]
    return len(words) >= _FEWEST_WORDS and sum(word[0].isupper() for word in words) >= _SHARE * len(words)


def sentence_case(headline: str, body: Iterable[str]) -> str:
    """The headline with those words small that the body's paragraphs write small; its length is unchanged.

    The first word keeps its capital unless the body writes it small: "Talks Begin" is "talks begin" to the parser.
    """
    small, names = _usage(body)
    stems = {word[:_STEM] for word in small if len(word) >= _STEM}

    def written(match: re.Match[str]) -> str:
        word = match.group()
        low = word[0].lower() + word[1:]
        if not word[0].isupper() or len(low) != len(word) or not word[1:].islower():
            return word
        bare = low.split("'")[0].split("’")[0]
        known_small = bare in small or bare in _SMALL or (len(bare) >= _STEM and bare[:_STEM] in stems and bare not in names)
        return low if known_small and not (bare in names and bare not in small) else word

    return _WORD.sub(written, headline)


def _usage(body: Iterable[str]) -> tuple[set[str], set[str]]:
    """Words that the body writes small, and (in lower case) those it writes with a capital inside a sentence."""
    small: set[str] = set()
    names: set[str] = set()
    for paragraph in body:
        for match in _WORD.finditer(paragraph):
            word = match.group().split("'")[0].split("’")[0]
            if word.islower():
                small.add(word)
            elif word and word[0].isupper() and paragraph[max(0, match.start() - 2) : match.start()].strip(" ")[-1:].isalnum():
                names.add(word.lower())
    return small, names
