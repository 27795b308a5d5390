"""What English makes certain and the parser now and then gets wrong, mended in its trees: no word changes, only its head.

Three things: a finite verb has a subject (`subjects`), "Jr." belongs to the name before it, and a preposition before a
colon has its objects behind it ("spoke with: Premier A of Chad; Premier B of Peru").
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from dateline.model.text import Sentence, Token

from .subjects import with_subjects

_SUFFIXES = frozenset(("jr.", "jr", "sr.", "sr"))
_BARS = frozenset((":", ";"))
_LISTED = frozenset(("npadvmod", "dep", "conj", "appos", "dobj", "pobj", "attr", "nsubj", "oprd"))


def mended(tokens: Sequence[Token], sentences: Sequence[Sentence]) -> list[Token]:
    """The words of an article with their heads set right where English leaves no other reading."""
    words = with_listed_objects(with_suffixes(tokens), sentences)
    return with_subjects(words, sentences)


def with_suffixes(tokens: Sequence[Token]) -> list[Token]:
    """ "Joseph Biden, Jr., and Ann Dale met": what hangs on Jr. hangs on Biden, and Jr. is part of his name."""
    words = list(tokens)
    for i in range(2, len(words)):
        if words[i].lower in _SUFFIXES and words[i - 1].text == "," and words[i - 2].pos == "PROPN" and words[i].sentence == words[i - 2].sentence:
            _join(words, i, i - 2)
    return words


def _join(words: list[Token], suffix: int, name: int) -> None:
    """Hangs a suffix on its name, and on the name what hung on the suffix; the name takes the suffix's place where it hung on it."""
    if words[name].head == suffix:
        head = words[suffix].head
        words[name] = replace(words[name], head=name if head == suffix else head, dep=words[suffix].dep)
    first, last = _bounds(words, suffix)
    for i in range(first, last):
        if words[i].head == suffix and i != suffix:
            words[i] = replace(words[i], head=name)
    words[suffix] = replace(words[suffix], head=name, dep="nmod")


def _bounds(words: list[Token], i: int) -> tuple[int, int]:
    """The first word of a word's sentence and the one after its last."""
    first = last = i
    while first > 0 and words[first - 1].sentence == words[i].sentence:
        first -= 1
    while last < len(words) and words[last].sentence == words[i].sentence:
        last += 1
    return first, last


def with_listed_objects(tokens: Sequence[Token], sentences: Sequence[Sentence]) -> list[Token]:
    """The names listed behind a colon become the objects of the preposition before it."""
    words = list(tokens)
    for sentence in sentences:
        for i in range(sentence.first, sentence.last - 1):
            if words[i].dep == "prep" and words[i + 1].text == ":" and not _has_object(words, i, sentence):
                _list_objects(words, i, sentence.last)
    return words


def _has_object(words: list[Token], preposition: int, sentence: Sentence) -> bool:
    return any(word.head == preposition and word.dep in ("pobj", "pcomp") for word in words[sentence.first : sentence.last])


def _list_objects(words: list[Token], preposition: int, end: int) -> None:
    """Hangs the heads of a list on a preposition, the first as its object, the others as joined to the first."""
    verb, first = words[preposition].head, None
    for i in range(preposition + 2, end):
        word = words[i]
        if word.head == verb and word.dep in _LISTED and word.pos in ("PROPN", "NOUN") and _begins_item(words, i, preposition):
            words[i] = replace(word, head=preposition if first is None else first, dep="pobj" if first is None else "conj")
            first = i if first is None else first


def _begins_item(words: list[Token], i: int, preposition: int) -> bool:
    """Whether a word's own phrase stands right behind the colon, a semicolon, or the "and" behind one."""
    while i > preposition + 1 and words[i - 1].text not in _BARS and words[i - 1].lower != "and" and words[i - 1].pos in ("PROPN", "NOUN", "ADJ", "DET", "ADP", "PART"):
        i -= 1
    before = words[i - 1]
    return before.text in _BARS or before.lower == "and" and words[i - 2].text in (*_BARS, ",")
