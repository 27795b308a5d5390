"""Score the engine on five articles of our own, annotated with TIMEX3 before it read them: finance, court, diplomacy, transcript, live blog.

    python eval/dates/timex.py [--errors]

In timex.txt "= NAME DAY" begins an article and [words|TYPE|value] is an expression. Strict asks for the same extent, relaxed for a
character in common; type and value are the shares right among those found, times relaxed F1.
"""

from __future__ import annotations

import datetime as dt
import re
import sys
from pathlib import Path

from dateline import dates
from dateline.model.when import TimeExpression

MARK = re.compile(r"\[([^|\]]+)\|(\w+)\|([^|\]]*)\]")
Marked = tuple[int, int, str, str]


def articles() -> list[tuple[str, dt.date, str, list[Marked]]]:
    """Name, day, plain text and expressions (start, end, type, value) of every article."""
    found = []
    for block in (Path(__file__).parent / "timex.txt").read_text(encoding="utf-8").split("= ")[1:]:
        head, _, marked = block.partition("\n")
        name, day = head.split()
        text, at, wanted = "", 0, []
        for mark in MARK.finditer(marked):
            text += marked[at : mark.start()]
            wanted.append((len(text), len(text) + len(mark[1]), mark[2], mark[3]))
            text, at = text + mark[1], mark.end()
        found.append((name, dt.date.fromisoformat(day), text + marked[at:], wanted))
    return found


def best(wanted: Marked, said: tuple[TimeExpression, ...]) -> TimeExpression | None:
    """The expression of the engine an annotated one is judged against: of the same extent, else the longest in common."""
    touching = [t for t in said if t.start < wanted[1] and wanted[0] < t.end]
    return max(touching, key=lambda t: ((t.start, t.end) == wanted[:2], min(t.end, wanted[1]) - max(t.start, wanted[0])), default=None)


def figures(errors: bool = False) -> dict[str, float]:
    """Strict, relaxed, type and value F1 over all articles."""
    counts = dict.fromkeys(("gold", "said", "strict", "found", "right", "type", "value"), 0)
    for name, day, text, wanted in articles():
        said = dates.find(text, day)
        pairs = [(w, best(w, said)) for w in wanted]
        counts["gold"] += len(wanted)
        counts["said"] += len(said)
        counts["strict"] += sum((t.start, t.end) == w[:2] for w, t in pairs if t)
        counts["found"] += sum(t is not None for _, t in pairs)
        counts["right"] += sum(any(t.start < w[1] and w[0] < t.end for w in wanted) for t in said)
        counts["type"] += sum(t.type == w[2] for w, t in pairs if t)
        counts["value"] += sum(t.value == w[3] for w, t in pairs if t)
        for w, t in pairs if errors else ():
            if t is None or (t.start, t.end, t.type, t.value) != w:
                print(f"{name}: {text[w[0] : w[1]]!r} {w[2]} {w[3]}, said {t and (t.text, t.type, t.value)}")
    relaxed = 2 * counts["found"] * counts["right"] / (counts["found"] * counts["said"] + counts["right"] * counts["gold"])
    strict = 2 * counts["strict"] / (counts["gold"] + counts["said"])
    return {"strict": strict, "relaxed": relaxed, **{name: counts[name] / counts["found"] * relaxed for name in ("type", "value")}}


if __name__ == "__main__":
    print(*(f"{name} {value:.1%}" for name, value in figures("--errors" in sys.argv).items()))
