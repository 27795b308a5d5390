"""Turns of a transcript: whose words a paragraph and those after it are, told by a name and a colon at its start.

Verbatim records print the speaker in capitals ("MR PRICE:", "QUESTION:", "Q  Thank you"); interviews print a plain name,
which counts only where several paragraphs do so.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

_CAPITAL_WORD = r"(?:[A-Z][A-Z.'’\-]*|\([^)]{1,40}\)|[A-Z][a-z]{1,3}[A-Z]+|of|the|and|for|&)"
_CAPITALS = re.compile(rf"[\"“]?({_CAPITAL_WORD}(?:[ \u00a0,]+{_CAPITAL_WORD}){{0,9}})\s?:(?=\s)")
_LETTER = re.compile(r"(?:(Q)(?:[.:]\s|\s(?=\s*(?:[-–—]|[\"“(\[…]*[A-Z0-9$])))|(A)[.:]\s)")
_NAME = re.compile(r"[\"“]?([A-Z][\w.'’\-]+(?: (?:[A-Z][\w.'’\-]*|of|the|de|van|von|der|den|du|da|dos|la|le|zu|ter|bin|ibn|abu|al|el)){0,5})\s?:(?=\s+[\"“‘(\[….]*[A-Z0-9])")
_BRACKET = re.compile(r"[\"“]?[(\[][^)\]]*[)\]]\W*$")
_END = re.compile(r"(?:END\b[^a-z]{0,30}(?:[A-Z]{3,4})?|#+|\*[\s*]*|[-–—]*\s?[Ee]nd\s?[-–—]*)\W*$")
_FEWEST_CAPITALS, _FEWEST_NAMES = 2, 3
_RAREST, _SURELY = 0.2, 8
"""Share of the paragraphs from the first turn on that open one, and a number from which it is a transcript anyhow."""
_NEAR_START = 15
_LONGEST_NAME = 80


@dataclass(frozen=True, slots=True)
class Turn:
    """The name, the mark after it, and the stretches of text that are this speaker's words."""

    name: tuple[int, int]
    mark: tuple[int, int]
    stretches: tuple[tuple[int, int], ...]


def find_turns(text: str, paragraphs: Iterable[tuple[int, int]], titles: frozenset[str] = frozenset()) -> tuple[Turn, ...]:
    """The turns of a transcript in text order; empty for any other text. A single turn counts where its name has one of
    the titles: remarks of one speaker."""
    stretches = list(paragraphs)
    openings = [_opening(text, start, end) for start, end in stretches]
    found: list[Turn] = []
    over = False
    for (start, end), opening in zip(stretches, _counted(text, openings, titles), strict=True):
        if opening is not None:
            _, name, mark = opening
            over = False
            spoken = () if _BRACKET.fullmatch(text[mark[1] : end].strip()) else _words(text, mark[1], end)
            found.append(Turn(name, mark, spoken))
        elif _END.match(text, start, end):
            over = True
        elif found and not over and not _BRACKET.match(text, start, end):
            found[-1] = Turn(found[-1].name, found[-1].mark, (*found[-1].stretches, (start, end)))
    return tuple(turn for turn in found if turn.stretches)


Opening = tuple[str, tuple[int, int], tuple[int, int]]


def _opening(text: str, start: int, end: int) -> Opening | None:
    for kind, pattern in (("capitals", _CAPITALS), ("letter", _LETTER), ("name", _NAME)):
        match = pattern.match(text, start, min(end, start + _LONGEST_NAME + 2))
        if match is not None and match.end() < end:
            low, high = match.span(match.lastindex or 1)
            colon = text.find(":", high, match.end())
            mark = (colon, colon + 1) if colon >= 0 else (low, high)
            return kind, (low, high), mark
    return None


def _counted(text: str, openings: list[Opening | None], titles: frozenset[str]) -> list[Opening | None]:
    """Only the kinds of opening that come often enough to be the habit of a transcript."""
    count = {kind: sum(opening is not None and opening[0] == kind for opening in openings) for kind in ("capitals", "letter", "name")}
    first = next((i for i, opening in enumerate(openings) if opening is not None), 0)
    if _is_address(text, openings, titles):
        return [opening if opening is not None and opening[0] != "name" else None for opening in openings]
    if _RAREST * (len(openings) - first) > sum(count.values()) and count["capitals"] + count["letter"] < _SURELY:
        return [None] * len(openings)
    capitals = count["capitals"] >= _FEWEST_CAPITALS
    names = [text[low:high] for kind, (low, high), _ in filter(None, openings) if kind == "name"]
    enough = {
        "capitals": capitals,
        "letter": count["letter"] >= _FEWEST_CAPITALS or (capitals and count["letter"] > 0),
        # In an interview a name comes back; headings with a colon do not.
        "name": count["name"] >= _FEWEST_NAMES and 3 * count["name"] >= len(openings) and len(set(names)) < len(names),
    }
    return [opening if opening is not None and enough[opening[0]] else None for opening in openings]


def _is_address(text: str, openings: list[Opening | None], titles: frozenset[str]) -> bool:
    """Whether a text is a few long turns of people with titles, the first near its start."""
    capitals = [i for i, opening in enumerate(openings) if opening is not None and opening[0] == "capitals"]
    names = [opening[1] for opening in openings if opening is not None and opening[0] == "capitals"]
    titled = all(titles & set(text[low:high].lower().replace(".", "").split()) for low, high in names)
    return bool(capitals) and titled and capitals[0] < _NEAR_START and len(openings) > capitals[0] + 1


def _words(text: str, start: int, end: int) -> tuple[tuple[int, int], ...]:
    while start < end and text[start].isspace():
        start += 1
    return ((start, end),) if start < end else ()
