"""Which place a toponym means: by its own name, by the toponym behind it, by what the article speaks of, by size."""

from __future__ import annotations

import math
from collections import Counter

from dateline.knowledge.base import GazetteerPlace
from dateline.settings import PLACE_CONFIDENCE

from .toponyms import Toponym

_KIND_WEIGHT = {"country": 4.0, "region": 1.0, "city": 0.0}
_OTHER_NAME = -3.0  # a place that is also called so, against one whose first name it is
_SAME_COUNTRY = 1.6  # for each natural logarithm of mentions of a country elsewhere in the article
_QUALIFIED = 20.0


class PlaceResolver:
    """Chooses the places of one article together, so that each speaks for its neighbours."""

    def __init__(self, toponyms: list[Toponym], home: str | None) -> None:
        self.toponyms = toponyms
        self.weight: Counter[str] = Counter()
        if home:
            self.weight[home] += 3
        for toponym in toponyms:
            self._vote(toponym)

    def _vote(self, toponym: Toponym) -> None:
        """What is certain by itself speaks for its country: names of states, regions of one country only, qualified towns."""
        countries = {place.country for place in toponym.candidates if place.main}
        if toponym.country and not (countries - {toponym.country}):
            self.weight[toponym.country] += 1
        elif not toponym.country and len(countries) == 1:
            self.weight[next(iter(countries))] += 1

    def resolve(self, toponym: Toponym) -> tuple[GazetteerPlace | None, str | None, str]:
        """(place, country, why); the place None where the gazetteer has none, the country None below the confidence."""
        candidates = list(toponym.candidates)
        if toponym.country and toponym.kind == "country":
            return self._state_or_namesake(toponym, candidates)
        if toponym.country:
            candidates = [place for place in candidates if place.country == toponym.country] or candidates
            best = max(candidates, key=lambda place: self._score(place, toponym), default=None)
            return (best if best and best.country == toponym.country else None), toponym.country, "the name tells its country"
        if not candidates:
            return None, *self._by_neighbours(toponym)
        scored = sorted(((self._score(place, toponym), -n, place) for n, place in enumerate(candidates)), key=lambda row: row[:2], reverse=True)
        best = scored[0][2]
        if self._share(scored, best.country) < PLACE_CONFIDENCE:
            return None, None, "several places fit"
        return best, best.country, self._why(toponym, best)

    def _state_or_namesake(self, toponym: Toponym, candidates: list[GazetteerPlace]) -> tuple[GazetteerPlace | None, str | None, str]:
        """A state, unless the article speaks of the country that has a region of the same name (Georgia)."""
        assert toponym.country is not None
        own = next((place for place in candidates if place.kind == "country" and place.country == toponym.country), None)
        namesakes = [place for place in candidates if place.kind == "region" and place.main and place.country != toponym.country and place.population > 1_000_000]
        if namesakes and own is not None:
            rival = namesakes[0]
            if self._others(rival.country, toponym) > 2 * self._others(toponym.country, toponym) + 1:
                return rival, rival.country, f"the article speaks of {rival.country}"
        return own, toponym.country, "name of a state"

    def _others(self, country: str, toponym: Toponym) -> int:
        return self.weight[country]

    def _score(self, place: GazetteerPlace, toponym: Toponym) -> float:
        score = math.log10(place.population + 10) + _KIND_WEIGHT.get(place.kind, 0.0) + (0.0 if place.main else _OTHER_NAME)
        score += _SAME_COUNTRY * math.log(1 + self.weight[place.country])
        qualifier = toponym.qualifier
        if qualifier is not None:
            score += self._fits(place, qualifier)
        return score

    def _fits(self, place: GazetteerPlace, qualifier: Toponym) -> float:
        """How well a place lies in the region or country named behind it."""
        country = qualifier.country or (qualifier.candidates[0].country if qualifier.candidates else None)
        if country is None:
            return 0.0
        if place.country != country:
            return 0.0
        region = next((other for other in qualifier.candidates if other.country == country and other.lat is not None), None)
        return _QUALIFIED - (min(10.0, _degrees(place, region)) if region is not None and qualifier.kind == "region" else 0.0)

    def _share(self, scored: list[tuple[float, int, GazetteerPlace]], country: str) -> float:
        """Share of a country in the softmax over all candidates."""
        top = scored[0][0]
        total = sum(math.exp(1.5 * (score - top)) for score, _, _ in scored)
        return sum(math.exp(1.5 * (score - top)) for score, _, place in scored if place.country == country) / total

    def _by_neighbours(self, toponym: Toponym) -> tuple[str | None, str]:
        """A place too small for the gazetteer lies where the toponym behind it does, or where nearly all others of the article do."""
        qualifier = toponym.qualifier
        if qualifier is not None:
            country = qualifier.country or (qualifier.candidates[0].country if qualifier.candidates else None)
            if country:
                return country, f"stands before {qualifier.name}"
        ranked = self.weight.most_common(2)
        if ranked and ranked[0][1] >= 3 and (len(ranked) == 1 or ranked[0][1] >= 3 * ranked[1][1]):
            return ranked[0][0], "where the other places of the article lie"
        return None, "not in the gazetteer"

    def _why(self, toponym: Toponym, place: GazetteerPlace) -> str:
        if toponym.qualifier is not None:
            return f"stands before {toponym.qualifier.name}"
        others = {other.country for other in toponym.candidates}
        return "only place of the name" if len(others) == 1 else f"greatest fit of {len(others)} countries"


def _degrees(place: GazetteerPlace, other: GazetteerPlace | None) -> float:
    if other is None or place.lat is None or other.lat is None or place.lon is None or other.lon is None:
        return 0.0
    return math.hypot(place.lat - other.lat, (place.lon - other.lon) * math.cos(math.radians(place.lat)))
