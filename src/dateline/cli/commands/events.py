"""Who did what to whom, as all articles of a record tell it; an act that many report is one event.

    dateline events --between 2025-03-01 2025-03-31 --type SANCTION
    dateline events --actor USA --recipient CHN --newest
    dateline events --country IND --with PAK --csv
"""

from __future__ import annotations

import argparse

from dateline.cli.record import between_argument, country_code, days, list_arguments, listed, open_record, print_rows, share

HELP = "who did what to whom: the events of a record"


def arguments(parser: argparse.ArgumentParser) -> None:
    between_argument(parser, "with a day between two days")
    parser.add_argument("--type", action="append", help="PLOVER type, e.g. CONSULT; more than one: any of them")
    parser.add_argument("--act", action="append", metavar="TYPE", help="type of the act itself, whatever its tense")
    parser.add_argument("--mode", action="append", help="mode of the act or of the PLOVER event, e.g. visit")
    parser.add_argument("--actor", metavar="WHO", help="who did it: a country's code, an id or a name")
    parser.add_argument("--recipient", metavar="WHO", help="to whom: a country's code, an id or a name")
    parser.add_argument("--country", type=country_code, metavar="CODE", help="on either side; ISO 3166-1 alpha-3")
    parser.add_argument("--with", dest="with_", type=country_code, metavar="CODE", help="the country on the other side")
    parser.add_argument("--place", type=country_code, metavar="CODE", help="country in which it happened")
    parser.add_argument("--modality", action="append", help="asserted, ongoing, future, hypothetical, historical, habitual")
    parser.add_argument("--sure", type=share, metavar="SHARE", help="those alone that are at least so sure, 0 to 1")
    parser.add_argument("--rejected", action="store_true", help="also those that were judged wrong")
    list_arguments(parser)


def run(options: argparse.Namespace) -> int:
    from dateline.store.rows import EventRow

    with open_record(options) as record:
        found = record.events(
            between=days(options), type=options.type, act=options.act, mode=options.mode, actor=options.actor, recipient=options.recipient,
            country=options.country, with_=options.with_, place=options.place, modality=options.modality, sure=options.sure, rejected=options.rejected, **listed(options),
        )  # fmt: skip
        return print_rows(found, EventRow, options, "Events: who did what to whom (PLOVER)")
