"""The two doors: `find` on bare text, `find_times` on a parsed article."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

from dateline.model.when import TimeExpression

from .clause import Clause
from .find import find_mentions
from .governor import tense_of
from .lexicon import Lexicon, lexicon
from .resolve import resolve
from .words import Words, read_words

if TYPE_CHECKING:
    from dateline.model.text import Parsed, Region

PASSED_OVER = ("byline", "published", "credit", "related", "footer")
"""Regions of an article whose dates tell nothing of the events."""


def find(
    text: str,
    published: dt.date | dt.datetime | None = None,
    *,
    zone: str | None = None,
    tense: Callable[[int], str | None] | None = None,
    language: str = "en",
    anchor: str = "published",
) -> tuple[TimeExpression, ...]:
    """The time expressions of a text, in text order, none overlapping.

    Args:
        text: bare text; offsets of the result are code points into it, end exclusive.
        published: the day the text was written, or an instant; None leaves relative expressions unresolved.
        zone: IANA name of the zone whose calendar day counts, where `published` is an aware instant.
        tense: gives the direction (past, present, future, None) of the clause at a character; without it the words decide.
    """
    return _find(text, local_day(published, zone), anchor, tense, lexicon(language), ())


def _find(text: str, day: dt.date | None, anchor: str, tense: Callable[[int], str | None] | None, rules: Lexicon, passed_over: tuple[Region, ...]) -> tuple[TimeExpression, ...]:
    """The time expressions outside the regions passed over."""
    words = read_words(text, rules)
    mentions = [m for m in find_mentions(words, rules) if not any(region.start <= m.start < region.end for region in passed_over)]
    return resolve(words, mentions, rules, day, anchor, _look(words, Clause(words, rules.clause), tense))


def _look(words: Words, clause: Clause, tense: Callable[[int], str | None] | None) -> Callable[[int, int], str | None]:
    """What tells the direction of a clause: the words right beside a day, then the tense given, then the words around it."""
    if tense is None:
        return clause.direction
    return lambda first, last: clause.marked(first, last) or tense(words.starts[first]) or clause.direction(first, last)


def local_day(published: dt.date | dt.datetime | None, zone: str | None) -> dt.date | None:
    """The calendar day of an instant where the text was written."""
    if isinstance(published, dt.datetime):
        return (published.astimezone(ZoneInfo(zone)) if zone and published.tzinfo else published).date()
    return published


def find_times(parsed: Parsed) -> tuple[TimeExpression, ...]:
    """The time expressions of a parsed article; anchored on its dateline's date, else on the day it was published.

    Bylines, credits, publication lines, teasers and footers are passed over: their dates tell nothing of the events.
    """
    article, rules = parsed.article, lexicon()
    dateline = article.dateline.date if article.dateline else None
    day, anchor = (dateline, "dateline") if dateline else (article.day, "published")
    passed_over = tuple(region for region in article.regions if region.kind in PASSED_OVER)
    return _find(article.text, day, anchor, tense_of(parsed, rules), rules, passed_over)
