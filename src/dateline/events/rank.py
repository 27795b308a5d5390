"""Which acts of a sentence are events, and which of them comes first.

The main clause comes before what hangs on it; of acts equally high up the one that is done comes before the one that may
be, then they stand in text order. Words of speech outrank what they ask, promise or refuse: that is not done, and is no
event of its own.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from dateline.model.record import Act
from dateline.model.text import Parsed

from .clauses import LONGEST_CHAIN

VERBAL = frozenset({"AGREE", "REQUEST", "REJECT", "THREATEN", "ACCUSE", "SUPPORT", "CONCEDE"})
COMMENT, DENIAL, WEIGHING = "01", "016", "014"
WORRY = "comment.concern"
DONE = frozenset({"asserted", "ongoing", "historical"})
SUBORDINATE = frozenset({"relcl", "advcl", "acl", "pcomp", "ccomp"})
HARD = frozenset({"REQUEST", "ACCUSE", "REJECT", "THREATEN", "SANCTION", "COERCE", "ASSAULT"})
"""Types whose participles tell what is done at the same time, not what something is for."""
AIMS = frozenset({"advcl", "acl", "pcomp", "relcl", "prep"})
AT_WHOM = frozenset({"REQUEST", "ACCUSE"})
"""What a protest says to those it is against."""
PRONOUNS = frozenset({"he", "she", "they", "it", "who"})
DONE_BY = frozenset({"after", "since", "by", "following"})
LONG = 40
"""Words of a sentence from which on its lower clauses are told in passing."""
CERTAINTY = {"asserted": 0, "ongoing": 0, "future": 1, "historical": 2, "habitual": 2, "hypothetical": 2}


def stands_alone(act: Act, acts: Sequence[Act]) -> bool:
    """Whether an act is an event beside the one it is said below: something done, with sides of its own."""
    comment = _comment_above(act, acts)
    if comment:
        denied = act.negated and (comment.cameo or "").startswith(DENIAL)
        return denied or (act.modality == "hypothetical" and (comment.cameo or "").startswith(WEIGHING))
    above = _above(act, acts)
    if above is None:
        return True
    if above.type not in VERBAL:
        return True
    if act.modality not in DONE or act.negated:
        return False
    own = set(act.refs("actor")) | set(act.refs("recipient"))
    return bool(act.refs("actor")) and bool(act.fillers("recipient")) and bool(own - set(above.refs("actor")))


def _above(act: Act, acts: Sequence[Act]) -> Act | None:
    """The nearest act above that is an event."""
    while act.under is not None:
        act = acts[act.under]
        if act.type is not None:
            return act
    return None


def _comment_above(act: Act, acts: Sequence[Act]) -> Act | None:
    """The comment (CAMEO 01) an act stands below: what is hoped or mourned is no event, what is denied is one
    that did not happen, what is considered one that may be. What somebody worries about may well be done."""
    while act.under is not None:
        act = acts[act.under]
        if (act.cameo or "").startswith(COMMENT) and act.pattern != WORRY:
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


def retold(number: int, acts: Sequence[Act], beside: Sequence[int]) -> bool:
    """Whether an act only tells again, or tells the outcome of, another one of its sentence.

    "A car *bomb* killed two": the subject of a verb that is an act too. "The *attack* that *killed* two": the clause on the noun.
    "Attacked the base, *killing* two", "attacked the base and *killed* two": the same violence by the same hand.

    Args:
        number: the act's index in `acts`; beside: those of all acts of its sentence.
    """
    act = acts[number]
    for n in beside:
        other = acts[n]
        if n == number or other.type != act.type or other.type is None:
            continue
        if _is_subject(act, other) and other.under != number and (act.under != n or act.type == "ASSAULT"):
            return True
        if _is_subject(other, act) and act.under == n:
            return True
        if act.type == "ASSAULT" and other.main < act.main and _same_hand(act, other) and not _is_subject(other, act):
            return True
    return False


def told_whole(number: int, acts: Sequence[Act], beside: Sequence[int]) -> Act:
    """An act with the sides that another telling of it in its sentence gives: "a bombing *by rebels* killed two" is done by the rebels,
    "an attack that killed *two policemen*" was on them; a strike "demanding that *the king* step down" is against him.

    Args:
        number: the act's index in `acts`; beside: those of all acts of its sentence.
    """
    act = acts[number]
    for n in beside:
        other = acts[n]
        if other.under == number and act.type == "PROTEST" and other.type in AT_WHOM and _same_hand(act, other):
            act = _with(act, "recipient", other, act.refs("recipient"))
        if n == number or other.type != act.type:
            continue
        if _is_subject(other, act):
            own = () if set(act.refs("actor")) >= set(other.refs("actor")) else act.refs("actor")  # "a Chadian *bomber*" is one side, not two
            act = _with(_with(act, "actor", other, own), "recipient", other, act.refs("recipient"))
        elif _is_subject(act, other) and other.under == number:
            act = _with(act, "recipient", other, act.refs("recipient"))
        elif other.under == number and _brings_about(other, act):
            act = _with(act, "actor", other)
    return act


def _brings_about(other: Act, act: Act) -> bool:
    """Whether violence told in a clause below is what somebody suffers: "two were killed *when rebels bombed a market*". Of those who
    themselves attacked before they were killed nobody says who did it."""
    if act.type != "ASSAULT" or act.fillers("actor") or other.modality not in DONE or other.negated:
        return False
    hands, victims = other.fillers("actor"), act.fillers("recipient")
    told = {filler.text.split()[-1].lower() for filler in victims} | {filler.ref for filler in victims} | PRONOUNS
    return bool(victims) and not any(filler.ref in told or filler.text.split()[-1].lower() in told for filler in hands)


def _with(act: Act, role: str, other: Act, known: tuple[str, ...] = ()) -> Act:
    """An act with the fillers of a role of another telling, where it knows none of its own; as political as the other."""
    fillers = other.fillers(role)
    if known or not fillers:
        return replace(act, political=act.political or other.political)
    why = (*act.why, f"{role}: {fillers[0].text}, told of the same deed")
    return replace(act, roles={**act.roles, role: fillers}, political=act.political or other.political, why=why)


def _is_subject(act: Act, other: Act) -> bool:
    return any(filler.token in act.trigger for filler in other.fillers("actor"))


def _same_hand(act: Act, other: Act) -> bool:
    one, two = act.fillers("actor"), other.fillers("actor")
    if not one or not two or not other.fillers("recipient"):
        return False
    return {filler.ref or filler.token for filler in one} == {filler.ref or filler.token for filler in two}


class Passing:
    """Which events of a sentence are told in passing: "signed a pact *to support* reform in a country *plagued by attacks*".

    The highest events of a sentence are what it tells. What hangs on them is told too where both its sides are named, and it is
    a clause with a verb in a tense or an occasion ("during a visit to Oslo"). What is only an aim ("measures *to support* reform")
    is not told, but what somebody called, met or wrote for is ("called *to thank* him"); further down, and in a long sentence, words are more often a theme than a deed.
    """

    def __init__(self, parsed: Parsed, events: Sequence[Act], reporting: Mapping[int, bool], carriers: frozenset[str]) -> None:
        self.parsed, self.carriers = parsed, carriers
        self._depth = {act.main: depth(parsed, act.main, reporting) for act in events}
        self._highest: dict[int, int] = {}
        for act in events:
            self._highest[act.sentence] = min(self._depth[act.main], self._highest.get(act.sentence, LONGEST_CHAIN))

    def is_in_passing(self, act: Act) -> bool:
        """Whether an event is only told in passing."""
        deep = self._depth[act.main]
        while_so = act.type in HARD and self.parsed.tokens[act.main].tag == "VBG"  # "walked out, *accusing* the rebels of lies"
        if self._is_aim(act.main) and not while_so:
            return True
        highest = deep <= self._highest[act.sentence]
        if deep == 0 or (deep == 1 and highest):
            return False
        if deep == 1:
            whole = act.refs("actor") and (act.refs("recipient") or act.reciprocal or len(act.refs("actor")) > 1)
            return not (whole and (while_so or self._has_tense(act.main) or act.type == "CONSULT"))
        sentence = self.parsed.sentences[act.sentence]
        return not highest or sentence.last - sentence.first > LONG

    def _is_aim(self, verb: int) -> bool:
        """Whether a verb without tense tells what something is for or about, and not what somebody called, wrote or met to do."""
        token = self.parsed.tokens[verb]
        if token.pos != "VERB" or token.dep not in AIMS or token.tag not in ("VB", "VBG") or self._has_tense(verb):
            return False
        if any(self.parsed.tokens[c].lower in DONE_BY for c in (token.head, *self.parsed.children[verb])):
            return False
        head = self.parsed.tokens[token.head].head if token.dep == "pcomp" else token.head
        if self.parsed.tokens[head].head == head and self.parsed.tokens[head].pos in ("NOUN", "PROPN"):
            return False  # a headline: "Premier *to visit* Chad"
        above = [head, *(c for c in self.parsed.children[head] if c < verb)]
        return not any(self.parsed.tokens[i].lemma.lower() in self.carriers for i in above)

    def _has_tense(self, verb: int) -> bool:
        tokens = self.parsed.tokens
        if tokens[verb].pos == "NOUN" and tokens[verb].dep in ("dobj", "nsubjpass"):
            verb = tokens[verb].head  # "after Chad *launched* an attack"
        return tokens[verb].tag in ("VBD", "VBZ", "VBP") or any(tokens[c].dep in ("aux", "auxpass") and tokens[c].lower != "to" for c in self.parsed.children[verb])
