"""List what acts can be coded: types with their modes and patterns, contexts.

    dateline ontology                 the types, each with its modes and how many patterns name it, and the contexts
    dateline ontology CONSULT         one type: its modes, and every pattern with its words and file:line
    dateline ontology military        one context and the words that give it

`--overlay FOLDER` takes the types, modes, contexts and patterns of your own with the shipped ones.
"""

from __future__ import annotations

import argparse
import json
from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

from dateline.cli.options import load_knowledge, overlay_argument

if TYPE_CHECKING:
    from dateline.events.pattern import Entry, PatternSet
    from dateline.knowledge.load import Knowledge

HELP = "the types of acts, their modes, contexts and patterns"
_SHOWN = 12
"""Words of a pattern that are printed; --json has them all."""


def arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("name", nargs="?", metavar="TYPE", help="a type (CONSULT) or a context (military)")
    parser.add_argument("--json", action="store_true", help="one JSON object")
    overlay_argument(parser)


def run(options: argparse.Namespace) -> int:
    from dateline.events.pattern import load_patterns

    knowledge = load_knowledge(options)
    found = describe(options.name, knowledge, load_patterns(knowledge))
    if options.json:
        print(json.dumps(found, ensure_ascii=False, indent=1))
        return 0
    for line in _lines(found):
        print(line)
    return 0


def describe(name: str | None, knowledge: Knowledge, patterns: PatternSet) -> dict[str, Any]:
    """The whole ontology, one type, or one context.

    Raises:
        ConfigurationError: there is no type and no context of that name.
    """
    from dateline.errors import ConfigurationError

    plover = knowledge.ontology("plover")
    types, contexts = plover["types"], plover["contexts"]
    if name is None:
        return {"types": {one: _type(one, types, patterns) for one in types}, "contexts": dict(contexts)}
    if name.upper() in types:
        return {"types": {name.upper(): _type(name.upper(), types, patterns)}, "contexts": {}}
    if name.lower() in contexts:
        return {"types": {}, "contexts": {name.lower(): list(contexts[name.lower()])}}
    raise ConfigurationError(f"there is no type and no context {name!r}", remedy=f"use one of: {', '.join([*types, *contexts])}")


def _type(name: str, types: dict[str, Any], patterns: PatternSet) -> dict[str, Any]:
    entries = [entry for entry in patterns.entries() if entry.type == name]
    return {**types[name], "patterns": [_entry(entry) for entry in entries]}


def _entry(entry: Entry) -> dict[str, Any]:
    return {"pattern": entry.pattern, "source": entry.source, "mode": entry.mode, "cameo": entry.cameo, entry.kind: list(entry.words)}


def _lines(found: dict[str, Any]) -> Iterator[str]:
    single = len(found["types"]) == 1
    for name, type_ in found["types"].items():
        files = len({entry["pattern"] for entry in type_["patterns"]})
        yield f"{name:10} {type_['quad']}  {type_['means']}  [{files} patterns, {len(type_['patterns'])} entries]"
        if type_["modes"]:
            yield f"           modes: {', '.join(type_['modes'])}"
        if single:
            yield from (_line(entry) for entry in type_["patterns"])
    for name, words in found["contexts"].items():
        yield f"{name}: {', '.join(words if len(found['contexts']) == 1 else words[:_SHOWN])}{' …' if len(found['contexts']) > 1 and len(words) > _SHOWN else ''}"


def _line(entry: dict[str, Any]) -> str:
    kind = next(kind for kind in ("verb", "noun", "adj") if kind in entry)
    words = entry[kind]
    more = f" … {len(words) - _SHOWN} more" if len(words) > _SHOWN else ""
    return f"  {entry['source']:48} {entry['cameo'] or '-':5} {entry['mode'] or '-':14} {kind}: {', '.join(words[:_SHOWN])}{more}"
