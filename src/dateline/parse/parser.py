"""spaCy behind our own words: one article in, one `Parsed` out, nothing of spaCy's leaves this module."""

from __future__ import annotations

import datetime as dt
import warnings
from functools import lru_cache
from typing import Any

from dateline.model.text import HEADLINE, Article, Paragraph, Parsed, Published, Region, Sentence, Token
from dateline.settings import PARSER_BATCH

from .capitals import is_loud, lowered, restored
from .mend import mended
from .model import ModelFiles, find_model
from .paragraphs import find_paragraphs
from .titlecase import is_title_case, sentence_case

_PLAIN = {ord(ch): " " for ch in "\n\r\t\v\f\u00a0\u2028\u2029\u0085\u200b\u200e\u200f\u202a\u202b\u202c\u2066\u2067\u2068\u2069\ufeff"}
"""White space and marks without width become blanks for the parser, one for one, so that offsets stay."""

SHORTENED = frozenset({"hop", "stag", "rap", "ax", "lambast"})
"""Lemmas the lemmatizer gives for forms of hope, stage, rape, axe, lambaste."""


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
        self._word_by_word = {name: self._nlp.get_pipe(name) for name in WORD_BY_WORD if self._nlp.has_pipe(name)}
        self._forms: dict[tuple[int, int, int], tuple[str, str]] = {}

    def parse(self, article: Article) -> Parsed:
        """The article's words and trees; regions that are no text are left out."""
        stretches = find_paragraphs(article)
        texts = [article.text[start:end].translate(_PLAIN) for _, start, end in stretches]
        body = [text for (kind, _, _), text in zip(stretches, texts, strict=True) if kind != HEADLINE]
        texts = [sentence_case(text, body) if kind == HEADLINE and is_title_case(text) else text for (kind, _, _), text in zip(stretches, texts, strict=True)]
        builder = _Builder()
        with self._nlp.select_pipes(disable=list(self._word_by_word)):
            texts = [restored(self._nlp(lowered(text))) if is_loud(text) else text for text in texts]
            for (kind, start, end), doc in zip(stretches, self._nlp.pipe(texts, batch_size=PARSER_BATCH), strict=True):
                builder.add(kind, start, end, doc, self._form)
        words = mended(builder.tokens, builder.sentences)
        return Parsed(article, tuple(words), tuple(builder.sentences), tuple(builder.paragraphs), self.label)

    def _form(self, token: Any) -> tuple[str, str]:
        """Part of speech and lemma of a word, asked for once for each form, tag and dependency."""
        key = (token.orth, token.tag, token.dep)
        if key not in self._forms:
            self._forms[key] = self._look_up(token)
        return self._forms[key]

    def _look_up(self, token: Any) -> tuple[str, str]:
        from spacy.tokens import Doc

        doc = Doc(self._nlp.vocab, words=[token.text], spaces=[False], tags=[token.tag_], deps=[token.dep_], heads=[0])
        for component in self._word_by_word.values():
            doc = component(doc)
        pos, lemma = doc[0].pos_, doc[0].lemma_ or token.lower_
        return pos, lemma if pos == "PROPN" else _with_e(lemma.lower(), pos, token.lower_)


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
        first = len(self.sentences)
        numbers = self._numbers(doc)
        for sent in doc.sents:
            self._add_sentence(sent, start, numbers, form)
        self.paragraphs.append(Paragraph(len(self.paragraphs), kind, start, end, first, len(self.sentences)))

    def _numbers(self, doc: Any) -> dict[int, int]:
        """Article-wide number of every token of the paragraph that is no white space."""
        base = len(self.tokens)
        words = [token.i for token in doc if not token.is_space]
        return {i: base + n for n, i in enumerate(words)}

    def _add_sentence(self, sent: Any, offset: int, numbers: dict[int, int], form: Any) -> None:
        first, number = len(self.tokens), len(self.sentences)
        for token in sent:
            if token.i not in numbers:
                continue
            begin = offset + token.idx
            pos, lemma = form(token)
            self.tokens.append(
                Token(
                    i=numbers[token.i],
                    start=begin,
                    end=begin + len(token.text),
                    text=token.text,
                    lemma=lemma,
                    pos=pos,
                    tag=token.tag_,
                    dep=token.dep_,
                    head=numbers.get(token.head.i, numbers[token.i]),
                    sentence=number,
                    entity=token.ent_type_,
                    entity_starts=token.ent_iob_ == "B",
                )
            )
        if len(self.tokens) > first:
            begin, finish = self.tokens[first].start, self.tokens[-1].end
            self.sentences.append(Sentence(number, first, len(self.tokens), len(self.paragraphs), begin, finish))


def _load(files: ModelFiles) -> Any:
    import spacy

    with warnings.catch_warnings():
        # The verified copy is 3.7.1, one minor version behind the library; it was measured under exactly this pair.
        warnings.filterwarnings("ignore", message=r"\[W095\]")
        return spacy.load(files.folder, exclude=["senter"])


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
