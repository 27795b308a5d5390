"""Fetching from the net, politely and safely: robots.txt, delays, conditions, limits, and no address that is not public."""

from __future__ import annotations

from .client import NO_CONDITIONS, Conditions, Fetched, Fetcher, Limits

__all__ = ["NO_CONDITIONS", "Conditions", "Fetched", "Fetcher", "Limits"]
