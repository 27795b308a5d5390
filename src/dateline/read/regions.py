"""What each stretch of a text is: headline, byline, dateline, published, caption, credit, body, related, footer.

The text itself is never changed: a region is a pair of offsets. Only headline and body are coded afterwards, so a line
that is wrongly called body can put a photo credit into a record, and a line wrongly called footer loses a sentence; a
line is therefore only taken out where its own words or marks show what it is.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator
from dataclasses import dataclass

from dateline.knowledge.load import Knowledge
from dateline.model.text import BODY, HEADLINE, DatelineLine, Region

from .days import only_a_day
from .wire import FoundDateline, find_agency, find_dateline

_MARKUP = re.compile(r"!?\[([^\]\n]*)\]\([^)\n]*\)|[*_#>`|]+")
_MARK = re.compile(r"[\[*_#>`|]")
_LINK_LINE = re.compile(r"^[\s*•·–-]*(?:!?\[[^\]\n]*\]\([^)\n]*\)[\s|•·,–-]*)+$")
_IMAGE = re.compile(r"^!\[[^\]\n]*\]\([^)\n]*\)")
_ADDRESS = re.compile(r"^<?(?:https?://|www\.)\S+>?$")
_CREDIT = re.compile(r"(?:\[[^\]\n]{2,60}\]\([^)\n]*\)|[(\[][^()\[\]\n]{2,60}[)\]]|[A-Z][\w&' -]{1,25}/[A-Z /][\w&' /-]{1,30})\s*$")
_SENTENCE_END = re.compile(r"[.!?…]['\"”’)\]]*$")
_MARK_END = re.compile(r"[.!?…]['\"”’]*\s+([(\[/—–-]+\s*[^()\[\]\n.]{2,40}[)\]/]?)\s*$")
_CLOCK = re.compile(r"^(?:end\s+)?\d{1,2}[:.]\d{2}\s*[ap]\.?\s?m\.?(?:\s+\(?[a-z][a-z ]{1,30}\)?)?$", re.IGNORECASE)
_HEADING = re.compile(r"^#{1,6}\s+")


@dataclass(frozen=True, slots=True)
class Layout:
    """The regions of a text and what its own lines say of agency, byline, dateline and day."""

    regions: tuple[Region, ...]
    title: str | None = None
    byline: str | None = None
    agency: str | None = None
    dateline: DatelineLine | None = None
    day: dt.date | None = None


@dataclass(frozen=True, slots=True)
class _Line:
    start: int
    end: int
    text: str
    alone: bool
    number: int


class _Words:
    """The layout words, in lower case, ready to compare."""

    def __init__(self, knowledge: Knowledge) -> None:
        layout = knowledge.lexicon("layout")
        self.byline, self.related, self.footer, self.published, self.caption = (
            tuple(word.lower() for word in layout[key])
            for key in ("byline_begins", "related_begins", "footer_begins", "published_begins", "caption_words")
        )
        self.closing = frozenset(str(word).lower() for word in layout["footer_lines"])


def find_layout(text: str, knowledge: Knowledge, *, title: str | None = None, year: int | None = None, captions: tuple[str, ...] = ()) -> Layout:
    """The regions of a text in order, each without the white space around it.

    Args:
        title: the headline as the source gives it apart; a first line equal to it is the headline.
        year: of publication, for a dateline without one.
        captions: lines that the source marks as a picture's words.
    """
    words = knowledge.once("layout words", lambda: _Words(knowledge))
    lines = list(_lines_of(text))
    kinds = _kinds(lines, words, title, knowledge, frozenset(captions))
    regions, dateline = _regions(text, lines, kinds, knowledge, year)
    bylines = [line.text for line, kind in zip(lines, kinds, strict=True) if kind == "byline"]
    days = [only_a_day(_plain(line.text), words.published) for line, kind in zip(lines, kinds, strict=True) if kind == "published"]
    headline = next((_plain(line.text) for line, kind in zip(lines, kinds, strict=True) if kind == HEADLINE), None)
    agency = (dateline.line.agency if dateline else None) or _agency(bylines, text, regions, knowledge)
    return Layout(
        tuple(regions), headline, _byline(bylines), agency, dateline.line if dateline and dateline.line.place else None,
        next((day for day in days if day), None) or (dateline.line.date if dateline else None),
    )


def _lines_of(text: str) -> Iterator[_Line]:
    """Lines that hold something; `alone` where a blank line (or an end of the text) stands on both sides."""
    pieces, position = [], 0
    for raw in text.split("\n"):
        pieces.append((position, raw))
        position += len(raw) + 1
    blank = [not raw.strip() for _, raw in pieces]
    number = 0
    for i, (start, raw) in enumerate(pieces):
        if blank[i]:
            continue
        inner = raw.strip()
        first = start + raw.index(inner)
        alone = (i == 0 or blank[i - 1]) and (i + 1 == len(pieces) or blank[i + 1])
        yield _Line(first, first + len(inner), inner, alone, number)
        number += 1


def _kinds(lines: list[_Line], words: _Words, title: str | None, knowledge: Knowledge, captions: frozenset[str]) -> list[str]:
    """The kind of every line, each by its own words and by whether the body has begun."""
    kinds, seen_body = [], False
    for line in lines:
        kind = "caption" if line.text in captions else _kind(line, words, title, knowledge, seen_body, len(lines))
        seen_body = seen_body or kind == BODY
        kinds.append(kind)
    return kinds


def _kind(line: _Line, words: _Words, title: str | None, knowledge: Knowledge, seen_body: bool, count: int) -> str:
    plain = _plain(line.text)
    low = plain.lower()
    if _ADDRESS.match(line.text) or low in words.closing or line.text in words.closing or not any(ch.isalnum() for ch in plain):
        return "footer"
    if only_a_day(plain, words.published):
        return "published"
    if _CLOCK.match(plain):  # a transcript's hour of beginning or end
        return "footer"
    if _begins(low, words.related):
        return "related"
    if _begins(low, words.footer) and len(plain) < 300:
        return "footer"
    if _is_byline(line, plain, low, words, knowledge, seen_body):
        return "byline"
    if _is_caption(line, plain, low, words, knowledge):
        return "caption"
    if _LINK_LINE.match(line.text):
        return "related"
    if not seen_body and _is_headline(line, plain, title, count):
        return "byline" if title and not _same(plain, title) and line.number == 0 and _HEADING.match(line.text) is None else HEADLINE
    return "footer" if _is_menu(plain) else BODY


def _begins(low: str, prefixes: tuple[str, ...]) -> bool:
    """Whether a line begins with one of the phrases, and the phrase ends there (a colon, an end, or no letter)."""
    for prefix in prefixes if low.startswith(prefixes) else ():
        if low.startswith(prefix):
            rest = low[len(prefix):]
            if prefix[-1] in " :" or not rest or (not rest[0].isalnum() and (":" in rest[:2] or len(low) < 60)):
                return True
            if " " in prefix and rest[0] in " ,":
                return True
    return False


def _is_byline(line: _Line, plain: str, low: str, words: _Words, knowledge: Knowledge, seen_body: bool) -> bool:
    if len(plain) > 90 or (_SENTENCE_END.search(plain) and not plain.startswith("(")):
        return False
    if _begins(low, words.byline):
        return line.alone or not seen_body
    bare = plain.strip("()[]—–-/ ")
    return len(bare.split()) <= 3 and find_agency(bare, knowledge) is not None and len(bare) < 30


def _is_caption(line: _Line, plain: str, low: str, words: _Words, knowledge: Knowledge) -> bool:
    """A short line under a picture: an image, or words that end in a credit."""
    if _IMAGE.match(line.text):
        return True
    if len(plain) > 400 or not line.alone:
        return False
    tail = low[-60:]
    mark = _MARK_END.search(line.text)
    if mark and find_agency(mark.group(1), knowledge) and "/" not in mark.group(1).strip("/"):
        return False  # a story of one paragraph with its agency behind it
    if low.startswith(words.caption) or any(word in tail for word in words.caption):
        return True
    credit = _CREDIT.search(line.text)
    if credit is None or credit.start() == 0 or len(plain) >= 250:
        return False
    return line.text.rstrip().endswith("(#)") or _names_agency_twice(credit.group(), knowledge)


def _names_agency_twice(credit: str, knowledge: Knowledge) -> bool:
    """"EPA / TASS": a credit joins a picture service and another; a lone agency may close a story."""
    return "/" in credit and find_agency(credit, knowledge) is not None


def _is_headline(line: _Line, plain: str, title: str | None, count: int) -> bool:
    if title and _same(plain, title):
        return True
    if _HEADING.match(line.text) and line.number < 3:
        return True
    return line.number == 0 and line.alone and count > 1 and len(plain) <= 180 and not _SENTENCE_END.search(plain.rstrip("?!")) and not plain.endswith((":", ","))


def _same(one: str, other: str) -> bool:
    squeeze = re.compile(r"\W+")
    return squeeze.sub("", one).lower() == squeeze.sub("", other).lower() != ""


def _is_menu(plain: str) -> bool:
    """Words that stand beside each other without a sentence: "Share Print  Text: S M L"."""
    if len(plain) >= 60 or "  " not in plain or _SENTENCE_END.search(plain):
        return False
    words = plain.split()
    return len(words) >= 4 and max(map(len, words)) <= 6


def _plain(text: str) -> str:
    """A line's words without Markdown's marks."""
    return _MARKUP.sub(lambda match: match.group(1) or "", text).strip() if _MARK.search(text) else text.strip()


_DATELINE_WITHIN = 4
"""Body lines among which the dateline may stand: pages put a place's name, a day or the head of a post before it."""


def _regions(text: str, lines: list[_Line], kinds: list[str], knowledge: Knowledge, year: int | None) -> tuple[list[Region], FoundDateline | None]:
    regions: list[Region] = []
    at, dateline = _dateline(text, lines, kinds, knowledge, year)
    for start, end, kind in _runs(lines, kinds, text):
        if kind != BODY:
            regions.extend(_with_credit(text, start, end, kind))
            continue
        if dateline and start <= at < end:
            if start < at:
                regions.append(Region(BODY, start, start + len(text[start:at].rstrip())))
            regions.append(Region("dateline", at, at + len(text[at : at + dateline.length].rstrip())))
            start = at + dateline.length
        regions.extend(_body(text, start, end, knowledge))
    return regions, dateline


def _dateline(text: str, lines: list[_Line], kinds: list[str], knowledge: Knowledge, year: int | None) -> tuple[int, FoundDateline | None]:
    """The dateline and where it begins: at the head of one of the first lines of the body; behind the first one it must have an
    agency, a day or capitals, as labels of sections ("Ukraine: ...") look like it."""
    body = [line for line, kind in zip(lines, kinds, strict=True) if kind == BODY][:_DATELINE_WITHIN]
    for n, line in enumerate(body):
        found = find_dateline(text[line.start : line.start + 160], knowledge, year)
        if found and (n == 0 or found.line.agency or found.line.date or text[line.start : line.start + len(found.line.place)].isupper()):
            return line.start, found
    return -1, None


def _runs(lines: list[_Line], kinds: list[str], text: str) -> Iterator[tuple[int, int, str]]:
    """Neighbouring body lines are one region; every other line is its own."""
    start = end = None
    for line, kind in zip(lines, kinds, strict=True):
        if kind == BODY:
            start, end = (line.start if start is None else start), line.end
            continue
        if start is not None and end is not None:
            yield start, end, BODY
        start = end = None
        begin = line.start + len(m.group()) if kind == HEADLINE and (m := _HEADING.match(line.text)) else line.start
        yield begin, line.end, kind
    if start is not None and end is not None:
        yield start, end, BODY


def _body(text: str, start: int, end: int, knowledge: Knowledge) -> Iterator[Region]:
    """The body, and a closing mark such as "(Wire)" behind its last sentence as a credit."""
    mark = _MARK_END.search(text, max(start, end - 80), end)
    if mark and find_agency(mark.group(1), knowledge):
        yield Region(BODY, start, start + len(text[start : mark.start(1)].rstrip()))
        yield Region("credit", mark.start(1), mark.end(1))
    else:
        yield Region(BODY, start, end)


def _with_credit(text: str, start: int, end: int, kind: str) -> Iterator[Region]:
    credit = _CREDIT.search(text, start, end) if kind == "caption" else None
    if credit and credit.start() > start:
        yield Region("caption", start, start + len(text[start : credit.start()].rstrip()))
        yield Region("credit", credit.start(), credit.end())
    else:
        yield Region(kind, start, end)


def _byline(lines: list[str]) -> str | None:
    return _plain(lines[0]) if lines else None


def _agency(bylines: list[str], text: str, regions: list[Region], knowledge: Knowledge) -> str | None:
    """The agency of a byline or of a closing mark."""
    marks = [text[region.start : region.end] for region in regions if region.kind == "credit"]
    captions = any(region.kind == "caption" for region in regions)
    for line in [*(_plain(line) for line in bylines), *([] if captions else marks)]:
        name = find_agency(line, knowledge)
        if name:
            return name
    return None
