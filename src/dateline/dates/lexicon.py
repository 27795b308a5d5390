"""The time words and rules of a language, compiled from its dates.yaml.

A text is read as a string of one character a word: every time word has a character of its own, numbers have one by
their shape, all else is OTHER. A rule is then a regular expression over these characters, written in the file with the
names of word classes: "m:MONTH d:DAYNUM ( ,? y:YEAR )?".
"""

from __future__ import annotations

import json
import re
from dataclasses import dataclass, field
from functools import lru_cache
from pathlib import Path
from typing import Any

from dateline.errors import KnowledgeError
from dateline.knowledge.compiled import compiled

LANGUAGES = Path(__file__).parent.parent / "knowledge" / "lang"
OTHER, BREAK, FIRST_WORD = "x", "\n", 0x100
SHAPES = {
    "ZERO": "a",
    "ONE12": "b",
    "TO24": "c",
    "TO31": "d",
    "TO99": "e",
    "HUNDREDS": "f",
    "YEAR": "g",
    "LARGE": "h",
    "ORDINAL31": "o",
    "ORDINALS": "p",
    "DECADES": "q",
    "SHORTDECADE": "r",
    "CLOCK": "t",
    "ISODATE": "i",
    "ISOTIME": "j",
    "NUMDATE": "n",
    "DECIMAL": "v",
    "FRACTION": "w",
    "DOT": "A",
    "OTHER": OTHER,
    "BREAK": BREAK,
    "OPEN": "(",
    "CLOSE": ")",
}
NUMBER_CLASSES = {"DAYNUM": "bcd", "MONTHNUM": "b", "HOUR": "abc", "INT": "abcdefgh", "SMALLINT": "abcdef", "YY": "abcde", "ORDNUM": "op"}
PUNCTUATION = ",.-/()':;$%"
ELEMENT = re.compile(
    r"\s*(?:(?P<name>[a-z]\w*):)?(?:(?P<macro>@[A-Z]\w*)|(?P<cls>[A-Z][A-Z0-9_]*)|(?P<word>'s|[a-z][a-z.]*)|(?P<mark>\(\?!|[()|?*+]|\{[\d,]+\}|[,.\-/:;$%']))"
)


@dataclass(frozen=True, slots=True)
class Rule:
    """A pattern over word characters and how what it finds is read (`reads`, with fixed parts in `fixed`)."""

    id: str
    pattern: re.Pattern[str]
    reads: str
    fixed: dict[str, Any] = field(default_factory=dict)


@dataclass(frozen=True)
class Lexicon:
    """Words, their characters and values, and the rules, tried by the character a match begins with."""

    characters: dict[str, str]
    values: dict[str, dict[str, Any]]
    rules: dict[str, tuple[Rule, ...]]
    classes: dict[str, str]
    abbreviations: frozenset[str]
    clause: dict[str, frozenset[str]]
    bounds: dict[str, str]
    bound_words: dict[str, frozenset[str]]

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
    table = json.loads(compiled("dates.json", [path], lambda target: _write_json(path, target)).read_text(encoding="utf-8"))
    return build(table, str(path))


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
    compiler = _Compiler(values, table.get("macros", {}), where)
    rules = [compiler.rule(entry) for entry in table["rules"]]
    capital = set(table.get("capital", []))
    bounds = table["bounds"]
    return Lexicon(
        compiler.forms(capital),
        values,
        compiler.by_first(rules),
        compiler.classes,
        abbreviations=frozenset(values["MONTHSHORT"]) | frozenset(values["DAYSHORT"]),
        clause={name: frozenset(words) for name, words in table["clause"].items()},
        bounds={phrase: kind for kind, phrases in bounds["before_a_day"].items() for phrase in phrases},
        bound_words={name: frozenset(bounds[name]) for name in ("joiners", "negations", "starts", "moves", "ends")},
    )


class _Compiler:
    """Turns the notation of dates.yaml into regular expressions over word characters."""

    def __init__(self, values: dict[str, dict[str, Any]], macros: dict[str, str], where: str) -> None:
        self.macros, self.where = macros, where
        self.used: dict[str, int] = {}
        self.words: dict[str, str] = {mark: mark for mark in PUNCTUATION}
        self.classes = {**SHAPES, **NUMBER_CLASSES}
        for cls, words in values.items():
            self.classes[cls] = "".join(self.character(word) for word in words)

    def character(self, word: str) -> str:
        """The character of a word, given when it is first met."""
        return self.words.setdefault(word, chr(FIRST_WORD + len(self.words)))

    def rule(self, entry: dict[str, Any]) -> Rule:
        """One compiled rule; `after` and `not_after` look at the word before it, `before` and `not_before` at what follows."""
        self.used = {}
        try:
            text = self.look_behind(entry) + self.expression(entry["match"]) + self.look_ahead(entry)
            return Rule(entry["id"], re.compile(text), entry["reads"], entry.get("with", {}))
        except (KeyError, re.error) as error:
            raise KnowledgeError(
                f"rule {entry.get('id')!r} cannot be compiled: {error}", where=self.where, remedy="check its match, names and brackets"
            ) from None

    def look_behind(self, entry: dict[str, Any]) -> str:
        text = ""
        for key, sign in (("after", "="), ("not_after", "!")):
            if entry.get(key):
                text += f"(?<{sign}[{self.charset(entry[key])}])"
        return text

    def look_ahead(self, entry: dict[str, Any]) -> str:
        text = ""
        for key, sign in (("before", "="), ("not_before", "!")):
            if entry.get(key):
                text += f"(?{sign}{self.expression(entry[key])})"
        return text

    def charset(self, names: str) -> str:
        """The characters of a list of words and classes, for use between square brackets."""
        parts = [self.classes[n] if n.isupper() else self.character(n) for n in names.split()]
        return re.escape("".join(parts))

    def expression(self, text: str) -> str:
        """The regular expression of a pattern in the notation of the file."""
        out, at, text = [], 0, text.strip()
        while at < len(text):
            found = ELEMENT.match(text, at)
            if found is None:
                raise re.error(f"cannot read {text[at : at + 20]!r}")
            at = found.end()
            out.append(self.element(found))
        return "".join(out)

    def element(self, found: re.Match[str]) -> str:
        if found["macro"]:
            inner = f"(?:{self.expression(self.macros[found['macro'][1:]])})"
        elif found["cls"]:
            inner = f"[{re.escape(self.classes[found['cls']])}]"
        elif found["word"]:
            inner = re.escape(self.character(found["word"]))
        else:
            mark = found["mark"]
            if mark == "(":
                return self.group(found["name"])
            return mark if mark in ("(?!", ")", "|", "?", "*", "+") or mark[0] == "{" else re.escape(mark)
        return f"{self.group(found['name'])}{inner})" if found["name"] else inner

    def group(self, name: str | None) -> str:
        """The opening of a group; a name met again in a rule gets one more underscore, as Python wants each only once."""
        if not name:
            return "(?:"
        self.used[name] = self.used.get(name, 0) + 1
        return f"(?P<{name}{'_' * (self.used[name] - 1)}>"

    def forms(self, capital: set[str]) -> dict[str, str]:
        """Every written form with its character: as listed, Capitalised, UPPER; words of `capital` only so."""
        table: dict[str, str] = {}
        for word, character in self.words.items():
            for form in (word.capitalize(), word.upper()) if word in capital else (word, word.capitalize(), word.upper()):
                table[form] = character
        return table

    def by_first(self, rules: list[Rule]) -> dict[str, tuple[Rule, ...]]:
        """For every character the rules that can begin with it, in file order."""
        alphabet = sorted(set(self.words.values()) | set("".join(self.classes.values())) - {BREAK, OTHER})
        table: dict[str, list[Rule]] = {c: [] for c in alphabet}
        for rule in rules:
            for character in first_characters(rule.pattern.pattern):
                if character in table:
                    table[character].append(rule)
        return {c: tuple(r) for c, r in table.items() if r}


def first_characters(pattern: str) -> list[str]:
    """The characters a match of a pattern can begin with, read off the parsed expression."""
    from re import _parser as parser  # type: ignore[attr-defined]

    found, _ = _firsts(parser.parse(pattern))
    return [chr(code) for code in sorted(found)]


def _firsts(items: Any) -> tuple[set[int], bool]:
    """Codes that can come first in a sequence of parsed items, and whether all of it may be empty."""
    found: set[int] = set()
    for operator, argument in items:
        name = str(operator)
        if name in ("ASSERT", "ASSERT_NOT", "AT"):
            continue
        codes, empty = _first_of(name, argument)
        found |= codes
        if not empty:
            return found, False
    return found, True


def _first_of(name: str, argument: Any) -> tuple[set[int], bool]:
    if name == "LITERAL":
        return {argument}, False
    if name == "IN":
        return {code for op, value in argument for code in ([value] if str(op) == "LITERAL" else range(value[0], value[1] + 1))}, False
    if name == "SUBPATTERN":
        return _firsts(argument[3])
    if name == "BRANCH":
        parts = [_firsts(branch) for branch in argument[1]]
        return set().union(*(codes for codes, _ in parts)), any(empty for _, empty in parts)
    if name in ("MAX_REPEAT", "MIN_REPEAT"):
        codes, empty = _firsts(argument[2])
        return codes, empty or argument[0] == 0
    raise re.error(f"no rule may use {name}")
