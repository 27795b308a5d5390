"""The notation of the rules in dates.yaml, turned into regular expressions.

A text is read as a string of one character a word: every time word has a character of its own, numbers have one by
their shape, all else is OTHER. A rule is then a regular expression over these characters, written in the file with the
names of word classes: "m:MONTH d:DAYNUM ( ,? y:YEAR )?".
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any

from dateline.errors import KnowledgeError

OTHER, BREAK, FIRST_WORD = "x", "\n", 0x100
SHAPES = {
    "ZERO": "a",
    "ONE12": "b",
    "TO24": "c",
    "TO31": "d",
    "TO99": "e",
    "HUNDREDS": "f",
    "MODERN": "g",
    "OLDYEAR": "k",
    "LARGE": "h",
    "ORDINAL31": "o",
    "ORDINALS": "p",
    "DECADES": "q",
    "SHORTDECADE": "r",
    "CLOCK": "t",
    "LAP": "u",
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
NUMBER_CLASSES = {"DAYNUM": "bcd", "HOUR": "abc", "YEAR": "gk", "INT": "abcdefghk", "CLAUSEEND": ",.;:)?!\n"}
PUNCTUATION = ",.-/()':;$%?!"
ELEMENT = re.compile(r"\s*(?:(?P<name>[a-z]\w*):)?(?:(?P<macro>@[A-Z]\w*)|(?P<cls>[A-Z][A-Z0-9_]*)|(?P<word>'s|[a-z][a-z.]*)|(?P<mark>\(\?[!=]|[()|?*+]|\{[\d,]+\}|[,.\-/:;$%']))")


@dataclass(frozen=True)
class Rule:
    """A pattern over word characters and how what it finds is read (`reads`, with fixed parts in `fixed`); the characters it can
    `begin` with, and those that can be the whole of what it finds."""

    id: str
    text: str
    reads: str
    fixed: dict[str, Any] = field(default_factory=dict)
    begin: tuple[str, ...] = ()
    whole: tuple[str, ...] = ()

    @cached_property
    def pattern(self) -> re.Pattern[str]:
        """Compiled when it is first tried: a short text tries few of a hundred."""
        return re.compile(self.text)


class Compiler:
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
            return Rule(entry["id"], text, entry["reads"], entry.get("with", {}), *beginnings(text))
        except (KeyError, re.error) as error:
            raise KnowledgeError(f"rule {entry.get('id')!r} cannot be compiled: {error}", where=self.where, remedy="check its match, names and brackets") from None

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
            return mark if mark in ("(?!", "(?=", ")", "|", "?", "*", "+") or mark[0] == "{" else re.escape(mark)
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

    def by_first(self, rules: list[Rule]) -> tuple[dict[str, tuple[Rule, ...]], re.Pattern[str]]:
        """For every character the rules that can begin with it, in file order; and what finds such a character, unless it is no whole
        match and nothing follows that could make it one."""
        table: dict[str, list[Rule]] = {}
        alone: set[str] = set()
        for rule in rules:
            alone.update(rule.whole)
            for character in rule.begin:
                table.setdefault(character, []).append(rule)
        longer = table.keys() - alone
        sets = [f"[{re.escape(''.join(sorted(those)))}]{more}" for those, more in ((alone, ""), (longer, f"(?![{OTHER}{BREAK}])")) if those]
        return {c: tuple(r) for c, r in table.items()}, re.compile("|".join(sets))


def beginnings(pattern: str) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """The characters a match of a pattern can begin with, and those that can be the whole of it."""
    from re import _parser as parser  # type: ignore[attr-defined]

    first, whole, _ = _sequence(parser.parse(pattern))
    return tuple(map(chr, sorted(first))), tuple(map(chr, sorted(whole)))


Codes = tuple[set[int], set[int], bool]
"""Codes that can come first, codes that can be all there is, and whether there may be nothing."""


def _sequence(items: Any) -> Codes:
    first: set[int] = set()
    whole: set[int] = set()
    empty = True
    for operator, argument in items:
        if str(operator) in ("ASSERT", "ASSERT_NOT", "AT"):
            continue
        more, alone, may_miss = _item(str(operator), argument)
        whole = (whole if may_miss else set()) | (alone if empty else set())
        first |= more if empty else set()
        empty = empty and may_miss
    return first, whole, empty


def _item(name: str, argument: Any) -> Codes:
    if name == "LITERAL":
        return {argument}, {argument}, False
    if name == "IN":
        codes = {code for op, value in argument for code in ([value] if str(op) == "LITERAL" else range(value[0], value[1] + 1))}
        return codes, codes, False
    if name == "SUBPATTERN":
        return _sequence(argument[3])
    if name == "BRANCH":
        branches = [_sequence(branch) for branch in argument[1]]
        return set().union(*(b[0] for b in branches)), set().union(*(b[1] for b in branches)), any(b[2] for b in branches)
    if name in ("MAX_REPEAT", "MIN_REPEAT"):
        first, whole, empty = _sequence(argument[2])
        return first, whole if argument[0] <= 1 or empty else set(), empty or argument[0] == 0
    raise re.error(f"no rule may use {name}")
