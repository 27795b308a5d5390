"""Who speaks each paragraph of a transcript: the person named in capitals before a colon, until somebody else has the word."""

from __future__ import annotations

import re

from dateline.model.text import Paragraph

from .cast import Cast

_LABEL = re.compile(r"^(?:[A-Z][A-Z.'’-]+ ){0,5}[A-Z][A-Z.'’-]+ ?(?:\([^)]*\))?: ?")
_QUESTION = re.compile(r"^Q\b")


class Turns:
    """The speakers of a transcript, by paragraph."""

    def __init__(self, cast: Cast) -> None:
        self.cast, self.parsed = cast, cast.parsed
        self._labels = [self._label(paragraph) for paragraph in self.parsed.paragraphs]

    @property
    def told(self) -> bool:
        """Whether any paragraph opens with the name of who speaks it."""
        return any(label is not None and label > 1 for label in self._labels)

    def _label(self, paragraph: Paragraph) -> int | None:
        """Length of the name before a paragraph's words; 1 for the Q of a question."""
        text = self.parsed.article.text[paragraph.start : paragraph.end]
        found = _LABEL.match(text)
        return found.end() if found else 1 if _QUESTION.match(text) else None

    def speakers(self) -> dict[int, str]:
        """Ref of the person who speaks by the first sentence of each paragraph; those left out are spoken by nobody we know."""
        found: dict[int, str] = {}
        speaker: str | None = None
        for paragraph, label in zip(self.parsed.paragraphs, self._labels, strict=True):
            if label is not None:
                speaker = self._named(paragraph.start, paragraph.start + label)
            if speaker:
                found[paragraph.first] = speaker
        return found

    def _named(self, start: int, end: int) -> str | None:
        """The person whose mention is the largest inside a label."""
        inside = [one for one in self.cast.mentions if start <= one.start and one.end <= end]
        best = max(inside, key=lambda one: one.end - one.start, default=None)
        return best.ref if best and self.cast.actors[best.ref].kind == "person" else None
