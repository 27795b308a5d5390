"""Meetings inside a visit: each belongs to it, has its host country and, without dates of its own, its days."""

from __future__ import annotations

from bisect import bisect_left
from dataclasses import replace

from dateline.model.when import UNKNOWN, When

from .days import OWN, combine, inside
from .draft import Draft
from .scene import Scene
from .standing import WEAK, Standing
from .status import settle

_IN_DAYS = ("day", "start_only", "end_only", "within")
_AHEAD = frozenset({"announced", "rumoured"})
_FAR = 120
"""Words between a visit and a meeting whose day is the visit's too; farther off, a long briefing speaks of many days."""
_WEEKS = 14
"""Days after which a visit is another occasion than a meeting told apart from it."""
_NEAR = 4
"""Sentences between a visit and a meeting whose visitor is not named again."""
_NEAREST = 24
"""Mentions of visits, on either side, among which a contact finds the one that it is part of."""


class _Told:
    """Drafts by where they are mentioned."""

    def __init__(self, drafts: list[Draft]) -> None:
        self._drafts = drafts
        told = sorted((reading.trigger, order) for order, draft in enumerate(drafts) for reading in draft.readings)
        self._at, self._order = [at for at, _ in told], [order for _, order in told]

    def near(self, draft: Draft) -> list[Draft]:
        """Those mentioned nearest to a draft's first and last words, in their own order."""
        found: set[int] = set()
        for reading in (draft.readings[0], draft.readings[-1]):
            here = bisect_left(self._at, reading.trigger)
            found.update(self._order[max(0, here - _NEAREST) : here + _NEAREST])
        return [self._drafts[order] for order in sorted(found)]


def _nearest_words(a: Draft, b: Draft) -> int:
    """Words between the two mentions of two drafts that stand nearest to each other."""
    few, many = sorted((a, b), key=lambda draft: len(draft.readings))
    told = sorted(reading.trigger for reading in many.readings)
    best = []
    for reading in few.readings:
        at = bisect_left(told, reading.trigger)
        best += [abs(other - reading.trigger) for other in told[max(0, at - 1) : at + 1]]
    return min(best)


def attach_parts(scene: Scene, drafts: list[Draft]) -> None:
    """Give every contact, and every stop inside a country, the visit it is part of; complete it from there."""
    visits = [draft for draft in drafts if draft.family == "visit" and is_abroad(scene, draft)]
    stops = [visit for visit in visits if _is_stop(scene, visit)]
    onward = {id(visit) for visit in stops}
    journeys = _Told([visit for visit in visits if id(visit) not in onward])
    for draft in stops:
        draft.parent = _parent(scene, journeys, draft)
    whole = _Told([visit for visit in visits if visit.parent is None])
    gatherings = _Told([draft for draft in drafts if draft.family == "meeting" and _is_gathering(scene, draft)])
    for draft in drafts:
        if draft.family in ("meeting", "signing", "other"):
            parent = _parent(scene, whole, draft)
            if parent is not None:
                draft.parent = parent
                _complete(scene, draft, parent)
                if _nearest_words(parent, draft) <= _FAR:
                    _date_visit(draft, parent)
                parent.silent |= _only_says_where(scene, draft, parent)
        if draft.parent is None and draft.family == "meeting":
            draft.parent = next((other for other in gatherings.near(draft) if other is not draft and _is_aside(scene, other, draft)), None)
    _stand_as_parts(scene, drafts)


def _stand_as_parts(scene: Scene, drafts: list[Draft]) -> None:
    """A visit that only headings name ("the secretary travel to Oslo") lies ahead where all its meetings do."""
    for visit in drafts:
        if visit.family != "visit" or visit.standing.weight > WEAK or not all(scene.is_heading(scene.tokens[one.trigger].sentence) for one in visit.readings):
            continue
        parts = {draft.standing.status for draft in drafts if draft.parent is visit} - {None}
        if parts == {"announced"}:
            visit.standing = Standing("announced", WEAK, "as its meetings")


def _only_says_where(scene: Scene, draft: Draft, visit: Draft) -> bool:
    """Whether "was in Oslo for talks with X" tells the talks, and the stay only their place."""
    verbs = {reading.trigger for reading in visit.readings if scene.tokens[reading.trigger].lemma == "be"}
    clause = scene.clause(draft.first.trigger)
    heads = {group.token for group in clause.over if group.arc == "for"} | ({clause.matrix.token} if clause.matrix else set())
    return len(verbs) == len(visit.readings) and bool(verbs & heads)


def _is_gathering(scene: Scene, draft: Draft) -> bool:
    """Whether three or more countries meet."""
    return len({scene.country(ref) for ref in draft.parties} - {None}) > 2


def _is_aside(scene: Scene, gathering: Draft, draft: Draft) -> bool:
    """Whether some of those who gather meet by themselves, with no place or day of their own."""
    few = set(draft.parties)
    told_alike = gathering.standing.status == draft.standing.status or draft.standing.status is None
    return few < set(gathering.parties) and told_alike and draft.host is None and not draft.dating.rank and not _is_gathering(scene, draft)


def _date_visit(part: Draft, visit: Draft) -> None:
    """A visit of no day, or of a week or month, whose part has a first and last day, has those."""
    own, days = visit.dating.when, part.dating
    if own.granularity == "unknown" and visit.standing.status == "ongoing":
        return
    if visit.standing.status in ("held", "ongoing") and part.standing.status in (*_AHEAD, "cancelled", "postponed"):
        return
    narrows = days.rank >= OWN and days.when.granularity == "day" and own.granularity in ("unknown", "week", "month")
    if narrows and visit.family == "visit" and part.family == "meeting" and inside(days.when, own, 0) and visit.dated_by is None:
        visit.dated_by = part


def _is_stop(scene: Scene, draft: Draft) -> bool:
    """Whether a visit goes on from another: to a further place of the same country."""
    first = draft.first
    if draft.family != "visit" or first.place is None or scene.places[first.place].kind == "country":
        return False
    onward = {scene.tokens[i].lower for i in scene.children(first.trigger, "prt", "advmod")}
    return "on" in onward or any(scene.words.is_in("also", word) for word in scene.adverbs(first.trigger))


def date_legs(scene: Scene, drafts: list[Draft]) -> None:
    """Legs of a journey without days of their own have those of the journey: from its first day to its last, `within`.

    The journey is the visits to come or under way of one traveller, and what is told of it with no goal ("she will be
    away from Friday until June 21").
    """
    visits = [draft for draft in drafts if draft.family == "visit" and draft.standing.status in (*_AHEAD, "ongoing")]
    _days_told_there(scene, visits)
    absences = _absences(scene) if len(visits) > 1 else []
    told = _Told(visits)
    for leg in visits:
        if leg.dating.rank or leg.host is None:
            continue
        others = [other for other in told.near(leg) if other is not leg and visitors_of(other) & visitors_of(leg)]
        if not any(_goes_on(scene, other, leg) for other in others):
            continue
        days = [when for refs, when in absences if refs & visitors_of(leg)] or _days_around(leg, others)
        first = min((when.earliest for when in days if when.earliest), default=None)
        last = max((when.latest for when in days if when.latest), default=None)
        if first and (last is None or first < last or len(days) > 1):
            last = last if last is None or last > first else None
            leg.journey = When(first, last, "within" if last else "start_only", next(when.time for when in days if when.earliest == first))


def _days_told_there(scene: Scene, legs: list[Draft]) -> None:
    """A stop without a day of its own has that of the sentence that tells what its visitor is to do there: "on June 4, in Riga,
    the envoy will urge"."""
    open_legs = [leg for leg in legs if leg.host and (not leg.dating.rank or leg.dating.when.granularity == "within")]
    for sentence in scene.parsed.sentences if open_legs else ():
        countries = {scene.places[i].country for i in scene.places_in(sentence.i) if _is_scene(scene, i)}
        fitting = [leg for leg in open_legs if leg.host in countries]
        when = combine(scene, scene.times_in(sentence.i)) if len(countries) == 1 and fitting else None
        if when is None or when.granularity != "day":
            continue
        doers = {ref for i in range(sentence.first, sentence.last) if scene.tokens[i].dep == "ROOT" for head in scene.subjects(i) if (ref := scene.ref_at(head))}
        for leg in fitting:
            if doers & visitors_of(leg) and inside(when, leg.dating.when, 0):
                leg.dating = replace(leg.dating, when=when, rank=OWN, why="the day told of its place")


def _is_scene(scene: Scene, i: int) -> bool:
    """Whether a place is where a sentence plays: "in Riga" at its verb or at its head."""
    head = scene.place_heads[i]
    prep = scene.tokens[scene.tokens[head].head] if head is not None else None
    return prep is not None and prep.lower in ("in", "at") and scene.tokens[prep.head].pos in ("VERB", "AUX") and scene.places[i].role != "actor"


def _days_around(leg: Draft, others: list[Draft]) -> list[When]:
    """The days of the other legs, where one told before gives the journey a first day and one told after a last."""
    dated = [other for other in others if other.dating.rank and other.dating.when.granularity in _IN_DAYS]
    before = [other.dating.when for other in dated if other.first.trigger <= leg.first.trigger and other.dating.when.earliest]
    after = [other.dating.when for other in dated if other.first.trigger >= leg.first.trigger and other.dating.when.latest]
    return [*before, *after] if before and after else []


def _absences(scene: Scene) -> list[tuple[set[str], When]]:
    """How long somebody is said to be away: "she will be away from Friday until June 21"."""
    found = []
    for token in scene.tokens:
        verb = scene.tokens[token.head]
        if verb.lemma != "be" or token.lower not in ("away", "abroad", "travelling", "traveling"):
            continue
        times = [i for i in scene.times_in(token.sentence) if scene.time_heads[i] is not None and verb.i in scene.path_up(scene.time_heads[i] or 0)]
        when = combine(scene, times)
        subjects = [scene.antecedent(i) for i in scene.subjects(verb.i)]
        refs = {one for ref in subjects if ref for one in scene.actors.expand(ref)}
        if when is not None and refs:
            found.append((refs, when))
    return found


def _goes_on(scene: Scene, other: Draft, leg: Draft) -> bool:
    """Whether a visit is told as the next stage of another: in one sentence with it, or with "on", "then", "before"."""
    if scene.tokens[other.first.trigger].sentence == scene.tokens[leg.first.trigger].sentence:
        return True
    clause = scene.clause(leg.first.trigger)
    words = {*scene.adverbs(leg.first.trigger)} | {scene.tokens[i].lower for group in clause.over for i in scene.children(group.token, "prt")}
    return any(scene.words.is_in("also", word) or word == "on" for word in words)


def is_abroad(scene: Scene, visit: Draft) -> bool:
    """Whether somebody goes to another country than his own, or to a region, as far as is told."""
    visitors = visitors_of(visit)
    return not visitors or visit.host is None or any(scene.country(ref) != visit.host for ref in visitors)


def visitors_of(visit: Draft) -> set[str]:
    """Those who come."""
    return {ref for ref, side in visit.parties.items() if side != "host"}


def _parent(scene: Scene, visits: _Told, draft: Draft) -> Draft | None:
    """The visit a contact fits into, the nearest mention first."""
    fitting = [visit for visit in visits.near(draft) if _fits(scene, visit, draft)]
    return min(fitting, key=lambda visit: _distance(scene, visit, draft), default=None)


def _distance(scene: Scene, visit: Draft, draft: Draft) -> int:
    """Words between the two; a visit that fell away is far from what is still told as coming."""
    far = visit.standing.status in ("cancelled", "postponed", "denied") and draft.standing.status in _AHEAD and not _one_sentence(scene, visit, draft)
    return 10_000 * far + _nearest_words(visit, draft)


def _fits(scene: Scene, visit: Draft, draft: Draft) -> bool:
    if draft.host and visit.host and draft.host != visit.host:
        return False
    if not inside(draft.dating.when, days_of(visit)) or not _same_stage(scene, visit, draft) or _is_long_ago(scene, visit, draft):
        return False
    # Two rumours, one of a meeting somewhere and one of a visit, are two: nothing says that they are the same occasion.
    if draft.host is None and visit.standing.status == draft.standing.status == "rumoured" and not _one_sentence(scene, visit, draft):
        return False
    if draft.family == "visit":
        return visitors_of(draft) <= visitors_of(visit) and draft.host == visit.host
    visitors = visitors_of(visit)
    others = set(draft.parties) - visitors
    at_home = {ref for ref in others if visit.host and (scene.country(ref) == visit.host or (scene.country(ref) is None and scene.actor(ref).kind != "organisation"))}
    if not visitors & set(draft.parties):
        far = not any(abs(scene.tokens[one.trigger].sentence - scene.tokens[draft.first.trigger].sentence) <= _NEAR for one in visit.readings)
        if far or (len(others) > 1 and scene.tokens[draft.first.trigger].pos == "VERB"):
            return False  # who met whom is told, and the visitor is not among them
        some = any(scene.country(ref) == visit.host for ref in others) or (len(others) == 1 and draft.host in (None, visit.host) and _one_paragraph(scene, visit, draft))
        return some and at_home == others and not draft.margins and not any(scene.is_general(ref) for ref in others if len(others) > 1)
    if at_home or not others or draft.host == visit.host is not None:
        return True
    return draft.host is None and (_one_sentence(scene, visit, draft) or (not draft.dating.rank and _next_to(scene, visit, draft)))


def _is_long_ago(scene: Scene, visit: Draft, draft: Draft) -> bool:
    """Whether a visit was weeks ago and a meeting of no day is not told beside it: that is another occasion."""
    last = days_of(visit).latest
    past = last is not None and scene.day is not None and (scene.day - last).days > _WEEKS
    return past and not draft.dating.rank and not _one_paragraph(scene, visit, draft)


def _same_stage(scene: Scene, visit: Draft, draft: Draft) -> bool:
    """A contact told as held is no part of a visit told as still to come, nor the other way round without a date that says so."""
    a = settle(visit.standing.status or "announced", days_of(visit), scene.day, "visit")[0]
    b = draft.standing.status
    if a in _AHEAD and b == "held" and draft.standing.weight > 1:
        return False
    return not (a == "held" and b in _AHEAD and draft.standing.weight > 1) or (draft.dating.rank == OWN and visit.dating.rank == OWN)


def _one_sentence(scene: Scene, visit: Draft, draft: Draft) -> bool:
    """Whether one sentence tells both: "flew to Geneva for talks with his Iranian counterpart"."""
    tokens = scene.tokens
    return not {tokens[a.trigger].sentence for a in visit.readings}.isdisjoint(tokens[b.trigger].sentence for b in draft.readings)


def _one_paragraph(scene: Scene, visit: Draft, draft: Draft) -> bool:
    """Whether a contact is told within two sentences of the visit."""
    here = scene.tokens[draft.first.trigger].sentence
    return any(abs(scene.tokens[reading.trigger].sentence - here) <= 2 for reading in visit.readings)


def _next_to(scene: Scene, visit: Draft, draft: Draft) -> bool:
    """Whether a contact is told in the sentence after the visit, in the same paragraph."""
    sentences = scene.parsed.sentences
    here = sentences[scene.tokens[draft.first.trigger].sentence]
    told = [sentences[scene.tokens[reading.trigger].sentence] for reading in visit.readings]
    return any(other.paragraph == here.paragraph and here.i - other.i == 1 for other in told)


def _complete(scene: Scene, draft: Draft, visit: Draft) -> None:
    """The visitor where only the host is named: "meetings with the premier are on her programme"."""
    visitors = visitors_of(visit)
    if not visitors & set(draft.parties):
        for ref in visit.parties:
            if ref in visitors:
                draft.parties[ref] = "visitor"
        draft.why.append("the visitor of its visit takes part")


def has_counterpart(scene: Scene, draft: Draft) -> bool:
    """Whether somebody of another side takes part, and not only the state that the visit is to."""
    refs = [ref for ref in draft.parties if not _is_private(scene, ref) and (not _is_nameless(scene, ref) or draft.parent is None)]
    if len(refs) < 2:
        return False
    if draft.parent is None:
        return True
    others = [ref for ref in refs if ref not in visitors_of(draft.parent)]
    return any(not (scene.is_general(ref) and scene.country(ref) == draft.parent.host) for ref in others)


_PRIVATE = frozenset({"CVL", "REF"})
"""PLOVER's sectors of those who act for no state or body."""


_PRESS = frozenset({"MED", "JRN"})
"""Who asks and does not negotiate."""


def _is_private(scene: Scene, ref: str) -> bool:
    """Whether an actor is a group of people who act for no state: families, students, refugees."""
    actor = scene.actor(ref)
    if actor.sectors and set(actor.sectors) <= _PRESS:
        return True
    return actor.kind in ("group", "people") and not actor.members and set(actor.sectors) <= _PRIVATE and not scene.is_delegation(ref)


def _is_nameless(scene: Scene, ref: str) -> bool:
    """Whether an actor is a group of no country that nobody is named of: "leaders"."""
    actor = scene.actor(ref)
    return actor.kind in ("group", "people") and actor.country is None and not actor.members and not scene.is_of_elsewhere(ref)


def days_of(draft: Draft) -> When:
    """The days of a draft: its own, else those of its visit, `within`; with an open end where the visit has one."""
    own = draft.dating.when
    if draft.journey is not None:
        return draft.journey
    if draft.dated_by is not None:
        return draft.dated_by.dating.when
    if draft.dating.rank or draft.parent is None:
        # Who has arrived and not left will stay: the day of a visit under way is its first.
        under_way = draft.family == "visit" and draft.standing.status == "ongoing" and own.granularity == "day"
        return When(own.earliest, None, "start_only", own.time) if under_way and own.earliest == own.latest else own
    visit = days_of(draft.parent)
    if visit == UNKNOWN:
        return UNKNOWN
    if draft.parent.silent:
        return visit
    granularity = visit.granularity if visit.granularity in ("start_only", "end_only") else "within"
    return When(visit.earliest, visit.latest, granularity, visit.time)


def status_of(draft: Draft) -> tuple[str, str]:
    """The status of a draft, that of its visit where that fell away, was put off or is only a rumour."""
    own = draft.standing
    if draft.parent is None:
        return own.status or "announced", own.why
    visit, why = status_of(draft.parent)
    if visit in ("cancelled", "postponed", "denied") or (visit == "rumoured" and own.status in (None, "announced")):
        return visit, f"as its visit ({why})"
    if own.status is None:
        return ("announced" if visit == "ongoing" else visit), f"as its visit ({why})"
    if own.status == "cancelled" and own.weight == 1:
        return visit, f"as its visit ({why})"
    return own.status, own.why
