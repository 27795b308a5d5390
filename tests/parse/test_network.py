"""Vectors and trees by our own loops are those that the library makes."""

from __future__ import annotations

from typing import Any

import numpy as np
import pytest

from dateline.model.text import Article, Region
from dateline.parse import Parser, names, network, trees
from dateline.parse import parser as parser_module
from dateline.parse.loading import load_pipeline
from dateline.parse.model import find_model

TEXTS = [
    "Malta's foreign minister, Joseph Vella, will meet his counterpart in Lima on Tuesday, officials said.",
    "Talks failed.",
    "The envoys, who had come from Oslo, did not say whether the 27 members would sign; \"we shall see,\" one told Reuters.",
]


@pytest.fixture(scope="module")
def pipeline() -> Any:
    return load_pipeline(find_model().folder, ["senter", "ner"])


def _vectors(pipeline: Any) -> network.WordVectors:
    return network.WordVectors(pipeline.get_pipe("tok2vec"))


def test_vectors_are_the_librarys(pipeline: Any) -> None:
    docs, component = [pipeline.make_doc(text) for text in TEXTS], pipeline.get_pipe("tok2vec")
    expected = component.predict(docs)
    assert network.is_known(component)
    _vectors(pipeline).write(docs)
    for doc, vectors in zip(docs, expected, strict=True):
        assert doc.tensor.shape == vectors.shape
        assert np.abs(doc.tensor - vectors).max() < 1e-4


def test_a_word_has_its_row_whatever_was_met_before_it(pipeline: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(network, "WORDS_AT_HAND", 30)  # the second and third text do not fit beside each other
    ours = _vectors(pipeline)
    seen = []
    for texts in (TEXTS[:2], TEXTS[2:], TEXTS[:2]):
        docs = [pipeline.make_doc(text) for text in texts]
        ours.write(docs)
        seen.append([doc.tensor.tobytes() for doc in docs])
    assert seen[0] == seen[2]
    alone = [pipeline.make_doc(text) for text in TEXTS[:2]]
    _vectors(pipeline).write(alone)
    assert [doc.tensor.tobytes() for doc in alone] == seen[0]


def test_a_text_of_more_words_than_are_kept_is_parsed_as_any_other(monkeypatch: pytest.MonkeyPatch) -> None:
    article = Article("x", " ".join(TEXTS), (Region("body", 0, len(" ".join(TEXTS))),))
    expected = Parser(find_model()).parse(article).tokens
    monkeypatch.setattr(network, "WORDS_AT_HAND", 5)
    monkeypatch.setattr(names, "WORDS_AT_HAND", 5)
    names_again = names.NameFinder()
    monkeypatch.setattr(parser_module, "_names", lambda files: names_again)
    assert Parser(find_model()).parse(article).tokens == expected


def test_trees_are_the_librarys(pipeline: Any) -> None:
    parser = pipeline.get_pipe("parser")
    docs, others = ([pipeline.make_doc(text) for text in TEXTS] for _ in range(2))
    for some in (docs, others):
        _vectors(pipeline).write(some)
    parser.set_annotations(others, parser.predict(others))
    assert trees.is_known(parser)
    trees.TreeParser(parser).write(docs)
    fields = ["HEAD", "DEP", "SENT_START"]
    assert all((ours.to_array(fields) == theirs.to_array(fields)).all() for ours, theirs in zip(docs, others, strict=True))


def test_other_kinds_of_components_are_left_to_the_library(pipeline: Any) -> None:
    for name in ("tagger", "attribute_ruler", "lemmatizer"):
        assert not network.is_known(pipeline.get_pipe(name)) and not trees.is_known(pipeline.get_pipe(name))
    assert not trees.is_known(pipeline.get_pipe("tok2vec")) and not network.is_known(pipeline.get_pipe("parser"))
