"""The library and a model, loaded without what a parse has no use for: half of the time that it takes otherwise.

Left out are the library's own command line with its clients of the network, and its readers of YAML; the table of the strings of all words that have a
vector, as the parser asks for vectors by a word's hash, and puts the words of a text into the table itself; and the rules
of the library's own tokenizer, in whose place those of the model come.
"""

from __future__ import annotations

import sys
import warnings
from importlib import import_module
from pathlib import Path
from types import ModuleType
from typing import Any

from .rows import words_in_order

_LATE = ("spacy.cli", "spacy.cli.info", "srsly._yaml_api", "srsly._pickle_api")
"""The library's command line, and what reads YAML and pickles for it."""

_USUAL, _BARE = "spacy.Tokenizer.v1", "dateline.BareTokenizer.v1"


def load_pipeline(folder: Path, without: list[str]) -> Any:
    """The model of a folder as spaCy's pipeline, without some of its components."""
    with warnings.catch_warnings():
        # The verified copy is 3.7.1, one minor version behind the library; it was measured under exactly this pair.
        warnings.filterwarnings("ignore", message=r"\[W095\]")
        library = _library()
        with words_in_order():
            pipeline = library.load(folder, exclude=[*without, "strings"], config=_without_rules(library, folder))
    for _, component in pipeline.components:
        for label in getattr(component, "labels", ()):
            pipeline.vocab.strings.add(label)
    return pipeline


def _without_rules(library: Any, folder: Path) -> dict[str, Any]:
    """Begins with a tokenizer without rules, where the model would begin with the library's usual one and then read its own rules."""
    from spacy.tokenizer import Tokenizer

    if _USUAL not in (folder / "config.cfg").read_text(encoding="utf-8"):
        return {}
    library.registry.tokenizers(_BARE, func=lambda: lambda pipeline: Tokenizer(pipeline.vocab))
    return {"nlp": {"tokenizer": {"@tokenizers": _BARE}}}


def _library() -> Any:
    """spaCy, imported without `_LATE`."""
    if "spacy" in sys.modules:
        return sys.modules["spacy"]
    late = {name: _Late(name) for name in _LATE if name not in sys.modules}
    sys.modules.update(late)
    try:
        import spacy
    finally:
        for name in late:
            del sys.modules[name]
    return spacy


class _Late(ModuleType):
    """Stands for a module while others are imported that want functions of it: these import it when they are called."""

    def __init__(self, name: str) -> None:
        super().__init__(name)
        self.__path__ = []

    def __getattr__(self, name: str) -> Any:
        if name.startswith("__"):
            raise AttributeError(name)

        def call(*arguments: Any, **options: Any) -> Any:
            return getattr(import_module(self.__name__), name)(*arguments, **options)

        return call
