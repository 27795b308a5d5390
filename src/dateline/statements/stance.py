"""What actors want in an issue, read off the verbs that govern the issue's words; silent where no verb takes a side."""

from __future__ import annotations

from collections.abc import Iterator

from dateline.knowledge.load import Knowledge
from dateline.model.actor import ActorTable
from dateline.model.record import Event, Position, Statement
from dateline.model.text import Parsed, Span

from .issues import Issues, Topic, issues_of, load_issues
from .reading import PUT_UNDER

_OPPOSITE = {"supports": "opposes", "opposes": "supports", "demands": "opposes", "rejects": "supports"}
_SELF = frozenset({"i", "we", "it", "he", "she", "they", "who"})


def take_positions(parsed: Parsed, actors: ActorTable, statements: tuple[Statement, ...], events: tuple[Event, ...], knowledge: Knowledge) -> tuple[Position, ...]:
    """The positions that statements and events carry, each with the records it rests on.

    A position needs a known holder, the words of an issue, and a verb of the holder's that governs them and takes a side:
    demanded a ceasefire, condemned the annexation, is ready to talk. Whatever stands between the verb and the issue may
    turn the side round (condemned the violation of the truce); anything else gives no position.
    """
    issues = load_issues(knowledge)
    found: dict[tuple[str, str, str, str | None], list[str]] = {}
    cues = {i for statement in statements for i in _cue_of(parsed, statement)}
    inner: dict[str, list[Span]] = {}
    for statement in statements:
        if statement.part_of is not None:
            inner.setdefault(statement.part_of, []).extend(statement.content)
    for statement in statements:
        for topic, stance, target in _of_statement(parsed, actors, statement, issues, cues):
            nested = any(span.start <= parsed.tokens[topic.first].start < span.end for span in inner.get(statement.id, ()))
            if statement.speaker is not None and _is_somebody(actors, statement.speaker) and not nested:
                issue = topic.issue
                found.setdefault((statement.speaker, issue, stance, target), []).append(statement.id)
    for event in events:
        for holder, issue, stance, target in _of_event(parsed, actors, event, issues):
            found.setdefault((holder, issue, stance, target), []).append(event.id)
    return tuple(Position(*key[:3], target=key[3], rests_on=tuple(dict.fromkeys(ids))) for key, ids in found.items())


def _is_somebody(actors: ActorTable, ref: str) -> bool:
    """Whether an actor is known by name, country, office or members: "the parties" hold no position of their own."""
    actor = actors.by_ref[ref]
    return actor.kind == "person" or bool(actor.id or actor.country or actor.office or actor.members)


def _cue_of(parsed: Parsed, statement: Statement) -> list[int]:
    return [i for i in parsed.tokens_in(statement.cue.start, statement.cue.end) if parsed.tokens[i].pos in ("VERB", "NOUN")]


def _of_statement(parsed: Parsed, actors: ActorTable, statement: Statement, issues: Issues, cues: set[int]) -> Iterator[tuple[Topic, str, str | None]]:
    if statement.verb_class in ("document", "believed") or statement.speaker is None or PUT_UNDER in statement.why:
        return
    cue = _cue_of(parsed, statement)
    for topic in issues_of(parsed, statement.content, issues, actors):
        side = _side(parsed, actors, statement, topic, cue[-1] if cue else None, issues, cues)
        if side is not None:
            yield topic, side, _target(parsed, actors, statement, topic)


def _side(parsed: Parsed, actors: ActorTable, statement: Statement, topic: Topic, cue: int | None, issues: Issues, cues: set[int]) -> str | None:
    """The stance of the nearest word above the issue's that carries one, turned round as often as words between do;
    None where it is not the speaker's, or where a word between says something else of the issue."""
    turns = int(topic.contrary)
    head = _head(parsed, topic)
    below = head
    for above in _path(parsed, head):
        token = parsed.tokens[above]
        joined = above != below and parsed.tokens[below].dep == "conj"
        below = above
        if joined and above != cue and above not in cues:
            # What a word is joined to by "and" does not govern it: to cease fire and engage in talks.
            continue
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


def _of_event(parsed: Parsed, actors: ActorTable, event: Event, issues: Issues) -> Iterator[tuple[str, str, str, str | None]]:
    """An asserted act takes a side where its own verb carries one and governs the issue's words: backed the accord."""
    if event.negated or event.modality != "asserted" or event.said_in is not None:
        return
    sentence = [Span(e.start, e.end, e.text) for e in event.evidence if e.role == "sentence"]
    triggers = {i for e in event.evidence if e.role == "trigger" for i in parsed.tokens_in(e.start, e.end)}
    for topic in issues_of(parsed, sentence, issues, actors):
        side = _side_of_act(parsed, event, topic, triggers, issues)
        if side is not None:
            target = event.recipients[0] if len(event.recipients) == 1 else None
            for holder in event.actors:
                if _is_somebody(actors, holder):
                    yield holder, topic.issue, side, target


def _side_of_act(parsed: Parsed, event: Event, topic: Topic, triggers: set[int], issues: Issues) -> str | None:
    head, turns = _head(parsed, topic), int(topic.contrary)
    below = head
    for above in parsed.ancestors(head):
        token = parsed.tokens[above]
        joined, below = parsed.tokens[below].dep == "conj", above
        if joined and above not in triggers:
            continue
        if above in triggers:
            imposed = event.type == "SANCTION" and topic.issue == "sanctions" and token.pos == "VERB"
            stance = "supports" if imposed and token.lemma not in issues.reversals else _stance_of(parsed, above, issues)
            return _turned(stance, turns + _negated(parsed, above)) if stance is not None and token.pos == "VERB" else None
        if token.lemma in issues.reversals:
            turns += 1
        elif token.pos in ("NOUN", "VERB", "PROPN", "ADJ") and token.lemma.lower() not in issues.transparent:
            return None
    return None
