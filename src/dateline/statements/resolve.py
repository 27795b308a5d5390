"""Which actor of the article a speaker is: by its mention, and for "he said" by who spoke last."""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import cached_property

from dateline.model.actor import ActorTable, Mention

from .author import FIRST_PERSON, author_of, behalf_of, signatories
from .mentioned import mentioned
from .papers import issuer_of
from .reading import PUT_UNDER, Draft, Reading

_GENDER = {"he": "m", "she": "f"}
_FAR = 3
"""Paragraphs; a pronoun is not carried back further."""
_NUMBERS = {"two": 2, "both": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7}
_BODIES = ("country", "government", "organisation")

Last = tuple[int, str] | None
"""The place and the ref of the last speaker of a kind."""


def resolve_speakers(reading: Reading, actors: ActorTable, drafts: list[Draft], parents: list[int | None]) -> list[str | None]:
    """The ref of every draft's speaker, None where the words name nobody the table knows.

    "He said" behind a statement is the one who made it, unless another person of that gender came to be spoken of since
    in the article's own words: those inside the statements are not candidates. "We" and "I" outside all quotations are
    those a text is put under, else its author, else the body that issues it and named itself before. "The official" is
    the official who spoke before.
    """
    run = _Run(reading, actors, drafts, parents, author_of(reading, actors))
    for number in range(len(drafts)):
        run.take(number)
    return run.found


@dataclass
class _Run:
    """The way through the drafts: whom the text is by, and who spoke last."""

    reading: Reading
    actors: ActorTable
    drafts: list[Draft]
    parents: list[int | None]
    author: str | None
    found: list[str | None] = field(default_factory=list)
    person: Last = None
    body: Last = None
    group: Last = None
    issuer: str | None = None
    by_noun: dict[str, tuple[int, str]] = field(default_factory=dict)

    def take(self, number: int) -> None:
        """Resolve the next draft and remember who it was."""
        draft = self.drafts[number]
        ref = mentioned(self.reading, self.actors, draft)
        if draft.why == PUT_UNDER:
            self.author = ref = signatories(self.reading, self.actors, draft, ref)
        elif draft.verbatim and draft.speaker is not None and self.reading.tokens[draft.speaker].text == "A":
            ref = self.interviewed
        elif draft.speaker is not None and not draft.verbatim:
            ref = self._by_word(number, draft, draft.speaker, ref)
            ref = ref or issuer_of(self.reading, self.actors, draft.speaker, self.drafts[:number], self.found)
        self.found.append(ref)
        self._remember(number, draft, ref)

    @cached_property
    def interviewed(self) -> str | None:
        """Who answers in an interview of Q and A: the one person named before its first turn; None where there are several."""
        first = self.reading.turns[0].name[0]
        named = {m.ref for m in self.actors.mentions if m.end <= first and m.kind == "name" and self.actors.by_ref[m.ref].kind == "person"}
        return named.pop() if len(named) == 1 else None

    def _by_word(self, number: int, draft: Draft, speaker: int, ref: str | None) -> str | None:
        word, parent = self.reading.tokens[speaker].lower, self.parents[number]
        if word in FIRST_PERSON and self.reading.quote_of[speaker] == -1:
            self.issuer = self.issuer or behalf_of(self.reading, self.actors, draft)
            return self.author or ref or self.issuer
        if parent is not None and self.drafts[parent].why != PUT_UNDER:
            if _is_quoted_pronoun(self.reading, speaker) and ref in (None, self.found[parent]):
                # In someone's own words "he" is never that speaker.
                return _other(self.reading, self.actors, speaker, self.found[parent])
            return ref
        if word in _GENDER:
            return _carried(self.reading, self.actors, self.drafts, speaker, self.person) or ref
        if word == "it":
            return self._it(speaker, ref)
        if word in ("they", "both") or self.reading.tokens[speaker].tag == "NNS":
            return self._several(draft, speaker, ref)
        owner = self.reading.child(speaker, "poss")
        if owner is not None and self.reading.tokens[owner].lower == "its" and self.reading.tokens[speaker].lemma.lower() in self.reading.cues.words["offices"]:
            return self._it(owner, ref)
        return self._noun(draft, speaker, ref)

    def _it(self, speaker: int, ref: str | None) -> str | None:
        """ "it added" is the body that is the subject before it in the sentence, else the one that spoke last."""
        first = self.reading.sentence(speaker)[0]
        for i in range(speaker - 1, first - 1, -1):
            mention = self.actors.at(i)
            if self.reading.tokens[i].dep == "nsubj" and mention is not None and self.actors.by_ref[mention.ref].kind in _BODIES and self.reading.quote_of[i] == -1:
                return mention.ref
        near = self.body is not None and 0 <= self.reading.paragraph(speaker) - self.reading.paragraph(self.body[0]) <= 1
        return self.body[1] if self.body is not None and near else ref

    def _several(self, draft: Draft, speaker: int, ref: str | None) -> str | None:
        """ "They", "the leaders of the three countries": the group that spoke last, where nobody is named and no number speaks
        against it."""
        actor = self.actors.by_ref.get(ref) if ref is not None else None
        words = self.reading.cues.words
        if self.group is None or (actor is not None and (actor.members or actor.country or actor.id)):
            return ref
        token, told = self.reading.tokens[speaker], draft.speaker_words or (speaker, speaker)
        if token.tag == "NNS" and (self.reading.tokens[told[0]].lower not in ("the", "both") or token.lemma.lower() not in words["parties"]):
            return ref
        number = len(self.actors.expand(self.group[1]))
        counted = [_NUMBERS[word] for i in range(told[0], told[1] + 1) if (word := self.reading.tokens[i].lower) in _NUMBERS]
        near = 0 <= self.reading.paragraph(speaker) - self.reading.paragraph(self.group[0]) <= _FAR
        return self.group[1] if near and all(number == count for count in counted) else ref

    def _noun(self, draft: Draft, speaker: int, ref: str | None) -> str | None:
        """ "the official" behind "a senior official": who was called so when speaking last."""
        noun = _definite(self.reading, draft, speaker)
        if noun is None:
            return ref
        if (person := self._just_named(noun, speaker, ref)) is not None:
            return person
        actor = self.actors.by_ref.get(ref) if ref is not None else None
        known = actor is not None and (actor.id is not None or actor.kind not in ("unknown", "office"))
        sources = self.reading.cues.words["unnamed_sources"]
        last = self.by_noun.get(_plain(noun))
        if last is not None and (noun in sources or not known) and 0 <= self.reading.paragraph(speaker) - self.reading.paragraph(last[0]) <= _FAR:
            return last[1]
        if known or noun in sources:
            return ref
        return _spoken_of(self.reading, self.actors, speaker) or ref

    def _just_named(self, noun: str, speaker: int, ref: str | None) -> str | None:
        """The last to speak in the paragraph, where "the minister" fits that office and whom the table took for the minister
        is named nowhere in the text."""
        if self.person is None or ref == self.person[1] or self.reading.paragraph(speaker) != self.reading.paragraph(self.person[0]):
            return None
        office = self.actors.by_ref[self.person[1]].office
        elsewhere = ref is not None and any(mention.kind == "name" for mention in self.actors.mentions_of.get(ref, ()))
        return self.person[1] if office is not None and not elsewhere and noun in office.title.lower().split() else None

    def _remember(self, number: int, draft: Draft, ref: str | None) -> None:
        parent = self.parents[number]
        inner = parent is not None and self.drafts[parent].why != PUT_UNDER
        if draft.why == PUT_UNDER or inner or draft.speaker is None or draft.wide:
            return
        place, word = max(draft.speaker, draft.verb), self.reading.tokens[draft.speaker].lower
        if ref is not None and draft.speaker_words is not None:
            self.by_noun |= {_plain(noun): (place, ref) for noun in _nouns(self.reading, draft.speaker_words)}
        if ref is not None and self.actors.by_ref[ref].members:
            self.group = place, ref
        if ref is not None and _is_person(self.actors, ref):
            self.person = place, ref
        elif word != "it" and word not in FIRST_PERSON:
            self.body = (place, ref) if ref is not None else None
            self.issuer = ref if _issues(self.reading, self.actors, draft, ref) else self.issuer


def _definite(reading: Reading, draft: Draft, speaker: int) -> str | None:
    """The noun of a bare "the official", "the minister": nothing else stands with it."""
    words = draft.speaker_words
    if words is None or words[1] - words[0] > 2 or reading.tokens[words[0]].lower != "the" or words[1] != speaker:
        return None
    token = reading.tokens[speaker]
    between = [reading.tokens[i].pos for i in range(words[0] + 1, speaker)]
    return token.lemma.lower() if token.tag in ("NN", "NNP") and all(pos in ("ADJ", "PROPN", "NOUN") for pos in between) else None


def _nouns(reading: Reading, words: tuple[int, int]) -> list[str]:
    return [reading.tokens[i].lemma.lower() for i in range(words[0], words[1] + 1) if reading.tokens[i].tag in ("NN", "NNP")]


def _plain(noun: str) -> str:
    """One key for spokesman, spokeswoman and spokesperson."""
    return "spokes" if noun.startswith("spokes") else noun


def _spoken_of(reading: Reading, actors: ActorTable, speaker: int) -> str | None:
    """Whom a noun that names nobody stands for behind a quotation: the person who is the subject of the sentence before,
    in the same paragraph ("…," said the Social Democrat)."""
    first, paragraph = reading.sentence(speaker)[0], reading.paragraph(speaker)
    if all(reading.quote_of[i] == -1 for i in range(first, reading.sentence(speaker)[1] + 1)):
        return None
    for mention in reversed([m for m in actors.mentions if m.head < first and reading.paragraph(m.head) == paragraph]):
        if reading.tokens[mention.head].dep == "nsubj" and mention.kind == "name" and reading.quote_of[mention.head] == -1:
            return mention.ref if actors.by_ref[mention.ref].kind == "person" else None
    return None


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


def _is_person(actors: ActorTable, ref: str) -> bool:
    actor = actors.by_ref.get(ref)
    return actor is not None and actor.kind in ("person", "office", "unknown") and not actor.members


def _issues(reading: Reading, actors: ActorTable, draft: Draft, ref: str | None) -> bool:
    """Whether a body speaks in the present, as only a text of its own has it: "Norway condemns the raid"."""
    actor = actors.by_ref.get(ref) if ref is not None else None
    return actor is not None and actor.kind in _BODIES and reading.tokens[draft.verb].tag == "VBZ"


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
