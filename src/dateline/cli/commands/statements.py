"""Who said what, with the words and where they stand: of articles that are given, or of a record.

    dateline statements briefing.txt --speaker "Wang Yi"
    dateline statements --country CHN --issue taiwan --between 2025-03-01 2025-03-31
    dateline statements stories/ --addressee ISR --class demanded --csv

With SOURCE the articles are coded now and nothing is kept; without, the record answers (`dateline add` fills it).
Exit code 0: all went well; 1: some articles were rejected; 2: the command was wrong; 5: the record cannot be used.
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Iterable
from typing import TYPE_CHECKING

from dateline.cli.options import code_sources, jobs_argument, source_arguments
from dateline.cli.record import SCREEN, as_of, between_argument, days, limit, list_arguments, open_record, print_rows
from dateline.errors import ConfigurationError

if TYPE_CHECKING:
    from dateline.model.ledger import Party
    from dateline.model.record import Coded, Rejection
    from dateline.said import Asked
    from dateline.store.rows import StatementRow

CLASSES = ("said", "wrote", "announced", "demanded", "praised", "condemned", "promised", "denied", "believed", "document")
MEDIA = ("press", "interview", "social", "letter", "statement", "joint", "speech", "broadcast", "call", "document")
HELP = "who said what, of articles or of a record"


def arguments(parser: argparse.ArgumentParser) -> None:
    source_arguments(parser, sources="*")
    jobs_argument(parser)
    between_argument(parser, "said, or else told, between two days")
    parser.add_argument("--speaker", metavar="WHO", help="a country's code, an id or a name")
    parser.add_argument("--office", metavar="ID", help="office the speaker holds, e.g. CHN/foreign-minister")
    parser.add_argument("--country", metavar="CODE", help="the speaker's country; ISO 3166-1 alpha-3")
    parser.add_argument("--issue", action="append", help="e.g. sanctions; more than one: any of them")
    parser.add_argument("--addressee", metavar="WHO", help="whom it was said to: a country's code, an id or a name")
    parser.add_argument("--kind", action="append", choices=("direct", "mixed", "indirect"), help="by its quotation marks; more than one: any of them")
    parser.add_argument("--class", dest="verb_class", action="append", metavar="CLASS", help=f"by the cue: {', '.join(CLASSES)}")
    parser.add_argument("--medium", action="append", choices=MEDIA, help="by what means it was said; more than one: any of them")
    parser.add_argument("--words", metavar="WORDS", help="words of what was said")
    list_arguments(parser)


def run(options: argparse.Namespace) -> int:
    from dateline.store.rows import StatementRow

    if options.sources and (options.after or options.as_of or options.record):
        raise ConfigurationError("--after, --as-of and --record ask a record", remedy="leave out the sources, or these options")
    rows, rejected = _of_sources(options) if options.sources else (_of_record(options), False)
    if options.json or options.csv:
        print_rows(rows, StatementRow, options, "")
    else:
        _print(rows, options)
    return 1 if rejected else 0


def _asked(options: argparse.Namespace) -> Asked:
    from dateline.said import Asked

    several = {name: tuple(value) if (value := getattr(options, name)) else None for name in ("issue", "kind", "medium", "verb_class")}
    return Asked(
        between=days(options), speaker=options.speaker, office=options.office, country=options.country, addressee=options.addressee, words=options.words, **several
    )


def _of_sources(options: argparse.Namespace) -> tuple[list[StatementRow], bool]:
    """The statements of the sources that are asked for, and whether an article was rejected."""
    from dateline.said import select

    asked, found, rejected = _asked(options), [], False
    for name, rows, rejections in code_sources(options, _rows):
        for rejection in rejections:
            rejected = True
            print(f"dateline: {name}: rejected in {rejection.stage}, {rejection.reason}: {rejection.detail}", file=sys.stderr)
        found += select(rows, asked)
    found = found[::-1] if options.newest else found
    most = limit(options)
    return found[:most], rejected


def _rows(coded: Coded) -> tuple[str, list[StatementRow], tuple[Rejection, ...]]:
    """An article's id, its statements, and why it was not coded."""
    from dateline.export.contract import to_contract
    from dateline.said import rows_of

    return coded.article.id, rows_of(to_contract(coded)), coded.rejections


def _of_record(options: argparse.Namespace) -> list[StatementRow]:
    """The statements of the record that are asked for; a class is picked among what the record finds."""
    from dateline.said import Asked, select

    asked, most = _asked(options), limit(options)
    with open_record(options) as record:
        found = record.statements(
            between=asked.between, speaker=asked.speaker, office=asked.office, country=asked.country, issue=asked.issue, addressee=asked.addressee, kind=asked.kind,
            medium=asked.medium, words=asked.words, as_of=as_of(options), newest=options.newest, after=options.after, limit=None if asked.verb_class else most,
        )  # fmt: skip
    return select(found, Asked(verb_class=asked.verb_class))[:most]


def _print(rows: list[StatementRow], options: argparse.Namespace) -> None:
    """Each statement with who said it to whom, its words, and where they stand."""
    from rich.markup import escape

    from dateline.cli.tables import console

    if not rows:
        print("nothing found", file=sys.stderr)
        return
    out = console()
    for row in rows:
        speaker = _named(row.speaker) if row.speaker else row.speaker_text or "nobody named"
        speaker += f" for {_named(row.on_behalf_of)}" if row.on_behalf_of else ""
        told = f" → {', '.join(map(_named, row.addressees))}" if row.addressees else ""
        day = row.when.earliest if row.when.earliest and row.when.earliest == row.when.latest else f"told {row.as_of or 'on no day known'}"
        out.print(f"[bold]{escape(speaker)}[/bold]{escape(told)}  [dim]{day} · {escape(_manner(row))}[/dim]")
        out.print(f"  {escape(row.content)}")
        out.print(f"  [dim]{escape(f'{row.article}  {row.id}')}[/dim]\n")
    if options.limit is None and len(rows) == SCREEN:
        print(f"dateline: the first {SCREEN}; --limit N shows more", file=sys.stderr)


def _named(party: Party) -> str:
    beside = ", ".join(filter(None, (party.country, party.office)))
    return f"{party.name} ({beside})" if beside else party.name


def _manner(row: StatementRow) -> str:
    parts: Iterable[str | None] = (row.cue if row.cue != ":" else None, row.medium or row.medium_class, row.verb_class, row.kind, *row.issues)
    return " · ".join(part for part in parts if part)
