"""Days moved in so many words: "put off from May 5 to May 12", "the visit, planned for May 5, has been moved to May 12"."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from dateline.model.when import UNKNOWN, When

from .clause import Clause
from .days import UNTIL, is_days, word_before
from .scene import Scene

_TO = UNTIL | {"for"}
_MONTH, _DAY = len("2025-05"), len("2025-05-12")
"""Letters of a TIMEX3 value of a month and of a day."""


@dataclass(frozen=True, slots=True)
class Move:
    """The verb that moves, whether it only puts off, and the time expressions of the old and the new days."""

    verb: int
    puts_off: bool
    old: tuple[int, ...]
    new: tuple[int, ...]

    def days(self, scene: Scene) -> tuple[When, When]:
        """The old and the new days, as each expression says them of itself."""
        return _days(scene, self.old), _days(scene, self.new)


def _days(scene: Scene, indexes: tuple[int, ...]) -> When:
    """The days of the first expression that tells any; of "from May 5" and "to May 12" the day, not the stretch between."""
    for i in indexes:
        time, before = scene.times[i], word_before(scene, i)
        if time.value and len(time.value) == _MONTH and time.value[:4].isdigit() and time.value[5:].isdigit():
            first = dt.date(int(time.value[:4]), int(time.value[5:]), 1)
            return When(first, (first + dt.timedelta(days=31)).replace(day=1) - dt.timedelta(days=1), "month", i)
        if time.earliest is None or time.latest is None or time.type == "DURATION":
            continue
        first, last = time.earliest, time.latest
        if is_days(time) and time.value and len(time.value) == _DAY and time.value[-2:].isdigit() and first != last and _has_other_end(scene, i):
            first, last = (first, first) if before == "from" else (last, last)
        return When(first, last, "day" if is_days(time) else time.granularity, i)
    return UNKNOWN


def _has_other_end(scene: Scene, i: int) -> bool:
    """Whether the stretch of an expression is told by two ("from May 5 to May 12"), each with all its days, not by one ("May 5-12")."""
    time = scene.times[i]
    return any(j != i and (other.earliest, other.latest) == (time.earliest, time.latest) for j, other in enumerate(scene.times))


def move_of(scene: Scene, clause: Clause) -> Move | None:
    """The move that a sentence tells of an engagement, None where no verb of moving stands over or under its word."""
    for group in (*clause.over, *clause.under):
        puts_off = scene.words.verb_is(group.lemma, "postpone")
        if group.negated or not (puts_off or scene.words.verb_is(group.lemma, "move")):
            continue
        times = scene.times_in(scene.tokens[group.token].sentence)
        new = tuple(i for i in times if _is_new(scene, i, group.token))
        old = tuple(i for i in times if i not in new and _is_old(scene, i, group.token, clause))
        if new or puts_off:
            return Move(group.token, puts_off, old, new)
    return None


def _is_new(scene: Scene, i: int, verb: int) -> bool:
    """"Moved to May", "rescheduled for May", "brought forward by a week to May 3"."""
    head = scene.time_heads[i]
    if head is None or word_before(scene, i) not in _TO:
        return False
    path = scene.path_up(head)
    return verb in path and not _is_planned(scene, i, verb)


def _is_planned(scene: Scene, i: int, verb: int) -> bool:
    """Whether a verb of planning stands right before "for May 5", whatever the tree hangs it on."""
    time = scene.times[i]
    at = scene.parsed.tokens_in(time.start, time.end)
    before = [scene.tokens[j] for j in range(max(verb + 1, at[0] - 3), at[0])] if len(at) else []
    return any(word.tag in ("VBN", "VBD") and scene.words.verb_is(word.lemma, "plan") for word in before)


def _is_old(scene: Scene, i: int, verb: int, clause: Clause) -> bool:
    """"From May 5", "planned for May 5", "the May 5 visit": what was to be."""
    head = scene.time_heads[i]
    if head is None or scene.times[i].earliest is None:
        return False
    path = scene.path_up(head)
    if word_before(scene, i) == "from" and verb in path:
        return True
    planned = bool(path) and path[-1] != verb and scene.words.verb_is(scene.tokens[path[-1]].lemma, "plan")
    return planned or _is_planned(scene, i, 0) or (clause.trigger in path and verb not in path[: path.index(clause.trigger)])
