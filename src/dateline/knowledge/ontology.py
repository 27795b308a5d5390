"""The ontologies: the shipped files, and what the user's own add to them.

A folder `ontology/` of an overlay holds files of the shipped names. `plover.yaml` adds types, modes of types and words of contexts,
`cameo.yaml` codes and values, `fold.yaml` rules that are asked before the shipped ones. docs/how-to/patterns.md is the page for users.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any, NoReturn

from dateline.errors import KnowledgeError

from .lined import Lined, read_lined

QUADS = ("vcoop", "mcoop", "vconf", "mconf")
TYPE_KEYS = ("quad", "score", "means", "modes")
RULE_KEYS = ("why", "when", "gives")

Ontology = Mapping[str, Any]


def own_file(name: str, overlay: Path | None) -> Path | None:
    """The user's own file of an ontology, where the overlay has one."""
    path = overlay / "ontology" / f"{name}.yaml" if overlay else None
    return path if path and path.is_file() else None


def with_own(name: str, shipped: Ontology, path: Path) -> Ontology:
    """An ontology with what the user's file adds.

    Raises:
        KnowledgeError: the file is malformed or says what no such ontology can; `where` is file:line.
    """
    own = read_lined(path)
    if not isinstance(own, Lined):
        _wrong(path, 1, "not a mapping of names to values", f"write it like the shipped ontology/{name}.yaml")
    for key in own:
        if key not in shipped:
            _wrong(path, own.lines[key], f"unknown key {key!r}", f"use one of: {', '.join(shipped)}")
        if own[key] is not None and not isinstance(own[key], list if key == "rules" else Lined):
            _wrong(path, own.lines[key], f"{key!r} is no {'list of rules' if key == 'rules' else 'mapping of names to values'}", f"write it like the shipped ontology/{name}.yaml")
    return {key: _MERGED[key](value, own[key], path) if own.get(key) else value for key, value in shipped.items()}


def _wrong(path: Path, line: int, what: str, remedy: str) -> NoReturn:
    raise KnowledgeError(what, where=f"{path}:{line}", remedy=remedy)


def _types(shipped: Ontology, own: Any, path: Path) -> Ontology:
    """New types, and more modes of known ones."""
    return {**shipped, **{name: _type(shipped.get(name), name, own, path) for name in own}}


def _type(known: Any, name: str, own: Lined, path: Path) -> Ontology:
    said, line = own[name], own.lines[name]
    if not isinstance(said, Lined) or set(said) - set(TYPE_KEYS):
        _wrong(path, line, f"the type {name} is no mapping of {', '.join(TYPE_KEYS)}", 'write it as NAME: {quad: vcoop, score: 2.5, means: "…", modes: [one, two]}')
    whole = {**(known or {"modes": []}), **{key: value for key, value in said.items() if key != "modes"}}
    if whole.get("quad") not in QUADS or not whole.get("means"):
        _wrong(path, line, f"the type {name} does not say its quad class and what it means", f"add quad: one of {', '.join(QUADS)}, and means: in words")
    modes = said.get("modes") or []
    if not isinstance(modes, list) or not all(isinstance(mode, str) for mode in modes):
        _wrong(path, line, f"the modes of {name} are no list of words", "write modes: [one, two]")
    return whole | {"modes": list(dict.fromkeys([*whole["modes"], *modes])), "score": _number(whole.get("score", 0), path, line)}


def _number(value: Any, path: Path, line: int) -> float:
    try:
        return float(value)
    except (TypeError, ValueError):
        _wrong(path, line, f"{value!r} is no number", "write a value between -10 and 10")


def _contexts(shipped: Ontology, own: Any, path: Path) -> Ontology:
    """New contexts, and more words of known ones."""
    for name, words in own.items():
        if not isinstance(words, list) or not all(isinstance(word, str) for word in words):
            _wrong(path, own.lines[name], f"the context {name} is no list of words", "write NAME: [word, \"two words\"]")
    return {**shipped, **{name: [*shipped.get(name, []), *words] for name, words in own.items()}}


def _codes(shipped: Ontology, own: Any, path: Path) -> Ontology:
    return {**shipped, **{str(code): str(means) for code, means in own.items()}}


def _values(shipped: Ontology, own: Any, path: Path) -> Ontology:
    return {**shipped, **{str(code): _number(value, path, own.lines[code]) for code, value in own.items()}}


def _rules(shipped: Any, own: Any, path: Path) -> Any:
    """The user's rules, then the shipped ones: the first that fits is taken."""
    for rule in own:
        line = rule.line if isinstance(rule, Lined) else 1
        if not isinstance(rule, Lined) or set(rule) != set(RULE_KEYS) or not isinstance(rule["gives"], Lined) or "type" not in rule["gives"]:
            remedy = 'write it as {why: "…", when: {type: [AID], modality: [future]}, gives: {type: AGREE}}'
            _wrong(path, line, f"a rule is a mapping of {', '.join(RULE_KEYS)}, and gives a type", remedy)
    return [*own, *shipped]


_MERGED: dict[str, Callable[[Any, Any, Path], Any]] = {
    "types": _types,
    "contexts": _contexts,
    "codes": _codes,
    "goldstein": _values,
    "rules": _rules,
}
