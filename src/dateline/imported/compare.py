"""Our events beside those of another data set: counts by type and by pair of countries, and what only one side has.

Two rows mean the same where type and pair are the same and their days are no further apart than asked for. Who visits whom is
no matter: the data sets differ in it. A row may mean several of the other side, so that duplicates are not taken for misses.
"""

from __future__ import annotations

import datetime as dt
from bisect import bisect_left
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import product

from dateline.export.chosen import countries, event_day, first_told, sentence
from dateline.store.imported import ImportedEvent
from dateline.store.rows import EventRow

_EITHER_WAY = ("CONSULT", "AGREE", "COOPERATE")
NOBODY = "---"


@dataclass(frozen=True, slots=True, order=True)
class Deed:
    """An act of one country to another on a day, in a type both sides know; `---` where no country is named."""

    day: dt.date
    type: str
    actor: str
    recipient: str
    id: str
    words: str = ""

    @property
    def key(self) -> tuple[str, str, str]:
        """What must be the same on both sides."""
        one, other = sorted((self.actor, self.recipient)) if self.type in _EITHER_WAY else (self.actor, self.recipient)
        return self.type, one, other


@dataclass(frozen=True)
class Comparison:
    """Counts as (ours, theirs) by type and by pair, those with most first; and the deeds that only one side has, by day."""

    types: dict[str, tuple[int, int]]
    pairs: dict[str, tuple[int, int]]
    only_ours: list[Deed]
    only_theirs: list[Deed]
    ours: int
    theirs: int


def compare(ours: Iterable[Deed], theirs: Iterable[Deed], days: int = 1) -> Comparison:
    """Set deeds side by side; `days` is how far apart two of the same kind may lie."""
    mine, other = sorted(set(ours)), sorted(set(theirs))
    return Comparison(
        types=_counted([deed.type for deed in mine], [deed.type for deed in other]),
        pairs=_counted([f"{deed.actor} > {deed.recipient}" for deed in mine], [f"{deed.actor} > {deed.recipient}" for deed in other]),
        only_ours=_without(mine, other, days),
        only_theirs=_without(other, mine, days),
        ours=len(mine),
        theirs=len(other),
    )


def our_deeds(events: Iterable[EventRow]) -> Iterator[Deed]:
    """Our events that happened or will, pair by pair; one without a known day counts on the day it was told."""
    for event in events:
        day, told = event_day(event), first_told(event)
        if day and event.plover_type and not event.negated and event.modality in ("asserted", "ongoing", "future"):
            words = sentence(told.evidence) if told else None
            for actor, recipient in product(countries(event.actors) or (NOBODY,), countries(event.recipients) or (NOBODY,)):
                yield Deed(day, event.plover_type, actor, recipient, event.id, words.text if words else "")


def their_deeds(rows: Iterable[ImportedEvent]) -> Iterator[Deed]:
    """The rows of another data set that have a type, pair by pair."""
    for row in rows:
        if row.type:
            words = " → ".join(filter(None, (row.actor, row.recipient))) + (f" {row.url}" if row.url else "")
            for actor, recipient in product(row.actors or (NOBODY,), row.recipients or (NOBODY,)):
                yield Deed(row.day, row.type, actor, recipient, row.id, words)


def of_countries(deeds: Iterable[Deed], country: str | None, other: str | None) -> Iterator[Deed]:
    """The deeds that have a country on either side, and another on the other one."""
    for deed in deeds:
        sides = {deed.actor, deed.recipient}
        if country in (None, *sides) and (other is None or sides == {country, other}):
            yield deed


def _counted(mine: list[str], theirs: list[str]) -> dict[str, tuple[int, int]]:
    one, other = Counter(mine), Counter(theirs)
    names = sorted({*one, *other}, key=lambda name: (-one[name] - other[name], name))
    return {name: (one[name], other[name]) for name in names}


def _without(deeds: list[Deed], others: list[Deed], days: int) -> list[Deed]:
    """The deeds for which the other side has nothing near."""
    by_key: dict[tuple[str, str, str], list[int]] = defaultdict(list)
    for deed in others:
        by_key[deed.key].append(deed.day.toordinal())
    return [deed for deed in deeds if not _near(by_key.get(deed.key, []), deed.day.toordinal(), days)]


def _near(known: list[int], day: int, days: int) -> bool:
    place = bisect_left(known, day - days)
    return place < len(known) and known[place] <= day + days
