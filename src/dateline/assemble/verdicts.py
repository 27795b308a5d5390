"""Judgements in the form in which assembly obeys them; of two that contradict each other the later holds."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace
from itertools import combinations
from typing import Any, TypeVar

from dateline.errors import DatelineError
from dateline.model.ledger import EngagementLife, EventCluster, Judgement

Life = TypeVar("Life", EngagementLife, EventCluster)

CORRECTABLE = ("kind", "type", "mode", "status", "host_country", "country", "place", "level", "earliest", "latest")
"""Fields that a judgement may correct; earliest and latest are days of `when`."""


class UnknownField(DatelineError):
    """A correction of a field that records of its kind do not have, or with a value it cannot hold."""


@dataclass(frozen=True)
class Verdicts:
    """`together` and `apart` are pairs of ids, `alone` ids that share a record with no other; `standing` tells accepted or
    rejected, `corrections` the (field, value) pairs, by id."""

    together: tuple[tuple[str, str], ...] = ()
    apart: frozenset[tuple[str, str]] = frozenset()
    alone: frozenset[str] = frozenset()
    standing: dict[str, str] = field(default_factory=dict)
    corrections: dict[str, list[tuple[str, str | None]]] = field(default_factory=dict)

    def parts(self, one: str, others: Iterable[str]) -> bool:
        """Whether a report must not share a record with any of the others."""
        if not self.apart and not self.alone:
            return False
        others = list(others)
        return one in self.alone or any(other in self.alone or (one, other) in self.apart for other in others)


def verdicts_of(judgements: Iterable[Judgement]) -> Verdicts:
    """What the judgements that stand ask for, in the order in which they were made."""
    pairs: dict[tuple[str, str], str] = {}
    alone: set[str] = set()
    verdicts = Verdicts()
    for judgement in sorted((one for one in judgements if not one.undone), key=lambda one: (one.made, one.action, one.ids)):
        if judgement.action in ("merge", "split"):
            pairs |= dict.fromkeys(combinations(sorted(set(judgement.ids)), 2), judgement.action)
            if len(judgement.ids) == 1:
                alone |= set(judgement.ids)
        elif judgement.action == "correct":
            verdicts.corrections.setdefault(judgement.ids[0], []).append((judgement.field or "", judgement.value))
        else:
            verdicts.standing.update(dict.fromkeys(judgement.ids, judgement.action + "ed"))
    together = tuple(sorted(pair for pair, action in pairs.items() if action == "merge"))
    apart = {pair for pair, action in pairs.items() if action == "split"}
    return replace(verdicts, together=together, apart=frozenset(apart | {(b, a) for a, b in apart}), alone=frozenset(alone))


def judged(life: Life, verdicts: Verdicts) -> Life:
    """The record as judgements on it, or on one of its reports, leave it."""
    if not verdicts.standing and not verdicts.corrections:
        return life
    standing = [verdicts.standing[one] for one in life.reports if one in verdicts.standing]
    life = replace(life, judged=standing[-1]) if standing else life
    for report in life.reports:
        for name, value in verdicts.corrections.get(report, ()):
            life = corrected(life, name, value)
    return life


def corrected(life: Life, name: str, value: str | None) -> Life:
    """The record with one field as a person says it is. Raises UnknownField."""
    told = (*life.why, f"{name} corrected")
    if name not in CORRECTABLE or (name not in ("earliest", "latest") and not hasattr(life, name)):
        raise UnknownField(f"{life.id}: '{name}' cannot be corrected; use one of: {', '.join(CORRECTABLE)}")
    if name not in ("earliest", "latest"):
        change: dict[str, Any] = {name: value, "why": told}
        return replace(life, **change)
    try:
        day = dt.date.fromisoformat(value) if value else None
    except ValueError:
        raise UnknownField(f"{life.id}: '{value}' is no day; write it as 2025-03-28") from None
    when = replace(life.when, earliest=day) if name == "earliest" else replace(life.when, latest=day)
    return replace(life, when=replace(when, granularity="day", time=None), why=told)


def joined(groups: Sequence[list[str]], verdicts: Verdicts) -> list[list[int]]:
    """Numbers of the groups of report ids that merges make one, each list ascending, in order of its first."""
    holder = {report: number for number, group in enumerate(groups) for report in group}
    parent = list(range(len(groups)))
    for one, other in verdicts.together:
        if one in holder and other in holder:
            a, b = sorted((_root(parent, holder[one]), _root(parent, holder[other])))
            parent[b] = a
    found: dict[int, list[int]] = {}
    for number in range(len(groups)):
        found.setdefault(_root(parent, number), []).append(number)
    return list(found.values())


def _root(parent: list[int], number: int) -> int:
    while parent[number] != number:
        number = parent[number]
    return number
