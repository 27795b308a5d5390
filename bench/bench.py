"""Speed, memory and start-up, beside plain spaCy in the same run: `make bench`.

    python bench/bench.py [--corpus FILE.jsonl] [--articles N] [--json FILE]

Articles are cut to their first 400 words. Times are CPU seconds of one core; peak memory is that of the process after all
articles. Without --corpus the sample articles are read again and again.
"""

from __future__ import annotations

import argparse
import json
import platform
import resource
import subprocess
import sys
import time
from collections import defaultdict
from collections.abc import Callable
from pathlib import Path
from typing import Any

from dateline import pipeline
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
    options = parser.parse_args()
    figures = {"machine": f"{platform.machine()}, Python {platform.python_version()}", **start_up(), **throughput(options.corpus, options.articles)}
    for name, value in figures.items():
        print(f"{name:46} {value if isinstance(value, str) else f'{value:10.2f}'}")
    if options.json:
        options.json.write_text(json.dumps(figures, indent=1) + "\n")


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
    spent = timed_stages(parser)
    begin = time.process_time()
    for article in articles:
        pipeline.code_article(article, parser, knowledge)
    whole = time.process_time() - begin
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    plain = plain_spacy(parser, articles)
    return {
        "articles": float(len(articles)),
        "articles per CPU second": len(articles) / whole,
        "  plain spaCy, all its components": len(articles) / plain,
        "  ratio to plain spaCy": plain / whole,
        **{f"  milliseconds an article in {name}": 1000 * seconds / len(articles) for name, seconds in spent.items()},
        "peak memory (MB)": peak,
    }


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


def plain_spacy(parser: Parser, articles: list[Article]) -> float:
    begin = time.process_time()
    for _ in parser._nlp.pipe([article.text for article in articles], batch_size=16):
        pass
    return time.process_time() - begin


if __name__ == "__main__":
    main()
