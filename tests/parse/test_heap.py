"""The heap is told to keep large arrays apart where the C library can."""

from __future__ import annotations

import platform

import pytest

from dateline.parse import heap


def test_gnu_library_takes_the_bound():
    assert heap.part_large_arrays() is (platform.libc_ver()[0] == "glibc")


@pytest.mark.parametrize("missing", [OSError, TypeError, AttributeError])
def test_other_libraries_manage_as_they_do(missing, monkeypatch):
    def none(name):
        raise missing

    monkeypatch.setattr(heap, "CDLL", none)
    assert heap.part_large_arrays() is False
