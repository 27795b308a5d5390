"""The import ladder: model ← knowledge, export ← stages ← pipeline, explain ← command line; stages do not know each other."""

from __future__ import annotations

import ast
from pathlib import Path

import pytest

SOURCE = Path(__file__).parent.parent / "src" / "dateline"
STAGES = ("read", "parse", "actors", "dates", "places", "events", "statements", "engagements", "assemble")
ALLOWED = {
    "model": set(),
    "errors": set(),
    "settings": set(),
    "knowledge": {"model", "errors", "settings"},
    "export": {"model", "errors", "settings", "knowledge", "store"},
    "fetch": {"errors", "settings"},
    **{stage: {"model", "errors", "settings", "knowledge"} for stage in STAGES},
    "read": {"model", "errors", "settings", "knowledge", "calling"},
    "store": {"model", "errors", "settings", "assemble", "fetch"},
    "alerts": {"model", "errors", "settings", "store", "fetch", "export"},
    "agent": {"model", "errors", "settings", "store"},
    "plot": {"model", "errors", "settings", "export", "store", "serve", "alerts"},
    "adding": {"model", "settings", "knowledge", "export", "read", "parse", "pipeline", "pool", "store"},
    "imported": {"model", "errors", "settings", "knowledge", "store", "export"},
    "gate": {"model", "settings", "knowledge"},
    "pipeline": {"model", "errors", "settings", "knowledge", "export", "gate", *STAGES},
    "pool": {"model", "errors", "settings", "knowledge", "read", "parse", "gate", "pipeline"},
    "shards": {"model", "errors", "settings", "knowledge", "export", "read", "parse", "pipeline", "pool"},
    "serve": {"model", "errors", "settings", "assemble", "knowledge", "store", "export"},
    "explain": {"model", "errors", "settings", "knowledge", "pipeline"},
    "suggest": {"model", "errors", "settings", "knowledge", "read", "parse", "actors"},
    "update": {"model", "errors", "settings", "knowledge"},
    "watch": {"model", "errors", "settings", "fetch", "read"},
}
FILES = sorted(SOURCE.rglob("*.py"))


def imported(path: Path) -> set[str]:
    """First names under dateline that a module imports, also inside functions."""
    package = path.relative_to(SOURCE.parent).with_suffix("").parts
    found = set()
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        names = [alias.name for alias in node.names] if isinstance(node, ast.Import) else []
        if isinstance(node, ast.ImportFrom):
            base = package[: len(package) - node.level] if node.level else ()
            names = [".".join((*base, *(node.module or "").split("."), alias.name)).strip(".").replace("..", ".") for alias in node.names]
        found |= {name.split(".")[1] for name in names if name.startswith("dateline.") and len(name.split(".")) > 1}
    return found


@pytest.mark.parametrize("path", FILES, ids=lambda path: str(path.relative_to(SOURCE)))
def test_a_module_imports_only_what_stands_below_it(path: Path) -> None:
    part = path.relative_to(SOURCE).with_suffix("").parts[0]
    if part in ALLOWED:
        assert imported(path) - {part} <= ALLOWED[part]


def test_the_ladder_knows_every_stage_that_the_pipeline_calls() -> None:
    assert imported(SOURCE / "pipeline.py") <= ALLOWED["pipeline"]
    assert set(STAGES) <= imported(SOURCE / "pipeline.py")
