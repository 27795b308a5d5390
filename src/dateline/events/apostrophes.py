"""Contractions as the cues and patterns know them, whichever apostrophe a publisher prints: "he’ll" is "he'll"."""

from __future__ import annotations

import re
from dataclasses import replace

from dateline.model.text import Parsed, Token

MARKS = re.compile("[\u2019\u02bc]")
LEMMAS = {"'re": "be", "'m": "be", "'s": "be", "'ve": "have", "'ll": "will", "'d": "would"}
"""Lemmas of contracted verbs, as parsers give them for the straight apostrophe."""


def with_straight_apostrophes(parsed: Parsed) -> Parsed:
    """The same parse with straight apostrophes in words and lemmas; the parse itself where it has no others. Offsets stay as they are."""
    text = parsed.article.text
    if not MARKS.search(text):
        return parsed
    tokens = list(parsed.tokens)
    for start in (match.start() for match in MARKS.finditer(text)):
        i = parsed.token_at(start)
        if i is not None:
            tokens[i] = _straight(tokens[i])
    same = replace(parsed, tokens=tuple(tokens))
    vars(same)["children"] = parsed.children  # the tree is the same; it need not be built again
    return same


def _straight(token: Token) -> Token:
    """A word with straight apostrophes, a contracted verb under its own lemma."""
    text = MARKS.sub("'", token.text)
    verb = LEMMAS.get(text.lower()) if token.pos in ("AUX", "VERB") else None
    return replace(token, text=text, lemma=verb or MARKS.sub("'", token.lemma))
