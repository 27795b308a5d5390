"""The cues of modality.yaml by word, and what a reading of an act's modality is."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from dateline.knowledge.load import Knowledge

QUESTION = "a question"
WORTH = "what it is worth"
SETS = (
    "occurrence", "habitual", "conditional", "doubting", "negations", "performing", "vouching", "opining", "remembering", "weak", "deeds",
    "awaiting", "onward", "seeing", "resolving", "planning", "lasting", "occasions", "foreseeing", "formerly", "engaged", "timetables", "anybody", "sorts",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Reading:
    """Modality and polarity of an act, and the words that tell them."""

    modality: str = "asserted"
    negated: bool = False
    why: tuple[str, ...] = ()

    def changed(self, cue: str, modality: str | None = None, flip: bool = False) -> Reading:
        """This reading under one more cue."""
        return Reading(modality or self.modality, self.negated != flip, (*self.why, cue))


@dataclass(frozen=True)
class Cues:
    """modality.yaml by word: what each makes of an act."""

    auxiliaries: dict[str, str]
    governors: dict[str, str]
    noun_marks: dict[str, str]
    noun_governors: dict[str, str]
    occurrence: frozenset[str]
    habitual: frozenset[str]
    conditional: frozenset[str]
    doubting: frozenset[str]
    negations: frozenset[str]
    performing: frozenset[str]
    vouching: frozenset[str]
    opining: frozenset[str]
    remembering: frozenset[str]
    weak: frozenset[str]
    deeds: frozenset[str]
    awaiting: frozenset[str]
    onward: frozenset[str]
    seeing: frozenset[str]
    resolving: frozenset[str]
    planning: frozenset[str]
    lasting: frozenset[str]
    occasions: frozenset[str]
    foreseeing: frozenset[str]
    formerly: frozenset[str]
    engaged: frozenset[str]
    timetables: frozenset[str]
    anybody: frozenset[str]
    sorts: frozenset[str]


def load_cues(knowledge: Knowledge) -> Cues:
    """The cues of a language, compiled once."""
    found: Cues = knowledge.once("modality", lambda: _cues(knowledge.lexicon("modality")))
    return found


def _cues(raw: Mapping[str, Any]) -> Cues:
    auxiliaries, governors, noun_marks, noun_governors = (_inverted(raw[key]) for key in ("auxiliaries", "governors", "noun_marks", "noun_governors"))
    sets = {key: frozenset(raw[key]) for key in SETS}
    return Cues(auxiliaries, governors, noun_marks, noun_governors, **sets)


def is_no_news(reading: Reading) -> bool:
    """Whether a reading rests on a question, or on what something is worth: nothing is told then, not even what may be."""
    return QUESTION in reading.why or WORTH in reading.why


def _inverted(groups: Mapping[str, list[str]]) -> dict[str, str]:
    """Word → group; of two groups that hold a word the first counts."""
    found: dict[str, str] = {}
    for group, words in groups.items():
        for word in words:
            found.setdefault(word.lower(), group)
    return found
