"""Parsed paragraphs as the words, sentences and paragraphs of one article, numbered through."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import numpy as np

from dateline.model.text import Paragraph, Sentence, Token

from .forms import Form

_FIELDS = ["HEAD", "IDX", "SENT_START", "ENT_TYPE", "ENT_IOB", "IS_SPACE"]
_UNSIGNED = 2**64 - 1
_BEGINS = 3  # spaCy's number for the first word of an entity


class Numbering:
    """Collects the tokens, sentences and paragraphs of one article, with article-wide numbers."""

    def __init__(self) -> None:
        self.tokens: list[Token] = []
        self.sentences: list[Sentence] = []
        self.paragraphs: list[Paragraph] = []

    def add(self, kind: str, start: int, end: int, doc: Any, forms: Sequence[Form]) -> None:
        """The words of a paragraph that begins at `start`, white space left out."""
        first, words = len(self.sentences), doc.to_array(_FIELDS).astype(np.int64).tolist()
        numbers, following = [], len(self.tokens)
        for word in words:  # article-wide; a blank has that of the word behind it
            numbers.append(following)
            following += not word[-1]
        begins = [i for i, word in enumerate(words) if word[2] == 1 or i == 0]
        names = {0: "", **{entity: doc.vocab.strings[entity & _UNSIGNED] for entity in {word[3] for word in words if word[3]}}}
        for begin, stop in zip(begins, [*begins[1:], len(words)], strict=True):
            self._add_sentence(start, words, begin, stop, numbers, forms, names)
        self.paragraphs.append(Paragraph(len(self.paragraphs), kind, start, end, first, len(self.sentences)))

    def _add_sentence(
        self, offset: int, words: list[list[int]], begin: int, stop: int, numbers: list[int], forms: Sequence[Form], names: dict[int, str]
    ) -> None:
        first, number, add = len(self.tokens), len(self.sentences), self.tokens.append
        for i in range(begin, stop):
            head, idx, _, entity, iob, is_blank = words[i]
            if not is_blank:
                text, lemma, pos, tag, dep = forms[i]
                above = numbers[i] if words[i + head][-1] else numbers[i + head]
                at = offset + idx
                add(Token(numbers[i], at, at + len(text), text, lemma, pos, tag, dep, above, number, names[entity], iob == _BEGINS))
        if len(self.tokens) > first:
            self.sentences.append(Sentence(number, first, len(self.tokens), len(self.paragraphs), self.tokens[first].start, self.tokens[-1].end))
