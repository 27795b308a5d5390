"""The user's own rows over the shipped base: which files an overlay has, and their rows with file and line, checked.

An overlay is one table (CSV or YAML), or a folder with one folder a subject: `actors/` holds the tables about who is who,
`patterns/` event patterns, `ontology/` types, contexts and codes.
What the rows do to the base is in `amend`; docs/how-to/overlay.md is the page for users.
"""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

from dateline.errors import ConfigurationError, KnowledgeError

from .tables import Row, read_table

SUBJECTS = ("actors", "patterns", "ontology", "issues")
"""Folders that an overlay may have; only actors/ is read here, patterns/ by `events.pattern`, ontology/ by `ontology`."""

_ENDINGS = (".csv", ".yaml", ".yml")


@dataclass(frozen=True)
class Table:
    """A kind of table: `key` is the column that only it has and that may not be empty; `changes` what a row may ask for."""

    key: str
    columns: tuple[str, ...]
    changes: tuple[str, ...]


TABLES = {
    "people": Table("person", tuple("person id aliases wikidata country role title start end acting source last_verified change".split()), ("", "retire", "remove")),
    "aliases": Table("target", tuple("target kind texts valid_from valid_to weight source change".split()), ("", "retire", "block")),
    "offices": Table("office", tuple("office title role body sectors source change".split()), ("",)),
    "actors": Table("id", tuple("id kind name country code sectors valid_from valid_to aliases abbreviations weak demonyms people source change".split()), ("", "retire")),
}
"""Told by their key column, in this order: a table of people may have an `id`."""


@dataclass(frozen=True)
class Overlay:
    """The rows of an overlay by table, in the order of files and lines."""

    root: Path
    rows: dict[str, list[Row]] = field(default_factory=dict)

    def cite(self, row: Row) -> str:
        """Where a row stands, as every resolution that rests on it says: "overlay actors/mine.csv:3"."""
        path = row.path.relative_to(self.root) if self.root.is_dir() else Path(row.path.name)
        return f"overlay {path.as_posix()}:{row.line}"


def read_overlay(path: Path) -> Overlay:
    """The rows of the overlay at `path`, a file or a folder.

    Raises:
        ConfigurationError: nothing is there, or it is no overlay.
        KnowledgeError: a table or a row is broken; `where` is file:line.
    """
    overlay = Overlay(path, {name: [] for name in TABLES})
    for file in _files(path):
        for name, row in _yaml_rows(file) if file.suffix != ".csv" else _csv_rows(file):
            whole = replace(row, cells=dict.fromkeys(TABLES[name].columns, "") | row.cells)
            _check(whole, TABLES[name])
            overlay.rows[name].append(whole)
    return overlay


def _files(path: Path) -> list[Path]:
    if path.is_file():
        return [path]
    if not path.is_dir():
        raise ConfigurationError("no such overlay", where=str(path), remedy="give a CSV or YAML file, or a folder with actors/*.csv, patterns/*.yaml or ontology/*.yaml in it")
    stray = [one for one in sorted(path.iterdir()) if one.suffix in _ENDINGS]
    if stray:
        raise ConfigurationError("a table outside the folder of its subject is not read", where=str(stray[0]), remedy=f"move it to {path / 'actors'}")
    if not any((path / subject).is_dir() for subject in SUBJECTS):
        raise ConfigurationError("a folder without tables", where=str(path), remedy="put CSV or YAML tables into its folder actors/, or patterns into patterns/")
    return [one for one in sorted((path / "actors").rglob("*")) if one.suffix in _ENDINGS]


def _csv_rows(path: Path) -> Iterator[tuple[str, Row]]:
    header = next(csv.reader(io.StringIO(_text(path))), [])
    name = next((name for name, table in TABLES.items() if table.key in header), None)
    if name is None:
        keys = ", ".join(f"{table.key} ({name})" for name, table in TABLES.items())
        raise KnowledgeError("no table of an overlay: its first line names no key column", where=f"{path}:1", remedy=f"begin with a line of column names, one of them {keys}")
    _demand_columns(header, TABLES[name], f"{path}:1")
    yield from ((name, row) for row in read_table(path, (TABLES[name].key,)))


def _text(path: Path) -> str:
    try:
        return path.read_text(encoding="utf-8-sig")
    except UnicodeDecodeError as error:
        line = path.read_bytes()[: error.start].count(b"\n") + 1
        raise KnowledgeError("not UTF-8", where=f"{path}:{line}", remedy="save the file as UTF-8") from None


def _demand_columns(names: Iterable[str], table: Table, where: str) -> None:
    strange = [name for name in names if name not in table.columns]
    if strange:
        raise KnowledgeError(f"no such column: {', '.join(map(repr, strange))}", where=where, remedy=f"the columns are {','.join(table.columns)}")


def _check(row: Row, table: Table) -> None:
    if not row.get(table.key):
        raise row.error(f"no {table.key}", f"fill the column {table.key}")
    if row.get("change") not in table.changes:
        known = ", ".join(change or "nothing (add or correct)" for change in table.changes)
        raise row.error(f"change {row.get('change')!r} is none that this table knows", f"write one of: {known}")


# ---- YAML: the same rows as lists under the names of the tables


def _yaml_rows(path: Path) -> Iterator[tuple[str, Row]]:
    for name, items in _pairs(_composed(path), path):
        if name not in TABLES:
            raise KnowledgeError(f"no such table: {name!r}", where=f"{path}:{_line(items)}", remedy=f"the tables are {', '.join(TABLES)}")
        for item in _items(items, path):
            cells = {column: _cell(value, path) for column, value in _pairs(item, path)}
            _demand_columns(cells, TABLES[name], f"{path}:{_line(item)}")
            yield name, Row(path, _line(item), cells)


def _composed(path: Path) -> Any:
    import yaml

    try:
        return yaml.compose(_text(path), Loader=yaml.SafeLoader)
    except yaml.YAMLError as error:
        mark = getattr(error, "problem_mark", None)
        where = f"{path}:{mark.line + 1}" if mark else str(path)
        raise KnowledgeError(f"not valid YAML: {getattr(error, 'problem', error)}", where=where, remedy="mend the line; strings with ':' or '#' need quotes") from None


def _line(node: Any) -> int:
    return int(node.start_mark.line) + 1


def _pairs(node: Any, path: Path) -> list[tuple[str, Any]]:
    if node is None:
        return []
    if node.id != "mapping":
        raise KnowledgeError("not a mapping of names to values", where=f"{path}:{_line(node)}", remedy="write tables as in `people: [{person: A B, country: FRA}]`")
    return [(key.value, value) for key, value in node.value]


def _items(node: Any, path: Path) -> list[Any]:
    if node.id != "sequence":
        raise KnowledgeError("not a list of rows", where=f"{path}:{_line(node)}", remedy="begin every row with a dash")
    return list(node.value)


def _cell(node: Any, path: Path) -> str:
    """The text of a value as it is written: a country NO is Norway. A list is its parts with "|" between."""
    if node.id == "sequence":
        return "|".join(_cell(part, path) for part in node.value)
    if node.id != "scalar":
        raise KnowledgeError("not a text or a list of texts", where=f"{path}:{_line(node)}", remedy="write one value, or several in [ ]")
    return "" if node.tag == "tag:yaml.org,2002:null" else str(node.value).strip()


# ---- writing


def people_table(ready: Iterable[dict[str, str]], doubtful: Iterable[tuple[str, dict[str, str]]] = (), note: str = "") -> str:
    """A table of people for an overlay: `note` above it as a remark, rows that count, then each doubtful row as a remark
    behind its reason, so that taking it in is deleting "# "."""
    columns = [column for column in TABLES["people"].columns if column != "id"]
    lines = [",".join(columns), *(f"# {line}" for line in note.splitlines()), *(_csv_line(row, columns) for row in ready)]
    for reason, row in doubtful:
        lines += [f"# {reason}", f"# {_csv_line(row, columns)}"]
    return "\n".join(lines) + "\n"


def _csv_line(row: dict[str, str], columns: list[str]) -> str:
    out = io.StringIO()
    csv.writer(out, lineterminator="").writerow([" ".join(row.get(column, "").split()) for column in columns])
    return out.getvalue()
