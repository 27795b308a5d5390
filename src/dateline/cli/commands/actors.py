"""Ask the dated knowledge base who is who.

    dateline actors why "the Kremlin" --on 2025-03-28      what words mean on a day, by which rows
    dateline actors show person/wang-yi                    offices over time; an office's id shows its holders
    dateline actors check [--on DAY]                       two holders at once, gaps, names that mean several
"""

from __future__ import annotations

import argparse
import datetime as dt
from collections.abc import Iterator
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from dateline.knowledge.base import KnowledgeBase
    from dateline.model.actor import Tenure

HELP = "who is who on a day: why, show, check"


def arguments(parser: argparse.ArgumentParser) -> None:
    actions = parser.add_subparsers(dest="action", metavar="why|show|check", required=True)
    why = actions.add_parser("why", help="what words mean on a day, and by which rows")
    why.add_argument("words")
    why.add_argument("--on", metavar="DAY", help="YYYY-MM-DD; today without it")
    show = actions.add_parser("show", help="a person's offices, an office's holders, or an actor")
    show.add_argument("name", help="an id (person/wang-yi, CHN/foreign-minister, org/un), or a person's name")
    check = actions.add_parser("check", help="what is doubtful in the tables")
    check.add_argument("--on", metavar="DAY", help="only heads of state and government and foreign ministers of one day")


def run(options: argparse.Namespace) -> int:
    from dateline.knowledge.load import Knowledge

    knowledge = Knowledge()
    lines = {"why": _why, "show": _show, "check": _check}[options.action](options, knowledge)
    for line in lines:
        print(line)
    return 0


def _day(text: str | None) -> dt.date | None:
    from dateline.cli.options import published_day

    return published_day(text)


def _why(options: argparse.Namespace, knowledge) -> Iterator[str]:  # type: ignore[no-untyped-def]
    """The resolution that an article of the day would get, then the rows of the tables that the words touch."""
    from dateline.actors import find_actors
    from dateline.parse import parse_text

    day = _day(options.on) or dt.date.today()
    actors = find_actors(parse_text(f"{options.words} said so on that day.", day), knowledge)
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
            yield f"row: {hit.text!r} is a {alias.kind} of {alias.target}{years} (weight {alias.weight})"


def _show(options: argparse.Namespace, knowledge) -> Iterator[str]:  # type: ignore[no-untyped-def]
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


def _check(options: argparse.Namespace, knowledge) -> Iterator[str]:  # type: ignore[no-untyped-def]
    from dateline.knowledge.check import check

    findings = check(knowledge.base, _day(options.on))
    yield from map(str, findings)
    yield f"{len(findings)} findings, {sum(not one.explained for one in findings)} of them unexplained"
