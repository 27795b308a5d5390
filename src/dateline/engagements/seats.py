"""Who sits on which side: visitor and host by the place, parties where neither is at home."""

from __future__ import annotations

from dateline.model.actor import Mention

from .draft import Draft
from .parts import visitors_of
from .scene import Scene


def host_country(scene: Scene, draft: Draft) -> str | None:
    """ISO code of the country an engagement takes place in: its place's, its visit's, the inviting host's; None where the
    text names none, and for calls."""
    if draft.family == "call":
        return None
    if draft.host:
        return draft.host
    if draft.parent is not None:
        return host_country(scene, draft.parent)
    return next((scene.country(ref) for ref, side in draft.parties.items() if side in ("host", "summoner", "expeller") and scene.country(ref)), None)


def seat(scene: Scene, draft: Draft) -> list[tuple[str, str]]:
    """(ref, side) of everybody who takes part; a country is left out where somebody of it is named, and as a visit's host."""
    refs = _one_a_country(scene, [ref for ref in draft.parties if not _stands_for_others(scene, draft, ref)])
    if draft.family == "visit":
        refs = _from_abroad(scene, draft, refs)
        return [(ref, "host" if draft.parties[ref] == "host" else "visitor") for ref in refs]
    if draft.family == "call":
        return [(ref, "caller" if draft.parties[ref] == "caller" else "party") for ref in refs]
    if draft.family == "protest":
        return [(ref, draft.parties[ref] or "party") for ref in _one_envoy(scene, draft, refs)]
    if draft.family == "expulsion":
        return [(ref, "party") for ref in refs]
    return [(ref, _side(scene, draft, ref, refs)) for ref in refs]


def _from_abroad(scene: Scene, draft: Draft, refs: list[str]) -> list[str]:
    """The people of a visit without those at home in its country, unless they are its hosts or nobody comes from elsewhere."""
    host = host_country(scene, draft)
    kept = [ref for ref in refs if draft.parties[ref] == "host" or scene.country(ref) != host]
    kept = kept if any(draft.parties[ref] != "host" for ref in kept) else refs
    people = any(scene.actor(ref).kind == "person" and draft.parties[ref] != "host" for ref in kept)
    return [ref for ref in kept if not people or scene.actor(ref).kind in ("person", "office", "group", "people") or scene.is_delegation(ref) or draft.parties[ref] == "host"]


def _one_a_country(scene: Scene, refs: list[str]) -> list[str]:
    """The participants with each country once where it is told by its name and by its government or ministry."""
    seen: set[str] = set()
    kept = []
    for ref in refs:
        country = scene.country(ref) if scene.is_general(ref) else None
        if country is None or country not in seen:
            kept.append(ref)
        seen |= {country} if country else set()
    return kept


def _one_envoy(scene: Scene, draft: Draft, refs: list[str]) -> list[str]:
    """The participants of a summons with each state's envoy once, by name where he has one ("the ambassador", "the envoy")."""
    kept: dict[tuple[str, str | None], str] = {}
    for ref in refs:
        key = (draft.parties[ref], scene.country(ref))
        if key not in kept or (scene.is_unnamed(kept[key]) and not scene.is_unnamed(ref)):
            kept[key] = ref
    return list(kept.values())


def _is_colleague(scene: Scene, ref: str) -> bool:
    """Whether an actor is only told as somebody's counterpart."""
    mentions = scene.actors.mentions_of.get(ref, ())
    # One of "her French and Saudi counterparts" has no words of his own.
    heads = [scene.tokens[mention.head].lemma.lower() for mention in mentions] or scene.actor(ref).name.lower().split()[-1:]
    return scene.is_unnamed(ref) and any(scene.words.is_in("colleagues", head) for head in heads)


def _speaks_for(scene: Scene, ref: str) -> bool:
    """Whether an actor is a spokesman, who tells of the meetings of others."""
    office = scene.actor(ref).office
    return office is not None and office.id.endswith("-spokesperson")


def _is_only_in_headings(scene: Scene, ref: str) -> bool:
    """Whether an actor is named in the heading alone: "meeting with Omani officials", whom the text names."""
    mentions = scene.actors.mentions_of.get(ref, ())
    return bool(mentions) and all(scene.is_heading(scene.tokens[mention.head].sentence) for mention in mentions)


def _is_said_of(scene: Scene, ref: str, other: str) -> bool:
    """Whether one actor only occurs in the apposition that says what the other is."""
    names = {mention.head for mention in scene.actors.mentions_of.get(other, ())}
    mentions = scene.actors.mentions_of.get(ref, ())
    unnamed = scene.is_unnamed(ref)
    titled = unnamed and scene.actor(ref).kind != "group" and scene.actor(other).kind == "person"
    ends = {mention.end for mention in scene.actors.mentions_of.get(other, ())} if titled else set()
    return bool(mentions) and all(_hangs_in_apposition(scene, one.head, names, unnamed) or _follows_name(scene, one, ends) for one in mentions)


def _follows_name(scene: Scene, mention: Mention, ends: set[int]) -> bool:
    """Whether only a comma and titles stand between a name and a mention: "X, spokesman and adviser to the president"."""
    at = scene.parsed.token_at(mention.start)
    for i in range((at or 0) - 1, max(-1, (at or 0) - 7), -1):
        if scene.tokens[i].lower == ",":
            return scene.tokens[i - 1].end in ends
        if scene.tokens[i].pos not in ("NOUN", "PROPN", "CCONJ"):
            return False
    return False


def _hangs_in_apposition(scene: Scene, head: int, names: set[int], loose: bool) -> bool:
    arcs: set[str] = set()
    for at in [head, *scene.parsed.ancestors(head)]:
        if at in names:
            inside = {"appos"} if loose else {"appos", "pobj"}  # a name beside a name is another person: "X, Ambassador Y"
            return inside <= arcs <= {"appos", "pobj", "prep", "compound", "nmod", "poss"} | ({"conj"} if loose else set())
        arcs.add(scene.tokens[at].dep)
    return False


def _is_named_of(scene: Scene, draft: Draft, ref: str) -> bool:
    """Whether somebody else of an actor's country is named among the participants."""
    alike = [other for other in draft.parties if other != ref and scene.country(other) == scene.country(ref)]
    return any(not scene.is_unnamed(other) and not scene.is_general(other) for other in alike)


def _stands_for_others(scene: Scene, draft: Draft, ref: str) -> bool:
    """Whether an actor is a country that somebody else of it represents, or that only receives."""
    if draft.family == "visit" and draft.parties[ref] != "host" and scene.is_unnamed(ref):
        travellers = [other for other, side in draft.parties.items() if other != ref and side != "host"]
        return any(scene.country(one) == scene.country(ref) and not scene.is_unnamed(one) and not scene.is_general(one) for one in travellers)
    if _is_named_of(scene, draft, ref) and (_is_colleague(scene, ref) or _speaks_for(scene, ref) or (scene.is_unnamed(ref) and _is_only_in_headings(scene, ref))):
        return True  # "his French counterpart", whose name is told elsewhere
    if any(_is_said_of(scene, ref, other) for other in draft.parties if other != ref):
        return True  # "X, head of the cabinet of Y"
    if not scene.is_general(ref):
        named = any(other != ref and scene.country(other) for other in draft.parties)
        return named and scene.actor(ref).kind in ("group", "people") and scene.country(ref) is None and not scene.is_of_elsewhere(ref)
    if draft.family == "visit" and draft.parties[ref] == "host":
        return True
    return any(other != ref and not scene.is_general(other) and scene.country(other) == scene.country(ref) for other in draft.parties)


def _side(scene: Scene, draft: Draft, ref: str, refs: list[str]) -> str:
    told = draft.parties[ref]
    if told in ("mediator", "observer"):
        return told
    host = host_country(scene, draft)
    if draft.parent is not None:
        return "visitor" if ref in visitors_of(draft.parent) else "host" if scene.country(ref) == host else "party"
    if told in ("visitor", "host"):
        return told
    if host is None or draft.margins:
        return "party"
    at_home = {other for other in refs if scene.country(other) == host}
    if not at_home:
        return "party"
    if ref in at_home:
        return "host"
    # Where the host takes part himself the others are his guests; where he only gives the place they meet each other.
    guests = {scene.country(other) for other in refs if other not in at_home}
    return "visitor" if len(guests) == 1 or any(draft.parties[other] in ("", "party") for other in at_home) else "party"
