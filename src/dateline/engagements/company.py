"""Who takes part in a contact by the words around its noun: behind "with" and "between", and as subject of its clause."""

from __future__ import annotations

from .scene import Scene

_OCCASIONS = frozenset({"for", "in", "during", "at", "on", "after", "following", "before", "of", "by", "to", "over"})
_BETWEEN = frozenset({",", ";", "and", "&", "of", "the", "as", "well"})
"""What stands between the names of a list, the countries of those named aside."""
_NEAR = 8
"""Words between a preposition and the name that it governs, titles included."""


def company_of_clause(scene: Scene, trigger: int) -> list[str]:
    """Who the sentence says is at a contact named beside its verb: "arrived for a summit with X", "told X in a call"."""
    group = next(iter(scene.clause(trigger).over), None)
    if group is None or group.arc not in _OCCASIONS or group.passive:
        return []
    heads = scene.subjects(group.token)
    if group.arc in ("in", "during", "at", "on", "by", "over") and scene.words.is_in("face_to_face", group.lemma):
        heads += scene.children(group.token, "dobj", "dative")
    refs = [inner for head in heads if (ref := scene.ref_at(head)) for inner in scene.actors.expand(ref)]
    kinds = ("person", "office", "group")
    return [ref for ref in dict.fromkeys(refs) if scene.actor(ref).kind in kinds or (group.arc == "for" and scene.is_general(ref))]


def noun_company(scene: Scene, trigger: int) -> list[int]:
    """The head words of those with whom a noun's contact is: behind "with", "between", "among" on it or on its verb."""
    heads = []
    for at in [trigger, *(group.token for group in scene.clause(trigger).over[:1])]:
        heads += scene.below(at, "with", "between", "among") + _nested_with(scene, at)
        # "a meeting with X planned for Friday": a parser that reads "X planned" leaves the preposition empty.
        empty = [i for i in scene.children(at, "prep") if scene.tokens[i].lower == "with" and not scene.parsed.children[i]]
        heads += [head for i in empty for head in first_behind(scene, i)]
        # "spoke with X to follow up": a parser may read "with X to follow" as a clause.
        clauses = [i for i in scene.children(at, "advcl") if any(scene.tokens[j].lower == "with" for j in scene.children(i, "mark"))]
        heads += [j for i in clauses for subject in scene.children(i, "nsubj") for j in scene.with_conjuncts(subject)]
    named = scene.tokens[trigger].pos in ("NOUN", "PROPN")
    return heads or (_behind_between(scene, trigger) if named else [])


def _behind_between(scene: Scene, trigger: int) -> list[int]:
    """Those named behind the next "between": "talks this week between X and Y", which parsers hang on the week."""
    last = min(trigger + 7, scene.parsed.sentence_of(trigger).last)
    for i in range(trigger + 1, last):
        if scene.tokens[i].lower == "between":
            return [j for child in scene.children(i, "pobj") for j in scene.with_conjuncts(child)]
    return []


def _nested_with(scene: Scene, at: int) -> list[int]:
    """Behind a "with" that hangs on the means, the day or the place: "spoke by telephone with X", "met in Oslo with X"."""
    found = []
    for prep in scene.children(at, "prep", "npadvmod"):
        for noun in scene.children(prep, "pobj") or ([prep] if scene.tokens[prep].dep == "npadvmod" else []):
            met = scene.ref_at(noun) if scene.tokens[prep].lower == "with" else None
            found += scene.below(noun, "with") if met is None else []
            found += [head for deeper in scene.children(noun, "prep") for inner in scene.children(deeper, "pobj") for head in scene.below(inner, "with")] if met is None else []
    return found


def first_behind(scene: Scene, preposition: int) -> list[int]:
    """The head word of the first actor near behind a preposition."""
    sentence = scene.tokens[preposition].sentence
    return [head for head, _ in scene.mentions_of_sentence(sentence) if preposition < head <= preposition + _NEAR][:1]


def behind_with(scene: Scene, trigger: int) -> set[int]:
    """The first actor behind each "with" of a sentence whose tree ends at the noun, as it does in headlines and notices."""
    last = scene.parsed.sentence_of(trigger).last
    return {head for i in range(trigger + 1, last) if scene.tokens[i].lower == "with" for head in first_behind(scene, i)}


def further_names(scene: Scene, head: int) -> list[str]:
    """The persons that a list goes on to name behind a word: "A, B of Peru, and C", however its titles were parsed."""
    tokens, last = scene.tokens, scene.parsed.sentence_of(head).last
    first = scene.actors.at(head)
    found: list[str] = []
    at = max(head, scene.parsed.tokens_in(first.start, first.end)[-1]) if first else head
    for mention in scene.list_behind(at):
        inside = scene.parsed.tokens_in(mention.start, mention.end)
        between = [tokens[i].lower for i in range(at + 1, inside[0])]
        actor = scene.actor(mention.ref)
        if not set(between) <= _BETWEEN or inside[-1] >= last or tokens[mention.head].dep in ("nsubj", "nsubjpass"):
            break
        if actor.kind == "person" and not scene.is_unnamed(mention.ref) and set(between) & {",", ";", "and", "&"}:
            found.append(mention.ref)
        elif not (scene.is_general(mention.ref) and between[-1:] in (["of"], ["the"])):
            break
        at = inside[-1]
    return list(dict.fromkeys(found))
