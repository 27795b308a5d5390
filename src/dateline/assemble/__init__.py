"""Across articles: reports of the same engagement become its life, reports of the same act one event.

Pure folds over reports: the same reports and judgements give the same records, in whatever order, batches or repetition
they come. Work is by block: reports that share no block key, directly or through others, never meet.
"""

from __future__ import annotations

from .blocks import block_keys
from .cluster import assemble_events, day_keys
from .link import assemble_engagements
from .reports import reports_of

__all__ = ["assemble_engagements", "assemble_events", "block_keys", "day_keys", "reports_of"]
