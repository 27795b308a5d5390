"""The server for language models, asked by the package's own client, in this process and as a program."""

from __future__ import annotations

import asyncio
import json
import shutil
import sys
from pathlib import Path
from typing import Any

import pytest

from dateline.export.contract import to_contract
from dateline.knowledge.load import Knowledge
from dateline.parse import load_parser
from dateline.pipeline import code_article
from dateline.read import read_text
from dateline.store import Record

mcp = pytest.importorskip("mcp")
from dateline.agent.server import TOOLS, build_server  # noqa: E402

TEXT = """China's Foreign Minister Wang Yi will visit Moscow from March 31 to April 2, the ministry said on Friday. Wang Yi said that China opposes sanctions against Russia.

Norway expelled two Russian diplomats on Thursday."""


@pytest.fixture(scope="module")
def path(tmp_path_factory: pytest.TempPathFactory) -> Path:
    import datetime as dt

    path, knowledge = tmp_path_factory.mktemp("mcp") / "record.sqlite", Knowledge()
    with Record(path, write=True) as made:
        reading = read_text(TEXT, knowledge, id="a", url="https://wire.example/1", publisher="Wire", title="Wang Yi to visit Moscow", day=dt.date(2025, 3, 28))
        made.add_document(to_contract(code_article(reading.article, load_parser(), knowledge)))
        made.assemble()
    return path


def ask(path: Path, tool: str, **arguments: Any) -> Any:
    """What a tool answers; the words of its error where it fails."""

    async def call() -> Any:
        async with mcp.Client(build_server(path)) as client:
            return await client.call_tool(tool, arguments)

    answer = asyncio.run(call())
    return answer.content[0].text if answer.is_error else json.loads(answer.content[0].text)


def assert_quoted(rows: list[dict[str, Any]]) -> None:
    for row in rows:
        assert row["quotes"]
        for quote in row["quotes"]:
            assert TEXT[quote["start"] : quote["end"]] == quote["text"]
            assert (quote["url"], quote["publisher"], quote["published"]) == ("https://wire.example/1", "Wire", "2025-03-28")


def test_the_tools_are_read_only_and_described(path: Path) -> None:
    async def listed() -> Any:
        async with mcp.Client(build_server(path)) as client:
            return (await client.list_tools()).tools

    tools = asyncio.run(listed())
    assert [tool.name for tool in tools] == list(TOOLS)
    assert all(tool.description and tool.annotations.read_only_hint for tool in tools)


@pytest.mark.parametrize(("tool", "asked"), [
    ("search_engagements", {"country": "CHN", "kind": ["visit"], "from_day": "2025-03-01"}),
    ("search_engagements", {"actor": "Wang Yi", "to_day": "2025-04-30"}),
    ("search_events", {"actor": "NOR", "recipient": "RUS"}),
    ("search_statements", {"speaker": "Wang Yi", "words": "sanctions"}),
    ("upcoming", {"day": "2025-03-29", "country": "RUS"}),
])  # fmt: skip
def test_every_row_is_quoted_with_offsets_and_its_address(path: Path, tool: str, asked: dict[str, Any]) -> None:
    answer = ask(path, tool, **asked)
    assert answer["count"] == len(answer["rows"]) > 0
    assert_quoted(answer["rows"])


@pytest.mark.parametrize("who", ["CHN", "Wang Yi", "person/wang-yi"])
def test_a_dossier_is_of_a_country_or_a_person_and_quoted(path: Path, who: str) -> None:
    found = ask(path, "dossier", who=who)
    assert found["actor"]["country"] == "CHN"
    for part in ("engagements", "statements", *(["positions"] if who == "CHN" else [])):
        assert found[part]["count"]
        assert_quoted(found[part]["rows"])


def test_evidence_is_the_text_around_the_words(path: Path) -> None:
    [visit] = ask(path, "search_engagements", country="CHN", kind=["visit"])["rows"]
    [passage] = ask(path, "evidence", id=visit["id"], context=20)["passages"]
    assert passage["text"] == TEXT[passage["start"] : passage["end"]] and "will visit Moscow" in passage["text"]
    assert all(TEXT[quote["start"] : quote["end"]] == quote["text"] for quote in passage["quotes"])
    [article] = ask(path, "evidence", id="https://wire.example/1")["passages"]
    assert TEXT.startswith(article["text"])


def test_what_is_asked_wrongly_is_told(path: Path) -> None:
    assert "eng-0" in ask(path, "evidence", id="eng-0")
    assert "nobody is called Nemo" in ask(path, "dossier", who="Nemo")
    assert "country" in ask(path, "search_events", country="China")


def test_nothing_in_the_record_changes(path: Path, tmp_path: Path) -> None:
    copy = tmp_path / "record.sqlite"
    shutil.copy(path, copy)
    before = copy.read_bytes()
    for tool, asked in (("search_events", {}), ("dossier", {"who": "CHN"}), ("upcoming", {})):
        ask(copy, tool, **asked)
    assert copy.read_bytes() == before


def test_the_command_speaks_on_standard_input_and_output(path: Path) -> None:
    async def call() -> Any:
        program = mcp.StdioServerParameters(command=sys.executable, args=["-m", "dateline", "mcp", "--record", str(path)])
        async with mcp.Client(program) as client:
            return await client.call_tool("search_statements", {"speaker": "Wang Yi"})

    assert_quoted(json.loads(asyncio.run(call()).content[0].text)["rows"])
