"""How good the records are: precision and recall against gold in the contract's own shape."""

from __future__ import annotations

from .compare import Figure, Report, compare
from .gold import read_gold

__all__ = ["Figure", "Report", "compare", "read_gold"]
