"""The library and a model, loaded without what a parse has no use for: half of the time that it takes otherwise.

Left out are the library's own command line with its clients of the network; the table of the strings of all words that have a
vector, as the parser asks for vectors by a word's hash, and puts the words of a text into the table itself; and the rules
of the library's own tokenizer, in whose place those of the model come.
"""

from __future__ import annotations

import sys
import warnings
from pathlib import Path
from types import ModuleType
from typing import Any

_USUAL, _BARE = "spacy.Tokenizer.v1", "dateline.BareTokenizer.v1"


def load_pipeline(folder: Path, without: list[str]) -> Any:
    """The model of a folder as spaCy's pipeline, without some of its components."""
    with warnings.catch_warnings():
        # The verified copy is 3.7.1, one minor version behind the library; it was measured under exactly this pair.
        warnings.filterwarnings("ignore", message=r"\[W095\]")
        library = _library()
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
