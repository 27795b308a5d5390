"""What actors want in an issue, read off the verbs that govern the issue's words; silent where no verb takes a side."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from dateline.errors import KnowledgeError
from dateline.knowledge.load import Knowledge
from dateline.model.actor import ActorTable
from dateline.model.record import Event, Position, Statement
from dateline.model.text import Parsed, Span, Token

_OPPOSITE = {"supports": "opposes", "opposes": "supports", "demands": "opposes", "rejects": "supports"}
_SELF = frozenset({"i", "we", "it", "he", "she", "they", "who"})
_STANCES = ("supports", "opposes", "demands", "offers", "rejects")


@dataclass(frozen=True)
class Issues:
    """The compiled issues: phrases by their first word, longest first, and the words that carry or turn a stance."""

    phrases: Mapping[str, tuple[tuple[tuple[str, ...], str, bool], ...]]
    stances: Mapping[str, str]
    stance_nouns: Mapping[str, str]
    readiness: frozenset[str]
    reversals: frozenset[str]
    transparent: frozenset[str]

    @cached_property
    def ids(self) -> frozenset[str]:
        """All issues."""
        return frozenset(issue for entries in self.phrases.values() for _, issue, _ in entries)


def read_issues(lexicon: Mapping[str, Any]) -> Issues:
    """The issues compiled; a `KnowledgeError` names the one that is wrong."""
    phrases: dict[str, list[tuple[tuple[str, ...], str, bool]]] = {}
    for entry in lexicon["issues"]:
        if not entry.get("id") or not entry.get("triggers"):
            raise KnowledgeError("an issue without id or triggers", where=f"issues.yaml, {entry.get('id')!r}", remedy="give it both")
        for key in ("triggers", "contrary"):
            for phrase in entry.get(key, ()):
                words = tuple(_words_of(phrase))
                phrases.setdefault(words[0], []).append((words, entry["id"], key == "contrary"))
    ordered = {first: tuple(sorted(found, key=lambda item: (-len(item[0]), item))) for first, found in phrases.items()}
    return Issues(
        phrases=ordered,
        stances=_by_lemma(lexicon["stances"]),
        stance_nouns=_by_lemma(lexicon["stance_nouns"]),
        readiness=frozenset(lexicon["readiness"]),
        reversals=frozenset(lexicon["reversals"].split()),
        transparent=frozenset(lexicon["transparent"].split()),
    )


def _by_lemma(stances: Mapping[str, str]) -> dict[str, str]:
    found: dict[str, str] = {}
    for stance in _STANCES:
        for lemma in stances.get(stance, "").split():
            found.setdefault(lemma, stance)
    return found


def _words_of(phrase: str) -> Iterator[str]:
    """The words of a phrase as the parser cuts them: hyphens and genitives stand apart."""
    for word in phrase.lower().split():
        parts = word.replace("-", " - ").split()
        for part in parts:
            if part.endswith("'s"):
                yield from (part[:-2], "'s")
            else:
                yield part


@dataclass(frozen=True, slots=True)
class Topic:
    """Words that name an issue; `contrary` where they name its opposite."""

    issue: str
    first: int
    last: int
    contrary: bool


def issues_of(parsed: Parsed, spans: Iterable[Span], issues: Issues) -> tuple[Topic, ...]:
    """The issues named in some spans, in text order, longest words first, never overlapping."""
    found = []
    for span in spans:
        tokens = parsed.tokens_in(span.start, span.end)
        i = tokens.start
        while i < tokens.stop:
            topic = _topic_at(parsed, i, tokens.stop, issues)
            if topic is not None:
                found.append(topic)
            i = topic.last + 1 if topic is not None else i + 1
    return tuple(found)


def _topic_at(parsed: Parsed, start: int, stop: int, issues: Issues) -> Topic | None:
    token = parsed.tokens[start]
    entries = [*issues.phrases.get(token.lower, ()), *(issues.phrases.get(token.lemma.lower(), ()) if token.lemma.lower() != token.lower else ())]
    for words, issue, contrary in sorted(entries, key=lambda entry: -len(entry[0])):
        last = start + len(words) - 1
        if last < stop and all(_same(parsed.tokens[start + k], word) for k, word in enumerate(words)):
            return Topic(issue, start, last, contrary)
    return None


def _same(token: Token, word: str) -> bool:
    return word in (token.lower, token.lemma.lower()) or (word == "'s" and token.lower == "’s")


def take_positions(parsed: Parsed, actors: ActorTable, statements: tuple[Statement, ...], events: tuple[Event, ...], knowledge: Knowledge) -> tuple[Position, ...]:
    """The positions that statements and events carry, each with the records it rests on.

    A position needs a known holder, the words of an issue, and a verb of the holder's that governs them and takes a side:
    demanded a ceasefire, condemned the annexation, is ready to talk. Whatever stands between the verb and the issue may
    turn the side round (condemned the violation of the truce); anything else gives no position.
    """
    issues = knowledge.once("issues", lambda: read_issues(knowledge.lexicon("issues")))
    found: dict[tuple[str, str, str, str | None], list[str]] = {}
    cues = {i for statement in statements for i in _cue_of(parsed, statement)}
    inner: dict[str, list[Span]] = {}
    for statement in statements:
        if statement.part_of is not None:
            inner.setdefault(statement.part_of, []).extend(statement.content)
    for statement in statements:
        for topic, stance, target in _of_statement(parsed, actors, statement, issues, cues):
            nested = any(span.start <= parsed.tokens[topic.first].start < span.end for span in inner.get(statement.id, ()))
            if statement.speaker is not None and not nested:
                issue = topic.issue
                found.setdefault((statement.speaker, issue, stance, target), []).append(statement.id)
    for event in events:
        for holder, issue, stance, target in _of_event(parsed, event, issues):
            found.setdefault((holder, issue, stance, target), []).append(event.id)
    return tuple(Position(*key[:3], target=key[3], rests_on=tuple(dict.fromkeys(ids))) for key, ids in found.items())


def _cue_of(parsed: Parsed, statement: Statement) -> list[int]:
    return [i for i in parsed.tokens_in(statement.cue.start, statement.cue.end) if parsed.tokens[i].pos in ("VERB", "NOUN")]


def _of_statement(parsed: Parsed, actors: ActorTable, statement: Statement, issues: Issues, cues: set[int]) -> Iterator[tuple[Topic, str, str | None]]:
    if statement.verb_class in ("document", "believed") or statement.speaker is None:
        return
    cue = _cue_of(parsed, statement)
    for topic in issues_of(parsed, statement.content, issues):
        side = _side(parsed, actors, statement, topic, cue[-1] if cue else None, issues, cues)
        if side is not None:
            yield topic, side, _target(parsed, actors, statement, topic)


def _side(parsed: Parsed, actors: ActorTable, statement: Statement, topic: Topic, cue: int | None, issues: Issues, cues: set[int]) -> str | None:
    """The stance of the nearest word above the issue's that carries one, turned round as often as words between do;
    None where it is not the speaker's, or where a word between says something else of the issue."""
    turns = int(topic.contrary)
    head = _head(parsed, topic)
    for above in _path(parsed, head):
        token = parsed.tokens[above]
        turns += _negated(parsed, above)
        stance = _stance_of(parsed, above, issues) if above != head and (above == cue or above not in cues) else None
        if stance is not None and (above == cue or not _is_supposed(parsed, above)):
            own = above == cue or _is_own(parsed, actors, statement, above)
            return _turned(stance, turns) if own else None
        if above == cue or above in cues:
            # What stands under another statement's cue is that statement's.
            return None
        if token.lemma in issues.reversals and above != head:
            turns += 1
        elif above != head and token.pos in ("NOUN", "VERB", "PROPN", "ADJ") and token.lemma.lower() not in issues.transparent:
            return None
    return None


def _stance_of(parsed: Parsed, word: int, issues: Issues) -> str | None:
    token = parsed.tokens[word]
    if token.pos == "VERB" and token.lemma in issues.stances:
        # "called it a sham" names, "called for" asks.
        asks = token.lemma != "call" or any(parsed.tokens[i].lower in ("for", "on", "upon") for i in parsed.children[word])
        return issues.stances[token.lemma] if asks else None
    if token.pos == "NOUN" and token.lemma in issues.stance_nouns:
        return issues.stance_nouns[token.lemma]
    ready = token.lower in issues.readiness and token.pos in ("ADJ", "VERB") and token.dep not in ("acl", "relcl", "amod")
    return "offers" if ready else None


def _is_supposed(parsed: Parsed, verb: int) -> bool:
    """Whether a verb is only supposed: "if it supports", "would support", "may reject"."""
    below = [parsed.tokens[i] for i in parsed.children[verb]]
    return any(word.tag == "MD" and word.lower not in ("will", "'ll", "’ll", "must") or word.dep == "mark" and word.lower == "if" for word in below)


def _turned(stance: str, turns: int) -> str | None:
    return stance if turns % 2 == 0 else _OPPOSITE.get(stance)


def _head(parsed: Parsed, topic: Topic) -> int:
    """The word of the issue's words on which the others hang."""
    inside = range(topic.first, topic.last + 1)
    return next((i for i in inside if parsed.tokens[i].head not in inside or parsed.tokens[i].head == i), topic.last)


def _path(parsed: Parsed, token: int) -> list[int]:
    return [token, *parsed.ancestors(token)]


def _negated(parsed: Parsed, token: int) -> int:
    return sum(parsed.tokens[i].dep == "neg" for i in parsed.children[token])


def _is_own(parsed: Parsed, actors: ActorTable, statement: Statement, word: int) -> bool:
    """Whether a verb's subject or a noun's owner is the speaker: a pronoun, the same actor, or one of the same country."""
    owner = next((i for i in parsed.children[word] if parsed.tokens[i].dep == "poss"), None)
    if owner is not None:
        # "praised Oslo for its support": in praise and blame a possessive is the other's.
        own = ("our", "my") if statement.verb_class in ("praised", "condemned") else ("our", "my", "its", "their", "his", "her")
        known = actors.at(owner) is not None and parsed.tokens[owner].lower not in ("our", "my")
        return _is_speaker(parsed, actors, statement, owner) if known else parsed.tokens[owner].lower in own
    for step in [word, *parsed.ancestors(word)[:3]]:
        subject = next((i for i in parsed.children[step] if parsed.tokens[i].dep in ("nsubj", "nsubjpass")), None)
        if subject is not None:
            return _is_speaker(parsed, actors, statement, subject)
    return False


def _is_speaker(parsed: Parsed, actors: ActorTable, statement: Statement, subject: int) -> bool:
    mention = actors.at(subject)
    if mention is not None and statement.speaker is not None and parsed.tokens[subject].lower not in ("i", "we"):
        return _same_side(actors, mention.ref, statement.speaker)
    return parsed.tokens[subject].lower in _SELF


def _same_side(actors: ActorTable, ref: str, speaker: str) -> bool:
    if ref == speaker:
        return True
    one, other = actors.by_ref.get(ref), actors.by_ref.get(speaker)
    return one is not None and other is not None and one.country is not None and one.country == other.country


def _target(parsed: Parsed, actors: ActorTable, statement: Statement, topic: Topic) -> str | None:
    """Who is asked, praised or blamed, where the words say so: the one addressed, or whose thing it is."""
    if statement.verb_class in ("demanded", "promised") and statement.addressees:
        return statement.addressees[0]
    for child in parsed.children[_head(parsed, topic)]:
        mention = actors.at(child)
        if parsed.tokens[child].dep in ("poss", "amod", "compound") and mention is not None and mention.ref != statement.speaker:
            return mention.ref
    return None


def _of_event(parsed: Parsed, event: Event, issues: Issues) -> Iterator[tuple[str, str, str, str | None]]:
    """An asserted act takes a side where its own verb carries one and governs the issue's words: backed the accord."""
    if event.negated or event.modality != "asserted" or event.said_in is not None:
        return
    sentence = [Span(e.start, e.end, e.text) for e in event.evidence if e.role == "sentence"]
    triggers = {i for e in event.evidence if e.role == "trigger" for i in parsed.tokens_in(e.start, e.end)}
    for topic in issues_of(parsed, sentence, issues):
        side = _side_of_act(parsed, event, topic, triggers, issues)
        if side is not None:
            target = event.recipients[0] if len(event.recipients) == 1 else None
            for holder in event.actors:
                yield holder, topic.issue, side, target


def _side_of_act(parsed: Parsed, event: Event, topic: Topic, triggers: set[int], issues: Issues) -> str | None:
    head, turns = _head(parsed, topic), int(topic.contrary)
    for above in parsed.ancestors(head):
        token = parsed.tokens[above]
        if above in triggers:
            imposed = event.type == "SANCTION" and topic.issue == "sanctions" and token.pos == "VERB"
            stance = "supports" if imposed and token.lemma not in issues.reversals else _stance_of(parsed, above, issues)
            return _turned(stance, turns + _negated(parsed, above)) if stance is not None and token.pos == "VERB" else None
        if token.lemma in issues.reversals:
            turns += 1
        elif token.pos in ("NOUN", "VERB", "PROPN", "ADJ") and token.lemma.lower() not in issues.transparent:
            return None
    return None
