"""What a pattern file may say: every mistake found before it can code anything, told with file:line and remedy."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any, NoReturn

from dateline.errors import KnowledgeError
from dateline.knowledge.lined import Lined

from .words import expand

FILE_KEYS = ("id", "status", "act", "contexts", "source", "engagement", "match", "examples", "not", "note")
ROLES = ("actor", "recipient", "third", "theme", "place")
MATCH_KEYS = ("trigger", *ROLES, "needs", "unless", "reciprocal", "act", "contexts", "engagement")
STATUS = ("draft", "stable", "retired")
NEEDS = ("political", "known", "country", "organisation", "person", "group", "place", "filled", "plural")
STEPS = ("subj", "obj", "iobj", "attr", "comp", "clause", "poss", "mod", "part", "aux", "neg", "within")
TRIGGER_KEYS = ("verb", "noun", "adj", "particle", "prep", "phrase")
ENGAGEMENT_KINDS = ("visit", "meeting", "call", "talks", "summit", "conference", "signing", "summons", "expulsion", "ceremony", "other")
SIDES = ("visitor", "host", "party", "mediator", "caller", "summoner", "summoned", "observer")
HINT_STATUS = ("rumoured", "announced", "confirmed", "ongoing", "held", "postponed", "cancelled", "denied")
EXAMPLE_KEYS = ("text", "actor", "recipient", "third", "modality", "negated", "type", "mode", "cameo", "plover", "plover_mode", "when", "first", "note")
MODALITIES = ("asserted", "ongoing", "future", "hypothetical", "historical", "habitual")


def check_pattern(pattern: Any, path: Path, ontology: Mapping[str, Any], lexicons: Mapping[str, Any]) -> None:
    """Raise a `KnowledgeError` for the first mistake of a pattern file."""
    _Checker(path, ontology, lexicons).pattern(pattern)


class _Checker:
    def __init__(self, path: Path, ontology: Mapping[str, Any], lexicons: Mapping[str, Any]) -> None:
        self.path, self.ontology, self.lexicons = path, ontology, lexicons

    def wrong(self, line: int, what: str, remedy: str) -> NoReturn:
        raise KnowledgeError(what, where=f"{self.path}:{line}", remedy=remedy)

    def keys(self, mapping: Any, allowed: Iterable[str], what: str, line: int) -> None:
        if not isinstance(mapping, Lined):
            self.wrong(line, f"{what} must be a mapping of keys to values", "see README.md of the pattern folder")
        for key in mapping:
            if key not in allowed:
                self.wrong(mapping.lines[key], f"unknown key {key!r} in {what}", f"use one of: {', '.join(allowed)}")

    def mapping(self, owner: Lined, key: str) -> Lined:
        value = owner.get(key)
        if value is not None and not isinstance(value, Lined):
            self.wrong(owner.lines[key], f"{key!r} must be a mapping", f"write it as {key}: {{path: words}}")
        return value or Lined(owner.line)

    def one_of(self, value: Any, allowed: Iterable[str], what: str, line: int) -> None:
        for word in value if isinstance(value, list) else [value]:
            if word not in allowed:
                self.wrong(line, f"{what} {word!r} is not known", f"use one of: {', '.join(map(str, allowed))}")

    def pattern(self, pattern: Any) -> None:
        self.keys(pattern, FILE_KEYS, "a pattern file", 1)
        if pattern.get("id") and pattern.get("status") == "retired" and "match" not in pattern:
            return  # it only takes the place of the one it retires
        for key in ("id", "act", "source", "match"):
            if not pattern.get(key):
                self.wrong(1, f"the key {key!r} is missing", f"add it; required are id, act, source, match{', examples' if key == 'examples' else ''}")
        self.one_of(pattern.get("status") or "stable", STATUS, "status", pattern.lines.get("status", 1))
        if pattern.get("status") != "retired" and not pattern.get("examples"):
            self.wrong(1, "a pattern without examples", "write at least one sentence it must code")
        self.act(pattern["act"], pattern.lines["act"], whole=True)
        self.contexts(pattern)
        self.hint(pattern)
        self.each(pattern, "match", self.match)
        self.each(pattern, "examples", self.example)
        self.each(pattern, "not", self.counter_example)

    def each(self, pattern: Lined, key: str, check: Any) -> None:
        items = pattern.get(key)
        if items is None:
            return
        if not isinstance(items, list):
            self.wrong(pattern.lines[key], f"{key!r} must be a list", "begin each item with '- '")
        for item in items:
            if not isinstance(item, Lined):
                self.wrong(pattern.lines[key], f"an item of {key!r} is no mapping", "write it as {key: value, ...}")
            check(item, pattern)

    def act(self, act: Any, line: int, whole: bool) -> None:
        self.keys(act, ("type", "mode", "cameo"), "act", line)
        types = self.ontology["plover"]["types"]
        if whole or "type" in act:
            self.one_of(act.get("type"), (*types, "none"), "type", act.line)
        if act.get("mode") and act.get("type"):
            self.one_of(act["mode"], types[act["type"]]["modes"], f"mode of {act['type']}", act.line)
        if act.get("cameo"):
            codes = self.ontology["cameo"]["codes"]
            if act["cameo"] not in codes:
                self.wrong(act.line, f"CAMEO has no code {act['cameo']!r}", "see ontology/cameo.yaml; keep leading zeros")

    def contexts(self, mapping: Lined) -> None:
        if mapping.get("contexts") is not None:
            self.one_of(mapping["contexts"], tuple(self.ontology["plover"]["contexts"]), "context", mapping.lines["contexts"])

    def hint(self, mapping: Lined) -> None:
        hint = mapping.get("engagement")
        if not hint:
            return
        line = mapping.lines["engagement"]
        self.keys(hint, ("kind", "sides", "status", "level"), "engagement", line)
        self.one_of(hint.get("kind"), ENGAGEMENT_KINDS, "engagement kind", line)
        for role, side in (hint.get("sides") or {}).items():
            self.one_of(role, ROLES, "role", line)
            self.one_of(side, SIDES, "side", line)
        if hint.get("status"):
            self.one_of(hint["status"], HINT_STATUS, "engagement status", line)

    def match(self, match: Lined, pattern: Lined) -> None:
        self.keys(match, MATCH_KEYS, "a match entry", match.line)
        self.trigger(match.get("trigger"), match)
        for role in ROLES:
            for path in _list(match.get(role)):
                self.steps(path, match.lines[role])
        needs = self.mapping(match, "needs")
        for key, wanted in needs.items():
            if key not in ROLES:
                self.steps(key, needs.lines[key])
            self.words([word for word in _list(wanted) if word not in NEEDS], needs.line)
        for path, words in self.mapping(match, "unless").items():
            self.steps(path, match.lines["unless"])
            if words != "any":
                self.words(words, match.lines["unless"])
        if "act" in match:
            self.act(match["act"], match.lines["act"], whole=False)
            mode, of_type = match["act"].get("mode"), match["act"].get("type") or pattern["act"]["type"]
            if mode and of_type != "none":
                self.one_of(mode, self.ontology["plover"]["types"][of_type]["modes"], f"mode of {of_type}", match["act"].line)
        self.contexts(match)
        self.hint(match)

    def trigger(self, trigger: Any, match: Lined) -> None:
        if not isinstance(trigger, Lined) or not any(kind in trigger for kind in ("verb", "noun", "adj")):
            self.wrong(match.line, "a trigger needs a verb, a noun or an adj", "for example trigger: {verb: visit, noun: visit}")
        for key, words in trigger.items():
            if key not in TRIGGER_KEYS:
                self.steps(key, trigger.lines[key])
            if key == "prep":
                self.one_of(words, self.prepositions, "preposition", trigger.lines[key])
            elif words != "any" and key != "phrase":
                self.words(words, trigger.lines[key])

    def words(self, words: Any, line: int) -> None:
        expand(words, self.lexicons, f"{self.path}:{line}")

    @property
    def prepositions(self) -> list[str]:
        return list(self.lexicons["prepositions"])

    def steps(self, path: Any, line: int) -> None:
        for step in str(path).split("."):
            if path != "none" and step not in STEPS and step not in self.prepositions:
                self.wrong(line, f"{step!r} is no step of a path", f"use {', '.join(STEPS)}, none, or a preposition of lexicons.yaml")

    def example(self, example: Lined, pattern: Lined) -> None:
        self.keys(example, EXAMPLE_KEYS, "an example", example.line)
        if not example.get("text"):
            self.wrong(example.line, "an example without text", "add text: \"...\"")
        if "modality" in example:
            self.one_of(example["modality"], MODALITIES, "modality", example.line)

    def counter_example(self, example: Lined, pattern: Lined) -> None:
        self.keys(example, ("text", "why"), "a not", example.line)
        for key in ("text", "why"):
            if not example.get(key):
                self.wrong(example.line, f"a 'not' without {key!r}", "give the sentence and why it is another act, or none")


def _list(value: Any) -> list[Any]:
    return value if isinstance(value, list) else [] if value is None else [value]
