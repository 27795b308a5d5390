"""Rows that might go into an overlay: what was seen, what speaks against it, and the table to review them in."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from dateline.errors import ConfigurationError
from dateline.model.actor import Tenure

from .base import KnowledgeBase
from .overlay import people_table
from .spelling import may_be_one


@dataclass(frozen=True, slots=True)
class Proposal:
    """A row for a table of people. `what`: new person, new office, ended, spelling, contradicts; the last two are for a
    human to decide and say `against` what they stand. `seen` counts articles, `example` is where one may look."""

    what: str
    row: dict[str, str]
    against: str = ""
    seen: int = 0
    example: str = ""


def others_in(base: KnowledgeBase, office: str, person: str | None, first: dt.date, last: dt.date) -> list[Tenure]:
    """Tenures of others in an office that have a day in common with a span of days."""
    return [tenure for tenure in base.tenures_in(office) if tenure.person != person and (tenure.start or dt.date.min) <= last and (tenure.end or dt.date.max) >= first]


def may_be_over(tenure: Tenure, start: dt.date, slack: int = 0) -> bool:
    """Whether who begins at `start` may come after a tenure: it is older and ends, or was last seen, by then, give or take
    `slack` days."""
    return (tenure.start or dt.date.min) < start and (tenure.end or tenure.last_verified or tenure.start or dt.date.min) <= start + dt.timedelta(days=slack)


def may_be_holder(base: KnowledgeBase, name: str, tenures: Sequence[Tenure]) -> str | None:
    """The id of a holder whose name may be another spelling of `name`."""
    for tenure in tenures:
        actor = base.actor(tenure.person)
        if actor and may_be_one(name, actor.name):
            return tenure.person
    return None


def in_words(base: KnowledgeBase, tenure: Tenure) -> str:
    """A tenure of the base for people: "Jean-Noël Barrot since 2024-09-23"."""
    actor = base.actor(tenure.person)
    span = f"{tenure.start or '?'} to {tenure.end}" if tenure.end else f"since {tenure.start or '?'}, last verified {tenure.last_verified or 'never'}"
    return f"{actor.name if actor else tenure.person}, {span}"


def all_in_words(base: KnowledgeBase, tenures: Sequence[Tenure]) -> str:
    """Several tenures of the base for people."""
    return "; ".join(in_words(base, tenure) for tenure in tenures)


def write_overlay(path: Path, proposals: Sequence[Proposal], note: str) -> None:
    """Write a table of people: what may go in as it stands, and what a human must decide as remarks.

    Raises:
        ConfigurationError: the file is there already, or cannot be written.
    """
    ready = [proposal.row for proposal in proposals if not proposal.against]
    doubtful = [(f"{one.what}: {one.against.replace(chr(34), '')}", one.row) for one in proposals if one.against]
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        with path.open("x", encoding="utf-8", newline="\n") as stream:
            stream.write(people_table(ready, doubtful, note))
    except FileExistsError:
        raise ConfigurationError("the file is there already, and may hold what you decided", where=str(path), remedy="name another file, or move it away") from None
    except OSError as error:
        raise ConfigurationError(f"cannot be written: {error.strerror}", where=str(path), remedy="name a file in a folder you may write to") from None
