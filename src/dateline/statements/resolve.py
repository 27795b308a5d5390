"""Which actor of the article a speaker is: by its mention, and for "he said" by who spoke last."""

from __future__ import annotations

from dateline.model.actor import ActorTable, Mention

from .author import FIRST_PERSON, author_of, behalf_of, signatories
from .reading import Draft, Reading
from .speakers import antecedent

_GENDER = {"he": "m", "she": "f"}
PUT_UNDER = "put under a name"
_FAR = 3
"""Paragraphs; a pronoun is not carried back further."""


def resolve_speakers(reading: Reading, actors: ActorTable, drafts: list[Draft], parents: list[int | None]) -> list[str | None]:
    """The ref of every draft's speaker, None where the words name nobody the table knows.

    "He said" behind a statement is the one who made it, unless another person of that gender came to be spoken of since
    in the article's own words: those inside the statements are not candidates. "We" and "I" outside all quotations are
    those a text is put under, else its author, else the body that issues it and named itself before.
    """
    author = author_of(reading, actors)
    found: list[str | None] = []
    person: Last = None
    body: Last = None
    issuer: str | None = None
    for draft, parent in zip(drafts, parents, strict=True):
        ref = _mentioned(reading, actors, draft)
        if draft.why == PUT_UNDER:
            author = ref = signatories(reading, actors, draft, ref)
        if draft.speaker is not None:
            word = reading.tokens[draft.speaker].lower
            if word in FIRST_PERSON and reading.quote_of[draft.speaker] == -1:
                issuer = issuer or behalf_of(reading, actors, draft)
                ref = author or ref or issuer
            elif parent is not None and drafts[parent].why != PUT_UNDER:
                if _is_quoted_pronoun(reading, draft.speaker) and ref in (None, found[parent]):
                    # In someone's own words "he" is never that speaker.
                    ref = _other(reading, actors, draft.speaker, found[parent])
            elif word in _GENDER:
                ref = _carried(reading, actors, drafts, draft.speaker, person) or ref
            elif word == "it" and body is not None and 0 <= reading.paragraph(draft.speaker) - reading.paragraph(body[0]) <= 1:
                # "it added" behind what a ministry said is the ministry.
                ref = body[1]
        found.append(ref)
        if draft.why != PUT_UNDER and (parent is None or drafts[parent].why == PUT_UNDER) and draft.speaker is not None and not draft.wide:
            place = max(draft.speaker, draft.verb)
            if ref is not None and _is_person(actors, ref):
                person = place, ref
            elif word != "it" and word not in FIRST_PERSON:
                body = (place, ref) if ref is not None else None
                issuer = ref if _issues(reading, actors, draft, ref) else issuer
    return found


Last = tuple[int, str] | None
"""The place and the ref of the last speaker of a kind."""


def _is_quoted_pronoun(reading: Reading, speaker: int) -> bool:
    return reading.tokens[speaker].lower in _GENDER and reading.quote_of[speaker] != -1


def _other(reading: Reading, actors: ActorTable, pronoun: int, outer: str | None) -> str | None:
    """The person last named before a pronoun of a quotation, in its paragraph or the one before, its speaker apart."""
    gender = _GENDER[reading.tokens[pronoun].lower]
    for mention in reversed([m for m in actors.mentions if m.head < pronoun]):
        if reading.paragraph(pronoun) - reading.paragraph(mention.head) > 1:
            return None
        actor = actors.by_ref[mention.ref]
        if mention.ref != outer and actor.kind == "person" and mention.kind in ("name", "nominal") and _fits(actors, mention.ref, gender):
            return mention.ref
    return None


def _mentioned(reading: Reading, actors: ActorTable, draft: Draft) -> str | None:
    """The actor whose mention is the speaker's words, or heads them, or is the smallest that covers their head."""
    if draft.speaker is None:
        return None
    if draft.speaker_words is not None:
        span = reading.chars(*draft.speaker_words)
        whole = next((mention for mention in actors.mentions if (mention.start, mention.end) == span), None)
        if whole is not None:
            return whole.ref
    head = antecedent(reading, draft.speaker)
    together = _together(reading, actors, head)
    if together is not None:
        return together
    mention = actors.at(head) or _owner(reading, actors, head) or _apposed(reading, actors, head)
    if mention is None:
        char = reading.tokens[head].start
        covering = [m for m in actors.mentions if m.start <= char < m.end]
        mention = min(covering, key=lambda m: m.end - m.start, default=None)
    return mention.ref if mention else None


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


def _is_person(actors: ActorTable, ref: str) -> bool:
    actor = actors.by_ref.get(ref)
    return actor is not None and actor.kind in ("person", "office", "unknown") and not actor.members


def _issues(reading: Reading, actors: ActorTable, draft: Draft, ref: str | None) -> bool:
    """Whether a body speaks in the present, as only a text of its own has it: "Norway condemns the raid"."""
    actor = actors.by_ref.get(ref) if ref is not None else None
    return actor is not None and actor.kind in ("government", "country", "organisation") and reading.tokens[draft.verb].tag == "VBZ"


def _carried(reading: Reading, actors: ActorTable, drafts: list[Draft], pronoun: int, last: Last) -> str | None:
    """The last speaker, where a pronoun can only be that one."""
    if last is None:
        return None
    place, ref = last
    gender = _GENDER[reading.tokens[pronoun].lower]
    if place >= pronoun or reading.paragraph(pronoun) - reading.paragraph(place) > _FAR or not _fits(actors, ref, gender):
        return None
    rivals = [m for m in actors.mentions if place < m.head < pronoun and m.ref != ref and _is_rival(reading, actors, m, gender)]
    return None if any(not _is_reported(drafts, m) for m in rivals) else ref


def _fits(actors: ActorTable, ref: str, gender: str) -> bool:
    known = actors.by_ref[ref].gender
    return known is None or known == gender


def _is_rival(reading: Reading, actors: ActorTable, mention: Mention, gender: str) -> bool:
    subject = reading.tokens[mention.head].dep in ("nsubj", "nsubjpass", "agent", "pobj", "dobj")
    return mention.kind == "name" and subject and actors.by_ref[mention.ref].kind == "person" and _fits(actors, mention.ref, gender)


def _is_reported(drafts: list[Draft], mention: Mention) -> bool:
    return any(start <= mention.start < end for draft in drafts for start, end in draft.content)
