"""What nobody in particular holds: the talks are expected to resume, the envoy seemed content. The content is the subject and
what is told of it, on both sides of the cue; the speaker is unknown."""

from __future__ import annotations

from collections.abc import Iterator

from .cues import Frame
from .extent import clipped
from .reading import Draft, Reading, Stretch
from .speakers import agent_of, is_passive
from .verbs import cue_words

_SUBJECT = {"raised": "nsubj", "raised_passive": "nsubjpass"}
_COMPLEMENTS = ("xcomp", "oprd", "acomp", "ccomp")


def drafts_of_raising(reading: Reading) -> Iterator[Draft]:
    """A draft for every verb that says how something looks to an unnamed beholder."""
    for token in reading.tokens:
        if token.pos == "VERB" and token.lemma in reading.cues.verbs:
            for frame in reading.frames(token.lemma):
                draft = _draft(reading, token.i, frame) if frame.name in _SUBJECT else None
                if draft is not None:
                    yield draft
                    break


def _draft(reading: Reading, verb: int, frame: Frame) -> Draft | None:
    passive = frame.name == "raised_passive"
    if passive != is_passive(reading, verb) or agent_of(reading, verb) is not None:
        return None
    subject = reading.child(verb, _SUBJECT[frame.name])
    told = _told(reading, verb, passive)
    if subject is None or subject > verb or told is None:
        return None
    low, high = reading.reach[subject]
    content = [reading.chars(*reading.trimmed(low, min(high, verb - 1))), reading.chars(*told)]
    cue = cue_words(reading, verb, frame)
    return Draft(verb, cue, frame.verb_class, content=content, wide=frame.wide, why=f"{reading.lemmas[verb]}: {frame.name}", source=frame.source)


def _told(reading: Reading, verb: int, passive: bool) -> Stretch | None:
    """What the subject seems to do or to be: an infinitive, a predicate, or behind a passive also "as" with a noun."""
    for child in reading.children[verb]:
        token = reading.tokens[child]
        low, high = reading.reach[child]
        if child > verb and (token.dep in _COMPLEMENTS or (passive and token.dep == "prep" and token.lower == "as")):
            return clipped(reading, verb, max(low, verb + 1), high)
    return None
