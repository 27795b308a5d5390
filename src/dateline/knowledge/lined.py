"""YAML with the line of every entry, so that a mistake in a pattern can be told with its place.

Scalars stay the words that were written: `on`, `off` and `no` are words here, never booleans, and `042` keeps its zero.
"""

from __future__ import annotations

from pathlib import Path
from typing import Any

import yaml

from dateline.errors import KnowledgeError

_LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
_WORDS = {"true": True, "false": False, "null": None, "~": None, "": None}


class Lined(dict[str, Any]):
    """A mapping that knows on which line it begins (`line`) and on which each key stands (`lines`)."""

    def __init__(self, line: int) -> None:
        super().__init__()
        self.line = line
        self.lines: dict[str, int] = {}


def read_lined(path: Path) -> Any:
    """The content of a YAML file, every mapping a `Lined`.

    Raises:
        KnowledgeError: missing, malformed, or a key given twice; with file:line.
    """
    try:
        node = yaml.compose(path.read_text(encoding="utf-8"), Loader=_LOADER)
    except FileNotFoundError:
        raise KnowledgeError("no such knowledge file", where=str(path), remedy="create it or correct the name") from None
    except yaml.YAMLError as error:
        mark = getattr(error, "problem_mark", None)
        line = f":{mark.line + 1}" if mark else ""
        raise KnowledgeError(f"not valid YAML: {getattr(error, 'problem', error)}", where=f"{path}{line}", remedy="mend the line; strings with ': ' or '#' need quotes") from None
    return _plain(node, path) if node else Lined(1)


def _plain(node: yaml.Node, path: Path) -> Any:
    if isinstance(node, yaml.MappingNode):
        return _mapping(node, path)
    if isinstance(node, yaml.SequenceNode):
        return [_plain(item, path) for item in node.value]
    assert isinstance(node, yaml.ScalarNode)
    return node.value if node.style else _WORDS.get(node.value, node.value)


def _mapping(node: yaml.MappingNode, path: Path) -> Lined:
    found = Lined(node.start_mark.line + 1)
    for key_node, value_node in node.value:
        if not isinstance(key_node, yaml.ScalarNode):
            raise KnowledgeError("a key must be a word", where=f"{path}:{key_node.start_mark.line + 1}", remedy="write it as key: value")
        key, line = str(key_node.value), key_node.start_mark.line + 1
        if key in found:
            raise KnowledgeError(f"the key {key!r} is given twice", where=f"{path}:{line}", remedy=f"keep one of them; the first is on line {found.lines[key]}")
        found[key] = _plain(value_node, path)
        found.lines[key] = line
    return found
