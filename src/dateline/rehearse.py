"""The examples of pattern files, run: each sentence through parse, actors, dates, places and events.

    python -m dateline.rehearse [FILE or FOLDER ...]      every `examples` and `not` of the files; none named: of all
    python -m dateline.rehearse --check [FILE ...]        only whether the files are well-formed, in a second
    python -m dateline.rehearse --say "SENTENCE" ...      every act of a sentence, with its reasons and near misses
"""

from __future__ import annotations

import sys
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from dateline.actors import find_actors, with_states_of_places
from dateline.dates import find_times
from dateline.errors import DatelineError
from dateline.events.code import code_events
from dateline.events.example import Said, differences
from dateline.events.find import find_acts_with
from dateline.events.lined import Lined, read_lined
from dateline.events.pattern import PatternSet, compile_files, pattern_files, unpack
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

    A file with a mistake is told on standard error and left out, so that the others can be tried.
    """
    files = sorted({path.resolve() for path in (*pattern_files(knowledge), *extra)})
    sound = [path for path in files if _is_sound(path, knowledge)]
    return unpack(compile_files(sound, knowledge, drafts=True))


def _is_sound(path: Path, knowledge: Knowledge) -> bool:
    try:
        compile_files([path], knowledge, drafts=True)
    except DatelineError as error:
        print(error, file=sys.stderr)
        return False
    return True


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


def main(arguments: Sequence[str]) -> int:
    """Run the files named and print what fails; exit code 0 where nothing does."""
    knowledge = Knowledge()
    try:
        if arguments[:1] == ["--say"]:
            return _say_all(arguments[1:], knowledge)
        if arguments[:1] == ["--check"]:
            return _check(_files(arguments[1:]) or pattern_files(knowledge), knowledge)
        files = _files(arguments) or pattern_files(knowledge)
        return _report(files, patterns_with(knowledge, files), knowledge)
    except DatelineError as error:
        print(error, file=sys.stderr)
        return error.exit_code


def _files(arguments: Sequence[str]) -> list[Path]:
    paths = [Path(argument) for argument in arguments]
    return [file for path in paths for file in (sorted(path.glob("**/*.yaml")) if path.is_dir() else [path])]


def _check(files: Sequence[Path], knowledge: Knowledge) -> int:
    """The first mistake of each file."""
    wrong = sum(not _is_sound(path, knowledge) for path in files)
    print(f"{len(files)} files, {wrong} with a mistake")
    return 3 if wrong else 0


def _report(files: Sequence[Path], patterns: PatternSet, knowledge: Knowledge) -> int:
    wrong = total = 0
    for rehearsal in rehearsals(files):
        total += 1
        for difference in rehearse(rehearsal, patterns, knowledge)[:3]:
            print(f"{rehearsal.path}:{rehearsal.example.line}: {rehearsal.pattern}, {rehearsal.key}: {rehearsal.example['text']}\n    {difference}")
            wrong += 1
    print(f"{total} sentences of {len(files)} files, {wrong} not as written")
    return 1 if wrong else 0


def _say_all(texts: Sequence[str], knowledge: Knowledge) -> int:
    patterns = patterns_with(knowledge)
    for text in texts:
        said = say(text, patterns, knowledge)
        print(text)
        for line in _lines(said):
            print(f"    {line}")
    return 0


def _lines(said: Said) -> Iterator[str]:
    for event in said.events:
        negation = " not" if event.negated else ""
        yield f"{event.plover_type} {event.plover_mode or ''} {event.cameo or ''}{negation} {event.modality}: {_names(said, event.actors)} -> {_names(said, event.recipients)}"
        yield from (f"    {reason}" for reason in event.why)
    coded = {event.source for event in said.events}
    for act in said.acts:
        if act.source not in coded:
            yield f"no event: {act.pattern}, {act.source}{'' if act.political else ' (no public side)'}"
    for near in said.near:
        yield f"near miss {near.pattern}, {near.source}: {near.why}"


def _names(said: Said, refs: Sequence[str]) -> str:
    return ", ".join(said.actors.by_ref[ref].name for ref in refs) or "-"


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
