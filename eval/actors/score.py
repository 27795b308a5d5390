"""Scores who is meant on the cases beside this file.

    python eval/actors/score.py [--errors N] [--json]

A case is judged by the mention that fits its words best. Right means: what is no party has no country, and a place no actor but its own
country; else the countries are the gold's (any body of many states is IGO), and the person is the gold's, or none where the gold has none.
`office` is counted over the cases that name one.
"""

from __future__ import annotations

import collections
import difflib
import json
import unicodedata
from pathlib import Path
from typing import Any

from dateline.evaluate.options import score_parser
from dateline.evaluate.predict import predict
from dateline.evaluate.samples import read_rows
from dateline.knowledge.load import Knowledge
from dateline.parse import load_parser

CASES = Path(__file__).parent / "cases.jsonl"
SUCCESSOR = {"SUN": "RUS", "YUG": "SRB", "SCG": "SRB", "ZAR": "COD"}
Record = dict[str, Any]


def read_all(cases: list[Record]) -> dict[tuple[str, str], Record]:
    """The contract's object of every (text, date)."""
    parser, knowledge = load_parser(), Knowledge()
    keys = dict.fromkeys((case["text"], case["date"]) for case in cases)
    return {(text, date): predict({"article": {"text": text, "published": {"value": date}, "language": "en"}}, parser, knowledge) for text, date in keys}


def best_actor(record: Record, case: Record) -> Record | None:
    """The actor of the mention that fits the case's words best, by the characters in common."""
    found: list[tuple[float, int]] = []
    for number, actor in enumerate(record["actors"]):
        for mention in actor["mentions"]:
            common = min(mention["end"], case["end"]) - max(mention["start"], case["start"])
            if common > 0:
                found.append((2 * common / (mention["end"] - mention["start"] + case["end"] - case["start"]), -number))
    return record["actors"][-max(found)[1]] if found else None


def inside(record: Record, case: Record) -> list[Record]:
    """The actors with a mention within the case's words."""
    return [actor for actor in record["actors"] if any(case["start"] <= m["start"] and m["end"] <= case["end"] for m in actor["mentions"])]


def countries(record: Record, actor: Record) -> set[str]:
    by_ref = {one["ref"]: one for one in record["actors"]}
    members = [by_ref[ref] for ref in actor.get("members") or [] if ref in by_ref]
    if members and not actor["country"]:
        return set().union(*(countries(record, member) for member in members))
    code = "IGO" if (actor["code"] or "").startswith("IGO") else actor["country"]
    return {SUCCESSOR.get(code, code)} if code else set()


def plain(name: str) -> list[str]:
    bare = unicodedata.normalize("NFKD", name.replace("ı", "i").replace("ł", "l")).encode("ascii", "ignore").decode().lower()
    return [word.rstrip(".") for word in bare.replace("-", " ").replace("'", "").split() if word != "al"]


def same_person(gold: str, said: str) -> bool:
    """Every word of the shorter name is near one of the longer, or its initial; the order does not matter."""
    short, long = sorted((plain(gold), plain(said)), key=len)
    return bool(short) and all(any(near(a, b) for b in long) for a in short)


def near(a: str, b: str) -> bool:
    return a[0] == b[0] if 1 in (len(a), len(b)) else difflib.SequenceMatcher(None, a, b).ratio() >= 0.75


def person_of(actor: Record) -> str | None:
    """The person behind an actor: a named one, or the holder whom an office is resolved to."""
    known = str(actor.get("id") or "").startswith("person/")
    return actor["name"] if actor["kind"] == "person" or known else None


def judge(case: Record, record: Record) -> dict[str, bool]:
    actor = best_actor(record, case)
    if case["kind"] == "none":
        return {"right": actor is None or not countries(record, actor)}
    if case["kind"] == "place":
        return {"right": actor is None or (actor["kind"] == "country" and countries(record, actor) <= {case["country"]})}
    if actor is None:
        return {"right": False, "country": False, "person": case["person"] is None, **({"office": False} if case["office"] else {})}
    out = {"country": right_country(case, record, actor), "person": right_person(case, actor)}
    if case["office"]:
        out["office"] = (actor.get("office") or {}).get("id") == case["office"]
    return {"right": out["country"] and out["person"], **out}


def right_country(case: Record, record: Record, actor: Record) -> bool:
    if isinstance(case["country"], list):
        together = [countries(record, one) for one in inside(record, case)]
        return set(case["country"]) in (countries(record, actor), set().union(*together))
    said = countries(record, actor)
    return said == ({case["country"]} if case["country"] else set()) or (bool(case.get("also_country")) and said == {case["also_country"]})


def right_person(case: Record, actor: Record) -> bool:
    said = person_of(actor)
    if case["person"] is None:
        return said is None
    return same_person(case["person"], said or (actor["name"] if actor["kind"] == "unknown" else ""))


def main() -> int:
    options, cases = score_parser(__doc__).parse_args(), read_rows(CASES)
    records = read_all(cases)
    parts: dict[str, list[bool]] = collections.defaultdict(list)
    figures: dict[str, list[bool]] = collections.defaultdict(list)
    for case in cases:
        record = records[case["text"], case["date"]]
        judged = judge(case, record)
        parts[case["id"].rsplit("-", 1)[0]].append(judged["right"])
        for name, value in judged.items():
            figures[name].append(value)
        if not judged["right"] and options.errors > 0:
            options.errors -= 1
            actor = best_actor(record, case)
            said = f"{actor['kind']} {actor['name']} {actor['country']}" if actor else "nobody"
            print(f"{case['id']} ({case['date']}) {case['text']}\n    {case['mention']!r} is {case['kind']} {case['person']} {case['country']}, said {said}")
    shares = {name: sum(values) / len(values) for name, values in figures.items()}
    if options.json:
        print(json.dumps(shares))
    else:
        print(json.dumps(shares, indent=1))
        for name, values in parts.items():
            print(f"{name:12} {sum(values):4} of {len(values):4}")
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
