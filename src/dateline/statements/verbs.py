"""Statements that hang on a verb: he said that, "…," he said, they urged Rome to wait, she praised the accord."""

from __future__ import annotations

from collections.abc import Iterator

from . import contents
from .cues import Frame
from .reading import Draft, Reading, Stretch
from .speakers import agent_of, is_passive, own_subject, set_off_subject, speaker_of, speaker_words
from .tags import as_content, next_paragraph, tail_content

_FINITE = ("VBD", "VBZ", "VBP", "VB", "VBG", "VBN", "MD")
_IMPERSONAL = frozenset({"it", "this", "that", "there", "which", "what", "these", "those"})
EXPRESSED = Frame("object", "said", frozenset({"to", "for", "on", "over", "at", "about", "with"}))
_POSSIBLE = frozenset({"may", "might", "could", "can", "should", "must", "will", "shall", "'ll", "’ll"})
_SUPPOSING = frozenset({"if", "unless", "until", "once"})
_IN_PASSING = ("acl", "relcl", "pcomp", "amod")
_AMOUNTS = frozenset({"DATE", "TIME", "QUANTITY", "MONEY"})
"""What tells no speaker; a share does: "63 percent said"."""
_GROUPS = frozenset({"group", "resident", "people", "person", "worker", "member"})
_ORDER = ("person_to", "person_prep", "clause", "ask", "to", "small", "prep", "object", "tailed")


def drafts_of_verbs(reading: Reading) -> Iterator[Draft]:
    """A draft for every verb that is a cue and governs some content."""
    for token in reading.tokens:
        if _is_cue(reading, reading.lemmas[token.i]) and (token.tag in _FINITE or _mistagged(reading, token.i)):
            draft = draft_of(reading, token.i)
            if draft is not None:
                yield draft


def _is_cue(reading: Reading, lemma: str) -> bool:
    return lemma in reading.cues.verbs or lemma in reading.cues.words["expression_verbs"]


def _mistagged(reading: Reading, word: int) -> bool:
    """A verb tagged as a noun that has a subject and a clause all the same."""
    return reading.tokens[word].tag in ("NN", "NNS", "NNP") and own_subject(reading, word) is not None and reading.child(word, "ccomp") is not None


def draft_of(reading: Reading, verb: int) -> Draft | None:
    """The statement a verb makes, or None."""
    frames = [frame for frame in reading.frames(reading.lemmas[verb]) if _has_particle(reading, verb, frame)]
    speaker = speaker_of(reading, verb)
    frames = [frame for frame in frames if _speaks(reading, speaker, frame, verb) and not _is_withheld(reading, verb, frame)]
    if _unrealised(reading, verb):
        return None
    found = expressed(reading, verb) or governed(reading, verb, frames)
    if found is None:
        return _tagged(reading, verb, frames, speaker)
    frame, (low, high) = found
    if _leaves_open(reading, verb, low) or _in_passing_of(reading, verb, frame):
        return None
    content = [reading.chars(low, high)]
    if frame.name == "clause" and reading.tokens[low - 1].text == "," and reading.tokens[low].lower == "that":
        # "The trip showed, she said, that": the clause began before the tag.
        content = [*tail_content(reading, verb)[:1], *content]
    return _draft(reading, verb, frame, speaker, content)


def _is_withheld(reading: Reading, verb: int, frame: Frame) -> bool:
    """ "Did not offer to pay": what is not promised is not said."""
    return frame.verb_class == "promised" and any(reading.tokens[i].dep == "neg" for i in reading.children[verb])


def _leaves_open(reading: Reading, verb: int, first: int) -> bool:
    """ "Did not say who had fired": what is left open is not said."""
    denied = any(reading.tokens[i].dep == "neg" for i in reading.children[verb])
    return denied and reading.lemmas[verb] in reading.cues.words["plain_speech"] and reading.tokens[first].lower in contents.QUESTION


def _in_passing_of(reading: Reading, verb: int, frame: Frame) -> bool:
    """ "Speaking on condition of anonymity, she said", "spoke with Rome about grain": the occasion of a statement, or a
    talk, and no statement of its own."""
    token = reading.tokens[verb]
    if token.tag == "VBG" and frame.active and frame.name == "object":
        # "citing two diplomats": who is named is the source, and what they say stands elsewhere.
        return _names_source(reading, verb)
    if frame.name != "prep" or frame.verb_class != "said":
        return False
    talk = any(reading.tokens[i].dep == "prep" and reading.tokens[i].lower == "with" for i in reading.children[verb])
    return (token.tag == "VBG" and token.dep == "advcl" and reading.lemmas[token.head] in reading.cues.verbs) or (talk and token.lemma in ("speak", "talk"))


def _names_source(reading: Reading, verb: int) -> bool:
    thing = reading.child(verb, "dobj")
    if thing is None:
        return False
    token, words = reading.tokens[thing], reading.cues.words
    named = token.entity in ("PERSON", "ORG", "GPE", "NORP")
    return named or token.lemma.lower() in (words["unnamed_sources"] | words["parties"] | words["headline_speakers"] | _GROUPS)


def _unrealised(reading: Reading, verb: int) -> bool:
    """Whether nothing says that it was said: may warn, will urge, is expected to announce."""
    below = [reading.tokens[i] for i in reading.children[verb]]
    if any(word.dep == "mark" and word.lower in _SUPPOSING for word in below):
        return True
    if any(word.tag == "MD" and word.lower in _POSSIBLE for word in below) and not any(word.dep == "neg" for word in below):
        return True
    token = reading.tokens[verb]
    if token.dep == "conj" and token.tag == "VB" and own_subject(reading, verb) is None and not any(word.tag == "TO" for word in below):
        # "wants to stop the vote and argue about it": joined to what is yet to be said.
        return token.head != verb and _unrealised(reading, _joined_infinitive(reading, verb))
    bare = token.tag == "VB" and reading.tokens[token.head].lemma == "help"
    infinitive = token.dep in ("xcomp", "ccomp", "advcl") and (bare or any(word.tag == "TO" for word in below))
    return infinitive and (reading.tokens[token.head].lemma in reading.cues.words["unrealised"] or _is_to_come(reading, token.head))


def _is_to_come(reading: Reading, verb: int) -> bool:
    """ "Will travel there to urge": the purpose of what is yet to happen."""
    return any(reading.tokens[i].tag == "MD" and reading.tokens[i].lower in _POSSIBLE for i in reading.children[verb])


def _joined_infinitive(reading: Reading, verb: int) -> int:
    """The verb a bare infinitive is joined to: of "tried to stop it and argue" not "tried", whose form is another."""
    head = reading.tokens[verb].head
    if reading.tokens[head].tag in ("VBD", "VBZ"):
        return next((i for i in reading.children[head] if head < i < verb and reading.tokens[i].dep == "xcomp"), head)
    return head


def _tagged(reading: Reading, verb: int, frames: list[Frame], speaker: int | None) -> Draft | None:
    """A verb set off behind or into what it reports: The talks failed, Rome said."""
    frame = next((frame for frame in frames if frame.name == "clause"), None)
    if frame is None or is_passive(reading, verb) or speaker is None:
        return None
    # "The court, which rules on trade, said": a relative clause is no tag.
    if speaker == set_off_subject(reading, verb):
        low = reading.sentence(verb)[0]
        return _draft(reading, verb, frame, speaker, [reading.chars(*reading.trimmed(low, reading.reach[speaker][0] - 1))])
    own = own_subject(reading, verb) is not None and reading.tokens[speaker].tag not in ("WDT", "WP")
    content = (tail_content(reading, verb) or as_content(reading, verb) or next_paragraph(reading, verb)) if own else []
    if not content:
        plain = own and reading.lemmas[verb] in reading.cues.words["plain_speech"]
        rest = contents.rest_of_sentence(reading, verb) if plain else None
        rest = rest or contents.inserted_clause(reading, verb) or contents.that_after(reading, verb)
        content = [reading.chars(*rest)] if rest is not None else []
    return _draft(reading, verb, frame, speaker, content) if content else None


def _draft(reading: Reading, verb: int, frame: Frame, speaker: int | None, content: list[tuple[int, int]]) -> Draft:
    return Draft(
        verb=verb,
        cue=cue_words(reading, verb, frame),
        verb_class=frame.verb_class,
        speaker=speaker,
        speaker_words=speaker_words(reading, speaker, verb) if speaker is not None else None,
        content=content,
        wide=frame.wide,
        why=f"{reading.lemmas[verb]}: {frame.name}",
        source=frame.source,
    )


def governed(reading: Reading, verb: int, frames: list[Frame]) -> tuple[Frame, Stretch] | None:
    """The first frame, in the order in which frames tell most, that finds its content."""
    passive = is_passive(reading, verb) or _reduced(reading, verb)
    for name in _ORDER:
        for frame in frames:
            if frame.name == name:
                found = _passive_content(reading, verb, frame) if passive else _content(reading, verb, frame)
                if found is not None:
                    return frame, found
    return None


def expressed(reading: Reading, verb: int) -> tuple[Frame, Stretch] | None:
    """A feeling or a wish handed over: offered condolences, extended thanks. The content begins at the noun."""
    words = reading.cues.words
    if reading.lemmas[verb] not in words["expression_verbs"] or is_passive(reading, verb):
        return None
    noun = reading.child(verb, "dobj")
    if noun is None or reading.lemmas[noun] not in words["expression_nouns"]:
        return None
    found = contents.object_after(reading, verb, EXPRESSED)
    return (EXPRESSED, found) if found is not None else None


def _content(reading: Reading, verb: int, frame: Frame) -> Stretch | None:
    match frame.name:
        case "clause":
            return contents.clause_after(reading, verb, bare=frame.verb_class == "document")
        case "ask":
            return contents.question_after(reading, verb)
        case "person_to":
            return contents.person_and_infinitive(reading, verb)
        case "person_prep":
            return contents.addressed_after(reading, verb, frame)
        case "to":
            return contents.infinitive_after(reading, verb)
        case "small":
            return contents.predicate_after(reading, verb)
        case "prep":
            return contents.preposition_after(reading, verb, frame)
        case "object" | "tailed":
            return contents.object_after(reading, verb, frame, needs_tail=frame.name == "tailed")
    return None


def _passive_content(reading: Reading, verb: int, frame: Frame) -> Stretch | None:
    """What a passive leaves behind its verb: was told that, was asked to; with an agent also the subject itself."""
    if frame.active or (frame.wide and agent_of(reading, verb) is None):
        return None
    match frame.name:
        case "clause":
            return contents.clause_after(reading, verb)
        case "ask":
            return contents.question_after(reading, verb)
        case "to" | "person_to":
            return contents.infinitive_after(reading, verb)
        case "prep":
            return contents.preposition_after(reading, verb, frame)
        case "small" if contents.predicate_of_passive(reading, verb) is None:
            return None
        case "object" | "small" | "tailed":
            return _passive_subject(reading, verb) if agent_of(reading, verb) is not None else None
    return None


def _passive_subject(reading: Reading, verb: int) -> Stretch | None:
    thing = reading.child(verb, "nsubjpass")
    if thing is None:
        head = reading.tokens[verb].head
        thing = head if reading.tokens[verb].dep == "acl" else None
    if thing is None or reading.tokens[thing].pos == "PRON":
        return None
    return reading.noun_phrase(thing, verb)


def _reduced(reading: Reading, verb: int) -> bool:
    token = reading.tokens[verb]
    return token.tag == "VBN" and token.dep in ("acl", "advcl") and own_subject(reading, verb) is None and reading.child(verb, "aux") is None


def _has_particle(reading: Reading, verb: int, frame: Frame) -> bool:
    if not frame.particles:
        return True
    return any(reading.tokens[i].dep in ("prt", "advmod") and reading.tokens[i].lower in frame.particles for i in reading.children[verb])


def _speaks(reading: Reading, speaker: int | None, frame: Frame, verb: int) -> bool:
    """Whether such a subject can say such a thing: papers show, people say; "it", "this" and the like do not speak."""
    if frame.verb_class == "document":
        return speaker is not None and reading.tokens[speaker].lemma.lower() in reading.cues.words["documents"]
    if frame.wide and frame.name not in ("clause", "quote") and reading.tokens[verb].dep in _IN_PASSING:
        # "those who back the plan": a leaning mentioned in passing is not reported.
        return False
    if frame.name == "to" and frame.verb_class == "demanded" and reading.tokens[verb].dep in _IN_PASSING:
        # "who asked not to be named" tells of the source, not of the matter.
        return False
    if speaker is None:
        return True
    token = reading.tokens[speaker]
    if token.lower == "you" or (token.pos == "NOUN" and (token.entity in _AMOUNTS or reading.cues.is_mute(token.lemma))):
        return False
    if token.lower == "it" and not frame.wide:
        return True
    return not (token.lower in _IMPERSONAL and (frame.wide or frame.name not in ("quote", "clause")))


def cue_words(reading: Reading, verb: int, frame: Frame) -> Stretch:
    """The verb with its auxiliaries before it and the particle or preposition it needs behind it."""
    low, high = verb, verb
    while low - 1 in reading.children[verb] and reading.tokens[low - 1].dep in ("aux", "auxpass", "neg", "advmod") and not reading.tokens[low - 1].text.istitle():
        low -= 1
    for child in reading.children[verb]:
        token = reading.tokens[child]
        if child == high + 1 and (token.lower in frame.particles or (frame.name in ("prep", "person_prep") and token.lower in frame.words)):
            high = child
    return low, high
