"""Visits: one reading a host country, the visitor and the goal by the pattern's roles and by the noun's own words."""

from __future__ import annotations

from dataclasses import replace

from dateline.model.record import Act, EngagementHint, Filler

from .days import OWN, within
from .itinerary import stops_of
from .reading import Reading
from .scene import Scene
from .venue import place_at, place_of

Goal = tuple[str | None, int | None, str | None]
"""Where a visit goes: ISO code of the country, index of the place, the actor named."""


def read_visits(scene: Scene, base: Reading, act: Act, hint: EngagementHint) -> list[Reading]:
    """One reading a host country: a tour of four states is four visits."""
    visitors: dict[str, str] = {}
    hosts: list[Goal] = []
    for role, side in hint.sides:
        for filler in act.fillers(role):
            if side == "host":
                hosts.append(_host_of(scene, filler))
            elif filler.ref:
                for ref in [*scene.behind(filler.ref, filler.token), *_leaders(scene, filler.token)]:
                    visitors.setdefault(ref, side)
    for head in scene.undersecretaries(base.trigger):
        if under := scene.ref_at(head):
            visitors.setdefault(under, "visitor")
    holder = record_holder(scene, base.trigger)
    visitors = dict.fromkeys(holder, "visitor") if holder else visitors
    if hint.status:
        visitors, hosts = _called_off_visit(scene, base, visitors, hosts)
    parties = tuple(visitors.items())
    parties = parties or tuple((ref, "visitor") for ref in subjects_over(scene, base.trigger) or invited(scene, base.trigger))
    homes = {scene.country(ref) for ref, _ in parties}
    denied = deniers(scene, base.trigger, homes)
    if not any(country for country, _, _ in hosts) or (denied and {country for country, _, _ in hosts} <= homes):
        hosts = denied or hosts + (_goals(scene, base, act) or _there(scene, base.trigger))
    stops = stops_of(scene, base.trigger)
    if stops and {country for country, _, _ in hosts if country} <= {country for country, _, _ in stops}:
        return [replace(base, parties=parties, host=country, place=place, dating=replace(base.dating, when=when, rank=OWN)) for country, place, when in stops]
    countries = list(dict.fromkeys(country for country, _, _ in hosts if country))
    if len(countries) > 1:
        base = replace(base, dating=replace(base.dating, when=within(base.dating.when)))
    if not countries:
        # "heads to Africa": a tour of a continent, whose stops are told by their countries
        wide = next((place for _, place, _ in hosts if place is not None and scene.places[place].kind == "region"), None)
        return [replace(base, parties=parties, host=None, place=wide)]
    made = []
    for country in countries:
        place = _within(scene, place_of(scene, base.trigger, act), country)
        place = next((p for c, p, _ in hosts if c == country and p is not None), None) if place is None else place
        persons = tuple((ref, "host") for c, _, ref in hosts if c == country and ref and not scene.is_general(ref))
        made.append(replace(base, parties=parties + persons, host=country, place=place))
    return made


def _leaders(scene: Scene, company: int) -> list[str]:
    """Who heads those who travel: "a delegation led by X"."""
    leading = [i for i in scene.children(company, "acl") if scene.words.bare.get(scene.tokens[i].lemma) == "journey"]
    return [ref for verb in leading for i in scene.below(verb, "by") if (ref := scene.ref_at(i)) and not scene.is_general(ref)]


def _host_of(scene: Scene, filler: Filler) -> Goal:
    """(country, place, actor) of the one visited."""
    place = place_at(scene, filler.start, filler.end)
    country = scene.places[place].country if place is not None else None
    if filler.ref:
        country = country or scene.country(filler.ref)
    # A city that the actors take for a body is where one goes, not whom one meets.
    people = ("person", "office", "group") if place is not None or scene.tokens[filler.token].entity in ("GPE", "LOC") else ("person", "office", "group", "organisation")
    person = filler.ref if filler.ref and scene.actor(filler.ref).kind in people else None
    return country, place, person


def _called_off_visit(scene: Scene, base: Reading, visitors: dict[str, str], hosts: list[Goal]) -> tuple[dict[str, str], list[Goal]]:
    """Who was to go where, when the act names who called it off: the noun's own words first ("the trip that she had
    planned", "his visit to Chile"); a state that drops another's visit is its host."""
    if base.act is not None and any(scene.tokens[i].lemma == "invitation" for i in base.act.trigger):
        return _uninvited(scene, base.act, hosts)
    own = visitors_by_noun(scene, base.trigger)
    named = own or [ref for ref, side in visitors.items() if side == "visitor"]
    agents = [ref for ref, side in visitors.items() if side != "visitor"]
    going = going_to(scene, base.trigger)
    hosts = hosts + going
    if not named:
        named = [ref for ref in agents if not scene.is_general(ref)] or agents[:1]
    hosts = [goal for goal in hosts if goal[2] is None or goal[2] not in named]
    homes = {scene.country(ref) for ref in named}
    if not any(country for country, _, _ in hosts):
        hosts = hosts + [(scene.country(ref), None, None) for ref in agents if scene.country(ref) not in homes]
    return dict.fromkeys(named, "visitor"), hosts


def _uninvited(scene: Scene, act: Act, hosts: list[Goal]) -> tuple[dict[str, str], list[Goal]]:
    """Guest and host of "withdrew an invitation to X": whoever is not to come, and the country of the one who had invited."""
    guests = [ref for role in ("recipient", "third") for ref in act.refs(role) if not scene.is_general(ref)]
    homes = [goal for goal in hosts if goal[2] not in guests] or [(scene.country(ref), None, None) for ref in act.refs("actor")]
    return dict.fromkeys(guests, "visitor"), homes


def _there(scene: Scene, trigger: int) -> list[Goal]:
    """Where "there" is: the place last named before it in its sentence or the one before."""
    if not any(scene.tokens[i].lower == "there" for i in scene.children(trigger, "advmod")):
        return []
    sentence = scene.tokens[trigger].sentence
    for s in (sentence, sentence - 1):
        named = [i for i in scene.places_in(s) if scene.places[i].country and scene.places[i].start < scene.tokens[trigger].start and scene.places[i].role != "actor"]
        if named:
            return [(scene.places[named[-1]].country, named[-1], None)]
    return []


def deniers(scene: Scene, trigger: int, homes: set[str | None]) -> list[Goal]:
    """The state that denies that somebody of elsewhere visits is the one not visited: "Oman denied reports of a visit by"."""
    for group in scene.clause(trigger).over:
        if scene.words.verb_is(group.lemma, "deny"):
            refs = [ref for i in scene.subjects(group.token) if (ref := scene.ref_at(i)) and scene.country(ref)]
            homes_of_deniers: list[Goal] = [(scene.country(ref), None, None) for ref in refs if homes and scene.country(ref) not in homes]
            return homes_of_deniers[:1]
    return []


def _goals(scene: Scene, base: Reading, act: Act) -> list[Goal]:
    """Where a visit goes when the act names no country: by its noun's own words, else by the place of its clause."""
    going = going_to(scene, base.trigger)
    place = place_of(scene, base.trigger, act) if not going else None
    return going + ([(scene.places[place].country, place, None)] if place is not None else [])


def _within(scene: Scene, place: int | None, country: str) -> int | None:
    """A city of the country, else None."""
    return place if place is not None and scene.places[place].country == country and scene.places[place].kind != "country" else None


def invited(scene: Scene, trigger: int) -> list[str]:
    """The guest of "an invitation to X to visit"."""
    head = scene.tokens[trigger].head
    if scene.tokens[head].lemma != "invitation":
        return []
    refs = [ref for i in scene.below(head, "to", "for") if (ref := scene.ref_at(i))]
    return [inner for ref in refs for inner in scene.actors.expand(ref) if not scene.is_general(inner)]


def record_holder(scene: Scene, trigger: int) -> list[str]:
    """The person of "the last secretary to visit China was X": the other side of the "be" over the noun."""
    token = scene.tokens[trigger]
    head = scene.tokens[token.head]
    if token.tag != "VB" or token.dep not in ("acl", "relcl") or scene.tokens[head.head].lemma != "be":
        return []
    other = scene.children(head.head, "attr" if head.dep in ("nsubj", "csubj") else "nsubj")
    return [ref for i in other if (ref := scene.ref_at(i)) and scene.actor(ref).kind == "person"]


def subjects_over(scene: Scene, trigger: int) -> list[str]:
    """Who plans, makes or begins what a noun names: the subject of the verb over it ("is considering a visit")."""
    words = scene.words
    for group in scene.clause(trigger).over:
        if group.arc == "verb" or not words.verb_is(group.lemma, "hold", "plan", "ponder", "begin", "end", "cancel", "postpone"):
            continue
        heads = [i for subject in scene.children(group.token, "nsubj", "agent") for i in scene.with_conjuncts(subject)]
        refs = [inner for head in heads if (ref := scene.ref_at(head)) for inner in scene.actors.expand(ref)]
        people = [ref for ref in dict.fromkeys(refs) if not scene.is_general(ref)]
        if people:
            return people
    return []


def visitors_by_noun(scene: Scene, trigger: int) -> list[str]:
    """Whose trip it is: "Hu's trip", "Hu trip", "the trip that Hu had planned", "the visit by Hu"."""
    tokens = scene.tokens
    heads = scene.children(trigger, "poss", "nmod", "compound") + scene.below(trigger, "by", "of")
    for verb in (group.token for group in scene.clause(trigger).under):
        heads += scene.children(verb, "nsubj")
    found: list[str] = []
    for head in heads:
        ref = scene.ref_at(head)
        if ref and tokens[head].tag not in ("WDT", "WP"):
            found.extend(r for r in scene.actors.expand(ref) if not scene.is_general(r))
    return list(dict.fromkeys(found))


def going_to(scene: Scene, trigger: int) -> list[Goal]:
    """(country, place, actor) of where a visit named by a noun goes: "a trip to Chile", "the visit he was to pay Chile"."""
    found: list[Goal] = []
    heads = scene.below(trigger, "to", "in") + scene.children(trigger, "compound", "nmod", "amod")
    for verb in (group.token for group in scene.clause(trigger).under):
        heads += scene.children(verb, "dobj", "dative") + scene.below(verb, "to")
    for group in scene.clause(trigger).over[:1]:
        # "the tour took him to Kenya and Togo"
        heads += scene.below(group.token, "to") if group.arc == "nsubj" and not scene.words.verb_is(group.lemma, "plan", "wish") else []
    for head in heads:
        token = scene.tokens[head]
        place, ref = place_at(scene, token.start, token.end), scene.ref_at(head)
        country = scene.places[place].country if place is not None else scene.country(ref) if ref else None
        if country and (ref is None or scene.is_general(ref) or place is not None):
            found.append((country, place, ref))
    return found
