"""The base's own doubts."""

from __future__ import annotations

import datetime as dt
import shutil
from pathlib import Path

import pytest

from dateline.cli.main import main
from dateline.knowledge.base import KnowledgeBase
from dateline.knowledge.check import HELD_DAYS, check
from dateline.knowledge.compile import KB_FOLDER, compile_base
from dateline.knowledge.load import Knowledge

HEADS = ("/head-of-state", "/head-of-government")


@pytest.mark.parametrize("on", ["2025-03-28", "2015-06-30", "2005-06-30"])
def test_every_exception_among_heads_is_explained(knowledge: Knowledge, on: str) -> None:
    findings = [finding for finding in check(knowledge.base, dt.date.fromisoformat(on)) if finding.subject.endswith(HEADS)]
    assert all(finding.explained for finding in findings), [str(finding) for finding in findings if not finding.explained]


def test_no_two_heads_at_once(knowledge: Knowledge) -> None:
    found = [finding for finding in check(knowledge.base) if finding.kind == "overlap" and finding.subject.endswith(HEADS) and not finding.explained]
    assert found == []


def test_two_holders_at_once_are_found(tmp_path: Path) -> None:
    folder = Path(shutil.copytree(KB_FOLDER, tmp_path / "kb"))
    with (folder / "curated" / "others.csv").open("a", encoding="utf-8") as stream:
        stream.write("Someone Else,,,FRA,head_of_government,Prime Minister,2015-01-01,2016-01-01,false,test,\n")
    compile_base(folder, tmp_path / "kb.sqlite")
    findings = check(KnowledgeBase(tmp_path / "kb.sqlite"), dt.date(2015, 6, 30))
    assert any(finding.kind == "overlap" and finding.subject == "FRA/head-of-government" and "someone-else" in finding.detail for finding in findings)


def test_a_suspended_president_and_who_acts_for_him_are_explained(knowledge: Knowledge) -> None:
    (finding,) = [finding for finding in check(knowledge.base, dt.date(2025, 3, 28)) if finding.subject == "KOR/head-of-state"]
    assert finding.kind == "overlap"
    assert "person/han-duck-soo" in finding.detail
    assert finding.explained == "one acts for the other"


# ---- what continuous integration holds


def test_the_shipped_base_passes_its_own_check(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["actors", "check"]) == 0
    assert capsys.readouterr().out.splitlines()[-1].endswith("; 0 that must not be")


@pytest.mark.parametrize("on", HELD_DAYS)
def test_two_heads_at_once_on_a_held_day_end_with_exit_code_1(capsys: pytest.CaptureFixture[str], tmp_path: Path, on: dt.date) -> None:
    overlay = tmp_path / "two.csv"
    overlay.write_text(f"person,country,role,start,end\nXenia Quillmark,NOR,head_of_government,{on},{on}\nYorick Pell,NOR,head_of_government,{on},{on}\n", encoding="utf-8")
    assert main(["actors", "check", "--overlay", str(overlay)]) == 1
    (line,) = [line for line in capsys.readouterr().out.splitlines() if line.endswith("(must not be)")]
    assert f"NOR/head-of-government: {on}" in line
    assert "person/xenia-quillmark, person/yorick-pell" in line


def test_a_day_asked_for_is_held_too(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    overlay = tmp_path / "two.csv"
    overlay.write_text("person,country,role,start,end\nXenia Quillmark,NOR,head_of_state,2011,2011\nYorick Pell,NOR,head_of_state,2011,2011\n", encoding="utf-8")
    assert main(["actors", "check", "--overlay", str(overlay)]) == 0
    assert main(["actors", "check", "--on", "2011-05-05", "--overlay", str(overlay)]) == 1
    capsys.readouterr()
