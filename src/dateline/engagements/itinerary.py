"""Stops told with their days in one breath: "will go to Lima May 3-4, Quito May 9, and Bogota May 11-12"."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass, field

from dateline.model.when import When

from .days import combine, is_weekday
from .scene import Scene

_GLUE = frozenset({",", "and", "then", "to", "on", "from", "for", "the", "in", "(", ")", "before", "afterwards", "through", "until", "followed", "by", "&"})
SUBJECTS = frozenset({"nsubj", "nsubjpass"})


@dataclass(slots=True)
class Stop:
    """A country of a journey, the town or country named, and the time expressions told with it."""

    country: str
    place: int | None
    times: list[int] = field(default_factory=list)


def stops_of(scene: Scene, trigger: int) -> list[tuple[str, int | None, When]]:
    """(country, place, days) of each stop behind a word for travelling; nothing unless two countries have days of their own."""
    stops = _stops(scene, trigger)
    if len({stop.country for stop in stops}) < 2:
        return []
    found = [(stop.country, stop.place, when) for stop in stops if stop.times and (when := combine(scene, stop.times)) is not None]
    return _one_after_another(scene, found) if len(found) == len(stops) else []


def _one_after_another(scene: Scene, stops: list[tuple[str, int | None, When]]) -> list[tuple[str, int | None, When]]:
    """The stops with each bare weekday on or after the day of the stop before: "to Tehran on Tuesday and then to Baku on Thursday"."""
    told: list[tuple[str, int | None, When]] = []
    for country, place, when in stops:
        before = told[-1][2].earliest if told else None
        if before and when.earliest and when.latest and when.time is not None and when.earliest < before and scene.times[when.time].why != "explicit":
            weeks = dt.timedelta(days=7 * -((when.earliest - before).days // 7))
            bare = is_weekday(scene.times[when.time].text)
            when = When(when.earliest + weeks, when.latest + weeks, when.granularity, when.time) if bare else when
        told.append((country, place, when))
    return told


def _stops(scene: Scene, trigger: int) -> list[Stop]:
    """The places behind a word with the times behind each, as far as nothing but such words stands between."""
    places, times = _places_behind(scene, trigger), _times_behind(scene, trigger)
    stops: list[Stop] = []
    i, last = trigger + 1, scene.parsed.sentence_of(trigger).last
    while i < last:
        if i in places:
            i, country, place = places[i]
            if not stops or stops[-1].country != country or stops[-1].times:
                stops.append(Stop(country, place))
        elif i in times and stops:
            i, time = times[i]
            stops[-1].times.append(time)
        elif scene.tokens[i].lower in _GLUE:
            i += 1
        else:
            break
    return stops


def _places_behind(scene: Scene, trigger: int) -> dict[int, tuple[int, str, int | None]]:
    """{first word: (word behind, country, place)}; a country's name goes before the towns that its words may also name."""
    found: dict[int, tuple[int, str, int | None]] = {}
    for i in scene.places_in(scene.tokens[trigger].sentence):
        told = scene.places[i]
        inside = scene.parsed.tokens_in(told.start, told.end)
        if told.country and told.role != "actor" and len(inside):
            found[inside[0]] = (inside[-1] + 1, told.country, i)
    for mention in scene.list_behind(trigger):
        inside = scene.parsed.tokens_in(mention.start, mention.end)
        country = scene.country(mention.ref)
        speaks = scene.tokens[mention.head].dep in SUBJECTS  # "to Lima on May 3 and to Quito on May 9, *Ottawa* said"
        if country and scene.is_general(mention.ref) and len(inside) and not speaks:
            place = found.get(inside[0], (0, "", None))[2]
            found[inside[0]] = (inside[-1] + 1, country, place)
    return found


def _times_behind(scene: Scene, trigger: int) -> dict[int, tuple[int, int]]:
    """{first word: (word behind, time)} of the dated expressions of a sentence."""
    found: dict[int, tuple[int, int]] = {}
    for i in scene.times_in(scene.tokens[trigger].sentence):
        time = scene.times[i]
        inside = scene.parsed.tokens_in(time.start, time.end)
        if len(inside) and (time.earliest or time.latest):
            found[inside[0]] = (inside[-1] + 1, i)
    return found
