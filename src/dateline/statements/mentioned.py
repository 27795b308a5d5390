"""Which mention names a speaker: the words themselves, their head, whose office they are, the name beside them."""

from __future__ import annotations

from dateline.model.actor import ActorTable, Mention

from .reading import Draft, Reading
from .speakers import antecedent


def mentioned(reading: Reading, actors: ActorTable, draft: Draft) -> str | None:
    """The actor whose mention is the speaker's words, or heads them, or is the smallest that covers their head."""
    if draft.speaker is None:
        return None
    if draft.speaker_words is not None:
        span = reading.chars(*draft.speaker_words)
        whole = next((mention for mention in actors.mentions if (mention.start, mention.end) == span), None)
        if whole is not None:
            return _person_for_place(actors, whole) or _owner_of_nameless(reading, actors, draft.speaker, whole) or whole.ref
    head = antecedent(reading, draft.speaker)
    if draft.verbatim:
        return _of_turn(reading, actors, draft)
    together = _together(reading, actors, head)
    if together is not None:
        return together
    at_head = actors.at(head)
    named = _apposed(reading, actors, head) if at_head is not None and _is_nobody_known(actors, at_head) else None
    mention = named or at_head or _owner(reading, actors, head) or _apposed(reading, actors, head) or _signers(reading, actors, head)
    if mention is None:
        char = reading.tokens[head].start
        covering = [m for m in actors.mentions if m.start <= char < m.end]
        mention = min(covering, key=lambda m: m.end - m.start, default=None)
    return mention.ref if mention else None


def _of_turn(reading: Reading, actors: ActorTable, draft: Draft) -> str | None:
    """Who speaks a turn: the largest mention inside its name, never anybody addressed behind it."""
    if draft.speaker_words is None:
        return None
    start, end = reading.chars(*draft.speaker_words)
    inside = [mention for mention in actors.mentions if start <= mention.start and mention.end <= end]
    best = max(inside, key=lambda mention: mention.end - mention.start, default=None)
    return best.ref if best is not None else None


def _person_for_place(actors: ActorTable, mention: Mention) -> str | None:
    """The person whose surname is a capital's name too: "Muscat" where the text has named Joseph Muscat."""
    if " " in mention.text or actors.by_ref[mention.ref].kind not in ("country", "government"):
        return None
    before = [m for m in actors.mentions if m.start < mention.start and m.kind == "name" and m.text.endswith(f" {mention.text}")]
    return next((m.ref for m in before if actors.by_ref[m.ref].kind == "person"), None)


def _owner_of_nameless(reading: Reading, actors: ActorTable, head: int, mention: Mention) -> str | None:
    """The owner of an office that the table knows nothing of: "his office", "its mission in New York"."""
    actor = actors.by_ref[mention.ref]
    if actor.country is not None or actor.id is not None or reading.tokens[head].lemma.lower() not in reading.cues.words["offices"]:
        return None
    owner = reading.child(head, "poss")
    own = actors.at(owner) if owner is not None else None
    return own.ref if own is not None else None


def _owner(reading: Reading, actors: ActorTable, head: int) -> Mention | None:
    """Whose paper or office speaks, where it is no actor itself: "a Kremlin statement", "the premier's office"."""
    words, lemma = reading.cues.words, reading.tokens[head].lemma.lower()
    if lemma not in words["documents"] and lemma not in words["media"] and lemma not in words["offices"]:
        return None
    for child in reading.children[head]:
        mention = actors.at(child)
        if reading.tokens[child].dep in ("poss", "compound", "amod", "nmod") and mention is not None:
            return mention
    for child in reading.children[head]:
        if reading.tokens[child].dep == "prep" and reading.tokens[child].lower in ("by", "from", "of"):
            thing = reading.child(child, "pobj")
            mention = actors.at(thing) if thing is not None else None
            if mention is not None:
                return mention
    return None


def _is_nobody_known(actors: ActorTable, mention: Mention) -> bool:
    """Whether a mention names one person of whom only the post is told, and a name may stand beside it."""
    actor = actors.by_ref[mention.ref]
    return actor.kind == "unknown" and actor.id is None and mention.kind == "nominal"


def _signers(reading: Reading, actors: ActorTable, head: int) -> Mention | None:
    """Who made "a joint statement" that names nobody: the largest group spoken of before, the last one of several."""
    words = {reading.tokens[i].lower for i in reading.children[head]}
    if not words & {"joint", "common"} or reading.tokens[head].lemma.lower() not in reading.cues.words["documents"]:
        return None
    groups = [m for m in actors.mentions if m.head < head and actors.by_ref[m.ref].members]
    return max(groups, key=lambda m: (len({actors.by_ref[ref].country for ref in actors.expand(m.ref)}), m.start), default=None)


def _apposed(reading: Reading, actors: ActorTable, head: int) -> Mention | None:
    """The name beside a noun that is no actor itself: "one of these groups, the Northern Front"."""
    for child in (head, *(i for prep in reading.children[head] if reading.tokens[prep].lower == "of" for i in reading.children[prep])):
        name = reading.child(child, "appos")
        if name is not None and (mention := actors.at(name)) is not None and mention.kind == "name":
            return mention
    return None


def _together(reading: Reading, actors: ActorTable, head: int) -> str | None:
    """The group of those joined by "and", where the article has it as an actor."""
    heads, current = [head], head
    while (joined := reading.child(current, "conj")) is not None:
        heads.append(joined)
        current = joined
    refs = {mention.ref for i in heads if (mention := actors.at(i)) is not None}
    if len(refs) < 2:
        return None
    return next((actor.ref for actor in actors.actors if actor.members and set(actors.expand(actor.ref)) == refs), None)
