"""By what means something was said: the words that tell it, and their class."""

from __future__ import annotations

from dateline.model.actor import ActorTable, ArticleActor

from .cues import JOINT
from .reading import PUT_UNDER, Draft, Reading

_PRESS = frozenset({"news", "press", "media"})
_MADE_TOGETHER = frozenset({"joint", "common", "trilateral"})


def medium_of(reading: Reading, actors: ActorTable, draft: Draft, addressees: tuple[str, ...]) -> tuple[str | None, str | None]:
    """The words of the medium and its class, each None where the words do not tell it.

    In this order: a phrase of the cue ("in a statement", "on X"), a paper that speaks itself ("the statement said"), the
    cue ("tweeted"), those told ("told reporters", "told parliament", "told the BBC"), and for turns the title.
    """
    noun = _noun_of(reading, draft)
    if noun is not None:
        return _phrase(reading, noun), class_of_noun(reading, noun)
    if draft.speaker is not None and reading.tokens[draft.speaker].pos == "NOUN" and draft.speaker_words is not None:
        own = class_of_noun(reading, draft.speaker)
        if own is not None:
            return reading.parsed.span_of(*draft.speaker_words).text, own
    if draft.why == PUT_UNDER:
        return None, JOINT if "joint" in reading.parsed.span_of(*draft.cue).text.lower() else "statement"
    if draft.verbatim:
        return None, _class_of_title(reading)
    return None, reading.cues.medium_verbs.get(reading.lemmas[draft.verb]) or _class_of_audience(reading, actors, draft, addressees)


def _noun_of(reading: Reading, draft: Draft) -> int | None:
    """The noun of media in a phrase of the cue's that stands outside the content."""
    words = reading.cues.words
    for child in reading.children[draft.verb]:
        token = reading.tokens[child]
        if token.dep != "prep" or token.lower not in words["media_prepositions"] or in_content(reading, draft, child):
            continue
        thing = reading.child(child, "pobj")
        if thing is not None and (reading.tokens[thing].lemma.lower() in words["media"] or reading.tokens[thing].text == "X"):
            return thing
    return None


def medium_noun(reading: Reading, draft: Draft) -> int | None:
    """The noun of the medium, for those who look at what hangs on it: "in a letter [to the council]"."""
    return _noun_of(reading, draft)


def _phrase(reading: Reading, noun: int) -> str:
    """The preposition, the noun, and with whom or which paper: "in an interview with the daily", not "on Friday"."""
    end = noun
    for child in reading.children[noun]:
        if child == end + 1 and reading.tokens[child].lower in ("with", "to", "by", "for"):
            end = reading.reach[child][1]
    return reading.parsed.span_of(reading.tokens[noun].head, end).text


def class_of_noun(reading: Reading, noun: int) -> str | None:
    """The class of a noun of media; "joint statement", "press conference" and "on Telegram" by the words beside it."""
    token = reading.tokens[noun]
    lemma = "x" if token.text == "X" else token.lemma.lower()
    beside = {reading.tokens[i].lower for i in reading.children[noun]}
    found = reading.cues.media_classes.get(lemma)
    if lemma == "medium" and "social" in beside:
        return "social"
    if found == "statement" and beside & _MADE_TOGETHER:
        return JOINT
    if lemma == "conference" and not beside & _PRESS:
        return "call" if beside & {"video", "telephone", "phone", "conference"} else "speech"
    if token.pos == "PROPN" and reading.tokens[token.head].lower in ("on", "via") and lemma in reading.cues.words["networks"]:
        return "social"
    return found


def _class_of_audience(reading: Reading, actors: ActorTable, draft: Draft, addressees: tuple[str, ...]) -> str | None:
    for child in _heard_by(reading, draft):
        found = reading.cues.audiences.get(reading.tokens[child].lemma.lower())
        if found is not None:
            beside = {reading.tokens[i].lower for i in reading.children[child]}
            return found if reading.tokens[child].lemma.lower() != "conference" or beside & _PRESS else "speech"
    if addressees and all(_is_paper(actors.by_ref[ref]) for ref in addressees):
        return "interview"
    return None


def _heard_by(reading: Reading, draft: Draft) -> list[int]:
    """The words for those told: the cue's objects, and whoever stands behind its "to"."""
    found = [i for i in reading.children[draft.verb] if reading.tokens[i].dep in ("dobj", "dative") and not in_content(reading, draft, i)]
    behind = [reading.child(i, "pobj") for i in reading.children[draft.verb] if reading.tokens[i].lower == "to"]
    return [*found, *(i for i in behind if i is not None and not in_content(reading, draft, i))]


def _is_paper(actor: ArticleActor) -> bool:
    return (actor.id or "").startswith("media/") or "MED" in actor.sectors


def _class_of_title(reading: Reading) -> str | None:
    words = (reading.parsed.article.title or "").lower().replace("-", " ").split()
    for word in words:
        if (found := reading.cues.transcript_media.get(word.strip(".,:'’\"“”"))) is not None:
            return found
    return None


def in_content(reading: Reading, draft: Draft, token: int) -> bool:
    """Whether a word stands in what is said."""
    char = reading.tokens[token].start
    return any(start <= char < end for start, end in draft.content)
