"""Print the JSON Schema of the public record format dateline/1."""

from __future__ import annotations

import argparse
import json

HELP = "print the JSON Schema of the output"


def arguments(parser: argparse.ArgumentParser) -> None:
    """The schema takes no options."""


def run(options: argparse.Namespace) -> int:
    from dateline.export.contract import schema

    print(json.dumps(schema(), indent=1, ensure_ascii=False))
    return 0
