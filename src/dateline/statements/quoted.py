"""Quotations: which cue each belongs to, and what goes on without one."""

from __future__ import annotations

from . import contents
from .cues import Frame
from .extent import clipped, group_end, group_start
from .nouns import HEARSAY
from .reading import Draft, Reading
from .speakers import is_marked, is_passive, own_subject, speaker_of, speaker_words
from .verbs import cue_words

_BETWEEN = frozenset({",", ":", "—", "–", "-", "--", "that", ";"})
_NOMINAL = ("NOUN", "PROPN", "PRON")
_CLAUSAL = ("clause", "quote", "ask", "to")
_LOOSE_WORDS = 4
"""A quotation without a cue is taken for speech from so many words on; shorter ones are names and irony."""


def claim_quotes(reading: Reading, drafts: list[Draft]) -> list[Draft]:
    """The drafts with the quotations tagged by their cues, and new ones for cues that had no other content."""
    by_verb = {draft.verb: draft for draft in drafts}
    claimed: set[int] = set()
    for verb, frame in _taggers(reading):
        quote = _quote_before(reading, verb)
        if quote is not None and quote not in claimed:
            claimed.add(quote)
            _claim(reading, by_verb, verb, frame, quote)
    for verb, frame in _taggers(reading):
        quote = _quote_after(reading, verb)
        if quote is not None and quote not in claimed:
            claimed.add(quote)
            _claim(reading, by_verb, verb, frame, quote)
    found = list(by_verb.values())
    return [*found, *_go_on(reading, found)]


def _taggers(reading: Reading) -> list[tuple[int, Frame]]:
    """Verbs outside quotations that may tag one."""
    found = []
    for token in reading.tokens:
        if reading.lemmas[token.i] in reading.cues.verbs and token.tag.startswith("VB") and reading.quote_of[token.i] == -1:
            frame = next((frame for frame in reading.frames(reading.lemmas[token.i]) if frame.name == "quote"), None)
            yet_to_be_said = any(reading.tokens[i].tag == "MD" and reading.quote_of[i] == -1 for i in reading.children[token.i])
            if frame is not None and not yet_to_be_said and not _governs_else(reading, token.i):
                found.append((token.i, frame))
    return found


def _governs_else(reading: Reading, verb: int) -> bool:
    """A participle with an object of its own tags no quotation: "…," offering them land."""
    if reading.tokens[verb].tag != "VBG" or contents.has_addressee(reading, verb):
        return False
    return any(i > verb and reading.tokens[i].dep == "dobj" and reading.quote_of[i] == -1 for i in reading.children[verb])


def _claim(reading: Reading, by_verb: dict[int, Draft], verb: int, frame: Frame, quote: int) -> None:
    span = _with_its_sentence(reading, verb, quote)
    draft = by_verb.get(verb)
    if draft is None:
        speaker = speaker_of(reading, verb)
        speaker = speaker if speaker is not None else _neighbour(reading, verb)
        words = speaker_words(reading, speaker, verb) if speaker is not None else None
        draft = Draft(verb, cue_words(reading, verb, frame), frame.verb_class, speaker, words, why=f"{reading.lemmas[verb]}: quote", source=frame.source)
        by_verb[verb] = draft
    elif not draft.why.endswith(_CLAUSAL) and draft.content[0][0] > span[0]:
        # "…," he told them: what follows a tag verb is who is told, no content.
        draft.content = []
    draft.content.append(span)
    while quote > 0 and reading.quotes[quote - 1].carried:
        # The paragraphs before, left open, are the same speaker's.
        quote -= 1
        draft.content.append((reading.quotes[quote].start, reading.quotes[quote].end))


def _with_its_sentence(reading: Reading, verb: int, quote: int) -> tuple[int, int]:
    """A quotation with the words of its sentence that go on into it or out of it: the plan "is late" for all, he said."""
    low, high = _first(reading, quote), _last(reading, quote)
    first, last = reading.sentence(low)[0], reading.sentence(high)[1]
    if high < verb and first < low and reading.quote_of[first] == -1 and _runs_on(reading, low):
        low = first if not any(_tells(reading, i) for i in range(first, low)) else low
    if low > verb and high < last and reading.tokens[high - 1].pos != "PUNCT" and reading.tokens[high + 1].pos not in ("PUNCT", "CCONJ"):
        end = clipped(reading, verb, low, last)
        high = max(high, end[1]) if end is not None else high
    return reading.chars(low, high)


def _tells(reading: Reading, word: int) -> bool:
    """Whether a word before a quotation is a verb of saying, so that the quotation may be its own."""
    return reading.tokens[word].pos == "VERB" and any(frame.name == "clause" and not frame.wide for frame in reading.frames(reading.lemmas[word]))


def _runs_on(reading: Reading, first: int) -> bool:
    """Whether a quotation that begins at a word goes on with the words before it: no capital, no full stop between."""
    before, opening = reading.tokens[first - 1], next((t for t in reading.tokens[first : first + 3] if t.text[0].isalpha()), None)
    return before.pos not in ("PUNCT", "SYM", "SPACE") and opening is not None and opening.text[0].islower()


def _quote_before(reading: Reading, verb: int) -> int | None:
    """The quotation that ends right before the tag."""
    root = _leading_verb(reading, verb)
    if (root == verb and is_passive(reading, verb)) or is_marked(reading, verb):
        return None
    before = group_start(reading, root) - 1
    if before >= 0 and reading.tokens[before].text in (",", "—", "–", "--", "-") and reading.quote_of[before] == -1:
        before -= 1
    if before < 0 or reading.paragraph(before) != reading.paragraph(verb):
        return None
    number = reading.quote_of[before]
    if number == -1:
        return _quote_of_far_tag(reading, verb)
    if before != _last(reading, number):
        return None
    end = reading.tokens[before - 1].text
    ended = end == "." or (end in ("?", "!") and reading.tokens[_first(reading, number) - 1].text[0].isalnum() and reading.sentence(before)[0] < _first(reading, number))
    if ended and reading.tokens[before + 1].text[0].isupper() and reading.quotes[number].closed and not _is_mere_tag(reading, verb):
        # The quotation ended with a full stop, or a question ran on from the words before: what follows is a sentence of its own.
        return None
    set_off = reading.tokens[before].text in (",", "?", "!") or reading.tokens[before - 1].pos == "PUNCT" or reading.tokens[before + 1].pos == "PUNCT"
    if not set_off and not reading.long_quote(number):
        # One word in inverted commas that runs on into a verb is no tagged quotation: it "must" apologise.
        return None
    named = root != verb or own_subject(reading, verb) is not None or _neighbour(reading, verb) is not None
    return number if named else None


def _quote_of_far_tag(reading: Reading, verb: int) -> int | None:
    """The quotation whose tag has an insertion between speaker and verb: "…," Mr. Berg, now 81 and at home in Bergen, said."""
    if reading.lemmas[verb] not in reading.cues.words["plain_speech"] or own_subject(reading, verb) is not None or reading.tokens[verb - 1].text != ",":
        return None
    first = reading.sentence(verb)[0]
    end = next((i for i in range(verb - 1, first - 1, -1) if reading.quote_of[i] != -1), None)
    if end is None or reading.tokens[end - 1].text not in (",", "?", "!") or reading.tokens[end + 1].pos not in (*_NOMINAL, "DET"):
        return None
    return reading.quote_of[end]


def _is_mere_tag(reading: Reading, verb: int) -> bool:
    """Whether a sentence is a speaker and a verb of plain speech alone, set behind a full stop by mistake: "We wait." Moro said."""
    first, last = reading.sentence(verb)
    words = [i for i in range(first, last + 1) if reading.tokens[i].pos != "PUNCT"]
    return bool(words) and words[-1] == verb and reading.lemmas[verb] in reading.cues.words["plain_speech"]


def _leading_verb(reading: Reading, verb: int) -> int:
    """The verb that leads a tag of two: was quoted as saying, went on to say."""
    token = reading.tokens[verb]
    head = reading.tokens[token.head]
    if token.dep == "pcomp" and head.lower == "as" and reading.lemmas[head.head] in ("quote", "cite"):
        return head.head
    return token.head if token.dep == "xcomp" and token.head < verb and head.lemma in ("go", "continue", "begin") else verb


def _quote_after(reading: Reading, verb: int) -> int | None:
    """The quotation that begins right after the tag, a colon, a comma or "that" between them; after a colon also in
    the next paragraph."""
    if reading.tokens[verb].tag == "VBN" and reading.tokens[verb].dep in ("acl", "amod") and reading.child(verb, "agent") is None:
        # "On the relief granted so far: …": what is told of a noun is no tag.
        return None
    end = group_end(reading, verb, addressee=True)
    for i in range(end + 1, min(end + 4, len(reading.tokens))):
        number = reading.quote_of[i]
        if number != -1:
            same = reading.paragraph(i) == reading.paragraph(verb)
            if i == end + 1 and not reading.long_quote(number) and not _reports(reading, verb):
                # A word or two in inverted commas straight behind another verb is a name: offers "union".
                return None
            return number if i == _first(reading, number) and (same or reading.tokens[i - 1].text == ":") else None
        if reading.tokens[i].lower not in _BETWEEN:
            return None
    return None


def _reports(reading: Reading, verb: int) -> bool:
    return any(frame.name in ("clause", "small") for frame in reading.frames(reading.lemmas[verb]))


def _first(reading: Reading, number: int) -> int:
    return reading.parsed.tokens_in(reading.quotes[number].start, reading.quotes[number].end).start


def _last(reading: Reading, number: int) -> int:
    return reading.parsed.tokens_in(reading.quotes[number].start, reading.quotes[number].end).stop - 1


def _neighbour(reading: Reading, verb: int) -> int | None:
    """The noun beside a tag verb, where the parse gives it no subject: "…," Smith said; "…," said Smith."""
    i = verb - 1
    while i >= 0 and reading.quote_of[i] == -1 and reading.tokens[i].pos in ("ADV", "AUX") and not _is_named(reading, i):
        i -= 1
    if i >= 0 and _is_named(reading, i):
        return i
    if i >= 0 and reading.quote_of[i] == -1 and reading.tokens[i].pos in _NOMINAL and reading.sentence(i) == reading.sentence(verb):
        return i
    after = verb + 1
    last = reading.sentence(verb)[1]
    while after <= last and reading.quote_of[after] == -1 and reading.tokens[after].pos in ("DET", "ADJ", *_NOMINAL):
        if reading.tokens[after].pos in _NOMINAL and (after == last or reading.tokens[after + 1].pos not in (*_NOMINAL, "PART")):
            return after
        after += 1
    return None


def _is_named(reading: Reading, word: int) -> bool:
    """A capital straight behind a quotation is a name, whatever its tag."""
    return word > 0 and reading.quote_of[word] == -1 and reading.quote_of[word - 1] != -1 and reading.tokens[word].text[0].isupper()


def _go_on(reading: Reading, drafts: list[Draft]) -> list[Draft]:
    """Quotations without a cue go on with the statement before them, in their paragraph or from the one before."""
    taken = _taken(reading, drafts)
    outer = sorted((d for d in drafts if reading.quote_of[d.verb] == -1 and d.why != HEARSAY), key=lambda d: (_end(reading, d), d.verb))
    new: list[Draft] = []
    last: Draft | None = None
    position = 0
    for number, quote in enumerate(reading.quotes):
        while position < len(outer) and _end(reading, outer[position]) <= quote.start:
            last = _leading(reading, last, outer[position])
            position += 1
        if number in taken or last is None or not _is_speech(reading, number) or not _near(reading, last, number):
            continue
        if (_ends_quoted(reading, last) and not _is_headed(reading, number)) or _follows_colon(reading, last, number):
            last.content.append((quote.start, quote.end))
        else:
            last = Draft(last.verb, last.cue, "said", last.speaker, last.speaker_words, [(quote.start, quote.end)], why="goes on without a cue", source=last.source)
            new.append(last)
    return new


def _end(reading: Reading, draft: Draft) -> int:
    return max(reading.tokens[draft.verb].end, max((end for _, end in draft.content), default=0))


def _leading(reading: Reading, one: Draft | None, other: Draft) -> Draft:
    """Of two statements the one whose speaker goes on: the later, but in one sentence the one that leads it."""
    if one is None or reading.sentence(one.verb) != reading.sentence(other.verb):
        return other
    return one if _rank(reading, one) < _rank(reading, other) else other


def _rank(reading: Reading, draft: Draft) -> tuple[bool, int]:
    return draft.wide or reading.tokens[draft.verb].pos not in ("VERB", "AUX"), len(reading.parsed.ancestors(draft.verb))


def _taken(reading: Reading, drafts: list[Draft]) -> set[int]:
    taken = set()
    for draft in drafts:
        if reading.quote_of[draft.verb] != -1:
            continue
        for start, end in draft.content:
            for i in reading.parsed.tokens_in(start, end):
                taken.add(reading.quote_of[i])
    return taken


def _is_speech(reading: Reading, number: int) -> bool:
    """A quotation that stands as a sentence of its own."""
    first, last = _first(reading, number), _last(reading, number)
    if last - first < _LOOSE_WORDS or first < 0:
        return False
    return first == reading.sentence(first)[0] or reading.tokens[first - 1].text in (".", "?", "!", ":")


def _near(reading: Reading, draft: Draft, number: int) -> bool:
    """Whether a quotation follows the last statement in its paragraph or opens the next one."""
    first = _first(reading, number)
    end = max(draft.content, key=lambda span: span[1], default=(0, reading.tokens[draft.verb].end))[1]
    before = reading.parsed.tokens_in(0, end).stop - 1
    gap = reading.paragraph(first) - reading.paragraph(max(before, draft.verb))
    return gap == 0 or (gap == 1 and (first == reading.sentence(first)[0] or _is_headed(reading, number)))


def _follows_colon(reading: Reading, draft: Draft, number: int) -> bool:
    """Whether a quotation goes on with what a statement says, behind a colon in its sentence: He said no: "Never."."""
    first = _first(reading, number)
    end = max((end for _, end in draft.content), default=0)
    return reading.tokens[first - 1].text == ":" and reading.sentence(first - 1) == reading.sentence(draft.verb) and end == reading.tokens[first - 2].end


def _is_headed(reading: Reading, number: int) -> bool:
    """Whether a quotation is what was said on a matter named before it: On the vote: "…"."""
    text, quote = reading.parsed.article.text, reading.quotes[number]
    start = reading.parsed.paragraphs[reading.paragraph(_first(reading, number))].start
    head = text[start : quote.start].strip()
    return head.endswith(":") and head.split(" ", 1)[0].lower() in ("on", "about", "regarding")


def _ends_quoted(reading: Reading, draft: Draft) -> bool:
    last = max(draft.content, key=lambda span: span[1], default=None)
    return last is not None and reading.quote_at(last[1] - 1) != -1


def complete(reading: Reading, draft: Draft) -> Draft:
    """The draft with every quotation it touches taken whole, and its spans in order, joined where nothing is between."""
    inside = reading.quote_of[draft.verb]
    spans: list[tuple[int, int]] = []
    for start, end in sorted(draft.content):
        for i in {reading.quote_of[i] for i in reading.parsed.tokens_in(start, end)} - {-1, inside}:
            start, end = min(start, reading.quotes[i].start), max(end, reading.quotes[i].end)
        spans.append((start, end))
    draft.content = _joined(reading, sorted(spans))
    return draft


def _joined(reading: Reading, spans: list[tuple[int, int]]) -> list[tuple[int, int]]:
    text = reading.parsed.article.text
    joined: list[tuple[int, int]] = []
    for start, end in spans:
        if joined and (start <= joined[-1][1] or not any(ch.isalnum() or ch == "\n" for ch in text[joined[-1][1] : start])):
            joined[-1] = (joined[-1][0], max(end, joined[-1][1]))
        else:
            joined.append((start, end))
    return joined
