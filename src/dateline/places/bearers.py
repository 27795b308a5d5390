"""Names of persons, papers and things, which name no place though a place's name is in them."""

from __future__ import annotations

from collections.abc import Mapping

from dateline.model.actor import ActorTable
from dateline.model.text import Parsed

from .cues import Cues
from .lookup import Lookup


def spoken_of_as_places(parsed: Parsed, actors: ActorTable, cues: Cues) -> dict[str, str]:
    """Ref and name of whom the parser took for a person, by an unknown name that the article uses as a place's: "in X", "X police"."""
    found: dict[str, str] = {}
    for mention in actors.mentions:
        actor = actors.by_ref[mention.ref]
        if mention.kind != "name" or actor.kind != "person" or actor.id is not None or actor.office is not None or " " in actor.name and actor.gender:
            continue
        tokens = parsed.tokens_in(mention.start, mention.end)
        if cues.text(tokens[0], tokens[-1]) == actor.name and cues.is_used_as_place(tokens[0], tokens[-1]):
            found[mention.ref] = actor.name.lower()
    return found


def names_of_others(parsed: Parsed, actors: ActorTable, lookup: Lookup, spoken: Mapping[str, str]) -> set[int]:
    """Tokens of names that name no place; those in `spoken` do."""
    blocked: set[int] = set()
    for mention in actors.mentions:
        actor = actors.by_ref[mention.ref]
        tokens = parsed.tokens_in(mention.start, mention.end)
        if mention.kind == "name" and actor.kind == "person":
            own = set(actor.name.lower().replace("-", " ").split())
            if mention.ref in spoken or len(tokens) == 1 and actor.id is None and len(own) == 1 and _is_modifier(parsed, tokens[0]):
                continue
            blocked.update(i for i in tokens if parsed.tokens[i].lower in own or parsed.tokens[i].entity == "PERSON")
            blocked.add(tokens[-1])
        elif actor.kind in ("organisation", "government") and len(tokens) > 1 and _is_medium(parsed, mention.end, lookup):
            blocked.update(tokens)
    return blocked | _names_of_things(parsed, lookup)


def _names_of_things(parsed: Parsed, lookup: Lookup) -> set[int]:
    """Treaties, dishes, newspapers: what the base has under a name that is no region's as well."""
    blocked: set[int] = set()
    for hit in lookup.base.alias_hits(parsed.article.text, things=True):
        name, _, last = parsed.article.text[hit.start : hit.end].rpartition(" ")
        is_region = lookup.regions(f"{name} {last}") or last.lower() == "state" and lookup.regions(name)
        if hit.aliases[0].target.startswith(("thing/", "media/")) and not is_region:
            blocked.update(parsed.tokens_in(hit.start, hit.end))
    return blocked


def _is_medium(parsed: Parsed, end: int, lookup: Lookup) -> bool:
    """Whether words end in the name of a newspaper or broadcaster: Washington Post names no place."""
    last = parsed.token_at(end - 1)
    return last is not None and parsed.tokens[last].lower in lookup.words.media


def _is_modifier(parsed: Parsed, i: int) -> bool:
    token = parsed.tokens[i]
    before = parsed.tokens[i - 1].lower if i else ""
    return token.dep in ("compound", "nmod") or token.dep == "pobj" and before in ("in", "at", "near", "outside", "of")
