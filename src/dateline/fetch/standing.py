"""How an address stood after the last fetch: what decides when and how it is asked again."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from .client import NO_CONDITIONS, Conditions


@dataclass(frozen=True, slots=True)
class Standing:
    """What the server said of its last answer, failures in a row, and the instant (UTC) from which it is due again."""

    conditions: Conditions = NO_CONDITIONS
    failures: int = 0
    due: dt.datetime | None = None
