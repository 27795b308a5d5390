"""Part of speech and lemma of each word, asked for once for each form, tag and dependency.

The components that tell them see one word at a time, and take a third of a parse where they run over every word. So what
they say is kept, and the words of an article that are new are shown to them all at once, with blanks between.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from sys import intern
from typing import Any, NamedTuple

from dateline.settings import FORMS_AT_HAND

WORD_BY_WORD = ("attribute_ruler", "lemmatizer")
"""Components that see one word at a time: its form, tag and dependency."""

SHORTENED = frozenset({"hop", "stag", "rap", "ax", "lambast"})
"""Lemmas the lemmatizer gives for forms of hope, stage, rape, axe, lambaste."""

_KEY = ["ORTH", "TAG", "DEP"]
_ANY = "word"  # that no rule names
_ASKED = frozenset(("LOWER", "TAG", "DEP", "IS_SPACE"))


class Word(NamedTuple):
    """A word as tagger and parser leave it."""

    text: str
    tag: str
    dep: str


class Reading(NamedTuple):
    """What the rules on tags make of a word; "" where they say nothing."""

    pos: str
    features: str
    lemma: str


class Form(NamedTuple):
    """A word as it stands in a tree."""

    text: str
    lemma: str
    pos: str
    tag: str
    dep: str


class WordForms:
    """The forms that were met lately: when they are many, those not asked for since they last were many are forgotten."""

    def __init__(self, pipeline: Any) -> None:
        self._vocab = pipeline.vocab
        ruler, lemmatizer = (pipeline.get_pipe(name) if name in pipeline.component_names else None for name in WORD_BY_WORD)
        self._ruler, self._lemmatizer = _Ruler(ruler, self._vocab), lemmatizer
        self._known: dict[tuple[int, ...], Form] = {}
        self._older: dict[tuple[int, ...], Form] = {}
        if lemmatizer is not None:
            _index_lemmas(lemmatizer)

    def of(self, docs: Sequence[Any]) -> list[list[Form]]:
        """The form of every word of some tagged and parsed documents."""
        keys = [list(map(tuple, doc.to_array(_KEY).tolist())) for doc in docs]
        if len(self._known) > FORMS_AT_HAND:
            self._forget()
        if new := [key for key in dict.fromkeys(key for some in keys for key in some) if key not in self._known]:
            self._known.update((key, self._older[key]) for key in new if key in self._older)
            self._known.update(self._looked_up([key for key in new if key not in self._older]))
        return [[self._known[key] for key in some] for some in keys]

    def _forget(self) -> None:
        self._older, self._known = self._known, {}
        if self._lemmatizer is not None:
            self._lemmatizer.cache.clear()  # it keeps what it is asked for good

    def _looked_up(self, keys: Sequence[tuple[int, ...]]) -> Iterator[tuple[tuple[int, ...], Form]]:
        if not keys:
            return iter(())
        words = [Word(*(self._vocab.strings[one] for one in key)) for key in keys]
        doc = _alone(self._vocab, words, self._ruler.readings(words))
        if self._lemmatizer is not None:
            doc = self._lemmatizer(doc)
        return zip(keys, map(_form, words, doc), strict=True)


class _Ruler:
    """What the rules on tags say of words. It hangs on tag and dependency alone, but for the words that the rules name."""

    def __init__(self, ruler: Any, vocab: Any) -> None:
        self._ruler, self._vocab = ruler, vocab
        self._known: dict[Word, Reading] = {}
        if ruler is not None:
            self._rules = _of_one_word(ruler)
            self._named = _named_in(self._rules)

    def readings(self, words: Sequence[Word]) -> list[Reading]:
        """Part of speech, features and (where the rules tell it) lemma of each word."""
        if self._ruler is None:
            return [Reading("", "", "")] * len(words)
        if len(self._known) > FORMS_AT_HAND:  # of kinds some hundreds are met
            self._known.clear()
        kinds = [self._kind(word) for word in words]
        if new := [kind for kind in dict.fromkeys(kinds) if kind not in self._known]:
            doc = self._ruler(_alone(self._vocab, new))
            self._known.update((kind, Reading(token.pos_, str(token.morph), token.lemma_)) for kind, token in zip(new, doc, strict=True))
        return [self._known[kind] for kind in kinds]

    def _kind(self, word: Word) -> Word:
        """A word that stands for all of which the rules say the same."""
        low = word.text.lower()
        return Word(low if self._named.search(low) or low.isspace() else _ANY, word.tag, word.dep)


def _alone(vocab: Any, words: Sequence[Word], readings: Sequence[Reading] | None = None) -> Any:
    """A document of words that have nothing to do with each other."""
    from spacy.tokens import Doc

    texts, tags, deps = map(list, zip(*words, strict=True))
    pos, morphs, lemmas = map(list, zip(*readings, strict=True)) if readings else (None, None, None)
    return Doc(vocab, words=texts, spaces=[False] * len(texts), tags=tags, deps=deps, heads=list(range(len(texts))), pos=pos, morphs=morphs, lemmas=lemmas)


def _of_one_word(ruler: Any) -> list[Any]:
    """The rules of a ruler without those that ask for a word's neighbours, which are taken out of it: words that are shown to it
    together do not stand together."""
    rules = [{**rule, "patterns": [pattern for pattern in rule["patterns"] if len(pattern) == 1]} for rule in ruler.patterns]
    rules = [rule for rule in rules if rule["patterns"]]
    ruler.clear()
    ruler.add_patterns(rules)
    return rules


def _named_in(rules: Iterable[Any]) -> re.Pattern[str]:
    """What finds a word, in lower case, that rules name; every word where they ask for more of one than its form."""
    named: list[str] = []
    for asked in (pattern[0] for rule in rules for pattern in rule["patterns"]):
        form = asked.get("LOWER", {})
        form = {"IN": [form]} if isinstance(form, str) else form
        if not asked.keys() <= _ASKED or not form.keys() <= {"IN", "REGEX"}:
            return re.compile("")
        named += [f"^{re.escape(word)}$" for word in form.get("IN", ())] + ([form["REGEX"]] if "REGEX" in form else [])
    return re.compile("|".join(named) or "$^")


def _index_lemmas(lemmatizer: Any) -> None:
    """Lets a lemmatizer look for a lemma among those it knows: going through their lists takes 0.2 milliseconds a word."""
    if "lemma_index" in lemmatizer.lookups:
        table = lemmatizer.lookups.get_table("lemma_index")
        for pos, lemmas in list(table.items()):
            table[pos] = frozenset(lemmas)


def _form(word: Word, token: Any) -> Form:
    pos, lemma = intern(token.pos_), token.lemma_ or word.text.lower()
    lemma = lemma if pos == "PROPN" else _with_e(lemma.lower(), pos, word.text.lower())
    return Form(word.text, word.text if lemma == word.text else lemma, pos, intern(word.tag), intern(word.dep))  # each text is held once


def _with_e(lemma: str, pos: str, form: str) -> str:
    """"hoped" is of hope, not of hop: verbs that the lemmatizer takes for a shorter and rarer one."""
    if pos == "VERB" and lemma in SHORTENED and form.startswith((lemma + "e", lemma + "ing")):
        return lemma + "e"
    return lemma
