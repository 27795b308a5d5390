"""Check the gold kept under eval/: every span holds its words, every code, day and weekday is possible.

    python eval/check_gold.py          prints what is wrong, one line a fault; exit 1 where there is any

It judges form, not truth: a wrong reading with right offsets passes.
"""

from __future__ import annotations

import csv
import datetime
import json
import re
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

HERE = Path(__file__).parent
STATES = HERE.parent / "src/dateline/knowledge/kb/states.csv"

KINDS = {"visit", "meeting", "talks", "call", "summit", "conference", "signing", "summons", "expulsion", "ceremony", "other"}
STATUSES = {"rumoured", "announced", "confirmed", "ongoing", "held", "postponed", "cancelled", "denied"}
SIDES = {"visitor", "host", "party", "mediator", "caller", "summoner", "summoned", "observer"}
TYPES = {
    "AGREE": "",
    "CONSULT": "visit third-party multilateral phone",
    "SUPPORT": "",
    "COOPERATE": "",
    "AID": "",
    "CONCEDE": "",
    "RETREAT": "release return ease access disarm ceasefire withdraw",
    "REQUEST": "assist change yield meet",
    "ACCUSE": "disapprove investigate",
    "REJECT": "assist change yield meet",
    "THREATEN": "restrict relations ban political expel violence territory",
    "PROTEST": "demo hunger boycott obstruct riot",
    "SANCTION": "withdraw discontinue expel",
    "MOBILIZE": "troops police weapons",
    "COERCE": "confiscate restrict ban curfew martial-law arrest deport",
    "ASSAULT": "abduct beat torture suicide-attack explosives assassinate destroy",
}
WEEKDAYS = ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"]
DAY = re.compile(r"\d{4}-\d{2}-\d{2}")

Fault = tuple[str, str]


def read_states(path: Path = STATES) -> set[str]:
    """The ISO 3166-1 alpha-3 codes of the knowledge base, with IGO and NGO for bodies of no state."""
    with path.open(encoding="utf-8") as stream:
        return {row["iso3"] for row in csv.DictReader(stream)} | {"IGO", "NGO"}


def read_lines(path: Path) -> Iterator[tuple[int, dict[str, Any]]]:
    """(line number, record) of a JSONL file."""
    for number, line in enumerate(path.read_text(encoding="utf-8").split("\n"), 1):
        if line.strip():
            yield number, json.loads(line)


def many(value: Any) -> list[Any]:
    return value if isinstance(value, list) else [] if value is None else [value]


# -- articles ----------------------------------------------------------------------------------------------------------


def spans(value: Any) -> Iterator[dict[str, Any]]:
    """Every {text, span} below `value`."""
    if isinstance(value, dict):
        if "span" in value:
            yield value
        for inner in value.values():
            yield from spans(inner)
    elif isinstance(value, list):
        for inner in value:
            yield from spans(inner)


def dates(value: str | None) -> bool:
    """Whether `value` is a day, a month or a year that exists; nothing at all is allowed."""
    if value is None:
        return True
    parts = value.split("-")
    try:
        datetime.date(*(int(part) for part in [*parts, "1", "1"][:3]))
    except ValueError:
        return False
    return bool(re.fullmatch(r"\d{4}(-\d{2}){0,2}", value))


def check_spans(record: dict[str, Any], text: str) -> Iterator[str]:
    for span in spans(record):
        start, end = span["span"]
        if text[start:end] != span["text"]:
            yield f"{start}:{end} holds {text[start:end]!r}, not {span['text']!r}"
    for statement in record["statements"]:
        content = statement["content_start"]
        if not text.startswith(content["text"], content["offset"]):
            yield f"content at {content['offset']} does not begin {content['text']!r}"
        first, start = statement["content"][0]["span"][0], content["offset"]
        if not start - 1 <= first <= start:
            yield f"content of {content['text']!r} begins at {first}, not at {start}"


def check_noise(record: dict[str, Any]) -> Iterator[str]:
    noise = [range(*span["span"]) for span in record["noise_spans"]]
    for key in ("engagements", "events", "statements"):
        for entry in record[key]:
            start, end = entry["evidence"]["span"]
            if any(max(start, n.start) < min(end, n.stop) for n in noise):
                yield f"evidence rests on noise: {entry['evidence']['text'][:40]!r}"


def check_weekdays(record: dict[str, Any]) -> Iterator[str]:
    if datetime.date.fromisoformat(record["date"]).strftime("%A") != record["weekday"]:
        yield f"{record['date']} is no {record['weekday']}"
    for time in (t for e in record["engagements"] for t in e["time_expressions"]):
        day = DAY.match(time["value"] or "")
        for name in (name for name in WEEKDAYS if name in time["text"] and day and "/" not in time["value"]):
            if datetime.date.fromisoformat(day.group()).strftime("%A") != name:
                yield f"{time['text']!r} is no {time['value']}"


def check_engagement(entry: dict[str, Any], ids: set[str], states: set[str]) -> Iterator[str]:
    name = entry["id"]
    if entry["kind"] not in KINDS or entry["status"] not in STATUSES:
        yield f"{name}: unknown kind or status {entry['kind']}, {entry['status']}"
    if not dates(entry["start"]) or not dates(entry["end"]) or (entry["start"] and entry["end"] and entry["start"][:7] > entry["end"][:7]):
        yield f"{name}: dates {entry['start']} to {entry['end']}"
    if (entry["start"] is None and entry["end"] is None) != (entry["date_precision"] == "unknown"):
        yield f"{name}: precision {entry['date_precision']} with {entry['start']} to {entry['end']}"
    for side, country in ((p["side"], c) for p in entry["participants"] for c in many(p["country"]) or [None]):
        if side not in SIDES or (country is not None and country not in states):
            yield f"{name}: side {side}, country {country}"
    if set(many(entry["host_country"])) - states or not entry["participants"]:
        yield f"{name}: host {entry['host_country']} or no participants"
    if {entry.get(key) for key in ("part_of", "or", "same_as")} - ids - {None}:
        yield f"{name}: points at no engagement of the article"


def check_event(number: int, entry: dict[str, Any], count: int, states: set[str]) -> Iterator[str]:
    if entry["plover"] not in TYPES or (entry["mode"] and entry["mode"] not in TYPES[entry["plover"]].split()):
        yield f"event {number}: {entry['plover']} {entry['mode']}"
    if not dates(entry["date"]) or not -1 < entry.get("duplicate_of", 0) < count or entry.get("duplicate_of") == number:
        yield f"event {number}: date {entry['date']}, duplicate of {entry.get('duplicate_of')}"
    if {side["country"] for key in ("actor", "recipient") for side in entry[key]} - states - {None}:
        yield f"event {number}: a country that is none"
    if entry["realis"] not in ("actual", "historical", "hypothetical", "habitual"):
        yield f"event {number}: realis {entry['realis']}"


def check_article(path: Path, states: set[str]) -> Iterator[str]:
    record = json.loads(path.read_text(encoding="utf-8"))
    with path.with_suffix(".txt").open(encoding="utf-8", newline="") as stream:
        text = stream.read()
    if (record["id"], record["chars"], record["words"]) != (path.stem, len(text), len(text.split())):
        yield "id, chars or words do not fit the text"
    yield from check_spans(record, text)
    yield from check_noise(record)
    yield from check_weekdays(record)
    ids = {entry["id"] for entry in record["engagements"]}
    for entry in record["engagements"]:
        yield from check_engagement(entry, ids, states)
    for number, entry in enumerate(record["events"]):
        yield from check_event(number, entry, len(record["events"]), states)
    for entry in record["statements"]:
        if entry["type"] not in ("direct", "mixed", "indirect") or set(many(entry["country"])) - states:
            yield f"statement {entry['content_start']['text']!r}: type or country"


def check_articles(states: set[str]) -> Iterator[Fault]:
    for path in sorted((HERE / "articles").glob("*.json")):
        for fault in check_article(path, states):
            yield f"articles/{path.name}", fault


# -- sentence sets -----------------------------------------------------------------------------------------------------


def check_actor_case(case: dict[str, Any], states: set[str]) -> Iterator[str]:
    if case["text"][case["start"] : case["end"]] != case["mention"]:
        yield f"{case['start']}:{case['end']} holds {case['text'][case['start'] : case['end']]!r}, not {case['mention']!r}"
    if set(many(case["country"])) - states:
        yield f"country {case['country']}"
    if case["kind"] not in {"person", "office", "government", "country", "organisation", "group", "people", "place", "none", "unknown"}:
        yield f"kind {case['kind']}"
    if not DAY.fullmatch(case["date"]) or not dates(case["date"]):
        yield f"date {case['date']}"


def check_sentence(case: dict[str, Any], states: set[str]) -> Iterator[str]:
    for event in case["events"]:
        for act in (event["type"], event["plover"]):
            if act not in TYPES:
                yield f"type {act}"
        if event["mode"] and event["mode"] not in TYPES.get(event["type"], "").split():
            yield f"mode {event['mode']} of {event['type']}"
        if event["modality"] not in {"asserted", "ongoing", "future", "hypothetical", "historical", "habitual"} or not isinstance(event["negated"], bool):
            yield f"modality {event['modality']}, negated {event['negated']}"
        for side in event["actors"] + event["recipients"]:
            if side["text"] and side["text"] not in case["text"]:
                yield f"{side['text']!r} is not in the sentence"
            if side["country"] is not None and side["country"] not in states:
                yield f"country {side['country']}"


def check_wire(case: dict[str, Any], states: set[str]) -> Iterator[str]:
    also = case.get("also", {})
    for act in (case["type"], *also.get("type", ())):
        if act not in TYPES:
            yield f"type {act}"
    for key in ("actors", "recipients"):
        for country in {*case[key], *also.get(key, ())} - states - {"NGO", "IMG"}:
            yield f"country {country}"
    if case["reciprocal"] and (len(case["actors"]) < 2 or case["recipients"]):
        yield "the parties of a reciprocal act are its actors"


def check_lines(name: str, check: Any, states: set[str]) -> Iterator[Fault]:
    path, seen = HERE / name, set()
    for number, case in read_lines(path) if path.exists() else []:
        if case["id"] in seen:
            yield f"{name}:{number}", f"{case['id']} twice"
        seen.add(case["id"])
        for fault in check(case, states):
            yield f"{name}:{number}", fault


def faults() -> Iterator[Fault]:
    """(file, what is wrong) over every set."""
    states = read_states()
    yield from check_articles(states)
    yield from check_lines("actors/cases.jsonl", check_actor_case, states)
    yield from check_lines("diplomacy/sentences.jsonl", check_sentence, states)
    yield from check_lines("diplomacy/late.jsonl", check_sentence, states)
    yield from check_lines("wire/sentences.jsonl", check_wire, states)


def main() -> int:
    found = list(faults())
    for where, what in found:
        print(f"{where}: {what}")
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main())
