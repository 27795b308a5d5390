"""Gold and prediction side by side, section by section.

Records are paired one to one, the best agreement first; a pair must share what makes it the same record (participants,
words, days), and is then judged on the rest. Both sides are objects of the contract.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from typing import Any

Record = dict[str, Any]

_FAMILIES = {kind: family for family, kinds in {
    "visit": "visit", "meeting": "meeting talks summit conference signing", "call": "call", "notice": "summons expulsion", "other": "ceremony other",
}.items() for kind in kinds.split()}
_LEAST_AGREEMENT = 0.5


@dataclass
class Figure:
    """Counts of one section: right, said by us, wanted by the gold; and over the pairs, what else agreed."""

    right: int = 0
    said: int = 0
    wanted: int = 0
    checks: dict[str, list[bool]] = field(default_factory=dict)

    @property
    def precision(self) -> float | None:
        """Share of what we said that is right; None where nothing was said."""
        return self.right / self.said if self.said else None

    @property
    def recall(self) -> float | None:
        """Share of the gold that was found; None where there is none."""
        return self.right / self.wanted if self.wanted else None

    @property
    def f1(self) -> float | None:
        """Harmonic mean of precision and recall."""
        both = self.said + self.wanted
        return 2 * self.right / both if both else None

    def rate(self, check: str) -> float | None:
        """Share of the pairs on which a check holds."""
        values = self.checks.get(check, [])
        return sum(values) / len(values) if values else None


@dataclass
class Report:
    """Figures by section, and one line for every miss, false alarm and wrong value."""

    figures: dict[str, Figure] = field(default_factory=dict)
    errors: list[str] = field(default_factory=list)


def compare(pairs: Iterable[tuple[Record, Record]]) -> Report:
    """Judge predicted articles against gold ones; `pairs` yields (gold, predicted)."""
    report = Report()
    for gold, said in pairs:
        for section, judge in _SECTIONS.items():
            if section in gold.get("judged", gold):
                figure = report.figures.setdefault(section, Figure())
                _judge(judge, _Side(gold, section), _Side(said, section), figure, report.errors)
    return report


class _Side:
    """One article with the records of one section and its actors by ref."""

    def __init__(self, article: Record, section: str) -> None:
        self.id = article["article"].get("id")
        self.records: list[Record] = [one for one in article.get(section) or [] if section != "events" or _is_event(one)]
        self.actors = {actor["ref"]: actor for actor in article.get("actors") or []}
        self.section = section

    def expand(self, refs: Iterable[str | None]) -> list[Record]:
        """The actors behind refs, groups opened."""
        found = []
        for ref in refs:
            actor = self.actors.get(ref or "")
            if actor and actor.get("members") and not actor.get("country"):
                found += self.expand(actor["members"])
            elif actor:
                found.append(actor)
        return found

    def countries(self, refs: Iterable[str | None]) -> frozenset[str]:
        """Countries behind refs; world bodies and those who speak for them are one, IGO or NGO, and sectors are no country."""
        return frozenset(code for code in map(_state_or_world, self.expand(refs)) if code)


def _state_or_world(actor: Record) -> str | None:
    world = (actor.get("code") or "")[:3]
    country: str | None = actor.get("country")
    return country or (world if world in ("IGO", "NGO") else None)


def _is_event(record: Record) -> bool:
    """What is denied, and acts that PLOVER has no event for, are no events."""
    return bool(record["plover"]["type"]) and not record.get("negated")


@dataclass(frozen=True)
class _Judge:
    """How two records of a section agree (0 to 1), and what is checked on a pair."""

    agree: Callable[[Record, _Side, Record, _Side], float]
    checks: dict[str, Callable[[Record, _Side, Record, _Side], bool]]


def _judge(judge: _Judge, gold: _Side, said: _Side, figure: Figure, errors: list[str]) -> None:
    scores = sorted(
        ((judge.agree(g, gold, p, said), -i, -j) for i, g in enumerate(gold.records) for j, p in enumerate(said.records)),
        reverse=True,
    )
    pairs: dict[int, int] = {}
    for score, i, j in scores:
        if score >= _LEAST_AGREEMENT and -i not in pairs and -j not in pairs.values():
            pairs[-i] = -j
    free = {i for i, g in enumerate(gold.records) if g.get("optional")}
    figure.wanted += len(gold.records) - len(free)
    figure.said += len(said.records) - sum(i in free for i in pairs)
    figure.right += sum(i not in free for i in pairs)
    for i, j in sorted(pairs.items()):
        if i not in free:
            _check(judge, gold.records[i], gold, said.records[j], said, figure, errors)
    for i in sorted(set(range(len(gold.records))) - set(pairs) - free):
        errors.append(f"{gold.id} {gold.section}: missed {_title(gold.records[i], gold)}")
    for j in sorted(set(range(len(said.records))) - set(pairs.values())):
        errors.append(f"{gold.id} {gold.section}: extra {_title(said.records[j], said)}")


def _check(judge: _Judge, g: Record, gold: _Side, p: Record, said: _Side, figure: Figure, errors: list[str]) -> None:
    for name, check in judge.checks.items():
        holds = check(g, gold, p, said)
        figure.checks.setdefault(name, []).append(holds)
        if not holds:
            errors.append(f"{gold.id} {gold.section}: wrong {name} of {_title(g, gold)}; said {_title(p, said)}")


def _title(record: Record, side: _Side) -> str:
    """A record in a few words."""
    refs = [one["actor"] for one in record.get("participants", [])] or [*record.get("actors", []), *record.get("recipients", [])] or [record.get("speaker")]
    names = ", ".join(actor.get("name") or "?" for actor in side.expand(refs))
    kind = record.get("kind") or (record.get("plover") or {}).get("type") or record.get("type") or ""
    words = record.get("text") or " ".join(span["text"] for span in record.get("content", []))
    when = record.get("when") or record
    days = f" {when.get('earliest')}..{when.get('latest')}" if "earliest" in when else ""
    return f"{kind} {names}{' ' + record['status'] if 'status' in record else ''}{days} {words[:60]}".strip()


# -- agreement ---------------------------------------------------------------------------------------------------------

def _dice(a: frozenset[Any] | set[Any], b: frozenset[Any] | set[Any]) -> float:
    return 2 * len(a & b) / (len(a) + len(b)) if a or b else 0.0


def _overlap(a: list[Record], b: list[Record]) -> float:
    """Dice over the characters of two lists of spans."""
    one = {i for span in a for i in range(span["start"], span["end"])}
    two = {i for span in b for i in range(span["start"], span["end"])}
    return _dice(one, two)


def _surnames(side: _Side, refs: Iterable[str | None]) -> frozenset[str]:
    """A comparable key for each actor behind refs: id, else the last word of the name, without accents."""
    return frozenset(_plain(actor.get("name") or "").split(" ")[-1] if actor.get("kind") == "person" else str(actor.get("country")) for actor in side.expand(refs))


def _plain(name: str) -> str:
    bare = unicodedata.normalize("NFKD", name).encode("ascii", "ignore").decode().lower()
    return re.sub(r"[^a-z]+", " ", bare).strip()


def _agree_engagement(g: Record, gold: _Side, p: Record, said: _Side) -> float:
    people = [[one["actor"] for one in record["participants"]] for record in (g, p)]
    who = 0.5 * _dice(gold.countries(people[0]), said.countries(people[1])) + 0.5 * _dice(_surnames(gold, people[0]), _surnames(said, people[1]))
    if not who:
        return 0.0
    family = _FAMILIES.get(g["kind"]) == _FAMILIES.get(p["kind"])
    return 0.5 * who + 0.25 * family + 0.1 * (g.get("host_country") == p.get("host_country")) + 0.15 * _dates_agree(g["when"], p["when"])


def _dates_agree(a: Record, b: Record) -> float:
    if _same_days(a, b):
        return 1.0
    ends = (a.get("earliest"), a.get("latest"), b.get("earliest"), b.get("latest"))
    if None in ends:
        return 0.5
    return 0.5 if a["earliest"] <= b["latest"] and b["earliest"] <= a["latest"] else 0.0


def _same_days(a: Record, b: Record) -> bool:
    return (a.get("earliest"), a.get("latest")) == (b.get("earliest"), b.get("latest"))


def _agree_statement(g: Record, gold: _Side, p: Record, said: _Side) -> float:
    return _overlap(g["content"], p["content"])


def _agree_event(g: Record, gold: _Side, p: Record, said: _Side) -> float:
    if g["plover"]["type"] != p["plover"]["type"]:
        return 0.0
    words = _overlap([one for one in g["evidence"] if one.get("role") == "sentence"] or g["evidence"], [one for one in p["evidence"] if one.get("role") == "sentence"])
    sides = [side.countries([*r["actors"], *r["recipients"]]) for side, r in ((gold, g), (said, p))]
    return (0.5 if words > 0 else 0.0) + 0.5 * _dice(*sides)


def _agree_span(g: Record, gold: _Side, p: Record, said: _Side) -> float:
    return _overlap([g], [p])


def _agree_actor(g: Record, gold: _Side, p: Record, said: _Side) -> float:
    """Actors are the same where the same words name them."""
    one = {(mention["start"], mention["end"]) for mention in g.get("mentions", [])}
    two = [(mention["start"], mention["end"]) for mention in p.get("mentions", [])]
    touched = sum(any(start < e and s < end for s, e in one) for start, end in two)
    return min(1.0, touched / max(1, len(one))) if one and touched else 0.0


def _equal(key: str) -> Callable[[Record, _Side, Record, _Side], bool]:
    return lambda g, gold, p, said: g.get(key) == p.get(key)


_SECTIONS = {
    "engagements": _Judge(_agree_engagement, {
        "kind": _equal("kind"),
        "status": _equal("status"),
        "dates": lambda g, gold, p, said: _same_days(g["when"], p["when"]),
        "host": _equal("host_country"),
    }),
    "statements": _Judge(_agree_statement, {
        "kind": _equal("kind"),
        "speaker's country": lambda g, gold, p, said: gold.countries([g.get("speaker")]) == said.countries([p.get("speaker")]),
    }),
    "events": _Judge(_agree_event, {
        "actors": lambda g, gold, p, said: gold.countries(g["actors"]) == said.countries(p["actors"]) or bool(g.get("reciprocal") or p.get("reciprocal")),
        "recipients": lambda g, gold, p, said: gold.countries(g["recipients"]) == said.countries(p["recipients"]) or bool(g.get("reciprocal") or p.get("reciprocal")),
    }),
    "actors": _Judge(_agree_actor, {"country": _equal("country"), "id": lambda g, gold, p, said: g.get("id") in (None, p.get("id"))}),
    "times": _Judge(_agree_span, {"days": lambda g, gold, p, said: _same_days(g, p), "type": _equal("type")}),
    "places": _Judge(_agree_span, {"country": _equal("country")}),
}
