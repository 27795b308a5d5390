"""Compiles the knowledge base and the gazetteer into the wheel, so that an installed dateline starts at once and offline."""

from __future__ import annotations

import shutil
import sys
import types
from pathlib import Path
from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface

PACKAGE = Path("src") / "dateline"


class CompileKnowledge(BuildHookInterface):  # type: ignore[type-arg]
    """Writes src/dateline/knowledge/_compiled anew before a wheel is packed; an editable install compiles on first use."""

    PLUGIN_NAME = "custom"

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        """Compile, unless the wheel is an editable one."""
        if self.target_name == "wheel" and version != "editable":
            build_data["pure_python"] = True
            compile_into_package(Path(self.root))


def compile_into_package(root: Path) -> None:
    """Compile everything that `compiled` would compile on first use; only the requirements of the build are needed."""
    _make_importable(root / PACKAGE)
    from dateline.dates import lexicon
    from dateline.events import pattern
    from dateline.knowledge import compile, compile_gazetteer, compiled, load

    shutil.rmtree(compiled.PACKAGE_FOLDER, ignore_errors=True)
    compiled.PACKAGE_FOLDER.mkdir(parents=True)
    sources = compile.source_files(compile.KB_FOLDER)
    base = compiled.PACKAGE_FOLDER / compiled.file_name("kb.sqlite", sources)
    compile.compile_base(compile.KB_FOLDER, base)
    places = compiled.PACKAGE_FOLDER / compiled.file_name("gazetteer.sqlite", compile_gazetteer.SOURCES)
    compile_gazetteer.compile_gazetteer(places)
    for language in sorted(folder.name for folder in lexicon.LANGUAGES.iterdir() if folder.is_dir()):
        lexicon.compile_rules(language, compiled.PACKAGE_FOLDER)
        pattern.compile_patterns(load.Knowledge(language), compiled.PACKAGE_FOLDER)


def _make_importable(package: Path) -> None:
    """Let `dateline` be imported without its __init__, whose dependencies are not there while it is built."""
    module = types.ModuleType("dateline")
    module.__path__ = [str(package)]
    sys.modules["dateline"] = module
