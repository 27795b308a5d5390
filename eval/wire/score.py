"""Scores events on the wire sentences beside this file.

    python eval/wire/score.py [--errors N] [--json]

The first event told of a sentence is judged against the one the sentence is about: `type` (PLOVER, what was announced folded as the manual folds
it), `quad` (verbal or material, cooperation or conflict), `actor` and `recipient` (sets of countries, IGO and NGO for bodies; a side the gold
leaves empty is not judged; both sides together where the act is reciprocal), `full` all of type and sides. `full_F1` counts every event told:
a right one found once a sentence, all others too many. Negated events are no events here.
"""

from __future__ import annotations

import json
from collections import Counter
from pathlib import Path
from typing import Any

from dateline.evaluate.options import score_parser
from dateline.evaluate.predict import predict
from dateline.evaluate.samples import read_rows
from dateline.knowledge.load import Knowledge
from dateline.parse import load_parser

CASES = Path(__file__).with_name("sentences.jsonl")
QUADS = {
    "verbal cooperation": "AGREE CONSULT SUPPORT CONCEDE",
    "material cooperation": "COOPERATE AID RETREAT",
    "verbal conflict": "REQUEST ACCUSE REJECT THREATEN",
    "material conflict": "PROTEST SANCTION MOBILIZE COERCE ASSAULT",
}
QUAD = {name: quad for quad, names in QUADS.items() for name in names.split()}
BODIES = ("IGO", "NGO", "IMG")
Record = dict[str, Any]


def countries(record: Record, refs: list[str]) -> frozenset[str]:
    """The countries of actors, a body's kind where it has none; a group's members in its place."""
    by_ref = {one["ref"]: one for one in record["actors"]}
    found: set[str] = set()
    for actor in (by_ref[ref] for ref in refs if ref in by_ref):
        body = next((kind for kind in BODIES if (actor["code"] or "").startswith(kind)), None)
        code = body if body == "IGO" else actor["country"] or body
        found |= {code} if code else countries(record, actor.get("members") or [])
    return frozenset(found)


def judge(case: Record, said: Record | None, record: Record) -> dict[str, bool]:
    """What of an event is right; nothing where none was told."""
    if said is None:
        return dict.fromkeys(("type", "quad", "actor", "recipient", "full"), False)
    also, type_ = case.get("also") or {}, said["plover"]["type"]
    right = {"type": type_ in (case["type"], *also.get("type", ())), "quad": QUAD[type_] in {QUAD[name] for name in (case["type"], *also.get("type", ()))}}
    actors, recipients = (countries(record, said[key]) for key in ("actors", "recipients"))
    if case["reciprocal"]:
        right["actor"] = right["recipient"] = frozenset(case["actors"]) == actors | recipients
    else:
        right["actor"], right["recipient"] = is_side(case, also, "actors", actors), is_side(case, also, "recipients", recipients)
    return {**right, "full": right["type"] and right["actor"] and right["recipient"]}


def is_side(case: Record, also: Record, name: str, said: frozenset[str]) -> bool:
    """Whether a side is told as the gold has it, or with one of its other readings; an empty one is not judged."""
    return not case[name] or said == frozenset(case[name]) or (bool(said) and said <= {*case[name], *also.get(name, ())})


def score(cases: list[Record], errors: int) -> dict[str, float]:
    """The figures, shares between 0 and 1; prints the first mistakes."""
    parser, knowledge = load_parser(), Knowledge()
    rights: Counter[str] = Counter()
    told = found = 0
    for case in cases:
        record = predict({"article": {"id": case["id"], "text": case["text"], "language": "en"}}, parser, knowledge)
        events = [event for event in record["events"] if event["plover"]["type"] and not event["negated"]]
        judged = [judge(case, event, record) for event in events]
        first = judged[0] if judged else judge(case, None, record)
        rights.update(name for name, right in first.items() if right)
        told, found = told + len(events), found + any(one["full"] for one in judged)
        if errors and not first["full"]:
            errors -= 1
            print(mistake(case, first, events, record))
    figures = {name: rights[name] / len(cases) for name in ("type", "quad", "actor", "recipient", "full")}
    return {**figures, "full_F1": 2 * found / (told + len(cases))}


def mistake(case: Record, first: dict[str, bool], events: list[Record], record: Record) -> str:
    """A sentence whose first event is wrong, with what the gold has and what was told."""
    wrong = ", ".join(name for name, right in first.items() if not right)
    gold = told(case["type"], frozenset(case["actors"]), frozenset(case["recipients"]))
    said = [told(event["plover"]["type"], countries(record, event["actors"]), countries(record, event["recipients"])) for event in events]
    return f"{case['id']} {case['text']}\n    wrong: {wrong}; gold {gold}; said {'; '.join(said) or 'nothing'}"


def told(type_: str, actors: frozenset[str], recipients: frozenset[str]) -> str:
    """An event in a line: "COERCE RUS > GEO"."""
    return f"{type_} {'+'.join(sorted(actors)) or '-'} > {'+'.join(sorted(recipients)) or '-'}"


def main() -> int:
    options, cases = score_parser(__doc__).parse_args(), read_rows(CASES)
    print(json.dumps(score(cases, options.errors), indent=None if options.json else 1))
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
