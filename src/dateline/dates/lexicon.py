"""The time words and rules of a language, compiled from its dates.yaml."""

from __future__ import annotations

import json
import re
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any

from dateline.errors import KnowledgeError

from .gatherings import Forms
from .notation import Compiler, Rule

LANGUAGES = Path(__file__).parent.parent / "knowledge" / "lang"


@dataclass(frozen=True)
class Lexicon:
    """Words, their characters and values, and the rules, tried by the character a match begins with; `opening` finds the next of
    these that is a match by itself or has more to come."""

    characters: dict[str, str]
    values: dict[str, dict[str, Any]]
    rules: dict[str, tuple[Rule, ...]]
    opening: re.Pattern[str]
    classes: dict[str, str]
    abbreviations: frozenset[str]
    clause: dict[str, frozenset[str]]
    bounds: dict[str, str]
    bound_words: dict[str, frozenset[str]]
    occasions: Forms

    def value(self, cls: str, word: str) -> Any:
        """What a word of a class stands for ("march" of MONTH: 3), or None."""
        return self.values[cls].get(word)

    def number(self, word: str) -> float | None:
        """The number a single word stands for, or None."""
        found: float | None = self.values["NUMBER"].get(word, self.values["TENS"].get(word))
        return found


def source(language: str) -> Path:
    """The file that holds the time words and rules of a language."""
    return LANGUAGES / language / "dates.yaml"


@lru_cache(maxsize=8)
def lexicon(language: str = "en") -> Lexicon:
    """The compiled lexicon of a language; a `KnowledgeError` names the rule that is wrong."""
    path = source(language)
    if not path.is_file():
        raise KnowledgeError(f"no time rules for language {language!r}", where=str(path), remedy="use one of the folders beside it that has a dates.yaml")
    from dateline.knowledge.compiled import compiled

    table = json.loads(compiled("dates.json", [path], lambda target: _write_json(path, target)).read_text(encoding="utf-8"))
    return build(table, str(path))


def compile_rules(language: str, folder: Path) -> None:
    """Write the compiled rules of a language, where it has any, into a folder under the name `lexicon` looks for."""
    path = source(language)
    if path.is_file():
        from dateline.knowledge.compiled import file_name

        _write_json(path, folder / file_name("dates.json", [path]))


def _write_json(path: Path, target: Path) -> None:
    from dateline.knowledge.load import read_yaml

    table = read_yaml(path)
    for rule in table["rules"]:
        rule.pop("examples", None)
        rule.pop("not", None)
    target.write_text(json.dumps(table, sort_keys=False), encoding="utf-8")


def build(table: dict[str, Any], where: str) -> Lexicon:
    """The lexicon of a table as dates.yaml holds it."""
    values = {cls: {str(word): value for word, value in words.items()} for cls, words in table["words"].items()}
    compiler = Compiler(values, table.get("macros", {}), where)
    rules = [compiler.rule(entry) for entry in table["rules"]]
    capital = set(table.get("capital", []))
    bounds = table["bounds"]
    return Lexicon(
        compiler.forms(capital),
        values,
        *compiler.by_first(rules),
        compiler.classes,
        abbreviations=frozenset(values["MONTHSHORT"]) | frozenset(values["DAYSHORT"]),
        clause={"days": frozenset(values["WEEKDAY"]), **{name: frozenset(words) for name, words in table["clause"].items()}},
        bounds={phrase: kind for kind, phrases in bounds["before_a_day"].items() for phrase in phrases},
        bound_words={name: frozenset(bounds[name]) for name in ("joiners", "negations", "starts", "moves", "ends")},
        occasions=Forms(table.get("occasions", {}), [*values["MONTH"], *values["MONTHWORD"]]),
    )
