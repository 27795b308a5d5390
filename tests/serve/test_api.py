"""The HTTP interface: filters as the command line's, page by page, typed, cached, and safe to write to."""

from __future__ import annotations

import json
import threading
from pathlib import Path

import pytest
from fastapi.testclient import TestClient

from dateline.export.calendar import calendar, shown_days
from dateline.serve.app import create_app
from dateline.serve.desk import Desk
from dateline.serve.guard import Access, is_loopback
from dateline.store import Record
from dateline.store.engagements import may_be_shown
from dateline.store.rows import as_json

from .conftest import TOKEN, make_document


def judgement(id: str, **more: object) -> dict[str, object]:
    return {"action": "reject", "ids": [id], "why": "a quotation from a film", "who": "ada", **more}


@pytest.mark.parametrize(("query", "asked"), [
    ("country=CHN", {"country": "CHN"}), ("country=CHN&with=RUS", {"country": "CHN", "with_": "RUS"}), ("status=held&status=denied", {"status": ["held", "denied"]}),
    ("from=2024-11-01&to=2024-11-30", {"between": ("2024-11-01", "2024-11-30")}), ("actor=Wang%20Yi&kind=visit", {"actor": "Wang Yi", "kind": "visit"}),
    ("as_of=2024-11-05&country=CHN", {"as_of": "2024-11-05", "country": "CHN"}), ("newest=true&host=RUS", {"newest": True, "host": "RUS"}),
])  # fmt: skip
def test_engagements_are_those_of_the_record(client: TestClient, filled: Path, query: str, asked: dict) -> None:
    with Record(filled) as record:
        wanted = [json.loads(json.dumps(as_json(one))) for one in record.engagements(**asked)]
    assert wanted
    assert client.get(f"/api/engagements?limit=500&{query}").json()["items"] == wanted


def test_events_statements_positions_actors_and_articles_are_those_of_the_record(client: TestClient, filled: Path) -> None:
    with Record(filled) as record:
        wanted = {"events": record.events(actor="CHN"), "statements": record.statements(country="CHN"), "positions": record.positions(country="CHN"),
                  "actors": record.actors(country="CHN"), "articles": record.articles(names="CHN")}  # fmt: skip
        queries = {"events": "actor=CHN", "articles": "names=CHN"}
        for kind, rows in wanted.items():
            assert rows
            got = client.get(f"/api/{kind}?limit=500&{queries.get(kind, 'country=CHN')}").json()["items"]
            assert got == [json.loads(json.dumps(as_json(row))) for row in rows], kind


@pytest.mark.parametrize("kind", ["engagements", "events", "statements", "actors", "articles"])
def test_pages_of_a_list_hang_together(client: TestClient, kind: str) -> None:
    whole = [row["id"] for row in client.get(f"/api/{kind}?limit=500").json()["items"]]
    url, parts = f"/api/{kind}?limit=7", []
    while url:
        answer = client.get(url)
        parts += [row["id"] for row in answer.json()["items"]]
        url = answer.json()["next"]
        assert answer.headers.get("link", "") == (f'<{url}>; rel="next"' if url else "")
    assert parts == whole and len(whole) > 7


def test_one_record_by_id_and_why_it_stands(client: TestClient) -> None:
    for kind in ("engagements", "events", "statements", "articles"):
        row = client.get(f"/api/{kind}?limit=1").json()["items"][0]
        assert client.get(f"/api/{kind}/{row['id']}").json() == row
        if kind != "articles":
            assert client.get(f"/api/explain/{row['id']}").json()["record"] == row
    assert client.get(f"/api/documents/{row['id']}").json()["schema"] == "dateline/1"


def test_search_diff_upcoming_pairs_and_counts(client: TestClient) -> None:
    assert client.get("/api/search?q=minister").json()[0]["article"]
    assert client.get("/api/search?q=%22%27*").json() == []
    assert [change["what"] for change in client.get("/api/diff?from=2024-11-05&to=2024-11-10").json()] == [["days"]]
    assert "2024-11-22" in [one["when"]["earliest"] for one in client.get("/api/upcoming?day=2024-11-10").json()]
    assert client.get("/api/pairs?country=CHN&with=RUS").json()[0] == {"actor": "CHN", "recipient": "RUS", "month": "2024-10", "type": "CONSULT", "acts": 1, "goldstein": -2.0}
    assert client.get("/api/counts").json()["articles"] > 20


def test_json_lines_are_the_same_rows(client: TestClient) -> None:
    lines = client.get("/api/events?format=jsonl&limit=500").text.splitlines()
    assert [json.loads(line) for line in lines] == client.get("/api/events?limit=500").json()["items"]


def test_the_calendar_keeps_up_with_a_visit_that_moves(client: TestClient) -> None:
    from icalendar import Calendar

    answer = client.get("/calendar.ics?country=CHN&with=RUS&from=2024-11-01&to=2024-11-30")
    assert answer.headers["content-type"].startswith("text/calendar")
    [entry] = Calendar.from_ical(answer.content).walk("VEVENT")
    assert (str(entry["dtstart"].dt), entry["sequence"], entry["status"]) == ("2024-11-22", 1, "TENTATIVE")


def test_the_calendar_is_made_once_until_the_record_changes(writer: TestClient, own: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    from icalendar import Calendar

    from dateline.serve import feeds

    made: list[int] = []
    monkeypatch.setattr(feeds, "calendar", lambda lives, *more: made.append(len(lives)) or calendar(lives, *more))
    first = [writer.get(f"/calendar.ics?country={country}").content for country in ("CHN", "CHN", "RUS")]
    assert first[0] == first[1] != first[2] and len(made) == 2
    with Record(own) as record:
        shown = [one for one in record.engagements(country="CHN", dated=True) if shown_days(one)]
    writer.post("/api/judgements", json=judgement(shown[0].id))
    changed = writer.get("/calendar.ics?country=CHN").content
    assert len(made) == 3
    struck = [str(entry["uid"]) for entry in Calendar.from_ical(changed).walk("VEVENT") if entry["status"] == "CANCELLED"]
    assert f"{shown[0].id}@dateline.invalid" in struck and first[0].count(b"CANCELLED") + 1 == len(struck)


def test_a_calendar_of_dated_engagements_is_that_of_all(filled: Path) -> None:
    with Record(filled) as record:
        every, dated = record.engagements(rejected=True), record.engagements(rejected=True, dated=True)
        then = record.engagements(rejected=True, dated=True, as_of="2024-11-05")
    assert calendar(dated) == calendar(every) and 0 < len(dated) < len(every)
    assert then and all(may_be_shown(one) for one in then)


def test_an_answer_is_not_sent_twice_until_the_record_changes(writer: TestClient) -> None:
    first = writer.get("/api/engagements?limit=3")
    again = writer.get("/api/engagements?limit=3", headers={"If-None-Match": first.headers["etag"]})
    assert again.status_code == 304 and again.content == b"" and again.headers["etag"] == first.headers["etag"]
    assert writer.get("/api/engagements?limit=4", headers={"If-None-Match": first.headers["etag"]}).status_code == 200
    writer.post("/api/judgements", json=judgement(first.json()["items"][0]["id"]))
    assert writer.get("/api/engagements?limit=3", headers={"If-None-Match": first.headers["etag"]}).status_code == 200


def test_what_the_description_says_is_openapi(client: TestClient) -> None:
    told = client.get("/openapi.json").json()
    assert told["openapi"].startswith("3.1")
    assert {"/api/engagements", "/api/judgements", "/api/stream", "/calendar.ics"} <= set(told["paths"])


# --- writing


def test_a_judgement_is_kept_and_outlives_assembly(writer: TestClient, own: Path) -> None:
    id = writer.get("/api/engagements?limit=1").json()["items"][0]["id"]
    kept = writer.post("/api/judgements", json=judgement(id))
    assert kept.status_code == 201
    with Record(own, write=True) as record:
        record.assemble(everything=True)
        assert record.engagement(id).judged == "rejected"
    assert writer.get("/api/judgements").json()[0]["number"] == kept.json()["number"]
    assert writer.post(f"/api/judgements/{kept.json()['number']}/undo").status_code == 200
    assert writer.get(f"/api/engagements/{id}").json()["judged"] is None


@pytest.mark.parametrize(("body", "status"), [
    ({"action": "burn"}, 422), ({"why": " "}, 422), ({"ids": ["eng-none"]}, 404), ({"action": "merge"}, 409), ({"action": "correct", "field": "id"}, 422), ({"surprise": 1}, 422),
])  # fmt: skip
def test_a_judgement_that_makes_no_sense_is_refused(writer: TestClient, body: dict, status: int) -> None:
    id = writer.get("/api/engagements?limit=1").json()["items"][0]["id"]
    answer = writer.post("/api/judgements", json=judgement(id, **body))
    assert answer.status_code == status and answer.headers["content-type"] == "application/problem+json"
    assert writer.get("/api/judgements").json() == []


@pytest.mark.parametrize("path", ["/api/judgements", "/api/judgements/1/undo", "/review", "/review/undo"])
@pytest.mark.parametrize("headers", [{}, {"Authorization": "Bearer wrong"}, {"Authorization": f"Basic {TOKEN}"}, {"Cookie": f"dateline_session={TOKEN}"}])
def test_nothing_is_written_without_the_token(own: Path, path: str, headers: dict) -> None:
    with TestClient(create_app(Desk(own, Access(TOKEN))), base_url="http://127.0.0.1") as client:
        id = client.get("/api/engagements?limit=1").json()["items"][0]["id"]
        sent = {"json": judgement(id)} if path.startswith("/api") else {"data": {"action": "reject", "id": id, "number": "1"}}
        answer = client.post(path, headers=headers, **sent)
    assert answer.status_code == 401 and answer.headers["www-authenticate"] == "Bearer"
    with Record(own) as record:
        assert record.judgements() == []


@pytest.mark.parametrize("headers", [{"Origin": "http://evil.invalid"}, {"Sec-Fetch-Site": "cross-site"}, {"Sec-Fetch-Site": "same-site", "Origin": "http://127.0.0.1"}])
def test_nothing_is_written_at_the_wish_of_another_site(writer: TestClient, headers: dict) -> None:
    id = writer.get("/api/engagements?limit=1").json()["items"][0]["id"]
    assert writer.post("/api/judgements", json=judgement(id), headers=headers).status_code == 403
    assert writer.post("/review", data={"action": "reject", "id": id}, headers=headers).status_code == 403
    assert writer.get("/api/judgements").json() == []


def test_the_form_gives_a_cookie_for_the_token_and_never_the_token(own: Path) -> None:
    with TestClient(create_app(Desk(own, Access(TOKEN))), base_url="http://127.0.0.1", follow_redirects=False) as client:
        assert client.post("/login", data={"token": "wrong"}).status_code == 401
        answer = client.post("/login", data={"token": TOKEN, "next": "/review?kind=event"})
        assert answer.status_code == 303 and answer.headers["location"] == "/review?kind=event"
        cookie = answer.headers["set-cookie"]
        assert "HttpOnly" in cookie and "SameSite=strict" in cookie and TOKEN not in cookie
        id = client.get("/api/engagements?limit=1").json()["items"][0]["id"]
        answer = client.post("/review", data={"action": "accept", "id": id, "kind": "engagement"})
        assert answer.status_code == 303 and answer.headers["location"].startswith("/review?kind=engagement")
        client.post("/logout")
        assert client.post("/review", data={"action": "accept", "id": id}).status_code == 401


@pytest.mark.parametrize("next", ["//evil.invalid", "https://evil.invalid", "/\\evil.invalid", "javascript:alert(1)", "/x\r\nSet-Cookie: a=b"])
def test_the_form_leads_nowhere_else(own: Path, next: str) -> None:
    with TestClient(create_app(Desk(own, Access(TOKEN))), base_url="http://127.0.0.1", follow_redirects=False) as client:
        assert client.post("/login", data={"token": TOKEN, "next": next}).headers["location"] == "/"


def test_review_writes_merge_and_correction(writer: TestClient, own: Path) -> None:
    writer.follow_redirects = False
    one, other = (row["id"] for row in writer.get("/api/engagements?limit=2&country=CHN").json()["items"])
    assert writer.post("/review", data={"action": "merge", "id": one, "with": [other], "why": "one visit", "who": "ada"}).status_code == 303
    assert writer.post("/review", data={"action": "correct", "id": one, "field": "status", "value": "held", "who": "ada"}).status_code == 303
    with Record(own, write=True) as record:
        record.assemble(everything=True)
        life = record.engagement(other)
        assert life.id == record.engagement(one).id and life.status == "held"
    assert writer.post("/review/undo", data={"number": 2}).status_code == 303
    with Record(own) as record:
        assert [bool(one.judgement.undone) for one in record.judgements()] == [False, True]


# --- who may read


def test_where_others_can_come_in_reading_needs_the_token_too(own: Path) -> None:
    with TestClient(create_app(Desk(own, Access(TOKEN, closed=True, hosts=None))), base_url="http://pages.example.net", follow_redirects=False) as client:
        for path in ("/", "/api/counts", "/articles/bad", "/calendar.ics", "/openapi.json", "/api/stream"):
            assert client.get(path).status_code == 401, path
        assert client.get("/login").status_code == 200 and client.get("/static/dateline.css").status_code == 200
        assert client.get("/api/counts", headers={"Authorization": f"Bearer {TOKEN}"}).status_code == 200


def test_a_foreign_name_for_this_computer_is_not_answered(own: Path) -> None:
    """A page elsewhere may point a name of its own at 127.0.0.1 (DNS rebinding)."""
    with TestClient(create_app(Desk(own, Access(TOKEN))), base_url="http://evil.invalid") as client:
        assert client.get("/api/counts").status_code == 421


@pytest.mark.parametrize(("host", "loopback"), [("127.0.0.1", True), ("::1", True), ("localhost", True), ("0.0.0.0", False), ("192.168.1.4", False), ("example.net", False)])
def test_what_counts_as_this_computer(host: str, loopback: bool) -> None:
    assert is_loopback(host) is loopback


# --- the stream


def test_the_stream_tells_of_each_new_article(own: Path) -> None:
    """Played on the generator: a test client would wait for the end of a stream that has none."""
    import asyncio

    from dateline.serve import stream

    class Asker:
        async def is_disconnected(self) -> bool:
            return False

    async def told() -> list[str]:
        desk = Desk(own, Access(TOKEN))
        events = stream._events(Asker(), desk, None)
        found = [await anext(events)]
        document = make_document("news\nid: 9", "2024-12-01", visits=[("FRA", "USA", ("2024-12-05", "2024-12-06"), "announced")])

        def add() -> None:
            with Record(own, write=True) as record:
                record.add_document(document)

        thread = threading.Thread(target=add)
        thread.start()
        thread.join()
        found += [await anext(events), await anext(events)]
        await events.aclose()
        desk.close()
        return found

    stream.EVERY_SECONDS, before = 0.05, stream.EVERY_SECONDS
    try:
        first, article, change = asyncio.run(asyncio.wait_for(told(), 20))
    finally:
        stream.EVERY_SECONDS = before
    assert first.startswith("event: change")
    lines = article.splitlines()
    assert lines[0].startswith("id: ") and lines[1] == "event: article" and len(lines) == 4 and lines[3] == ""
    assert json.loads(lines[2].removeprefix("data: "))["as_of"] == "2024-12-01"
    assert change.startswith("event: change")
