"""Measure on your own gold: precision and recall of each kind of record.

GOLD is JSONL in the shape `dateline read` prints, corrected by hand (or a folder of such files). Start with
`dateline read ARTICLE > gold.jsonl`, mend the records, delete the sections you did not check, and measure again.
"""

from __future__ import annotations

import argparse
import json

from dateline.cli.options import load_knowledge, model_arguments, overlay_argument

HELP = "precision and recall against gold in the contract's shape"


def arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("gold", metavar="GOLD", help="JSONL file or folder")
    parser.add_argument("--errors", type=int, default=0, metavar="N", help="print N of the misses, false alarms and wrong values")
    parser.add_argument("--json", action="store_true", help="the figures as JSON")
    model_arguments(parser)
    overlay_argument(parser)


def run(options: argparse.Namespace) -> int:
    from dateline.evaluate import compare, read_gold
    from dateline.evaluate.predict import predict
    from dateline.parse import load_parser

    gold = read_gold(options.gold)
    parser = load_parser(options.model, options.allow_unknown_model)
    knowledge = load_knowledge(options)
    report = compare((article, predict(article, parser, knowledge)) for article in gold)
    if options.json:
        print(json.dumps({name: _plain(figure) for name, figure in report.figures.items()}, indent=1))
    else:
        _print(report, len(gold), options.errors)
    return 0


def _plain(figure) -> dict[str, object]:  # type: ignore[no-untyped-def]
    rates = {name: figure.rate(name) for name in figure.checks}
    return {"precision": figure.precision, "recall": figure.recall, "f1": figure.f1, "right": figure.right, "said": figure.said, "wanted": figure.wanted, "of_the_pairs": rates}


def _print(report, articles: int, errors: int) -> None:  # type: ignore[no-untyped-def]
    from rich.markup import escape
    from rich.table import Table

    from dateline.cli.terminal import Terminal

    table = Table(title=f"{articles} gold articles", title_justify="left")
    for name in ("records", "precision", "recall", "F1", "right/said/wanted", "of the pairs"):
        table.add_column(name)
    for section, figure in report.figures.items():
        rates = ", ".join(f"{name} {_share(figure.rate(name))}" for name in figure.checks)
        table.add_row(section, _share(figure.precision), _share(figure.recall), _share(figure.f1), f"{figure.right}/{figure.said}/{figure.wanted}", rates)
    out = Terminal(highlight=False)
    out.print(table)
    for line in report.errors[:errors]:
        out.print(escape(line))


def _share(value: float | None) -> str:
    return "-" if value is None else f"{value:.3f}"
