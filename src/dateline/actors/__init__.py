"""Parsed → ActorTable: who is named, by whatever words, and who that is as of the article's day."""

from __future__ import annotations

from .find import find_actors
from .places import with_states_of_places

__all__ = ["find_actors", "with_states_of_places"]
