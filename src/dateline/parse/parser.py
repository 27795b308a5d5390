"""spaCy behind our own words: one article in, one `Parsed` out, nothing of spaCy's leaves this module."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterator, Sequence
from functools import lru_cache
from typing import Any

from dateline.model.text import HEADLINE, Article, Parsed, Published, Region
from dateline.settings import PARSER_BATCH

from . import network, trees
from .capitals import is_loud, lowered, restored
from .forms import WORD_BY_WORD, WordForms
from .heap import part_large_arrays
from .loading import load_pipeline
from .mend import mended
from .model import ModelFiles, find_model
from .names import FILE, NameFinder
from .paragraphs import find_paragraphs
from .products import multiply_by_numpy, one_core
from .titlecase import is_title_case, sentence_case
from .tokens import Numbering
from .vocabulary import Vocabulary

_PLAIN = {ord(ch): " " for ch in "\n\r\t\v\f\u00a0\u2028\u2029\u0085\u200b\u200e\u200f\u202a\u202b\u202c\u2066\u2067\u2068\u2069\ufeff"}
"""White space and marks without width become blanks for the parser, one for one, so that offsets stay."""


class Parser:
    """A loaded language model.

    Each article is parsed by itself, paragraph by paragraph, so that what it gives never depends on its neighbours.
    """

    def __init__(self, files: ModelFiles) -> None:
        self.files = files
        self.label = files.label
        self._nlp = _load(files)
        names = _names(files)
        self._steps = [_step(component) for _, component in self._nlp.pipeline]
        if names:
            self._steps.append(names.propose)
        self._forms = WordForms(self._nlp)
        self._vocabulary = Vocabulary(self._nlp)

    def parse(self, article: Article) -> Parsed:
        """The article's words and trees; regions that are no text are left out."""
        stretches = find_paragraphs(article)
        texts = [article.text[start:end].translate(_PLAIN) for _, start, end in stretches]
        body = [text for (kind, _, _), text in zip(stretches, texts, strict=True) if kind != HEADLINE]
        texts = [sentence_case(text, body) if kind == HEADLINE and is_title_case(text) else text for (kind, _, _), text in zip(stretches, texts, strict=True)]
        builder = Numbering()
        self._vocabulary.make_room()
        with one_core():
            texts = [restored(next(self._docs([lowered(text)]))) if is_loud(text) else text for text in texts]
            docs = list(self._docs(texts))
            for stretch, doc, forms in zip(stretches, docs, self._forms.of(docs), strict=True):
                builder.add(*stretch, doc, forms)
        words = mended(builder.tokens, builder.sentences)
        return Parsed(article, tuple(words), tuple(builder.sentences), tuple(builder.paragraphs), self.label)

    def _docs(self, texts: Sequence[str]) -> Iterator[Any]:
        """The paragraphs with tags, trees and names, some at a time."""
        for first in range(0, len(texts), PARSER_BATCH):
            docs = [self._nlp.make_doc(text) for text in texts[first : first + PARSER_BATCH]]
            for step in self._steps:
                step(docs)
            yield from docs


def _step(component: Any) -> Callable[[Sequence[Any]], None]:
    """What a component writes into paragraphs: by our own loops where it is of a kind they know, else by its own."""

    def predict(docs: Sequence[Any]) -> None:
        component.set_annotations(docs, component.predict(docs))

    if network.is_known(component):
        return network.WordVectors(component).write
    return trees.TreeParser(component).write if trees.is_known(component) else predict


def _load(files: ModelFiles) -> Any:
    """The model without the components that `Parser` stands in for."""
    pipeline = load_pipeline(files.folder, ["senter", "ner"] if _names(files) else ["senter"])
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
    part_large_arrays()
    return Parser(find_model(name, allow_unknown))


def parse_text(text: str, published: dt.date | None = None) -> Parsed:
    """A text of body paragraphs parsed as it stands, for tests and for trying out."""
    day = Published(published) if published else None
    article = Article(id="text", text=text, regions=(Region("body", 0, len(text)),), published=day)
    return load_parser().parse(article)
