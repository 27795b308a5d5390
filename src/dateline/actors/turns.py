"""Who speaks each paragraph of a transcript: the person named in capitals before a colon, until somebody else has the word."""

from __future__ import annotations

import re

from dateline.model.text import Paragraph

from .cast import Cast

_LABEL = re.compile(r"^(?:[A-Z][A-Z.'’-]+ ){0,5}[A-Z][A-Z.'’-]+ ?(?:\([^)]*\))?: ?")
_QUESTION = re.compile(r"^Q\b")


class Turns:
    """The speakers of a transcript, by paragraph; none where no paragraph opens with the name of who speaks it."""

    def __init__(self, cast: Cast) -> None:
        self.cast, self.parsed = cast, cast.parsed
        self.told = False
        self._labels: dict[int, tuple[int, int]] = {}
        self._speakers: dict[int, str] = {}
        label: tuple[int, int] | None = None
        for paragraph in self.parsed.paragraphs:
            length = self._label(paragraph)
            label = (paragraph.start, paragraph.start + length) if length else label
            self.told = self.told or length > 1
            if label:
                self._labels[paragraph.first] = label

    def _label(self, paragraph: Paragraph) -> int:
        """Length of the name before a paragraph's words; 1 for the Q of a question, 0 where nobody begins to speak."""
        text = self.parsed.article.text[paragraph.start : paragraph.end]
        found = _LABEL.match(text)
        return found.end() if found else 1 if _QUESTION.match(text) else 0

    def speaker_of(self, i: int) -> str | None:
        """Ref of the person who has the word at a token, as far as names have been read; None where nobody we know has."""
        label = self._labels.get(self.parsed.paragraph_of(i).first) if self.told else None
        if label is None:
            return None
        if label[0] not in self._speakers and (speaker := self._named(*label)):
            self._speakers[label[0]] = speaker
        return self._speakers.get(label[0])

    def is_label(self, i: int) -> bool:
        """Whether a token stands in the name before what is said."""
        label = self._labels.get(self.parsed.paragraph_of(i).first) if self.told else None
        return label is not None and label[0] <= self.parsed.tokens[i].start < label[1]

    def _named(self, start: int, end: int) -> str | None:
        """The person whose mention is the largest inside a label."""
        inside = [one for one in self.cast.mentions if start <= one.start and one.end <= end]
        best = max(inside, key=lambda one: one.end - one.start, default=None)
        return best.ref if best and self.cast.actors[best.ref].kind == "person" else None
