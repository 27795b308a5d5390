"""GDELT 2.0 mentions: 16 columns without a header, one row a report of an event."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from dateline.export.chosen import Chosen, dyads, event_day
from dateline.export.formats.gdelt import number
from dateline.export.targets import write_table
from dateline.model.record import Evidence
from dateline.store.rows import EventRow

NAME, KINDS = "gdelt-mentions", ("events",)

COLUMNS = (
    "GLOBALEVENTID", "EventTimeDate", "MentionTimeDate", "MentionType", "MentionSourceName", "MentionIdentifier", "SentenceID", "Actor1CharOffset", "Actor2CharOffset",
    "ActionCharOffset", "InRawText", "Confidence", "MentionDocLen", "MentionDocTone", "MentionDocTranslationInfo", "Extras",
)  # fmt: skip


def write(chosen: Chosen, target: str) -> None:
    """The reports of the events that `gdelt` writes, under the same numbers."""
    write_table(target, None, (row for event in chosen.rows if event.cameo and event_day(event) for row in rows(event, chosen)), "\t")


def rows(event: EventRow, chosen: Chosen) -> Iterator[list[Any]]:
    """A row for each pair and report."""
    day = event_day(event)
    assert day
    for n, _ in enumerate(dyads(event)):
        for told in event.told:
            article = chosen.of(told.article)
            seen = (told.as_of or day).strftime("%Y%m%d000000")
            web = bool(article and article.url)
            yield [
                number(event.id, n), day.strftime("%Y%m%d000000"), seen, 1 if web else 2, article and article.publisher, (article and article.url) or told.article, None,
                _at(told.evidence, "actor"), _at(told.evidence, "recipient"), _at(told.evidence, "trigger"), 1, round(100 * event.confidence), None, None, None, None,
            ]  # fmt: skip


def _at(evidence: tuple[Evidence, ...], role: str) -> int:
    return next((one.start for one in evidence if one.role == role), -1)
