"""The library and a model, loaded without what a parse has no use for: half of the time that it takes otherwise.

Left out are the library's own command line with its clients of the network, and the table of the strings of all words that have a
vector: the parser asks for vectors by a word's hash, and puts the words of a text into the table itself.
"""

from __future__ import annotations

import sys
import warnings
from pathlib import Path
from types import ModuleType
from typing import Any


def load_pipeline(folder: Path, without: list[str]) -> Any:
    """The model of a folder as spaCy's pipeline, without some of its components."""
    with warnings.catch_warnings():
        # The verified copy is 3.7.1, one minor version behind the library; it was measured under exactly this pair.
        warnings.filterwarnings("ignore", message=r"\[W095\]")
        pipeline = _library().load(folder, exclude=[*without, "strings"])
    for _, component in pipeline.components:
        for label in getattr(component, "labels", ()):
            pipeline.vocab.strings.add(label)
    return pipeline


def _library() -> Any:
    """spaCy, imported without its command line, which comes when somebody asks for it."""
    if "spacy" in sys.modules:
        return sys.modules["spacy"]
    absent = {name: ModuleType(name) for name in ("spacy.cli", "spacy.cli.info")}
    absent["spacy.cli"].__path__ = []
    absent["spacy.cli.info"].info = _info  # type: ignore[attr-defined]
    sys.modules.update(absent)
    try:
        import spacy
    finally:
        for name in absent:
            del sys.modules[name]
    return spacy


def _info(*arguments: Any, **options: Any) -> Any:
    """`spacy.info`, as the library has it."""
    from spacy.cli.info import info

    return info(*arguments, **options)
