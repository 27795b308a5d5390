"""An engagement in the making, and the ledger in which a mention finds those it may belong to without reading them all."""

from __future__ import annotations

from collections.abc import Hashable
from dataclasses import dataclass, field
from itertools import islice

from dateline.model.when import When

from .days import NO_DATE, OWN, Dating, joined, narrower
from .reading import Reading
from .scene import Scene
from .standing import Standing

NEAR_SENTENCES = 3
"""Sentences between a mention that points back ("the talks") and what it points to."""
_REACH = 2 * NEAR_SENTENCES
"""Sentences back that the nearest drafts are looked for in; a visit is spoken of longer than a meeting."""
_KEPT = 24
"""Drafts looked at of one participant, country or stretch of text, the latest: what an article says of more is no longer the same."""
_UNTOLD = Standing(None, 0)
_STAGES = {"rumoured": 1, "announced": 1, "confirmed": 1, "held": 2, "ongoing": 3, "denied": 4, "postponed": 5, "cancelled": 5}


@dataclass(eq=False)
class Draft:
    """An engagement in the making: its readings in text order, and what they give together, kept up with each of them.

    `stops` are the places named, each with its kind; `kinds` all that its mentions call it.
    """

    readings: list[Reading] = field(default_factory=list)
    parties: dict[str, str] = field(default_factory=dict)
    parent: Draft | None = None
    why: list[str] = field(default_factory=list)
    dated_by: Draft | None = None
    journey: When | None = None
    silent: bool = False
    kind: str = ""
    host: str | None = None
    place: int | None = None
    standing: Standing = _UNTOLD
    margins: bool = False
    stops: dict[str, str] = field(default_factory=dict)
    kinds: set[str] = field(default_factory=set)
    dating: Dating = NO_DATE
    _named: bool = False
    _datings: dict[tuple[object, ...], Dating] = field(default_factory=dict)

    def add(self, reading: Reading, why: str) -> None:
        """Take another mention in."""
        self.readings.append(reading)
        for ref, side in reading.parties:
            if not self.parties.get(ref):
                self.parties[ref] = side
        if why:
            self.why.append(why)
        self.host = self.host or reading.host
        self.place = reading.place if self.place is None else self.place
        self.margins |= reading.margins
        self.kinds.add(reading.kind)
        self._name(reading)
        self._stand(reading.standing)
        self._date(reading.dating)

    @property
    def first(self) -> Reading:
        """The earliest mention."""
        return self.readings[0]

    @property
    def family(self) -> str:
        """Which kinds it may share a record with."""
        return self.readings[0].family

    def _name(self, reading: Reading) -> None:
        """The headline's or first noun's kind; a verb's default kind gives way to a noun."""
        named = reading.named or (reading.kind not in ("meeting", "visit") and not reading.discusses)
        if not self._named and (named or not self.kind):
            self.kind = reading.kind
        self._named |= named

    def _stand(self, new: Standing) -> None:
        """The weightiest of its mentions' states; of equal ones what has come furthest, rumour before plan where it came first."""
        if new.status and (new.weight, _STAGES[new.status]) > (self.standing.weight, _STAGES.get(self.standing.status or "", 0)):
            self.standing = new

    def _date(self, new: Dating) -> None:
        """The best of its mentions' dates: the surest, then the narrowest; completed from the others."""
        told = (new.when.earliest, new.when.latest, new.when.granularity, new.rank, new.length, new.moved_from, new.moved_to)
        if told in self._datings:
            return
        self._datings[told] = new
        best = NO_DATE
        for one in self._datings.values():
            if one.rank and (not best.rank or (one.rank, narrower(one.when, best.when)) > (best.rank, False)):
                if best.rank == OWN and not narrower(one.when, best.when):
                    continue
                best = one
        self.dating = joined(best, list(self._datings.values()))


class Ledger:
    """The drafts of an article in the order of their making, each found by who takes part, by country, and by nearness."""

    def __init__(self, scene: Scene) -> None:
        self.scene = scene
        self.drafts: list[Draft] = []
        self._order: dict[int, int] = {}
        self._by_key: dict[Hashable, dict[int, Draft]] = {}
        self._recent: dict[int, Draft] = {}
        self._opened: dict[int, list[Draft]] = {}

    def open(self) -> Draft:
        """A new draft."""
        draft = Draft()
        self._order[id(draft)] = len(self.drafts)
        self.drafts.append(draft)
        return draft

    def add(self, draft: Draft, reading: Reading, why: str) -> None:
        """Take a mention into a draft, which is now the latest told."""
        draft.add(reading, why)
        if reading.place is not None:
            draft.stops[self.scene.places[reading.place].name] = self.scene.places[reading.place].kind
        if len(draft.readings) == 1:
            self._opened.setdefault(reading.trigger, []).append(draft)
        for index in (self._recent, *(self._by_key.setdefault(key, {}) for key in self._keys(reading))):
            index.pop(id(draft), None)
            index[id(draft)] = draft

    def likely(self, reading: Reading) -> list[Draft]:
        """The drafts that a mention may be of, the latest mentioned first."""
        found = {id(draft): draft for draft in self.recent(reading)}
        for key in self._keys(reading):
            found.update(latest(self._by_key.get(key, {})))
        return sorted(found.values(), key=lambda draft: (-draft.readings[-1].trigger, self._order[id(draft)]))

    def recent(self, reading: Reading) -> list[Draft]:
        """The drafts told in the sentences right before a mention, in the order of their making."""
        here = self._sentence(reading)
        near = [draft for _, draft in latest(self._recent) if here - self._sentence(draft.readings[-1]) <= _REACH]
        return sorted(near, key=lambda draft: self._order[id(draft)])

    def of_one_word(self, draft: Draft) -> list[Draft]:
        """All drafts that one of its words opened: the legs of a tour."""
        found = {id(other): other for reading in draft.readings for other in self._opened.get(reading.trigger, ())}
        return list(found.values())

    def _sentence(self, reading: Reading) -> int:
        return self.scene.tokens[reading.trigger].sentence

    def _keys(self, reading: Reading) -> list[Hashable]:
        family = reading.family
        refs = [(family, ref) for ref, _ in reading.parties]
        homes = [(family, "home", home) for ref, _ in reading.parties if (home := self.scene.country(ref))]
        whole = [(family,)] if family in ("protest", "expulsion") else []
        return list(dict.fromkeys([*refs, *homes, *whole, (family, "kind", reading.kind), (family, "host", reading.host)]))


def latest(index: dict[int, Draft]) -> list[tuple[int, Draft]]:
    """The drafts of an index told last, the latest first."""
    return list(islice(((key, index[key]) for key in reversed(index)), _KEPT))
