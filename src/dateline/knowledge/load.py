"""One door to everything we know: the dated knowledge base and the language folders.

A stage asks for its own files by name (`knowledge.lexicon("cues")`) and compiles them as it needs; this module only
reads, checks the form, and says file:line when a file is wrong.
"""

from __future__ import annotations

from collections.abc import Hashable
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Any

from dateline.errors import KnowledgeError

from .ontology import own_file, with_own

if TYPE_CHECKING:
    from .base import KnowledgeBase

FOLDER = Path(__file__).parent


class Knowledge:
    """The knowledge base and the lexicons of one language.

    Args:
        language: name of a folder under knowledge/lang.
        overlay: file or folder of the user's own rows, merged over the shipped ones.
    Loads each part when it is first asked for, once.
    """

    def __init__(self, language: str = "en", overlay: Path | None = None) -> None:
        self.language, self.overlay = language, overlay
        self.folder = FOLDER / "lang" / language
        if not self.folder.is_dir():
            raise KnowledgeError(f"no language folder {language!r}", where=str(FOLDER / "lang"), remedy="use one of the folders there")
        self._lexicons: dict[str, Any] = {}
        self._memory: dict[Hashable, Any] = {}

    @cached_property
    def base(self) -> KnowledgeBase:
        """Who is who, dated."""
        from .base import KnowledgeBase

        return KnowledgeBase.load(overlay=self.overlay)

    def lexicon(self, name: str) -> Any:
        """The content of lang/<language>/<name>.yaml."""
        if name not in self._lexicons:
            self._lexicons[name] = read_yaml(self.folder / f"{name}.yaml")
        return self._lexicons[name]

    def ontology(self, name: str) -> Any:
        """The content of ontology/<name>.yaml, with what the overlay's file of the same name adds."""
        key = f"ontology/{name}"
        if key not in self._lexicons:
            shipped, own = read_yaml(FOLDER / "ontology" / f"{name}.yaml"), own_file(name, self.overlay)
            self._lexicons[key] = with_own(name, shipped, own) if own else shipped
        return self._lexicons[key]

    def own_files(self, subject: str) -> list[Path]:
        """The YAML files below a folder of the overlay, in a fixed order."""
        return sorted((self.overlay / subject).rglob("*.yaml")) if self.overlay else []

    def once(self, key: Hashable, make: Any) -> Any:
        """What `make()` gave the first time it was asked for under `key`: compiled cues, indexes, pattern sets."""
        if key not in self._memory:
            self._memory[key] = make()
        return self._memory[key]


def read_yaml(path: Path) -> Any:
    """The content of a YAML file; a `KnowledgeError` with file:line where it is missing or malformed."""
    import yaml

    loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
    try:
        return yaml.load(path.read_text(encoding="utf-8"), Loader=loader)
    except FileNotFoundError:
        raise KnowledgeError("no such knowledge file", where=str(path), remedy="create it or correct the name") from None
    except yaml.YAMLError as error:
        mark = getattr(error, "problem_mark", None)
        line = f":{mark.line + 1}" if mark else ""
        raise KnowledgeError(f"not valid YAML: {getattr(error, 'problem', error)}", where=f"{path}{line}", remedy="mend the line; strings with ':' or '#' need quotes") from None
