"""`dateline COMMAND`: finds the command's module, imports nothing else, and turns errors into words and exit codes.

A command is a module in `cli/commands/` with HELP (one line), `arguments(parser)` and `run(options) -> exit code`;
to add one, add a module. Heavy imports stand inside `run`, so that `dateline --help` answers at once.
"""

from __future__ import annotations

import argparse
import os
import pkgutil
import signal
import sys
from collections.abc import Sequence
from importlib import import_module

from dateline.errors import DatelineError

from . import commands

VERSION_HELP = "print the version and stop"
READER_GONE = 128 + signal.SIGPIPE
"""Exit code of a program that writes where nobody reads, as a shell tells it."""


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command; 0 done, 1 some articles rejected, 2 the command was wrong, 3 a knowledge file is, 4 no model, 130 stopped,
    141 whoever read the output went away."""
    try:
        try:
            return _run(arguments)
        finally:
            sys.stdout.flush()  # here, where it can be told, not when the interpreter ends
    except BrokenPipeError:  # `head` has seen enough
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return READER_GONE


def _run(arguments: Sequence[str] | None) -> int:
    options = build_parser().parse_args(arguments)
    try:
        return int(import_module(f"{commands.__name__}.{options.command}").run(options))
    except DatelineError as error:
        print(f"dateline: {error}", file=sys.stderr)
        return error.exit_code
    except OSError as error:  # a file that was named cannot be opened or written; sources and records have their own words
        if error.filename is None:
            raise
        print(f"dateline: {error.filename}: {error.strerror}\n  what to do: check the path, the rights on it and the room on the disk", file=sys.stderr)
        return 2
    except KeyboardInterrupt:
        print("dateline: stopped", file=sys.stderr)
        return 130


def build_parser() -> argparse.ArgumentParser:
    """The whole command line, every command with its options."""
    parser = argparse.ArgumentParser(
        prog="dateline",
        description="Who met whom, who said what, who did what to whom, when and where: news reports as records one can check.",
    )
    parser.add_argument("--version", action=_Version, help=VERSION_HELP)
    parsers = parser.add_subparsers(dest="command", metavar="COMMAND", required=True)
    for found in pkgutil.iter_modules(commands.__path__):
        module = import_module(f"{commands.__name__}.{found.name}")
        command = parsers.add_parser(found.name, help=module.HELP, description=module.__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
        module.arguments(command)
    return parser


class _Version(argparse.Action):
    """Looks the version up only when it is asked for."""

    def __init__(self, option_strings: Sequence[str], dest: str, help: str | None = None) -> None:
        super().__init__(option_strings, dest, nargs=0, help=help)

    def __call__(self, parser: argparse.ArgumentParser, *unused: object) -> None:
        from importlib.metadata import version

        print(f"dateline {version('dateline')}")
        parser.exit()


if __name__ == "__main__":
    sys.exit(main())
