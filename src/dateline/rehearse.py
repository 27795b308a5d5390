"""The examples of pattern files, run: each sentence through parse, actors, dates, places and events (`dateline patterns`)."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from dateline.actors import find_actors, with_states_of_places
from dateline.dates import find_times
from dateline.errors import KnowledgeError
from dateline.events.code import code_events
from dateline.events.example import Said, differences
from dateline.events.find import find_acts_with
from dateline.events.pattern import PatternSet, compile_files, pattern_files, unpack
from dateline.knowledge.lined import Lined, read_lined
from dateline.knowledge.load import Knowledge
from dateline.parse import parse_text
from dateline.places import find_places


@dataclass(frozen=True, slots=True)
class Rehearsal:
    """One sentence of a pattern file: `key` is "examples" or "not"."""

    pattern: str
    path: Path
    key: str
    example: Lined

    @property
    def name(self) -> str:
        """Pattern id, kind and line, as a test is named."""
        return f"{self.pattern}-{self.key}-{self.example.line}"


def rehearsals(files: Sequence[Path]) -> Iterator[Rehearsal]:
    """Every example and counter-example of pattern files, in order; retired patterns have none to run."""
    for path in files:
        pattern = read_lined(path)
        if pattern.get("status") != "retired":
            for key in ("examples", "not"):
                for example in pattern.get(key) or []:
                    yield Rehearsal(pattern["id"], path, key, example)


def patterns_with(knowledge: Knowledge, extra: Sequence[Path] = ()) -> PatternSet:
    """All patterns of the language with the drafts, and files from elsewhere; compiled afresh.

    Raises:
        KnowledgeError: a file has a mistake.
    """
    files = sorted({path.resolve() for path in (*pattern_files(knowledge), *extra)})
    return unpack(compile_files(files, knowledge, drafts=True))


def mistakes(files: Sequence[Path], knowledge: Knowledge) -> list[KnowledgeError]:
    """The first mistake of every file that has one."""
    found = []
    for path in files:
        try:
            compile_files([path], knowledge, drafts=True)
        except KnowledgeError as error:
            found.append(error)
    return found


def say(text: str, patterns: PatternSet, knowledge: Knowledge) -> Said:
    """Everything a text gives."""
    parsed = parse_text(text)
    actors = find_actors(parsed, knowledge)
    times = find_times(parsed)
    places = find_places(parsed, actors, knowledge)
    actors = with_states_of_places(actors, places, parsed, knowledge)
    acts, near = find_acts_with(patterns, parsed, actors, times, places, knowledge)
    return Said(parsed, actors, times, acts, code_events(parsed, acts, (), knowledge), near)


def rehearse(rehearsal: Rehearsal, patterns: PatternSet, knowledge: Knowledge) -> list[str]:
    """What is wrong with one example; nothing where it passes."""
    said = say(rehearsal.example["text"], patterns, knowledge)
    return differences(rehearsal.pattern, rehearsal.example, said, wanted=rehearsal.key == "examples")
