"""The records of one article: acts, events, statements, engagements, positions, and what was rejected.

Refs ("a1") point into the article's `ActorTable`; times and places are indexes into the article's lists.
"""

from __future__ import annotations

from dataclasses import dataclass, field

from .actor import ActorTable, Place
from .text import Article, Parsed, Span
from .when import UNKNOWN, TimeExpression, When


@dataclass(frozen=True, slots=True)
class Evidence:
    """Words that carry a record. `role`: sentence, trigger, actor, recipient, third, date, place, cue, content, speaker."""

    start: int
    end: int
    text: str
    role: str


@dataclass(frozen=True, slots=True)
class Filler:
    """What fills a role of an act: the head token, the words, and the actor they name (None where nobody we know)."""

    token: int
    start: int
    end: int
    text: str
    ref: str | None = None


@dataclass(frozen=True, slots=True)
class EngagementHint:
    """What a pattern says of the engagement its act is: the kind, the side of each role, a status it states outright
    ("postponed", "cancelled"), and a level ("state", "official", "working")."""

    kind: str
    sides: tuple[tuple[str, str], ...] = ()
    status: str | None = None
    level: str | None = None


@dataclass(frozen=True, slots=True)
class Act:
    """A pattern that matched: what the words say was, is or will be done, before any ontology folds it.

    `roles` maps actor, recipient, third, theme, place ... to their fillers. `modality`: asserted, ongoing, future,
    hypothetical, historical, habitual. `cameo` is the base code of the act itself. `source` is the pattern's file:line.
    `main` is the trigger's main word, `under` the index (in the article's acts) of the act that this one is said below:
    "agreed to *send*". `political` tells whether its sides make it an event: tourists visit too.
    """

    pattern: str
    source: str
    type: str | None
    mode: str | None
    sentence: int
    trigger: tuple[int, ...]
    roles: dict[str, tuple[Filler, ...]] = field(default_factory=dict)
    contexts: tuple[str, ...] = ()
    cameo: str | None = None
    reciprocal: bool = False
    modality: str = "asserted"
    negated: bool = False
    when: When = UNKNOWN
    place: int | None = None
    engagement: EngagementHint | None = None
    main: int = -1
    under: int | None = None
    political: bool = True
    why: tuple[str, ...] = ()

    def fillers(self, role: str) -> tuple[Filler, ...]:
        """What fills a role; empty where nothing does."""
        return self.roles.get(role, ())

    def refs(self, role: str) -> tuple[str, ...]:
        """The actors in a role, each once, in text order."""
        return tuple(dict.fromkeys(filler.ref for filler in self.fillers(role) if filler.ref))


@dataclass(frozen=True, slots=True)
class Event:
    """What somebody did to somebody: the act, and its fold into PLOVER and CAMEO. `plover_type` is None where PLOVER has
    no event: comments and appeals (CAMEO 01, 02), and what is only weighed or possible."""

    id: str
    type: str
    mode: str | None
    plover_type: str | None
    plover_mode: str | None
    cameo: str | None
    goldstein: float | None
    actors: tuple[str, ...]
    recipients: tuple[str, ...]
    contexts: tuple[str, ...] = ()
    reciprocal: bool = False
    when: When = UNKNOWN
    place: int | None = None
    modality: str = "asserted"
    negated: bool = False
    said_in: str | None = None
    evidence: tuple[Evidence, ...] = ()
    pattern: str = ""
    source: str = ""
    confidence: float = 0.5
    why: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Statement:
    """What somebody said. `kind`: direct, mixed, indirect; `verb_class`: said, wrote, announced, demanded, praised,
    condemned, promised, denied, believed, document. An unnamed source has a speaker of kind unknown, or none.
    `on_behalf_of` is the ref of the one spoken for; `medium` are the words for the means, `medium_class` its kind: press,
    interview, social, letter, statement, joint, speech, broadcast, call, document."""

    id: str
    kind: str
    speaker: str | None
    speaker_span: Span | None
    cue: Span
    content: tuple[Span, ...]
    verb_class: str = "said"
    addressees: tuple[str, ...] = ()
    on_behalf_of: str | None = None
    medium: str | None = None
    medium_class: str | None = None
    when: When = UNKNOWN
    issues: tuple[str, ...] = ()
    part_of: str | None = None
    why: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Participant:
    """Who takes part in an engagement, and on which side: visitor, host, party, mediator, caller, summoner, summoned,
    observer."""

    ref: str
    side: str


@dataclass(frozen=True, slots=True)
class Engagement:
    """Who meets whom. `status`: rumoured, announced, confirmed, ongoing, held, postponed, cancelled, denied, as the
    article says on its own day (`as_of`, the day of publication). `moved_from` are the days it was planned for before
    `when`; `moved_to` the days that what is put off, with its old days in `when`, is now set for."""

    id: str
    kind: str
    participants: tuple[Participant, ...]
    place: int | None = None
    place_name: str | None = None
    host_country: str | None = None
    when: When = UNKNOWN
    status: str = "announced"
    level: str | None = None
    agenda: tuple[str, ...] = ()
    said_by: tuple[str, ...] = ()
    part_of: str | None = None
    evidence: tuple[Evidence, ...] = ()
    why: tuple[str, ...] = ()
    moved_from: When = UNKNOWN
    moved_to: When = UNKNOWN


@dataclass(frozen=True, slots=True)
class Position:
    """What a holder wants in an issue, and the records it rests on."""

    holder: str
    issue: str
    stance: str
    target: str | None = None
    rests_on: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Rejection:
    """Why an article, or a stage of it, gave nothing; `reason` is one of REASONS."""

    stage: str
    reason: str
    detail: str = ""


REASONS = (
    "empty", "binary", "not_text", "no_text", "too_long", "language", "no_json", "unknown_format",
    "no_article", "paywall", "damaged", "unsafe", "duplicate", "failed",
)


@dataclass(frozen=True, slots=True)
class NearMiss:
    """A pattern whose trigger was there and which did not fire, and what it lacked."""

    pattern: str
    source: str
    sentence: int
    trigger: int
    why: str


@dataclass(frozen=True, slots=True)
class Coded:
    """Everything one article gave."""

    article: Article
    parsed: Parsed | None = None
    actors: ActorTable = field(default_factory=ActorTable)
    times: tuple[TimeExpression, ...] = ()
    places: tuple[Place, ...] = ()
    events: tuple[Event, ...] = ()
    statements: tuple[Statement, ...] = ()
    engagements: tuple[Engagement, ...] = ()
    positions: tuple[Position, ...] = ()
    rejections: tuple[Rejection, ...] = ()
    near_misses: tuple[NearMiss, ...] = ()
    parser: str = "none"
