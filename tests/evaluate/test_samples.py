"""Shares of judged samples."""

from __future__ import annotations

import pytest

from dateline.evaluate.samples import read_rows, share


@pytest.mark.parametrize(
    ("right", "of", "told"),
    [(50, 100, " 50/100 = 0.500 (0.404 to 0.596)"), (0, 10, "  0/10 = 0.000 (0.000 to 0.278)"), (10, 10, " 10/10 = 1.000 (0.722 to 1.000)")],
)
def test_a_share_is_told_with_its_interval(right: int, of: int, told: str) -> None:
    assert share(right, of) == told


def test_rows_come_in_the_order_of_the_file(tmp_path) -> None:
    (tmp_path / "rows.jsonl").write_text('{"a": 2}\n{"a": 1}\n', encoding="utf-8")
    assert read_rows(tmp_path / "rows.jsonl") == [{"a": 2}, {"a": 1}]
