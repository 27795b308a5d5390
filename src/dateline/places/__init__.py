"""Parsed and actors → places: which toponyms the text holds and where they lie."""

from __future__ import annotations

from .find import find_places

__all__ = ["find_places"]
