"""What one mention says of the state of an engagement, and how surely."""

from __future__ import annotations

from dataclasses import dataclass

from .clause import VerbGroup
from .scene import Scene

STRONG, PLAIN, WEAK = 3, 2, 1
"""How much a reading weighs against that of another mention: the verb says it outright; tense and modal say it; the
surroundings let one think it."""
OVER_NOUN = ("dobj", "nsubj", "nsubjpass", "attr", "oprd", "dep", "dative")
"""How a noun hangs on the verb that it is subject or object of."""


@dataclass(frozen=True, slots=True)
class Standing:
    """A status with its weight and reason; `counts` is False for what is no engagement: a habit, a wish, something that
    did not happen."""

    status: str | None
    weight: int = PLAIN
    why: str = ""
    counts: bool = True


def said(scene: Scene, group: VerbGroup) -> str:
    """The verb with its auxiliaries, as in the text."""
    auxiliaries = scene.children(group.token, "aux", "auxpass", "neg")
    tokens = scene.tokens
    return '"' + " ".join(tokens[i].text for i in sorted([*auxiliaries, group.token])) + '"'
