"""Explain an article: each record under its sentence, each value with its words, its rule and its reason; then near misses.

    dateline explain story.txt
    dateline explain --id eng-0f3c…     an engagement, event or statement of a record: what each article says, and what was judged
"""

from __future__ import annotations

import argparse
import json
import sys
from typing import TYPE_CHECKING

from dateline.cli.options import coded_sources, source_arguments
from dateline.cli.record import open_record, record_argument

if TYPE_CHECKING:
    from dateline.explain import SentenceExplanation
    from dateline.model.record import Coded

HELP = "why each record of an article was coded, and what nearly was"


def arguments(parser: argparse.ArgumentParser) -> None:
    source_arguments(parser, sources="*")
    parser.add_argument("--id", metavar="ID", help="explain this engagement, event or statement of a record instead")
    record_argument(parser)
    parser.add_argument("--json", action="store_true", help="one JSON object an article")
    parser.add_argument("--no-misses", action="store_true", help="leave the near misses out")


def run(options: argparse.Namespace) -> int:
    from dateline.errors import ConfigurationError
    from dateline.explain import to_json

    if bool(options.id) == bool(options.sources):
        raise ConfigurationError("an article or an id of a record is needed", remedy="dateline explain SOURCE, or dateline explain --id ID")
    if options.id:
        return _explain_record(options)
    rejected = False
    for coded in coded_sources(options):
        rejected = rejected or bool(coded.rejections)
        if options.json:
            sys.stdout.write(json.dumps(to_json(coded), ensure_ascii=False) + "\n")
        else:
            _print(coded, misses=not options.no_misses)
    return 1 if rejected else 0


def _explain_record(options: argparse.Namespace) -> int:
    from dateline.cli.explained import print_explained

    with open_record(options) as record:
        told = record.explain(options.id)
    if options.json:
        sys.stdout.write(json.dumps(told, ensure_ascii=False) + "\n")
    else:
        print_explained(told)
    return 0


def _print(coded: Coded, misses: bool) -> None:
    from rich.markup import escape

    from dateline.cli.terminal import Terminal
    from dateline.explain import explain

    out = Terminal(highlight=False)
    out.print(f"[bold]{escape(coded.article.title or coded.article.id)}[/bold]  [dim]{coded.article.day or 'no date'}, {escape(coded.parser)}[/dim]")
    for rejection in coded.rejections:
        out.print(f"  [red]rejected[/red] in {rejection.stage}: {rejection.reason} {escape(rejection.detail)}")
    for sentence in explain(coded):
        if sentence.records or (misses and sentence.near_misses):
            _print_sentence(out, sentence, misses)


def _print_sentence(out: object, sentence: SentenceExplanation, misses: bool) -> None:
    from rich.console import Console
    from rich.markup import escape

    assert isinstance(out, Console)
    out.print(f"\n[bold cyan]s{sentence.number}[/bold cyan]  {escape(sentence.text)}")
    for record in sentence.records:
        out.print(f"  [bold]{record.kind} {record.id}[/bold]  {escape(record.title)}  [dim]{escape(record.rule)}[/dim]")
        for part in record.parts:
            words = f'  [green]"{escape(part.words)}"[/green]' if part.words else ""
            reason = f"  [dim]{escape(part.why)}[/dim]" if part.why else ""
            out.print(f"    {part.name:10} {escape(part.value)}{words}{reason}")
        for reason in record.why:
            out.print(f"    [dim]because    {escape(reason)}[/dim]")
    for miss in sentence.near_misses if misses else ():
        out.print(f"  [yellow]near miss[/yellow]  {escape(miss.rule)}  [green]\"{escape(miss.words)}\"[/green]  [dim]{escape(miss.why)}[/dim]")
