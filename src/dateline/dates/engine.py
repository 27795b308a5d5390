"""The doors: `find` on bare text, `find_in` on an article, `find_times` on a parsed one."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from typing import TYPE_CHECKING

from dateline.errors import ConfigurationError
from dateline.model.when import TimeExpression

from .beside import Beside
from .clause import Clause
from .find import find_mentions
from .lexicon import Lexicon, lexicon
from .resolve import resolve
from .setting import Setting
from .words import read_words

if TYPE_CHECKING:
    from dateline.model.text import Article, Parsed, Region

ASIDE = ("byline", "published", "credit", "related", "footer")
"""Regions of an article whose dates tell nothing of the events, so that "the next day" does not follow them."""


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
        language: a folder under knowledge/lang that has a dates.yaml.
        anchor: what `published` is called in the results.
    Raises:
        ConfigurationError: no such zone. KnowledgeError: no such language, or a rule of it is wrong.
    """
    return _find(text, local_day(published, zone), anchor, tense, lexicon(language), ())


def _find(text: str, day: dt.date | None, anchor: str, tense: Callable[[int], str | None] | None, rules: Lexicon, aside: tuple[Region, ...]) -> tuple[TimeExpression, ...]:
    """The time expressions; those inside the regions `aside` anchor no others."""
    words = read_words(text, rules)
    setting = Setting(words, rules, day, anchor if day else "none", _look(Clause(words, rules.clause), words.starts, tense), aside)
    return resolve(find_mentions(words, rules), setting)


def _look(clause: Clause, starts: list[int], tense: Callable[[int], str | None] | None) -> Callable[[int, int], str | None]:
    """What tells the direction of a clause: the words right beside a day, then the tense given, then the verbs around it."""
    beside = Beside(clause)
    if tense is None:
        return lambda first, last: beside.direction(first, last) or clause.direction(first, last)
    return lambda first, last: beside.direction(first, last) or tense(starts[first]) or clause.direction(first, last)


def local_day(published: dt.date | dt.datetime | None, zone: str | None) -> dt.date | None:
    """The calendar day of an instant where the text was written."""
    if not isinstance(published, dt.datetime):
        return published
    if not zone or not published.tzinfo:
        return published.date()
    from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

    try:
        return published.astimezone(ZoneInfo(zone)).date()
    except (ZoneInfoNotFoundError, ValueError):
        raise ConfigurationError(f"no time zone {zone!r}", remedy='use an IANA name such as "Europe/Moscow"') from None
    except OverflowError:
        return published.date()


def find_times(parsed: Parsed) -> tuple[TimeExpression, ...]:
    """The time expressions of a parsed article; anchored on its dateline's date, else on the day it was published.

    The dates of bylines, credits, publication lines, teasers and footers are found but anchor no others.
    """
    from .governor import tense_of

    return _find_in(parsed.article, tense_of(parsed, lexicon()))


def find_in(article: Article) -> tuple[TimeExpression, ...]:
    """As `find_times`, of an article that is not parsed: the words alone tell the tense."""
    return _find_in(article, None)


def _find_in(article: Article, tense: Callable[[int], str | None] | None) -> tuple[TimeExpression, ...]:
    dateline = article.dateline.date if article.dateline else None
    day, anchor = (dateline, "dateline") if dateline else (article.day, "published")
    aside = tuple(region for region in article.regions if region.kind in ASIDE)
    return _find(article.text, day, anchor, tense, lexicon(), aside)
