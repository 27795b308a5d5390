"""What all tests share: the knowledge and the parser are loaded once a process."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from dateline.knowledge.load import Knowledge
from dateline.parse import Parser, load_parser

ROOT = Path(__file__).parent.parent
os.environ.pop("DATELINE_OVERLAY", None)  # what a developer has laid over the base is no part of the tests


@pytest.fixture(scope="session")
def knowledge() -> Knowledge:
    return Knowledge()


@pytest.fixture(scope="session")
def parser() -> Parser:
    return load_parser()
