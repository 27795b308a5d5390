"""Acts that a pattern calls an engagement, read as mentions: kind, sides, days and state."""

from __future__ import annotations

import itertools
from dataclasses import replace

from dateline.model.record import Act, EngagementHint, Filler

from .company import behind_with, company_of_clause, further_names, noun_company
from .dating import date_mention
from .days import occasions, of_one_day
from .doubt import is_none
from .reading import Reading, is_anaphoric, is_joined, is_predicate, kind_of, level_of, on_margins, once
from .scene import Scene
from .status import by_day, outright, read_status
from .venue import is_venue, venue_of
from .visits import read_visits, visitors_by_noun

People = list[tuple[str, str]]
"""Actors and their sides."""


def read_acts(scene: Scene, triggers: frozenset[int]) -> list[Reading]:
    """The readings of all acts that a pattern calls an engagement, in text order."""
    found: list[Reading] = []
    hinted = [(act, act.engagement) for act in scene.acts if act.engagement is not None and not is_none(scene, act)]
    for act, hint in hinted:
        if hint.kind == "visit":
            found.extend(_read_act(scene, act, hint, triggers))
    travellers = frozenset(ref for reading in found for ref, side in reading.parties if side != "host")
    hosts = frozenset(reading.host for reading in found if reading.host)
    for act, hint in hinted:
        if hint.kind != "visit":
            found.extend(_read_act(scene, act, hint, triggers, travellers, hosts))
    return found


def _read_act(
    scene: Scene, act: Act, hint: EngagementHint, triggers: frozenset[int], travellers: frozenset[str] = frozenset(), hosts: frozenset[str] = frozenset()
) -> list[Reading]:
    trigger = naming_word(scene, act)
    kind = kind_of(scene, trigger, hint.kind)
    cancelling = act.trigger[0] if hint.status and act.trigger[0] != trigger else None
    dating = date_mention(scene, trigger, triggers - set(act.trigger), cancelling=cancelling, act_words=act.trigger)
    standing = by_day(scene, outright(scene, act, trigger) or read_status(scene, trigger, kind, act), dating)
    base = Reading(
        trigger=trigger,
        kind=kind,
        family=scene.words.family.get(kind, "other"),
        parties=(),
        host=None,
        place=None,
        dating=dating if scene.words.may_last(kind) else of_one_day(dating),
        standing=standing,
        level=level_of(scene, trigger) or hint.level,
        anaphoric=is_anaphoric(scene, trigger) or is_predicate(scene, trigger),
        predicate=is_predicate(scene, trigger),
        joined=is_joined(scene, trigger),
        plural=scene.tokens[trigger].tag in ("NNS", "NNPS"),
        margins=on_margins(scene, trigger),
        discusses=scene.tokens[trigger].pos == "VERB" and scene.words.is_in("discuss", scene.tokens[trigger].lemma),
        source=act.pattern,
        act=act,
        named=scene.tokens[trigger].pos in ("NOUN", "PROPN"),
    )
    if base.family == "visit":
        return read_visits(scene, base, act, hint)
    return _contacts(scene, base, act, hint, travellers, hosts)


def naming_word(scene: Scene, act: Act) -> int:
    """The noun among an act's trigger words that names the engagement, else its first verb.

    A noun of purpose is not it: in "came for a visit" it is the coming that has tense and day.
    """
    for token in act.trigger:
        word = scene.tokens[token]
        purpose = word.dep == "pobj" and any(scene.tokens[i].pos in ("VERB", "AUX") for i in act.trigger)
        if word.pos in ("NOUN", "PROPN") and scene.words.kinds.get(word.lemma.lower()) and not purpose:
            return token
    return next((token for token in act.trigger if scene.tokens[token].pos in ("VERB", "AUX", "NOUN", "PROPN")), act.trigger[0])


def _contacts(scene: Scene, base: Reading, act: Act, hint: EngagementHint, travellers: frozenset[str], hosts: frozenset[str]) -> list[Reading]:
    """The readings of one contact; one for each counterpart where each is met by himself."""
    shared, counterparts = _by_roles(scene, base, act, hint)
    shared = [(ref, "") for ref in _traveller_over(scene, base.trigger)] or shared
    _by_company(scene, base, act, shared, counterparts)
    if base.family not in ("protest", "expulsion"):
        place, host = venue_of(scene, base.trigger, act)
        base = replace(base, place=place, host=host or _receiver_home(scene, act, hint))
    everybody = once(shared + [pair for people in counterparts for pair in people])
    further = [replace(base, dating=replace(base.dating, when=when)) for when in occasions(scene, base.dating.when)]
    if further:
        return [replace(one, parties=everybody) for one in (base, *further)]
    if base.family == "protest":
        # An envoy is called in by himself, and never by his own state.
        alone = [[one] for people in counterparts for one in people]
        homes = {scene.country(ref) for people in alone for ref, _ in people}
        shared = [(ref, side) for ref, side in shared if side != "summoner" or scene.country(ref) not in homes]
    else:
        travels = any(ref in travellers for ref, _ in shared) or (not shared and bool(travellers))
        alone = counterparts if _each_alone(scene, base, counterparts, travels, [side for _, side in shared]) or _on_tour(scene, counterparts, travels, hosts) else []
    return [replace(base, parties=once(shared + people)) for people in alone] or [replace(base, parties=everybody)]


def _by_roles(scene: Scene, base: Reading, act: Act, hint: EngagementHint) -> tuple[People, list[People]]:
    """Who takes part by the pattern's roles: those on the one side together, those whom they meet one by one."""
    shared: People = []
    counterparts: list[People] = []
    told = {filler.ref for fillers in act.roles.values() for filler in fillers}
    for role, side in hint.sides:
        for filler in act.fillers(role):
            if not filler.ref or is_venue(scene, base.trigger, filler.token) or _is_of_others(scene, act, filler):
                continue
            seat = "expeller" if hint.kind == "expulsion" and role == "actor" else side
            people = [(ref, seat) for ref in _named_behind(scene, filler) or scene.behind(filler.ref, filler.token)]
            people += [(ref, seat) for ref in _behind_one_title(scene, act, filler)]
            if role == "recipient" or (act.reciprocal and _is_counterpart(scene, act, filler)):
                counterparts.extend([[one] for one in people] if len(people) > 1 and _are_colleagues(scene, filler) else [people])
                counterparts.extend([(ref, side)] for ref in further_names(scene, filler.token) if ref not in told)
                counterparts.extend([(ref, side)] for ref in _delegates_beside(scene, filler) if ref not in told)
            else:
                shared.extend(people)
    return shared, counterparts


def _by_company(scene: Scene, base: Reading, act: Act, shared: People, counterparts: list[People]) -> None:
    """Add who takes part by the words around, where the pattern's roles leave a side empty."""
    shared += [(ref, "") for ref in _refs(scene, _owners_before(scene, base.trigger)) if not _is_among(ref, shared, counterparts)]
    if base.plural and not scene.clause(base.trigger).over:
        counterparts += [[(ref, "")] for ref in _refs(scene, sorted(behind_with(scene, base.trigger))) if not _is_among(ref, shared, counterparts)]
    if scene.tokens[base.trigger].pos in ("NOUN", "PROPN") and not (shared and counterparts):
        shared += [(ref, "") for ref in company_of_clause(scene, base.trigger) if not _is_among(ref, shared, counterparts)]
    if not counterparts and not (act.reciprocal and len(shared) > 1):
        refs = [ref for ref in _refs(scene, noun_company(scene, base.trigger)) if not _is_among(ref, shared, [])]
        counterparts += [[(inner, "") for inner in scene.actors.expand(ref)] for ref in refs]


def _traveller_over(scene: Scene, trigger: int) -> list[str]:
    """Whose journey an infinitive is the purpose of: "thanked them for easing his travel to Kyiv to meet the president"."""
    token = scene.tokens[trigger]
    over = scene.tokens[token.head]
    if token.tag != "VB" or token.dep not in ("acl", "relcl", "advcl", "xcomp") or scene.words.kinds.get(over.lemma.lower()) != "visit" or over.pos != "NOUN":
        return []
    return visitors_by_noun(scene, over.i)


def _owners_before(scene: Scene, trigger: int) -> list[int]:
    """The first owner of "A and B's meeting", which parsers coordinate with the meeting."""
    noun = scene.tokens[trigger]
    owned = noun.dep == "conj" and noun.pos in ("NOUN", "PROPN") and bool(scene.children(trigger, "poss"))
    ref = scene.ref_at(noun.head) if owned else None
    return [noun.head] if ref and scene.actor(ref).kind == "person" else []


def _refs(scene: Scene, heads: list[int]) -> list[str]:
    return [ref for head in heads if (ref := scene.ref_at(head))]


def _named_behind(scene: Scene, filler: Filler) -> list[str]:
    """The names behind a word for several: "their Russian counterparts X and Y"."""
    if filler.ref is None or not scene.is_unnamed(filler.ref) or scene.tokens[filler.token].tag not in ("NNS", "NNPS"):
        return []
    heads = [i for name in scene.children(filler.token, "appos") for i in scene.with_conjuncts(name)]
    return [ref for ref in _refs(scene, heads) if scene.actor(ref).kind == "person" and not scene.is_unnamed(ref)]


def _delegates_beside(scene: Scene, filler: Filler) -> list[str]:
    """The unnamed officials told in one list with somebody: "with Admiral X and senior officials from A and B"."""
    found: list[str] = []
    for head in scene.with_conjuncts(filler.token):
        ref = scene.ref_at(head) if head != filler.token else None
        if ref and scene.is_delegation(ref):
            states = [one for one in _refs(scene, scene.below(head, "from", "of")) if scene.is_general(one)]
            found += states or scene.actors.expand(ref)
    return found


def _behind_one_title(scene: Scene, act: Act, filler: Filler) -> list[str]:
    """The further names behind a plural title: "Presidents X of Chile and Y of Peru", "opposition representatives X and Y"."""
    titles = [i for i in range(filler.token, scene.parsed.sentence_of(filler.token).first - 1, -1) if scene.tokens[i].start >= filler.start]
    if not any(scene.words.is_in("officials", scene.tokens[i].lower.removesuffix("s")) and scene.tokens[i].lower.endswith("s") for i in titles):
        return []
    at = [filler.token, *scene.below(filler.token, "of")]
    told = {one.ref for fillers in act.roles.values() for one in fillers}
    refs = _refs(scene, [j for i in at for j in scene.with_conjuncts(i)])
    return [ref for ref in dict.fromkeys(refs) if ref != filler.ref and ref not in told and scene.actor(ref).kind == "person"]


def _is_of_others(scene: Scene, act: Act, filler: Filler) -> bool:
    """Whether somebody was met on the occasions spoken of, not on this: "reviewed their recent calls with their counterparts"."""
    prep = scene.tokens[scene.tokens[filler.token].head]
    if prep.lower == "by" and prep.head in scene.clause(naming_word(scene, act)).nouns:
        return True  # "statement by the spokesman on talks with X"
    above = itertools.takewhile(lambda i: i not in act.trigger, scene.parsed.ancestors(filler.token))
    return any(scene.tokens[i].tag == "NNS" and scene.tokens[i].dep == "dobj" and scene.words.is_in("counted", scene.tokens[i].lemma) for i in above)


def _is_among(ref: str, shared: People, counterparts: list[People]) -> bool:
    return any(ref == other for people in (shared, *counterparts) for other, _ in people)


def _receiver_home(scene: Scene, act: Act, hint: EngagementHint) -> str | None:
    """The country of whoever receives, where no other place is named."""
    roles = [role for role, side in hint.sides if side == "host"]
    return next((scene.country(ref) for role in roles for ref in act.refs(role) if scene.country(ref)), None)


def _are_colleagues(scene: Scene, filler: Filler) -> bool:
    """Whether one word names officials of several countries, each met alone by a traveller: "his Omani and Qatari counterparts"."""
    return scene.words.is_in("colleagues", scene.tokens[filler.token].lemma)


def _is_counterpart(scene: Scene, act: Act, filler: Filler) -> bool:
    """Whether a party of a reciprocal act stands behind "with" or is its object, and not its subject."""
    path = [filler.token, *scene.parsed.ancestors(filler.token)]
    for below, above in itertools.pairwise(path):
        if above in act.trigger:
            return scene.tokens[below].dep in ("dobj", "prep") and scene.tokens[below].lower not in ("between", "among", "of", "by")
    return False


def _on_tour(scene: Scene, counterparts: list[People], travels: bool, hosts: frozenset[str]) -> bool:
    """Whether those met are of several of the countries visited: each is met at home."""
    homes = {scene.country(refs[0][0]) for refs in counterparts if refs} - {None}
    return travels and len(homes) > 1 and homes <= hosts


def _each_alone(scene: Scene, base: Reading, counterparts: list[People], travels: bool, seats: list[str]) -> bool:
    """Whether several counterparts are met one by one: "meetings with", who rings A and B, or who travels and meets A, B and C
    of a country; not "talks with A and B" of two countries, which is a round of three."""
    people = [refs for refs in counterparts if refs and not scene.is_general(refs[0][0])]
    if len(people) < 2 or len(people) < len(counterparts) - 1:
        return False
    sentence = scene.parsed.sentence_of(base.trigger)
    apart = any(scene.words.is_in("separate", scene.tokens[i].lower) for i in scene.parsed.children[base.trigger])
    apart |= any(scene.words.is_in("apart", scene.tokens[i].lower) for i in range(sentence.first, sentence.last))
    apart |= any(scene.tokens[i].lower == "then" and scene.tokens[i + 1].lower == "with" for i in range(base.trigger, sentence.last - 1))
    apart |= any(side == "caller" for side in seats)
    if apart or (base.plural and base.kind in ("meeting", "call", "summit")):
        return True
    if any(scene.actor(refs[0][0]).kind == "organisation" for refs in people):
        return False
    same_home = len({scene.country(refs[0][0]) for refs in people} - {None}) <= 1
    return travels and (same_home or all(scene.is_unnamed(refs[0][0]) and scene.country(refs[0][0]) for refs in people))
