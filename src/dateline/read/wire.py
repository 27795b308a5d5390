"""The marks of wire copy: the dateline before the first sentence, the agency in a byline or after the last one."""

from __future__ import annotations

import datetime as dt
import re
from dataclasses import dataclass
from functools import lru_cache

from dateline.knowledge.load import Knowledge
from dateline.model.text import DatelineLine

from .days import _MONTHS

_CAPS = r"(?:[A-Z\u00c0-\u00de]{1,2}\.|[A-Z\u00c0-\u00de][A-Z\u00c0-\u00de'’.-]*[A-Z\u00c0-\u00de'’])"
_CAPITALS = rf"{_CAPS}(?:(?:/|[ -]|, (?=[A-Z]{{2,}} and )| and ){_CAPS}){{0,4}}"
_NAME = r"[A-Z\u00c0-\u00de][\w'’.-]+(?:[ /-](?:(?:de|da|do|la|el|al|au|of)[ -])?[A-Z\u00c0-\u00de][\w'’.-]+){0,3}"
_PLACE = re.compile(rf"(?P<place>{_CAPITALS}(?![a-z])|{_NAME})")
_COUNTRY = re.compile(r",\s+(?P<country>[A-Z][\w.]+(?:\s(?:and\s)?[A-Z][\w.]+){0,2})(?=\s*(?:[,(—–:-]|$))|\s+[\[(](?P<boxed>[A-Z][\w. ]{2,30})[\])]")
_PARTS = {
    "date": re.compile(r"(?P<date>[A-Za-z]{3,9}\.?\s+\d{1,2}(?:st|nd|rd|th)?(?:,?\s+\d{4})?|\d{1,2}(?:st|nd|rd|th)?\s+[A-Za-z]{3,9}\.?(?:,?\s+\d{4})?)(?![\w/])"),
    "weekday": re.compile(r"(?:Mon|Tues?|Wed(?:nes)?|Thu(?:rs)?|Fri|Sat(?:ur)?|Sun)(?:day)?\b"),
    "agency": re.compile(r"\((?P<round>[^()\n]{2,30})\)|/(?P<slashed>[^/\n]{2,24})/|/?\s*(?P<bare>[A-Z][\w/-]{0,20}\w)(?=\s*[.—–-]|\s+[A-Z])"),
}
_BETWEEN = re.compile(r"[\s,.]*")
_END = re.compile(r"\s*[.,]?\s*(?:-{1,3}|[—–]|:)\s*")
_FULL_STOP = re.compile(r"\.\s+")
_BEGINS = re.compile(r"[\"'“‘«(\[¿¡]*[A-Z0-9\u00c0-\u00de]")
_TURN = re.compile(r"^(?:MR|MS|MRS|DR|Q|A|QUESTION|ANSWER|PRESIDENT|SECRETARY|MODERATOR|OPERATOR|THE|SENIOR)\b")
_NO_PLACE = re.compile(r"^(?:aboard|on board|en route|exclusive|update|analysis|factbox|explainer|graphic|opinion|wrapup)\b", re.IGNORECASE)
_SMALL = frozenset({"de", "da", "do", "dos", "del", "of", "au", "aux", "sur", "la", "le", "am", "and"})


@dataclass(frozen=True, slots=True)
class FoundDateline:
    """A dateline and where the sentence behind it begins, counted from the start of the paragraph."""

    line: DatelineLine
    length: int


def find_dateline(paragraph: str, knowledge: Knowledge, year: int | None) -> FoundDateline | None:
    """The dateline that opens a paragraph, or None.

    Place, country, weekday, day and agency are read in whatever order the house style has them, up to a dash, a colon, or the
    full stop behind a day. A form without agency must name a place that we know, for "NOTE:" and "MR PRICE:" look alike.
    """
    head = paragraph[:160]
    opened, place, country, at = _opening(head, knowledge)
    parts, end = _tail(head, at, opened, knowledge)
    if end is None or not _BEGINS.match(paragraph[end:]):
        return None
    place = None if place and _NO_PLACE.match(place) else place
    agency = _agency(parts.get("agency"), knowledge)
    if not _is_plausible(place, agency, "date" in parts, knowledge):
        return None
    land = _country(_tidy(place) or "", country, knowledge, _home(agency, knowledge)) if place else None
    return FoundDateline(DatelineLine(_tidy(place) or "", land, agency, _day(parts.get("date"), year)), end)


def _opening(head: str, knowledge: Knowledge) -> tuple[str | None, str | None, str | None, int]:
    """An agency that comes first, the place, its country, and where they end."""
    opened, at = None, 0
    match = _PARTS["agency"].match(head)
    if match and match.group("round") and _agency(match.group("round"), knowledge):
        opened, at = match.group("round"), match.end()
        dash = _END.match(head, at)
        at = dash.end() if dash and _PLACE.match(head, dash.end()) and _closes(head, dash.end()) else at
        if not (dash and at == dash.end()):
            return opened, None, None, at
    if _PARTS["date"].match(head, at):
        return opened, None, None, at
    match = _PLACE.match(head, at)
    if not match:
        return opened, None, None, at
    land = _COUNTRY.match(head, match.end())
    named = land and (land.group("country") or land.group("boxed"))
    if named and (_lookup(knowledge, named) is None or (land and land.group("boxed") and _agency(named, knowledge))):
        land = named = None
    return opened, match.group("place").rstrip("."), named or None, land.end() if land else match.end()


def _closes(head: str, at: int) -> bool:
    """Whether behind the place that begins here a day or a dash comes: "(ANSA) - ROME, 3 MAY -", but not "(Reuters) - The"."""
    match = _PLACE.match(head, at)
    if not match:
        return False
    behind = _BETWEEN.match(head, match.end())
    assert behind
    return bool(_END.match(head, match.end()) or (behind.end() > match.end() + 1 and _PARTS["date"].match(head, behind.end())))


def _tail(head: str, at: int, opened: str | None, knowledge: Knowledge) -> tuple[dict[str, str], int | None]:
    """Day and agency behind the place, and where the sentence begins; None where no dateline ends."""
    parts = {"agency": opened} if opened else {}
    while True:
        gap = _BETWEEN.match(head, at)
        assert gap
        found = next((hit for kind in _PARTS if (hit := _part(kind, head, gap.end(), parts, knowledge))), None)
        if found is None:
            return parts, _end(head, at, parts)
        kind, words, at = found
        if kind != "weekday":
            parts[kind] = words


def _part(kind: str, head: str, at: int, parts: dict[str, str], knowledge: Knowledge) -> tuple[str, str, int] | None:
    """The part of a kind that begins here; each comes once, and a bare word is an agency only where our list has it."""
    match = _PARTS[kind].match(head, at)
    if not match or kind in parts:
        return None
    if kind == "date" and not _months(match.group()):
        return None
    if kind != "agency":
        return kind, match.group(), match.end()
    words = match.group("round") or match.group("slashed") or match.group("bare")
    if match.group("bare") and words not in agency_names(knowledge):
        return None
    return kind, words, match.end()


def _end(head: str, at: int, parts: dict[str, str]) -> int | None:
    """Where the sentence begins behind a dateline; an agency, or a day with a full stop, may close it without a dash."""
    dash = _END.match(head, at)
    if dash:
        return dash.end()
    stop = _FULL_STOP.match(head, at)
    if stop and parts:
        return stop.end()
    blank = re.compile(r"\s+").match(head, at)
    return blank.end() if blank and "agency" in parts else None


def _months(date: str) -> bool:
    word = re.search(r"[A-Za-z]{3,}", date)
    return bool(word and word.group().lower() in _MONTHS)


def find_agency(line: str, knowledge: Knowledge) -> str | None:
    """The news agency a byline or a closing mark names, as our list spells it."""
    if line.strip("()[]/ ") in agency_names(knowledge):
        return line.strip("()[]/ ")
    words = re.split(r"[\s,;/()\[\]|–—-]+", line)
    joined = " ".join(words).lower()
    for name in agency_names(knowledge):
        if name.lower() in joined and re.search(rf"(?<!\w){re.escape(name.lower())}(?!\w)", joined) and (len(name) > 4 or name in words or name.upper() in words):
            return name
    return None


def agency_names(knowledge: Knowledge) -> tuple[str, ...]:
    """Names of news agencies, the longest first."""
    return knowledge.once("agencies", lambda: tuple(sorted(knowledge.lexicon("layout")["agencies"], key=lambda name: (-len(name), name))))  # type: ignore[no-any-return]


def _is_plausible(place: str | None, agency: str | None, dated: bool, knowledge: Knowledge) -> bool:
    """Whether the parts make a dateline: an agency we know, else a place we know that is no speaker's label; in mixed case and
    without a day only a capital or another city of the tables, for towns are called Police and Un."""
    if agency:
        return True
    if not place or _TURN.match(place):
        return False
    if not dated and not place.isupper() and not knowledge.base.alias_hits(place):
        return False
    return any(_country(_tidy(one) or "", None, knowledge) for one in re.split(r"/|, | and ", place))


def _home(agency: str | None, knowledge: Knowledge) -> str | None:
    """The country an agency is at home in."""
    return knowledge.lexicon("layout")["agencies"].get(agency) if agency else None


def _agency(text: str | None, knowledge: Knowledge) -> str | None:
    return find_agency(text, knowledge) if text else None


def _tidy(place: str | None) -> str | None:
    """UNITED NATIONS → United Nations, RIO DE JANEIRO → Rio de Janeiro; a place in mixed case stays as it is."""
    if not place or not place.isupper():
        return place
    pieces = re.split(r"([ /-])", place.title().replace("’S", "’s").replace("'S", "'s").replace("'A", "'a"))
    return "".join(piece.lower() if n and piece.lower() in _SMALL else piece for n, piece in enumerate(pieces))


def _country(place: str, named: str | None, knowledge: Knowledge, home: str | None = None) -> str | None:
    """Country of the dateline's first place: the one printed beside it, else by our tables; of several towns of the name the
    one at the agency's home."""
    if named:
        return _lookup(knowledge, named)
    first = re.split(r"\s*[/,]\s*", place)[0].strip()
    if home and any(found.country == home for found in knowledge.base.places_named(first)) and _lookup(knowledge, first) != home:
        return home
    return _lookup(knowledge, first)


def _lookup(knowledge: Knowledge, name: str) -> str | None:
    if name.lower() == "united nations":
        return "USA"
    for hit in knowledge.base.alias_hits(name):
        if (hit.start, hit.end) == (0, len(name)) and hit.aliases[0].kind != "demonym":
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
