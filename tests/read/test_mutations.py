"""Broken inputs of every format become articles or rejections with a reason of the closed list (10,000 of them: eval/pages/mutations.py)."""

from __future__ import annotations

import runpy
from pathlib import Path
from typing import Any

import pytest

from dateline.knowledge.load import Knowledge

SCRIPT: dict[str, Any] = runpy.run_path(str(Path(__file__).parent.parent.parent / "eval" / "pages" / "mutations.py"))


@pytest.mark.parametrize("name", list(SCRIPT["SEEDS"]))
def test_mutations(name: str, tmp_path: Path, knowledge: Knowledge) -> None:
    for content in SCRIPT["inputs"](name, 25, 7):
        found, _ = SCRIPT["outcome"](content, knowledge, tmp_path / "input")
        assert sum(found.values()) >= 1


@pytest.mark.parametrize("document", [
    b'<?xml version="1.0"?><!DOCTYPE rss [<!ENTITY a "x"><!ENTITY b "&a;&a;">]><rss><channel><item><title>&b;</title></item></channel></rss>',
    b'<?xml version="1.0"?><!DOCTYPE rss [<!ENTITY a SYSTEM "file:///etc/passwd">]><rss><channel><item><title>&a;</title></item></channel></rss>',
    '<?xml version="1.0" encoding="utf-16"?><!DOCTYPE rss [<!ENTITY a "x">]><rss><channel></channel></rss>'.encode("utf-16"),
    b'<?xml version="1.0"?><!DOCTYPE newsItem [<!ENTITY a SYSTEM "file:///etc/passwd">]><newsItem xmlns="http://iptc.org/std/nar/2006-10-01/">&a;</newsItem>',
])  # fmt: skip
def test_entities_are_refused(document: bytes, tmp_path: Path, knowledge: Knowledge) -> None:
    found, _ = SCRIPT["outcome"](document, knowledge, tmp_path / "input")
    assert found == {"unsafe": 1}
