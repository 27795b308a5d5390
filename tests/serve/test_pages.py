"""Every page answers, says what the record says, twice: as a page and as JSON; and nothing in an article gets the better of it."""

from __future__ import annotations

import json
import re
from html.parser import HTMLParser
from pathlib import Path
from urllib.parse import quote

import pytest
from fastapi.testclient import TestClient

from dateline.serve.page import pages
from dateline.store import Record

from .conftest import FORMULA, HOSTILE

PATHS = ("/", "/calendar", "/calendar?view=week&day=2024-11-22", "/calendar?view=list&day=2024-11-22", "/timeline", "/timeline?country=CHN&with=RUS", "/network", "/network?kind=person",
         "/heatmap", "/map", "/actors/CHN", "/actors/person/wang-yi", "/events", "/events?country=CHN&with=RUS", "/calendar?day=2024-11-20&as_of=2024-11-05", "/statements", "/statements?issue=sanctions&country=CHN", "/review", "/review?kind=event", "/search?q=minister",
         "/search", "/login")  # fmt: skip
LIST_FREE = {"/login"}


class Links(HTMLParser):
    """The links, sources and texts of a page."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.links: list[str] = []
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self.feed(text)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, dict(attrs)))
        self.links += [value for name, value in attrs if name in ("href", "src") and value]


@pytest.fixture(scope="module")
def records(filled: Path) -> list[str]:
    """A page of each kind of record."""
    with Record(filled) as record:
        engagements, events, articles = record.engagements(), record.events(), record.articles()
    return [f"/engagements/{one.id}" for one in engagements] + [f"/events/{one.id}" for one in events] + [f"/articles/{quote(one.id, safe='')}" for one in articles]


@pytest.mark.parametrize("path", PATHS)
def test_a_page_answers_and_its_twin_is_json(client: TestClient, path: str) -> None:
    page = client.get(path)
    assert page.status_code == 200
    assert page.headers["content-type"].startswith("text/html")
    if path not in LIST_FREE:
        twin = client.get(path + ("&" if "?" in path else "?") + "format=json")
        assert twin.headers["content-type"] == "application/json"
        assert isinstance(twin.json(), dict)


def test_every_page_of_the_folder_is_tried(records: list[str]) -> None:
    tried = [path.split("?")[0] for path in PATHS] + records
    for page in pages():
        form = re.compile(re.sub(r"\{[^}]+\}", ".+", page.path) + "$")
        assert any(form.match(path) for path in tried), page.path


def test_every_record_has_its_page(client: TestClient, records: list[str]) -> None:
    for path in records:
        assert client.get(path).status_code == 200, path


def test_all_links_of_all_pages_lead_somewhere(client: TestClient) -> None:
    links = {link.split("#")[0] for path in PATHS for link in Links(client.get(path).text).links}
    for link in sorted(links):
        if link.startswith("/") and not link.startswith("/api/stream"):
            assert client.get(link).status_code == 200, link


def test_nothing_is_fetched_from_elsewhere_and_nothing_runs_in_line(client: TestClient, records: list[str]) -> None:
    for path in (*PATHS, *records[:40], "/articles/bad"):
        text = client.get(path).text
        for tag, attributes in Links(text).tags:
            assert "style" not in attributes and not any(name.startswith("on") for name in attributes), (path, tag)
            assert tag not in ("script", "link") or (attributes.get("src") or attributes.get("href") or "").startswith("/static/"), path
            assert tag != "style", path
            assert tag != "script" or attributes.get("src"), path


def test_what_an_article_holds_stays_text(client: TestClient) -> None:
    paths = ("/", "/articles/bad", "/actors/person/wang-yi", "/statements", "/calendar?day=2024-12-01", "/timeline?country=CHN", "/network?kind=person&from=2024-01-01&to=2024-12-31", "/search?q=never", "/review")
    for path in paths:
        text = client.get(path).text
        assert HOSTILE not in text and "<svg onload" not in text, path
    shown = client.get("/articles/bad").text
    assert "&lt;script&gt;alert(1)&lt;/script&gt;" in shown
    assert "javascript:" not in [link[:11] for link in Links(shown).links]


def test_headers_cannot_be_injected(client: TestClient) -> None:
    answer = client.get("/articles/bad")
    assert "x-injected" not in answer.headers and "set-cookie" not in answer.headers
    assert client.get("/login?next=%0d%0aX-Injected:%20yes").status_code == 200


def test_no_cell_of_a_csv_is_a_formula(client: TestClient) -> None:
    import csv
    import io

    for kind in ("statements", "articles", "engagements", "events", "actors", "positions"):
        rows = list(csv.reader(io.StringIO(client.get(f"/api/{kind}?format=csv&limit=500").text)))
        assert len(rows) > 1
        assert not [cell for row in rows for cell in row if cell.startswith(("=", "+", "@", "\t", "\r")) or (cell.startswith("-") and not re.fullmatch(r"-[\d.]+", cell))], kind
    assert f"'{FORMULA}"[:13] in client.get("/api/statements?format=csv&limit=500").text.replace('""', '"')


def test_the_policy_allows_nothing_but_our_own(client: TestClient) -> None:
    for path in ("/", "/api/counts", "/static/dateline.css", "/nothing"):
        policy = client.get(path).headers["content-security-policy"]
        assert policy.startswith("default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; connect-src 'self'"), path
        assert "form-action 'self'; base-uri 'none'; frame-ancestors 'none'" in policy and "unsafe" not in policy


def test_a_window_stands_on_no_day(client: TestClient) -> None:
    shown = client.get("/calendar?day=1996-11-05&format=json").json()
    assert [life["when"]["granularity"] for life in shown["windows"]] == ["month"]
    assert not [entry for week in shown["weeks"] for day in week for entry in day["entries"]]


def test_status_is_told_in_words_too(client: TestClient) -> None:
    text = client.get("/calendar?day=2024-11-22").text
    assert re.search(r'class="entry s-announced.*?<span class="unseen">announced </span><span class="what"><small>visit</small>', text, re.DOTALL)


def test_today_tells_what_is_new_changed_upcoming_and_contradicted(client: TestClient) -> None:
    shown = client.get("/?day=2024-11-13&days=14&format=json").json()
    assert [(turn["engagement"]["kind"], turn["before"][1]["earliest"], turn["after"][1]["earliest"]) for turn in shown["turns"] if turn["after"][0] == "announced"] == [("visit", "2024-11-20", "2024-11-22")]
    assert [turn["after"][0] for turn in shown["disagreements"]] == ["denied"]
    assert {life["host_country"] for life in shown["begun"]} >= {"RUS", "IND"}
    assert "2024-11-22" in [life["when"]["earliest"] for life in shown["upcoming"]]
    assert all(life["status"] in ("rumoured", "announced", "confirmed", "ongoing", "postponed") for life in shown["upcoming"])


def test_the_words_of_a_record_are_lit_in_its_article(client: TestClient, filled: Path) -> None:
    with Record(filled) as record:
        life = next(one for one in record.engagements() if one.history and len(one.history[0].evidence) > 1)
    step = life.history[0]
    shown = client.get(f"/articles/{quote(step.article, safe='')}?record={life.id}&version={step.version}&format=json").json()
    lit = "".join(piece["text"] for paragraph in shown["paragraphs"] for piece in paragraph["pieces"] if piece["lit"])
    for words in step.evidence:
        assert words.text in lit
    page = client.get(f"/articles/{quote(step.article, safe='')}?record={life.id}").text
    assert page.count('id="lit"') == 1 and f'href="/engagements/{life.id}"' in page


def test_the_pieces_of_an_article_are_its_text(client: TestClient, filled: Path) -> None:
    with Record(filled) as record:
        for row in record.articles():
            text = record.document(row.id)["article"]["text"]
            shown = client.get(f"/articles/{quote(row.id, safe='')}?format=json").json()
            pieces = "".join(piece["text"] for paragraph in shown["paragraphs"] for piece in paragraph["pieces"])
            assert pieces == "".join(line for line in text.splitlines(keepends=True) if line.strip())


def test_an_actor_that_no_article_names_has_a_dossier_all_the_same(client: TestClient) -> None:
    shown = client.get("/actors/NRU?format=json").json()
    assert shown["actor"]["name"] == "Nauru" and shown["engagements"] == []
    assert "The record has none with this actor" in client.get("/actors/NRU").text


def test_offices_over_time_come_from_the_knowledge_base(client: TestClient) -> None:
    offices = {one["office"] for one in client.get("/actors/person/wang-yi?format=json").json()["tenures"]}
    assert "CHN/foreign-minister" in offices


@pytest.mark.parametrize(("path", "status", "words"), [
    ("/nothing", 404, "Not found"), ("/engagements/eng-0", 404, "No engagement has the id eng-0"), ("/articles/none", 404, "No article"), ("/actors/person/nobody-at-all", 404, "No actor"),
    ("/calendar?country=xx", 422, "three capital letters of a country"), ("/calendar?day=soon", 422, "A filter cannot be read"), ("/heatmap?rows=0", 422, "A filter"),
])  # fmt: skip
def test_errors_are_pages_for_people_and_problems_for_programs(client: TestClient, path: str, status: int, words: str) -> None:
    page = client.get(path)
    assert page.status_code == status and words in page.text and page.headers["content-type"].startswith("text/html")
    problem = client.get(path, headers={"Accept": "application/json"})
    assert problem.headers["content-type"] == "application/problem+json"
    assert problem.json()["status"] == status and {"type", "title", "detail", "instance"} <= set(problem.json())


def test_an_empty_record_has_pages_too(tmp_path: Path) -> None:
    from dateline.serve.app import create_app
    from dateline.serve.desk import Desk
    from dateline.serve.guard import Access

    Record(tmp_path / "empty.sqlite", write=True).close()
    with TestClient(create_app(Desk(tmp_path / "empty.sqlite", Access("t"))), headers={"Accept": "text/html"}, base_url="http://127.0.0.1") as client:
        for path in PATHS:
            assert client.get(path).status_code == 200, path


def test_a_record_that_cannot_be_read_is_told_and_one_may_try_again(own: Path) -> None:
    from dateline.serve.app import create_app
    from dateline.serve.desk import Desk
    from dateline.serve.guard import Access

    with TestClient(create_app(Desk(own, Access("t"))), headers={"Accept": "text/html"}, base_url="http://127.0.0.1", raise_server_exceptions=False) as client:
        assert client.get("/").status_code == 200
        own.write_bytes(b"no record at all, but long enough to be looked at" * 100)
        answer = client.get("/calendar")
    assert answer.status_code == 503 and answer.headers["retry-after"] == "5" and "Try again" in answer.text


def test_filters_of_the_url_are_kept_in_the_links_of_a_page(client: TestClient) -> None:
    links = Links(client.get("/calendar?country=CHN&day=2024-11-05").text).links
    assert "/calendar?country=CHN&day=2024-12-02" in links or "/calendar?country=CHN&day=2024-12-01" in links
    assert json.dumps(client.get("/calendar?country=CHN&day=2024-11-05&format=json").json()).count("eng-") >= 1


def test_the_calendar_of_a_day_shows_what_was_known_then(client: TestClient) -> None:
    def days(query: str) -> list[str]:
        shown = client.get(f"/calendar?country=RUS&with=CHN&day=2024-11-20&format=json{query}").json()
        return [day["date"] for week in shown["weeks"] for day in week if day["entries"]]

    assert days("&as_of=2024-11-05") == ["2024-11-20", "2024-11-21"]
    assert "2024-11-22" in days("") and "2024-11-20" not in days("")


def test_the_timeline_of_two_countries_has_their_acts_by_month(client: TestClient) -> None:
    bars = client.get("/timeline?country=CHN&with=RUS&format=json").json()["bars"]
    assert {bar["month"]: (bar["cooperation"], bar["conflict"]) for bar in bars}["2024-11"] == (0, 1)
    assert all(0 <= bar["x"] <= 1000 and bar["up"] <= 30 and bar["down"] <= 30 for bar in bars)
