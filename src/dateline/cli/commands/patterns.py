"""Try event patterns: run their examples, check their form, ask what a sentence gives.

    dateline patterns test [FILE or FOLDER ...]   every `examples` and `not` of the files; none named: those of the overlay, else all
    dateline patterns check [FILE or FOLDER ...]  only whether the files are well-formed
    dateline patterns say SENTENCE ...            every act of a sentence, with its reasons and near misses

`--overlay FOLDER` takes the patterns, word lists and ontologies of your own with the shipped ones. Exit code 1 where an
example does not hold, 3 where a file has a mistake. docs/how-to/patterns.md is the page for writing patterns.
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from dateline.cli.options import load_knowledge, overlay_argument

if TYPE_CHECKING:
    from dateline.events.example import Said
    from dateline.knowledge.load import Knowledge

HELP = "try event patterns: test, check, say"


def arguments(parser: argparse.ArgumentParser) -> None:
    actions = parser.add_subparsers(dest="action", metavar="|".join(_ACTIONS), required=True)
    test = actions.add_parser("test", help="run the examples of pattern files")
    check = actions.add_parser("check", help="whether pattern files are well-formed")
    for action in (test, check):
        action.add_argument("files", nargs="*", type=Path, metavar="FILE", help="pattern file or folder; none: those of the overlay, else all")
    say = actions.add_parser("say", help="what sentences give, and why")
    say.add_argument("sentences", nargs="+", metavar="SENTENCE")
    for action in (test, check, say):
        overlay_argument(action)


def run(options: argparse.Namespace) -> int:
    return _ACTIONS[options.action](options, load_knowledge(options))


def _files(options: argparse.Namespace, knowledge: Knowledge) -> list[Path]:
    """The files named, those in the folders named, or those of the overlay, or all."""
    from dateline.errors import ConfigurationError
    from dateline.events.pattern import own_pattern_files, pattern_files

    missing = next((path for path in options.files if not path.exists()), None)
    if missing:
        raise ConfigurationError("no such pattern file", where=str(missing), remedy="name a YAML file or a folder of them")
    named = [file for path in options.files for file in (sorted(path.rglob("*.yaml")) if path.is_dir() else [path])]
    return named or own_pattern_files(knowledge) or pattern_files(knowledge)


def _check(options: argparse.Namespace, knowledge: Knowledge) -> int:
    from dateline.rehearse import mistakes

    files = _files(options, knowledge)
    wrong = mistakes(files, knowledge)
    for mistake in wrong:
        print(f"dateline: {mistake}", file=sys.stderr)
    print(f"{len(files)} files, {len(wrong)} with a mistake")
    return 3 if wrong else 0


def _test(options: argparse.Namespace, knowledge: Knowledge) -> int:
    from dateline.rehearse import patterns_with, rehearsals, rehearse

    files = _files(options, knowledge)
    patterns = patterns_with(knowledge, files)
    wrong = total = 0
    for rehearsal in rehearsals(files):
        total += 1
        differences = rehearse(rehearsal, patterns, knowledge)
        wrong += bool(differences)
        for difference in differences[:3]:
            print(f"{rehearsal.path}:{rehearsal.example.line}: {rehearsal.pattern}, {rehearsal.key}: {rehearsal.example['text']}\n    {difference}")
    print(f"{total} sentences of {len(files)} files, {wrong} not as written")
    return 1 if wrong else 0


def _say(options: argparse.Namespace, knowledge: Knowledge) -> int:
    from dateline.rehearse import patterns_with, say

    patterns = patterns_with(knowledge)
    for sentence in options.sentences:
        print(sentence)
        for line in _lines(say(sentence, patterns, knowledge)):
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


_ACTIONS = {"test": _test, "check": _check, "say": _say}
