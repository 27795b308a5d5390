"""A record for language models: a server of the Model Context Protocol on standard input and output, read only.

    dateline mcp --record dateline.sqlite

Put that line into the configuration of the program that talks to the model. Tools: search_engagements, search_events,
search_statements, dossier, evidence, upcoming; every answer has quotes with their offsets and the addresses of the articles.
Needs `pip install "dateline[mcp]"`.
"""

from __future__ import annotations

import argparse

from dateline.cli.record import record_argument, record_path

HELP = "a record for language models (Model Context Protocol)"


def arguments(parser: argparse.ArgumentParser) -> None:
    record_argument(parser)


def run(options: argparse.Namespace) -> int:
    from dateline.export.targets import needed

    needed("mcp", "mcp")
    from dateline.agent.server import build_server

    build_server(record_path(options)).run()
    return 0
