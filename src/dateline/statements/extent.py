"""How far words reach: the group of a cue, and where what it governs ends before another cue begins."""

from __future__ import annotations

from .reading import Reading, Stretch
from .speakers import joined_to, own_subject

_AFTER = ("prt", "dative", "prep", "npadvmod", "advmod", "nsubj", "agent", "tmod", "aux", "neg")
_BEFORE = ("nsubj", "aux", "auxpass", "advmod", "neg", "nsubjpass", "npadvmod")


def group_end(reading: Reading, verb: int, addressee: bool = False) -> int:
    """Last word of the cue's group: an inverted subject, who was told, when, in what medium, but no content."""
    end = verb
    for child in reading.children[verb]:
        token = reading.tokens[child]
        if child < verb:
            continue
        if token.dep == "punct" and token.text == ",":
            continue
        low, high = reading.reach[child]
        fits = token.dep in _AFTER or (addressee and token.dep == "dobj")
        if not fits or low > end + 2 or _meets_quote(reading, low, high, verb):
            break
        end = max(end, high)
    return end


def group_start(reading: Reading, verb: int) -> int:
    """First word of the cue's group: its subject and auxiliaries."""
    start = verb
    for child in reversed(reading.children[verb]):
        token = reading.tokens[child]
        if child > verb:
            continue
        low, high = reading.reach[child]
        if token.dep not in _BEFORE or high < start - 2 or _meets_quote(reading, low, high, verb):
            break
        start = min(start, low)
    return start


def _meets_quote(reading: Reading, low: int, high: int, verb: int) -> bool:
    """Whether words run into a quotation that the verb does not stand in."""
    others = {reading.quote_of[i] for i in (low, high)} - {-1, reading.quote_of[verb]}
    return any(reading.long_quote(number) or reading.set_off(number) for number in others)


def clipped(reading: Reading, verb: int, low: int, high: int) -> Stretch | None:
    """The stretch inside the verb's sentence and quotation, cut before a cue that begins a statement of its own."""
    first, last = reading.sentence(verb)
    low, high = max(low, first), min(high, last)
    inside = reading.quote_of[verb]
    if inside != -1:
        while high > low and reading.quote_of[high] != inside:
            high -= 1
    if low > high:
        return None
    high = min(high, _cut(reading, verb, low, high))
    low, high = reading.trimmed(low, high)
    return (low, high) if low <= high else None


def _cut(reading: Reading, verb: int, low: int, high: int) -> int:
    """Where a second cue begins inside the stretch: ", adding that", "and warned Rome"."""
    outside = reading.quote_of[verb]
    for i in range(low + 1, high + 1):
        token = reading.tokens[i]
        if reading.quote_of[i] != outside or reading.tokens[i - 1].lower in ("'s", "’s"):
            # Behind a genitive a verb form is an attribute: for Norway's continued help.
            continue
        if token.lower == "according" and reading.tokens[i - 1].text == ",":
            return i - 1
        if token.dep == "conj" and low <= token.head and joined_to(reading, i) == verb and _differs(reading, i):
            return _before_conjunction(reading, i, low)
        if token.lemma not in reading.cues.participles:
            continue
        if (start := _second_clause(reading, verb, i, low)) is not None:
            return start
        if token.tag == "VBG" and reading.tokens[i - 1].text == "," and token.dep in ("advcl", "acl", "conj", "ccomp", "xcomp"):
            return i - 1
        if token.dep == "conj" and low <= token.head and joined_to(reading, i) == verb:
            return _before_conjunction(reading, i, low)
    return high


def _differs(reading: Reading, conjunct: int) -> bool:
    """Whether a joined verb shows another form than the reported one it was hung on: "had been recalled but gave"."""
    return reading.tokens[reading.tokens[conjunct].head].tag != reading.tokens[conjunct].tag


def _second_clause(reading: Reading, verb: int, other: int, low: int) -> int | None:
    """The last word before ", while Rome denounced": a second cue with a subject of its own, in the tense of the first."""
    token = reading.tokens[other]
    if token.dep not in ("advcl", "conj") or token.tag != reading.tokens[verb].tag or own_subject(reading, other) is None:
        return None
    subject = own_subject(reading, other)
    mark = reading.child(other, "mark")
    start = min(reading.reach[subject][0] if subject is not None else other, mark if mark is not None else other)
    word = reading.tokens[start - 1] if token.dep == "conj" else reading.tokens[start]
    joins = word.lower in (("and", "but") if token.dep == "conj" else ("while", "whereas", "though", "although"))
    comma = start - 2 if token.dep == "conj" else start - 1
    return comma - 1 if joins and comma > low and reading.tokens[comma].text == "," else None


def _before_conjunction(reading: Reading, conjunct: int, low: int) -> int:
    i = conjunct - 1
    while i > low and reading.tokens[i].pos not in ("CCONJ", "PUNCT"):
        i -= 1
    return i - 1 if i > low else conjunct - 1
