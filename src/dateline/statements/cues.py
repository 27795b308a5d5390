"""The cue words of a language, compiled from cues.yaml: which verbs, nouns and phrases tell that somebody spoke."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any

from dateline.errors import KnowledgeError

FRAMES = ("quote", "clause", "ask", "to", "person_to", "object", "tailed", "small", "addressee", "raised", "raised_passive")
JOINT = "joint"
"""The medium class of what several state together."""
CLASSES = ("said", "wrote", "announced", "demanded", "praised", "condemned", "promised", "denied", "believed", "document")
_LISTS = (
    "support_verbs",
    "expression_verbs",
    "expression_nouns",
    "hearsay",
    "documents",
    "issued",
    "speaking",
    "mute",
    "labels",
    "unrealised",
    "turn_titles",
    "plain_speech",
    "offices",
    "contacts",
    "asking",
    "headline_speakers",
    "networks",
    "unnamed_sources",
    "parties",
)
_KEYS = {"class", "frames", "lemmas", "tail", "preps", "person_preps", "particles", "net", "not_objects", "active_only"}


@dataclass(frozen=True, slots=True)
class Frame:
    """One way a cue takes its content. `name` is one of FRAMES, or prep, or person_prep; `words` are its prepositions
    or tails; `particles` those the verb needs; `wide` where it is no report of speech; `barred` objects of another sense; `active` where only the active voice
    reports; `source` the file and line of its group."""

    name: str
    verb_class: str
    words: frozenset[str] = frozenset()
    particles: frozenset[str] = frozenset()
    wide: bool = False
    barred: frozenset[str] = frozenset()
    active: bool = False
    source: str = ""


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
    media_classes: Mapping[str, str] = field(default_factory=dict)
    medium_verbs: Mapping[str, str] = field(default_factory=dict)
    audiences: Mapping[str, str] = field(default_factory=dict)
    transcript_media: Mapping[str, str] = field(default_factory=dict)
    behalf: tuple[tuple[str, ...], ...] = ()

    @cached_property
    def participles(self) -> frozenset[str]:
        """Verbs whose participle after a comma begins a statement of its own: ", adding that"."""
        return frozenset(lemma for lemma, frames in self.verbs.items() if any(not frame.wide for frame in frames))

    def is_mute(self, noun: str) -> bool:
        """Whether a common noun names nothing that speaks: an event, a quality, a quantity."""
        if noun in self.words["speaking"] or noun in self.words["documents"]:
            return False
        return noun in self.words["mute"] or noun.endswith(self.mute_endings)


def read_cues(lexicon: Mapping[str, Any], text: str = "", name: str = "cues.yaml") -> Cues:
    """The lexicon compiled; `text` and `name` of its file give every frame its line. A `KnowledgeError` names the group
    that is wrong."""
    lines = group_lines(text)
    sources = {section: [f"{name}:{line}" for line in numbers] for section, numbers in lines.items()}
    media = lexicon["media"]
    words = {name: _words(lexicon[name]) for name in _LISTS}
    classes = _by_word(media["classes"])
    words |= {"media": frozenset(classes) | _words(media["others"]), "media_prepositions": _words(media["prepositions"])}
    return Cues(
        verbs=_frames(lexicon["verbs"], sources.get("verbs", []), f"{name}, verbs"),
        nouns=_frames(lexicon["nouns"], sources.get("nouns", []), f"{name}, nouns"),
        adjectives=_frames(lexicon["adjectives"], sources.get("adjectives", []), f"{name}, adjectives"),
        according_to=tuple((tuple(entry["phrase"].split()), entry["class"]) for entry in lexicon["according_to"]),
        attributable=tuple(lexicon["attributable"]),
        words=words,
        mute_endings=tuple(lexicon["mute_endings"]),
        media_classes=classes,
        medium_verbs=lexicon["medium_verbs"],
        audiences=_by_word(lexicon["audiences"]),
        transcript_media=lexicon["transcript_media"],
        behalf=tuple(sorted((tuple(phrase.split()) for phrase in lexicon["behalf"]), key=lambda phrase: (-len(phrase), phrase))),
    )


def _by_word(groups: Mapping[str, str]) -> dict[str, str]:
    """The group of every word; a word in two belongs to the first."""
    found: dict[str, str] = {}
    for name, words in groups.items():
        for word in words.split():
            found.setdefault(word, name)
    return found


def _words(value: str | Iterable[str]) -> frozenset[str]:
    return frozenset(value.split() if isinstance(value, str) else value)


def group_lines(text: str) -> dict[str, list[int]]:
    """For every section of the file the line numbers of its entries, from 1."""
    found: dict[str, list[int]] = {}
    section = ""
    for number, line in enumerate(text.splitlines(), 1):
        if line[:1].isalpha():
            section = line.partition(":")[0]
        elif line.startswith("  - "):
            found.setdefault(section, []).append(number)
    return found


def _frames(groups: Iterable[Mapping[str, Any]], sources: list[str], where: str) -> dict[str, tuple[Frame, ...]]:
    found: dict[str, list[Frame]] = {}
    for number, group in enumerate(groups):
        source = sources[number] if number < len(sources) else f"{where}, group {number + 1}"
        _check(group, source)
        for lemma in group["lemmas"].split():
            found.setdefault(lemma, []).extend(_frames_of(group, source))
    # Of two frames of one form the telling class comes first: "demanded that" demands before it merely says.
    return {lemma: tuple(sorted(frames, key=lambda frame: (frame.wide, frame.verb_class == "said"))) for lemma, frames in found.items()}


def _frames_of(group: Mapping[str, Any], source: str) -> list[Frame]:
    particles, wide = frozenset(group.get("particles", ())), group.get("net") == "wide"
    tail, barred = frozenset(group.get("tail", ())), _words(group.get("not_objects", ""))
    frames = [Frame(name, group["class"], tail, particles, wide, barred, bool(group.get("active_only")), source) for name in group["frames"]]
    for key, name in (("preps", "prep"), ("person_preps", "person_prep")):
        if group.get(key):
            frames.append(Frame(name, group["class"], frozenset(group[key]), particles, wide, source=source))
    return frames


def _check(group: Mapping[str, Any], where: str) -> None:
    unknown = set(group) - _KEYS
    bare = [key for key in ("tail", "preps", "person_preps", "particles") if any(not isinstance(word, str) for word in group.get(key, ()))]
    if bare:
        raise KnowledgeError(f"a bare on, off, yes or no under {bare[0]} is no word", where=where, remedy='write it in quotes: "on"')
    bad = [name for name in group.get("frames", ()) if name not in FRAMES]
    if unknown or bad or group.get("class") not in CLASSES:
        what = f"unknown key {sorted(unknown)}" if unknown else f"unknown frame {bad}" if bad else f"unknown class {group.get('class')!r}"
        raise KnowledgeError(what, where=where, remedy=f"frames are {', '.join(FRAMES)}; classes are {', '.join(CLASSES)}")
