"""Around a cue: who is told, by what means, and when."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import dataclass

from dateline.model.actor import ActorTable
from dateline.model.when import UNKNOWN, TimeExpression, When

from .reading import Draft, Reading

_TELLS = ("addressee", "person_to")


@dataclass(frozen=True, slots=True)
class Setting:
    """Refs of those told, the words of the medium, and the days it was said on."""

    addressees: tuple[str, ...] = ()
    medium: str | None = None
    when: When = UNKNOWN


def setting_of(reading: Reading, actors: ActorTable, times: tuple[TimeExpression, ...], draft: Draft, speaker: str | None) -> Setting:
    """What the words around the cue say of the saying."""
    if reading.tokens[draft.verb].lemma not in reading.cues.verbs:
        return Setting()
    told = (ref for head in _told(reading, draft) if (ref := _ref(actors, head)) not in (None, speaker))
    return Setting(tuple(dict.fromkeys(ref for ref in told if ref is not None)), _medium(reading, draft), _when(reading, times, draft))


def _told(reading: Reading, draft: Draft) -> list[int]:
    """Who is told: the object of "told" and "urged", else whoever stands behind "to", "on" or "with"; for a second verb
    ("spoke with Rome and praised") the one the first verb turned to."""
    direct = [i for i in reading.children[draft.verb] if _is_direct(reading, draft.verb, i)]
    found = direct or list(_behind_preposition(reading, draft.verb))
    above = reading.tokens[draft.verb].head
    if not found and reading.tokens[draft.verb].dep == "conj" and reading.lemmas[above] in reading.cues.words["contacts"]:
        found = list(_behind_preposition(reading, above, ("to", "with"))) or [i for i in reading.children[above] if reading.tokens[i].dep == "dobj"]
    return found


def _is_direct(reading: Reading, verb: int, child: int) -> bool:
    token = reading.tokens[child]
    if token.dep == "dative":
        return token.pos != "ADP"
    return token.dep in ("dobj", "nsubjpass") and any(frame.name in _TELLS for frame in reading.frames(reading.lemmas[verb]))


def _behind_preposition(reading: Reading, verb: int, words: tuple[str, ...] | None = None) -> Iterator[int]:
    asks = {word for frame in reading.frames(reading.lemmas[verb]) if frame.name == "person_prep" for word in frame.words}
    for child in reading.children[verb]:
        token = reading.tokens[child]
        if token.dep in ("prep", "dative") and token.lower in (words or {"to", *asks}):
            thing = reading.child(child, "pobj")
            if thing is not None:
                yield thing


def _ref(actors: ActorTable, head: int) -> str | None:
    mention = actors.at(head)
    return mention.ref if mention else None


def _medium(reading: Reading, draft: Draft) -> str | None:
    """ "in a statement", "on X", "by phone": a preposition of the cue over a noun of media, outside the content."""
    words = reading.cues.words
    for child in reading.children[draft.verb]:
        token = reading.tokens[child]
        if token.dep != "prep" or token.lower not in words["media_prepositions"] or _in_content(reading, draft, child):
            continue
        thing = reading.child(child, "pobj")
        if thing is not None and (reading.tokens[thing].lemma.lower() in words["media"] or reading.tokens[thing].text == "X"):
            return reading.parsed.span_of(child, _medium_end(reading, thing)).text
    return None


def _medium_end(reading: Reading, noun: int) -> int:
    """The noun itself, and with whom or which paper: "in an interview with the daily", not "on Friday"."""
    end = noun
    for child in reading.children[noun]:
        if child == end + 1 and reading.tokens[child].lower in ("with", "to", "by", "for"):
            end = reading.reach[child][1]
    return end


def _in_content(reading: Reading, draft: Draft, token: int) -> bool:
    char = reading.tokens[token].start
    return any(start <= char < end for start, end in draft.content)


def _when(reading: Reading, times: tuple[TimeExpression, ...], draft: Draft) -> When:
    """The first time expression of the cue's sentence that hangs on the cue and on no verb between."""
    first, last = reading.sentence(draft.verb)
    low, high = reading.chars(first, last)
    for number in range(bisect_left(times, low, key=lambda time: time.start), len(times)):
        time = times[number]
        if time.start >= high:
            break
        token = reading.parsed.token_at(time.start)
        if time.type not in ("DATE", "TIME") or token is None or _in_content(reading, draft, token):
            continue
        # "welcomed its presidency this year": behind the content a year is that of the thing.
        late = time.granularity in ("year", "decade", "century") and time.start > draft.content[0][0]
        # A day between the cue and what is said belongs to the cue, whatever the parse says.
        between = reading.tokens[draft.cue[1]].end <= time.start and time.end <= draft.content[0][0]
        if not late and (between or _governor(reading, token) == draft.verb):
            return When(time.earliest, time.latest, time.granularity, number)
    return UNKNOWN


def _governor(reading: Reading, token: int) -> int | None:
    """The verb a word hangs on, over nouns and prepositions."""
    for above in reading.parsed.ancestors(token):
        if reading.tokens[above].pos in ("VERB", "AUX"):
            return above
    return None
