"""Pictures of a record, as SVG or PNG.

    dateline plot timeline --country RUS --with CHN -o talks.svg
    dateline plot heatmap --between 2023-01-01 2024-12-31 --country CHN -o china.svg
    dateline plot network --of person --around person/wang-yi -o wang.png

SVG needs nothing else; PNG needs `pip install "dateline[plots]"`. The same record gives the same file.
"""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

from dateline.cli.record import between_argument, days, record_argument, record_path

HELP = "pictures: timeline, heat map, network, as SVG or PNG"


def arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("picture", choices=("timeline", "heatmap", "network"), help="engagements over time; acts of two countries by month; who deals with whom")
    between_argument(parser, "between two days; without it up to the last day of the record")
    parser.add_argument("--country", metavar="CODE", help="timeline, heatmap: on either side; ISO 3166-1 alpha-3")
    parser.add_argument("--with", dest="with_", metavar="CODE", help="timeline, heatmap: the other side")
    parser.add_argument("--actor", metavar="WHO", help="timeline: takes part: an id or a name")
    parser.add_argument("--host", metavar="CODE", help="timeline: country in which it is")
    parser.add_argument("--kind", action="append", help="timeline: visit, meeting, talks, call, summit ...; more than one: any of them")
    parser.add_argument("--status", action="append", help="timeline: announced, confirmed, held ...; more than one: any of them")
    parser.add_argument("--engagement", metavar="ID", help="timeline: one engagement and its parts")
    parser.add_argument("--rows", type=int, metavar="N", help="heatmap: at most so many pairs (20)")
    parser.add_argument("--of", metavar="KIND", help="network: country, person or organisation (country)")
    parser.add_argument("--around", metavar="ID", help="network: only this one and its partners")
    parser.add_argument("--nodes", type=int, metavar="N", help="network: at most so many (24)")
    parser.add_argument("--least", type=int, metavar="N", help="network: least acts that a line stands for")
    parser.add_argument("--output", "-o", metavar="FILE", help="a file that ends in .svg or .png; SVG on standard output without it")
    record_argument(parser)


def run(options: argparse.Namespace) -> int:
    from dateline.errors import ConfigurationError
    from dateline.plot.draw import draw, to_png

    target = Path(options.output) if options.output else None
    if target and target.suffix.lower() not in (".svg", ".png"):
        raise ConfigurationError(f"{target}: neither .svg nor .png", remedy="name a file that ends in .svg or .png")
    svg = draw(options.picture, record_path(options), _asked(options))
    if target is None:
        sys.stdout.write(svg)
    elif target.suffix.lower() == ".png":
        target.write_bytes(to_png(svg))
    else:
        target.write_text(svg, encoding="utf-8")
    return 0


def _asked(options: argparse.Namespace) -> dict[str, object]:
    """The filters by their names on the pages; of a network `kind` is what --of says."""
    names = ("country", "actor", "host", "status", "engagement", "rows", "around", "nodes", "least")
    first, last = days(options) or (None, None)
    kind = options.of if options.picture == "network" else options.kind
    return {name: getattr(options, name) for name in names} | {"with": options.with_, "kind": kind, "from": first, "to": last}
