"""The heap of a long run: large arrays that come and go between small things kept would leave holes that no later array fits into."""

from __future__ import annotations

from ctypes import CDLL

M_TRIM_THRESHOLD = -1
"""mallopt(3): free memory at the heap's top that is given back. Once it is set, the size from which an array has memory of its own
(128 KB, M_MMAP_THRESHOLD) no longer grows to that of the largest array given back, so that large arrays stay out of the heap."""
FREE_AT_TOP = 1_000_000
"""Bytes."""


def part_large_arrays() -> bool:
    """Keeps large arrays out of the heap from now on. False where the C library is not GNU's: it manages as it does."""
    try:
        return bool(CDLL(None).mallopt(M_TRIM_THRESHOLD, FREE_AT_TOP))
    except (OSError, TypeError, AttributeError):
        return False
