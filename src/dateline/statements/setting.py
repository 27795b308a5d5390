"""Around a cue: who is told, for whom it is said, by what means, and when."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import dataclass

from dateline.model.actor import ActorTable
from dateline.model.when import UNKNOWN, TimeExpression, When

from .author import behalf_of
from .media import in_content, medium_noun, medium_of
from .reading import Draft, Reading

_TELLS = ("addressee", "person_to")


@dataclass(frozen=True, slots=True)
class Setting:
    """Refs of those told and of the one spoken for, the words and the class of the medium, and the days it was said on."""

    addressees: tuple[str, ...] = ()
    on_behalf_of: str | None = None
    medium: str | None = None
    medium_class: str | None = None
    when: When = UNKNOWN


def setting_of(reading: Reading, actors: ActorTable, times: tuple[TimeExpression, ...], draft: Draft, speaker: str | None) -> Setting:
    """What the words around the cue say of the saying."""
    behalf = behalf_of(reading, actors, draft)
    if reading.tokens[draft.verb].lemma not in reading.cues.verbs:
        return Setting((), behalf, *medium_of(reading, actors, draft, ()))
    told = (ref for head in _told(reading, draft) if (ref := _ref(actors, head)) not in (None, speaker))
    addressees = tuple(dict.fromkeys(ref for ref in told if ref is not None))
    medium, kind = medium_of(reading, actors, draft, addressees)
    return Setting(addressees, behalf if behalf != speaker else None, medium, kind, _when(reading, times, draft))


def _told(reading: Reading, draft: Draft) -> list[int]:
    """Who is told: the object of "told" and "urged", else whoever stands behind "to", "on" or "with", else behind the
    "to" of a letter; for a second verb ("spoke with Rome and praised") the one the first verb turned to."""
    named = draft.why.endswith((": small", ": object"))
    direct = [i for i in reading.children[draft.verb] if _is_direct(reading, draft.verb, i, named)]
    found = direct or list(_behind_preposition(reading, draft.verb))
    above = reading.tokens[draft.verb].head
    if not found and reading.tokens[draft.verb].dep == "conj" and reading.lemmas[above] in reading.cues.words["contacts"]:
        found = list(_behind_preposition(reading, above, ("to", "with"))) or [i for i in reading.children[above] if reading.tokens[i].dep == "dobj"]
    letter = medium_noun(reading, draft) if not found else None
    found = found if letter is None else list(_behind_preposition(reading, letter, ("to",)))
    return [i for head in found for i in _joined(reading, head)]


def _joined(reading: Reading, head: int) -> Iterator[int]:
    """A word and those joined to it: told Oslo and Rome."""
    current: int | None = head
    while current is not None:
        yield current
        current = reading.child(current, "conj")


def _is_direct(reading: Reading, verb: int, child: int, named: bool) -> bool:
    """Whether a dependent is who is told; not where the cue names or judges its object: called it a sham."""
    token = reading.tokens[child]
    if named and token.dep == "dobj":
        return False
    if token.dep == "dative":
        return token.pos != "ADP"
    return token.dep in ("dobj", "nsubjpass") and any(frame.name in _TELLS for frame in reading.frames(reading.lemmas[verb]))


def _behind_preposition(reading: Reading, verb: int, words: tuple[str, ...] | None = None) -> Iterator[int]:
    asks = {word for frame in reading.frames(reading.lemmas[verb]) if frame.name == "person_prep" for word in frame.words}
    for child in reading.children[verb]:
        token = reading.tokens[child]
        if token.dep in ("prep", "dative", "prt") and token.lower in (words or {"to", *asks}):
            thing = reading.child(child, "pobj")
            if thing is not None:
                yield thing


def _ref(actors: ActorTable, head: int) -> str | None:
    mention = actors.at(head)
    return mention.ref if mention else None


def _when(reading: Reading, times: tuple[TimeExpression, ...], draft: Draft) -> When:
    """The first time expression of the cue's sentence that hangs on the cue and on no verb between."""
    first, last = reading.sentence(draft.verb)
    low, high = reading.chars(first, last)
    for number in range(bisect_left(times, low, key=lambda time: time.start), len(times)):
        time = times[number]
        if time.start >= high:
            break
        token = reading.parsed.token_at(time.start)
        if time.type not in ("DATE", "TIME") or token is None or in_content(reading, draft, token):
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
