"""What headings tell: of whom the lead tells more, of a call that the verb leaves open, of visits and meetings that are only named."""

from __future__ import annotations

from dataclasses import replace

from .clause import VerbGroup, verb_group
from .days import within
from .draft import NEAR_SENTENCES, Draft
from .reading import Reading
from .scene import Scene
from .standing import WEAK, Standing


def headings_by_wire(scene: Scene, readings: list[Reading]) -> list[Reading]:
    """The readings, a heading's "X talks to Y" taken for the call that the lead tells of the same people."""
    calls = [set(reading.refs) for reading in readings if reading.kind == "call" and scene.tokens[reading.trigger].sentence <= NEAR_SENTENCES]
    return [replace(one, kind="call", family="call") if _is_bare_talk(scene, one) and set(one.refs) in calls else one for one in readings]


def _is_bare_talk(scene: Scene, reading: Reading) -> bool:
    """Whether a heading's verb tells that some spoke, and not where."""
    token = scene.tokens[reading.trigger]
    return reading.kind == "talks" and token.pos == "VERB" and reading.host is None and len(set(reading.refs)) > 1 and scene.is_heading(token.sentence)


def tell_stops(scene: Scene, drafts: list[Draft]) -> None:
    """The visits that a heading only names ("the envoy's visit to A, B and C") stand as the journey without goal that the text
    tells, or as the meetings there."""
    told = [draft for draft in drafts if draft.standing.status in ("announced", "ongoing", "held")]
    for stop in drafts:
        if stop.family == "visit" and stop.standing.status is None and stop.host and scene.is_heading(scene.tokens[stop.first.trigger].sentence):
            visitors = {ref for ref, side in stop.parties.items() if side != "host"}
            journey = next((one for one in told if one.host == (None if one.family == "visit" else stop.host) and visitors & set(one.parties)), None)
            if journey is not None:
                stop.standing, stop.dating = journey.standing, replace(journey.dating, when=within(journey.dating.when))
                stop.why.append("a stop of the journey told")


def tell_headings(scene: Scene, drafts: list[Draft]) -> None:
    """The contact that a heading only names ("the premier's call with X") was held where the text goes on in the past with
    one of its people as subject, and lies ahead where it goes on in the future."""
    for draft in drafts:
        here = scene.tokens[draft.first.trigger].sentence
        if draft.standing.status is None and draft.family in ("meeting", "call") and scene.is_heading(here) and len(draft.parties) > 1:
            told = next((group for s in range(here + 1, min(here + 5, len(scene.parsed.sentences))) if (group := _told_of(scene, draft, s))), None)
            if told is not None:
                draft.standing = Standing("announced" if told.modal == "future" else "held", WEAK, f'the text goes on: "{scene.tokens[told.token].text}"')


def _told_of(scene: Scene, draft: Draft, sentence: int) -> VerbGroup | None:
    """The main verb of a sentence whose subject is one of a draft's people, where it is past or future."""
    span = scene.parsed.sentences[sentence]
    for i in range(span.first, span.last):
        if scene.tokens[i].dep == "ROOT" and scene.tokens[i].pos in ("VERB", "AUX"):
            group = verb_group(scene.parsed, i, "verb", scene.words)
            subjects = [scene.ref_at(head) for head in scene.subjects(i)]
            if any(ref in draft.parties for ref in subjects) and (group.tense == "past" or group.modal == "future"):
                return group
    return None


def join_the_lead(scene: Scene, drafts: list[Draft], reading: Reading) -> None:
    """A headline that does not say who ("London talks called off") tells of what the lead tells."""
    sentence = scene.tokens[reading.trigger].sentence
    for draft in drafts:
        near = sentence < scene.tokens[draft.first.trigger].sentence <= sentence + 2
        alike = draft.standing.status == reading.standing.status or reading.standing.status is None
        if near and alike and draft.family == reading.family and not reading.parties and (draft.host or reading.host) in (reading.host or draft.host, draft.host):
            draft.add(reading, "the headline of the lead")
            return
