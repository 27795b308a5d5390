"""Speed, memory and start-up, beside plain spaCy in the same run: `make bench`.

    python bench/bench.py [--corpus FILE.jsonl] [--articles N] [--json FILE] [--svg FILE]

Articles are cut to their first 400 words. Times are CPU seconds of one core, but wall seconds where several processes are
compared; peak memory is that of `dateline read` over all articles. Without --corpus the sample articles are read again and again.
`make bench-growth` tells the memory of a long run.
"""

from __future__ import annotations

import argparse
import gc
import json
import os
import platform
import resource
import subprocess
import sys
import tempfile
import time
from collections import defaultdict
from collections.abc import Callable, Iterator
from html import escape
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path
from typing import Any

from dateline import pipeline
from dateline.gate import Gate
from dateline.knowledge.load import Knowledge
from dateline.model.text import Article
from dateline.parse import load_parser
from dateline.parse.parser import Parser
from dateline.read import read_sources, read_text

ROOT = Path(__file__).resolve().parent.parent
WORDS = 400
STAGES = ("find_actors", "find_times", "find_places", "find_acts", "attribute", "code_events", "code_engagements", "take_positions")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--corpus", help="JSONL of articles; only those of 400 words and more are taken")
    parser.add_argument("--articles", type=int, default=100)
    parser.add_argument("--json", type=Path)
    parser.add_argument("--svg", type=Path)
    options = parser.parse_args()
    versions = ", ".join(f"{name} {version(name)}" for name in ("spacy", "thinc", "numpy"))
    figures = {"machine": f"{platform.machine()}, {os.cpu_count()} cores, Python {platform.python_version()}, {versions}", **start_up()}
    figures |= peak_of_reading(options.corpus, options.articles)
    figures |= throughput(options.corpus, options.articles) | peers(options.corpus, options.articles)
    figures |= side_by_side(options.corpus, options.articles)
    for name, value in figures.items():
        print(f"{name:46} {value if isinstance(value, str) else f'{value:10.2f}'}")
    if options.json:
        options.json.write_text(json.dumps(figures, indent=1) + "\n")
    if options.svg:
        options.svg.write_text(bars({name: value for name, value in figures.items() if name.strip().startswith("milliseconds")}), encoding="utf-8")


def start_up() -> dict[str, float]:
    """Wall seconds of `--help` and of reading one short article, the best of three."""
    article = "The foreign minister of Chad will visit Niger on Tuesday."
    return {
        "start-up, --help (s)": best_of(3, [sys.executable, "-m", "dateline", "--help"], ""),
        "start-up to the first record (s)": best_of(3, [sys.executable, "-m", "dateline", "read", "-"], article),
    }


def best_of(times: int, command: list[str], stdin: str) -> float:
    seconds = []
    for _ in range(times):
        begin = time.perf_counter()
        subprocess.run(command, input=stdin.encode(), capture_output=True, check=True)
        seconds.append(time.perf_counter() - begin)
    return min(seconds)


def throughput(corpus: str | None, count: int) -> dict[str, float]:
    """Articles of 400 words a CPU second, whole and by stage, and plain spaCy over the same texts."""
    knowledge, parser = Knowledge(), load_parser()
    articles = [read_text(text, knowledge).article for text in texts(corpus, count, knowledge)]
    pipeline.code_article(articles[0], parser, knowledge)  # what is loaded once is not counted
    gc.collect()
    gc.freeze()
    spent = timed_stages(parser)
    whole, plain = in_turns_with_spacy(articles, parser, knowledge)
    return {
        "articles": float(len(articles)),
        "articles per CPU second": len(articles) / whole,
        "  plain spaCy, all its components": len(articles) / plain,
        "  ratio to plain spaCy": plain / whole,
        **{f"  milliseconds an article in {name}": 1000 * seconds / len(articles) for name, seconds in spent.items()},
    }


def in_turns_with_spacy(articles: list[Article], parser: Parser, knowledge: Knowledge) -> tuple[float, float]:
    """CPU seconds of ours and of the same model as its makers ship it, in turns, so that what else the machine does weighs on both."""
    import spacy

    model = spacy.load(parser.files.folder, exclude=["senter"])
    whole = plain = 0.0
    for some in pieces(articles):
        begin = time.process_time()
        for article in some:
            pipeline.code_article(article, parser, knowledge)
        between = time.process_time()
        for _ in model.pipe([article.text for article in some], batch_size=16):
            pass
        whole, plain = whole + between - begin, plain + time.process_time() - between
    return whole, plain


def peak_of_reading(corpus: str | None, count: int) -> dict[str, float]:
    """Most megabytes that `dateline read` held while it read the articles from a file; to be asked for while this process is small,
    because a child begins with its parent's."""
    with tempfile.NamedTemporaryFile("w", suffix=".jsonl", encoding="utf-8") as file:
        file.writelines(json.dumps({"text": text}) + "\n" for text in texts(corpus, count, Knowledge()))
        file.flush()
        subprocess.run([sys.executable, "-m", "dateline", "read", file.name], capture_output=True, check=False)
    return {"peak memory of reading the articles (MB)": resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss / 1024}


def pieces(articles: list[Article]) -> Iterator[list[Article]]:
    """The articles, 25 at a time."""
    for first in range(0, len(articles), 25):
        yield articles[first : first + 25]


def texts(corpus: str | None, count: int, knowledge: Knowledge) -> list[str]:
    sources = [corpus] if corpus else [str(path) for path in sorted((ROOT / "tests" / "cases").glob("*/article.*"))]
    found: list[str] = []
    for reading in read_sources(sources, knowledge):
        words = reading.article.text.split(" ")
        if reading.rejection is None and (len(words) >= WORDS or not corpus):
            found.append(" ".join(words[:WORDS]))
        if len(found) == count:
            break
    while len(found) < count:
        found += found[: count - len(found)]
    return found


def timed_stages(parser: Parser) -> dict[str, float]:
    """CPU seconds by stage, counted while the pipeline runs."""
    spent: dict[str, float] = defaultdict(float)

    def timed(name: str, stage: Callable[..., Any]) -> Callable[..., Any]:
        def run(*arguments: Any) -> Any:
            begin = time.process_time()
            try:
                return stage(*arguments)
            finally:
                spent[name] += time.process_time() - begin
        return run

    parser.parse = timed("parse", parser.parse)  # type: ignore[method-assign]
    for name in STAGES:
        setattr(pipeline, name, timed(name, getattr(pipeline, name)))
    return spent


def peers(corpus: str | None, count: int) -> dict[str, float]:
    """Articles a CPU second of parts of ours beside libraries that do a like part, those that are installed."""
    knowledge = Knowledge()
    some = texts(corpus, count, knowledge)
    articles = [read_text(text, knowledge).article for text in some]
    gate = Gate("article", knowledge)
    gate.admit(articles[0])
    runs: dict[str, Callable[[str], object]] = {"reading a text and looking at it through the gate": lambda text: gate.admit(read_text(text, knowledge).article)}
    if installed("dateparser"):
        from dateparser.search import search_dates

        runs["dateparser, search_dates (English)"] = lambda text: search_dates(text, languages=["en"])
    if installed("textacy"):
        import spacy
        from textacy.extract.triples import direct_quotations

        model = spacy.load(load_parser().files.folder)
        runs["textacy, direct_quotations with its parse"] = lambda text: list(direct_quotations(model(text)))
    if installed("trafilatura"):
        from trafilatura import extract

        runs["trafilatura, the article as a page"] = lambda text: extract(page_of(text))
    return {f"articles per CPU second: {name}": len(some) / spent_on(run, some) for name, run in runs.items()}


def page_of(text: str) -> str:
    """A text as a page of paragraphs."""
    return "<html><body><article>" + "".join(f"<p>{escape(line)}</p>" for line in text.splitlines()) + "</article></body></html>"


def installed(name: str) -> bool:
    try:
        return bool(version(name))
    except PackageNotFoundError:
        return False


def spent_on(run: Callable[[str], object], some: list[str]) -> float:
    run(some[0])
    begin = time.process_time()
    for text in some:
        run(text)
    return time.process_time() - begin


def side_by_side(corpus: str | None, count: int) -> dict[str, float]:
    """Wall seconds of one process and of two over the same articles, start included."""
    from dateline.export.contract import to_line
    from dateline.pool import code_many

    knowledge, parser = Knowledge(), load_parser()
    readings = [read_text(text, knowledge) for text in texts(corpus, count, knowledge)]
    walls = []
    for jobs in (1, 2):
        begin = time.perf_counter()
        for _ in code_many(readings, parser, knowledge, to_line, jobs):
            pass
        walls.append(time.perf_counter() - begin)
    return {"--jobs 2 against --jobs 1 (times, wall)": walls[0] / walls[1]}


def bars(figures: dict[str, Any]) -> str:
    """A picture of what an article's milliseconds go to."""
    widest = max(figures.values())
    rows = []
    for i, (name, value) in enumerate(figures.items()):
        stage, long, low = escape(name.strip().removeprefix("milliseconds an article in ")), 400 * value / widest, 20 + 22 * i
        rows.append(f'<text x="0" y="{low}">{stage}</text><rect x="140" y="{low - 12}" width="{long:.1f}" height="15" fill="#2b6cb0"/>')
        rows.append(f'<text x="{long + 146:.1f}" y="{low}">{value:.1f} ms</text>')
    return f'<svg xmlns="http://www.w3.org/2000/svg" width="620" height="{22 * len(figures) + 10}" font-family="sans-serif" font-size="12">{"".join(rows)}</svg>\n'


if __name__ == "__main__":
    main()
