"""An example of a pattern file against what its sentence gave."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from dateline.model.actor import ActorTable, ArticleActor
from dateline.model.record import Act, Event, NearMiss
from dateline.model.text import Parsed
from dateline.model.when import TimeExpression

SIDES = {"actor": "actor", "recipient": "recipient", "third": "third"}


@dataclass(frozen=True, slots=True)
class Said:
    """What one sentence gave."""

    parsed: Parsed
    actors: ActorTable
    times: Sequence[TimeExpression]
    acts: Sequence[Act]
    events: Sequence[Event]
    near: Sequence[NearMiss]


def differences(pattern: str, example: Mapping[str, Any], said: Said, wanted: bool) -> list[str]:
    """What stands in the way of an example: nothing where one event of the pattern agrees in all that is written down.

    Args:
        wanted: False for a `not`: no event of the pattern may be there.
    """
    own = [event for event in said.events if event.pattern == pattern]
    acts = [act for act in said.acts if act.pattern == pattern and act.type is None]
    if not wanted:
        return [f"coded as {event.plover_type}: {'; '.join(event.why)}" for event in own]
    if not own:
        return [] if acts else [_nothing(pattern, said)]
    misses = [list(_misses(event, example, said)) for event in own]
    return [] if not all(misses) else min(misses, key=len)


def _nothing(pattern: str, said: Said) -> str:
    reasons = [near.why for near in said.near if near.pattern == pattern]
    reasons += ["neither side is political" if not act.political else "it is part of another act" for act in said.acts if act.pattern == pattern]
    others = ", ".join(f"{event.pattern} ({event.plover_type})" for event in said.events) or "nothing"
    return f"no event of this pattern ({'; '.join(reasons) or 'its trigger is not found'}); coded: {others}"


def _misses(event: Event, example: Mapping[str, Any], said: Said) -> list[str]:
    found = [miss for role in SIDES if role in example and (miss := _side(event, role, example[role], said))]
    plain = {key: getattr(event, key) for key in ("modality", "negated", "type", "mode", "cameo", "plover_mode")} | {"plover": event.plover_type}
    found += [f"{key} is {value!r}, not {example[key]!r} ({'; '.join(event.why)})" for key, value in plain.items() if key in example and example[key] != value]
    if "when" in example:
        words = said.times[event.when.time].text if event.when.time is not None else None
        if (words or "").lower() != str(example["when"]).lower():
            found.append(f"when is {words!r}, not {example['when']!r}")
    if example.get("first") and said.events[0] is not event:
        found.append(f"the first event is {said.events[0].pattern}")
    return found


def _side(event: Event, role: str, wanted: Any, said: Said) -> str | None:
    """A role against codes and words: as many on both sides, and each of the wanted there."""
    expected = [] if wanted == "none" else wanted if isinstance(wanted, list) else [wanted]
    texts = [evidence.text.lower() for evidence in event.evidence if evidence.role == role]
    refs = {"actor": event.actors, "recipient": event.recipients}.get(role, ())
    actors = [said.actors.by_ref[inner] for ref in refs for inner in said.actors.expand(ref)]
    missing = [name for name in expected if not (any(_is(actor, name) for actor in actors) or (name.islower() and any(name in text for text in texts)))]
    codes = [name for name in expected if not name.islower()]
    extra = len({actor.country or actor.id for actor in actors}) > len(expected) if codes or not expected else False
    if missing or extra:
        told = ", ".join(f"{actor.name} ({actor.code or actor.country})" for actor in actors) or ", ".join(texts) or "nobody"
        return f"{role} is {told}, not {', '.join(expected) or 'none'}"
    return None


def _is(actor: ArticleActor, code: str) -> bool:
    return actor.country == code or (actor.code or "").startswith(code)
