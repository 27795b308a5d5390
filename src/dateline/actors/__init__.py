"""Parsed → ActorTable: who is named, by whatever words, and who that is as of the article's day."""

from __future__ import annotations

from .find import find_actors
from .places import with_states_of_places
from .vouched import vouched_countries, vouched_places, without_namesakes

__all__ = ["find_actors", "vouched_countries", "vouched_places", "with_states_of_places", "without_namesakes"]
