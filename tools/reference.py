"""The reference pages: the output format from its JSON Schema, Python from signatures and docstrings."""

from __future__ import annotations

import inspect
import json
import re
from collections.abc import Callable, Iterator
from functools import cached_property
from importlib import resources
from typing import Any

import dateline
from dateline import api, errors, store

Schema = dict[str, Any]
_SECTION = re.compile(r"^(Args|Returns|Raises|Yields):$")


def contract() -> str:
    """The output format, object by object."""
    schema = json.loads(resources.files("dateline.export").joinpath("dateline-1.schema.json").read_text(encoding="utf-8"))
    lines = ["# The output format", "", "Made by `make docs` from the JSON Schema that `dateline schema` prints; every line of `dateline read` is checked against it.", ""]
    lines += ["Offsets count Unicode code points of `article.text`, ends exclusive; days are both inclusive; what is not known is null.", "", "## The object of an article", ""]
    lines += _fields(schema)
    for name, part in schema["$defs"].items():
        lines += ["", f"## {name}", ""] + ([part["description"], ""] if "description" in part else []) + (_fields(part) if "properties" in part else [_type(part)])
    return "\n".join(lines) + "\n"


def _fields(schema: Schema) -> list[str]:
    """A table of the fields of an object; those within it follow under their path."""
    return ["| field | what it holds |", "|---|---|", *(f"| `{path}` | {_type(part)}{_told(part)} |" for path, part in _flat(schema, ""))]


def _flat(schema: Schema, before: str) -> Iterator[tuple[str, Schema]]:
    for name, part in schema.get("properties", {}).items():
        yield before + name, part
        inner, mark = _inside(part)
        if inner:
            yield from _flat(inner, f"{before}{name}{mark}.")


def _inside(part: Schema) -> tuple[Schema | None, str]:
    """The object that a field holds, or that its list holds."""
    for one in part.get("anyOf", [part]):
        if one.get("type") == "array" and "properties" in one.get("items", {}):
            return one["items"], "[]"
        if "properties" in one:
            return one, ""
    return None, ""


def _type(part: Schema) -> str:
    if "$ref" in part:
        name = part["$ref"].rsplit("/", 1)[-1]
        return f"[{name}](#{name.lower()})"
    if "anyOf" in part:
        return " or ".join(_type(one) for one in part["anyOf"])
    if "enum" in part:
        return ", ".join("null" if one is None else f"`{one}`" for one in part["enum"])
    if "const" in part:
        return f"`{part['const']}`"
    if part.get("type") == "array":
        return f"list of {_type(part['items'])}" if "items" in part else "list"
    kind = part.get("type", "anything")
    names = " or ".join(kind) if isinstance(kind, list) else str(kind)
    return names + (f" like `{part['pattern']}`" if "pattern" in part else "")


def _told(part: Schema) -> str:
    return f": {part['description']}" if "description" in part else ""


def python() -> str:
    """The public names of the package, and the methods of a record."""
    out = ["# Python", "", "Made by `make docs` from the docstrings. These names are public; all else may change.", "", "    import dateline", ""]
    out += _entry("dateline.read", api.read_text) + _entry("dateline.read_all", api.read_all)
    for kind in (api.ReadArticle, api.Rows):
        out += ["", f"## dateline.{kind.__name__}", "", *_markdown(inspect.getdoc(kind) or "")]
        for name, member in _members(kind):
            out += _entry(name, member, 3)
    out += ["", "## dateline.Record", "", *_markdown(inspect.getdoc(store.Record) or ""), "", *_markdown(inspect.getdoc(api.Record) or "")]
    for name, member in _members(store.Record):
        out += _entry(name, member, 3)
    out += ["", "## dateline.DatelineError", "", *_markdown(inspect.getdoc(dateline.DatelineError) or ""), "", "```", (inspect.getdoc(errors) or "").rstrip(), "```"]
    return re.sub(r"\n{3,}", "\n\n", "\n".join(out)) + "\n"


def _members(kind: type) -> Iterator[tuple[str, Any]]:
    """Public methods and properties that have words of their own, in the order of the source."""
    for name, member in vars(kind).items():
        found = property(member.func) if isinstance(member, cached_property) else member
        if not name.startswith("_") and (inspect.isfunction(found) or isinstance(found, property)) and inspect.getdoc(found):
            yield name, found


def _entry(name: str, member: Callable[..., Any] | property, level: int = 2) -> list[str]:
    signature = name if isinstance(member, property) else name + _signature(member)
    return ["", f"{'#' * level} {name}", "", "```python", signature, "```", "", *_markdown(inspect.getdoc(member) or "")]


def _signature(member: Callable[..., Any]) -> str:
    signature = inspect.signature(member)
    own = [one for name, one in signature.parameters.items() if name != "self"]
    return str(signature.replace(parameters=own)).replace("'", "")


def _markdown(doc: str) -> list[str]:
    """A docstring: its sections become headed lists."""
    lines: list[str] = []
    inside = False
    for line in doc.splitlines():
        section = _SECTION.match(line)
        if section:
            inside = True
            lines += ["", f"*{section.group(1)}*", ""]
        elif inside and line.startswith("    ") and not line.startswith("     "):
            lines.append(f"- {line.strip()}")
        elif inside and line and not line.startswith(" "):
            inside = False
            lines += ["", line]
        else:
            lines.append(f"  {line.strip()}" if inside and line.strip() else line)
    return [re.sub(r"^- (\w+(?:, \w+)*): ", lambda found: "- " + ", ".join(f"`{one}`" for one in found.group(1).split(", ")) + ": ", line) for line in lines]
