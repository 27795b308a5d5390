"""The marks of wire copy: the dateline before the first sentence, the agency in a byline or after the last one."""

from __future__ import annotations

import datetime as dt
import re
from dataclasses import dataclass
from functools import lru_cache

from dateline.knowledge.load import Knowledge
from dateline.model.text import DatelineLine

from .days import _MONTHS

_CAPS = r"[A-Z\u00c0-\u00de][A-Z\u00c0-\u00de'’.-]+"
_CAPITALS = rf"{_CAPS}(?:(?:[ /-]|, ){_CAPS}){{0,4}}"
_NAME = r"[A-Z\u00c0-\u00de][\w'’.-]+(?:[ /-](?:[a-z]{2}[ -])?[A-Z\u00c0-\u00de][\w'’.-]+){0,3}"
_DATE = r"(?:[A-Za-z]{3,9}\.?\s+\d{1,2}(?:,\s*\d{4})?|\d{1,2}\s+[A-Za-z]{3,9}\.?(?:\s+\d{4})?)"
_DASH = r"(?:--+|[—–-])"
_COUNTRY = r"(?:,\s*(?P<country>[A-Z][\w.]+(?:\s[A-Z][\w.]+){0,2}))?"
_FORMS = tuple(re.compile(form) for form in (
    # MOSCOW, July 8. /TASS/.
    rf"(?P<place>{_CAPITALS}),?\s+(?P<date>{_DATE})\.?\s*/(?P<agency>[^/\n]{{2,24}})/\.?\s*(?:{_DASH}\s*)?",
    # BEIJING, March 27 (Xinhua) --  ·  Geneva (dpa) -  ·  BEIRUT, Lebanon (AP) —
    rf"(?P<place>{_CAPITALS}|{_NAME}){_COUNTRY}(?:,?\s+(?P<date>{_DATE}))?\.?\s*\((?P<agency>[^()\n]{{2,30}})\)\s*(?:{_DASH}|:)\s*",
    # ANKARA (Wire), 2 July 2024 --
    rf"(?P<place>{_CAPITALS}|{_NAME}){_COUNTRY}\s+\((?P<agency>[^()\n]{{2,30}})\),?\s+(?P<date>{_DATE})\s*(?:{_DASH}|:)\s*",
    # (Reuters) -
    rf"\((?P<agency>[^()\n]{{2,30}})\)\s*{_DASH}\s*",
    # KYIV/WASHINGTON, March 27 —  ·  TOKYO -
    rf"(?P<place>{_CAPITALS}){_COUNTRY}(?:,?\s+(?P<date>{_DATE}))?\.?\s*{_DASH}\s+",
    # KUANTAN:
    rf"(?P<colon>(?P<place>{_CAPITALS}))(?:,\s+(?P<date>{_DATE}))?:\s+",
))
_TURN = re.compile(r"^(?:MR|MS|MRS|DR|Q|A|QUESTION|ANSWER|PRESIDENT|SECRETARY|MODERATOR|OPERATOR|THE|SENIOR)\b")


@dataclass(frozen=True, slots=True)
class FoundDateline:
    """A dateline and where the sentence behind it begins, counted from the start of the paragraph."""

    line: DatelineLine
    length: int


def find_dateline(paragraph: str, knowledge: Knowledge, year: int | None) -> FoundDateline | None:
    """The dateline that opens a paragraph, or None.

    A form without agency or date must name a place that we know, for "NOTE:" and "MR PRICE:" look alike.
    """
    for form in _FORMS:
        match = form.match(paragraph)
        if match and match.end() < len(paragraph) and _plausible(match, knowledge):
            parts = match.groupdict()
            place = _tidy(parts.get("place"))
            agency = _agency(parts.get("agency"), knowledge)
            country = _country(place, parts.get("country"), knowledge) if place else None
            return FoundDateline(DatelineLine(place or "", country, agency, _day(parts.get("date"), year)), match.end())
    return None


def find_agency(line: str, knowledge: Knowledge) -> str | None:
    """The news agency a byline or a closing mark names, as our list spells it."""
    words = re.split(r"[\s,;/()\[\]|–—-]+", line)
    joined = " ".join(words).lower()
    for name in agency_names(knowledge):
        if re.search(rf"(?<!\w){re.escape(name.lower())}(?!\w)", joined) and (len(name) > 4 or name in words or name.upper() in words):
            return name
    return None


def agency_names(knowledge: Knowledge) -> tuple[str, ...]:
    """Names of news agencies, the longest first."""
    names = knowledge.lexicon("layout")["agencies"]
    return tuple(sorted(names, key=lambda name: (-len(name), name)))


def _plausible(match: re.Match[str], knowledge: Knowledge) -> bool:
    parts = match.groupdict()
    if parts.get("agency") and _agency(parts["agency"], knowledge):
        return True
    place = parts.get("place")
    if not place or parts.get("agency") or _TURN.match(place):
        return False
    return bool(parts.get("date")) or _country(_tidy(place) or "", None, knowledge) is not None


def _agency(text: str | None, knowledge: Knowledge) -> str | None:
    return find_agency(text, knowledge) if text else None


def _tidy(place: str | None) -> str | None:
    """UNITED NATIONS → United Nations; a place in mixed case stays as it is."""
    if not place:
        return None
    return place.title().replace("’S", "’s").replace("'S", "'s") if place.isupper() else place


def _country(place: str, named: str | None, knowledge: Knowledge) -> str | None:
    """Country of the dateline's first place, by the country printed beside it, else by our tables."""
    first = re.split(r"[/,]", place)[0].strip()
    return _lookup(knowledge, named) if named else _lookup(knowledge, first)


def _lookup(knowledge: Knowledge, name: str) -> str | None:
    found: str | None = knowledge.once(("dateline place", name), lambda: _find_country(knowledge, name))
    return found


def _find_country(knowledge: Knowledge, name: str) -> str | None:
    if name.lower() == "united nations":
        return "USA"
    for hit in knowledge.base.alias_hits(name):
        if (hit.start, hit.end) == (0, len(name)):
            actor = knowledge.base.actor(hit.aliases[0].target)
            if actor and actor.country:
                return actor.country
    places = knowledge.base.places_named(name)
    return places[0].country if places else None


@lru_cache(maxsize=4096)
def _day(text: str | None, year: int | None) -> dt.date | None:
    """The day of a dateline; its year is the publication's where none is printed."""
    if not text:
        return None
    number = re.search(r"\d{1,2}(?!\d)", text)
    month = re.search(r"[A-Za-z]{3,9}", text)
    printed = re.search(r"\d{4}", text)
    y = int(printed.group()) if printed else year
    m = _MONTHS.get(month.group().lower()) if month else None
    if not (y and m and number):
        return None
    try:
        return dt.date(y, m, int(number.group()))
    except ValueError:
        return None
