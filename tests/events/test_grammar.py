"""Who does what to whom, in the constructions of the language."""

import pytest

from dateline.events.grammar import Grammar
from dateline.parse import parse_text


@pytest.fixture(scope="module")
def sides(patterns):
    def read(text, lemma):
        """Words of subject and object of the first word with a lemma."""
        parsed = parse_text(text)
        grammar = Grammar(parsed, patterns.lists)
        i = next(token.i for token in parsed.tokens if token.lemma.lower() == lemma and token.pos in ("VERB", "NOUN"))
        verb = grammar.is_verb(i)
        found = (grammar.subj(i), grammar.obj(i)) if verb else (grammar.noun_subj(i), grammar.noun_obj(i))
        return tuple(" ".join(parsed.tokens[j].text for j in ends) for ends in found)

    return read


@pytest.mark.parametrize(
    ("text", "lemma", "subject", "obj"),
    [
        ("Norway expelled two diplomats.", "expel", "Norway", "diplomats"),
        ("Two diplomats were expelled by Norway.", "expel", "Norway", "diplomats"),
        ("Two diplomats were expelled.", "expel", "", "diplomats"),
        ("The diplomats expelled by Norway left.", "expel", "Norway", "diplomats"),
        ("The expulsion of two diplomats by Norway was welcomed.", "expulsion", "Norway", "diplomats"),
        ("Norway's expulsion of two diplomats was welcomed.", "expulsion", "Norway", "diplomats"),
        ("Norway agreed to send aid.", "send", "Norway", "aid"),
        ("Norway urged Chad to send troops.", "send", "Chad", "troops"),
        ("Norway accused Chad of sending troops.", "send", "Chad", "troops"),
        ("Norway was urged to send troops.", "send", "Norway", "troops"),
        ("Norway condemned the attack and recalled its ambassador.", "recall", "Norway", "ambassador"),
        ("Norway, which recalled its ambassador, stayed silent.", "recall", "Norway", "ambassador"),
        ("The ambassador that Norway recalled stayed silent.", "recall", "Norway", "ambassador"),
        ("Norway attacked and destroyed the base.", "attack", "Norway", "base"),
        ("Norway called on Chad to release the prisoners.", "release", "Chad", "prisoners"),
        ("Norway allowed the inspectors to return.", "return", "inspectors", ""),
        ("Norway issued a statement condemning Chad.", "condemn", "Norway", "Chad"),
        ("Norway held talks with Chad.", "talk", "Norway", ""),
        ("Talks with Chad were held by Norway.", "talk", "Norway", ""),
        ("Norway sent a team to Chad to investigate the crash.", "investigate", "Norway", "crash"),
    ],
)
def test_sides(sides, text, lemma, subject, obj):
    assert sides(text, lemma) == (subject, obj)
