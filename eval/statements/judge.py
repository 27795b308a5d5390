"""Judge printed statements and positions against the annotated ones of an article."""

from __future__ import annotations

import difflib
import re
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any

from gold import Annotated, Gold, Who

Record = dict[str, Any]
LEAST = 0.5
"""Share of words two contents must have in common to be the same statement."""
_ALIKE = 0.85
"""From here two names with one first word are two spellings: Zaharieva, Zakharieva."""


@dataclass
class Tally:
    """Counts of right, said and wanted by measure, and one line for every mistake."""

    right: dict[str, int] = field(default_factory=dict)
    said: dict[str, int] = field(default_factory=dict)
    wanted: dict[str, int] = field(default_factory=dict)
    errors: list[str] = field(default_factory=list)

    def add(self, measure: str, right: int, said: int, wanted: int) -> None:
        """Add counts to a measure."""
        for table, count in ((self.right, right), (self.said, said), (self.wanted, wanted)):
            table[measure] = table.get(measure, 0) + count

    def share(self, measure: str, of: str = "both") -> float | None:
        """F1, or precision (of="said"), or recall (of="wanted")."""
        said, wanted = self.said.get(measure, 0), self.wanted.get(measure, 0)
        whole = {"both": (said + wanted) / 2, "said": said, "wanted": wanted}[of]
        return self.right.get(measure, 0) / whole if whole else None


@dataclass(frozen=True)
class Side:
    """What was printed for an article, its actors by ref."""

    record: Record

    @property
    def actors(self) -> dict[str, Record]:
        """Actors by ref."""
        return {actor["ref"]: actor for actor in self.record["actors"]}

    def expand(self, ref: str | None) -> list[Record]:
        """The actors behind a ref, a group opened; empty where nobody is named."""
        actor = self.actors.get(ref or "")
        if actor is None:
            return []
        return [one for member in actor["members"] for one in self.expand(member)] if actor["members"] else [actor]


def judge(article: Annotated, record: Record, tally: Tally) -> None:
    """Add one article's counts to a tally."""
    side = Side(record)
    pairs = _pairs(article, record["statements"])
    free = {number for number, gold in enumerate(article.statements) if gold.optional}
    found = [number for number in pairs if number not in free]
    extra = [said for number, said in enumerate(record["statements"]) if number not in pairs.values() and not _counts_neither_way(article, said, record)]
    tally.add("found", len(found), len(found) + len(extra), len(article.statements) - len(free))
    for number, gold in enumerate(article.statements):
        if number in pairs and number not in free:
            _judge_pair(article, gold, record["statements"][pairs[number]], side, pairs, tally)
        elif number not in free:
            tally.errors.append(f"{article.id} {gold.number}: missed {_words(article, gold)}")
    tally.errors += [f"{article.id}: extra {said['cue']['text']!r}: {_text(said)}" for said in extra]
    _judge_positions(article, side, tally)


def _counts_neither_way(article: Annotated, said: Record, record: Record) -> bool:
    """Headlines, and speech inside somebody's own words."""
    outer = next((one for one in record["statements"] if one["id"] == said["part_of"]), None)
    headline = article.head.get("title") == article.text.split("\n", 1)[0] and said["cue"]["start"] < len(article.head["title"])
    return headline or (outer is not None and outer["kind"] == "direct")


def _pairs(article: Annotated, statements: list[Record]) -> dict[int, int]:
    """Annotated statements and printed ones, one to one, the best agreement first."""
    scores = sorted(((_agreement(article.text, gold, said), -i, -j) for i, gold in enumerate(article.statements) for j, said in enumerate(statements)), reverse=True)
    pairs: dict[int, int] = {}
    for score, i, j in scores:
        if score >= LEAST and -i not in pairs and -j not in pairs.values():
            pairs[-i] = -j
    return pairs


def _agreement(text: str, gold: Gold, said: Record) -> float:
    """Dice over the words of two contents, a little more where the cues touch."""
    one = set(_places(text, gold.content))
    two = set(_places(text, [(span["start"], span["end"]) for span in said["content"]]))
    touch = gold.cue[0] < said["cue"]["end"] and said["cue"]["start"] < gold.cue[1]
    dice = 2 * len(one & two) / (len(one) + len(two)) if one and two else 0.0
    return dice + 0.01 * touch if dice >= LEAST else 0.0


def _places(text: str, spans: Iterable[tuple[int, int]]) -> Iterable[int]:
    for start, end in spans:
        yield from (match.start() for match in re.compile(r"\w+").finditer(text, start, end))


def _judge_pair(article: Annotated, gold: Gold, said: Record, side: Side, pairs: dict[int, int], tally: Tally) -> None:
    actors = side.expand(said["speaker"])
    checks = {"country": country_right(gold.who, actors), "who": who_right(gold.who, actors)}
    if any(who.office for who in gold.who):
        checks["office"] = all(any((actor["office"] or {}).get("id") == who.office for actor in actors) for who in gold.who if who.office)
    if gold.values("medium"):
        checks["medium"] = said.get("medium_class") in gold.values("medium")
    if gold.values("when"):
        checks["when"] = said["when"]["earliest"] == said["when"]["latest"] == gold.values("when")[0]
    if gold.values("in"):
        outer = pairs.get(int(gold.values("in")[0]) - 1)
        checks["part_of"] = outer is not None and said["part_of"] == side.record["statements"][outer]["id"]
    for name, holds in checks.items():
        tally.add(name, int(holds), 1, 1)
        if not holds:
            tally.errors.append(f"{article.id} {gold.number}: {name} of {_words(article, gold)}; said {_shown(name, said, actors)}")
    _judge_marked(article, "addressee", gold, gold.values("to"), gold.allowed("to"), said["addressees"], side, tally)
    behalf = said.get("on_behalf_of")
    _judge_marked(article, "behalf", gold, gold.values("for"), gold.allowed("for"), [behalf] if behalf else [], side, tally)


def _judge_marked(article: Annotated, measure: str, gold: Gold, wanted: list[str], allowed: list[str], refs: list[str], side: Side, tally: Tally) -> None:
    """Those told, or spoken for: given by words of the text, right where the actor printed is named there."""
    right = sum(any(_is_meant(article, gold, words, ref, side) for ref in refs) for words in wanted)
    tally.add(measure, right, max(len(refs) if not allowed or wanted else 0, right), len(wanted))
    if right < len(wanted) or (refs and not allowed):
        names = [actor["name"] for ref in refs for actor in side.expand(ref)]
        tally.errors.append(f"{article.id} {gold.number}: {measure} of {_words(article, gold)}: wanted {wanted}, said {names}")


def _is_meant(article: Annotated, gold: Gold, words: str, ref: str, side: Side) -> bool:
    plain, _, name = words.partition("=>")
    actor = side.actors[ref]
    if name:
        return any(same_name(name, one["name"]) for one in side.expand(ref))
    places = [match.span() for match in re.finditer(re.escape(plain), article.text)]
    return any(start < mention["end"] and mention["start"] < end for start, end in places for mention in actor["mentions"])


def country_right(who: Iterable[Who], actors: list[Record]) -> bool:
    """Whether the states are the same ones; one who speaks for a world body may be given with the home state or none."""
    who = list(who)
    said = {actor["country"] for actor in actors if actor["country"]}
    return said == {one.country for one in who if one.country} or (len(who) == 1 and who[0].also is not None and said == {who[0].also})


def who_right(who: Iterable[Who], actors: list[Record]) -> bool:
    """Whether every one who speaks is there and nobody else; nobody named must be nobody named."""
    who = list(who)
    if len(who) == 1 and who[0].holder is not None and len(actors) == 1 and same_name(who[0].holder, actors[0]["name"]):
        return True
    if len(who) == 1 and who[0].name is None and who[0].body is None:
        return all(actor["kind"] not in ("person", "country") for actor in actors)
    return len(who) == len(actors) and all(any(_is_same(one, actor) for actor in actors) for one in who)


def _is_same(who: Who, actor: Record) -> bool:
    if who.name is not None:
        return actor["kind"] == "person" and same_name(who.name, actor["name"])
    body = str(who.body)
    if body.startswith("name:"):
        return actor["kind"] != "person" and same_name(body.removeprefix("name:"), actor["name"])
    if len(body) == 3 or body.startswith(("state/", "government/")):
        return actor["kind"] in ("country", "government") and actor["country"] == body[-3:] and (actor["id"] or "state/").startswith(("state/", "government/"))
    return actor["id"] == body


def same_name(one: str, other: str) -> bool:
    """Whether two names are one: all words of the shorter in the longer, accents apart, words may be joined or parted."""
    a, b = _plain(one), _plain(other)
    if difflib.SequenceMatcher(None, a, b).ratio() >= _ALIKE and a.split()[:1] == b.split()[:1]:
        return True
    few, many = sorted((a.split(), b.split()), key=len)
    return a.replace(" ", "") == b.replace(" ", "") or (bool(few) and few[-1] == many[-1] and set(few) <= set(many)) or (len(few) > 1 and set(few) <= set(many))


def _plain(name: str) -> str:
    bare = unicodedata.normalize("NFKD", name.replace("ø", "o").replace("ı", "i").replace("ł", "l")).encode("ascii", "ignore").decode().lower()
    return re.sub(r"[^a-z]+", " ", bare).strip()


def _judge_positions(article: Annotated, side: Side, tally: Tally) -> None:
    """Positions: right where a statement of that holder, or of that holder's state, is marked with issue and stance."""
    marked = [(gold, stance) for gold in article.statements for stance in gold.allowed("stance")]
    wanted = {(gold.who, stance) for gold in article.statements for stance in gold.values("stance")}
    got = set()
    for position in side.record["positions"]:
        stance, holder = f"{position['issue']}:{position['stance']}", side.expand(position["holder"])
        fit = next((gold.who for gold, one in marked if one == stance and country_right(gold.who, holder)), None)
        tally.add("stance", int(fit is not None), 1, 0)
        got.add((fit, stance))
        if fit is None:
            tally.errors.append(f"{article.id}: position {[actor['name'] for actor in holder]} {stance} {position['rests_on']}")
    tally.add("stance_found", len(wanted & got), 0, len(wanted))
    tally.errors += [f"{article.id}: no position {stance} of {[one.name or one.body for one in who]}" for who, stance in sorted(wanted - got, key=str)]


def _shown(name: str, said: Record, actors: list[Record]) -> str:
    if name == "medium":
        return f"{said.get('medium_class')} {said['medium']!r}"
    if name == "when":
        return f"{said['when']['earliest']}..{said['when']['latest']}"
    if name == "part_of":
        return str(said["part_of"])
    return str([f"{actor['name']} {actor['kind']} {actor['country']} {(actor['office'] or {}).get('id')}" for actor in actors])


def _words(article: Annotated, gold: Gold) -> str:
    speaker = article.text[slice(*gold.speaker)] if gold.speaker else "-"
    return f"{speaker!r} {article.text[slice(*gold.cue)]!r} {article.text[slice(*gold.content[0])][:60]!r}"


def _text(said: Record) -> str:
    return " // ".join(span["text"] for span in said["content"])[:70]
