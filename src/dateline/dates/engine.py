"""The two doors: `find` on bare text, `find_times` on a parsed article."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

from dateline.model.when import TimeExpression

from .clause import direction_of
from .find import find_mentions
from .governor import tense_of
from .lexicon import lexicon
from .resolve import resolve
from .words import read_words

if TYPE_CHECKING:
    from dateline.model.text import Parsed


def find(text: str, published: dt.date | dt.datetime | None = None, *, zone: str | None = None, tense: Callable[[int], str | None] | None = None,
         language: str = "en", anchor: str = "published") -> tuple[TimeExpression, ...]:
    """The time expressions of a text, in text order, none overlapping.

    Args:
        text: bare text; offsets of the result are code points into it, end exclusive.
        published: the day the text was written, or an instant; None leaves relative expressions unresolved.
        zone: IANA name of the zone whose calendar day counts, where `published` is an aware instant.
        tense: gives the direction (past, present, future, None) of the clause at a character; without it the words decide.
    """
    rules = lexicon(language)
    words = read_words(text, rules)
    mentions = find_mentions(words, rules)
    by_words = direction_of(words, rules)
    look = by_words if tense is None else lambda first, last: tense(words.starts[first]) or by_words(first, last)
    return resolve(words, mentions, rules, local_day(published, zone), anchor, look)


def local_day(published: dt.date | dt.datetime | None, zone: str | None) -> dt.date | None:
    """The calendar day of an instant where the text was written."""
    if isinstance(published, dt.datetime):
        return (published.astimezone(ZoneInfo(zone)) if zone and published.tzinfo else published).date()
    return published


def find_times(parsed: Parsed) -> tuple[TimeExpression, ...]:
    """The time expressions of a parsed article; anchored on its dateline's date, else on the day it was published."""
    article = parsed.article
    dateline = article.dateline.date if article.dateline else None
    tense = tense_of(parsed, lexicon())
    return find(article.text, dateline or article.day, tense=tense, anchor="dateline" if dateline else "published")
