"""Part of speech and lemma of words that are shown to the model together."""

from __future__ import annotations

from typing import Any

import pytest
from spacy.tokens import Doc

from dateline.parse import forms
from dateline.parse.loading import load_pipeline
from dateline.parse.model import find_model

WORDS = [
    ("Ministers", "NNS", "nsubj"), ("hoped", "VBD", "ROOT"), ("there", "EX", "expl"), ("was", "VBD", "ccomp"), ("ai", "VBP", "aux"),
    ("n't", "RB", "neg"), ("let", "VB", "ROOT"), ("'s", "PRP", "nsubj"), ("Chad", "NNP", "pobj"), ("wider", "JJR", "amod"),
]


@pytest.fixture(scope="module")
def pipeline() -> Any:
    return load_pipeline(find_model().folder, ["senter", "ner"])


def _doc(pipeline: Any, words: list[tuple[str, str, str]]) -> Doc:
    texts, tags, deps = map(list, zip(*words, strict=True))
    return Doc(pipeline.vocab, words=texts, tags=tags, deps=deps, heads=[0] * len(words))


def test_a_form_does_not_hang_on_the_words_beside_it(pipeline: Any) -> None:
    together = forms.WordForms(pipeline).of([_doc(pipeline, WORDS)])[0]
    apart = [forms.WordForms(pipeline).of([_doc(pipeline, [word])])[0][0] for word in WORDS]
    assert together == apart
    assert [form.lemma for form in together[:4]] == ["minister", "hope", "there", "be"]
    assert (together[3].pos, together[8]) == ("AUX", forms.Form("Chad", "Chad", "PROPN", "NNP", "pobj"))


def test_forms_are_forgotten_when_they_are_many(pipeline: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(forms, "FORMS_AT_HAND", 3)
    known = forms.WordForms(pipeline)
    first, second = known.of([_doc(pipeline, WORDS[:5])]), known.of([_doc(pipeline, WORDS[5:])])
    assert [form.text for form in first[0]] == [word for word, _, _ in WORDS[:5]]
    assert known.of([_doc(pipeline, WORDS[:5]), _doc(pipeline, WORDS[5:])]) == [first[0], second[0]]


def test_what_is_kept_of_ever_new_words_is_bounded(pipeline: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(forms, "FORMS_AT_HAND", 10)
    known, lemmatizer = forms.WordForms(pipeline), pipeline.get_pipe("lemmatizer")
    lemmatizer.cache.clear()
    for number in range(40):
        known.of([_doc(pipeline, [(f"vellor{number}{ending}", "VBD", "ROOT") for ending in ("ed", "ing", "s")])])
        assert len(known._known) + len(known._older) <= 26 and len(lemmatizer.cache) <= 13
