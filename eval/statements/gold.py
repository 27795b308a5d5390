"""Read the annotated articles of this folder: plain text files that quote the words they speak of.

    === ID
    date: 2023-08-21
    source: Wire                  (also byline, title)
    ---
    the text
    ---
    CUE | SPEAKER | CONTENT | WHO | key=value ...

GUIDELINES.md says what the fields mean. Words are found by quoting them: of all places where cue, speaker and content
stand together the closest is taken, not before the paragraph of the line above, for an inner statement (in=) not before
the outer one; what is not found is an error.
"""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

HERE = Path(__file__).resolve().parent
FILES = ("wire", "official", "transcripts", "agency", "blind-wire", "blind-other", "blind-late")
KEYS = ("to", "for", "medium", "stance", "when", "in")
MEDIA = ("press", "interview", "social", "letter", "statement", "joint", "speech", "broadcast", "call", "meeting", "document")
STANCES = ("supports", "opposes", "demands", "offers", "rejects", "neutral")
_PARTS = re.compile(r" (?=(?:to|for|medium|stance|when|in)\??=)")
Span = tuple[int, int]


class GoldFault(ValueError):
    """An annotation that does not fit its text; says file, article and line."""


@dataclass(frozen=True)
class Who:
    """One who speaks: `name` of a person, or `body` (an id, "name:..." or a country's code), or neither where nobody names
    them. `also` is the home of one who speaks for no state, `holder` whose office a body is and who may stand for it."""

    name: str | None = None
    office: str | None = None
    body: str | None = None
    country: str | None = None
    also: str | None = None
    holder: str | None = None


@dataclass(frozen=True)
class Gold:
    """One annotated statement; spans are code points of the text, end exclusive. `optional` ones count neither way."""

    number: int
    cue: Span
    speaker: Span | None
    content: tuple[Span, ...]
    who: tuple[Who, ...]
    optional: bool
    marks: dict[str, list[str]] = field(default_factory=dict)

    def values(self, key: str) -> list[str]:
        """What a key says, without what is only allowed ("to?=")."""
        return self.marks.get(key, [])

    def allowed(self, key: str) -> list[str]:
        """What a key says or allows."""
        return [*self.marks.get(key, []), *self.marks.get(key + "?", [])]


@dataclass(frozen=True)
class Annotated:
    """An article with its statements."""

    id: str
    blind: bool
    late: bool
    head: dict[str, str]
    text: str
    statements: tuple[Gold, ...]


def read_all(folder: Path = HERE) -> list[Annotated]:
    """All annotated articles; those of the files called blind-* were annotated before any output was seen."""
    return [article for name in FILES for article in read_file(folder / f"{name}.txt")]


def read_file(path: Path) -> Iterator[Annotated]:
    """The articles of one file. Raises GoldFault where an annotation does not fit."""
    for block in re.split(r"^=== ", path.read_text(encoding="utf-8"), flags=re.MULTILINE)[1:]:
        head, text, lines = re.split(r"^---\n", block, flags=re.MULTILINE)
        name, *fields = head.strip().splitlines()
        pairs = dict(line.split(": ", 1) for line in fields)
        text = text.strip()
        yield Annotated(name, path.stem.startswith("blind-"), path.stem == "blind-late", pairs, text, tuple(_statements(text, lines, f"{path.name}, {name}")))


def _statements(text: str, lines: str, where: str) -> Iterator[Gold]:
    floor = 0
    found: list[Gold] = []
    for number, line in enumerate(filter(None, lines.strip().splitlines()), 1):
        outer = re.search(r" in=(\d+)", line)
        begin = found[int(outer[1]) - 1].content[0][0] if outer and int(outer[1]) <= len(found) else floor
        try:
            gold = _statement(text, line, number, begin)
        except ValueError as error:
            raise GoldFault(f"{where}, line {number}: {error} in {line!r}") from None
        found.append(gold)
        yield gold
        if not outer:
            floor = text.rfind("\n\n", 0, min(gold.cue[0], gold.content[0][0])) + 1


def _statement(text: str, line: str, number: int, floor: int) -> Gold:
    cells = [cell.strip() for cell in line.removeprefix("?").split(" | ")]
    if len(cells) not in (4, 5):
        raise ValueError(f"{len(cells)} fields")
    cue_words, speaker_words, content_words, who = cells[:4]
    marks = _marks(cells[4]) if len(cells) == 5 else {}
    cues = list(_places(text, cue_words, floor))
    speakers = [None] if speaker_words == "none" else list(_places(text, speaker_words, 0))
    contents = list(_contents(text, content_words, floor))
    if not cues or not speakers or not contents:
        raise ValueError("cue not found" if not cues else "speaker not found" if not speakers else "content not found")
    cue, speaker, content = min(itertools.product(cues, speakers, contents), key=_width)
    return Gold(number, cue, speaker, content, tuple(map(_who, who.split(" + "))), line.startswith("?"), marks)


def _width(choice: tuple[Span, Span | None, tuple[Span, ...]]) -> tuple[int, int, int]:
    """How far apart three places lie; cue and content count more, since "he" may stand for one named further up."""
    cue, speaker, content = choice
    near = max(cue[1], content[-1][1]) - min(cue[0], content[0][0])
    apart = 0 if speaker is None else min(abs(speaker[0] - cue[1]), abs(cue[0] - speaker[1]))
    return near, apart, cue[0]


def _places(text: str, words: str, floor: int) -> Iterator[Span]:
    edge = (r"(?<!\w)" if words[0].isalnum() else "", r"(?!\w)" if words[-1].isalnum() else "")
    for match in re.compile(edge[0] + re.escape(words) + edge[1]).finditer(text, floor):
        yield match.span()


def _contents(text: str, words: str, floor: int) -> Iterator[tuple[Span, ...]]:
    """Every way the spans of a content are found, one behind the other."""
    first, *rest = words.split(" // ")
    for span in _stretches(text, first, floor):
        spans = [span]
        for part in rest:
            following = next(_stretches(text, part, spans[-1][1]), None)
            if following is None:
                break
            spans.append(following)
        else:
            yield tuple(spans)


def _stretches(text: str, words: str, floor: int) -> Iterator[Span]:
    """The places of "first words … last words"."""
    first, _, last = words.partition(" … ")
    for start, end in _places(text, first, floor):
        if not last:
            yield start, end
        elif (close := next(_places(text, last, end), None)) is not None:
            yield start, close[1]


def _marks(cell: str) -> dict[str, list[str]]:
    found: dict[str, list[str]] = {}
    for part in _PARTS.split(cell):
        key, _, value = part.partition("=")
        if key.rstrip("?") not in KEYS:
            raise ValueError(f"key {key!r}")
        found.setdefault(key, []).append(value.strip())
    return found


def _who(words: str) -> Who:
    words, _, holder = words.partition(" of ")
    *rest, country = words.split(" ")
    code, _, also = country.partition("/")
    known = {"country": None if code == "-" else code, "also": also or None, "holder": holder or None}
    office = next((word[1:] for word in rest if word.startswith("@")), None)
    name = " ".join(word for word in rest if not word.startswith("@"))
    if name.startswith("="):
        return Who(body=name[1:], office=office, **known)
    return Who(name=None if name in ("?", "") else name, office=office, **known)
