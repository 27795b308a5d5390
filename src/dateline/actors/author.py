"""Whose text an official's own statement is: who is meant by its "I" and "we" outside all quotations."""

from __future__ import annotations

import re

from dateline.knowledge.base import is_verified
from dateline.model.actor import OfficeRef
from dateline.model.text import Paragraph

from .cast import Cast, code_of
from .lexicon import TITLE
from .offices import OfficeReader

_FIRST_LINES = 3
_LONGEST_LINE = 120
_LONGEST_OPENING = 60  # code points into the line; further on "the joint statement of X" is what somebody speaks of
_OPENINGS = re.compile(
    r"\b(?:statement|remarks|message|declaration|address) (?:by|from|of) |\b(?:is|are|was) (?:attributable|attributed) to "
    r"|\breleased (?:jointly )?by |\bon behalf of ",
    re.IGNORECASE,
)
_INITIAL = re.compile(r"^(?:by|from)\s+", re.IGNORECASE)


class Author:
    """Finds the office holder or the governments under whose name a text is issued."""

    def __init__(self, reader: OfficeReader, cast: Cast, publisher: str | None) -> None:
        self.reader, self.cast, self.base = reader, cast, reader.base
        self.parsed = reader.finder.parsed
        self.publisher = publisher

    def find(self) -> str | None:
        """The ref of the author; None for news and where no line says whose the text is."""
        article = self.parsed.article
        signed = self._signed(article.byline) if article.byline else None
        lines = (ref for paragraph in self.parsed.paragraphs[:_FIRST_LINES] if (ref := self._of_line(paragraph)))
        return signed or next(lines, None) or self._titled(article.title or "")

    def _text(self, paragraph: Paragraph) -> str:
        return self.parsed.article.text[paragraph.start : paragraph.end]

    # ---- lines of the text

    def _of_line(self, paragraph: Paragraph) -> str | None:
        """Who is named behind "statement by", "attributable to", "released by", or alone on a line with an office."""
        line = self._text(paragraph)
        opening = _OPENINGS.search(line, 0, _LONGEST_OPENING)
        if opening:
            return self._named_behind(paragraph.start + opening.end(), paragraph.end)
        if len(line) > _LONGEST_LINE or "," not in line or line.rstrip().endswith((".", "?", "!", "”", '"')):
            return None
        return self._named_behind(paragraph.start, paragraph.end, within=len(line.partition(",")[0])) if self._bears_title(line.partition(",")[2]) else None

    def _named_behind(self, start: int, end: int, within: int = _LONGEST_LINE) -> str | None:
        """The first person with an office, government or group of governments that the words behind a place name."""
        named = [one for one in self.cast.mentions if start <= one.start < min(end, start + within) and one.kind != "pronoun"]
        for mention in sorted(named, key=lambda one: (one.start, -one.end)):
            actor = self.cast.actors[mention.ref]
            if actor.kind == "person" and actor.office or actor.kind == "government" or actor.members:
                return mention.ref
        return None

    def _bears_title(self, words: str) -> bool:
        """Whether some words begin with a title of office: "Secretary of State", "U.S. Ambassador to Kenya"."""
        tokens = [word.strip(".,").lower() for word in words.split()]
        return any(found is not None and found[1].kind == TITLE for found in (self.reader.lexicon.phrases.at(tokens, i) for i in range(min(4, len(tokens)))))

    # ---- lines beside the text

    def _signed(self, byline: str) -> str | None:
        """Who signs with name, comma and office."""
        name, comma, office = _INITIAL.sub("", byline.strip()).partition(",")
        return self._enrol(name.strip()) if comma and self._bears_title(office) else None

    def _titled(self, title: str) -> str | None:
        """Who is named behind "Statement by" in the title, by the name that ends there."""
        opening = _OPENINGS.search(title)
        if opening is None:
            return None
        words = re.split(r" (?:on|at|before|after|in|regarding|following|to|about|for|and)\b|[:,–—]", title[opening.end() :])[0].split()
        return next((ref for first in range(len(words) - 1) if (ref := self._enrol(" ".join(words[first:]))) is not None), None)

    def _enrol(self, name: str) -> str | None:
        """The ref of the person of a full name who is in office on the day."""
        day = self.reader.day
        if day is None or " " not in name:
            return None
        for id in self.base.persons_named(name, self.publisher, day):
            tenure = next(iter(self.base.tenures_of(id, day)), None)
            office, actor = self.base.office(tenure.office) if tenure else None, self.base.actor(id)
            if tenure and office and actor:
                return self.cast.add(
                    ("person", id), actor.name, "person", id=id, country=office.country, sectors=office.sectors, office=OfficeRef(office.id, office.title),
                    state="certain" if is_verified(tenure, day) else "tenure_unverified", code=code_of(office.country, office.sectors), why=(f"author of the text: {name}",),
                )  # fmt: skip
        return None
