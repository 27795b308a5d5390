"""Figures on the annotated articles of this folder: `python eval/statements/score.py [--json] [--part blind|seen|late] [--errors N]`.

F1 of the statements found; of those found the share whose speaker has the right country, is the right person or body, and
has the right office; F1 of those told and of those spoken for; share of media, days and outer statements that are right;
precision of positions. The blind half was annotated before any output on it was seen; the late part came last, and no rule was
made after it.
"""

from __future__ import annotations

import json

from gold import read_all
from judge import Record, Tally, judge

from dateline.evaluate.options import score_parser
from dateline.evaluate.predict import predict
from dateline.knowledge.load import Knowledge
from dateline.parse import load_parser

SHARES = {"country": "speaker country", "who": "person or body", "office": "office", "medium": "medium", "when": "said when", "part_of": "outer statement"}

COUNTED = {"statements.F1": "found", "statements.precision": "found", "addressees.F1": "addressee", "on behalf.F1": "behalf"} | {
    "stance.precision": "stance",
    "stance.recall": "stance_found",
}


def main() -> None:
    parser = score_parser(__doc__)
    parser.add_argument("--part", choices=("all", "blind", "seen", "late"), default="all")
    options = parser.parse_args()
    tallies = tally_of()
    if options.json:
        parts = (("", "all"), ("blind.", "blind"), ("late.", "late"))
        print(json.dumps({f"{prefix}{name}": round(value, 4) for prefix, part in parts for name, value in figures(tallies[part]).items()}))
        return
    for name, value in figures(tallies[options.part]).items():
        print(f"{name:24} {100 * value:5.1f}   of {_count(tallies[options.part], name)}")
    print("\n".join(tallies[options.part].errors[: options.errors]))


def tally_of() -> dict[str, Tally]:
    """The counts over all articles and over either half."""
    nlp, knowledge = load_parser(), Knowledge()
    tallies = {part: Tally() for part in ("all", "blind", "seen", "late")}
    for article in read_all():
        head = {"id": article.id, "text": article.text, "title": article.head.get("title"), "publisher": article.head.get("source"), "published": {"value": article.head["date"]}}
        record: Record = predict({"article": head | {"byline": article.head.get("byline")}}, nlp, knowledge)
        for part in ("all", "late" if article.late else "blind" if article.blind else "seen"):
            judge(article, record, tallies[part])
    return tallies


def figures(tally: Tally) -> dict[str, float]:
    """Named shares between 0 and 1."""
    found = {"statements.F1": tally.share("found"), "statements.precision": tally.share("found", "said")}
    found |= {name: tally.share(measure) for measure, name in SHARES.items()}
    found |= {"addressees.F1": tally.share("addressee"), "on behalf.F1": tally.share("behalf")}
    found |= {"stance.precision": tally.share("stance", "said"), "stance.recall": tally.share("stance_found", "wanted")}
    return {name: value for name, value in found.items() if value is not None}


def _count(tally: Tally, name: str) -> int:
    key = COUNTED.get(name) or next(measure for measure, label in SHARES.items() if label == name)
    return max(tally.wanted.get(key, 0), tally.said.get(key, 0))


if __name__ == "__main__":
    main()
