"""How sure an event is: the share of events told like it whose type, sides and modality are all right; and silence where that is low.

A small linear model over plain traits of a record: whose country is known, how its sides were found, tense, where the trigger
stands, whether the text is told in turns. Its weights are `knowledge/lang/<language>/confidence.yaml`, fitted by
training/confidence to events that readers judged (eval/judged).
"""

from __future__ import annotations

import math
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from dateline.knowledge.load import Knowledge
from dateline.model.actor import ActorTable, ArticleActor
from dateline.model.record import Event, NearMiss
from dateline.model.text import Parsed
from dateline.settings import LEAST_SURE, LONG_SENTENCE

FILE = "confidence"
STATES = frozenset({"country", "government"})
CROWDS = frozenset({"unknown", "group", "people"})
LOOSE = ("named in its phrase", "whoever acts is not")
"""Steps by which a recipient is found where no path of the pattern leads to one, or is taken away."""
IN_TURNS = "spoken turns"
FELT = 0.25
"""Log odds from which a trait is named as a reason."""
Traits = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Confidence:
    """The weights: log odds of an event without any trait, and what each trait adds."""

    start: float
    weights: Mapping[str, float]

    def share(self, traits: Traits) -> float:
        """The share of events with these traits that are right, 0 to 1, in hundredths."""
        odds = self.start + sum(self.weights.get(name, 0.0) for name in traits)
        return round(1 / (1 + math.exp(-odds)), 2)

    def doubts(self, traits: Traits, most: int = 4) -> tuple[str, ...]:
        """What speaks most against an event, the strongest first."""
        felt = sorted((self.weights.get(name, 0.0), name) for name in traits)
        return tuple(name for odds, name in felt if odds <= -FELT)[:most]


def load_confidence(knowledge: Knowledge) -> Confidence:
    """The weights of a language."""
    table = knowledge.lexicon(FILE)
    found: Confidence = knowledge.once(FILE, lambda: Confidence(float(table["start"]), table["traits"]))
    return found


def weigh_events(events: Sequence[Event], parsed: Parsed, actors: ActorTable, knowledge: Knowledge) -> tuple[tuple[Event, ...], tuple[NearMiss, ...]]:
    """The events that are told, each with its confidence and why, numbered anew; and a near miss for each that is left unsaid.

    What a transcript or a paper of a government or a world body says is told from `LEAST_SURE` on; anything else always.
    """
    confidence = load_confidence(knowledge)
    is_measured = actors.official or bool(actors.spoken)
    told: list[Event] = []
    unsaid: list[NearMiss] = []
    for event in events:
        main = trigger_of(event, parsed)
        traits = traits_of(event, main, parsed, actors)
        share = confidence.share(traits)
        why = f"confidence {share:.2f}: {', '.join(confidence.doubts(traits)) or 'little speaks against it'}"
        if is_measured and share < LEAST_SURE:
            unsaid.append(NearMiss(event.pattern, event.source, parsed.tokens[main].sentence, main, f"left unsaid, for in such texts it is more often wrong than right; {why}"))
        else:
            told.append(replace(event, id=f"e{len(told) + 1}", confidence=share, why=(*event.why, why)))
    return tuple(told), tuple(unsaid)


def trigger_of(event: Event, parsed: Parsed) -> int:
    """The token that the trigger's words begin with; the sentence's first where they are none of its tokens."""
    sentence, trigger = (next(one for one in event.evidence if one.role == role) for role in ("sentence", "trigger"))
    found = parsed.token_at(trigger.start)
    return found if found is not None else parsed.tokens_in(sentence.start, sentence.end)[0]


def traits_of(event: Event, main: int, parsed: Parsed, actors: ActorTable) -> Traits:
    """The names of the traits of an event whose trigger is token `main`; its type is one."""
    found = (*_of_sides(event, actors), *_of_telling(event), *_of_text(event, main, parsed, actors))
    return event.type, *(name for name, is_so in found if is_so)


def _of_sides(event: Event, actors: ActorTable) -> Iterator[tuple[str, bool]]:
    """Who they are, and how the recipient was found."""
    for role, refs in (("actor", event.actors), ("recipient", event.recipients)):
        told = any(one.role == role for one in event.evidence)
        yield f"{role} of no known country", any(_is_homeless(actors.by_ref[ref]) for ref in refs)
        yield f"{role} nobody we know", told and not refs
        yield f"no {role}", not told
    yield "actor is the subject", any(step.startswith("actor: subj of ") for step in event.why)
    yield "actor without a name", any(actors.by_ref[ref].kind in CROWDS and not actors.by_ref[ref].members for ref in event.actors)
    yield "several actors", len({inner for ref in event.actors for inner in actors.expand(ref)}) > 1
    yield "a state as recipient", bool(event.recipients) and all(actors.by_ref[ref].kind in STATES for ref in event.recipients)
    yield "both sides of one country", not _lands(event.actors, actors).isdisjoint(_lands(event.recipients, actors))
    yield "recipient from the rest of the phrase", any(step.startswith("recipient: ") and any(how in step for how in LOOSE) for step in event.why)


def _is_homeless(actor: ArticleActor) -> bool:
    """Whether nobody knows the country of an actor that must have one; states told only by their part have none ("our allies")."""
    return not (actor.country or actor.members or actor.are_states or (actor.code or "").startswith("IGO"))


def _lands(refs: Sequence[str], actors: ActorTable) -> set[str]:
    return {country for ref in refs if (country := actors.by_ref[ref].country)}


def _of_telling(event: Event) -> Iterator[tuple[str, bool]]:
    """How the event is told."""
    yield event.modality, event.modality in ("future", "hypothetical")
    yield "negated", event.negated
    yield "no day", event.when.earliest is None


def _of_text(event: Event, main: int, parsed: Parsed, actors: ActorTable) -> Iterator[tuple[str, bool]]:
    """Where the trigger stands, and in what kind of text."""
    token, sentence = parsed.tokens[main], parsed.sentence_of(main)
    yield "below the main verb", token.head != main
    yield "a participle or gerund", token.tag == "VBG"
    yield "a long sentence", sentence.last - sentence.first > LONG_SENTENCE
    yield "somebody else stands by", _has_more(event, range(sentence.first, sentence.last), actors)
    yield IN_TURNS, bool(actors.spoken)


def _has_more(event: Event, words: range, actors: ActorTable) -> bool:
    """Whether words name somebody who is on neither side."""
    parties = {*event.actors, *event.recipients}
    return any(actors.by_head[word].ref not in parties for word in words if word in actors.by_head)
