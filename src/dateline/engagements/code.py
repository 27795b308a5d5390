"""The engagements of one article: mentions are read, put together, fitted into visits, and written down with their words."""

from __future__ import annotations

from dateline.knowledge.load import Knowledge
from dateline.model.actor import ActorTable, Place
from dateline.model.record import Act, Engagement, EngagementHint, Evidence, Participant, Statement
from dateline.model.text import Parsed
from dateline.model.when import TimeExpression

from .acts import read_acts
from .context import add_conveners, add_hosts, add_summoners, agenda_of, implied_meetings, told_by
from .days import OWN
from .draft import Draft
from .merge import gather
from .nouns import noun_triggers, read_noun
from .parts import attach_parts, date_legs, days_of, has_counterpart, status_of
from .reading import Reading
from .scene import Scene
from .seats import host_country, seat
from .standing import WEAK
from .status import settle
from .verbs import read_verbs
from .words import load_words


def code_engagements(
    parsed: Parsed,
    actors: ActorTable,
    times: tuple[TimeExpression, ...],
    places: tuple[Place, ...],
    acts: tuple[Act, ...],
    statements: tuple[Statement, ...],
    knowledge: Knowledge,
) -> tuple[Engagement, ...]:
    """Who meets whom in an article, where, when and in what state; one record an engagement, however often it is told.

    Returns:
        The engagements in the order of their first mention. Days are inclusive, None where open or untold, never the day
        of publication; a part of a visit without days of its own has the visit's, `within`.
    Source: the conventions by which the project's press articles are annotated.
    """
    scene = Scene(parsed, actors, times, places, acts, statements, load_words(knowledge))
    drafts = gather(scene, _readings(scene))
    add_hosts(scene, drafts)
    add_conveners(scene, drafts)
    add_summoners(scene, drafts)
    date_legs(scene, drafts)
    attach_parts(scene, drafts)
    counting = [draft for draft in drafts if not draft.silent and _counts(scene, draft)]
    kept = [draft for draft in counting if not _is_the_sum_of(scene, draft, counting)]
    ids = {id(draft): f"g{i}" for i, draft in enumerate(kept, 1)}
    return tuple(_engagement(scene, draft, ids) for draft in kept)


def _readings(scene: Scene) -> list[Reading]:
    taken = frozenset(token for act in scene.acts if act.engagement for token in act.trigger if not _is_of_another_kind(scene, token, act.engagement))
    nouns = noun_triggers(scene, taken)
    triggers = taken | frozenset(nouns)
    readings = read_acts(scene, triggers)
    readings += [reading for noun in nouns for reading in read_noun(scene, noun, triggers)]
    readings += read_verbs(scene, taken, triggers)
    return readings + implied_meetings(scene, triggers)


def _is_of_another_kind(scene: Scene, token: int, hint: EngagementHint) -> bool:
    """Whether a trigger word names an engagement beside the act's: the talks of "was in Rome for talks"."""
    word, words = scene.tokens[token], scene.words
    kind = words.kinds.get(word.lemma.lower()) if word.pos in ("NOUN", "PROPN") and word.dep == "pobj" else None
    return kind is not None and words.family.get(kind) != words.family.get(hint.kind)


def _counts(scene: Scene, draft: Draft) -> bool:
    """Whether a draft is an engagement: two sides, or a visitor and a country that is not his own."""
    if draft.standing.status is None and draft.parent is None:
        return False
    if draft.family == "visit":
        host = host_country(scene, draft)
        visitors = [ref for ref, side in draft.parties.items() if side != "host"]
        known = [ref for ref in visitors if scene.is_public(ref) and scene.actor(ref).kind not in ("organisation", "country", "state", "region")]
        known = [ref for ref in known if scene.actor(ref).kind not in ("unknown", "group") or scene.actor(ref).members or scene.is_delegation(ref)]
        if host is None:
            return bool(known) and draft.place is not None and scene.places[draft.place].kind == "region"  # a tour of a continent
        return any(scene.country(ref) != host for ref in known if scene.country(ref) or scene.actor(ref).kind in ("person", "office"))
    if draft.family == "protest":
        return bool(draft.parties)
    if draft.family == "expulsion":
        homes = {home for ref, _ in seat(scene, draft) if (home := scene.home(ref))}
        return len(seat(scene, draft)) > 1 and len(homes) != 1
    if draft.kind in ("conference", "summit") and _goes_abroad(scene, draft):
        return True
    if draft.kind == "summit" and len(draft.parties) == 1 and _gathers(scene, draft):
        return True
    if not has_counterpart(scene, draft):
        return False
    seated = [ref for ref, _ in seat(scene, draft)]
    if draft.parent is not None:
        told = [scene.home(ref) for ref in seated]
        return len(seated) > 1 and (None in told or len(set(told)) > 1)
    return len({home for ref in seated if (home := scene.home(ref))}) > 1


def _gathers(scene: Scene, draft: Draft) -> bool:
    """Whether a body of states meets by itself, on a day and at a place that are told."""
    only = scene.actor(next(iter(draft.parties)))
    return only.kind == "organisation" and "IGO" in only.sectors and draft.host is not None and draft.dating.rank == OWN and draft.dating.when.granularity == "day"


def _is_the_sum_of(scene: Scene, draft: Draft, others: list[Draft]) -> bool:
    """Whether a tour of a continent is told by its stops: each is a record, and the tour says no more than they do."""
    if draft.family != "visit" or host_country(scene, draft) is not None:
        return False
    visitors = set(draft.parties)
    stops = [other for other in others if other.family == "visit" and host_country(scene, other) is not None and visitors & set(other.parties)]
    return len(stops) > 1


def _goes_abroad(scene: Scene, draft: Draft) -> bool:
    """Whether somebody named attends a gathering outside his own country; the others need no name."""
    host = host_country(scene, draft)
    return host is not None and any(scene.country(ref) not in (host, None) and not scene.is_general(ref) for ref in draft.parties)


def _engagement(scene: Scene, draft: Draft, ids: dict[int, str]) -> Engagement:
    when = days_of(draft)
    status, why = status_of(draft)
    status, settled = settle(status, when, scene.day, draft.kind)
    if status == "announced" and draft.standing.weight == WEAK and scene.day and when.latest and when.latest < scene.day and when.granularity in ("day", "within"):
        status, settled = "held", "its day is past"
    place = draft.place
    return Engagement(
        id=ids[id(draft)],
        kind=draft.kind,
        participants=tuple(Participant(ref, side) for ref, side in seat(scene, draft)),
        place=place,
        place_name=scene.places[place].name if place is not None else None,
        host_country=host_country(scene, draft),
        when=when,
        status=status,
        level=next((reading.level for reading in draft.readings if reading.level), None),
        agenda=agenda_of(scene, draft),
        said_by=told_by(scene, draft),
        part_of=ids.get(id(draft.parent)) if draft.parent is not None else None,
        evidence=_evidence(scene, draft),
        why=_reasons(scene, draft, status, why, settled),
        moved_from=draft.dating.moved_from,
        moved_to=draft.dating.moved_to,
    )


def _reasons(scene: Scene, draft: Draft, status: str, why: str, settled: str) -> tuple[str, ...]:
    """Each decision with its reason."""
    found = [f"{reading.source}: {scene.tokens[reading.trigger].text!r}" for reading in draft.readings]
    found.append(f"{status}: {settled or why}")
    if draft.dating.rank:
        found.append(f"days: {draft.dating.why}")
    elif draft.parent is not None:
        found.append("days: those of its visit")
    return (*found, *dict.fromkeys(draft.why))


def _evidence(scene: Scene, draft: Draft) -> tuple[Evidence, ...]:
    """The sentence that says most, with its trigger, participants, date and place."""
    best = max(draft.readings, key=lambda r: (r.dating.rank >= 2, len(r.parties) + bool(r.host), not scene.in_headline(scene.tokens[r.trigger].sentence), -r.trigger))
    tokens, article = scene.tokens, scene.parsed.article
    sentence = scene.parsed.sentence_of(best.trigger)
    spans = [(sentence.start, sentence.end, "sentence"), (tokens[best.trigger].start, tokens[best.trigger].end, "trigger")]
    for ref, side in draft.parties.items():
        for mention in scene.actors.mentions_of.get(ref, ()):
            if sentence.start <= mention.start < sentence.end:
                spans.append((mention.start, mention.end, "recipient" if side == "host" else "actor"))
    when = draft.dating.when
    if when.time is not None:
        spans.append((scene.times[when.time].start, scene.times[when.time].end, "date"))
    if draft.place is not None:
        spans.append((scene.places[draft.place].start, scene.places[draft.place].end, "place"))
    spans[2:] = sorted(spans[2:])
    return tuple(Evidence(start, end, article.text[start:end], role) for start, end, role in dict.fromkeys(spans))
