"""Every attributed statement of an article: who said what to whom, in what words, by which cue."""

from __future__ import annotations

from dateline.knowledge.load import Knowledge
from dateline.model.actor import ActorTable
from dateline.model.record import Statement
from dateline.model.text import Parsed, Span
from dateline.model.when import TimeExpression

from .cues import Cues, read_cues
from .issues import Issues, issues_of, load_issues
from .layout import drafts_of_layout
from .nouns import drafts_of_phrases
from .quoted import claim_quotes, complete
from .raised import drafts_of_raising
from .reading import Draft, Reading, Stretch
from .resolve import resolve_speakers
from .setting import setting_of
from .speakers import own_subject
from .verbs import drafts_of_verbs

_PRONOUNS = frozenset({"it", "they", "he", "she", "we", "i"})
_OWN_VOICE = frozenset({"i", "we", "you", "our", "my", "your", "us", "'s", "’s"})


def attribute(parsed: Parsed, actors: ActorTable, times: tuple[TimeExpression, ...], knowledge: Knowledge) -> tuple[Statement, ...]:
    """The statements of an article in text order, the outer before the inner ones it holds (`part_of`).

    Spans are code points of the article's text; a direct quotation keeps its marks. The speaker is a ref of `actors`,
    None where the words name nobody it knows.
    """
    cues = knowledge.once("cues", lambda: _read_cues(knowledge))
    reading = Reading(parsed, cues)
    drafts = [*drafts_of_verbs(reading), *drafts_of_raising(reading), *drafts_of_phrases(reading), *drafts_of_layout(reading)]
    drafts = claim_quotes(reading, drafts)
    drafts = [done for draft in drafts if (done := complete(reading, draft)).content]
    drafts.sort(key=_order)
    drafts, parents = _rooted(reading, drafts)
    issues = load_issues(knowledge)
    speakers = resolve_speakers(reading, actors, drafts, parents)
    return tuple(_statement(reading, actors, times, draft, i, parents[i], speakers[i], issues) for i, draft in enumerate(drafts))


def _read_cues(knowledge: Knowledge) -> Cues:
    text = (knowledge.folder / "cues.yaml").read_text(encoding="utf-8")
    return read_cues(knowledge.lexicon("cues"), text, f"lang/{knowledge.language}/cues.yaml")


def _order(draft: Draft) -> tuple[int, int]:
    return draft.content[0][0], -draft.content[-1][1]


def _rooted(reading: Reading, drafts: list[Draft]) -> tuple[list[Draft], list[int | None]]:
    """The drafts and their parents, without those inside quotations that nobody is found to say, and without what a
    speaker says of themselves in their own quotation ("I think that")."""
    parents = _parents(reading, drafts)
    kept = [i for i, draft in enumerate(drafts) if _stands(reading, draft, drafts, parents[i])]
    place = {old: new for new, old in enumerate(kept)}
    return [drafts[i] for i in kept], [_new_parent(parents, place, i) for i in kept]


def _stands(reading: Reading, draft: Draft, drafts: list[Draft], parent: int | None) -> bool:
    if parent is None:
        return reading.quote_of[draft.verb] == -1 or (draft.speaker is not None and reading.quote_of[draft.speaker] == -1 and own_subject(reading, draft.verb) == draft.speaker)
    if _is_same_voice(reading, draft, drafts[parent]):
        return False
    token = reading.tokens[draft.verb]
    told = not draft.wide and token.pos in ("VERB", "AUX") and draft.speaker is not None
    below = {(reading.tokens[i].tag, reading.tokens[i].dep) for i in reading.children[draft.verb]}
    if ("TO", "aux") in below or any(label == "neg" for _, label in below):
        # "refused to say", "did not tell us": inside another's words these report no second statement.
        return False
    return told and not (reading.quote_of[draft.verb] != -1 and _is_own_voice(reading, draft))


def _new_parent(parents: list[int | None], place: dict[int, int], number: int) -> int | None:
    above = parents[number]
    while above is not None and above not in place:
        above = parents[above]
    return place[above] if above is not None else None


def _is_same_voice(reading: Reading, draft: Draft, outer: Draft) -> bool:
    """ "Oslo said it welcomed the step": what is said is the speaker's own welcome, one statement."""
    token = reading.tokens[draft.verb]
    pronoun = draft.speaker is not None and reading.tokens[draft.speaker].lower in _PRONOUNS
    return pronoun and token.dep == "ccomp" and token.head == outer.verb and reading.quote_of[draft.verb] == -1


def _is_own_voice(reading: Reading, draft: Draft) -> bool:
    return draft.speaker is not None and reading.tokens[draft.speaker].lower in _OWN_VOICE


def _parents(reading: Reading, drafts: list[Draft]) -> list[int | None]:
    """For every draft the number of the innermost earlier one whose content holds its cue and its content."""
    parents: list[int | None] = []
    still_open: list[int] = []
    for i, inner in enumerate(drafts):
        start = inner.content[0][0]
        still_open = [k for k in still_open if drafts[k].content[-1][1] > start]
        outer = [k for k in still_open if _contains(reading, drafts[k], inner)]
        parents.append(min(outer, key=lambda k: (_size(drafts[k]), -k), default=None))
        still_open.append(i)
    return parents


def _contains(reading: Reading, outer: Draft, inner: Draft) -> bool:
    cue = reading.tokens[inner.verb].start
    return outer.verb != inner.verb and _holds(outer, cue) and all(_holds(outer, start) for start, _ in inner.content)


def _size(draft: Draft) -> int:
    return sum(end - start for start, end in draft.content)


def _holds(draft: Draft, char: int) -> bool:
    return any(start <= char < end for start, end in draft.content)


def _statement(
    reading: Reading,
    actors: ActorTable,
    times: tuple[TimeExpression, ...],
    draft: Draft,
    number: int,
    parent: int | None,
    speaker: str | None,
    issues: Issues,
) -> Statement:
    article = reading.parsed.article
    content = tuple(article.span(start, end) for start, end in draft.content)
    setting = setting_of(reading, actors, times, draft, speaker)
    return Statement(
        id=f"s{number + 1}",
        kind="direct" if draft.verbatim else kind_of(reading, draft.content),
        speaker=speaker,
        speaker_span=_span(reading, draft.speaker_words),
        cue=reading.parsed.span_of(*draft.cue),
        content=content,
        verb_class=draft.verb_class,
        addressees=setting.addressees,
        on_behalf_of=setting.on_behalf_of,
        medium=setting.medium,
        medium_class=setting.medium_class,
        when=setting.when,
        issues=tuple(dict.fromkeys(topic.issue for topic in issues_of(reading.parsed, content, issues, actors))),
        part_of=f"s{parent + 1}" if parent is not None else None,
        why=(draft.why, draft.source) if draft.source else (draft.why,),
    )


def _span(reading: Reading, words: Stretch | None) -> Span | None:
    return reading.parsed.span_of(*words) if words else None


def kind_of(reading: Reading, content: list[tuple[int, int]]) -> str:
    """direct: nothing outside the quotation marks; indirect: nothing inside; mixed: both."""
    inside = outside = 0
    for start, end in content:
        for i in reading.parsed.tokens_in(start, end):
            if reading.tokens[i].text[0].isalnum():
                if reading.quote_of[i] != -1:
                    inside += 1
                else:
                    outside += 1
    if not inside:
        return "indirect"
    return "direct" if outside <= min(2, 0.1 * (inside + outside)) else "mixed"
