"""Say what a record has wrong or right; every later assembly obeys, and nothing is erased.

    dateline judge accept ID... --why "the ministry confirms it"
    dateline judge reject ID... --why "a quotation from a film"
    dateline judge merge ID ID... --why "one visit"
    dateline judge split ID ID... --why "two visits: these reports are apart from one another"
    dateline judge correct ID --field status=held --why "it took place"
    dateline judge --file FILE     judgements of a CSV, JSONL or YAML file: action, ids, why, and who, field, value
    dateline judge list            all of them, with their numbers
    dateline judge undo N
"""

from __future__ import annotations

import argparse
import getpass
import sys

from dateline.cli.record import form_arguments, open_record, print_rows, record_argument

HELP = "accept, reject, merge, split or correct records"
ACTIONS = ("accept", "reject", "merge", "split", "correct")


def arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("action", nargs="?", choices=(*ACTIONS, "undo", "list"), metavar="ACTION", help="accept, reject, merge, split, correct, undo or list")
    parser.add_argument("ids", nargs="*", metavar="ID", help="ids of engagements or events, or of reports of them; for undo numbers of judgements")
    parser.add_argument("--why", metavar="TEXT", help="the reason")
    parser.add_argument("--who", metavar="NAME", help="who judges (else the user of this computer)")
    parser.add_argument("--field", metavar="NAME=VALUE", help="with correct: kind, type, mode, status, host_country, country, place, level, earliest or latest")
    parser.add_argument("--file", metavar="FILE", help="a file of judgements")
    record_argument(parser)
    form_arguments(parser)


def run(options: argparse.Namespace) -> int:
    from dateline.errors import ConfigurationError
    from dateline.store.rows import Judged

    if options.action == "list":
        with open_record(options) as record:
            return print_rows(record.judgements(), Judged, options, "Judgements")
    if options.action == "undo":
        return _undo(options)
    if bool(options.file) == bool(options.action):
        raise ConfigurationError("an action or a file is needed", remedy='dateline judge reject ID --why "…", or dateline judge --file FILE')
    return _judge(options)


def _undo(options: argparse.Namespace) -> int:
    from dateline.errors import ConfigurationError

    if not options.ids or not all(number.isdecimal() for number in options.ids):
        raise ConfigurationError("undo needs the number of a judgement", remedy="dateline judge list shows them")
    with open_record(options, write=True) as record:
        for number in options.ids:
            record.undo(int(number))
    print(f"dateline: {len(options.ids)} undone", file=sys.stderr)
    return 0


def _judge(options: argparse.Namespace) -> int:
    from dateline.model.ledger import Judgement
    from dateline.store.judging import now, read_file

    who, made = options.who or getpass.getuser(), now()
    field, _, value = (options.field or "").partition("=")
    wanted = read_file(options.file, who, made) if options.file else [Judgement(options.action, tuple(options.ids), who, made, options.why or "", field or None, value or None)]
    with open_record(options, write=True) as record:
        numbers = record.judge_all(wanted)
    print(f"dateline: judgement {', '.join(map(str, numbers))} kept; `dateline judge undo N` takes one back", file=sys.stderr)
    return 0
