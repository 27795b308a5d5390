"""The records across articles: who reported what, the life of an engagement, the reports of an event, and judgements.

A report is one article's record, cut loose from the article: participants by permanent key, days as days, the words as
evidence. Reports never change and are never merged; what is assembled from them can be thrown away and made again.
"""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from .record import Evidence
from .when import UNKNOWN, When

FALLEN = ("postponed", "cancelled", "denied")
"""Statuses of what does not take place as it was planned."""


@dataclass(frozen=True, slots=True)
class SourceText:
    """One version of one article. `article` is its key for ever (its URL, else the hash of its bytes), `version` counts its
    texts from 0, `current` tells the newest of them; `as_of` is the day the world could read it. `sketch` holds the
    lowest hashes of its runs of words, by which copies of one wire text know each other."""

    article: str
    version: int = 0
    as_of: dt.date | None = None
    publisher: str | None = None
    agency: str | None = None
    current: bool = True
    sketch: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class Party:
    """Somebody who takes part or acts. `key` is the id of the knowledge base, else the name in plain letters; `home` the
    country's code, else the id or name of the body: the label by which parties of one side are compared."""

    key: str
    name: str
    kind: str
    country: str | None = None
    office: str | None = None
    side: str = ""
    code: str | None = None
    sectors: tuple[str, ...] = ()

    @property
    def home(self) -> str:
        """The country, else the party itself."""
        return self.country or self.key


@dataclass(frozen=True, slots=True)
class EngagementReport:
    """What one article says of one engagement. `id` is a hash of the article's key and the claim; `local` its id inside the
    article; `part_of` the id of the report of the engagement it belongs to; `moved_from` and `moved_to` as in `Engagement`."""

    id: str
    source: SourceText
    local: str
    kind: str
    participants: tuple[Party, ...]
    host_country: str | None = None
    place: str | None = None
    when: When = UNKNOWN
    moved_from: When = UNKNOWN
    moved_to: When = UNKNOWN
    status: str = "announced"
    level: str | None = None
    agenda: tuple[str, ...] = ()
    said_by: tuple[Party, ...] = ()
    part_of: str | None = None
    evidence: tuple[Evidence, ...] = ()

    @property
    def as_of(self) -> dt.date | None:
        """The day the article told it."""
        return self.source.as_of


@dataclass(frozen=True, slots=True)
class EventReport:
    """What one article says that somebody did to somebody; fields as in `Event`, parties by permanent key."""

    id: str
    source: SourceText
    local: str
    type: str
    mode: str | None
    actors: tuple[Party, ...]
    recipients: tuple[Party, ...]
    plover_type: str | None = None
    plover_mode: str | None = None
    cameo: str | None = None
    goldstein: float | None = None
    contexts: tuple[str, ...] = ()
    when: When = UNKNOWN
    place: str | None = None
    country: str | None = None
    modality: str = "asserted"
    negated: bool = False
    confidence: float = 0.5
    evidence: tuple[Evidence, ...] = ()

    @property
    def as_of(self) -> dt.date | None:
        """The day the article told it."""
        return self.source.as_of


@dataclass(frozen=True, slots=True)
class Reports:
    """Everything one version of an article reports."""

    source: SourceText
    engagements: tuple[EngagementReport, ...] = ()
    events: tuple[EventReport, ...] = ()


@dataclass(frozen=True, slots=True)
class HistoryEntry:
    """One step in an engagement's life: the status and days one report gave. Appended, never edited. A report of something
    put off to a day is two steps: postponed, with the days given up, and announced for the new ones."""

    status: str
    when: When
    as_of: dt.date | None
    article: str
    version: int
    report: str
    evidence: tuple[Evidence, ...] = ()


@dataclass(frozen=True, slots=True)
class EngagementLife:
    """An engagement as all its reports tell it. `id` is that of its first report; each id in `reports` names it for ever.

    `history` is in the order in which the world was told, a step only where status or days changed; `status`, `when`
    and the rest are read off the reports of current texts. `sources` counts independent ones; `confirmed_by` names
    the sides (host, visitor, party) whose own officials said it. `part_of` is the id of a report of the engagement it
    belongs to. `current` is false where no current text speaks of it any more. `judged` is accepted, rejected or None.
    """

    id: str
    kind: str
    participants: tuple[Party, ...]
    host_country: str | None
    place: str | None
    when: When
    status: str
    as_of: dt.date | None
    level: str | None = None
    agenda: tuple[str, ...] = ()
    said_by: tuple[Party, ...] = ()
    part_of: str | None = None
    history: tuple[HistoryEntry, ...] = ()
    reports: tuple[str, ...] = ()
    sources: int = 0
    confirmed_by: tuple[str, ...] = ()
    confidence: float = 0.5
    current: bool = True
    judged: str | None = None
    why: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class EventCluster:
    """One act as all its reports tell it; `id` is that of its first report, each id in `reports` names it for ever.
    `sources` counts independent ones."""

    id: str
    type: str
    mode: str | None
    actors: tuple[Party, ...]
    recipients: tuple[Party, ...]
    plover_type: str | None
    plover_mode: str | None
    cameo: str | None
    goldstein: float | None
    contexts: tuple[str, ...]
    when: When
    place: str | None
    country: str | None
    modality: str
    negated: bool
    as_of: dt.date | None
    reports: tuple[str, ...] = ()
    sources: int = 0
    confidence: float = 0.5
    current: bool = True
    judged: str | None = None
    why: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Assembled:
    """What the reports of many articles come to."""

    engagements: tuple[EngagementLife, ...] = ()
    events: tuple[EventCluster, ...] = ()


@dataclass(frozen=True, slots=True)
class Judgement:
    """A person's decision, obeyed by every later assembly. `action`: accept, reject, merge, split, correct; `ids` are ids of
    records or reports (merge: two or more that are one; split: those that are apart from one another); `field` and
    `value` belong to correct. `made` is an ISO instant in UTC. Undone by marking: `undone` tells when, never erased."""

    action: str
    ids: tuple[str, ...]
    who: str
    made: str
    why: str
    field: str | None = None
    value: str | None = None
    undone: str | None = None
