"""Whose a paper is: "the statement also said", "a statement released by the ministry warned"."""

from __future__ import annotations

from dateline.model.actor import ActorTable

from .reading import Draft, Reading

_FAR = 3
"""Paragraphs; a paper is not sought further back."""
_MAKERS = ("by", "from", "of")
_KNOWN = ("country", "government", "organisation", "person", "office", "group")


def issuer_of(reading: Reading, actors: ActorTable, paper: int, drafts: list[Draft], found: list[str | None]) -> str | None:
    """The ref of who issued the paper at word `paper`: its own holder, else the holder of the last paper of that name, or who
    spoke last in one of that name. None where the word is no paper or nobody is told. `found` has the speakers of the
    drafts before this one."""
    noun = reading.tokens[paper].lemma.lower()
    if noun not in reading.cues.words["issued"]:
        return None
    own = _holder(reading, actors, paper)
    if own is not None:
        return own
    spoken = {draft.verb: ref for draft, ref in zip(drafts, found, strict=False)}
    for i in range(paper - 1, -1, -1):
        if reading.paragraph(paper) - reading.paragraph(i) > _FAR:
            return None
        if reading.tokens[i].lemma.lower() == noun:
            before = _holder(reading, actors, i) or _spoken_in(reading, i, spoken)
            if before is not None:
                return before
    return None


def _holder(reading: Reading, actors: ActorTable, paper: int) -> str | None:
    """Who is told to have made it: Rome's statement, a statement by Rome, a statement released by Rome."""
    owners = [i for i in reading.children[paper] if reading.tokens[i].dep == "poss"]
    owners += [_object(reading, i) for i in reading.children[paper] if reading.tokens[i].dep == "prep" and reading.tokens[i].lower in _MAKERS]
    token = reading.tokens[paper]
    if token.dep == "dobj" and reading.tokens[token.head].lemma in reading.cues.words["support_verbs"]:
        owners += [i for i in reading.children[token.head] if reading.tokens[i].dep == "nsubj"]
    owners += [_object(reading, by) for i in reading.children[paper] if reading.tokens[i].dep == "acl" for by in reading.children[i] if reading.tokens[by].lower in ("by", "from")]
    return next((ref for owner in owners if owner >= 0 and (ref := _ref(reading, actors, owner)) is not None), None)


def _object(reading: Reading, prep: int) -> int:
    thing = reading.child(prep, "pobj")
    return -1 if thing is None else thing


def _ref(reading: Reading, actors: ActorTable, word: int) -> str | None:
    """Whom a word names; "the president's office" is the president where the table has nobody for the office itself."""
    for i in (word, reading.child(word, "poss")):
        mention = actors.at(i) if i is not None else None
        if mention is not None and actors.by_ref[mention.ref].kind in _KNOWN:
            return mention.ref
    return None


def _spoken_in(reading: Reading, paper: int, spoken: dict[int, str | None]) -> str | None:
    """Who said something in it: said in a statement on Friday, issued a statement."""
    verb = reading.tokens[paper].head
    if reading.tokens[paper].dep == "pobj":
        verb = reading.tokens[verb].head
    return spoken.get(verb)
