"""The mode of an act that says something of another: what is asked, refused or threatened (lang/<language>/modes.yaml)."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from dateline.knowledge.load import Knowledge

from .grammar import Grammar
from .words import WordTable, holds, word_table


class Modes:
    """Finds modes by the words below a trigger.

    Args:
        tables: type → mode → its words, in the order in which they are asked.
    """

    def __init__(self, tables: Mapping[str, Mapping[str, WordTable]]) -> None:
        self._tables = tables

    def of(self, kind: str | None, grammar: Grammar, main: int) -> str | None:
        """The mode of an act of a type, or None where its words tell none."""
        modes = self._tables.get(kind or "")
        if modes is None:
            return None
        for i in _told_below(grammar, main):
            for mode, words in modes.items():
                if holds(words, grammar.words, i):
                    return mode
        return None


def _told_below(grammar: Grammar, main: int) -> Iterator[int]:
    """The verbs below a trigger, then their objects, then its own objects."""
    verbs = [*grammar.comp(main), *grammar.clause(main)]
    deeper = [*verbs, *(inner for verb in verbs for inner in grammar.comp(verb))]
    yield from deeper
    for verb in deeper:
        yield from grammar.obj(verb)
    if grammar.is_verb(main):
        yield from grammar.obj(main)
    yield from grammar.prep(main, ("of", "for", "with", "to"))


def load_modes(knowledge: Knowledge) -> Modes:
    """The modes of a language, compiled once."""
    found: Modes = knowledge.once("modes", lambda: Modes(_tables(knowledge.lexicon("modes"), knowledge.lexicon("lexicons"))))
    return found


def _tables(raw: Mapping[str, Any], lists: Mapping[str, Any]) -> dict[str, dict[str, WordTable]]:
    return {kind: {mode: word_table(words, lists, f"modes.yaml, {kind} {mode}") for mode, words in modes.items()} for kind, modes in raw.items()}
