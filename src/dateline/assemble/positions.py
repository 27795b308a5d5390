"""Positions over time: from the days on which a holder took a side to the stretches during which it held it.

A pure fold: the same takings give the same stretches, in whatever order or repetition they come.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby
from operator import attrgetter

FOR, AGAINST = ("supports", "demands", "offers"), ("opposes", "rejects")
"""Stances that wish an issue's thing, and those that do not; between them a holder changes sides."""


@dataclass(frozen=True, slots=True, order=True)
class Taking:
    """A day on which a holder took a stance: `holder` and `target` are permanent ids, `evidence` names what it rests on."""

    holder: str
    issue: str
    target: str
    day: dt.date
    stance: str
    evidence: str


@dataclass(frozen=True, slots=True)
class Stretch:
    """A stance held from its first telling on. `until` is the last day before the holder took the other side, None where
    nothing says that it ended; `last` the last day it was told; days are inclusive."""

    holder: str
    issue: str
    target: str
    stance: str
    since: dt.date
    until: dt.date | None
    last: dt.date
    evidence: tuple[str, ...]


def positions_over_time(takings: Iterable[Taking]) -> tuple[Stretch, ...]:
    """The stretches of every holder, issue and target ("" where none is named), by holder, issue, target, first day, stance.

    A stance ends where the holder takes the other side of the same issue and target: supports, demands and offers against
    opposes and rejects; a neutral one ends both. Stances of one side stand beside each other. Both sides on one day end
    nothing: which came first no day tells.
    """
    found: list[Stretch] = []
    for _, group in groupby(sorted(set(takings)), key=attrgetter("holder", "issue", "target")):
        found += _of_one(list(group))
    return tuple(sorted(found, key=attrgetter("holder", "issue", "target", "since", "stance")))


def _of_one(takings: Sequence[Taking]) -> Iterator[Stretch]:
    running: dict[str, list[Taking]] = {}
    for day, told in groupby(takings, key=attrgetter("day")):
        todays = list(told)
        sides = {_side(one.stance) for one in todays}
        for stance in [stance for stance in running if _is_ended(stance, sides)]:
            yield _stretch(running.pop(stance), day - dt.timedelta(days=1))
        for one in todays:
            running.setdefault(one.stance, []).append(one)
    yield from (_stretch(told, None) for told in running.values())


def _is_ended(stance: str, sides: set[str]) -> bool:
    """Whether a day on which some sides were taken ends a stance: one side alone ends the other and the neutral one."""
    return _side(stance) not in sides and not {"for", "against"} <= sides


def _side(stance: str) -> str:
    return "for" if stance in FOR else "against" if stance in AGAINST else "neither"


def _stretch(told: Sequence[Taking], until: dt.date | None) -> Stretch:
    first, last = told[0], told[-1]
    return Stretch(first.holder, first.issue, first.target, first.stance, first.day, until, last.day, tuple(dict.fromkeys(one.evidence for one in told)))
