"""Write the parts of docs/ that are made from the code: command line, input formats, output format, Python.

    python tools/docs.py [--check]      --check: exit 1 where a file is not what the code says
"""

from __future__ import annotations

import argparse
import io
import os
import sys
from contextlib import redirect_stdout
from pathlib import Path

os.environ["COLUMNS"] = "100"

import reference

from dateline.cli.main import build_parser
from dateline.read.formats import formats

DOCS = Path(__file__).resolve().parent.parent / "docs"


def command_line() -> str:
    """Every command with its help, as Markdown."""
    parser = build_parser()
    out = io.StringIO()
    with redirect_stdout(out):
        print("# The command line\n\nMade by `make docs` from the program's own help.\n")
        print(f"```\n{parser.format_help().rstrip()}\n```")
        [subparsers] = [action for action in parser._actions if isinstance(action, argparse._SubParsersAction)]
        for name, command in subparsers.choices.items():
            print(f"\n## dateline {name}\n\n```\n{command.format_help().rstrip()}\n```")
    return out.getvalue()


def input_formats() -> str:
    """The input formats, in the order in which they are asked."""
    rows = "\n".join(f"| `{form.NAME}` | {(form.__doc__ or '').strip().splitlines()[0]} |" for form in formats())
    return f"# Input formats\n\nMade by `make docs`. A format is told from the content of a source; `--format` forces one.\n\n| name | what it is |\n|---|---|\n{rows}\n"


PAGES = {"command-line.md": command_line, "formats.md": input_formats, "reference/contract.md": reference.contract, "reference/python.md": reference.python}


def main() -> int:
    stale = []
    for name, write in PAGES.items():
        path, text = DOCS / name, write()
        if not path.exists() or path.read_text(encoding="utf-8") != text:
            stale.append(name)
            if "--check" not in sys.argv[1:]:
                path.parent.mkdir(exist_ok=True)
                path.write_text(text, encoding="utf-8")
                print(f"written: docs/{name}")
    if stale and "--check" in sys.argv[1:]:
        print(f"not what the code says: {', '.join(stale)}; run `make docs`")
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main())
