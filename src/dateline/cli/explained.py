"""Why a record stands as it does, for people: what it says, what each article says, and what was judged."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from rich.markup import escape

from dateline.cli.terminal import Terminal

Json = dict[str, Any]


def print_explained(told: Json) -> None:
    """Print what `Record.explain` gives."""
    out = Terminal(highlight=False, soft_wrap=True)
    record = told["record"]
    out.print(f"[bold]{told['kind']} {record['id']}[/bold]  {escape(_title(told['kind'], record))}")
    if "sources" in record:
        confirmed = f", confirmed by {', '.join(record['confirmed_by'])}" if record.get("confirmed_by") else ""
        out.print(f"  [dim]{record['sources']} independent source(s){confirmed}, confidence {record['confidence']}[/dim]")
    for reason in record.get("why", ()):
        out.print(f"  [dim]because    {escape(reason)}[/dim]")
    for report in told["reports"]:
        for line in _report(report):
            out.print(line)
    for one in told["judgements"]:
        undone = f", undone {one['undone']}" if one["undone"] else ""
        change = f" {one['field']}={one['value']}" if one["field"] else ""
        out.print(f"\n[yellow]judgement {one['number']}[/yellow]  {one['action']}{escape(change)}: {escape(one['why'])}  [dim]{escape(one['who'])}, {one['made']}{undone}[/dim]")


def _title(kind: str, record: Json) -> str:
    if kind == "statement":
        return record["content"] if record["speaker"] is None else f"{record['speaker']['name']}: {record['content']}"
    when = record["when"]
    days = "unknown days" if not (when["earliest"] or when["latest"]) else f"{when['earliest'] or '?'} … {when['latest'] or '?'}"
    if kind == "engagement":
        who = "; ".join(f"{one['side']} {one['name']}" for one in record["participants"])
        return f"{record['kind']}, {record['status']}: {who}, {record['host_country'] or 'place unknown'}, {days}"
    sides = [", ".join(one["name"] for one in record[side]) or "nobody" for side in ("actors", "recipients")]
    return f"{record['plover']['type'] or record['act']['type']}: {sides[0]} → {sides[1]}, {days}"


def _report(report: Json) -> Iterator[str]:
    old = "" if report["current"] else ", an older text"
    own = report["record"] or {}
    status = f", {own['status']}" if own.get("status") else ""
    yield f"\n[bold cyan]{escape(report['article'])}[/bold cyan]  {report['as_of'] or 'no date'}{old}{status}  [dim]{report['report']}[/dim]"
    spans = own.get("evidence") or own.get("content") or []
    yield from (f'    [green]"{escape(span["text"])}"[/green]' for span in spans if span.get("role", "sentence") == "sentence")
    yield from (f"    [dim]because    {escape(reason)}[/dim]" for reason in own.get("why", ()))
