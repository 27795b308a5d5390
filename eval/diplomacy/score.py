"""Scores events on the sentences beside this file.

    python eval/diplomacy/score.py [sentences.jsonl] [--errors N] [--json]

The first required event of a sentence is judged by the predicted event that agrees with it most: `act` (type, and mode where the gold has
one), `modality` (with polarity), `actor` and `recipient` (sets of countries, IGO for every body; of all sides together where the gold names
no recipient); `plover` is the folded type. `full` is act, modality and both sides.
`required_found` counts every required event by act; `false_alarms` sentences without event that got one.
"""

from __future__ import annotations

import collections
import json
from pathlib import Path
from typing import Any

from dateline.evaluate.options import score_parser
from dateline.evaluate.predict import predict
from dateline.evaluate.samples import read_rows
from dateline.knowledge.load import Knowledge
from dateline.parse import load_parser

CASES = Path(__file__).parent / "sentences.jsonl"
CHECKS = ("act", "modality", "actor", "recipient", "plover")
SUCCESSOR = {"SUN": "RUS", "YUG": "SRB", "SCG": "SRB"}
ALIKE = {"allege": "disapprove"}  # the manual's table of modes has both, its table of codes the second only
Record = dict[str, Any]


def read_all(cases: list[Record]) -> dict[str, Record]:
    parser, knowledge = load_parser(), Knowledge()
    return {case["id"]: predict(article(case), parser, knowledge) for case in cases}


def article(case: Record) -> Record:
    return {"article": {"id": case["id"], "text": case["text"], "published": {"value": case["date"]}, "language": "en"}}


def countries(record: Record, refs: list[str]) -> frozenset[str]:
    by_ref = {one["ref"]: one for one in record["actors"]}
    out: set[str] = set()
    for actor in (by_ref[ref] for ref in refs if ref in by_ref):
        code = "IGO" if (actor["code"] or "").startswith("IGO") else actor["country"]
        if code:
            out.add(SUCCESSOR.get(code, code))
        elif actor.get("members"):
            out |= countries(record, actor["members"])
    return frozenset(out)


def judge(gold: Record, said: Record, record: Record) -> dict[str, bool]:
    also = gold.get("also") or {}
    sides = [frozenset(side["country"] for side in gold[key] if side["country"]) for key in ("actors", "recipients")]
    ours = [countries(record, said[key]) for key in ("actors", "recipients")]
    modes = {gold["mode"], *also.get("mode", [])}
    mode = None in modes or "type" in also or ALIKE.get(said["act"]["mode"], said["act"]["mode"]) in modes
    if not gold["recipients"] and len(gold["actors"]) > 1:
        sides, ours = [sides[0], frozenset()], [ours[0] | ours[1], frozenset()]
    return {
        "act": said["act"]["type"] in (gold["type"], *also.get("type", [])) and mode,
        "modality": (said["modality"], said["negated"]) == (gold["modality"], gold["negated"]),
        "actor": sides[0] == ours[0],
        "recipient": sides[1] == ours[1] or (bool(ours[1]) and ours[1] <= sides[1] | set(also.get("country", []))),
        "plover": said["plover"]["type"] in (gold["plover"], *also.get("type", [])),
    }


def best(gold: Record, record: Record) -> dict[str, bool]:
    """The checks of the predicted event that agrees most; all wrong where there is none."""
    judged = [judge(gold, said, record) for said in record["events"]]
    return max(judged, key=lambda checks: (checks["act"], sum(checks.values()))) if judged else dict.fromkeys(CHECKS, False)


def score(cases: list[Record], records: dict[str, Record], errors: int) -> dict[str, float]:
    first: dict[str, list[bool]] = collections.defaultdict(list)
    found, alarms, faults = [], [], []
    for case in cases:
        record = records[case["id"]]
        required = [best(event, record) for event in case["events"] if not event.get("optional")]
        found += [checks["act"] for checks in required]
        if not case["events"]:
            alarms.append(bool(record["events"]))
            faults += [told_case(case, record, ["no event"])] if record["events"] else []
        for checks in required[:1]:
            for name in CHECKS:
                first[name].append(checks[name])
            first["full"].append(all(checks[name] for name in CHECKS[:4]))
            faults += [] if first["full"][-1] else [told_case(case, record, [name for name in CHECKS if not checks[name]])]
    print(*faults[:errors], sep="\n", end="\n" if errors else "")
    shares = {name: sum(values) / len(values) for name, values in first.items()}
    return {**shares, "required_found": sum(found) / len(found), "false_alarms": sum(alarms) / len(alarms)}


def told_case(case: Record, record: Record, wrong: list[str]) -> str:
    return f"{case['id']} {case['text']}\n    wrong: {', '.join(wrong)}; said {[told(one, record) for one in record['events']]}"


def told(event: Record, record: Record) -> str:
    sides = ["+".join(sorted(countries(record, event[key]))) or "-" for key in ("actors", "recipients")]
    return f"{event['act']['type']}/{event['act']['mode']} {event['modality']}{' not' if event['negated'] else ''} {sides[0]} > {sides[1]}"


def main() -> int:
    parser = score_parser(__doc__)
    parser.add_argument("sentences", nargs="?", type=Path, default=CASES, help="other sentences of the same form, as late.jsonl")
    options = parser.parse_args()
    cases = read_rows(options.sentences)
    figures = score(cases, read_all(cases), options.errors)
    print(json.dumps(figures, indent=None if options.json else 1))
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
