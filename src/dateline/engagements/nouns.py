"""Nouns that name an engagement and belong to no act: "the trip would be made", "their latest call", "meetings with the
premier". They carry dates and status of an engagement told elsewhere, and now and then tell one of their own."""

from __future__ import annotations

from .days import date_mention
from .reading import (
    Reading,
    behind_with,
    company_of_clause,
    going_to,
    is_anaphoric,
    is_venue,
    kind_of,
    level_of,
    noun_company,
    noun_phrase,
    on_margins,
    once,
    venue_of,
    visitors_by_noun,
)
from .scene import Scene
from .status import read_status

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
    # A proper name ("the UN General Assembly") is an occasion; headlines write every noun with a capital.
    if token.pos == "PROPN" and not scene.in_headline(token.sentence):
        return False
    # "the summit venue" and "talks team" name something else
    if token.dep in ("compound", "nmod", "amod") and scene.tokens[token.head].pos in ("NOUN", "PROPN"):
        return False
    return scene.ref_at(i) is None


def read_noun(scene: Scene, trigger: int, triggers: frozenset[int]) -> Reading:
    """What one noun says."""
    kind = kind_of(scene, trigger, scene.words.kinds.get(scene.tokens[trigger].lemma.lower(), "call"))
    family = scene.words.family.get(kind, "other")
    host, place, parties = None, None, ()
    if family == "visit":
        parties = tuple((ref, "visitor") for ref in visitors_by_noun(scene, trigger) or _whose(scene, trigger))
        place, host = _goal(scene, trigger)
    else:
        parties = once(_parties(scene, trigger))
        place, host = venue_of(scene, trigger)
    return Reading(
        trigger=trigger,
        kind=kind,
        family=family,
        parties=parties,
        host=host,
        place=place,
        dating=date_mention(scene, trigger, triggers - {trigger}),
        standing=read_status(scene, trigger, kind),
        level=level_of(scene, trigger),
        anaphoric=is_anaphoric(scene, trigger),
        plural=scene.tokens[trigger].tag in ("NNS", "NNPS"),
        margins=on_margins(scene, trigger),
        source="noun",
        words=((trigger, "trigger"),),
    )


def _whose(scene: Scene, trigger: int) -> list[str]:
    """The person before "whose trip"."""
    if not any(scene.tokens[i].tag == "WP$" for i in scene.children(trigger, "poss")):
        return []
    for at in scene.parsed.ancestors(trigger):
        if scene.tokens[at].dep == "relcl":
            ref = scene.ref_at(scene.tokens[at].head)
            return [ref] if ref and not scene.is_general(ref) else []
    return []


def _goal(scene: Scene, trigger: int) -> tuple[int | None, str | None]:
    """(place, country) of "a visit to Chile"."""
    goals = going_to(scene, trigger)
    return (goals[0][1], goals[0][0]) if goals else (None, None)


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
    refs = [inner for head in sorted(heads) if (ref := scene.ref_at(head)) for inner in scene.actors.expand(ref)]
    if len(set(refs)) < 2 and not is_anaphoric(scene, trigger):
        refs += company_of_clause(scene, trigger)
    return [(ref, "") for ref in refs]
