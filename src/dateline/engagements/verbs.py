"""Verbs of meeting and visiting that belong to no act of their own, because another act's pattern took them: "agreed to
meet", "accepted an invitation to visit"."""

from __future__ import annotations

from dataclasses import replace

from .dating import date_mention
from .days import of_one_day, within
from .reading import Reading, on_margins
from .scene import Scene
from .status import read_status
from .venue import place_at, venue_of


def read_verbs(scene: Scene, taken: frozenset[int], triggers: frozenset[int]) -> list[Reading]:
    """The readings of such verbs that name both who and with whom, or who and where."""
    found = []
    for token in scene.tokens:
        kind = scene.words.bare.get(token.lemma) if token.pos == "VERB" and token.i not in taken else None
        if kind is not None:
            found.extend(_READ[kind](scene, token.i, triggers))
    return found


def _refs(scene: Scene, heads: list[int]) -> list[str]:
    refs = [inner for head in heads if (ref := scene.antecedent(head)) for inner in scene.actors.expand(ref)]
    return list(dict.fromkeys(refs))


def _meeting(scene: Scene, verb: int, triggers: frozenset[int]) -> list[Reading]:
    met = [i for child in scene.children(verb, "dobj") for i in scene.with_conjuncts(child)] + scene.below(verb, "with")
    refs = list(dict.fromkeys(_refs(scene, scene.subjects(verb)) + _refs(scene, met)))
    if len({home for ref in refs if (home := scene.home(ref))}) < 2:
        return []
    place, host = venue_of(scene, verb)
    dating = of_one_day(date_mention(scene, verb, triggers))
    parties = tuple((ref, "") for ref in refs)
    return [Reading(verb, "meeting", "meeting", parties, host, place, dating, read_status(scene, verb, "meeting"), margins=on_margins(scene, verb), source="verb")]


def _visit(scene: Scene, verb: int, triggers: frozenset[int]) -> list[Reading]:
    return _to_each(scene, verb, scene.children(verb, "dobj")[:1], triggers)


def _journey(scene: Scene, verb: int, triggers: frozenset[int]) -> list[Reading]:
    """"Led a delegation to Lima": who leads it travels there."""
    company = [i for i in scene.children(verb, "dobj") if scene.words.is_in("companies", scene.tokens[i].lemma)]
    goals = [i for noun in company for i in scene.below(noun, "to")] + (scene.below(verb, "to") if company else [])
    return [one for one in _to_each(scene, verb, goals, triggers) if one.place is not None]


def _to_each(scene: Scene, verb: int, goals: list[int], triggers: frozenset[int]) -> list[Reading]:
    """One visit for each country among the goals of a verb."""
    visitors = [ref for ref in _refs(scene, scene.subjects(verb)) if not scene.is_general(ref) and scene.is_public(ref)]
    hosts: dict[str, int | None] = {}
    for head in goals:
        token, ref = scene.tokens[head], scene.ref_at(head)
        place = place_at(scene, token.start, token.end)
        host = scene.places[place].country if place is not None else scene.country(ref) if ref and scene.is_general(ref) else None
        if host:
            hosts.setdefault(host, place)
    parties = tuple((one, "visitor") for one in visitors)
    dating = date_mention(scene, verb, triggers)
    if len(hosts) > 1:
        dating = replace(dating, when=within(dating.when))
    standing = read_status(scene, verb, "visit")
    return [Reading(verb, "visit", "visit", parties, host, place, dating, standing, source="verb") for host, place in hosts.items() if visitors]


_READ = {"visit": _visit, "meeting": _meeting, "journey": _journey}
"""What a bare verb tells, by its group in the lexicon."""
