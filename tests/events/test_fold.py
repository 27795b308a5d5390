"""Acts in the terms of PLOVER and CAMEO."""

import pytest

from dateline.events.fold import load_fold
from dateline.knowledge.load import Knowledge
from dateline.model.record import Act

KNOWLEDGE = Knowledge()


def act(kind, cameo, modality="asserted", negated=False, mode=None):
    return Act("p", "f:1", kind, mode, 0, (0,), cameo=cameo, modality=modality, negated=negated)


@pytest.mark.parametrize(
    ("given", "plover", "mode", "cameo"),
    [
        (act("CONSULT", "042", mode="visit"), "CONSULT", "visit", "042"),
        (act("CONSULT", "042", "future", mode="visit"), "AGREE", None, "036"),
        (act("CONSULT", "042", "hypothetical", mode="visit"), "AGREE", None, "036"),
        (act("CONSULT", "045", "future"), "AGREE", None, "039"),
        (act("CONSULT", "042", "future", True), "REJECT", "meet", "125"),
        (act("AID", "072", "future"), "AGREE", None, "0332"),
        (act("AID", "073"), "AID", None, "073"),
        (act("RETREAT", "0841", "future", mode="release"), "AGREE", None, "0353"),
        (act("REQUEST", "020"), None, None, "020"),
        (act("REQUEST", "026", mode="meet"), "REQUEST", "meet", "026"),
        (act("REJECT", "016"), None, None, "016"),
        (act("ASSAULT", "190", "hypothetical"), None, None, "190"),
        (act("ASSAULT", "190", "future"), "THREATEN", "violence", "138"),
        (act("ASSAULT", "190"), "ASSAULT", None, "190"),
        (act("COERCE", "163", "future", mode="restrict"), "THREATEN", "restrict", "132"),
        (act("PROTEST", "141", "future", mode="demo"), "THREATEN", "political", "133"),
    ],
)
def test_fold(given, plover, mode, cameo):
    folded = load_fold(KNOWLEDGE).fold(given)
    assert (folded.type, folded.mode, folded.cameo) == (plover, mode, cameo)


def test_goldstein_is_that_of_the_longest_known_code():
    fold = load_fold(KNOWLEDGE)
    assert (fold.goldstein("0331"), fold.goldstein("0334"), fold.goldstein("1822"), fold.goldstein(None)) == (5.2, 6.0, -9.5, None)


def test_every_code_has_a_value():
    fold = load_fold(KNOWLEDGE)
    assert [code for code in KNOWLEDGE.ontology("cameo")["codes"] if fold.goldstein(code) is None] == []


def test_sixteen_types_in_four_quads():
    types = KNOWLEDGE.ontology("plover")["types"]
    assert len(types) == 16
    assert {kind["quad"] for kind in types.values()} == {"vcoop", "mcoop", "vconf", "mconf"}
