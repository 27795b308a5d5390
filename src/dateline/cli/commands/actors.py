"""Ask the dated knowledge base who is who.

    dateline actors why "the Kremlin" --on 2025-03-28      what words mean on a day, by which rows
    dateline actors show person/wang-yi                    offices over time; an office's id shows its holders
    dateline actors check [--on DAY]                       two holders at once, gaps, names that mean several
    dateline actors list [--country CHN] [--name WORDS]    whom the articles of a record name
    dateline actors suggest SOURCE... [--overlay-out FILE] who your articles name in an office that the base lacks or has otherwise
    dateline actors update --wikidata [--overlay-out PATH] what Wikidata has otherwise (network, only when asked)

`check` ends with exit code 1 where two heads of state or of government are in office at once, unexplained, on 2025-03-28,
2015-06-30, 2005-06-30 or the day of --on. `suggest` and `update` change nothing but the overlay file they are told to write.
"""

from __future__ import annotations

import argparse
import datetime as dt
import sys
from collections import Counter
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from dateline.cli.options import load_knowledge, overlay_argument, published_day, read_articles, source_arguments
from dateline.cli.record import country_code, form_arguments, limit, open_record, print_rows, record_argument, row_count

if TYPE_CHECKING:
    from dateline.knowledge.base import KnowledgeBase
    from dateline.knowledge.load import Knowledge
    from dateline.model.actor import Tenure

HELP = "who is who on a day: why, show, check, suggest, update; list: whom a record names"


def arguments(parser: argparse.ArgumentParser) -> None:
    actions = parser.add_subparsers(dest="action", metavar="|".join((*_ACTIONS, "list")), required=True)
    why = actions.add_parser("why", help="what words mean on a day, and by which rows")
    why.add_argument("words")
    why.add_argument("--on", metavar="DAY", help="YYYY-MM-DD; today without it")
    show = actions.add_parser("show", help="a person's offices, an office's holders, or an actor")
    show.add_argument("name", help="an id (person/wang-yi, CHN/foreign-minister, org/un), or a person's name")
    check = actions.add_parser("check", help="what is doubtful in the tables")
    check.add_argument("--on", metavar="DAY", help="only heads of state and government and foreign ministers of one day")
    for action in (why, show, check):
        overlay_argument(action)
    suggest = actions.add_parser("suggest", help="persons in offices that your articles name and the base lacks or contradicts")
    source_arguments(suggest)
    suggest.add_argument("--overlay-out", metavar="FILE", help="write them as a table for an overlay; what contradicts the base as remarks")
    _list_arguments(actions.add_parser("list", help="whom the articles of a record name"))
    _update_arguments(actions.add_parser("update", help="what Wikidata has otherwise; asks over the network"))


def _list_arguments(parser: argparse.ArgumentParser) -> None:
    record_argument(parser)
    parser.add_argument("--country", type=country_code, metavar="CODE", help="ISO 3166-1 alpha-3")
    parser.add_argument("--kind", action="append", help="person, office, government, country, organisation, group, people, unknown")
    parser.add_argument("--name", metavar="WORDS", help="a part of the name")
    parser.add_argument("--limit", type=row_count, metavar="N", help="at most so many")
    parser.add_argument("--after", metavar="ID", help="those that follow the one with this id")
    form_arguments(parser)


def _update_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--wikidata", action="store_true", required=True, help="ask Wikidata: the only thing in dateline that uses the network")
    parser.add_argument("--endpoint", metavar="URL", help="another SPARQL service with the same items and properties")
    parser.add_argument("--role", action="append", metavar="ROLE", help="only this role; may be given more than once")
    parser.add_argument("--since", metavar="DAY", default="2022-01-01", help="leave tenures alone that ended before (2022-01-01)")
    parser.add_argument("--on", metavar="DAY", help="day to date the overlay with; today without it")
    parser.add_argument("--overlay-out", metavar="PATH", help="write an overlay: a file, or a folder, which gets actors/wikidata-DAY.csv")
    overlay_argument(parser)


def run(options: argparse.Namespace) -> int:
    if options.action == "list":
        return _list(options)
    return _ACTIONS[options.action](options, load_knowledge(options))


def _list(options: argparse.Namespace) -> int:
    from dateline.store.rows import ActorRow

    with open_record(options) as record:
        found = record.actors(name=options.name, kind=options.kind, country=options.country, limit=limit(options), after=options.after)
        return print_rows(found, ActorRow, options, "Whom the articles name")


def _why(options: argparse.Namespace, knowledge: Knowledge) -> Iterator[str]:
    """The resolution that an article of the day would get, then the rows of the tables that the words touch."""
    from dateline.actors import find_actors
    from dateline.knowledge.amend import with_overlay_reasons
    from dateline.knowledge.names import fold
    from dateline.parse import parse_text

    day = published_day(options.on, "--on") or dt.date.today()
    actors = find_actors(parse_text(f"{options.words} said so on that day.", day), knowledge)
    actors = with_overlay_reasons(actors, knowledge.base.amendments)
    for mention in actors.mentions:
        if mention.end <= len(options.words):
            actor = actors.by_ref[mention.ref]
            facts = " · ".join(filter(None, (actor.id, actor.country, actor.code, " ".join(actor.sectors), actor.office.id if actor.office else None)))
            yield f"{mention.text!r} on {day}: {actor.name} [{actor.kind}, {actor.state}] {facts}"
            yield from (f"    because {reason}" for reason in actor.why)
            yield from (f"    or {one.id} ({one.score:.2f}): {one.why}" for one in actor.candidates)
    for hit in knowledge.base.alias_hits(options.words):
        for alias in hit.aliases:
            years = f" {alias.valid_from or ''}–{alias.valid_to or ''}" if alias.valid_from or alias.valid_to else ""
            source = f" [{alias.source}]" if alias.source else ""
            yield f"row: {hit.text!r} is a {alias.kind} of {alias.target}{years} (weight {alias.weight}){source}"
    for words, rows in knowledge.base.amendments.blocked.items():
        if words in fold(options.words):
            yield from (f"row: {words!r} is blocked for {row}" for row in rows)


def _show(options: argparse.Namespace, knowledge: Knowledge) -> Iterator[str]:
    from dateline.errors import ConfigurationError

    base: KnowledgeBase = knowledge.base
    office = base.office(options.name)
    if office:
        yield f"{office.id}: {office.title}, {office.role}"
        yield from (_tenure(tenure, base) for tenure in base.tenures_in(office.id))
        return
    ids = [options.name] if base.actor(options.name) else [f"person/{options.name}"] if base.actor(f"person/{options.name}") else base.persons_named(options.name)
    if not ids:
        raise ConfigurationError(f"nobody and nothing is known as {options.name!r}", remedy="give an id or a full name; `dateline actors why WORDS` shows what words mean")
    for id in ids:
        actor = base.actor(id)
        if actor:
            yield " · ".join(filter(None, (actor.id, actor.kind, actor.name, actor.country, actor.code, " ".join(actor.sectors))))
        yield from (_tenure(tenure, base) for tenure in base.tenures_of(id))


def _tenure(tenure: Tenure, base: KnowledgeBase) -> str:
    person = base.actor(tenure.person)
    end = str(tenure.end) if tenure.end else f"open, last verified {tenure.last_verified or 'never'}"
    return f"  {tenure.start or '?'} – {end}  {tenure.office}  {person.name if person else tenure.person}{', acting' if tenure.acting else ''}  [{tenure.source}]"


def _check(options: argparse.Namespace, knowledge: Knowledge) -> int:
    from dateline.knowledge.check import broken, check

    day = published_day(options.on, "--on")
    findings, wrong = check(knowledge.base, day), broken(knowledge.base, day)
    for finding in dict.fromkeys([*findings, *wrong]):
        print(f"{finding}{' (must not be)' if finding in wrong else ''}")
    print(f"{len(findings)} findings, {sum(not one.explained for one in findings)} of them unexplained; {len(wrong)} that must not be")
    return 1 if wrong else 0


def _suggest(options: argparse.Namespace, knowledge: Knowledge) -> int:
    from dateline.cli.proposals import hand_over, print_proposals
    from dateline.parse import load_parser
    from dateline.suggest import suggest

    readings = read_articles(options, knowledge)
    count: Counter[str] = Counter()
    proposals = suggest(readings, load_parser(options.model, options.allow_unknown_model), knowledge, count)
    print_proposals(proposals, "Persons in offices that the articles name and the base lacks or has otherwise")
    print(hand_over(proposals, options.overlay_out, "From `dateline actors suggest`: what articles say. A start is the first day seen; mend it where you know better."))
    print(f"dateline: {count['read']} articles read, {count['left out']} left out (rejected, or without a day)", file=sys.stderr)
    return 0


def _update(options: argparse.Namespace, knowledge: Knowledge) -> int:
    from dateline.cli.proposals import hand_over, print_proposals
    from dateline.update import fetch

    day = published_day(options.on, "--on") or dt.date.today()
    since = published_day(options.since, "--since") or dt.date.min
    proposals = fetch(knowledge.base, day, since, options.endpoint, options.role)
    print_proposals(proposals, f"Tenures that Wikidata has otherwise, {day}")
    out = Path(options.overlay_out) if options.overlay_out else None
    path = out / "actors" / f"wikidata-{day}.csv" if out and out.suffix != ".csv" else out
    print(hand_over(proposals, str(path) if path else None, f"From Wikidata (CC0), asked on {day} by `dateline actors update`."))
    return 0


def _printed(lines: Callable[[argparse.Namespace, Knowledge], Iterator[str]]) -> Callable[[argparse.Namespace, Knowledge], int]:
    def run(options: argparse.Namespace, knowledge: Knowledge) -> int:
        for line in lines(options, knowledge):
            print(line)
        return 0

    return run


_ACTIONS = {"why": _printed(_why), "show": _printed(_show), "check": _check, "suggest": _suggest, "update": _update}
