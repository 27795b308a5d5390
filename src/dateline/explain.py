"""Why each record was coded, and why a near miss was not: the first tool for a wrong record.

Every record stands under the sentence that carries it, each value with its words, its rule (file:line) and its reason.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import asdict, dataclass
from typing import Any

from dateline.model.actor import ArticleActor
from dateline.model.record import Coded, Engagement, Event, Evidence, Position, Statement
from dateline.model.text import Sentence
from dateline.model.when import When


@dataclass(frozen=True, slots=True)
class Part:
    """One value of a record: its name, the value, the words it rests on, and why."""

    name: str
    value: str
    words: str = ""
    why: str = ""


@dataclass(frozen=True, slots=True)
class RecordExplanation:
    """One record: what it is, its rule, its values, and the reasons that concern the whole of it."""

    kind: str
    id: str
    title: str
    rule: str
    parts: tuple[Part, ...]
    why: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class NearMissExplanation:
    """A pattern whose trigger stood there and that did not fire."""

    rule: str
    words: str
    why: str


@dataclass(frozen=True, slots=True)
class SentenceExplanation:
    """A sentence with everything that was coded from it and what was not."""

    number: int
    start: int
    end: int
    text: str
    records: tuple[RecordExplanation, ...]
    near_misses: tuple[NearMissExplanation, ...]


def explain(coded: Coded) -> list[SentenceExplanation]:
    """The article's sentences in order, each with its records and near misses; sentences without either are left out."""
    if coded.parsed is None:
        return []
    records = _by_sentence(coded)
    found = []
    for sentence in coded.parsed.sentences:
        misses = tuple(_near_miss(coded, miss) for miss in coded.near_misses if miss.sentence == sentence.i)
        own = tuple(records.get(sentence.i, ()))
        if own or misses:
            text = coded.article.text[sentence.start : sentence.end]
            found.append(SentenceExplanation(sentence.i, sentence.start, sentence.end, text, own, misses))
    return found


def to_json(coded: Coded) -> dict[str, Any]:
    """The same as plain values, for machines."""
    return {
        "article": coded.article.id,
        "parser": coded.parser,
        "sentences": [asdict(one) for one in explain(coded)],
        "rejections": [asdict(one) for one in coded.rejections],
    }


def _by_sentence(coded: Coded) -> dict[int, list[RecordExplanation]]:
    found: dict[int, list[RecordExplanation]] = {}
    for start, explanation in (
        *((_first(one.evidence), _engagement(coded, one)) for one in coded.engagements),
        *((one.cue.start, _statement(coded, one)) for one in coded.statements),
        *((_first(one.evidence), _event(coded, one)) for one in coded.events),
        *((_rests_on(coded, one), _position(coded, one)) for one in coded.positions),
    ):
        sentence = _sentence_at(coded, start)
        if sentence:
            found.setdefault(sentence.i, []).append(explanation)
    return found


def _first(evidence: Iterable[Evidence]) -> int:
    sentences = [one.start for one in evidence if one.role == "sentence"]
    return sentences[0] if sentences else -1


def _rests_on(coded: Coded, position: Position) -> int:
    starts = {one.id: one.cue.start for one in coded.statements} | {one.id: _first(one.evidence) for one in coded.events}
    return next((starts[record] for record in position.rests_on if record in starts), -1)


def _sentence_at(coded: Coded, char: int) -> Sentence | None:
    sentences = coded.parsed.sentences if coded.parsed else ()
    return next((one for one in sentences if one.start <= char < one.end), None)


def _engagement(coded: Coded, one: Engagement) -> RecordExplanation:
    parts = [_who(coded, participant.side, participant.ref, one.evidence) for participant in one.participants]
    parts += [
        Part("where", one.place_name or one.host_country or "unknown", _words(one.evidence, "place"), f"host country {one.host_country}" if one.host_country else ""),
        _when(coded, one.when),
        Part("status", one.status, _words(one.evidence, "trigger"), f"as of {coded.article.day}"),
    ]
    if one.part_of:
        parts.append(Part("part of", one.part_of))
    return RecordExplanation("engagement", one.id, one.kind, "", tuple(parts), one.why)


def _statement(coded: Coded, one: Statement) -> RecordExplanation:
    span = one.speaker_span.text if one.speaker_span else ""
    speaker = _actor_part("speaker", coded.actors.by_ref[one.speaker], span) if one.speaker else Part("speaker", "nobody we can name", span)
    parts = [speaker, Part("cue", one.cue.text, "", one.verb_class), Part("content", " … ".join(span.text for span in one.content))]
    parts += [_actor_part("addressee", coded.actors.by_ref[ref], "") for ref in one.addressees]
    parts += [_when(coded, one.when)] if one.when.time is not None else []
    return RecordExplanation("statement", one.id, one.kind, "", tuple(parts), one.why)


def _event(coded: Coded, one: Event) -> RecordExplanation:
    act = "/".join(filter(None, (one.type, one.mode)))
    folded = "/".join(filter(None, (one.plover_type, one.plover_mode)))
    title = folded if folded == act and one.modality == "asserted" else f"{folded} = {act} + {one.modality}"
    parts = [_who(coded, "actor", ref, one.evidence) for ref in one.actors]
    parts += [_who(coded, "recipient", ref, one.evidence) for ref in one.recipients]
    parts += [
        _when(coded, one.when),
        Part("modality", one.modality + (", negated" if one.negated else ""), _words(one.evidence, "trigger")),
        Part("cameo", f"{one.cameo or 'none'}", "", f"Goldstein {one.goldstein}" if one.goldstein is not None else ""),
    ]
    if one.said_in:
        parts.append(Part("said in", one.said_in))
    return RecordExplanation("event", one.id, title, f"{one.pattern} {one.source}".strip(), tuple(parts), one.why)


def _position(coded: Coded, one: Position) -> RecordExplanation:
    parts = [_actor_part("holder", coded.actors.by_ref[one.holder], ""), Part("issue", one.issue), Part("stance", one.stance)]
    parts += [_actor_part("target", coded.actors.by_ref[one.target], "")] if one.target else []
    parts.append(Part("rests on", ", ".join(one.rests_on)))
    return RecordExplanation("position", "", f"{one.stance} {one.issue}", "", tuple(parts), ())


def _who(coded: Coded, role: str, ref: str, evidence: tuple[Evidence, ...]) -> Part:
    """An actor with the words of it that lie in the record's own evidence."""
    actor = coded.actors.by_ref[ref]
    spans = [(one.start, one.end) for one in evidence if one.role != "trigger"]
    mentions = coded.actors.mentions_of.get(ref, ())
    words = next((one.text for one in mentions if any(start <= one.start and one.end <= end for start, end in spans)), "")
    return _actor_part(role, actor, words or (mentions[0].text if mentions else ""))


def _actor_part(role: str, actor: ArticleActor, words: str) -> Part:
    facts = [actor.name, actor.country or "", " ".join(actor.sectors), actor.office.title if actor.office else "", "" if actor.state == "certain" else actor.state]
    return Part(role, " · ".join(filter(None, facts)), words, "; ".join(actor.why))


def _when(coded: Coded, when: When) -> Part:
    value = "unknown" if not (when.earliest or when.latest) else f"{when.earliest or '?'} … {when.latest or '?'}, {when.granularity}"
    if when.time is None or when.time >= len(coded.times):
        return Part("when", value)
    time = coded.times[when.time]
    reason = f"anchored on {time.anchor}" + (f", {time.direction} by {time.why}" if time.direction else "") + (f" ({time.rule})" if time.rule else "")
    return Part("when", value, time.text, reason)


def _words(evidence: tuple[Evidence, ...], role: str) -> str:
    return ", ".join(dict.fromkeys(one.text for one in evidence if one.role == role))


def _near_miss(coded: Coded, miss: Any) -> NearMissExplanation:
    token = coded.parsed.tokens[miss.trigger].text if coded.parsed else ""
    return NearMissExplanation(f"{miss.pattern} {miss.source}", token, miss.why)
