"""Whose text it is: the office holder whose byline a release carries, and who is meant by its "we" and "I"."""

from __future__ import annotations

import re

from dateline.model.actor import ActorTable, ArticleActor, Mention
from dateline.model.text import Paragraph

from .reading import Draft, Reading

FIRST_PERSON = frozenset({"i", "we", "me", "us", "my", "our", "ours", "mine", "myself", "ourselves"})
_LONGEST_LINE = 100
_FIRST_LINES = 3
_TENSED = ("VBD", "VBZ", "VBP", "MD")
_BY = re.compile(r"^(?:by|from)\s+", re.IGNORECASE)
_TITLED = re.compile(r"\b(?:statement|remarks|message) (?:by|from) (.+?)(?= (?:on|at|before|after|in|regarding|following|to|about|for|and)\b|[:,–—]|$)", re.IGNORECASE)


def author_of(reading: Reading, actors: ActorTable) -> str | None:
    """The ref of the person with an office whose text this is, by its byline, by a line above it that holds nothing but
    name and office, or by a title "Statement by ..."; None where the text has no such author."""
    article = reading.parsed.article
    if article.byline and (ref := _signed_by(reading, actors, article.byline)):
        return ref
    for paragraph in reading.parsed.paragraphs[:_FIRST_LINES]:
        if _is_line(reading, paragraph) and (ref := _signed_by(reading, actors, article.text[paragraph.start : paragraph.end])):
            return ref
    titled = _TITLED.search(article.title or "")
    return _named(actors, titled.group(1)) if titled else None


def _is_line(reading: Reading, paragraph: Paragraph) -> bool:
    words = reading.parsed.tokens_in(paragraph.start, paragraph.end)
    return paragraph.end - paragraph.start <= _LONGEST_LINE and not any(reading.tokens[i].tag in _TENSED for i in words)


def _signed_by(reading: Reading, actors: ActorTable, line: str) -> str | None:
    """Who is named where a line is a name, a comma and an office."""
    name, comma, office = _BY.sub("", line.strip()).partition(",")
    if office.strip().lower() in ("jr.", "jr", "sr.", "sr"):
        return None
    words = {word.strip(".,").lower() for word in office.split()}
    return _named(actors, name) if comma and words & reading.cues.words["turn_titles"] else None


def _named(actors: ActorTable, words: str) -> str | None:
    """The person whose full name stands in some words, whether by a mention of the text or as the table has it."""
    plain = set(_parts(words))
    found = [mention for mention in actors.mentions if mention.kind == "name" and _is_person(actors, mention.ref) and _is_named(mention, plain)]
    if found:
        return found[0].ref
    return next((actor.ref for actor in actors.actors if actor.kind == "person" and _holds(plain, _parts(actor.name))), None)


def _is_named(mention: Mention, words: set[str]) -> bool:
    return _holds(words, _parts(mention.text))


def _holds(words: set[str], name: list[str]) -> bool:
    """First and last word of a name of two words or more, initials and middle names apart."""
    return len(name) > 1 and {name[0], name[-1]} <= words


def _parts(name: str) -> list[str]:
    parts = [part.strip(".,()’'").lower() for part in name.split()]
    return [part for part in parts if len(part) > 1 and part not in ("jr", "sr", "ii", "iii")]


def _is_person(actors: ActorTable, ref: str) -> bool:
    return actors.by_ref[ref].kind == "person"


def behalf_of(reading: Reading, actors: ActorTable, draft: Draft) -> str | None:
    """Who is spoken for where "on behalf of the government of Norway, I" or "speaking for the group" stands in a cue's
    sentence, outside what is said."""
    first, last = reading.sentence(draft.verb)
    for i in range(first, last - 1):
        if any(start <= reading.tokens[i].start < end for start, end in draft.content):
            continue
        for phrase in reading.cues.behalf:
            if reading.parsed.lowered[i : i + len(phrase)] == phrase:
                return _named_behind(reading, actors, i + len(phrase) - 1)
    return None


def _named_behind(reading: Reading, actors: ActorTable, preposition: int) -> str | None:
    thing = reading.child(preposition, "pobj")
    mention = actors.at(thing) if thing is not None else None
    return mention.ref if mention is not None else None


def signatories(reading: Reading, actors: ActorTable, draft: Draft, ref: str | None) -> str | None:
    """Who a text is put under: "the Governments of Norway and Sweden" are the group of both, where the table has it."""
    actor = actors.by_ref.get(ref) if ref is not None else None
    if draft.speaker_words is None or (actor is not None and actor.members):
        return ref
    start, end = reading.chars(*draft.speaker_words)
    inside = [actors.by_ref[mention.ref] for mention in actors.mentions if start <= mention.start and mention.end <= end]
    states = {named.country for named in inside if named.country and named.kind in ("country", "government")}
    if len(states) < 2:
        return ref
    return next((group.ref for group in actors.actors if group.members and _states(actors, group) == states), ref)


def _states(actors: ActorTable, group: ArticleActor) -> set[str | None]:
    members = [actors.by_ref[member] for member in actors.expand(group.ref)]
    return {member.country for member in members} if all(member.kind in ("country", "government") for member in members) else set()
