"""Tags: a cue with its speaker set off behind, before or into what is said."""

from __future__ import annotations

from .extent import group_end, group_start
from .reading import Reading
from .speakers import is_marked

_SET_OFF = frozenset({",", "?", "!", "—", "–", "--"})
_NOT_CONTENT = frozenset({"who", "which", "whom", "whose", "where", "when", "and", "but", "while", "though", "although", "as"}) | frozenset(
    {"after", "before", "if", "because", "in", "on", "at", "during"}
)


def as_content(reading: Reading, verb: int) -> list[tuple[int, int]]:
    """The clause beside "as Rome reported": what follows its comma, or what stands before it."""
    start, end = group_start(reading, verb), group_end(reading, verb)
    first, last = reading.sentence(verb)
    if start - 1 < first or reading.tokens[start - 1].lower != "as":
        return []
    low, high = (end + 2, last) if start - 1 == first else (first, start - 2)
    opens = start - 1 == first and end + 2 <= last and reading.tokens[end + 1].text == ","
    follows = start - 2 > first and reading.tokens[start - 2].text == ","
    if not (opens or follows) or reading.child(verb, "dobj") is not None:
        return []
    low, high = reading.trimmed(low, high)
    return [reading.chars(low, high)] if high > low and reading.quote_of[low] == reading.quote_of[verb] else []


def next_paragraph(reading: Reading, verb: int) -> list[tuple[int, int]]:
    """The paragraph behind a cue that ends its own with a colon."""
    last = reading.sentence(verb)[1]
    number = reading.paragraph(verb) + 1
    ends = last + 1 == len(reading.tokens) or reading.paragraph(last + 1) == number
    paragraphs = reading.parsed.paragraphs
    if reading.tokens[last].text != ":" or group_end(reading, verb, addressee=True) != last - 1 or not ends or number >= len(paragraphs):
        return []
    return [(paragraphs[number].start, paragraphs[number].end)]


def tail_content(reading: Reading, verb: int) -> list[tuple[int, int]]:
    """What stands before a tag, and behind it where the tag cuts the sentence; empty where the verb is no tag."""
    addressee = any(frame.name == "addressee" for frame in reading.frames(reading.lemmas[verb]))
    start, end = group_start(reading, verb), group_end(reading, verb, addressee)
    first, last = reading.sentence(verb)
    before = start - 1
    if before < first or reading.tokens[before].text not in _SET_OFF or is_marked(reading, verb, start):
        return []
    if reading.quote_of[before] != reading.quote_of[verb]:
        return []
    low = max([first, *(i + 1 for i in range(first, before) if reading.tokens[i].text == ";" and reading.quote_of[i] == reading.quote_of[verb])])
    while low < before and reading.tokens[low].lower in ("but", "and", "so", "yet", "still", ",", "—", "–"):
        low += 1
    low, high = reading.trimmed(low, before)
    if high < low:
        return []
    if reading.tokens[high].tag not in ("WDT", "WP") and _is_reported(reading, verb, low, high):
        return [reading.chars(low, high), *_behind(reading, verb, end, last)]
    behind = _behind(reading, verb, end, last)
    if reading.tokens[high].tag in ("WDT", "WP"):
        # "fighters which, Rome said, others refused": the clause begins behind the tag.
        return behind
    # "In Miami, he said, the talks went on": the tag cuts in behind an adverbial, and the clause is still to come.
    cuts = any(_has_clause(reading, a, b) or _holds_head(reading, verb, a, b) for a, b in behind)
    return [reading.chars(low, high), *behind] if cuts else []


def _is_reported(reading: Reading, verb: int, low: int, high: int) -> bool:
    """Whether the words before a tag are a clause of their own, and no adverbial of the tag ("On Friday, Rome said")."""
    for i in range(low, high + 1):
        token = reading.tokens[i]
        if token.head == verb and token.dep in ("ccomp", "parataxis"):
            return True
        finite = token.tag in ("VBD", "VBZ", "VBP", "MD") or token.pos == "AUX"
        main = token.head if token.dep in ("aux", "auxpass") else i
        if finite and reading.tokens[main].dep in ("ROOT", "ccomp", "conj", "parataxis") and reading.child(main, "mark") is None:
            return True
    return reading.tokens[verb].dep in ("parataxis", "ccomp") and low <= reading.tokens[verb].head <= high


def _has_clause(reading: Reading, start: int, end: int) -> bool:
    return any(reading.tokens[i].tag in ("VBD", "VBZ", "VBP", "MD") for i in reading.parsed.tokens_in(start, end))


def _tells_more(reading: Reading, verb: int, word: int) -> bool:
    """Whether a participle behind a tag is the speaker's: "…, he said, pointing to the map"; not "…, he said, leaving us
    alone", which hangs on what is reported."""
    token = reading.tokens[word]
    return token.tag == "VBG" and (token.head == verb or token.lemma in reading.cues.participles)


def _goes_on(reading: Reading, verb: int, joint: int) -> bool:
    """Whether "because" or "and" behind a tag goes on with what is reported: it is late, he said, because it rained."""
    token = reading.tokens[joint]
    if token.lower == "because":
        return True
    if token.lower != "and" or joint + 1 >= len(reading.tokens):
        return False
    subject = reading.tokens[joint + 1]
    main = reading.tokens[subject.head]
    return subject.dep == "nsubj" and subject.pos == "PRON" and main.lemma not in reading.cues.verbs


def _holds_head(reading: Reading, verb: int, start: int, end: int) -> bool:
    """Whether the verb the tag was set into stands there, however it was tagged: "The two sides, he said, now have"."""
    return reading.tokens[verb].dep in ("parataxis", "ccomp") and reading.tokens[verb].head in reading.parsed.tokens_in(start, end)


def _behind(reading: Reading, verb: int, end: int, last: int) -> list[tuple[int, int]]:
    """The rest of a sentence that the tag cuts in two."""
    if end + 2 > last or reading.tokens[end + 1].text not in (",", "—", "–"):
        return []
    first = reading.tokens[end + 2]
    opens_quote = reading.quote_of[first.i] != reading.quote_of[first.i - 1]
    joins = first.lower in _NOT_CONTENT and not _goes_on(reading, verb, first.i)
    if joins or _tells_more(reading, verb, first.i) or (reading.quote_of[first.i] != reading.quote_of[verb] and not opens_quote):
        return []
    low, high = reading.trimmed(end + 2, last)
    return [reading.chars(low, high)] if high > low else []
