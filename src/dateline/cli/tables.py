"""Records as tables for people: engagements, statements and events of an article, each with the words it rests on."""

from __future__ import annotations

from rich.console import Console
from rich.markup import escape
from rich.table import Table

from dateline.cli.terminal import Terminal
from dateline.model.record import Coded, Engagement, Event, Statement
from dateline.model.when import When

_WIDE = 150
_WHOLE = ("id", "told", "day")
"""Columns whose cells are copied by hand, or short: never broken."""


def print_tables(coded: Coded, to: Console | None = None) -> None:
    """The article's records on the terminal; a rejected article gives its reason."""
    out = to or console()
    article = coded.article
    day = article.day.isoformat() if article.day else "no date"
    out.print(f"\n[bold]{escape(article.title or article.id)}[/bold]  [dim]{escape(article.agency or article.publisher or '')} {day}[/dim]")
    for rejection in coded.rejections:
        out.print(f"  [red]rejected[/red] in {rejection.stage}: {rejection.reason} {escape(rejection.detail)}")
    if coded.engagements:
        out.print(_engagements(coded))
    if coded.statements:
        out.print(_statements(coded))
    if coded.events:
        out.print(_events(coded))


def tables_of(coded: Coded) -> str:
    """The article's tables as text, with colours where standard output is a terminal."""
    out = console()
    with out.capture() as captured:
        print_tables(coded, out)
    return captured.get()


def console() -> Console:
    """The terminal; a file or a pipe gets lines wide enough for the quoted words."""
    plain = Terminal()
    return plain if plain.is_terminal else Terminal(width=max(plain.width, _WIDE))


def when_text(when: When) -> str:
    """ "2025-03-31 … 2025-04-02", "within 2025-02", or "unknown"."""
    if not when.earliest and not when.latest:
        return "unknown"
    if when.earliest == when.latest:
        return str(when.earliest)
    return f"{when.earliest or ''} … {when.latest or ''}" + (f" ({when.granularity})" if when.granularity not in ("day", "unknown") else "")


def actor_text(coded: Coded, ref: str) -> str:
    """Name, office and country of an actor; the members of a group."""
    actor = coded.actors.by_ref[ref]
    if actor.members:
        return " + ".join(actor_text(coded, member) for member in actor.members)
    notes = [note for note in (actor.office.title if actor.office else None, actor.country) if note and note != actor.name]
    return actor.name + (f" ({', '.join(notes)})" if notes else "")


def empty_table(title: str, *columns: tuple[str, int]) -> Table:
    """A table without rows; a column is its name and its share of the width."""
    table = Table(title=title, title_justify="left", show_lines=False, expand=True)
    for name, ratio in columns:
        whole = name in _WHOLE
        table.add_column(name, ratio=None if whole else ratio, overflow="fold", no_wrap=whole)
    return table


def _engagements(coded: Coded) -> Table:
    table = empty_table("Engagements: who meets whom", ("", 1), ("what", 2), ("who", 6), ("where", 2), ("when", 4), ("words", 9))
    for one in coded.engagements:
        table.add_row(*map(escape, (one.id, f"{one.kind}, {one.status}", _who(coded, one), one.place_name or one.host_country or "", when_text(one.when), _words(one))))
    return table


def _who(coded: Coded, engagement: Engagement) -> str:
    return "; ".join(f"{one.side}: {actor_text(coded, one.ref)}" for one in engagement.participants)


def _words(record: Engagement | Event) -> str:
    sentence = next((one.text for one in record.evidence if one.role == "sentence"), "")
    return sentence if len(sentence) <= 180 else sentence[:177] + "…"


def _statements(coded: Coded) -> Table:
    table = empty_table("Statements: who said what", ("", 1), ("who", 5), ("how", 3), ("words", 13))
    for one in coded.statements:
        table.add_row(*map(escape, (one.id, _speaker(coded, one), f"{one.cue.text}, {one.kind}", " … ".join(span.text for span in one.content))))
    return table


def _speaker(coded: Coded, statement: Statement) -> str:
    if statement.speaker:
        return actor_text(coded, statement.speaker)
    return f"unnamed: {statement.speaker_span.text}" if statement.speaker_span else "nobody named"


def _events(coded: Coded) -> Table:
    table = empty_table("Events: who did what to whom (PLOVER)", ("", 1), ("type", 3), ("actor", 4), ("recipient", 4), ("when", 3), ("words", 9))
    for one in coded.events:
        if one.plover_type is None:  # what only may be done is in the JSON; PLOVER has no event for it
            continue
        kind = "/".join(filter(None, (one.plover_type, one.plover_mode))) + (" (not)" if one.negated else "") + ("" if one.modality == "asserted" else f", {one.modality}")
        sides = ["; ".join(actor_text(coded, ref) for ref in refs) for refs in (one.actors, one.recipients)]
        table.add_row(*map(escape, (one.id, kind, *sides, when_text(one.when), _words(one))))
    return table
