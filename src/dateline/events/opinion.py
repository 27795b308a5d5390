"""A second opinion on acts: whether what a pattern found is a political event at all, and what deed stands where no pattern fired.

Two small linear models over the traits of a word (`traits`), trained on the sentences of training/events by `make train`:

- *whether*: from the company of a trigger and the words of its sentence, without the trigger itself, the log odds that
  the act a pattern found is an event. Below `OPINION_VETO` it is none: "the minister's *visit* to the dentist".
- *what*: from trigger, company and sentence, the share of each type, "appeal" and "none". Where the patterns are silent, a
  material act with a share of at least `OPINION_SHARE` and a political side is proposed.

Words unseen in training are known by their meaning: the parser's word vectors went into the training, and what each word
adds by its vector was worked out then for every word that has one; no vector is needed at run time.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from math import sqrt
from pathlib import Path

import numpy as np
import numpy.typing as npt

from dateline.knowledge.load import Knowledge
from dateline.model.record import Act, NearMiss
from dateline.model.text import Parsed
from dateline.settings import OPINION_VETO

from .traits import Company, TraitReader

FILE = "opinion.npz"
NONE, APPEAL = "none", "appeal"
COMMENT = "01"
SLOTS = ("word", "things", "near", "context")
"""The places of a word for which its meaning counts: trigger, what it is done to, its company, its sentence."""
FAINTEST = 1.0
"""Log odds of a type against none, by a word alone, below which its company is not read."""
CONTEXT_WEIGHT = 0.5
"""Of the sentence's words beside the traits of the trigger, in *what*; in *whether* they count in full."""
Floats = npt.NDArray[np.float32]


class Opinion:
    """The weights of both models, as `make train` wrote them.

    `words` gives the row of a word's meaning in the tables. Tables are kept as small integers and scaled when used.
    """

    def __init__(self, path: Path) -> None:
        with np.load(path, allow_pickle=False) as file:
            table = {name: file[name] for name in file.files}
        self._may: dict[tuple[str, str, tuple[str, ...]], bool] = {}
        self._last: tuple[tuple[str, ...], Floats] | None = None
        self.types = tuple(_lines(table["types"]))
        self._what = _Numbered(_lines(table["what_names"]), table["what"], table["what_scale"])
        self._what_bias = table["what_bias"].astype(np.float32)
        self._what_meaning, self._meaning_scale = table["what_meaning"], table["what_meaning_scale"]
        self._whether = dict(zip(_lines(table["whether_names"]), table["whether"].tolist(), strict=True))
        self._whether_bias = float(table["whether_bias"][0])
        self._whether_meaning = [table["whether_meaning"][:, n].tolist() for n in range(len(SLOTS) - 1)]
        self.words = dict(zip(_lines(table["words"]), table["rows"].tolist(), strict=True))

    # -- whether -------------------------------------------------------------------------------------------------

    def odds(self, company: Company, context: Sequence[str], act: Act) -> float:
        """The log odds that an act which a pattern found is an event."""
        return self._whether_bias + sum(weight for _, weight in self._reasons(company, context, act))

    def _reasons(self, company: Company, context: Sequence[str], act: Act) -> list[tuple[str, float]]:
        """What speaks for an event, and by negative numbers against it."""
        known = self._whether
        traits = [name for name in (*company.traits(), *stance(act)) if name in known]
        around = [word for word in context if f"c:{word}" in known]
        one, other = 1 / sqrt(max(len(traits), 1)), 1 / sqrt(max(len(around), 1))
        found = [(name, known[name] * one) for name in traits] + [(word, known[f"c:{word}"] * other) for word in around]
        for slot, words in enumerate((company.things, company.near, context)):
            rows = [self.words[word] for word in words if word in self.words]
            if rows:
                column = self._whether_meaning[slot]
                found.append((f"the meaning of {SLOTS[slot + 1]}", sum(column[row] for row in rows) / len(rows)))
        return found

    def against(self, company: Company, context: Sequence[str], act: Act, most: int = 4) -> tuple[str, ...]:
        """The traits that speak most against an event, the strongest first."""
        reasons = sorted((weight, name) for name, weight in self._reasons(company, context, act) if weight < 0)
        return tuple(name for _, name in reasons[:most])

    # -- what ----------------------------------------------------------------------------------------------------

    def may_name(self, word: str, pos: str, kinds: tuple[str, ...]) -> bool:
        """Whether a word by itself could name one of some types: a cheap look before its company is read."""
        key = (word, pos, kinds)
        if key not in self._may:
            total = self._what.sum([f"t:{word}", f"t:{word}/{pos[0]}"])
            if word in self.words:
                total = total + self._what_meaning[0, self.words[word]] * self._meaning_scale[0]
            best = max(float(total[self.types.index(kind)]) for kind in kinds)
            self._may[key] = best - float(total[self.types.index(NONE)]) > FAINTEST
        return self._may[key]

    def shares(self, company: Company, context: Sequence[str]) -> Floats:
        """The share of each of `types`; they sum to one."""
        total = self._what_bias + self._what.sum([*company.own_traits(), *company.traits()]) + self._about(tuple(context))
        for slot, words in enumerate(([company.word], company.things, company.near)):
            total = total + self._meaning(slot, words)
        raised = np.exp(total - total.max())
        return np.asarray(raised / raised.sum(), dtype=np.float32)

    def _about(self, context: tuple[str, ...]) -> Floats:
        """What the words of a sentence say; kept for the next word of the same sentence."""
        if self._last is None or self._last[0] != context:
            named = CONTEXT_WEIGHT * self._what.sum([f"c:{word}" for word in context])
            self._last = context, named + self._meaning(len(SLOTS) - 1, context)
        return self._last[1]

    def _meaning(self, slot: int, words: Sequence[str]) -> Floats:
        """What the meaning of words says, of the mean of those that have one."""
        rows = [self.words[word] for word in words if word in self.words]
        if not rows:
            return np.zeros(len(self.types), np.float32)
        return np.asarray(self._what_meaning[slot, rows].sum(axis=0, dtype=np.float32) * (self._meaning_scale[slot] / len(rows)), dtype=np.float32)


class _Numbered:
    """A matrix with a named row for each trait."""

    def __init__(self, names: Sequence[str], rows: npt.NDArray[np.int8], scale: Floats) -> None:
        self._number = {name: n for n, name in enumerate(names)}
        self._rows, self._scale = rows, scale

    def sum(self, names: Iterable[str]) -> Floats:
        """The rows of the names that are known, added, over the root of their number."""
        known = [self._number[name] for name in names if name in self._number]
        total = self._rows[known].sum(axis=0, dtype=np.float32) * self._scale
        return np.asarray(total / sqrt(max(len(known), 1)), dtype=np.float32)


def stance(act: Act) -> tuple[str, ...]:
    """What a pattern says of an act, as traits: its type, and which sides it knows (1), names (u) or lacks (0)."""
    sides = "".join("1" if act.refs(role) else "u" if act.fillers(role) else "0" for role in ("actor", "recipient"))
    return f"T:{act.type}", f"S:{sides}", f"T:{act.type} S:{sides}"


def _lines(letters: npt.NDArray[np.uint8]) -> list[str]:
    return letters.tobytes().decode("utf-8").split("\n")


def load_opinion(knowledge: Knowledge) -> Opinion | None:
    """The weights of a language, or None where it has none."""
    path = knowledge.folder / FILE
    found: Opinion | None = knowledge.once("opinion", lambda: Opinion(path) if path.is_file() else None)
    return found


def weighed(acts: Sequence[Act], parsed: Parsed, opinion: Opinion) -> tuple[list[Act], list[NearMiss]]:
    """The acts, those that the second opinion takes for no event marked as not political, and a near miss for each of these.

    Comments (CAMEO 01) are not asked about: that they are no event is what it was taught.
    """
    reader = TraitReader(parsed)
    kept, doubts = [], []
    for act in acts:
        doubt = _doubt(act, reader, opinion) if act.type and act.political and not (act.cameo or "").startswith(COMMENT) else None
        kept.append(replace(act, political=False, why=(*act.why, doubt)) if doubt else act)
        doubts += [NearMiss(act.pattern, act.source, act.sentence, act.main, doubt)] if doubt else []
    return kept, doubts


def _doubt(act: Act, reader: TraitReader, opinion: Opinion) -> str | None:
    """Why an act is no event, where the second opinion is sure of it."""
    company, context = reader.company(act.main), reader.context(act.sentence)
    odds = opinion.odds(company, context, act)
    if odds >= OPINION_VETO:
        return None
    return f"second opinion: no political event (log odds {odds:.1f}; {', '.join(opinion.against(company, context, act))})"
