"""Roles by name: their usual title, body and sectors, and whether several hold one at a time."""

from __future__ import annotations

import re
from functools import cache

from .compile import KB_FOLDER
from .tables import Row, read_table

_SHARED = re.compile(r"deputy|vice|spokes|adviser|assistant")


@cache
def roles() -> dict[str, Row]:
    """The rows of roles.csv."""
    return {row["role"]: row for row in read_table(KB_FOLDER / "roles.csv", ("role", "title", "body", "sectors", "by_title", "shared"))}


def is_shared(role: str) -> bool:
    """Whether several hold a role at one time, so that who comes says nothing of who goes."""
    row = roles().get(role)
    return row["shared"] == "yes" if row else bool(_SHARED.search(role))
