"""Statements that hang on no verb of speech: according to Rome, its warning that, his call for, reportedly."""

from __future__ import annotations

from collections.abc import Iterator

from . import contents
from .cues import Frame
from .extent import clipped
from .reading import Draft, Reading, Stretch
from .speakers import own_subject, speaker_of, speaker_words

HEARSAY = "hearsay"
"""The reason of statements that an adverb alone tells of."""
_SHORTEST_CLAUSE = 2
_MEASURES = ("DATE", "TIME", "QUANTITY", "MONEY", "PERCENT", "CARDINAL", "ORDINAL")
_TO_BE = ("be", "remain", "become", "feel", "seem", "sound", "appear")


def drafts_of_phrases(reading: Reading) -> Iterator[Draft]:
    """Drafts of "according to", of nouns with a holder and a content, of adjectives, and of hearsay adverbs."""
    hearsay, lowered = reading.cues.words["hearsay"], reading.parsed.lowered
    for token in reading.tokens:
        draft = None
        if token.pos == "NOUN" and token.lemma in reading.cues.nouns:
            draft = noun_draft(reading, token.i)
        elif token.pos in ("ADJ", "VERB") and lowered[token.i] in reading.cues.adjectives:
            draft = adjective_draft(reading, token.i)
        elif lowered[token.i] in hearsay:
            draft = hearsay_draft(reading, token.i)
        if draft is not None:
            yield draft
    yield from _according(reading)


def _according(reading: Reading) -> Iterator[Draft]:
    firsts = {phrase[0] for phrase, _ in reading.cues.according_to}
    lowered = reading.parsed.lowered
    for i, word in enumerate(lowered):
        if word in firsts:
            for phrase, verb_class in reading.cues.according_to:
                last = i + len(phrase) - 1
                if lowered[i : last + 1] == phrase:
                    draft = _according_draft(reading, i, last, verb_class)
                    if draft is not None:
                        yield draft
                    break


def _according_draft(reading: Reading, first: int, last: int, verb_class: str) -> Draft | None:
    speaker = _object_of(reading, last)
    if speaker is None or reading.tokens[speaker].tag == "WDT" or (reading.tokens[last].lower == "per" and not _is_source(reading, speaker)):
        return None
    if reading.tokens[speaker].lemma in reading.cues.words["documents"] or reading.tokens[speaker].lemma in reading.cues.words["media"]:
        author = holder_of(reading, speaker, possessive=False)
        speaker = author[0] if author is not None else speaker
    words = reading.noun_phrase(speaker, last if reading.tokens[speaker].head == last else None)
    while words[1] + 1 < len(reading.tokens) and reading.tokens[words[1] + 1].head == last and reading.tokens[words[1] + 1].dep == "pobj":
        # A hyphenated noun that the parser took for three: "its British co - chair".
        words = words[0], words[1] + 1
    content = _clause_beside(reading, first, max(reading.reach[last][1], words[1], last))
    if not content:
        return None
    return Draft(first, (first, last), verb_class, speaker, words, content, wide=verb_class != "said", why="according to")


def _is_source(reading: Reading, noun: int) -> bool:
    """Whether a noun behind "per" is one who speaks, and no measure: per the ministry; not per year, per person, per advice."""
    token, words = reading.tokens[noun], reading.cues.words
    lemma = token.lemma.lower()
    known = lemma in words["documents"] or lemma in words["media"] or lemma in words["headline_speakers"] or lemma in words["speaking"]
    return (known and reading.reach[noun][0] < noun) or (token.pos == "PROPN" and token.entity not in _MEASURES)


def _object_of(reading: Reading, prep: int) -> int | None:
    thing = reading.child(prep, "pobj")
    if thing is not None:
        return thing
    after = [i for i in range(prep + 1, min(prep + 8, reading.sentence(prep)[1] + 1)) if reading.tokens[i].pos in ("NOUN", "PROPN", "PRON")]
    return after[0] if after else None


def _clause_beside(reading: Reading, first: int, end: int) -> list[tuple[int, int]]:
    """The sentence around a phrase: what stands before it, behind it where it opens the sentence, both where it cuts
    the sentence before its verb."""
    low, high = reading.sentence(first)
    inside = reading.quote_of[first]
    end = _name_end(reading, end, high)
    before = reading.trimmed(low, first - 1) if first - 1 >= low else None
    after = reading.trimmed(end + 1, high) if high > end + 1 else None
    if before is not None and inside != -1 and reading.quote_of[before[0]] != inside:
        before = None
    parts = []
    if before is not None and reading.tokens[first - 1].tag in ("WDT", "WP"):
        # "a council, which according to Rome has been put off".
        before = None
    if before is not None:
        before = _last_clause(reading, *before)
        parts.append(before)
    if after is not None and (before is None or not has_tense(reading, *before)):
        parts.append(after)
    long_enough = sum(high - low + 1 for low, high in parts) >= _SHORTEST_CLAUSE
    return [reading.chars(*part) for part in parts] if long_enough else []


def _name_end(reading: Reading, end: int, high: int) -> int:
    """The end of a source with the name set off behind it: "its co-chair, Anna Berg,"."""
    i = end + 1
    while i < high and reading.tokens[i].text in ("-", ","):
        i += 1
    name = i
    while i < high and reading.tokens[i].pos == "PROPN":
        i += 1
    return i if i > name and reading.tokens[i].text == "," and reading.tokens[name - 1].text == "," else end


def has_tense(reading: Reading, low: int, high: int) -> bool:
    """Whether some words hold a verb that shows tense."""
    return any(reading.tokens[i].tag in ("VBD", "VBZ", "VBP", "MD") for i in range(low, high + 1))


def _last_clause(reading: Reading, low: int, high: int) -> Stretch:
    """Without a "But" or "And" at the start."""
    while low < high and reading.tokens[low].lower in ("but", "and", "so", ","):
        low += 1
    while low < high and reading.tokens[high].lower in ("but", "and", "or", ","):
        high -= 1
    return low, high


def noun_draft(reading: Reading, noun: int) -> Draft | None:
    """A noun of speech with a content of its own and somebody it belongs to."""
    frames = reading.cues.nouns[reading.tokens[noun].lemma]
    found = _noun_content(reading, noun, frames)
    if found is None:
        return None
    frame, content = found
    holder = holder_of(reading, noun)
    if holder is None:
        return None
    speaker, words = holder
    return Draft(
        noun, (noun, noun), frame.verb_class, speaker, words, [reading.chars(*content)], wide=frame.wide, why=f"{reading.tokens[noun].lemma}: {frame.name}", source=frame.source
    )


def _noun_content(reading: Reading, noun: int, frames: tuple[Frame, ...]) -> tuple[Frame, Stretch] | None:
    for frame in frames:
        for child in reading.children[noun]:
            if child < noun:
                continue
            token = reading.tokens[child]
            low, high = reading.reach[child]
            that = frame.name == "clause" and token.dep in ("acl", "ccomp", "relcl") and reading.tokens[low].lower == "that" and reading.tokens[low].dep == "mark"
            infinitive = frame.name == "to" and token.dep == "acl" and reading.tokens[low].tag == "TO"
            if that or infinitive:
                return frame, reading.trimmed(low, high)
            if frame.name == "prep" and token.dep == "prep" and token.lower in frame.words and high > child:
                return frame, reading.trimmed(child + 1, high)
    return None


def holder_of(reading: Reading, noun: int, possessive: bool = True) -> tuple[int, Stretch] | None:
    """Whose word it is: its possessive, its "by" or "from", or the subject of the verb that makes it."""
    owner = reading.child(noun, "poss") if possessive else None
    if owner is not None:
        return owner, reading.trimmed(*_without_mark(reading, owner))
    for child in reading.children[noun]:
        if reading.tokens[child].dep in ("prep", "agent") and reading.tokens[child].lower in ("by", "from"):
            thing = reading.child(child, "pobj")
            if thing is not None and thing > noun:
                return thing, reading.noun_phrase(thing, child)
    token = reading.tokens[noun]
    verb = token.head
    if token.dep == "dobj" and reading.tokens[verb].lemma in reading.cues.words["support_verbs"]:
        speaker = speaker_of(reading, verb)
        if speaker is not None:
            return speaker, speaker_words(reading, speaker, verb)
    return None


def _without_mark(reading: Reading, owner: int) -> Stretch:
    low, high = reading.reach[owner]
    mark = reading.child(owner, "case")
    return low, min(high, mark - 1) if mark is not None and mark > owner else high


def adjective_draft(reading: Reading, word: int) -> Draft | None:
    """Somebody who is confident that, adamant that, worried about."""
    token = reading.tokens[word]
    verb = token.head
    made_clear = token.lower == "clear" and reading.tokens[verb].lemma == "make"
    if (token.dep in ("acomp", "oprd", "attr") and reading.tokens[verb].lemma in _TO_BE) or made_clear:
        speaker = speaker_of(reading, verb)
    elif token.dep in ("ROOT", "conj", "ccomp", "relcl", "advcl") and token.pos == "VERB":
        speaker = reading.child(word, "nsubjpass", "nsubj")
    else:
        return None
    if speaker is None or reading.tokens[speaker].lower in ("it", "this", "that", "there", "which"):
        return None
    for frame in reading.cues.adjectives[token.lower]:
        content = _adjective_content(reading, word, frame)
        if content is not None:
            return Draft(
                word,
                (min(verb, word) if verb == word - 1 else word, word),
                frame.verb_class,
                speaker,
                speaker_words(reading, speaker, verb),
                [reading.chars(*content)],
                wide=frame.wide,
                why=f"{token.lower}: {frame.name}",
                source=frame.source,
            )
    return None


def _adjective_content(reading: Reading, word: int, frame: Frame) -> Stretch | None:
    if frame.name == "clause":
        head = reading.tokens[word].head
        clause = contents.clause_after(reading, word) or _that_clause(reading, word)
        return clause if clause is not None or reading.tokens[head].lemma != "make" else contents.clause_after(reading, head)
    if frame.name == "to":
        return contents.infinitive_after(reading, word)
    return contents.preposition_after(reading, word, frame)


def _that_clause(reading: Reading, word: int) -> Stretch | None:
    """A "that" clause the parser made an adverbial of the adjective: made clear that."""
    for child in reading.children[word]:
        low, high = reading.reach[child]
        if child > word and reading.tokens[child].dep == "advcl" and reading.tokens[low].lower == "that" and reading.tokens[low].dep == "mark":
            return clipped(reading, word, low, high)
    return None


def hearsay_draft(reading: Reading, word: int) -> Draft | None:
    """A clause told as hearsay; nobody is named."""
    verb = reading.tokens[word].head
    if reading.tokens[verb].pos not in ("VERB", "AUX") or reading.tokens[verb].lemma in reading.cues.participles:
        return None
    low, high = reading.reach[verb]
    subject = own_subject(reading, verb)
    subject = subject if subject is not None else reading.child(verb, "nsubjpass")
    low = reading.reach[subject][0] if subject is not None else low
    spans = [reading.chars(*reading.trimmed(*part)) for part in ((low, word - 1), (word + 1, high)) if part[0] <= part[1]]
    return Draft(word, (word, word), "said", None, None, spans, wide=True, why=HEARSAY)
