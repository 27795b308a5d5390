"""Who said what: quotations, cues, speakers, and the positions statements and events carry."""

from __future__ import annotations

from .attribute import attribute
from .stance import take_positions
from .voices import with_quoted_voices

__all__ = ["attribute", "take_positions", "with_quoted_voices"]
