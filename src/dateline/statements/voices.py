"""Who "I" and "we" are inside a quotation: whoever is quoted."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from dateline.model.actor import ActorTable, Mention
from dateline.model.record import Statement
from dateline.model.text import Parsed, Token

from .author import FIRST_PERSON
from .quotes import find_quotes


def with_quoted_voices(parsed: Parsed, table: ActorTable, statements: Sequence[Statement]) -> ActorTable:
    """The table with a mention for each "I", "we" and "our" inside the marks of a quotation whose speaker is known: the one
    quoted, of nested quotations the innermost. Words that already mean somebody keep their meaning; mentions stay in text order."""
    voices = {token.i: (token, speaker) for token, speaker in _voices(parsed, statements) if table.at(token.i) is None}
    found = [Mention(token.start, token.end, token.text, "pronoun", token.i, speaker) for token, speaker in voices.values()]
    if not found:
        return table
    return replace(table, mentions=tuple(sorted([*table.mentions, *found], key=lambda one: (one.start, -one.end))))


def _voices(parsed: Parsed, statements: Sequence[Statement]) -> Iterator[tuple[Token, str]]:
    quoted = [(quote.start, quote.end) for quote in find_quotes(parsed.article.text, [(p.start, p.end) for p in parsed.paragraphs])]
    for statement in statements:
        if statement.speaker is not None and statement.kind != "indirect":
            for span in statement.content:
                for i in parsed.tokens_in(span.start, span.end):
                    token = parsed.tokens[i]
                    if token.lower in FIRST_PERSON and token.tag in ("PRP", "PRP$") and any(start <= token.start < end for start, end in quoted):
                        yield token, statement.speaker
