"""Readings of one engagement put together: headline, lead, quotation and "the visit" are one record."""

from __future__ import annotations

import datetime as dt
import itertools
from dataclasses import replace

from .days import OWN, disjoint
from .draft import NEAR_SENTENCES, Draft, Ledger, latest
from .headings import headings_by_wire, join_the_lead, tell_headings, tell_stops
from .reading import Reading
from .scene import Scene

_POINTS_BACK = "it points back"
_SPOKEN_OF = "what they spoke of"


def gather(scene: Scene, readings: list[Reading]) -> list[Draft]:
    """The drafts that the readings of an article make, in text order; a noun that points to nothing known is dropped.

    The work grows with the number of readings, not with its square: each looks at a bounded number of drafts.
    """
    ledger = Ledger(scene)
    headlines: list[Reading] = []
    for reading in headings_by_wire(scene, sorted(readings, key=lambda r: r.trigger)):
        if not reading.standing.counts and not reading.anaphoric:
            continue
        draft, why = _home(scene, ledger, reading)
        if draft is None:
            if scene.in_headline(scene.tokens[reading.trigger].sentence):
                headlines.append(reading)
            reading = _with_traveller(scene, ledger, reading)
            if not reading.standing.counts or reading.predicate or not _stands_alone(scene, reading):
                continue
            draft = ledger.open()
        if why == _SPOKEN_OF:
            states = {scene.country(ref) for ref in draft.parties if scene.is_general(ref)} - {None}
            reading = replace(reading, parties=tuple(pair for pair in reading.parties if pair[0] in draft.parties or scene.country(pair[0]) in states))
        ledger.add(draft, reading, why)
        if why == _POINTS_BACK and reading.host is None:
            for leg in _legs(ledger, draft):
                ledger.add(leg, reading, why)
    for reading in headlines:
        join_the_lead(scene, ledger.drafts, reading)
    tell_stops(scene, ledger.drafts)
    tell_headings(scene, ledger.drafts)
    return _spelled_out(scene, _consolidated(scene, ledger.drafts))


def _consolidated(scene: Scene, drafts: list[Draft]) -> list[Draft]:
    """The drafts, those of the same people on the same day put together: who is named alone first and in company later."""
    kept: list[Draft] = []
    told: dict[tuple[dt.date | None, str], dict[int, Draft]] = {}
    for draft in drafts:
        near = {key: other for ref in draft.parties for key, other in latest(told.get((draft.dating.when.earliest, ref), {}))}
        twin = next((other for other in near.values() if _is_twin(scene, other, draft)), None)
        if twin is None:
            kept.append(draft)
        else:
            for reading in draft.readings:
                twin.add(reading, "the same people on the same day")
        for ref in draft.parties:
            told.setdefault((draft.dating.when.earliest, ref), {})[id(twin or draft)] = twin or draft
    return kept


def _spelled_out(scene: Scene, drafts: list[Draft]) -> list[Draft]:
    """The drafts without those that only sum up what the next sentences spell out: "five calls with leaders", then "spoke with A
    and with B". Each has the day that was told of all."""
    sums = [draft for draft in drafts if any(_are_several(scene, one) for one in draft.readings) and _nameless_counterparts(scene, draft)]
    gone: set[int] = set()
    for whole in sums:
        told = [scene.tokens[one.trigger].sentence for one in whole.readings if _are_several(scene, one)]
        callers = {ref for ref in whole.parties if not scene.is_unnamed(ref) and not scene.is_general(ref)}
        each = [one for one in drafts if one is not whole and one.family == whole.family and callers < set(one.parties)]
        each = [one for one in each if any(0 < scene.tokens[one.first.trigger].sentence - at <= NEAR_SENTENCES for at in told)]
        if callers and (len(each) > 1 or any(_sides(scene, set(one.parties)) > 3 for one in each)):
            gone.add(id(whole))
            for one in each:
                if not one.dating.rank and whole.dating.rank:
                    one.dating = whole.dating
                    one.why.append("the day told of all of them")
    return [draft for draft in drafts if id(draft) not in gone]


def _nameless_counterparts(scene: Scene, draft: Draft) -> bool:
    """Whether a draft's people are one who is named and some who are not."""
    named = [ref for ref in draft.parties if not scene.is_unnamed(ref) and scene.actor(ref).kind in ("person", "office")]
    others = [ref for ref in draft.parties if ref not in named]
    return bool(named and others) and all(scene.is_unnamed(ref) or scene.is_general(ref) or scene.actor(ref).kind == "group" for ref in others)


def _is_twin(scene: Scene, a: Draft, b: Draft) -> bool:
    few, many = sorted((set(a.parties), set(b.parties)), key=len)
    same_day = a.dating.rank == b.dating.rank == OWN and a.dating.when.granularity == b.dating.when.granularity == "day" and a.dating.when.earliest == b.dating.when.earliest
    alike = a.family == b.family == "meeting" and (a.host is None or b.host is None or a.host == b.host)
    return bool(alike and same_day and few and few <= many and _sides(scene, few) == 1)


def _with_traveller(scene: Scene, ledger: Ledger, reading: Reading) -> Reading:
    """A visit told without a visitor is his who was just told to travel: "stops in Oman and Qatar are to follow"."""
    if reading.family != "visit" or reading.parties or reading.host is None or reading.standing.status not in ("announced", "rumoured"):
        return reading
    sentence = scene.tokens[reading.trigger].sentence
    near = [draft for draft in ledger.recent(reading) if draft.family == "visit" and sentence - scene.tokens[draft.readings[-1].trigger].sentence <= 1]
    visitors = tuple((ref, side) for ref, side in near[-1].parties.items() if side != "host") if near else ()
    return replace(reading, parties=visitors)


def _legs(ledger: Ledger, draft: Draft) -> list[Draft]:
    """The other visits of a tour that one word tells: "the tour" is all of them."""
    return [other for other in ledger.of_one_word(draft) if other is not draft and other.family == "visit"]


def _home(scene: Scene, ledger: Ledger, reading: Reading) -> tuple[Draft | None, str]:
    """The draft a reading belongs to, the latest mentioned first, and why."""
    for draft in ledger.likely(reading):
        why = same_engagement(scene, draft, reading)
        if why:
            return draft, why
    return None, ""


def _stands_alone(scene: Scene, reading: Reading) -> bool:
    """Whether a mention tells enough to be an engagement: who, and with whom or where."""
    if reading.family == "visit":
        return any(side != "host" for _, side in reading.parties)
    return bool(reading.parties)


def same_engagement(scene: Scene, draft: Draft, reading: Reading) -> str:
    """Why a mention is of the same engagement, or an empty string."""
    if _is_what_they_discussed(scene, draft, reading):
        return _SPOKEN_OF
    if draft.family != reading.family or _are_several(scene, reading) > any(_are_several(scene, told) for told in (draft.first, draft.readings[-1])):
        return ""
    if not reading.parties and _supports(scene, draft, reading):
        return "the noun of the verb"
    if not _same_time(scene, draft, reading) or _goes_on(scene, draft, reading) or _comes_after(scene, draft, reading):
        return ""
    if draft.host and reading.host and draft.host != reading.host:
        return ""
    if reading.family == "visit":
        return "" if _is_tour_of_one(scene, draft, reading) else _same_visit(scene, draft, reading)
    return _same_contact(scene, draft, reading)


def _is_tour_of_one(scene: Scene, draft: Draft, reading: Reading) -> bool:
    """Whether one is a tour of a continent ("heads to Africa") and the other a visit to a country."""
    tours = [any(place is not None and scene.places[place].country is None for place in places) for places in ([one.place for one in draft.readings], [reading.place])]
    return tours[0] and draft.host is None and reading.host is not None or tours[1] and draft.host is not None


def _is_what_they_discussed(scene: Scene, draft: Draft, reading: Reading) -> bool:
    """Whether a sentence behind a call only goes on to say what it was about: "they discussed the harvest"."""
    together = scene.tokens[draft.first.trigger].sentence == scene.tokens[reading.trigger].sentence and draft.family in ("call", "meeting")
    if together and reading.discusses and _is_purpose(scene, reading) and set(draft.parties) <= set(reading.refs) and len(draft.parties) > 1:
        return True
    if draft.family != "call" or reading.dating.rank or reading.host is not None or not reading.parties:
        return False
    token, last = scene.tokens[reading.trigger], scene.tokens[draft.readings[-1].trigger]
    reach = 2 * NEAR_SENTENCES if scene.is_heading(last.sentence) else NEAR_SENTENCES
    if not (token.pos == "VERB" and scene.words.is_in("conversing", token.lemma) and 0 <= token.sentence - last.sentence <= reach):
        return False
    old, new = set(draft.parties), set(reading.refs)
    return new <= old or _covers(scene, old, new) or (_is_they(scene, reading) and not set(reading.refs).isdisjoint(draft.parties))


def _is_purpose(scene: Scene, reading: Reading) -> bool:
    """Whether a verb is an infinitive: "held calls to discuss"."""
    over = scene.clause(reading.trigger).over
    return bool(over) and over[0].infinitive


def _is_they(scene: Scene, reading: Reading) -> bool:
    """Whether a verb's people are told by a pronoun alone, which may take in too many: "they discussed"."""
    fillers = [filler for fillers in (reading.act.roles.values() if reading.act else ()) for filler in fillers if filler.ref]
    return bool(fillers) and all(scene.tokens[filler.token].lower in ("they", "both", "who") for filler in fillers)


def _are_several(scene: Scene, reading: Reading) -> bool:
    """Whether a plural tells of several occasions, none of them the one just told: "her meetings this week"; "talks" is one."""
    return reading.plural and scene.words.is_in("counted", scene.tokens[reading.trigger].lemma.lower())


def _supports(scene: Scene, draft: Draft, reading: Reading) -> bool:
    """Whether a noun only names what its verb does: "came for an official visit", "received her for talks"."""
    over = scene.clause(reading.trigger).over
    if not over or over[0].arc not in ("for", "on", "in", "as"):
        return False
    here = scene.tokens[reading.trigger].sentence
    told = itertools.takewhile(lambda r: scene.tokens[r.trigger].sentence == here, reversed(draft.readings))
    return any(over[0].token in (r.act.trigger if r.act else (r.trigger,)) for r in told)


def _goes_on(scene: Scene, draft: Draft, reading: Reading) -> bool:
    """Whether a visit goes on to another place of the same country: "the trip will also take her to Cusco"."""
    if draft.family != "visit" or reading.place is None or reading.host != draft.host:
        return False
    place = scene.places[reading.place]
    if place.kind == "country" or place.name in draft.stops:
        return False
    # The first town named in the country of a journey to come is where the visit is, no further stop of it.
    if draft.standing.status not in ("ongoing", "held") and set(draft.stops.values()) <= {"country"} and not _is_also(scene, reading):
        return False
    return any(scene.words.is_in("also", word) for word in scene.adverbs(reading.trigger))


def _comes_after(scene: Scene, draft: Draft, reading: Reading) -> bool:
    """Whether one sentence tells that one contact came after the other: "following the meeting, they began talks"."""
    last = draft.readings[-1]
    together = scene.tokens[last.trigger].sentence == scene.tokens[reading.trigger].sentence and draft.family == "meeting"
    return together and bool(reading.parties) and _is_over(scene, last) != _is_over(scene, reading)


def _is_over(scene: Scene, reading: Reading) -> bool:
    over = scene.clause(reading.trigger).over
    return bool(over) and (over[0].lemma == "follow" or over[0].arc == "after")


def _is_also(scene: Scene, reading: Reading) -> bool:
    """Whether "also" makes it a further stop: "she will also travel to Kazan"."""
    return "also" in scene.adverbs(reading.trigger)


def _same_time(scene: Scene, draft: Draft, reading: Reading) -> bool:
    """Dates that meet; nothing told as over is the same as what is told as to come, unless their days agree."""
    a, b = draft.dating, reading.dating
    if a.rank and b.rank and disjoint(a.when, b.when):
        return False
    past, ahead, off = {"held"}, {"announced", "rumoured"}, {"cancelled", "postponed"}
    states = {draft.standing.status, reading.standing.status}
    if states & off and states - off and _were_another(scene, draft, reading, off):
        return False
    if states & past and states & ahead and min(draft.standing.weight, reading.standing.weight) >= 2:
        return bool(a.rank and b.rank)
    return True


def _were_another(scene: Scene, draft: Draft, reading: Reading, off: set[str]) -> bool:
    """Whether what is called off is another occasion than what is told as planned, under way or done: "will travel there
    four months after he called off a visit". A plan told in the past ("was to have", "would") is that of what fell away."""
    calling, other = (reading, draft.standing) if reading.standing.status in off else (draft.readings[-1], reading.standing)
    aside = scene.clause(calling.act.trigger[0] if calling.act else calling.trigger).matrix is not None
    together = calling is not reading and scene.tokens[calling.trigger].sentence == scene.tokens[reading.trigger].sentence
    near = scene.tokens[draft.readings[-1].trigger].sentence == scene.tokens[reading.trigger].sentence
    if aside and not together and not (calling.anaphoric and near):
        return True
    return other.weight >= 2 and not reading.anaphoric


def _same_visit(scene: Scene, draft: Draft, reading: Reading) -> str:
    visitors = {ref for ref, side in draft.parties.items() if side != "host"}
    if reading.predicate and draft.host == reading.host and all(scene.is_unnamed(ref) for ref in reading.refs):
        return _POINTS_BACK
    new = {ref for ref, side in reading.parties if side != "host"}
    if new & visitors:
        return "the same visitor"
    if new and visitors:
        return "a visitor of the same country" if _same_by_country(scene, new, visitors) else ""
    near = scene.tokens[reading.trigger].sentence - scene.tokens[draft.readings[-1].trigger].sentence <= 2 * NEAR_SENTENCES
    if not new and (reading.anaphoric or draft.host == reading.host) and near:
        return _POINTS_BACK
    return ""


def _same_by_country(scene: Scene, new: set[str], old: set[str]) -> bool:
    """Whether one side only names the country of the other's persons."""
    for ref in new:
        for other in old:
            alike = scene.country(ref) is not None and scene.country(ref) == scene.country(other)
            if alike and any(scene.is_general(one) or scene.is_unnamed(one) for one in (ref, other)):
                return True
    return False


def _same_contact(scene: Scene, draft: Draft, reading: Reading) -> str:
    if reading.kind in ("summit", "conference") and reading.anaphoric and reading.kind in draft.kinds and not _of_other_bodies(scene, draft, reading):
        return "the same gathering"
    if "conference" in (draft.kind, reading.kind) and draft.kind != reading.kind and not reading.anaphoric:
        return ""
    old, new = set(draft.parties), set(reading.refs)
    if reading.family in ("protest", "expulsion"):
        return "the same envoy" if _same_envoy(scene, draft, reading) else ""
    if not new or (reading.joined and reading.anaphoric):
        near = scene.tokens[reading.trigger].sentence - scene.tokens[draft.readings[-1].trigger].sentence <= NEAR_SENTENCES
        if near and reading.standing.counts and (reading.anaphoric or _is_subject(scene, reading)):
            return _POINTS_BACK
        if not new:
            return ""
    summed_up = new <= old and scene.is_heading(scene.tokens[draft.first.trigger].sentence) and len(draft.readings) == 1
    if _sides(scene, old) > 2 and _sides(scene, new) == 2 and not reading.anaphoric and not summed_up:
        return ""
    if new <= old or old <= new:
        return "the same participants"
    alike = draft.standing.status == reading.standing.status in ("cancelled", "postponed") and draft.kind == reading.kind
    if (_sides(scene, old) < 2 or _sides(scene, new) < 2) and not alike:
        return ""
    if _covers(scene, new, old) or _covers(scene, old, new):
        return "the same sides"
    return "told in the headline" if scene.is_heading(scene.tokens[draft.first.trigger].sentence) and _names_later(scene, old, new) else ""


def _of_other_bodies(scene: Scene, draft: Draft, reading: Reading) -> bool:
    """Whether the two are gatherings of different bodies: "the council's session", "the NATO summit"."""
    old, new = ({ref for ref in refs if scene.actor(ref).kind == "organisation"} for refs in (draft.parties, reading.refs))
    return bool(old | new) and old.isdisjoint(new) and bool(draft.parties) and bool(reading.parties)


def _names_later(scene: Scene, heading: set[str], body: set[str]) -> bool:
    """Whether a heading tells by country and office those whom the text names: "Turkish and Finnish ministers talk"."""
    homes = {scene.country(ref) for ref in body}
    return homes == {scene.country(ref) for ref in heading} and None not in homes and all(ref in body or scene.is_unnamed(ref) for ref in heading)


def _same_envoy(scene: Scene, draft: Draft, reading: Reading) -> bool:
    """Whether the same state calls in or sends home the envoys of the same state."""
    if not reading.parties:
        return reading.anaphoric or reading.plural
    hosts = [{scene.country(ref) for ref, side in parties if side in ("summoner", "expeller")} for parties in (draft.parties.items(), reading.parties)]
    envoys = [{scene.country(ref) for ref, side in parties if side not in ("summoner", "expeller")} for parties in (draft.parties.items(), reading.parties)]
    return envoys[0] == envoys[1] and (not all(hosts) or hosts[0] == hosts[1])


def _sides(scene: Scene, refs: set[str]) -> int:
    """How many countries take part; who has none counts alone, unnamed groups together."""
    groups = ("group", "people")
    return len({scene.country(ref) or ("group" if scene.actor(ref).kind in groups else ref) for ref in refs})


def _is_subject(scene: Scene, reading: Reading) -> bool:
    """Whether a bare plural is what the sentence speaks of: "discussions would cover trade"."""
    over = scene.clause(reading.trigger).over
    return reading.plural and bool(over) and over[0].arc in ("nsubj", "nsubjpass") and bool(over[0].modal or over[0].tense == "past")


def _covers(scene: Scene, few: set[str], many: set[str]) -> bool:
    """Whether every one of the few is among the many, or is the country of one of them."""
    homes = {scene.country(ref) for ref in many}
    return all(ref in many or (scene.is_general(ref) and scene.country(ref) in homes) for ref in few)
