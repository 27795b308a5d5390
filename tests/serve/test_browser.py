"""A browser (Chromium) on every page: no error, no request to anywhere else, reachable by keyboard and screen reader, evidence a click away.

Skipped where no Chromium is installed. With DATELINE_SHOTS=FOLDER the pages are kept there as pictures.
"""

from __future__ import annotations

import os
import shutil
import threading
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

sync_api = pytest.importorskip("playwright.sync_api")
CHROMIUM = next((found for found in map(shutil.which, ("chromium", "chromium-browser", "google-chrome")) if found), None)
pytestmark = pytest.mark.skipif(CHROMIUM is None, reason="no Chromium here")

from dateline.serve.app import create_app  # noqa: E402
from dateline.serve.desk import Desk  # noqa: E402
from dateline.serve.guard import Access  # noqa: E402
from dateline.store import Record  # noqa: E402

from .conftest import TOKEN  # noqa: E402

PAGES = {
    "today": "/?day=2024-11-13&days=14", "month": "/calendar?day=2024-11-22", "week": "/calendar?view=week&day=2024-11-22", "list": "/calendar?view=list&day=2024-11-22",
    "windows": "/calendar?day=1996-11-05", "timeline": "/timeline?country=CHN", "network": "/network?from=1990-01-01&to=2026-01-01", "persons": "/network?kind=person&from=1990-01-01&to=2026-01-01",
    "heatmap": "/heatmap?from=2022-01-01", "map": "/map?from=1990-01-01&to=2026-01-01", "country": "/actors/CHN", "person": "/actors/person/wang-yi", "events": "/events?country=CHN", "statements": "/statements?country=CHN",
    "search": "/search?q=minister", "review": "/review", "judged": "/review?kind=event", "hostile": "/articles/bad", "login": "/login", "empty": "/search?q=zzzz", "missing": "/engagements/eng-0",
    "wrong": "/calendar?country=xx",
}  # fmt: skip
SIZES: dict[str, dict[str, Any]] = {
    "desktop": {"viewport": {"width": 1280, "height": 900}},
    "phone": {"viewport": {"width": 390, "height": 844}, "is_mobile": True, "has_touch": True},
    "dark": {"viewport": {"width": 1280, "height": 900}, "color_scheme": "dark"},
}


class Served:
    """The server in a thread of its own, on a port that was free."""

    def __init__(self, path: Path) -> None:
        import uvicorn

        self.path = path
        self._server = uvicorn.Server(uvicorn.Config(create_app(Desk(path, Access(TOKEN))), port=0, log_level="error", timeout_graceful_shutdown=1))
        self._thread = threading.Thread(target=self._server.run, daemon=True)
        self._thread.start()
        while not self._server.started:
            time.sleep(0.02)
        self.url = f"http://127.0.0.1:{self._server.servers[0].sockets[0].getsockname()[1]}"

    def stop(self) -> None:
        self._server.should_exit = True
        self._thread.join(10)


@pytest.fixture(scope="module")
def served(filled: Path) -> Iterator[Served]:
    found = Served(filled)
    yield found
    found.stop()


@pytest.fixture(scope="module")
def browser() -> Iterator[Any]:
    with sync_api.sync_playwright() as playwright:
        found = playwright.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox"])
        yield found
        found.close()


class Tab:
    """A page that keeps book of what goes wrong."""

    def __init__(self, browser: Any, url: str, **options: Any) -> None:
        self.context = browser.new_context(base_url=url, **options)
        self.page = self.context.new_page()
        self.troubles: list[str] = []
        self.page.on("console", lambda told: self.troubles.append(f"console: {told.text}") if told.type in ("error", "warning") else None)
        self.page.on("pageerror", lambda error: self.troubles.append(f"error: {error}"))
        self.page.on("dialog", lambda dialog: (self.troubles.append(f"dialog: {dialog.message}"), dialog.dismiss()))
        self.page.on("request", lambda asked: None if asked.url.startswith((url, "data:")) else self.troubles.append(f"elsewhere: {asked.url}"))

    def go(self, path: str) -> Any:
        """The page at a path, loaded; what its answer's status alone makes the console say is no trouble."""
        answer = self.page.goto(path, wait_until="load")
        self.troubles = [one for one in self.troubles if not (answer.status >= 400 and "the server responded with a status of" in one)]
        return self.page


@pytest.fixture
def tab(browser: Any, served: Served, request: pytest.FixtureRequest) -> Iterator[Tab]:
    found = Tab(browser, served.url, **SIZES[getattr(request, "param", "desktop")])
    yield found
    found.context.close()


@pytest.mark.parametrize("tab", SIZES, indirect=True)
def test_every_page_is_clean(tab: Tab, request: pytest.FixtureRequest) -> None:
    """No error, no request to anywhere else, nothing wider than the screen, nothing that axe finds."""
    axe = pytest.importorskip("axe_playwright_python")
    script = (Path(axe.__file__).parent / "axe.min.js").read_text(encoding="utf-8")
    size, shots = request.node.callspec.id, os.environ.get("DATELINE_SHOTS")
    troubles = []
    for name, path in PAGES.items():
        page = tab.go(path)
        if not page.evaluate("document.documentElement.scrollWidth <= window.innerWidth"):
            troubles.append((name, "wider than the screen"))
        page.evaluate(script)
        found = page.evaluate("axe.run(document, {resultTypes: ['violations']}).then(found => found.violations.map(one => [one.id, one.nodes.slice(0, 3).map(node => node.html.slice(0, 200))]))")
        troubles += [(name, one) for one in [*found, *tab.troubles]]
        tab.troubles.clear()
        if shots:
            page.screenshot(path=str(Path(shots) / f"{name}-{size}.png"))
    assert troubles == []


def test_from_the_calendar_to_the_words_and_back(tab: Tab) -> None:
    page = tab.go("/calendar?day=2023-06-15")
    page.locator(".month .entry").first.click()
    page.wait_for_url("**/engagements/**")
    engagement = page.url
    words = page.locator(".history blockquote a").first
    told = words.inner_text()
    words.click()
    page.wait_for_url("**/articles/**")
    lit = page.locator("mark.lit")
    assert lit.first.is_visible()
    assert " ".join(told.split())[:40] in " ".join("".join(lit.all_text_contents()).split())
    assert page.evaluate("document.getElementById('lit').getBoundingClientRect().top < window.innerHeight")
    page.locator(".back a").click()
    page.wait_for_url("**/engagements/**")
    assert page.url == engagement
    assert tab.troubles == []


def test_hover_and_keys_show_the_rule_and_the_reason(tab: Tab) -> None:
    page = tab.go("/articles/bad")
    page.locator("mark.m-event").first.hover()
    box = page.locator("#hover")
    assert box.is_visible() and "made.up" in box.inner_text()
    assert page.locator(".cards .record.on").count() >= 1
    page.mouse.move(2, 2)
    assert not box.is_visible()
    page.keyboard.press("n")
    assert page.evaluate("document.activeElement.dataset.record") is not None
    assert page.locator("mark.on").count() >= 1


def test_a_filter_changes_the_page_and_its_url_without_loading_it_anew(tab: Tab) -> None:
    page = tab.go("/statements")
    page.evaluate("window.kept = true")
    page.locator("select[name=kind]").select_option("direct")
    page.wait_for_url("**/statements?*kind=direct*")
    page.wait_for_function("document.querySelectorAll('#results blockquote:not(.direct)').length === 0")
    assert page.evaluate("window.kept") is True
    assert page.locator("#results blockquote.direct").count() > 0
    assert tab.troubles == []


def test_without_scripts_nothing_is_missing(browser: Any, served: Served) -> None:
    tab = Tab(browser, served.url, java_script_enabled=False)
    page = tab.go("/calendar?day=2023-06-15")
    page.locator("select[name=status]").select_option("held")
    page.get_by_role("button", name="Show").click()
    assert "status=held" in page.url and page.locator(".entry").count() >= 1
    tab.context.close()


def test_what_an_article_holds_never_runs(tab: Tab) -> None:
    for path in ("/articles/bad", "/search?q=never", "/statements?words=never", "/actors/person/wang-yi", "/?day=2024-11-20"):
        page = tab.go(path)
        page.wait_for_timeout(50)
        assert page.locator("main script, main img").count() == 0
    assert tab.troubles == []


def test_review_with_the_keyboard_alone(browser: Any, own: Path) -> None:
    served = Served(own)
    tab = Tab(browser, served.url)
    try:
        page = tab.go("/review")
        assert page.locator("#judge").count() == 0
        page = tab.go("/login?next=/review")
        page.keyboard.press("Tab")
        page.locator("input[name=token]").fill(TOKEN)
        page.keyboard.press("Enter")
        page.wait_for_url("**/review")
        first = page.locator("#judge input[name=id]").get_attribute("value")
        page.keyboard.press("w")
        page.keyboard.type("a quotation from a film")
        page.keyboard.press("Escape")
        page.keyboard.press("r")
        page.wait_for_url("**/review?*done=1*")
        second = page.locator("#judge input[name=id]").get_attribute("value")
        assert second != first
        page.keyboard.press("a")
        page.wait_for_url("**/review?*done=2*")
        page.keyboard.press("u")
        page.wait_for_url(f"**/review?*id={second}*")
        page.keyboard.press("j")
        page.wait_for_url(f"**/review?*after={second}*")
        assert tab.troubles == []
    finally:
        tab.context.close()
        served.stop()
    with Record(own, write=True) as record:
        record.assemble(everything=True)
        assert record.engagement(first).judged == "rejected" and record.engagement(second).judged is None
        [kept, undone] = [one.judgement for one in record.judgements()]
    assert (kept.why, bool(kept.undone), bool(undone.undone)) == ("a quotation from a film", False, True)


def test_a_page_tells_when_the_record_changes(browser: Any, own: Path) -> None:
    from .conftest import make_document

    served = Served(own)
    tab = Tab(browser, served.url)
    try:
        page = tab.go("/")
        page.wait_for_timeout(500)
        with Record(own, write=True) as record:
            record.add_document(make_document("late", "2024-12-01", visits=[("FRA", "USA", ("2024-12-05", "2024-12-06"), "announced")]))
            record.assemble()
        page.locator("#news").wait_for(state="visible", timeout=10_000)
        assert "1 new article." in page.locator("#news").inner_text()
    finally:
        tab.context.close()
        served.stop()
