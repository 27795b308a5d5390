"""Look at a record in a browser, and ask it over HTTP: pages, calendar feed, and the interface under /api.

    dateline serve
    dateline serve --record PATH --port 8000

Answers on this computer only. To let others in, give --host an address and --token a secret: then reading needs it too.
Judging always needs the token; without --token one is made up and printed at the start.
"""

from __future__ import annotations

import argparse
import sys
from typing import TYPE_CHECKING

from dateline.cli.options import overlay_argument
from dateline.cli.record import record_argument, record_path

if TYPE_CHECKING:
    from dateline.serve.desk import Desk

HELP = "look at a record in a browser, and ask it over HTTP"


def arguments(parser: argparse.ArgumentParser) -> None:
    record_argument(parser)
    parser.add_argument("--host", default="127.0.0.1", metavar="ADDRESS", help="address to answer on (default 127.0.0.1: this computer only)")
    parser.add_argument("--port", type=int, default=8000, metavar="N", help="port to answer on (default 8000)")
    parser.add_argument("--token", metavar="SECRET", help="what one must know to judge, and on other addresses than this computer's to read (else $DATELINE_TOKEN)")
    parser.add_argument("--today", metavar="DAY", help="the day that counts as today (else the clock's)")
    overlay_argument(parser)


def run(options: argparse.Namespace) -> int:
    import uvicorn

    from dateline.serve.app import create_app

    desk = make_desk(options)
    print(f"dateline: http://{options.host}:{options.port}/ shows {desk.path}; Ctrl-C ends it", file=sys.stderr)
    if not options.token:
        print(f"dateline: the token for judging is {desk.access.token}", file=sys.stderr)
    uvicorn.run(create_app(desk), host=options.host, port=options.port, log_level="warning", server_header=False, timeout_graceful_shutdown=2)
    return 0


def make_desk(options: argparse.Namespace) -> Desk:
    """The record of the options with those who may read and write. Raises ConfigurationError, RecordError."""
    import os
    from pathlib import Path

    from dateline.cli.options import published_day
    from dateline.errors import ConfigurationError
    from dateline.serve.desk import Desk
    from dateline.serve.guard import Access, is_loopback, new_token
    from dateline.store import Record

    options.token = options.token or os.environ.get("DATELINE_TOKEN")
    loopback = is_loopback(options.host)
    if not loopback and not options.token:
        raise ConfigurationError(f"--host {options.host} lets others in, and no token was given", remedy="add --token SECRET, or leave --host out")
    if not 1 <= options.port <= 65535:
        raise ConfigurationError(f"--port {options.port} is no port", remedy="choose one from 1024 to 65535")
    path = record_path(options)
    Record(path).close()
    names = (*Access.hosts, options.host) if loopback and Access.hosts else None
    access = Access(options.token or new_token(), closed=not loopback, hosts=names)
    overlay = options.overlay or os.environ.get("DATELINE_OVERLAY")
    return Desk(path, access, Path(overlay) if overlay else None, published_day(options.today, "--today"))
