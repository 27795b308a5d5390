"""One mention of an engagement, as its own sentence gives it; several of them make a draft."""

from __future__ import annotations

from dataclasses import dataclass

from dateline.model.record import Act

from .days import Dating
from .scene import Scene
from .standing import Standing

_DEFINITE = frozenset({"the", "this", "that", "these", "those", "such", "his", "her", "their", "its", "both"})
_RECEIVING = frozenset({"receive", "host", "welcome", "meet", "greet"})


@dataclass(frozen=True, slots=True)
class Reading:
    """What one mention says. `parties` are (ref, side) with the side the words give ("" where none); `host` is the ISO
    code of the country it takes place in, `place` an index into the article's places; `anaphoric`: the mention points
    back ("the visit", "his trip"); `predicate`: it says what was just told was ("it was the first visit of"); `margins`: it happens on the edge of an occasion of many;
    `joined`: it only says who was there ("X joined the meeting"); `named`: a noun names the kind; `discusses`: a verb tells what they spoke of, and not that they met."""

    trigger: int
    kind: str
    family: str
    parties: tuple[tuple[str, str], ...]
    host: str | None
    place: int | None
    dating: Dating
    standing: Standing
    level: str | None = None
    anaphoric: bool = False
    plural: bool = False
    margins: bool = False
    predicate: bool = False
    discusses: bool = False
    source: str = ""
    act: Act | None = None
    named: bool = False
    joined: bool = False

    @property
    def refs(self) -> tuple[str, ...]:
        """The participants without their sides."""
        return tuple(ref for ref, _ in self.parties)


def kind_of(scene: Scene, trigger: int, default: str) -> str:
    """The kind the text's own noun names, with the means ("by phone") and purpose ("received him for talks")."""
    words, tokens = scene.words, scene.tokens
    named = words.kinds.get(noun_phrase(scene, trigger)) or words.kinds.get(tokens[trigger].lemma.lower())
    if tokens[trigger].pos in ("NOUN", "PROPN") and named:
        kind = default if default in ("summons", "expulsion", "signing") else named
    else:
        kind = default
    if tokens[trigger].pos == "VERB" and tokens[trigger].lemma == "call" and any(scene.ref_at(i) for i in scene.below(trigger, "on")):
        return "meeting"  # "will call on the president at the palace"
    if kind in ("meeting", "talks") and tokens[trigger].pos == "VERB" and words.is_in("ringing", tokens[trigger].lemma):
        return "call"
    if kind in ("meeting", "talks", "call") and by_wire(scene, trigger):
        return "call"
    if kind == "call" and tokens[trigger].lemma in ("meet", "speak", "talk") and (tokens[trigger].lemma == "meet" or on_margins(scene, trigger)):
        return "meeting"
    if kind == "call" and tokens[trigger].lemma in ("speak", "talk") and not by_wire(scene, trigger) and _at_an_occasion(scene, trigger):
        return "meeting"
    if kind == "call" and tokens[trigger].lemma == "conversation" and on_margins(scene, trigger):
        return "talks"
    purpose = _purpose(scene, trigger)
    return purpose if purpose and tokens[trigger].lemma in _RECEIVING and kind in ("meeting", "visit") else kind


def _at_an_occasion(scene: Scene, trigger: int) -> bool:
    """Whether some spoke where both were: "spoke at the G7", "spoke during the ministerial meeting"."""
    sentence = scene.parsed.sentence_of(trigger)
    for prep in range(trigger + 1, sentence.last):
        if scene.tokens[prep].lower not in ("at", "during") or scene.path_up(prep)[-1:] != [trigger]:
            continue
        for i in scene.children(prep, "pobj"):
            ref = scene.ref_at(i)
            if scene.words.is_in("occasions", scene.tokens[i].lemma.lower()) or (ref and scene.actor(ref).kind == "organisation"):
                return True
    return False


def noun_phrase(scene: Scene, trigger: int) -> str:
    """"phone call" of "a long phone call": the noun with the nouns and adjectives right before it, as far as it names a kind."""
    before = [i for i in scene.children(trigger, "compound", "amod", "nmod") if i == trigger - 1]
    return " ".join(scene.tokens[i].lower for i in before) + " " + scene.tokens[trigger].lemma.lower() if before else ""


def by_wire(scene: Scene, trigger: int) -> bool:
    """Whether one speaks by telephone or on a screen."""
    clause = scene.clause(trigger)
    for at in [trigger, *(group.token for group in clause.over[:1])]:
        for i in scene.children(at, "compound", "amod", "advmod", "nmod", "npadvmod"):
            if scene.words.is_in("by_wire", scene.tokens[i].lower):
                return True
        if any(scene.words.is_in("by_wire", scene.tokens[i].lower) for i in scene.below(at, "by", "via", "over", "on", "through", "in")):
            return True
    return False


def _purpose(scene: Scene, trigger: int) -> str | None:
    """The kind of contact that a verb of receiving is for: "received him in Doha for talks"."""
    for i in scene.below(trigger, "for"):
        kind = scene.words.kinds.get(scene.tokens[i].lemma.lower())
        if kind and kind != "visit":
            return kind
    return None


def level_of(scene: Scene, trigger: int) -> str | None:
    """state, official, working or private, from the adjectives before the noun."""
    for i in scene.children(trigger, "amod", "compound", "nmod"):
        level = scene.words.levels.get(scene.tokens[i].lower)
        if level:
            return level
    return None


def is_anaphoric(scene: Scene, trigger: int) -> bool:
    """Whether a noun points to what was told before: "the visit", "his trip"."""
    token = scene.tokens[trigger]
    if token.pos not in ("NOUN", "PROPN") or any(scene.words.is_in("another", scene.tokens[i].lower) for i in scene.children(trigger, "amod")):
        return False
    return any(scene.tokens[i].lower in _DEFINITE for i in scene.children(trigger, "det", "poss", "predet"))


def is_joined(scene: Scene, trigger: int) -> bool:
    """Whether a noun is what somebody joined or attended: "the meeting was attended by X"."""
    over = scene.clause(trigger).over[:1]
    return bool(over) and over[0].arc in ("dobj", "nsubjpass") and scene.words.verb_is(over[0].lemma, "attend")


def is_predicate(scene: Scene, trigger: int) -> bool:
    """Whether a noun says of "it" or "this" what it is: "it was the first visit by a Cuban minister"."""
    token = scene.tokens[trigger]
    verb = scene.tokens[token.head]
    return token.dep == "attr" and verb.lemma == "be" and any(scene.tokens[i].lower in ("it", "this", "that") for i in scene.children(verb.i, "nsubj"))


def on_margins(scene: Scene, trigger: int) -> bool:
    """Whether it takes place on the sidelines of something larger."""
    clause = scene.clause(trigger)
    for at in [trigger, *(group.token for group in clause.over)]:
        for i in scene.below(at, "on", "at", "in", "along"):
            if scene.words.is_in("margins", scene.tokens[i].lemma):
                return True
    return False


def once(parties: list[tuple[str, str]]) -> tuple[tuple[str, str], ...]:
    found: dict[str, str] = {}
    for ref, side in parties:
        found.setdefault(ref, side)
    return tuple(found.items())
