"""Which acts of a sentence are events, and which of them comes first.

The main clause comes before what hangs on it; of acts equally high up the one that is done comes before the one that may
be, then they stand in text order. Words of speech outrank what they ask, promise or refuse: that is not done, and is no
event of its own.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from dateline.model.record import Act
from dateline.model.text import Parsed

VERBAL = frozenset({"AGREE", "REQUEST", "REJECT", "THREATEN", "ACCUSE", "SUPPORT", "CONCEDE"})
DONE = frozenset({"asserted", "ongoing", "historical"})
SUBORDINATE = frozenset({"relcl", "advcl", "acl", "pcomp", "ccomp"})
CERTAINTY = {"asserted": 0, "ongoing": 0, "future": 1, "historical": 2, "habitual": 2, "hypothetical": 2}


def stands_alone(act: Act, acts: Sequence[Act]) -> bool:
    """Whether an act is an event beside the one it is said below: something done, with sides of its own."""
    above = _event_above(act, acts)
    if above is None:
        return True
    if act.modality not in DONE or act.negated:
        return above.type not in VERBAL
    if above.type not in VERBAL:
        return True
    own = set(act.refs("actor")) | set(act.refs("recipient"))
    return bool(act.refs("actor")) and bool(act.fillers("recipient")) and bool(own - set(above.refs("actor")))


def _event_above(act: Act, acts: Sequence[Act]) -> Act | None:
    while act.under is not None:
        act = acts[act.under]
        if act.type is not None:
            return act
    return None


def importance(parsed: Parsed, act: Act, reporting: Mapping[int, bool]) -> tuple[int, int, int]:
    """Sort key of an event in its sentence: depth, certainty, position; smaller comes first."""
    return depth(parsed, act.main, reporting), CERTAINTY[act.modality] + act.negated, act.main


def depth(parsed: Parsed, i: int, reporting: Mapping[int, bool]) -> int:
    """How many clauses and phrases lie between a word and the main clause; what a reporting verb reports lies as high as it."""
    tokens, steps = parsed.tokens, 0
    while tokens[i].head != i:
        token = tokens[i]
        above = token.head
        if token.dep in SUBORDINATE:
            steps += 0 if token.dep == "ccomp" and reporting.get(above, False) else 1
        elif token.pos in ("NOUN", "PROPN") and token.dep in ("pobj", "poss", "compound", "appos"):
            steps += 1
        i = above
    return steps
