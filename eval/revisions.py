"""Releases that were changed after they appeared: does the record show one engagement and what changed?

    python eval/revisions.py [--errors]

Of each pair the first and the last text are added as two versions of one article. A pair is right where every engagement of
the first text that the last one still tells, or tells with other days, status or people, is one engagement in the record;
where no engagement is there twice; and where what only one of the texts says stands in the history with that text's version.
"""

from __future__ import annotations

import datetime as dt
import sys
from typing import Any

from official import documents, rows

from dateline.assemble import reports_of
from dateline.knowledge.load import Knowledge
from dateline.model.ledger import EngagementLife, EngagementReport, Reports
from dateline.pipeline import assemble

Row = dict[str, Any]


def main() -> None:
    knowledge = Knowledge()
    pairs = rows("ground_truth", "rss_revisions.jsonl")
    published = {one["id"]: one["date"] for one in rows("official_dev.jsonl")}
    texts = [version_row(pair, version, published) for pair in pairs for version in (pair["versions"][0], pair["versions"][-1])]
    coded = list(documents(texts, knowledge))
    right = told = changed = 0
    for number, pair in enumerate(pairs):
        first, last = coded[2 * number : 2 * number + 2]
        seen = dt.date.fromisoformat(pair["versions"][-1]["seen"][:10])
        old, new = reports_of(first, current=False), reports_of(last, version=1, seen=seen)
        wrong = faults(old, new)
        right += not wrong
        told += bool(old.engagements or new.engagements)
        changed += {one.id for one in old.engagements} != {one.id for one in new.engagements}
        if wrong and "--errors" in sys.argv:
            print("##", pair["article_id"], pair["versions"][0]["title"], *wrong, sep="\\n   ")
    print(f"{len(pairs)} pairs, {told} with engagements, {changed} in which these change: right {right} = {right / len(pairs):.3f}")


def version_row(pair: Row, version: Row, published: dict[str, str]) -> Row:
    """One version as an article of the corpus."""
    day = published.get(pair["article_id"]) or version["seen"][:10]
    return {"id": pair["article_id"], "url": pair["url"], "title": version["title"], "text": version["text"], "date": day}


def faults(old: Reports, new: Reports) -> list[str]:
    """What is wrong with the record of two versions of one article."""
    lives = assemble([old, new]).engagements
    found = []
    for one in new.engagements:
        holder = next(life for life in lives if one.id in life.reports)
        found += [f"twice: {line(one)} | {line(other)}" for other in old.engagements if is_changed(other, one, old, new) and other.id not in holder.reports]
    current = [life for life in lives if life.current]
    if len(current) > len(new.engagements):
        found.append(f"{len(current)} engagements of {len(new.engagements)} in the last text")
    found += [f"no history: {line(one)}" for text in (old, new) for one in text.engagements if not is_told(one, lives)]
    return found


def is_changed(old: EngagementReport, new: EngagementReport, first: Reports, last: Reports) -> bool:
    """Whether two reports of different versions are one engagement: the only ones of their kind with these people that the
    other version does not tell word for word."""
    if old.id == new.id:
        return True
    left = [one for one in first.engagements if one.id not in {other.id for other in last.engagements} and one.kind == new.kind and people(one) & people(new)]
    right = [one for one in last.engagements if one.id not in {other.id for other in first.engagements} and one.kind == old.kind and people(one) & people(old)]
    return left == [old] and right == [new] and old.host_country == new.host_country and len(people(old) & people(new)) > 1


def people(report: EngagementReport) -> set[str]:
    """Keys of those who take part."""
    return {one.key for one in report.participants}


def is_told(report: EngagementReport, lives: tuple[EngagementLife, ...]) -> bool:
    """Whether the history has what a report says, with the first version that says it."""
    return any(entry.report == report.id and entry.version <= report.source.version for life in lives for entry in life.history)


def line(report: EngagementReport) -> str:
    """A report in one line."""
    return f"{report.kind} {report.status} {report.host_country} {report.when.earliest}..{report.when.latest} {sorted(people(report))}"


if __name__ == "__main__":
    main()
