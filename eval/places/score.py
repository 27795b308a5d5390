"""Scores toponym to country on the marked sentences beside this file: `python eval/places/score.py [--errors N]`.

marked.txt: a day, a tab, and a short report of our own with its toponyms marked "[Garissa|KEN]", "[Danube|-]" where no one country is
right. "# seen" reports were written before the rules and looked at while they were made, "# blind" ones were written after:
at first sight .943 of all and .954 of those answered, before two kinds of their mistakes were mended.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from dateline.evaluate.options import score_parser
from dateline.evaluate.predict import predict
from dateline.knowledge.load import Knowledge
from dateline.parse import load_parser

MARKED = Path(__file__).with_name("marked.txt")
_MARK = re.compile(r"\[([^\]|]+)\|([A-Z-]+)\]")
Toponym = tuple[int, int, str]


def reports() -> Iterator[tuple[str, str, str, list[Toponym]]]:
    """(part, day, text, toponyms) of every report; the country of a toponym is "-" where it has none."""
    part = ""
    for line in MARKED.read_text(encoding="utf-8").splitlines():
        if line.startswith("# "):
            part = line[2:]
            continue
        day, _, marked = line.partition("\t")
        yield part, day, *unmarked(marked)


def unmarked(marked: str) -> tuple[str, list[Toponym]]:
    """The text without its marks, and the toponyms that they tell."""
    text, toponyms, end = "", [], 0
    for mark in _MARK.finditer(marked):
        text += marked[end : mark.start()]
        toponyms.append((len(text), len(text) + len(mark[1]), mark[2]))
        text, end = text + mark[1], mark.end()
    return text + marked[end:], toponyms


def country_at(record: dict[str, Any], start: int, end: int) -> str | None:
    """The country of the place that has most of the words."""
    shared = [(min(end, place["end"]) - max(start, place["start"]), place["country"]) for place in record["places"]]
    most = max((pair for pair in shared if pair[0] > 0), key=lambda pair: pair[0], default=(0, None))
    return most[1]


def judged_pairs(errors: int) -> dict[str, list[tuple[str, str | None]]]:
    """(country told, country said) of every toponym, by part; prints the first `errors` that differ."""
    nlp, knowledge = load_parser(), Knowledge()
    judged: dict[str, list[tuple[str, str | None]]] = {}
    for part, day, text, toponyms in reports():
        record = predict({"article": {"text": text, "published": {"value": day}, "language": "en"}}, nlp, knowledge)
        for start, end, country in toponyms:
            said = country_at(record, start, end)
            judged.setdefault(part, []).append((country, said))
            if errors > 0 and said != (None if country == "-" else country):
                errors -= 1
                print(f"{text[start:end]!r} is {country}, said {said}: {text[max(0, start - 40) : end + 30]}")
    return judged


def shares(pairs: list[tuple[str, str | None]]) -> dict[str, float]:
    """Right of all with a country, right of those answered, silent where none is right."""
    told = [(country, said) for country, said in pairs if country != "-"]
    answered, right = [said for _, said in told if said], sum(country == said for country, said in told)
    silent = [said is None for country, said in pairs if country == "-"]
    return {"right": right / len(told), "right of those answered": right / len(answered), "silent where none is": sum(silent) / len(silent)}


def main() -> None:
    """Prints the shares of each part, with `--json` as one object."""
    options = score_parser(__doc__).parse_args()
    figures = {f"{part}.{name}": share for part, pairs in judged_pairs(options.errors).items() for name, share in shares(pairs).items()}
    print(json.dumps(figures, indent=None if options.json else 1))


if __name__ == "__main__":
    main()
