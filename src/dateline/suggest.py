"""What a corpus says of people in offices that the base does not know, or knows otherwise.

An observation is a person whom the text itself names with an office: a title before the name ("Foreign Minister A B") or
an apposition ("A B, the foreign minister of C"). It is compared with the base as of the article's day.
"""

from __future__ import annotations

import datetime as dt
import re
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from .actors import find_actors
from .knowledge.base import EDGE_DAYS, KnowledgeBase, holds
from .knowledge.load import Knowledge
from .knowledge.names import name_keys, name_pieces
from .knowledge.propose import Proposal, all_in_words, may_be_holder, may_be_over, others_in
from .knowledge.roles import is_shared, roles
from .model.actor import ActorTable, ArticleActor, Mention
from .model.text import Article
from .parse import Parser
from .read import Reading

_NOT_THE_HOLDER = re.compile(r"\b(?:deputy|vice|assistant|former|ex|then|late|elect|designate|nominee|candidate)\b", re.IGNORECASE)
_ACTING = re.compile(r"\b(?:acting|interim|caretaker)\b", re.IGNORECASE)
_APPOSITION = "apposition in the text"
_APART = 3  # code points between a name and its apposition: a comma, a blank, a bracket
_LONGEST_EXAMPLE = 120  # code points


@dataclass(frozen=True, slots=True)
class Observation:
    """A person whom an article names with an office, with the words."""

    person: str
    id: str | None
    office: str
    title: str
    day: dt.date
    article: str
    words: str


@dataclass(slots=True)
class _Seen:
    """All observations of one person in one office."""

    observations: list[Observation] = field(default_factory=list)

    @property
    def days(self) -> tuple[dt.date, dt.date]:
        found = sorted(one.day for one in self.observations)
        return found[0], found[-1]

    @property
    def name(self) -> str:
        names = Counter(one.person for one in self.observations)
        return min(names, key=lambda name: (-names[name], name))


def suggest(readings: Iterable[Reading], parser: Parser, knowledge: Knowledge, count: Counter[str] | None = None) -> list[Proposal]:
    """Proposals for an overlay, the most often seen first; articles without a day say nothing of who holds what.

    Args:
        count: gets how many articles were "read" and how many "left out", without a day or rejected.
    """
    seen: dict[tuple[str, str], _Seen] = {}
    count = Counter() if count is None else count
    for reading in readings:
        usable = not reading.rejection and reading.article.day is not None
        count["read" if usable else "left out"] += 1
        if not usable:
            continue
        table = find_actors(parser.parse(reading.article), knowledge)
        for one in dict.fromkeys(observe(table, reading.article)):
            if _is_office(one.office, knowledge.base) and not _is_known(one, knowledge.base):
                seen.setdefault((one.id or name_keys(one.person)[0], one.office), _Seen()).observations.append(one)
    found = [_proposal(one, knowledge.base) for one in seen.values()]
    return sorted(found, key=lambda one: (-one.seen, one.row["person"], one.row["country"], one.row.get("role", "")))


def observe(table: ActorTable, article: Article) -> Iterator[Observation]:
    """The persons of an article whom it names with full name and office, one observation a person."""
    assert article.day is not None
    for actor in table.actors:
        if actor.kind == "person" and actor.office and len(actor.name.split()) > 1:
            words = _words(actor, table, article.text)
            if words and not _NOT_THE_HOLDER.search(words):
                yield Observation(actor.name, actor.id, actor.office.id, actor.office.title, article.day, article.id, words)


def _words(actor: ArticleActor, table: ActorTable, text: str) -> str | None:
    """The words that join a full name and the title; None where the office comes from the base."""
    assert actor.office is not None
    mentions = table.mentions_of.get(actor.ref, ())
    title, names = actor.office.title.lower(), [one for one in mentions if one.kind == "name"]
    for name in names:
        if title in name.text.lower() and _is_full(name, actor):
            return _short(name.text)
    if any(reason.startswith(_APPOSITION) for reason in actor.why):
        for name in names:
            for other in mentions:
                if other.kind == "nominal" and title in other.text.lower() and _touch(name, other):
                    return _short(text[min(name.start, other.start) : max(name.end, other.end)])
    return None


def _is_full(name: Mention, actor: ArticleActor) -> bool:
    return actor.name.split()[-1] in name.text and actor.name.split()[0] in name.text


def _touch(one: Mention, other: Mention) -> bool:
    return -1 <= max(one.start, other.start) - min(one.end, other.end) <= _APART


def _short(words: str) -> str:
    words = " ".join(words.split())
    return words if len(words) <= _LONGEST_EXAMPLE else words[: _LONGEST_EXAMPLE - 1] + "…"


def _is_office(id: str, base: KnowledgeBase) -> bool:
    """Whether an office is one chair or bench that a table of people could hold: no mere "minister", no ambassador who
    knows where."""
    owner, _, name = id.rpartition("/")
    role = roles().get(name.replace("-", "_"))
    return base.office(id) is not None or base.country(owner) is not None and role is not None and not role["by_title"]


def _is_known(one: Observation, base: KnowledgeBase) -> bool:
    """Whether the base has the person in the office that day, by full name or by a part of it ("Le Drian"), or before,
    where the title is kept by courtesy after ("President Bill Clinton" in 2021) because another holds it."""
    holders = [base.actor(tenure.person) for tenure in base.holders(one.office, one.day)]
    if any(holder and set(name_pieces(one.person)) <= set(name_pieces(holder.name)) for holder in holders):
        return True
    mine = [tenure for tenure in base.tenures_of(one.id) if tenure.office == one.office] if one.id else []
    if any(holds(tenure, one.day, EDGE_DAYS) for tenure in mine):
        return True
    return any(tenure.end and tenure.end < one.day for tenure in mine) and bool(holders)


def _proposal(seen: _Seen, base: KnowledgeBase) -> Proposal:
    first, last = seen.days
    example = min(seen.observations, key=lambda one: (one.day, one.article))
    count, office = len({one.article for one in seen.observations}), base.office(example.office)
    owner, _, name = example.office.rpartition("/")
    row = {
        "person": example.id or seen.name, "country": owner, "role": office.role if office else name.replace("-", "_"),
        "title": office.title if office else example.title, "start": first.isoformat(), "last_verified": last.isoformat(),
        "source": f"seen in {count} {'article' if count == 1 else 'articles'}, first in {example.article}",
    }  # fmt: skip
    if all(_ACTING.search(one.words) for one in seen.observations):
        row["acting"] = "true"
    where = f"{example.article}: {example.words}"
    others = [tenure for tenure in others_in(base, example.office, example.id, first, last) if any(holds(tenure, one.day, -EDGE_DAYS) for one in seen.observations)]
    same = None if example.id else may_be_holder(base, seen.name, others)
    if same:
        known = all_in_words(base, [tenure for tenure in others if tenure.person == same])
        return Proposal("spelling", {"person": same, "aliases": seen.name, "country": owner, "source": row["source"]}, f"the base has {known}", count, where)
    rivals = [] if is_shared(row["role"]) else [tenure for tenure in others if not may_be_over(tenure, first)]
    if rivals:
        return Proposal("contradicts", row, f"the base has {all_in_words(base, rivals)}", count, where)
    return Proposal("new office" if example.id else "new person", row, "", count, where)
