"""An article under the eyes of this stage: its words, its quotations, and how far a phrase reaches."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from dataclasses import dataclass, field
from functools import cached_property

from dateline.model.text import Parsed, Token

from .cues import Cues, Frame
from .quotes import Quote, find_quotes
from .turns import Turn, find_turns

Stretch = tuple[int, int]
"""First and last token, both inclusive."""

PUT_UNDER = "put under a name"
"""The reason of a statement that is the whole text, under somebody's name."""
_LOOSE = frozenset({",", ".", ";", ":", "—", "–", "-", "--", "…", "...", "(", "["})
_LONGEST_TAG = 9
"""Words between the comma of a quotation and the verb of its tag."""
_TIMES = frozenset({"DATE", "TIME"})


@dataclass
class Draft:
    """A statement in the making. `speaker` is the head token of who says it, `speaker_words` their span; `content`
    are spans of characters; `wide` where it reports no speech; `verbatim` where the words are the speaker's own; `source` is the
    file and line of the cue."""

    verb: int
    cue: Stretch
    verb_class: str
    speaker: int | None = None
    speaker_words: Stretch | None = None
    content: list[tuple[int, int]] = field(default_factory=list)
    addressees: list[int] = field(default_factory=list)
    wide: bool = False
    verbatim: bool = False
    why: str = ""
    source: str = ""


@dataclass(frozen=True)
class Reading:
    """The parsed article, its quotations and the cue lexicon."""

    parsed: Parsed
    cues: Cues

    @cached_property
    def tokens(self) -> tuple[Token, ...]:
        """All words."""
        return self.parsed.tokens

    @cached_property
    def children(self) -> tuple[tuple[int, ...], ...]:
        """Dependents of every word."""
        return self.parsed.children

    @cached_property
    def quotes(self) -> tuple[Quote, ...]:
        """Outermost quotations, in text order; the turns of a transcript are such."""
        turns = [Quote(*stretch) for turn in self.turns for stretch in turn.stretches]
        spoken = {quote.end for quote in turns}
        rest = [(p.start, p.end) for p in self.parsed.paragraphs if p.end not in spoken]
        found = [self._mended(quote) for quote in find_quotes(self.parsed.article.text, rest)]
        return tuple(sorted([*turns, *found], key=lambda quote: quote.start))

    def _mended(self, quote: Quote) -> Quote:
        """A quotation without a closing mark ends at the comma before its tag, where it has one: "We wait, he said."""
        if quote.closed or quote.carried:
            return quote
        words = self.parsed.tokens_in(quote.start, quote.end)
        for i in words:
            token = self.tokens[i]
            if token.tag in ("VBD", "VBZ") and any(frame.name == "quote" for frame in self.frames(token.lemma)):
                comma = next((k for k in range(i - 1, max(words.start, i - _LONGEST_TAG), -1) if self.tokens[k].text in (",", "?", "!")), None)
                if comma is not None and comma > words.start + 1:
                    return Quote(quote.start, self.tokens[comma].end, closed=False)
        return quote

    @cached_property
    def turns(self) -> tuple[Turn, ...]:
        """The turns, where the text is a transcript."""
        stretches = [(p.start, p.end) for p in self.parsed.paragraphs]
        return find_turns(self.parsed.article.text, stretches, self.cues.words["turn_titles"])

    @cached_property
    def _quote_starts(self) -> list[int]:
        return [quote.start for quote in self.quotes]

    @cached_property
    def quote_of(self) -> tuple[int, ...]:
        """For every word the number of the quotation it stands in, marks inside; -1 where in none."""
        return tuple(self.quote_at(token.start) for token in self.tokens)

    def quote_at(self, char: int) -> int:
        """Number of the quotation that covers a character, or -1."""
        i = bisect_right(self._quote_starts, char) - 1
        return i if i >= 0 and self.quotes[i].end > char else -1

    @cached_property
    def lemmas(self) -> tuple[str, ...]:
        """The base form of every word; where the lemmatizer cuts an "e" too many ("hoped" to "hop") the cue's own form."""
        return tuple(self._lemma(token) for token in self.tokens)

    @cached_property
    def proper(self) -> frozenset[str]:
        """All words that are a proper noun somewhere in the article: headlines hide them among capitals."""
        return frozenset(token.text for token in self.tokens if token.pos == "PROPN")

    def _lemma(self, token: Token) -> str:
        whole = token.lemma + "e"
        return whole if token.lemma not in self.cues.verbs and whole in self.cues.verbs and token.lower.startswith(whole) else token.lemma

    def first_quote(self, char: int) -> int:
        """Number of the first quotation that begins at a character or after it."""
        return bisect_left(self._quote_starts, char)

    @cached_property
    def reach(self) -> tuple[Stretch, ...]:
        """First and last word of every word's subtree, computed once from the leaves up."""
        low, high = list(range(len(self.tokens))), list(range(len(self.tokens)))
        for i in self._leaves_first:
            head = self.tokens[i].head
            if head != i:
                low[head], high[head] = min(low[head], low[i]), max(high[head], high[i])
        return tuple(zip(low, high, strict=True))

    @cached_property
    def _leaves_first(self) -> list[int]:
        order = [token.i for token in self.tokens if token.head == token.i]
        for i in order:
            order.extend(self.children[i])
        return order[::-1]

    def child(self, head: int, *labels: str) -> int | None:
        """The first dependent with one of the labels."""
        return next((i for i in self.children[head] if self.tokens[i].dep in labels), None)

    def frames(self, lemma: str) -> tuple[Frame, ...]:
        """The frames of a verb."""
        return self.cues.verbs.get(lemma, ())

    def sentence(self, token: int) -> Stretch:
        """First and last word of a word's sentence."""
        sentence = self.parsed.sentence_of(token)
        return sentence.first, sentence.last - 1

    def paragraph(self, token: int) -> int:
        """Number of a word's paragraph."""
        return self.parsed.sentence_of(token).paragraph

    def noun_phrase(self, head: int, wall: int | None = None) -> Stretch:
        """The words of a noun phrase without its relative clauses and without what lies beyond `wall`, its verb."""
        low, high = self.reach[head]
        for child in self.children[head]:
            label = self.tokens[child].dep
            start = self.reach[child][0]
            if label == "punct" and self.tokens[child].text in ("-", "–", "'", "’") and self.tokens[child].start == self.tokens[child - 1].end:
                continue
            cut = child > head and (label in ("relcl", "acl", "advcl", "ccomp", "parataxis", "punct") or self._is_setting(child))
            if cut and (label != "punct" or not self._closes_apposition(child, head)):
                high = min(high, max(head, (start if label != "punct" else child) - 1))
        while low < head and self.tokens[low].entity in _TIMES:
            low += 1
        low, high = self._inside(low, high, head, wall)
        return self.trimmed(low, self._before_bracket(low, high, head))

    def _before_bracket(self, low: int, high: int, head: int) -> int:
        """The last word before a bracket that the phrase opens and does not close: the National Front [(NF]."""
        texts = [self.tokens[i].text for i in range(low, high + 1)]
        if texts.count("(") <= texts.count(")"):
            return high
        opening = max(i for i in range(low, high + 1) if self.tokens[i].text == "(")
        return opening - 1 if opening > head else high

    def _is_setting(self, child: int) -> bool:
        """Whether a dependent of a noun tells when or where something was said: "on Friday", "in a statement"."""
        if self.tokens[child].dep != "prep" or self.tokens[child].lower not in self.cues.words["media_prepositions"]:
            return self.tokens[child].dep == "npadvmod"
        thing = self.child(child, "pobj")
        return thing is not None and (self.tokens[thing].entity in _TIMES or self.tokens[thing].lemma.lower() in self.cues.words["media"])

    def _closes_apposition(self, comma: int, head: int) -> bool:
        """Whether a comma of a noun phrase stands before an apposition or a conjunct, which belong to it."""
        return any(self.tokens[i].dep in ("appos", "conj", "cc", "npadvmod", "prep", "amod", "nummod") and i > comma for i in self.children[head])

    def _inside(self, low: int, high: int, head: int, wall: int | None) -> Stretch:
        if wall is not None:
            low, high = (low, min(high, wall - 1)) if head < wall else (max(low, wall + 1), high)
        inside = self.quote_of[head]
        while low < head and self.quote_of[low] != inside:
            low += 1
        if inside == -1:
            first = next((i for i in range(head, high + 1) if self.quote_of[i] != -1), None)
            high = first - 1 if first is not None and self.long_quote(self.quote_of[first]) else high
        return low, high

    def long_quote(self, number: int) -> bool:
        """Whether a quotation is more than a word or two in inverted commas."""
        quote = self.quotes[number]
        return self.parsed.article.text.count(" ", quote.start, quote.end) >= 3

    def set_off(self, number: int) -> bool:
        """Whether a quotation ends as what a tag follows does, with its mark inside: "But why?" he asked."""
        quote = self.quotes[number]
        return quote.closed and quote.end - quote.start > 3 and self.parsed.article.text[quote.end - 2] in ",?!"

    def trimmed(self, low: int, high: int) -> Stretch:
        """The stretch without loose punctuation at its ends."""
        while low < high and self.tokens[low].text in _LOOSE:
            low += 1
        while high > low and self.tokens[high].text in _LOOSE:
            high -= 1
        return low, high

    def chars(self, low: int, high: int) -> tuple[int, int]:
        """The characters from word `low` to word `high`."""
        return self.tokens[low].start, self.tokens[high].end
