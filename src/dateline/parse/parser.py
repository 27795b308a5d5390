"""spaCy behind our own words: one article in, one `Parsed` out, nothing of spaCy's leaves this module."""

from __future__ import annotations

import datetime as dt
import warnings
from collections.abc import Iterator, Sequence
from contextlib import AbstractContextManager, nullcontext
from functools import lru_cache
from typing import Any

import numpy as np

from dateline.model.text import HEADLINE, Article, Paragraph, Parsed, Published, Region, Sentence, Token
from dateline.settings import LARGEST_VOCABULARY, PARSER_BATCH

from .capitals import is_loud, lowered, restored
from .mend import mended
from .model import ModelFiles, find_model
from .names import FILE, NameFinder
from .paragraphs import find_paragraphs
from .products import multiply_by_numpy, one_core
from .titlecase import is_title_case, sentence_case

_PLAIN = {ord(ch): " " for ch in "\n\r\t\v\f\u00a0\u2028\u2029\u0085\u200b\u200e\u200f\u202a\u202b\u202c\u2066\u2067\u2068\u2069\ufeff"}
"""White space and marks without width become blanks for the parser, one for one, so that offsets stay."""

SHORTENED = frozenset({"hop", "stag", "rap", "ax", "lambast"})
"""Lemmas the lemmatizer gives for forms of hope, stage, rape, axe, lambaste."""


_FIELDS = ["ORTH", "TAG", "DEP", "HEAD", "IDX", "SENT_START", "ENT_TYPE", "ENT_IOB", "IS_SPACE"]
_UNSIGNED = 2**64 - 1
_BEGINS = 3  # spaCy's number for the first word of an entity

WORD_BY_WORD = ("attribute_ruler", "lemmatizer")
"""Components that see one word at a time (its form, tag and dependency): a third of a parse when they run over every word."""


class Parser:
    """A loaded language model.

    Each article is parsed by itself, paragraph by paragraph, so that what it gives never depends on its neighbours.
    """

    def __init__(self, files: ModelFiles) -> None:
        self.files = files
        self.label = files.label
        self._nlp = _load(files)
        self._word_by_word = [self._nlp.get_pipe(name) for name in WORD_BY_WORD if name in self._nlp.component_names]
        self._names = _names(files)
        self._forms: dict[tuple[int, int, int], tuple[str, str]] = {}

    def parse(self, article: Article) -> Parsed:
        """The article's words and trees; regions that are no text are left out."""
        stretches = find_paragraphs(article)
        texts = [article.text[start:end].translate(_PLAIN) for _, start, end in stretches]
        body = [text for (kind, _, _), text in zip(stretches, texts, strict=True) if kind != HEADLINE]
        texts = [sentence_case(text, body) if kind == HEADLINE and is_title_case(text) else text for (kind, _, _), text in zip(stretches, texts, strict=True)]
        builder = _Builder()
        with one_core(), self._remembering():
            texts = [restored(next(self._docs([lowered(text)]))) if is_loud(text) else text for text in texts]
            for (kind, start, end), doc in zip(stretches, self._docs(texts), strict=True):
                builder.add(kind, start, end, doc, self._form)
        words = mended(builder.tokens, builder.sentences)
        return Parsed(article, tuple(words), tuple(builder.sentences), tuple(builder.paragraphs), self.label)

    def _remembering(self) -> AbstractContextManager[Any]:
        """Until the vocabulary is full new words are kept, which is faster; then those of an article are forgotten after it."""
        return self._nlp.memory_zone() if len(self._nlp.vocab) > LARGEST_VOCABULARY else nullcontext()

    def _docs(self, texts: Sequence[str]) -> Iterator[Any]:
        """The paragraphs with tags, trees and names, some at a time."""
        for first in range(0, len(texts), PARSER_BATCH):
            docs = list(self._nlp.pipe(texts[first : first + PARSER_BATCH], batch_size=PARSER_BATCH))
            if self._names:
                self._names.propose(docs)
            yield from docs

    def _form(self, doc: Any, orth: int, tag: int, dep: int) -> tuple[str, str]:
        """Part of speech and lemma of a word, asked for once for each form, tag and dependency."""
        key = (orth, tag, dep)
        found = self._forms.get(key)
        if found is None:
            found = self._look_up(*(doc.vocab.strings[one] for one in key))
            if len(self._forms) < LARGEST_VOCABULARY:
                self._forms[key] = found
        return found

    def _look_up(self, text: str, tag: str, dep: str) -> tuple[str, str]:
        from spacy.tokens import Doc

        doc = Doc(self._nlp.vocab, words=[text], spaces=[False], tags=[tag], deps=[dep], heads=[0])
        for component in self._word_by_word:
            doc = component(doc)
        pos, lemma = doc[0].pos_, doc[0].lemma_ or text.lower()
        return pos, lemma if pos == "PROPN" else _with_e(lemma.lower(), pos, text.lower())


def _with_e(lemma: str, pos: str, form: str) -> str:
    """"hoped" is of hope, not of hop: verbs that the lemmatizer takes for a shorter and rarer one."""
    if pos == "VERB" and lemma in SHORTENED and form.startswith((lemma + "e", lemma + "ing")):
        return lemma + "e"
    return lemma


class _Builder:
    """Collects the tokens, sentences and paragraphs of one article, with article-wide numbers."""

    def __init__(self) -> None:
        self.tokens: list[Token] = []
        self.sentences: list[Sentence] = []
        self.paragraphs: list[Paragraph] = []

    def add(self, kind: str, start: int, end: int, doc: Any, form: Any) -> None:
        """The words of a paragraph that begins at `start`, white space left out."""
        first, words = len(self.sentences), doc.to_array(_FIELDS).astype(np.int64).tolist()
        numbers, following = [], len(self.tokens)
        for word in words:  # article-wide; a blank has that of the word behind it
            numbers.append(following)
            following += not word[-1]
        begins = [i for i, word in enumerate(words) if word[5] == 1 or i == 0]
        for begin, stop in zip(begins, [*begins[1:], len(words)], strict=True):
            self._add_sentence(doc, start, words[begin:stop], begin, numbers, form)
        self.paragraphs.append(Paragraph(len(self.paragraphs), kind, start, end, first, len(self.sentences)))

    def _add_sentence(self, doc: Any, offset: int, words: list[list[int]], place: int, numbers: list[int], form: Any) -> None:
        first, number, strings = len(self.tokens), len(self.sentences), doc.vocab.strings
        for i, (orth, tag, dep, head, idx, _, entity, iob, is_blank) in enumerate(words, place):
            if not is_blank:
                orth, tag, dep = (one & _UNSIGNED for one in (orth, tag, dep))
                text, (pos, lemma) = strings[orth], form(doc, orth, tag, dep)
                above = numbers[i] if words[i + head - place][-1] else numbers[i + head]
                self.tokens.append(
                    Token(
                        numbers[i], offset + idx, offset + idx + len(text), text, lemma, pos, strings[tag], strings[dep], above, number,
                        strings[entity & _UNSIGNED] if entity else "", iob == _BEGINS,
                    )
                )
        if len(self.tokens) > first:
            begin, finish = self.tokens[first].start, self.tokens[-1].end
            self.sentences.append(Sentence(number, first, len(self.tokens), len(self.paragraphs), begin, finish))


def _load(files: ModelFiles) -> Any:
    """The model without the components that `Parser` stands in for."""
    import spacy

    unused = ["ner"] if _names(files) else []
    with warnings.catch_warnings():
        # The verified copy is 3.7.1, one minor version behind the library; it was measured under exactly this pair.
        warnings.filterwarnings("ignore", message=r"\[W095\]")
        pipeline = spacy.load(files.folder, exclude=["senter", *unused])
    for name in WORD_BY_WORD:
        if pipeline.has_pipe(name):
            pipeline.disable_pipe(name)
    multiply_by_numpy(pipeline)
    return pipeline


@lru_cache(maxsize=2)
def _names(files: ModelFiles) -> NameFinder | None:
    """Our own finder of names where it knows the model's vectors; None where the model's recogniser proposes them."""
    finder = NameFinder(FILE)
    return finder if finder.model == files.sha256 else None


@lru_cache(maxsize=2)
def load_parser(name: str | None = None, allow_unknown: bool = False) -> Parser:
    """A parser over the named model, or the best one installed; loaded once a process.

    Raises:
        ModelError: there is no model, or its files are not those we verified.
    """
    return Parser(find_model(name, allow_unknown))


def parse_text(text: str, published: dt.date | None = None) -> Parsed:
    """A text of body paragraphs parsed as it stands, for tests and for trying out."""
    day = Published(published) if published else None
    article = Article(id="text", text=text, regions=(Region("body", 0, len(text)),), published=day)
    return load_parser().parse(article)
