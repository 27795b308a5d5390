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
    type: str | None
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
    negated: bool | None
    gives: Mapping[str, Any]
    why: str

    def fits(self, act: Act) -> bool:
        return (
            (not self.types or act.type in self.types)
            and (not self.modalities or act.modality in self.modalities)
            and (self.negated is None or act.negated == self.negated)
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
        return self._given(act, rule)

    def _given(self, act: Act, rule: _Rule) -> Folded:
        """The act under a rule: what it gives, and the act's own for all it leaves out."""
        gives = rule.gives
        type_ = gives["type"]
        mode = gives.get("mode", act.mode if type_ == act.type else None)
        cameo = gives.get("cameo", act.cameo)
        act_type, act_mode = (type_, mode) if gives.get("act") else (act.type or "", act.mode)
        return Folded(act_type, act_mode, type_, mode, cameo, self.goldstein(cameo), act.negated and not gives.get("act"), f"fold: {rule.why}")

    def goldstein(self, cameo: str | None) -> float | None:
        """The value of the longest code on the scale that a code begins with."""
        for size in range(len(cameo or ""), 1, -1):
            value = self._goldstein.get((cameo or "")[:size])
            if value is not None:
                return float(value)
        return None


def _rule(raw: Mapping[str, Any]) -> _Rule:
    when = raw["when"]
    negated = when.get("negated", False)
    modality, cameo = frozenset(when.get("modality", ())), tuple(when.get("cameo", ()))
    return _Rule(frozenset(when.get("type", ())), modality, cameo, None if negated == "any" else negated, raw["gives"], raw["why"])


def load_fold(knowledge: Knowledge) -> Fold:
    """The fold of the installed ontologies."""
    found: Fold = knowledge.once("fold", lambda: Fold(knowledge.ontology("fold")["rules"], knowledge.ontology("cameo")["goldstein"]))
    return found
