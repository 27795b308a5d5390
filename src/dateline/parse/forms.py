"""Part of speech and lemma of each word, asked for once for each form, tag and dependency.

The components that tell them see one word at a time, and take a third of a parse where they run over every word. So what
they say is kept, and the words of an article that are new are shown to them all at once, with blanks between.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any, NamedTuple

from dateline.settings import LARGEST_VOCABULARY

WORD_BY_WORD = ("attribute_ruler", "lemmatizer")
"""Components that see one word at a time: its form, tag and dependency."""

SHORTENED = frozenset({"hop", "stag", "rap", "ax", "lambast"})
"""Lemmas the lemmatizer gives for forms of hope, stage, rape, axe, lambaste."""

_KEY = ["ORTH", "TAG", "DEP"]


class Form(NamedTuple):
    """A word as it stands in a tree."""

    text: str
    lemma: str
    pos: str
    tag: str
    dep: str


class WordForms:
    """The forms that were met; all are forgotten when they are more than the largest vocabulary."""

    def __init__(self, pipeline: Any) -> None:
        self._vocab = pipeline.vocab
        self._components = [pipeline.get_pipe(name) for name in WORD_BY_WORD if name in pipeline.component_names]
        self._known: dict[tuple[int, ...], Form] = {}
        for component in self._components:
            _leave_words_alone(component) if hasattr(component, "add_patterns") else _index_lemmas(component)

    def of(self, docs: Sequence[Any]) -> list[list[Form]]:
        """The form of every word of some tagged and parsed documents."""
        keys = [list(map(tuple, doc.to_array(_KEY).tolist())) for doc in docs]
        if len(self._known) > LARGEST_VOCABULARY:
            self._known.clear()
        if new := [key for key in dict.fromkeys(key for some in keys for key in some) if key not in self._known]:
            self._known.update(zip(new, self._looked_up(new), strict=True))
        return [[self._known[key] for key in some] for some in keys]

    def _looked_up(self, keys: Iterable[tuple[int, ...]]) -> list[Form]:
        from spacy.tokens import Doc

        words = [tuple(self._vocab.strings[one] for one in key) for key in keys]
        texts, tags, deps = map(list, zip(*words, strict=True))
        doc = Doc(self._vocab, words=texts, spaces=[False] * len(texts), tags=tags, deps=deps, heads=list(range(len(texts))))
        for component in self._components:
            doc = component(doc)
        return [_form(text, tag, dep, token) for (text, tag, dep), token in zip(words, doc, strict=True)]


def _leave_words_alone(ruler: Any) -> None:
    """Takes out the rules that ask for a word's neighbours: words that are shown together do not stand together."""
    rules = [{**rule, "patterns": [pattern for pattern in rule["patterns"] if len(pattern) == 1]} for rule in ruler.patterns]
    ruler.clear()
    ruler.add_patterns([rule for rule in rules if rule["patterns"]])


def _index_lemmas(lemmatizer: Any) -> None:
    """Lets a lemmatizer look for a lemma among those it knows: going through their lists takes 0.2 milliseconds a word."""
    if "lemma_index" in lemmatizer.lookups:
        table = lemmatizer.lookups.get_table("lemma_index")
        for pos, lemmas in list(table.items()):
            table[pos] = frozenset(lemmas)


def _form(text: str, tag: str, dep: str, token: Any) -> Form:
    pos, lemma = token.pos_, token.lemma_ or text.lower()
    return Form(text, lemma if pos == "PROPN" else _with_e(lemma.lower(), pos, text.lower()), pos, tag, dep)


def _with_e(lemma: str, pos: str, form: str) -> str:
    """"hoped" is of hope, not of hop: verbs that the lemmatizer takes for a shorter and rarer one."""
    if pos == "VERB" and lemma in SHORTENED and form.startswith((lemma + "e", lemma + "ing")):
        return lemma + "e"
    return lemma
