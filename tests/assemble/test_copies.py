"""Which texts are copies, and how many sources stand behind a record."""

from __future__ import annotations

import random

from making import source

from dateline.assemble.copies import are_copies, independent_sources, sketch_of

WORDS = [f"word{number}" for number in range(400)]


def prose(seed, length=300):
    chance = random.Random(seed)
    return " ".join(chance.choices(WORDS, k=length))


def test_a_text_cut_short_or_set_otherwise_is_a_copy_and_another_is_none():
    whole = prose(1)
    assert are_copies(sketch_of(whole), sketch_of(whole.upper().replace(" ", "\n", 40)))
    assert are_copies(sketch_of(whole), sketch_of("A new headline here\n" + whole[: len(whole) // 2]))
    assert not are_copies(sketch_of(whole), sketch_of(prose(2)))
    assert not are_copies(sketch_of(whole), sketch_of(""))


def test_short_texts_are_copies_only_where_they_are_equal():
    assert are_copies(sketch_of("Norway and Japan met today."), sketch_of("Norway and Japan met today"))
    assert not are_copies(sketch_of("Norway and Japan met today in Oslo."), sketch_of("Norway and Japan met today in Bergen."))


def test_copies_and_one_publisher_are_one_source():
    mine, other = sketch_of(prose(1)), sketch_of(prose(2))
    assert independent_sources([source("a", sketch=mine), source("b", sketch=mine), source("c", sketch=other)]) == 2
    assert independent_sources([source("a", publisher="X", sketch=mine), source("b", publisher="x ", sketch=other)]) == 1
    assert independent_sources([source("a", publisher="X", sketch=mine), source("a", publisher="X", sketch=other, version=1)]) == 1
    assert independent_sources([]) == 0


def test_a_copy_joins_two_that_are_told_apart_by_name():
    mine, other = sketch_of(prose(1)), sketch_of(prose(2))
    texts = [source("a", publisher="X", sketch=mine), source("b", publisher="Y", sketch=mine), source("c", publisher="Y", sketch=other)]
    assert independent_sources(texts) == independent_sources(reversed(texts)) == 1
