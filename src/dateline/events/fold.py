"""What an act becomes once its modality is known: PLOVER type and mode, CAMEO code, Goldstein value (ontology/fold.yaml)."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from dateline.knowledge.load import Knowledge
from dateline.model.record import Act


@dataclass(frozen=True, slots=True)
class Folded:
    """An act in the ontologies' terms; `act_type` differs from the act's own only where a rule says what it really is."""

    act_type: str
    act_mode: str | None
    type: str
    mode: str | None
    cameo: str | None
    goldstein: float | None
    negated: bool
    why: str | None = None


@dataclass(frozen=True, slots=True)
class _Rule:
    types: frozenset[str]
    modalities: frozenset[str]
    prefixes: tuple[str, ...]
    negated: bool
    gives: Mapping[str, Any]
    why: str

    def fits(self, act: Act) -> bool:
        return (
            act.type in self.types
            and act.modality in self.modalities
            and act.negated == self.negated
            and (not self.prefixes or (act.cameo or "").startswith(self.prefixes))
        )


class Fold:
    """The rules of fold.yaml and the Goldstein scale, compiled."""

    def __init__(self, rules: Sequence[Mapping[str, Any]], goldstein: Mapping[str, float]) -> None:
        self._rules = [_rule(rule) for rule in rules]
        self._goldstein = dict(goldstein)

    def fold(self, act: Act) -> Folded:
        """The act in PLOVER and CAMEO: the first rule that fits, else as it stands."""
        assert act.type is not None, "acts without type are never events"
        rule = next((rule for rule in self._rules if rule.fits(act)), None)
        if rule is None:
            return Folded(act.type, act.mode, act.type, act.mode, act.cameo, self.goldstein(act.cameo), act.negated)
        gives = rule.gives
        new = (gives["type"], gives.get("mode"))
        of_act = new if gives.get("act") else (act.type, act.mode)
        mode = act.mode if gives["type"] == act.type and "mode" not in gives else gives.get("mode")
        return Folded(*of_act, gives["type"], mode, gives["cameo"], self.goldstein(gives["cameo"]), act.negated and not gives.get("act"), f"fold: {rule.why}")

    def goldstein(self, cameo: str | None) -> float | None:
        """The value of the longest code on the scale that a code begins with."""
        for size in range(len(cameo or ""), 1, -1):
            value = self._goldstein.get((cameo or "")[:size])
            if value is not None:
                return float(value)
        return None


def _rule(raw: Mapping[str, Any]) -> _Rule:
    when = raw["when"]
    return _Rule(frozenset(when["type"]), frozenset(when["modality"]), tuple(when.get("cameo", ())), bool(when.get("negated")), raw["gives"], raw["why"])


def load_fold(knowledge: Knowledge) -> Fold:
    """The fold of the installed ontologies."""
    return knowledge.once("fold", lambda: Fold(knowledge.ontology("fold")["rules"], knowledge.ontology("cameo")["goldstein"]))
