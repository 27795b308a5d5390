"""The cue words of a language, compiled from cues.yaml: which verbs, nouns and phrases tell that somebody spoke."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from dateline.errors import KnowledgeError

FRAMES = ("quote", "clause", "ask", "to", "person_to", "object", "tailed", "small", "addressee")
CLASSES = ("said", "wrote", "announced", "demanded", "praised", "condemned", "promised", "denied", "believed", "document")
_LISTS = (
    "support_verbs",
    "expression_verbs",
    "expression_nouns",
    "hearsay",
    "documents",
    "speaking",
    "mute",
    "labels",
    "unrealised",
    "turn_titles",
    "plain_speech",
    "offices",
    "contacts",
    "asking",
)
_KEYS = {"class", "frames", "lemmas", "tail", "preps", "person_preps", "particles", "net", "not_objects", "active_only"}


@dataclass(frozen=True, slots=True)
class Frame:
    """One way a cue takes its content. `name` is one of FRAMES, or prep, or person_prep; `words` are its prepositions
    or tails; `particles` those the verb needs; `wide` where it is no report of speech; `barred` objects of another sense; `active` where only the active voice
    reports."""

    name: str
    verb_class: str
    words: frozenset[str] = frozenset()
    particles: frozenset[str] = frozenset()
    wide: bool = False
    barred: frozenset[str] = frozenset()
    active: bool = False


@dataclass(frozen=True)
class Cues:
    """The compiled lexicon: frames by lemma for verbs, nouns and adjectives, and the plain word lists."""

    verbs: Mapping[str, tuple[Frame, ...]]
    nouns: Mapping[str, tuple[Frame, ...]]
    adjectives: Mapping[str, tuple[Frame, ...]]
    according_to: tuple[tuple[tuple[str, ...], str], ...]
    attributable: tuple[str, ...]
    words: Mapping[str, frozenset[str]]
    mute_endings: tuple[str, ...] = ()

    @cached_property
    def participles(self) -> frozenset[str]:
        """Verbs whose participle after a comma begins a statement of its own: ", adding that"."""
        return frozenset(lemma for lemma, frames in self.verbs.items() if any(not frame.wide for frame in frames))

    def is_mute(self, noun: str) -> bool:
        """Whether a common noun names nothing that speaks: an event, a quality, a quantity."""
        if noun in self.words["speaking"] or noun in self.words["documents"]:
            return False
        return noun in self.words["mute"] or noun.endswith(self.mute_endings)


def read_cues(lexicon: Mapping[str, Any]) -> Cues:
    """The lexicon compiled; a `KnowledgeError` names the group that is wrong."""
    media = lexicon["media"]
    words = {name: _words(lexicon[name]) for name in _LISTS}
    words |= {"media": _words(media["nouns"]), "media_prepositions": _words(media["prepositions"])}
    return Cues(
        verbs=_frames(lexicon["verbs"], "verbs"),
        nouns=_frames(lexicon["nouns"], "nouns"),
        adjectives=_frames(lexicon["adjectives"], "adjectives"),
        according_to=tuple((tuple(entry["phrase"].split()), entry["class"]) for entry in lexicon["according_to"]),
        attributable=tuple(lexicon["attributable"]),
        words=words,
        mute_endings=tuple(lexicon["mute_endings"]),
    )


def _words(value: str | Iterable[str]) -> frozenset[str]:
    return frozenset(value.split() if isinstance(value, str) else value)


def _frames(groups: Iterable[Mapping[str, Any]], kind: str) -> dict[str, tuple[Frame, ...]]:
    found: dict[str, list[Frame]] = {}
    for number, group in enumerate(groups, 1):
        _check(group, f"cues.yaml, {kind}, group {number}")
        for lemma in group["lemmas"].split():
            found.setdefault(lemma, []).extend(frame for frame in _frames_of(group) if frame not in found.get(lemma, ()))
    # Of two frames of one form the telling class comes first: "demanded that" demands before it merely says.
    return {lemma: tuple(sorted(frames, key=lambda frame: (frame.wide, frame.verb_class == "said"))) for lemma, frames in found.items()}


def _frames_of(group: Mapping[str, Any]) -> list[Frame]:
    particles, wide = frozenset(group.get("particles", ())), group.get("net") == "wide"
    tail, barred = frozenset(group.get("tail", ())), _words(group.get("not_objects", ""))
    frames = [Frame(name, group["class"], tail, particles, wide, barred, bool(group.get("active_only"))) for name in group["frames"]]
    for key, name in (("preps", "prep"), ("person_preps", "person_prep")):
        if group.get(key):
            frames.append(Frame(name, group["class"], frozenset(group[key]), particles, wide))
    return frames


def _check(group: Mapping[str, Any], where: str) -> None:
    unknown = set(group) - _KEYS
    bad = [name for name in group.get("frames", ()) if name not in FRAMES]
    if unknown or bad or group.get("class") not in CLASSES:
        what = f"unknown key {sorted(unknown)}" if unknown else f"unknown frame {bad}" if bad else f"unknown class {group.get('class')!r}"
        raise KnowledgeError(what, where=where, remedy=f"frames are {', '.join(FRAMES)}; classes are {', '.join(CLASSES)}")
