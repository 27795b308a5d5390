"""The record: one SQLite file that holds all articles, all corrections and all history, and answers questions about them."""

from __future__ import annotations

from .record import Record

__all__ = ["Record"]
