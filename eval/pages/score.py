"""How well articles are taken out of pages: text beside plain trafilatura, day, title, agency.

    python eval/pages/score.py [-v] [--json]

Every structure of structures.py holds six articles of eval/articles. Text is scored by runs of four words (precision and
recall, F1 averaged over pages), as the public benchmark of article extraction does; the title counts as text.
"""

from __future__ import annotations

import datetime as dt
import json
import sys
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

from datelines import figures as dateline_figures
from structures import ENCODED, STRUCTURES, Story

from dateline.knowledge.load import Knowledge
from dateline.read.page import read_page
from dateline.read.sources import Options, to_article
from dateline.read.wire import find_dateline

ARTICLES = Path(__file__).parent.parent / "articles"
COUNT = 6
AGENCIES = ("AFP", "Reuters", "Xinhua", "TASS", "AP", "dpa")


def stories() -> Iterator[tuple[Story, str | None]]:
    """Articles of ours whose lead has a dateline, and the agency that it is made to print."""
    knowledge = Knowledge()
    chosen = 0
    for path in sorted(ARTICLES.glob("*.txt")):
        title, *rest = [part.replace("\n", " ").strip() for part in path.read_text(encoding="utf-8").split("\n\n") if part.strip()]
        body = [part for part in rest if len(part) > 80]
        found = find_dateline(body[0], knowledge, None) if body else None
        if found is None or not found.line.place or chosen == COUNT:
            continue
        day, agency = dt.date(2024, 3, 4) + dt.timedelta(days=9 * chosen), AGENCIES[chosen % len(AGENCIES)]
        body[0] = f"{found.line.place.upper()}, {day:%B} {day.day} ({agency}) -- {body[0][found.length:]}"
        chosen += 1
        yield Story(title.lstrip("# "), tuple(body), dt.datetime.combine(day, dt.time(9, 30), dt.timezone(dt.timedelta(hours=1)))), agency


def shingles(text: str) -> Counter[tuple[str, ...]]:
    words = text.split()
    return Counter(tuple(words[n : n + 4]) for n in range(max(1, len(words) - 3)))


def f1(said: str, gold: str) -> float:
    found, wanted = shingles(said), shingles(gold)
    both = sum((found & wanted).values())
    return 2 * both / (sum(found.values()) + sum(wanted.values()))


def plain(content: bytes) -> str:
    """What trafilatura alone gives, with the title it finds."""
    import trafilatura

    found = trafilatura.bare_extraction(content, with_metadata=True, include_comments=False)
    return f"{found.title or ''}\n{found.text or ''}" if found is not None else ""


def pages() -> Iterator[dict[str, object]]:
    """A row a page: the structure, our F1 and the plain one, and what else was right."""
    knowledge = Knowledge()
    for name, make in STRUCTURES.items():
        for story, agency in stories():
            content = make(story).encode(ENCODED.get(name, "utf-8"), "xmlcharrefreplace")
            raw = read_page(content, name)
            reading = to_article(raw, knowledge, Options())
            gold = "\n".join((story.title, *story.paragraphs))
            text = reading.article.text
            bare = "\n".join(text[one.start : one.end] for one in reading.article.regions if one.kind in ("headline", "dateline", "body"))
            yield {
                "structure": name, "f1": f1(bare, gold), "plain": f1(plain(content), gold), "title": reading.article.title == story.title,
                "day": reading.article.day == story.moment.date(), "agency": None if agency is None else reading.article.agency == agency, "rejected": raw.rejection,
            }  # fmt: skip


def figures() -> dict[str, float]:
    """The shares over all pages."""
    rows = list(pages())

    def mean(key: str) -> float:
        values = [float(row[key]) for row in rows if row[key] is not None]  # type: ignore[arg-type]
        return sum(values) / len(values)

    return {"text F1": mean("f1"), "plain trafilatura F1": mean("plain"), "title": mean("title"), "day": mean("day"), "agency": mean("agency")}


def main() -> None:
    if "--json" in sys.argv:
        datelines = {f"dateline {field}": share for field, share in dateline_figures().items()}
        print(json.dumps({**figures(), **datelines}))
        return
    for name, share in figures().items():
        print(f"{name:22} {share:.3f}")
    if "-v" in sys.argv:
        for row in pages():
            if row["rejected"] or row["f1"] < 0.98 or not (row["title"] and row["day"]) or row["agency"] is False:  # type: ignore[operator]
                print(row)


if __name__ == "__main__":
    main()
