"""Where a text names a recurring gathering: "G20 leaders' summit", "summit of the G20", "COP29"."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property
from typing import Any

REACH = 60
"""Characters before a name in which what it needs may stand."""
NEVER_REACH = 25
"""Characters around a name in which what it must not have may stand."""
PLACE = re.compile(r",? (?:in|at) (?:the )?((?:[A-Z][\w'’.-]*|de|el|of|and)(?: (?:[A-Z][\w'’.-]*|de|el|of|and))*)")


@dataclass(frozen=True, slots=True)
class Occasion:
    """A gathering named in the text; `number` and `place` are "" where the words name none."""

    start: int
    end: int
    event: str
    number: str
    place: str


@dataclass(frozen=True, slots=True)
class Form:
    """One way to name an event: its name, the name with its gathering behind it, what must stand before it and never near it."""

    event: str
    name: re.Pattern[str]
    ahead: re.Pattern[str]
    behind: re.Pattern[str] | None
    only_after: re.Pattern[str] | None
    never: re.Pattern[str] | None


class Forms:
    """The ways a language names the gatherings, and what may stand between one and its time. Patterns are compiled when first needed."""

    def __init__(self, table: dict[str, Any], months: list[str]) -> None:
        self.months, self.leads = [month.capitalize() for month in months], table.get("leads", ())
        self.filler = rf"(?:(?:{_either([*table.get('between', ()), *self.months])}|(?:19|20)\d\d)(?:['’]s?)? )*"
        self.entries: dict[str, list[tuple[str, dict[str, Any]]]] = {}
        for entry in table.get("forms", ()):
            for name in entry["names"]:
                self.entries.setdefault(re.findall(r"[^\W\d_]+", name)[0], []).append((name, entry))
        self.compiled: dict[str, list[Form]] = {}

    def of(self, word: str) -> list[Form]:
        """The forms whose name begins with a word."""
        if word not in self.compiled:
            self.compiled[word] = [self._form(name, entry) for name, entry in self.entries[word]]
        return self.compiled[word]

    def _form(self, name: str, entry: dict[str, Any]) -> Form:
        text, gathering, only = _literal(name), _either(entry.get("gatherings", ())), entry.get("only_after")
        return Form(
            entry["event"],
            re.compile(rf"{text}\b"),
            re.compile(rf"{text}(?:['’]s?)? {self.filler}(?:{gathering})\b" if gathering else rf"{text}\b"),
            re.compile(rf"\b(?:{gathering}) (?:of|for) (?:the )?$") if gathering else None,
            re.compile(rf"\b(?:{_either([*only, *self.months])})(?:['’]s)? (?:the )?{self.filler}$") if only else None,
            re.compile(_either(entry["never"]), re.I) if entry.get("never") else None,
        )

    @cached_property
    def before(self) -> re.Pattern[str]:
        """What may stand between a time and the gathering behind it: "'s", " on the sidelines of the"."""
        return re.compile(rf"(?:['’]s)?,? ?(?:(?:{_either(self.leads)}) )?(?:(?:the|a|an) )?{self.filler}")

    @cached_property
    def after(self) -> re.Pattern[str]:
        """What may stand between a gathering and the time behind it."""
        return re.compile(r",? ?(?:(?:in|on|for|from|of) )?(?:the )?")


def _either(texts: Iterable[str]) -> str:
    return "|".join(map(_literal, texts))


def _literal(text: str) -> str:
    """A regular expression of a text: # is a number of one or two digits, apostrophes may be curly."""
    return re.escape(text).replace(r"\#", r"(?P<number>\d{1,2})(?!\d)").replace("'", "['’]")


def find_occasions(forms: Forms, written: list[str], starts: list[int], text: str) -> list[Occasion]:
    """The gatherings a text names, in text order, none overlapping; its words and where they begin are given with it."""
    cues, found = forms.entries, list[Occasion]()
    if cues.keys().isdisjoint(written):
        return found
    for i, word in enumerate(written):
        if word in cues and (not found or starts[i] >= found[-1].end):
            occasion = _named(text, starts[i], forms.of(word))
            found.extend([occasion] if occasion else [])
    return found


def _named(text: str, start: int, forms: list[Form]) -> Occasion | None:
    """The gathering whose name begins at a character: "G20 leaders' summit", "summit of the G20"."""
    if start and (text[start - 1].isalnum() or text[start - 1] in "-/"):
        return None
    for form in forms:
        match, begin = form.ahead.match(text, start), start
        if match is None and form.behind and (before := form.behind.search(text, max(0, start - REACH), start)):
            match, begin = form.name.match(text, start), before.start()
        if match is None or (form.only_after and not form.only_after.search(text, max(0, begin - REACH), begin)):
            continue
        if form.never and form.never.search(text, max(0, begin - NEVER_REACH), match.end() + NEVER_REACH):
            continue
        place = PLACE.match(text, match.end())
        return Occasion(begin, match.end(), form.event, match.groupdict().get("number") or "", place[1] if place else "")
    return None
