"""Acts to events: folded into PLOVER and CAMEO, the most important of each sentence first."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from dateline.knowledge.load import Knowledge
from dateline.model.record import Act, Event, Evidence, Statement
from dateline.model.text import Parsed

from .fold import Folded, load_fold
from .rank import Passing, importance, retold, stands_alone, told_whole
from .words import expand


def code_events(parsed: Parsed, acts: Sequence[Act], statements: Sequence[Statement], knowledge: Knowledge) -> tuple[Event, ...]:
    """The events of an article, sentence by sentence, the most important first; ids are "e1", "e2" in that order.

    An act is coded where its sides are political, it is not only part of what another act asks, promises or refuses, and it is
    not only told in passing below another.
    """
    fold, reporting = load_fold(knowledge), _reporting(parsed, acts, knowledge)
    beside = _by_sentence(acts)
    whole = [told_whole(n, acts, beside[act.sentence]) for n, act in enumerate(acts)]
    events = [act for n, act in enumerate(whole) if _has_sides(act) and stands_alone(act, acts) and not retold(n, acts, beside[act.sentence])]
    chosen = [(act, folded) for act in events if (folded := fold.fold(act)).type or act.modality != "hypothetical" or _is_weighed(parsed, act)]
    chosen.sort(key=lambda pair: (pair[0].sentence, importance(parsed, pair[0], reporting)))
    passing = Passing(parsed, [act for act, _ in chosen], reporting, _carriers(knowledge))
    chosen = [(act, folded) for act, folded in chosen if not passing.is_in_passing(act)]
    told = _Told(statements)
    return tuple(_event(f"e{n}", parsed, act, folded, told) for n, (act, folded) in enumerate(_distinct(chosen), 1))


def _has_sides(act: Act) -> bool:
    """Whether an act is of a type, and its sides are political; "each side accused the other" names nobody and is told all the same."""
    return bool(act.type and act.political and (act.fillers("actor") or act.refs("recipient")))


def _is_weighed(parsed: Parsed, act: Act) -> bool:
    """Whether what only may be, and is no event in PLOVER, is told with both its sides, or as a clause: "if Chad *attacks*"."""
    if not act.refs("actor"):
        return False
    if act.fillers("recipient") or act.reciprocal:
        return True
    return any(parsed.tokens[c].tag == "MD" or parsed.tokens[c].dep == "mark" for c in parsed.children[act.main])


def _carriers(knowledge: Knowledge) -> frozenset[str]:
    """Words of contact, journeys and writing, whose aim is done with them: "called *to thank*", "a resolution *condemning*"."""
    lists = knowledge.lexicon("lexicons")
    found: frozenset[str] = knowledge.once("carriers", lambda: frozenset(expand(lists["carriers"], lists, "lexicons.yaml")))
    return found


def _by_sentence(acts: Sequence[Act]) -> dict[int, list[int]]:
    numbers: dict[int, list[int]] = {}
    for n, act in enumerate(acts):
        numbers.setdefault(act.sentence, []).append(n)
    return numbers


def _reporting(parsed: Parsed, acts: Sequence[Act], knowledge: Knowledge) -> dict[int, bool]:
    """Which words above an act only report."""
    words = knowledge.once("reporting", lambda: frozenset(knowledge.lexicon("lexicons")["reporting"]))
    above = {i for act in acts for i in parsed.ancestors(act.main)}
    return {i: parsed.tokens[i].lemma.lower() in words for i in sorted(above)}


def _distinct(chosen: Sequence[tuple[Act, Folded]]) -> Iterator[tuple[Act, Folded]]:
    """Of acts of one sentence with the same type (of those that are no event in PLOVER: the same CAMEO code) and the same sides only the first."""
    seen = set()
    for act, folded in chosen:
        key = (act.sentence, folded.type or folded.cameo, act.refs("actor"), act.refs("recipient"), folded.negated)
        if key not in seen:
            seen.add(key)
            yield act, folded


class _Told:
    """Which statement a stretch of text is the content of."""

    def __init__(self, statements: Sequence[Statement]) -> None:
        self._spans = sorted((span.start, span.end, statement.id) for statement in statements for span in statement.content)

    def within(self, start: int, end: int) -> str | None:
        """Id of the innermost statement whose content holds the stretch."""
        holding = [(e - s, i) for s, e, i in self._spans if s <= start and end <= e]
        return min(holding)[1] if holding else None


def _event(id_: str, parsed: Parsed, act: Act, folded: Folded, told: _Told) -> Event:
    trigger = parsed.tokens[act.main]
    return Event(
        id=id_,
        type=folded.act_type,
        mode=folded.act_mode,
        plover_type=folded.type,
        plover_mode=folded.mode,
        cameo=folded.cameo,
        goldstein=folded.goldstein,
        actors=act.refs("actor"),
        recipients=act.refs("recipient"),
        contexts=act.contexts,
        reciprocal=act.reciprocal,
        when=act.when,
        place=act.place,
        modality="asserted" if folded.act_type != act.type else act.modality,
        negated=folded.negated,
        said_in=told.within(trigger.start, trigger.end),
        evidence=tuple(_evidence(parsed, act)),
        pattern=act.pattern,
        source=act.source,
        why=(*act.why, folded.why) if folded.why else act.why,
    )


def _evidence(parsed: Parsed, act: Act) -> Iterator[Evidence]:
    """The sentence, the trigger's words, and the words of each side."""
    sentence = parsed.sentences[act.sentence]
    yield Evidence(sentence.start, sentence.end, parsed.article.text[sentence.start : sentence.end], "sentence")
    for i in act.trigger:
        token = parsed.tokens[i]
        yield Evidence(token.start, token.end, parsed.article.text[token.start : token.end], "trigger")
    for role in ("actor", "recipient", "third"):
        for filler in act.fillers(role):
            yield Evidence(filler.start, filler.end, filler.text, role)
