"""Subjects that the parser hung on the last noun of a fronted phrase, given back to their verb.

"In an interview with Radio Lima, the minister said ...", "At the invitation of Oslo, Chad's premier travelled ...": the noun
behind the comma is read as an apposition of Lima or Oslo, and the verb is left without a subject. A finite verb of English
has one; where it has none, and a noun phrase between a comma and the verb hangs in a phrase before it, that is the subject.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from dateline.model.text import Sentence, Token

_SUBJECTS = frozenset(("nsubj", "nsubjpass", "csubj", "csubjpass", "expl"))
_FRONTED = frozenset(("prep", "advcl", "npadvmod", "pcomp"))
_BEFORE_VERB = frozenset(("aux", "auxpass", "neg", "advmod"))
_OTHERWISE = frozenset(("conj", "aux", "auxpass", "amod", "compound", "relcl", "acl"))
_FINITE = frozenset(("VBD", "VBZ", "VBP"))
_BETWEEN = frozenset(",-–—)")


def with_subjects(tokens: Sequence[Token], sentences: Sequence[Sentence]) -> list[Token]:
    """The words of an article, each lost subject hung on its verb; all others as they were."""
    mended = list(tokens)
    for sentence in sentences:
        words = tokens[sentence.first : sentence.last]
        kids = _kids(words, sentence.first)
        for verb in words:
            if (found := _lost_subject(tokens, kids, verb, sentence.first)) is not None:
                passive = any(tokens[kid].dep == "auxpass" for kid in kids.get(verb.i, ()))
                mended[found] = replace(tokens[found], head=verb.i, dep="nsubjpass" if passive else "nsubj")
    return mended


def _kids(words: Sequence[Token], first: int) -> dict[int, list[int]]:
    kids: dict[int, list[int]] = {}
    for word in words:
        if word.head != word.i and word.head >= first:
            kids.setdefault(word.head, []).append(word.i)
    return kids


def _lost_subject(tokens: Sequence[Token], kids: dict[int, list[int]], verb: Token, first: int) -> int | None:
    """The noun that is the subject of a finite verb without one; None where it has one, or none is to be seen."""
    own = kids.get(verb.i, [])
    if verb.pos not in ("VERB", "AUX") or verb.dep in _OTHERWISE or any(tokens[kid].dep in _SUBJECTS for kid in own):
        return None
    if verb.tag not in _FINITE and not any(tokens[kid].dep in ("aux", "auxpass") and tokens[kid].tag in (*_FINITE, "MD") for kid in own):
        return None
    end = _end_before(tokens, own, verb, first)
    for kid in own:
        if kid < verb.i and tokens[kid].dep in _FRONTED:
            for word in sorted(_below(kids, kid)):
                if tokens[word].dep in ("appos", "conj") and tokens[word].pos in ("NOUN", "PROPN", "PRON") and _stands_between(tokens, kids, word, first, end, verb.i):
                    return word
    return None


def _end_before(tokens: Sequence[Token], own: list[int], verb: Token, first: int) -> int:
    """The last word before a verb and what goes with it: auxiliaries, adverbs, a comma."""
    end = min([verb.i, *(kid for kid in own if kid < verb.i and tokens[kid].dep in _BEFORE_VERB)]) - 1
    while end > first and (tokens[end].text in _BETWEEN or tokens[end].pos == "ADV"):
        end -= 1
    return end


def _stands_between(tokens: Sequence[Token], kids: dict[int, list[int]], word: int, first: int, end: int, verb: int) -> bool:
    """Whether a noun's phrase begins behind a comma and reaches to the verb."""
    phrase = set(_below(kids, word))
    begin = min(phrase)
    return begin > first and tokens[begin - 1].text == "," and end <= max(phrase) < verb


def _below(kids: dict[int, list[int]], word: int) -> Iterator[int]:
    todo = [word]
    while todo:
        here = todo.pop()
        yield here
        todo.extend(kids.get(here, ()))
