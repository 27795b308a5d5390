"""Who the labels of a transcript name: "MS. HOLM:" before a paragraph, where the base knows one Holm in that government's service."""

from __future__ import annotations

import re

from dateline.model.text import Token

from .lexicon import TITLE
from .publisher import country_of_publisher
from .units import NAME, Unit, UnitFinder

_LABEL = re.compile(r"[\"“]?((?:[A-Z][A-Z.'’-]+[ \u00a0])+(?:(?:von|de|van|der) )*[A-Z][A-Za-z'’-]*[A-Z][A-Za-z'’-]*)[ \u00a0]?:\s")
_LONGEST = 7
"""Words of a label."""


def lay_labels(finder: UnitFinder) -> None:
    """Lays a name over what follows the honorific or title in each label "MR NAME:", "PRESIDENT NAME:"; it is the one of
    that surname whom the government that publishes the transcript has in office on the day, where there is exactly one."""
    article, base = finder.parsed.article, finder.base
    house = country_of_publisher(article, base)
    known: dict[str, list[str]] = {}
    for paragraph in finder.parsed.paragraphs:
        label = _LABEL.match(article.text, paragraph.start, paragraph.end)
        words = [finder.tokens[i] for i in finder.parsed.tokens_in(*label.span(1))][:_LONGEST] if label else []
        begin = _behind_title(finder, words)
        if begin is None or begin == len(words):
            continue
        surname = article.text[words[begin].start : words[-1].end]
        mister = begin <= 2 and finder.words[words[0].i] in finder.lexicon.honorifics
        if mister and house is not None and article.day is not None and surname not in known:
            known[surname] = base.persons_with_surname(surname, house, article.day)
        targets = tuple(known[surname]) if mister and len(known.get(surname, ())) == 1 else ()
        unit = finder.cover[words[-1].i]
        if targets or unit is None or unit.letter != NAME or unit.first != words[begin].i:
            finder.lay(Unit(NAME, words[begin].i, words[-1].i, targets=targets))


def _behind_title(finder: UnitFinder, words: list[Token]) -> int | None:
    """Where in a label the name begins: behind its last title or honorific; None where it has none."""
    found = None
    for n, token in enumerate(words):
        unit = finder.cover[token.i]
        if finder.words[token.i] in finder.lexicon.honorifics or (unit is not None and unit.letter == TITLE) or found == n and token.text == ".":
            found = n + 1
    return found
