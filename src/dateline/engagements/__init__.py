"""Who meets whom in an article: visits, meetings, calls, summonses, with participants, place, days and status."""

from __future__ import annotations

from .code import code_engagements

__all__ = ["code_engagements"]
