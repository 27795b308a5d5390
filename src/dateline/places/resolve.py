"""Which place a toponym means: by its own name, by the toponym behind it, by what the article speaks of, by size."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Sequence

from dateline.knowledge.base import GazetteerPlace
from dateline.settings import PLACE_CONFIDENCE

from .toponym import Toponym

_KIND_WEIGHT = {"country": 3.0, "region": 0.7, "capital": 2.6, "city": 0.0}
_OTHER_NAME = -2.5  # a place that is also called so, against one whose first name it is
_CONTEXT = 7.0  # for the whole article speaking of one country
_QUALIFIED = 20.0
_SHARPNESS = 1.6
_ROUNDS = 2
_LOCAL = 1.5  # for a place in the country at whose towns and regions the article is at home
_AT_HOME = 3  # other towns and regions of one country, more than all of other countries, make an article one of home news
_LITTLE = 150_000  # inhabitants; in home news of one country the only place of the name elsewhere need be no greater to be doubted
_NEAR, _DEGREES = 2.0, 2.0  # for a town that lies within so many degrees of another of the article
_BESIDE = 1.0  # for a place in the country of those it is joined to by "and"
_OUTLYING = 20_000  # inhabitants of a region of which no town is known
_HEARD = 0.05  # of what the article speaks of; a town by another name is meant only in a country that is heard of
_CALM = 1.0  # mentions that must stand against a country before its share counts in full


class PlaceResolver:
    """Chooses the places of one article together, so that each speaks for its neighbours.

    Every distinct name votes once or, where it comes often, up to three times; its own votes never speak for itself.
    """

    def __init__(self, toponyms: list[Toponym], home: str | None, alike: Sequence[frozenset[str]] = ()) -> None:
        self.toponyms, self.home, self.alike = toponyms, home, alike
        self.votes: dict[str, Counter[str]] = {}
        self._total: Counter[str] = Counter()
        self._homes: dict[str, str] = {}
        self._firm: list[tuple[str, GazetteerPlace]] = []
        self._at_home: dict[tuple[str, str], bool] = {}
        for _ in range(_ROUNDS + 1):
            self._vote()
        self._homes = self._towns_by_country()
        self._firm = self._firm_places()
        self._said: dict[str, str] = {}
        for toponym in toponyms:
            country = self._country_of_qualifier(toponym.qualifier) if toponym.qualifier is not None else None
            if country:
                self._said.setdefault(toponym.name.lower(), country)

    def _vote(self) -> None:
        """What is certain votes in full, what is not by its shares as the votes before make them."""
        votes: dict[str, Counter[str]] = {}
        counts: Counter[str] = Counter()
        for toponym in self.toponyms:
            key = toponym.name.lower()
            counts[key] += 1
            if counts[key] <= 3:
                votes.setdefault(key, Counter()).update(self._shares(toponym))
        self.votes = votes
        self._total = Counter({self.home: 2.0} if self.home else {})
        for name in votes:
            self._total.update(votes[name])

    def _shares(self, toponym: Toponym) -> dict[str, float]:
        if toponym.qualifier is not None and (country := self._country_of_qualifier(toponym.qualifier)):
            return {country: 1.0}
        if toponym.country and toponym.kind != "city":
            return {toponym.country: 1.0 if toponym.kind == "country" else 1.5}
        if not toponym.candidates and toponym.usual_countries:
            return {toponym.usual_countries[0]: 0.6}
        if not toponym.candidates or not self.votes:
            countries = {place.country for place in toponym.candidates if place.main}
            return {next(iter(countries)): 1.0} if len(countries) == 1 else {}
        scored = self._scored(toponym)
        total = sum(weight for weight, _ in scored)
        shares: dict[str, float] = {}
        for weight, place in scored:
            shares[place.country] = shares.get(place.country, 0.0) + weight / total
        return {country: share for country, share in shares.items() if share > 0.2}

    def _towns_by_country(self) -> dict[str, str]:
        """The country of every town or region that is told without doubt, by its name."""
        homes: dict[str, str] = {}
        self._at_home.clear()
        for toponym in self.toponyms:
            if toponym.kind != "country" and not toponym.capital_of:
                homes.update({toponym.name.lower(): country for country, share in self._shares(toponym).items() if share > 0.8})
        return homes

    def _firm_places(self) -> list[tuple[str, GazetteerPlace]]:
        """(name, place) of the towns and regions that are told without doubt and lie somewhere known."""
        firm = []
        for toponym in self.toponyms:
            country = self._homes.get(toponym.name.lower())
            place = max((one for one in toponym.candidates if one.country == country and one.lat is not None), key=lambda one: (one.main, one.population), default=None)
            if place is not None and place.kind != "country":
                firm.append((toponym.name.lower(), place))
        return firm

    def _is_home(self, country: str, name: str) -> bool:
        """Whether the article is at home in a country: it names its towns and regions, and few of others; one's own name apart."""
        key = (country, name.lower())
        if key not in self._at_home:
            others = Counter(home for town, home in self._homes.items() if town != key[1])
            self._at_home[key] = others[country] >= _AT_HOME and others[country] * 2 > sum(others.values())
        return self._at_home[key]

    def speaks_of(self, country: str, name: str) -> float:
        """Share of the article's other toponyms that speak for a country, from 0 to 1."""
        own = self.votes.get(name.lower(), Counter())
        total = sum(self._total.values()) - sum(own.values())
        return max(0.0, self._total[country] - own[country]) / (total + _CALM)

    def resolve(self, toponym: Toponym) -> tuple[GazetteerPlace | None, str | None, str]:
        """(place, country, why); the place None where the gazetteer has none, the country None below the confidence."""
        if toponym.wide:
            return None, None, "lies in several countries"
        candidates = list(toponym.candidates)
        said = self._said.get(toponym.name.lower())
        if said and toponym.kind != "country":
            best = max((place for place in candidates if place.country == said), key=lambda place: self._score(place, toponym), default=None)
            return best, said, f"the article says it lies in {said}"
        if toponym.country and toponym.kind == "country":
            return self._state_or_namesake(toponym, candidates)
        if toponym.country:
            candidates = [place for place in candidates if place.country == toponym.country]
            best = max(candidates, key=lambda place: self._score(place, toponym), default=None)
            return best, toponym.country, "the name tells its country"
        if not candidates:
            return None, *self._by_neighbours(toponym)
        if all(not place.main and place.kind == "city" and place.population < _LITTLE and self.speaks_of(place.country, toponym.name) < _HEARD for place in candidates):
            return None, *self._by_neighbours(toponym)
        scored = self._scored(toponym)
        best = max(scored, key=lambda pair: pair[0])[1]
        share = sum(weight for weight, place in scored if place.country == best.country) / sum(weight for weight, _ in scored)
        if home := self._namesake_at_home(toponym, best):
            return None, home, "too small for the gazetteer, in the country at whose towns the article is at home"
        if share < PLACE_CONFIDENCE:
            return None, None, "several places fit"
        return best, best.country, self._why(toponym)

    def _namesake_at_home(self, toponym: Toponym, best: GazetteerPlace) -> str | None:
        """The country at whose towns the article is at home, where the best place of the name is a little one elsewhere."""
        home = next((country for country, _ in self._total.most_common(3) if self._is_home(country, toponym.name)), None)
        if home is None or home == best.country or not self._share_names(home, best.country):
            return None
        if best.kind != "city" or best.population >= _LITTLE or toponym.capital_of or self.speaks_of(best.country, toponym.name) > 0.1:
            return None
        return home

    def _share_names(self, one: str, other: str) -> bool:
        """Whether towns of two countries are often called alike."""
        return any(one in family and other in family for family in self.alike)

    def _state_or_namesake(self, toponym: Toponym, candidates: list[GazetteerPlace]) -> tuple[GazetteerPlace | None, str | None, str]:
        """A state, unless the article speaks of the country that has a region or town of the same name (Georgia, Lebanon)."""
        assert toponym.country is not None
        own = next((place for place in candidates if place.kind == "country" and place.country == toponym.country), None)
        for rival in candidates:
            if rival.country == toponym.country or rival.kind == "country" or not rival.main:
                continue
            needed = 0.35 if rival.kind == "region" else 0.6
            if self.speaks_of(rival.country, toponym.name) > needed and self.speaks_of(toponym.country, toponym.name) < 0.15:
                return rival, rival.country, f"the article speaks of {rival.country}"
        return own, toponym.country, "name of a state"

    def _scored(self, toponym: Toponym) -> list[tuple[float, GazetteerPlace]]:
        """(weight, place) of every candidate, the weights of a softmax."""
        scores = [self._score(place, toponym) for place in toponym.candidates]
        top = max(scores)
        return [(math.exp(_SHARPNESS * (score - top)), place) for score, place in zip(scores, toponym.candidates, strict=True)]

    def _score(self, place: GazetteerPlace, toponym: Toponym) -> float:
        kind = "capital" if toponym.capital_of == place.country and place.kind == "city" and place.main else place.kind
        people = max(place.population, _OUTLYING) if kind == "region" else place.population
        score = math.log10(people + 10) + _KIND_WEIGHT.get(kind, 0.0) + (0.0 if place.main else _OTHER_NAME)
        score += _CONTEXT * self.speaks_of(place.country, toponym.name) + (_LOCAL if self._is_home(place.country, toponym.name) else 0.0)
        score += _NEAR * self._is_near(place, toponym.name.lower()) + _BESIDE * self._is_beside(place, toponym)
        return score + (self._fits(place, toponym.qualifier) if toponym.qualifier is not None else 0.0)

    def _is_near(self, place: GazetteerPlace, name: str) -> bool:
        """Whether a town lies near another town or region of the article."""
        return place.kind == "city" and any(other != name and _degrees(place, one) < _DEGREES and one.lat is not None and place.lat is not None for other, one in self._firm)

    def _is_beside(self, place: GazetteerPlace, toponym: Toponym) -> bool:
        return any(place.country == (other.country or self._homes.get(other.name.lower())) for other in toponym.beside)

    def _fits(self, place: GazetteerPlace, qualifier: Toponym) -> float:
        """How well a place lies in the region or country named behind it."""
        country = self._country_of_qualifier(qualifier)
        if country is None or place.country != country:
            return 0.0
        region = next((other for other in qualifier.candidates if other.country == country and other.lat is not None), None)
        return _QUALIFIED - (min(10.0, _degrees(place, region)) if region is not None and qualifier.kind == "region" else 0.0)

    def _country_of_qualifier(self, qualifier: Toponym) -> str | None:
        if qualifier.kind == "region" and not qualifier.country:
            best = max(qualifier.candidates, key=lambda place: (place.kind == "region" and place.main, place.population), default=None)
            return best.country if best else None
        if qualifier.kind == "country" and any(place.kind == "region" and place.main and place.country == "USA" for place in qualifier.candidates):
            return self._state_or_namesake(qualifier, list(qualifier.candidates))[1] if self.votes else None
        if qualifier.kind == "city" or qualifier.kind == "other":
            return self._homes.get(qualifier.name.lower()) or qualifier.capital_of
        return qualifier.country

    def _by_neighbours(self, toponym: Toponym) -> tuple[str | None, str]:
        """A place too small for the gazetteer lies where the toponym that qualifies it does, or where the others of the article do."""
        if toponym.qualifier is not None and (country := self._country_of_qualifier(toponym.qualifier)):
            return country, f"told to lie in {toponym.qualifier.name}"
        if country := next((country for other in toponym.beside if (country := self._told_of(other))), None):
            return country, "beside a place of that country"
        usual = toponym.usual_countries
        if (nearest := self._alone_in_sentence(toponym)) and (not usual or nearest in usual):
            return nearest, "only country of the sentence"
        if (nearest := self._last_before(toponym)) and not usual:
            return nearest, "country named before it in the sentence"
        own = self.votes.get(toponym.name.lower(), Counter())
        ranked = (self._total - own).most_common(1)
        if ranked and (not usual or ranked[0][0] in usual) and self._is_home(ranked[0][0], toponym.name):
            return ranked[0][0], "in the country at whose towns the article is at home"
        if ranked and (not usual or ranked[0][0] in usual) and self.speaks_of(ranked[0][0], toponym.name) >= PLACE_CONFIDENCE:
            return ranked[0][0], "where the other places of the article lie"
        if usual:
            return usual[0], "named as places are named there"
        return None, "not in the gazetteer"

    def _told_of(self, toponym: Toponym) -> str | None:
        """The country of a toponym that needs no neighbours to be placed."""
        if toponym.qualifier is not None and not toponym.candidates:
            return self._country_of_qualifier(toponym.qualifier)
        return toponym.country or self._homes.get(toponym.name.lower())

    def _last_before(self, toponym: Toponym) -> str | None:
        """The state named last before a toponym in its sentence."""
        before = [other for other in self.toponyms if other.sentence == toponym.sentence and other.first < toponym.first and other.kind == "country"]
        return before[-1].country if before else None

    def _alone_in_sentence(self, toponym: Toponym) -> str | None:
        """The one country in which all other places of the sentence lie."""
        told = {self._told_of(other) for other in self.toponyms if other.sentence == toponym.sentence and other.name != toponym.name and not other.wide}
        told.discard(None)
        return told.pop() if len(told) == 1 else None

    def _why(self, toponym: Toponym) -> str:
        if toponym.qualifier is not None:
            return f"stands before {toponym.qualifier.name}"
        others = {other.country for other in toponym.candidates}
        return "only place of the name" if len(others) == 1 else f"best fit of {len(others)} countries"


def _degrees(place: GazetteerPlace, other: GazetteerPlace | None) -> float:
    if other is None or place.lat is None or other.lat is None or place.lon is None or other.lon is None:
        return 0.0
    return math.hypot(place.lat - other.lat, (place.lon - other.lon) * math.cos(math.radians(place.lat)))
