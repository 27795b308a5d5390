"""Write eval/gold.jsonl: the gold articles in the shape of the contract, for `dateline eval eval/gold.jsonl`.

    python eval/contract_gold.py            writes it
    python eval/contract_gold.py --check    exit 1 where it differs from the annotations

The annotations of eval/articles are the only place where gold is kept by hand. Days, statuses, sides, kinds, countries
and contents are the annotator's own; other readings that an annotation allows ("also") are not carried over.
"""

from __future__ import annotations

import calendar
import json
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

HERE = Path(__file__).parent
TARGET = HERE / "gold.jsonl"
Record = dict[str, Any]


def gold_lines() -> Iterator[str]:
    """One object of the contract a gold article, in name order."""
    for path in sorted((HERE / "articles").glob("*.json")):
        note = json.loads(path.read_text(encoding="utf-8"))
        with path.with_suffix(".txt").open(encoding="utf-8", newline="") as stream:
            text = stream.read()
        yield json.dumps(contract(note, text), ensure_ascii=False)


def contract(note: Record, text: str) -> Record:
    """One annotated article as the contract has it."""
    cast = Cast()
    record: Record = {
        "schema": "dateline/1",
        "article": {"id": note["id"], "title": note["title"], "url": note["url"], "publisher": note["source"], "published": {"value": note["date"]}, "text": text},
    }
    record["engagements"] = [engagement(one, cast, text) for one in note["engagements"]]
    record["statements"] = [statement(f"s{n}", one, cast, text) for n, one in enumerate(note["statements"], 1)]
    record["events"] = [event(f"e{n}", one, cast, text) for n, one in enumerate(note["events"], 1)]
    return {**record, "actors": cast.actors, "judged": ["engagements", "statements", "events"]}


class Cast:
    """The actors of an article, each once by name and country."""

    def __init__(self) -> None:
        self.actors: list[Record] = []

    def ref(self, name: str | None, country: str | None, kind: str = "person") -> str:
        for actor in self.actors:
            if (actor["name"], actor["country"]) == (name or country, country):
                return str(actor["ref"])
        self.actors.append({"ref": f"a{len(self.actors) + 1}", "name": name or country, "kind": kind if name else "country", "country": country, "members": []})
        return f"a{len(self.actors)}"


def many(value: Any) -> list[Any]:
    return value if isinstance(value, list) else [] if value is None else [value]


def span(text: str, start: int, end: int, **more: str) -> Record:
    return {"start": start, "end": end, "text": text[start:end], **more}


def day(value: str | None, last: bool) -> str | None:
    """First or last day of a day, month or year."""
    if not value:
        return None
    parts = [int(part) for part in value.split("-")]
    year, month = parts[0], parts[1] if len(parts) > 1 else (12 if last else 1)
    number = parts[2] if len(parts) > 2 else (calendar.monthrange(year, month)[1] if last else 1)
    return f"{year:04}-{month:02}-{number:02}"


def engagement(one: Record, cast: Cast, text: str) -> Record:
    start, end = one["evidence"]["span"]
    parties = [{"actor": cast.ref(p["name"], country), "side": p.get("side")} for p in one["participants"] for country in many(p.get("country")) or [None]]
    hosts = many(one.get("host_country"))
    return {
        "id": one["id"],
        "kind": one["kind"],
        "participants": parties,
        "host_country": hosts[0] if hosts else None,
        "when": {"earliest": day(one.get("start"), False), "latest": day(one.get("end"), True)},
        "status": one["status"],
        "part_of": one.get("part_of"),
        "evidence": [span(text, start, end, role="sentence")],
        "optional": bool(one.get("optional")),
    }


def statement(id_: str, one: Record, cast: Cast, text: str) -> Record:
    countries = many(one.get("country"))
    refs = [cast.ref(one.get("speaker") if len(countries) < 2 else None, country) for country in countries or [None]] if one.get("speaker") else []
    speaker = refs[0] if len(refs) == 1 else group(refs, cast)
    content = [span(text, *part["span"]) for part in one["content"]]
    return {"id": id_, "kind": one["type"], "speaker": speaker, "content": content, "optional": bool(one.get("optional"))}


def group(refs: list[str], cast: Cast) -> str | None:
    if not refs:
        return None
    cast.actors.append({"ref": f"a{len(cast.actors) + 1}", "name": "both", "kind": "group", "country": None, "members": refs})
    return str(cast.actors[-1]["ref"])


def event(id_: str, one: Record, cast: Cast, text: str) -> Record:
    start, end = one["evidence"]["span"]
    sides = [[cast.ref(a.get("name"), country) for a in one[key] for country in many(a.get("country")) or [None]] for key in ("actor", "recipient")]
    return {
        "id": id_,
        "plover": {"type": one["plover"], "mode": one.get("mode")},
        "actors": sides[0],
        "recipients": sides[1],
        "reciprocal": not sides[1] and len(sides[0]) > 1,
        "evidence": [span(text, start, end, role="sentence")],
        "optional": bool(one.get("optional")) or one.get("duplicate_of") is not None,
    }


def main() -> int:
    wanted = "".join(f"{line}\n" for line in gold_lines())
    if "--check" in sys.argv[1:]:
        same = TARGET.exists() and TARGET.read_text(encoding="utf-8") == wanted
        print("gold.jsonl is what the annotations say" if same else "gold.jsonl differs from the annotations: run python eval/contract_gold.py")
        return 0 if same else 1
    TARGET.write_text(wanted, encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
