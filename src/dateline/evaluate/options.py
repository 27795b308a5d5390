"""The options that the scoring scripts of own gold share."""

from __future__ import annotations

import argparse


def score_parser(about: str | None) -> argparse.ArgumentParser:
    """A parser with a script's own text as help, `--errors N` (mistakes to print, none by itself) and `--json` (figures as one object)."""
    parser = argparse.ArgumentParser(description=about, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--errors", type=int, default=0, help="so many mistakes one by one")
    parser.add_argument("--json", action="store_true", help="figures as one JSON object")
    return parser
