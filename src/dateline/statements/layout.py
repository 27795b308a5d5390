"""Statements told by the layout and not by a verb: turns of a transcript, headlines with a colon or a dash, and texts
that say at the top whose words follow."""

from __future__ import annotations

import re
from collections.abc import Iterator

from dateline.model.text import Paragraph

from .reading import PUT_UNDER, Draft, Reading, Stretch

_COLON = re.compile(r"\s*([^:.!?]{2,60}?):\s+(?=\S)")
_DASH = re.compile(r"(?:\s+[-–—]+|:)\s+(?P<who>[^-–—:]{2,40})$")
_SIGNED = re.compile(r"\s*[-–—―:]+\s*([^\W\d_][^\n]{1,60}?)\s*$")
_LONGEST_HEADLINE = 200
_SHORT_NAME = 3
_LONGEST_NAME = 6
_FRAME = 45
"""Characters before "statement by" in a line that puts a text under a name: "The text of the following joint"."""


def drafts_of_layout(reading: Reading) -> Iterator[Draft]:
    """Drafts of turns, of headlines, and of words that the text is put under."""
    yield from _turns(reading)
    for paragraph in reading.parsed.paragraphs:
        if paragraph.kind == "headline" or (paragraph.i == 0 and paragraph.end - paragraph.start <= _LONGEST_HEADLINE):
            yield from _headline(reading, paragraph)
    if not reading.turns:
        yield from _put_under(reading)
    yield from _signed(reading)


def _signed(reading: Reading) -> Iterator[Draft]:
    """A quotation with a dash and a name behind it, up to the end of the paragraph."""
    text = reading.parsed.article.text
    for paragraph in reading.parsed.paragraphs:
        for number in range(reading.first_quote(paragraph.start), len(reading.quotes)):
            quote = reading.quotes[number]
            if quote.start >= paragraph.end:
                break
            match = _SIGNED.match(text, quote.end, paragraph.end)
            name = _stretch(reading, *match.span(1)) if match else None
            if match and name is not None and _may_speak(reading, name):
                mark = max(name[0] - 1, 0)
                yield Draft(mark, (mark, mark), "said", _name_head(reading, name), name, [(quote.start, quote.end)], why="signed")


def _turns(reading: Reading) -> Iterator[Draft]:
    for turn in reading.turns:
        name = _stretch(reading, *turn.name)
        mark = _stretch(reading, *turn.mark)
        if name is not None and mark is not None:
            yield Draft(mark[0], mark, "said", _name_head(reading, name), name, list(turn.stretches), verbatim=True, why="turn of a transcript")


def _stretch(reading: Reading, start: int, end: int) -> Stretch | None:
    words = reading.parsed.tokens_in(start, end)
    return (words.start, words.stop - 1) if words else None


def _name_head(reading: Reading, name: Stretch) -> int:
    """The word of a name that its other words hang on, the last one where the parse is no help."""
    inside = [i for i in range(name[0], name[1] + 1) if not name[0] <= reading.tokens[i].head <= name[1] or reading.tokens[i].head == i]
    words = [i for i in inside if reading.tokens[i].text[0].isalpha()]
    return words[-1] if words else name[1]


def _headline(reading: Reading, paragraph: Paragraph) -> Iterator[Draft]:
    """ "Rome: talks have failed" and "Talks have failed – Rome": a short name beside a colon or a dash."""
    text = reading.parsed.article.text
    if any(turn.mark[0] < paragraph.end and paragraph.start <= turn.name[0] for turn in reading.turns):
        return
    colon = _COLON.match(text, paragraph.start, paragraph.end)
    if colon is not None:
        name = _stretch(reading, *colon.span(1))
        mark = reading.parsed.token_at(colon.end(1))
        if name is not None and mark is not None and _may_speak(reading, name) and paragraph.end > colon.end():
            yield _headline_draft(reading, name, mark, (colon.end(), paragraph.end))
            return
    dash = _DASH.search(text, paragraph.start, paragraph.end)
    if dash is not None:
        name = _stretch(reading, *dash.span("who"))
        mark = name[0] - 1 if name else None
        if name is not None and mark is not None and mark >= 0 and _may_speak(reading, name):
            yield _headline_draft(reading, name, mark, (paragraph.start, dash.start()))


def _headline_draft(reading: Reading, name: Stretch, mark: int, content: tuple[int, int]) -> Draft:
    words = reading.trimmed(*(_stretch(reading, *content) or (mark, mark)))
    return Draft(mark, (mark, mark), "said", _name_head(reading, name), name, [reading.chars(*words)], why="headline")


def _may_speak(reading: Reading, name: Stretch) -> bool:
    words = [reading.tokens[i] for i in range(name[0], name[1] + 1)]
    if len(words) > _LONGEST_NAME or any(word.tag in ("VBD", "VBZ", "VBP", "MD", "VBN") or word.lower in ("to", "and", "on") for word in words):
        return False
    head = reading.tokens[_name_head(reading, name)]
    if reading.parsed.paragraph_of(name[0]).i == 0 and len(words) <= _SHORT_NAME and all(word.text[0].isupper() for word in words):
        named = any(word.pos == "PROPN" or word.entity or word.text in reading.proper for word in words)
        return named and not any(word.lower in reading.cues.words["labels"] for word in words)
    lemma, known = head.lemma.lower(), reading.cues.words
    if head.pos == "PROPN":
        return lemma not in known["labels"]
    return head.pos == "NOUN" and (lemma in known["documents"] or lemma in known["headline_speakers"])


def _put_under(reading: Reading) -> Iterator[Draft]:
    """ "The following is attributable to the spokesperson:" puts all that follows under a name."""
    for paragraph in reading.parsed.paragraphs[:6]:
        text = reading.parsed.article.text[paragraph.start : paragraph.end]
        for phrase in reading.cues.attributable:
            at = text.lower().find(phrase)
            if 0 <= at <= _FRAME and not any(mark in text[:at] for mark in ".,;:"):
                draft = _put_under_draft(reading, paragraph, paragraph.start + at, phrase)
                if draft is not None:
                    yield draft
                    return


def _has_predicate(reading: Reading, name: Stretch) -> bool:
    """Whether the words go on as a sentence: "A statement by Rome was read out" puts nothing under a name."""
    tensed = (i for i in range(name[0], name[1] + 1) if reading.tokens[i].tag in ("VBD", "VBZ", "VBP", "MD"))
    return any(reading.tokens[i].dep not in ("relcl", "acl") and reading.tokens[reading.tokens[i].head].dep not in ("relcl", "acl") for i in tensed)


def _put_under_draft(reading: Reading, paragraph: Paragraph, start: int, phrase: str) -> Draft | None:
    text = reading.parsed.article.text
    begin = start + len(phrase)
    colon = text.find(":", begin, paragraph.end)
    name_end = colon if colon >= 0 else paragraph.end
    name, cue = _stretch(reading, begin, name_end), _stretch(reading, start, begin)
    following = [(p.start, p.end) for p in reading.parsed.paragraphs[paragraph.i + 1 :] if any(ch.isalpha() for ch in text[p.start : p.end])]
    rest = [(colon + 1, paragraph.end)] if colon >= 0 and text[colon + 1 : paragraph.end].strip() else []
    if name is None or cue is None or not (rest or following) or _has_predicate(reading, name):
        return None
    content = [reading.chars(*words) for span in rest if (words := _stretch(reading, *span))] + following
    head = next((i for i in range(name[0], name[1] + 1) if not name[0] <= reading.tokens[i].head <= name[1]), _name_head(reading, name))
    return Draft(cue[1], cue, "said", head, reading.trimmed(*name), content, why=PUT_UNDER)
