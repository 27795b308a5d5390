"""Every page of `dateline serve` on a record of a hundred thousand made-up records, and the first paint in a browser.

    python bench/serve.py [--articles N] [--record PATH] [--keep] [--json FILE]

Milliseconds of one request, median and 95th percentile of 40 with changing days and countries, the server in this process;
first paint is Chromium's (largest of the pages), where Chromium and playwright are installed.
"""

from __future__ import annotations

import argparse
import datetime as dt
import json
import random
import shutil
import tempfile
import threading
import time
from pathlib import Path
from urllib.parse import quote

import record as made
from fastapi.testclient import TestClient

from dateline.serve.app import create_app
from dateline.serve.desk import Desk
from dateline.serve.guard import Access
from dateline.store import Record

ASKED = 40


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--articles", type=int, default=7300, help="each has ten events, two engagements and two statements")
    parser.add_argument("--record", type=Path, help="where the record is made, or one that an earlier run kept")
    parser.add_argument("--keep", action="store_true", help="do not delete the record afterwards")
    parser.add_argument("--json", type=Path)
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        path = options.record or Path(folder) / "bench.sqlite"
        if not path.exists():
            made.filled(path, options.articles)
            made.assembled(path)
        figures = sizes(path) | asked(path) | painted(path)
        if options.record and not options.keep:
            path.unlink()
    for name, value in figures.items():
        print(f"{name:40} {value:10,.1f}")
    if options.json:
        options.json.write_text(json.dumps(figures, indent=1) + "\n", encoding="utf-8")


def sizes(path: Path) -> dict[str, float]:
    """How much the record holds."""
    with Record(path) as record:
        return {name: float(number) for name, number in record.counts().items() if name in ("articles", "engagements", "events", "statements")}


def addresses(path: Path) -> dict[str, list[str]]:
    """For each page as many addresses, no two with the same days and countries."""
    rng = random.Random(3)
    with Record(path) as record:
        events, lives = record.events(limit=2000)[::50], record.engagements(limit=2000)[::50]
        articles = record.articles(limit=2000)[::50]
    days = [made.FIRST + dt.timedelta(rng.randrange(400, made.DAYS)) for _ in range(ASKED)]
    countries = rng.choices(made.COUNTRIES, made.WEIGHTS, k=ASKED)
    words = rng.sample(made.WORDS, ASKED)
    span = [f"from={day - dt.timedelta(365)}&to={day}" for day in days]
    return {
        "/": [f"/?day={day}" for day in days], "/ of a country": [f"/?day={day}&country={code}" for day, code in zip(days, countries)],
        "/calendar": [f"/calendar?day={day}" for day in days], "/calendar week": [f"/calendar?view=week&day={day}" for day in days],
        "/timeline": [f"/timeline?country={code}&n={n}" for n, code in enumerate(countries)], "/network": [f"/network?{one}" for one in span],
        "/network persons": [f"/network?kind=person&{one}" for one in span], "/heatmap": [f"/heatmap?to={day}" for day in days], "/map": [f"/map?{one}" for one in span],
        "/actors of a country": [f"/actors/{code}?n={n}" for n, code in enumerate(countries)],
        "/actors of a person": [f"/actors/{quote(one.actors[0].key)}" for one in events if one.actors], "/engagements": [f"/engagements/{one.id}" for one in lives],
        "/events": [f"/events/{one.id}" for one in events], "/articles": [f"/articles/{one.id}" for one in articles],
        "/statements": [f"/statements?{one}" for one in span], "/statements with words": [f"/statements?words={word}" for word in words],
        "/review": [f"/review?country={code}&n={n}" for n, code in enumerate(countries)], "/search": [f"/search?q={word}" for word in words],
        "/api/engagements": [f"/api/engagements?{one}" for one in span], "/api/events": [f"/api/events?{one}" for one in span],
    }  # fmt: skip


def asked(path: Path) -> dict[str, float]:
    """Milliseconds of each page."""
    figures: dict[str, float] = {}
    with TestClient(create_app(Desk(path, Access("token"))), base_url="http://127.0.0.1", headers={"Accept": "text/html"}) as client:
        for name, urls in addresses(path).items():
            client.get(urls[-1] + ("&" if "?" in urls[-1] else "?") + "warm=1")
            spent = sorted(milliseconds(client, url) for url in urls)
            figures[f"{name} (ms)"], figures[f"  {name}, 95th percentile"] = spent[len(spent) // 2], spent[len(spent) * 95 // 100]
    return figures


def milliseconds(client: TestClient, url: str) -> float:
    begin = time.perf_counter()
    answer = client.get(url)
    assert answer.status_code == 200, (url, answer.status_code)
    return 1000 * (time.perf_counter() - begin)


def painted(path: Path) -> dict[str, float]:
    """Milliseconds until each page is painted for the first time; nothing where there is no browser."""
    chromium = shutil.which("chromium")
    try:
        from playwright.sync_api import sync_playwright
    except ImportError:
        chromium = None
    if chromium is None:
        return {}
    import uvicorn

    server = uvicorn.Server(uvicorn.Config(create_app(Desk(path, Access("token"))), port=0, log_level="error"))
    threading.Thread(target=server.run, daemon=True).start()
    while not server.started:
        time.sleep(0.05)
    port = server.servers[0].sockets[0].getsockname()[1]
    script = "performance.getEntriesByName('first-contentful-paint')[0]?.startTime ?? 0"
    figures = {}
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium, args=["--no-sandbox"])
        for name, urls in addresses(path).items():
            if name.startswith("/api"):
                continue
            page = browser.new_context().new_page()
            page.goto(f"http://127.0.0.1:{port}{urls[0]}", wait_until="load")
            while not page.evaluate(script):
                page.wait_for_timeout(20)
            figures[f"{name} first paint (ms)"] = float(page.evaluate(script))
            page.context.close()
        browser.close()
    server.should_exit = True
    return figures


if __name__ == "__main__":
    main()
