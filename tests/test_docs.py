"""Documents stay true: generated pages match the code, every command and every make target is named, every command in them runs."""

from __future__ import annotations

import io
import json
import pkgutil
import re
import subprocess
import sys
from pathlib import Path

import pytest
from commands_in_docs import NOT_RUN, PAGES, STORY, arguments, commands, fences, furnish

from dateline.alerts.plan import load_plan as load_alerts
from dateline.cli import commands as modules
from dateline.cli.main import main
from dateline.fetch.plan import load_plan as load_feeds
from dateline.store import Record

ROOT = Path(__file__).parent.parent
README = (ROOT / "README.md").read_text(encoding="utf-8")


def test_generated_pages_are_what_the_code_says() -> None:
    done = subprocess.run([sys.executable, str(ROOT / "tools" / "docs.py"), "--check"], capture_output=True, text=True)
    assert done.returncode == 0, done.stdout


@pytest.mark.parametrize("name", [found.name for found in pkgutil.iter_modules(modules.__path__)])
def test_the_readme_names_every_command(name: str) -> None:
    assert f"dateline {name}" in README


def test_every_make_target_the_readme_names_exists() -> None:
    targets = set(re.findall(r"^([a-z]+):", (ROOT / "Makefile").read_text(encoding="utf-8"), re.MULTILINE))
    assert set(re.findall(r"`make ([a-z]+)`", README)) <= targets
    assert {"demo", "test", "check", "bench", "golden", "eval", "docs"} <= targets


@pytest.mark.parametrize("page", sorted((ROOT / "docs").rglob("*.md")), ids=lambda page: page.name)
def test_links_between_documents_lead_somewhere(page: Path) -> None:
    for link in re.findall(r"\]\(([^)#:]+)(?:#[^)]*)?\)", page.read_text(encoding="utf-8")):
        assert (page.parent / link).exists(), link


def test_what_is_not_run_has_a_reason_that_still_applies() -> None:
    texts = [command.text for page in PAGES for command in commands(page)]
    assert len(texts) > 60
    for pattern in NOT_RUN:
        assert any(re.match(pattern, text) for text in texts), pattern


@pytest.fixture(scope="module")
def sample(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A record of the golden articles."""
    path = tmp_path_factory.mktemp("sample") / "record.sqlite"
    with Record(path, write=True) as made:
        for expected in sorted((ROOT / "tests" / "cases").glob("*/expected.json")):
            made.add_document(json.loads(expected.read_text(encoding="utf-8")))
        made.assemble()
    return path


@pytest.mark.parametrize("page", [page for page in PAGES if commands(page)], ids=lambda page: page.name)
def test_every_command_in_the_documents_runs(page: Path, sample: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    furnish(tmp_path, sample)
    monkeypatch.chdir(tmp_path)
    for name in ("DATELINE_RECORD", "DATELINE_OVERLAY"):
        monkeypatch.delenv(name, raising=False)
    for command in commands(page):
        if command.reason:
            continue
        given, target = arguments(command, tmp_path / "dateline.sqlite")
        monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BufferedReader(io.BytesIO(STORY.encode()))))
        code = main(given)
        captured = capsys.readouterr()
        assert code == 0, f"{command.page}:{command.line}: {command.text}\n{captured.err}"
        assert captured.out or captured.err or set(given) & {"-o", "--output"}, f"{command.page}:{command.line}: nothing was said"
        if target:
            target.write_text(captured.out, encoding="utf-8")


@pytest.mark.parametrize("page", [page for page in PAGES if "reference" not in page.parts and any(not block.startswith(">>>") for block in fences(page, "python"))], ids=lambda page: page.name)
def test_the_python_of_the_documents_runs(page: Path, sample: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    furnish(tmp_path, sample)
    monkeypatch.chdir(tmp_path)
    for block in fences(page, "python"):
        if not block.startswith(">>>"):
            exec(compile(block, page.name, "exec"), {})


@pytest.mark.parametrize("page", ["tutorial.md", "how-to/alerts.md", "how-to/watch.md"])
def test_the_settings_in_the_documents_are_read(page: str, tmp_path: Path) -> None:
    blocks = list(fences(ROOT / "docs" / page, "toml"))
    assert blocks
    for block in blocks:
        (tmp_path / "a.toml").write_text(block, encoding="utf-8")
        load = load_alerts if "[[alert]]" in block else load_feeds
        assert load(tmp_path / "a.toml")


def test_every_page_stands_in_the_site() -> None:
    nav = (ROOT / "mkdocs.yml").read_text(encoding="utf-8")
    missing = [str(page.relative_to(ROOT / "docs")) for page in sorted((ROOT / "docs").rglob("*.md")) if f": {page.relative_to(ROOT / 'docs')}\n" not in nav]
    assert missing == []


def test_the_site_is_built_without_a_warning_and_asks_no_other_host(tmp_path: Path) -> None:
    pytest.importorskip("material")
    done = subprocess.run([sys.executable, "-m", "mkdocs", "build", "--strict", "--site-dir", str(tmp_path), "--config-file", str(ROOT / "mkdocs.yml")], capture_output=True, text=True)
    assert done.returncode == 0, done.stderr
    for page in tmp_path.rglob("*.html"):
        loaded = re.findall(r"<(?:script|link|img|iframe)\b[^>]*?(?:src|href)=\"?([^\" >]+)", page.read_text(encoding="utf-8"))
        assert [address for address in loaded if "://" in address or address.startswith("//")] == [], page.name
