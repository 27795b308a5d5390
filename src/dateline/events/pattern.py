"""The pattern files of a language: read, checked, compiled to one fast table.

The format is described in knowledge/lang/<language>/events/README.md. A mistake is a `KnowledgeError` that says file,
line, what, and what to do. Sources are compiled once to JSON (see `knowledge.compiled`); loading that takes milliseconds.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from dateline.errors import KnowledgeError
from dateline.knowledge.compiled import compiled, file_name
from dateline.knowledge.lined import Lined, read_lined
from dateline.knowledge.load import FOLDER, Knowledge
from dateline.model.record import EngagementHint

from .check import NEEDS, ROLES, check_pattern
from .words import AFTER, WordTable, word_table

OWN_LISTS = "lexicons.yaml"
KINDS = ("verb", "noun", "adj")
VERSION = "5"
"""Of the compiled table; raise it when its shape changes."""


@dataclass(frozen=True, slots=True)
class Condition:
    """A path and the words one of its ends must be; `words` None: anything."""

    path: tuple[str, ...]
    words: WordTable | None


@dataclass(frozen=True, slots=True)
class Need:
    """What fills a role: one of the kinds, or a head noun that is one of the words."""

    kinds: tuple[str, ...]
    words: tuple[WordTable, ...]


@dataclass(frozen=True, slots=True)
class Entry:
    """One way in which a word names an act; all of it known before any text is seen."""

    pattern: str
    source: str
    kind: str
    lemmas: WordTable
    particle: tuple[str, ...]
    prep: tuple[str, ...]
    phrase: tuple[tuple[str, ...], ...]
    conditions: tuple[Condition, ...]
    unless: tuple[Condition, ...]
    roles: dict[str, tuple[tuple[str, ...], ...]]
    needs: dict[str, Need]
    demands: tuple[tuple[tuple[str, ...], Need], ...]
    type: str | None
    mode: str | None
    cameo: str | None
    contexts: tuple[str, ...]
    engagement: EngagementHint | None
    reciprocal: bool
    weight: int
    order: int
    draft: bool

    @property
    def words(self) -> tuple[str, ...]:
        """The words of the trigger, as a file would write them."""
        return tuple(" ".join(part for part in _phrase(head, around)) for head, arounds in self.lemmas.items() for around in arounds)


def _phrase(head: str, around: list[str]) -> list[str]:
    at = around.index(AFTER) if AFTER in around else len(around)
    return [*around[:at], head, *around[at + 1 :]]


@dataclass(frozen=True)
class PatternSet:
    """All entries of a language by the kind and head lemma of their trigger, and the lists the engine itself uses."""

    index: dict[str, dict[str, tuple[Entry, ...]]] = field(default_factory=dict)
    lists: dict[str, WordTable] = field(default_factory=dict)
    size: int = 0

    def entries(self) -> list[Entry]:
        """Every entry once, as the files stand."""
        return sorted({entry.order: entry for lemmas in self.index.values() for found in lemmas.values() for entry in found}.values(), key=lambda entry: entry.order)


def load_patterns(knowledge: Knowledge) -> PatternSet:
    """The stable patterns of a language, compiled on first use and after every change of a file."""
    found: PatternSet = knowledge.once("patterns", lambda: _load(pattern_files(knowledge), knowledge))
    return found


def pattern_files(knowledge: Knowledge) -> list[Path]:
    """Every pattern file of the language, in a fixed order, then the user's own."""
    return [*sorted((knowledge.folder / "events").glob("*/*.yaml")), *own_pattern_files(knowledge)]


def own_pattern_files(knowledge: Knowledge) -> list[Path]:
    """The pattern files of the overlay."""
    return [path for path in knowledge.own_files("patterns") if path.name != OWN_LISTS]


def own_lists(knowledge: Knowledge) -> Lined:
    """The user's own word lists, and words for shipped ones (patterns/lexicons.yaml of the overlay)."""
    found = next((path for path in knowledge.own_files("patterns") if path.name == OWN_LISTS), None)
    return read_lined(found) if found else Lined(1)


def _load(files: list[Path], knowledge: Knowledge) -> PatternSet:
    path = compiled("patterns.json", _sources(files, knowledge), lambda target: _build(files, knowledge, target), VERSION)
    return unpack(json.loads(path.read_text(encoding="utf-8")))


def _sources(files: list[Path], knowledge: Knowledge) -> list[Path]:
    shared = [knowledge.folder / "lexicons.yaml", FOLDER / "ontology/plover.yaml", FOLDER / "ontology/cameo.yaml"]
    return list(dict.fromkeys([*files, *shared, *knowledge.own_files("ontology"), *knowledge.own_files("patterns")]))


def compile_patterns(knowledge: Knowledge, folder: Path) -> None:
    """Write the compiled patterns of a language, where it has any, into a folder under the name `load_patterns` looks for."""
    files = pattern_files(knowledge)
    if files:
        _build(files, knowledge, folder / file_name("patterns.json", _sources(files, knowledge), VERSION))


def _build(files: list[Path], knowledge: Knowledge, target: Path) -> None:
    target.write_text(json.dumps(compile_files(files, knowledge), ensure_ascii=False, separators=(",", ":")), encoding="utf-8")


def compile_files(files: list[Path], knowledge: Knowledge, drafts: bool = False) -> dict[str, Any]:
    """The table of pattern files as plain lists and dicts, every `$list` followed.

    Raises:
        KnowledgeError: any mistake, with file:line; an id that two files use.
    A file of the overlay takes the place of the shipped one with the same id.
    """
    lexicons = _lists(read_lined(knowledge.folder / "lexicons.yaml"), own_lists(knowledge))
    ontology = {"plover": knowledge.ontology("plover"), "cameo": knowledge.ontology("cameo")}
    compiler = _Compiler(lexicons, ontology)
    read = [(path, read_lined(path)) for path in files]
    own = {_id(pattern) for path, pattern in read if _is_own(path, knowledge)}
    for path, pattern in read:
        if _is_own(path, knowledge) or _id(pattern) not in own:
            compiler.add(path, pattern, _cited(path, knowledge), drafts)
    lists = {name: compiler.table(words, f"{knowledge.folder}/lexicons.yaml:{lexicons.lines[name]}") for name, words in lexicons.items()}
    return {"tables": compiler.tables, "lists": lists, "entries": compiler.entries}


def _lists(shipped: Lined, own: Lined) -> Lined:
    """The word lists, the user's words after the shipped ones of the same list."""
    for name, words in own.items():
        shipped.lines.setdefault(name, own.lines[name])
        shipped[name] = [*_list(shipped.get(name)), *_list(words)]
    return shipped


def _id(pattern: Any) -> str | None:
    return pattern.get("id") if isinstance(pattern, Lined) else None


def _is_own(path: Path, knowledge: Knowledge) -> bool:
    return knowledge.overlay is not None and path.resolve().is_relative_to(knowledge.overlay.resolve())


def _cited(path: Path, knowledge: Knowledge) -> str:
    """How reasons name a file: "lang/en/events/consult/visit.yaml", "overlay patterns/visit.yaml"."""
    if knowledge.overlay is not None and _is_own(path, knowledge):
        return f"overlay {path.resolve().relative_to(knowledge.overlay.resolve()).as_posix()}"
    root = knowledge.folder.parent.parent
    return path.relative_to(root).as_posix() if path.is_relative_to(root) else path.as_posix()


class _Compiler:
    """Collects entries; equal word tables are kept once."""

    def __init__(self, lexicons: Lined, ontology: Mapping[str, Any]) -> None:
        self.lexicons, self.ontology = lexicons, ontology
        self.tables: list[WordTable] = []
        self.entries: list[dict[str, Any]] = []
        self._seen: dict[str, int] = {}
        self._ids: dict[str, str] = {}

    def table(self, words: Any, where: str) -> int:
        """The number of the table of these words."""
        made = word_table(words, self.lexicons, where)
        key = json.dumps(made)
        if key not in self._seen:
            self._seen[key] = len(self.tables)
            self.tables.append(made)
        return self._seen[key]

    def add(self, path: Path, pattern: Lined, name: str, drafts: bool) -> None:
        check_pattern(pattern, path, self.ontology, self.lexicons)
        if pattern["id"] in self._ids:
            where = f"{path}:{pattern.lines['id']}"
            raise KnowledgeError(f"the id {pattern['id']} is taken", where=where, remedy=f"choose another; it is that of {self._ids[pattern['id']]}")
        self._ids[pattern["id"]] = name
        status = pattern.get("status") or "stable"
        if status == "stable" or (drafts and status == "draft"):
            for match in pattern["match"]:
                self._add_match(pattern, match, path, name)

    def _add_match(self, pattern: Lined, match: Lined, path: Path, name: str) -> None:
        where = f"{path}:{match.line}"
        trigger = match["trigger"]
        shared = self._shared(pattern, match, where) | {"pattern": pattern["id"], "source": f"{name}:{match.line}"}
        for kind in KINDS:
            if kind in trigger:
                self.entries.append(shared | {"kind": kind, "lemmas": self.table(trigger[kind], where), "order": len(self.entries)})

    def _shared(self, pattern: Lined, match: Lined, where: str) -> dict[str, Any]:
        trigger, needs, unless = match["trigger"], match.get("needs") or {}, match.get("unless") or {}
        plain = {"particle", "prep", "phrase", *KINDS}
        conditions = [[path.split("."), None if words == "any" else self.table(words, where)] for path, words in trigger.items() if path not in plain]
        act = dict(pattern["act"]) | dict(match.get("act") or {})
        fixed = [trigger[key] for key in ("particle", "phrase") if key in trigger]
        return {
            "particle": _list(trigger.get("particle")),
            "prep": _list(trigger.get("prep")),
            "phrase": [phrase.lower().split() for phrase in _list(trigger.get("phrase"))],
            "conditions": conditions,
            "unless": [[path.split("."), None if words == "any" else self.table(words, where)] for path, words in unless.items()],
            "roles": _roles(match),
            "needs": {role: self._need(wanted, where) for role, wanted in needs.items() if role in ROLES},
            "demands": [[path.split("."), self._need(wanted, where)] for path, wanted in needs.items() if path not in ROLES],
            "type": None if act.get("type") == "none" else act.get("type"),
            "mode": act.get("mode"),
            "cameo": act.get("cameo"),
            "contexts": list(dict.fromkeys([*_list(pattern.get("contexts")), *_list(match.get("contexts"))])),
            "engagement": match.get("engagement") or pattern.get("engagement"),
            "reciprocal": bool(match.get("reciprocal")),
            "weight": 3 * len(fixed) + 3 * sum(words is not None for _, words in conditions) + 2 * (len(conditions) + len(_list(trigger.get("prep")) and [1])) + len(needs),
            "draft": pattern.get("status") == "draft",
        }

    def _need(self, wanted: Any, where: str) -> dict[str, Any]:
        kinds = [word for word in _list(wanted) if word in NEEDS]
        words = [word for word in _list(wanted) if word not in NEEDS]
        return {"kinds": kinds, "words": self.table(words, where) if words else None}


def _list(value: Any) -> list[Any]:
    return value if isinstance(value, list) else [] if value is None else [value]


def _roles(match: Lined) -> dict[str, list[list[str]]]:
    """Paths of each role; the actor is the subject and the recipient the object where nothing else is said."""
    paths = {"actor": "subj", "recipient": "obj"} | {role: match[role] for role in ROLES if role in match}
    return {role: [path.split(".") for path in _list(path)] for role, path in paths.items() if path != "none"}


def unpack(table: Mapping[str, Any]) -> PatternSet:
    """The pattern set of a compiled table."""
    tables = table["tables"]
    index: dict[str, dict[str, list[Entry]]] = {kind: {} for kind in KINDS}
    for raw in table["entries"]:
        entry = _entry(raw, tables)
        for lemma in entry.lemmas:
            index[entry.kind].setdefault(lemma, []).append(entry)
    frozen = {kind: {lemma: tuple(sorted(entries, key=_precedence)) for lemma, entries in found.items()} for kind, found in index.items()}
    return PatternSet(frozen, {name: tables[number] for name, number in table["lists"].items()}, len(table["entries"]))


def _precedence(entry: Entry) -> tuple[int, bool, int]:
    """The more specific entry first, one that names an event before one that names none, then as the files stand."""
    return -entry.weight, entry.type is None, entry.order


def _entry(raw: dict[str, Any], tables: list[WordTable]) -> Entry:
    def conditions(key: str) -> tuple[Condition, ...]:
        return tuple(Condition(tuple(path), None if words is None else tables[words]) for path, words in raw[key])

    changed = {
        "lemmas": tables[raw["lemmas"]],
        "particle": tuple(raw["particle"]),
        "prep": tuple(raw["prep"]),
        "phrase": tuple(map(tuple, raw["phrase"])),
        "conditions": conditions("conditions"),
        "unless": conditions("unless"),
        "roles": {role: tuple(map(tuple, paths)) for role, paths in raw["roles"].items()},
        "needs": {role: _need(need, tables) for role, need in raw["needs"].items()},
        "demands": tuple((tuple(path), _need(need, tables)) for path, need in raw["demands"]),
        "contexts": tuple(raw["contexts"]),
        "engagement": _hint(raw["engagement"]),
    }
    return Entry(**{**raw, **changed})


def _need(raw: Mapping[str, Any], tables: list[WordTable]) -> Need:
    return Need(tuple(raw["kinds"]), () if raw["words"] is None else (tables[raw["words"]],))


def _hint(raw: Mapping[str, Any] | None) -> EngagementHint | None:
    if not raw:
        return None
    sides = tuple((role, side) for role, side in (raw.get("sides") or {}).items())
    return EngagementHint(raw["kind"], sides, raw.get("status"), raw.get("level"))
