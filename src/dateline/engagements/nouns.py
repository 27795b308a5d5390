"""Nouns that name an engagement and belong to no act: "the trip would be made", "their latest call", "meetings with the
premier". They carry dates and status of an engagement told elsewhere, and now and then tell one of their own."""

from __future__ import annotations

from dataclasses import replace

from .company import behind_with, company_of_clause, noun_company
from .dating import date_mention
from .days import of_one_day, within
from .reading import Reading, is_anaphoric, is_joined, is_predicate, kind_of, level_of, noun_phrase, on_margins, once
from .scene import Scene
from .status import by_day, read_status
from .venue import is_venue, venue_of
from .visits import deniers, going_to, visitors_by_noun

_APART = frozenset({"between", "with", "among", "of", "by"})


def noun_triggers(scene: Scene, taken: frozenset[int]) -> list[int]:
    """The nouns of the article that name an engagement and are no act's."""
    return [
        token.i
        for token in scene.tokens
        if token.pos in ("NOUN", "PROPN") and token.i not in taken and _names_kind(scene, token.i)
    ]


def _names_kind(scene: Scene, i: int) -> bool:
    token = scene.tokens[i]
    if token.lemma.lower() not in scene.words.kinds and noun_phrase(scene, i) not in scene.words.kinds:
        return False
    if any(scene.words.is_in("of_the_press", scene.tokens[child].lower) for child in scene.children(i, "compound", "nmod", "amod")):
        return False
    # A proper name ("the UN General Assembly") is an occasion; headlines write every noun with a capital.
    if token.pos == "PROPN" and not scene.in_headline(token.sentence) and not _is_of_body(scene, i):
        return False
    # "the summit venue" and "talks team" name something else
    if token.dep in ("compound", "nmod", "amod") and scene.tokens[token.head].pos in ("NOUN", "PROPN"):
        return False
    return scene.ref_at(i) is None


def _is_of_body(scene: Scene, i: int) -> bool:
    """Whether a capital noun is the summit of a body named before it: "the NATO Summit in Riga"."""
    return scene.tokens[i].lemma.lower() == "summit" and bool(_bodies(scene, i))


def _bodies(scene: Scene, noun: int) -> list[str]:
    """The organisations named right before a noun."""
    refs = [ref for child in scene.children(noun, "compound", "nmod") if (ref := scene.ref_at(child))]
    return [ref for ref in refs if scene.actor(ref).kind == "organisation"]


def read_noun(scene: Scene, trigger: int, triggers: frozenset[int]) -> list[Reading]:
    """What one noun says: one reading, or one for each country that a tour leads to."""
    kind = kind_of(scene, trigger, scene.words.kinds.get(scene.tokens[trigger].lemma.lower(), "call"))
    family = scene.words.family.get(kind, "other")
    dating = date_mention(scene, trigger, triggers - {trigger})
    goals: list[tuple[int | None, str | None]] = [(None, None)]
    parties: tuple[tuple[str, str], ...] = ()
    if family == "visit":
        parties = tuple((ref, "visitor") for ref in visitors_by_noun(scene, trigger) or _whose(scene, trigger))
        aims = going_to(scene, trigger) or deniers(scene, trigger, {scene.country(ref) for ref, _ in parties})
        goals = list({country: (place, country) for country, place, _ in aims}.values()) or goals
    else:
        bodies = _bodies(scene, trigger) if scene.tokens[trigger].pos == "PROPN" and not scene.in_headline(scene.tokens[trigger].sentence) else []
        parties = tuple((ref, "") for ref in bodies) or once(_parties(scene, trigger))
        goals = [venue_of(scene, trigger)]
    reading = Reading(
        trigger=trigger,
        kind=kind,
        family=family,
        parties=parties,
        host=None,
        place=None,
        dating=dating if scene.words.may_last(kind) else of_one_day(dating),
        standing=by_day(scene, read_status(scene, trigger, kind), dating),
        level=level_of(scene, trigger),
        anaphoric=is_anaphoric(scene, trigger) or is_predicate(scene, trigger),
        predicate=is_predicate(scene, trigger),
        joined=is_joined(scene, trigger),
        plural=scene.tokens[trigger].tag in ("NNS", "NNPS"),
        margins=on_margins(scene, trigger),
        source="noun",
        named=True,
    )
    if family != "visit" and _is_theirs(scene, trigger):
        reading = replace(reading, parties=_named_before(scene, trigger) or reading.parties)
    if family == "visit" and not parties:
        reading = _of_journey(scene, reading, triggers)
    return [replace(reading, place=place, host=host) for place, host in goals]


def _is_theirs(scene: Scene, trigger: int) -> bool:
    """Whether a heading speaks of the meeting of those it names: "Minister X and Minister Y before their meeting"."""
    owned = any(scene.tokens[i].lower == "their" for i in scene.children(trigger, "poss"))
    return owned and scene.in_headline(scene.tokens[trigger].sentence)


def _named_before(scene: Scene, trigger: int) -> tuple[tuple[str, str], ...]:
    """The people named in a heading before a word."""
    sentence = scene.parsed.sentences[scene.tokens[trigger].sentence]
    refs = [ref for _, ref in scene.mentions_between(sentence.start, scene.tokens[trigger].start)]
    return tuple((ref, "") for ref in dict.fromkeys(refs) if scene.actor(ref).kind in ("person", "office"))


def _of_journey(scene: Scene, reading: Reading, triggers: frozenset[int]) -> Reading:
    """"Will travel to the region from May 2 to 9, with stops in A and B": each stop is told by the verb over it, within its days."""
    over = scene.clause(reading.trigger).over[:1]
    if not over or over[0].arc not in ("with", "including") or not scene.words.is_in("journeys", over[0].lemma):
        return reading
    verb = over[0].token
    refs = [one for head in scene.subjects(verb) if (ref := scene.ref_at(head)) for one in scene.actors.expand(ref)]
    dating = date_mention(scene, verb, triggers - {reading.trigger, verb})
    days = replace(dating, when=within(dating.when))
    return replace(reading, parties=tuple((ref, "visitor") for ref in dict.fromkeys(refs)), standing=read_status(scene, verb, "visit"), dating=days)


def _states_of_body(scene: Scene, trigger: int) -> list[str]:
    """The states in the name of a joint body whose meeting it is: "the India-Nepal joint commission"."""
    for head in [*scene.below(trigger, "of"), *scene.children(trigger, "compound", "nmod")]:
        span = scene.parsed.span_of(min(scene.parsed.subtree(head)), head)
        if any(word in span.text.lower() for word in ("joint", "bilateral", "intergovernmental", "inter-governmental")):
            inside = [m.ref for m in scene.actors.mentions if span.start <= m.start and m.end <= span.end and scene.is_general(m.ref)]
            return list(dict.fromkeys(inside)) if len(set(inside)) > 1 else []
    return []


def _whose(scene: Scene, trigger: int) -> list[str]:
    """The person before "whose trip"."""
    if not any(scene.tokens[i].tag == "WP$" for i in scene.children(trigger, "poss")):
        return []
    for at in scene.parsed.ancestors(trigger):
        if scene.tokens[at].dep == "relcl":
            ref = scene.ref_at(scene.tokens[at].head)
            return [ref] if ref and not scene.is_general(ref) else []
    return []


def _parties(scene: Scene, trigger: int) -> list[tuple[str, str]]:
    """Who takes part by the noun's own words and those of its support: "his meeting with Li", "talks between A and B"."""
    before = [i for i in scene.children(trigger, "poss", "nmod", "compound") if not is_venue(scene, trigger, i)]
    heads = set(before) | set(scene.below(trigger, *sorted(_APART)))
    group = next(iter(scene.clause(trigger).over), None)
    if group is not None and group.arc in ("dobj", "attr", "nsubjpass") and scene.words.verb_is(group.lemma, "hold", "begin", "end", "attend"):
        heads |= set(scene.subjects(group.token)) | set(scene.children(group.token, "agent"))
        heads |= set(scene.below(group.token, "with", "by"))
    if group is None:
        heads |= behind_with(scene, trigger)
    heads |= set(noun_company(scene, trigger))
    if group is not None and group.arc == "dobj" and scene.words.verb_is(group.lemma, "cancel", "postpone"):
        heads |= {i for i in scene.subjects(group.token) if (ref := scene.ref_at(i)) and not scene.is_general(ref)}
    body = _states_of_body(scene, trigger) if not heads else []
    if body:
        return [(ref, "") for ref in body]
    refs = [inner for head in sorted(heads) if (ref := scene.ref_at(head)) for inner in scene.actors.expand(ref)]
    if len(set(refs)) < 2 and not is_anaphoric(scene, trigger):
        refs += company_of_clause(scene, trigger)
    return [(ref, "") for ref in refs]
