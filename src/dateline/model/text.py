"""The article as it was read, and as it was parsed.

All offsets are Unicode code points into `Article.text`, end exclusive. Token, sentence and paragraph numbers
count over the whole article, so that every stage can point at a word with one integer.
"""

from __future__ import annotations

import datetime as dt
from bisect import bisect_right
from dataclasses import dataclass, field
from functools import cached_property

HEADLINE, BODY = "headline", "body"
READABLE_REGIONS = (HEADLINE, BODY)
"""Regions that hold sentences; captions, credits, bylines and links are kept but never coded."""


@dataclass(frozen=True, slots=True)
class Span:
    """A stretch of the article's text."""

    start: int
    end: int
    text: str


@dataclass(frozen=True, slots=True)
class Region:
    """What a stretch of the text is: headline, byline, dateline, published, caption, credit, body, related, footer."""

    kind: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Published:
    """When the article appeared.

    `value` is the calendar day; `instant` the aware time where the source gives one; `method` how we know
    (given, feed, meta, text, url, guessed).
    """

    value: dt.date
    precision: str = "day"
    method: str = "given"
    instant: dt.datetime | None = None


@dataclass(frozen=True, slots=True)
class DatelineLine:
    """The dateline of a wire story, as printed: "BEIJING, March 27 (AFP) --"."""

    place: str
    country: str | None = None
    agency: str | None = None
    date: dt.date | None = None


@dataclass(frozen=True, slots=True)
class Article:
    """One article as its source has it; `text` is never changed after reading.

    `reader` names the format and the extractor with its version, `digest` is the SHA-256 of the source's bytes, `repairs`
    what was mended in them (such as a broken encoding): the same digest and reader always give the same text.
    """

    id: str
    text: str
    regions: tuple[Region, ...] = ()
    title: str | None = None
    url: str | None = None
    publisher: str | None = None
    agency: str | None = None
    byline: str | None = None
    language: str | None = None
    published: Published | None = None
    dateline: DatelineLine | None = None
    reader: str | None = None
    digest: str | None = None
    repairs: tuple[str, ...] = ()

    def span(self, start: int, end: int) -> Span:
        """The span with its words."""
        return Span(start, end, self.text[start:end])

    @property
    def day(self) -> dt.date | None:
        """The day that relative dates hang on, or None where nobody tells it."""
        return self.published.value if self.published else None


@dataclass(frozen=True, slots=True)
class Token:
    """One word with its place in the parse; `text` is as the parser saw it (a headline in capitals or title case is parsed as a
    sentence), so that the source's own letters are `article.text[start:end]`; `head` is the article-wide number of its head (itself for a root).

    pos, tag and dep are Universal POS, Penn tags and ClearNLP dependency labels as spaCy's English models give them.
    `entity` is the parser's proposal ("" where it has none), `entity_starts` whether a new entity begins here.
    """

    i: int
    start: int
    end: int
    text: str
    lemma: str
    pos: str
    tag: str
    dep: str
    head: int
    sentence: int
    entity: str = ""
    entity_starts: bool = False

    @property
    def lower(self) -> str:
        """The word in lower case."""
        return self.text.lower()


@dataclass(frozen=True, slots=True)
class Sentence:
    """Tokens `first` (inclusive) to `last` (exclusive) of paragraph number `paragraph`."""

    i: int
    first: int
    last: int
    paragraph: int
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph of a readable region; sentences `first` (inclusive) to `last` (exclusive)."""

    i: int
    kind: str
    start: int
    end: int
    first: int
    last: int


@dataclass(frozen=True)
class Parsed:
    """An article with the words, sentences and paragraphs of its readable regions, and the tree over them."""

    article: Article
    tokens: tuple[Token, ...] = ()
    sentences: tuple[Sentence, ...] = ()
    paragraphs: tuple[Paragraph, ...] = ()
    parser: str = field(default="none", compare=False)

    @cached_property
    def children(self) -> tuple[tuple[int, ...], ...]:
        """For every token the numbers of its dependents, in text order."""
        below: list[list[int]] = [[] for _ in self.tokens]
        for token in self.tokens:
            if token.head != token.i:
                below[token.head].append(token.i)
        return tuple(tuple(numbers) for numbers in below)

    @cached_property
    def lowered(self) -> tuple[str, ...]:
        """Every word in lower case."""
        return tuple(token.text.lower() for token in self.tokens)

    @cached_property
    def _token_starts(self) -> list[int]:
        return [token.start for token in self.tokens]

    def sentence_of(self, token: int) -> Sentence:
        """The sentence a token stands in."""
        return self.sentences[self.tokens[token].sentence]

    def paragraph_of(self, token: int) -> Paragraph:
        """The paragraph a token stands in."""
        return self.paragraphs[self.sentence_of(token).paragraph]

    def token_at(self, char: int) -> int | None:
        """Number of the token that covers a character, or None."""
        i = bisect_right(self._token_starts, char) - 1
        return i if i >= 0 and self.tokens[i].end > char else None

    def tokens_in(self, start: int, end: int) -> range:
        """Numbers of the tokens that begin inside [start, end)."""
        starts = self._token_starts
        return range(bisect_right(starts, start - 1), bisect_right(starts, end - 1))

    def subtree(self, token: int) -> list[int]:
        """A token and all below it, in text order."""
        found, todo = [], [token]
        while todo:
            i = todo.pop()
            found.append(i)
            todo.extend(self.children[i])
        return sorted(found)

    def ancestors(self, token: int) -> list[int]:
        """The heads above a token, nearest first."""
        found, tokens = [], self.tokens
        while tokens[token].head != token:
            token = tokens[token].head
            found.append(token)
        return found

    def span_of(self, first: int, last: int) -> Span:
        """The words from token `first` to token `last`, both inclusive."""
        return self.article.span(self.tokens[first].start, self.tokens[last].end)
