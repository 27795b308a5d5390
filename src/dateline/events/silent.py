"""Acts in sentences where no pattern fired: what the second opinion is sure of, with its sides in the plain frames of English."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from dateline.knowledge.load import Knowledge
from dateline.model.text import Parsed, Token
from dateline.settings import OPINION_SHARE

from .match import Match, Matcher
from .opinion import Opinion
from .pattern import Entry
from .traits import TraitReader

SOURCE = "lang/en/opinion.yaml"
SPOKEN = frozenset({"AGREE", "SUPPORT", "CONCEDE", "REQUEST", "ACCUSE", "REJECT", "THREATEN"})
"""Types done by words: proposed for the main verb of a sentence alone, or of what it reports."""
CROWDS = frozenset({"PROTEST"})
"""Types that need nobody on the other side."""
NO_ENTRY: dict[str, Any] = {
    "kind": "verb", "lemmas": {}, "particle": (), "prep": (), "phrase": (), "conditions": (), "unless": (), "needs": {}, "demands": (),
    "mode": None, "contexts": (), "engagement": None, "reciprocal": False, "weight": 0, "order": 0, "draft": False,
}  # fmt: skip


def names_an_act(token: Token) -> bool:
    """Whether a word could name an act: a verb, or a noun that is not part of another's name."""
    return token.pos == "VERB" or (token.pos == "NOUN" and token.dep not in ("compound", "npadvmod") and token.entity not in ("DATE", "TIME"))


def load_deeds(knowledge: Knowledge) -> dict[str, Entry]:
    """The frame of each type that may be proposed."""
    found: dict[str, Entry] = knowledge.once("deeds", lambda: {kind: _entry(kind, frame) for kind, frame in knowledge.lexicon("opinion")["deeds"].items()})
    return found


def _entry(kind: str, frame: Mapping[str, Any]) -> Entry:
    roles = {role: tuple(tuple(path.split(".")) for path in frame[role]) for role in ("actor", "recipient")}
    return Entry(pattern=f"opinion.{kind.lower()}", source=SOURCE, type=kind, cameo=frame["cameo"], roles=roles, **NO_ENTRY)


def proposed(parsed: Parsed, matches: Sequence[Match], matcher: Matcher, opinion: Opinion, deeds: Mapping[str, Entry]) -> Iterator[Match]:
    """The deed of each sentence without a match that names two, where the second opinion is sure of one."""
    spoken = {parsed.tokens[match.main].sentence for match in matches}
    reader = TraitReader(parsed)
    for number in sorted(_with_two(parsed, matcher) - spoken):
        best = max(_deeds(number, reader, opinion, deeds), default=None)
        if best is not None:
            share, i, kind = best
            match = matcher.filled(deeds[kind], -i, f"second opinion: {kind}, share {share:.2f}; no pattern fired")
            if _is_dyad(match) if kind not in CROWDS else match.roles.get("actor"):
                yield match


def _with_two(parsed: Parsed, matcher: Matcher) -> set[int]:
    """The sentences that speak of two actors or more: elsewhere no deed can have both its sides."""
    spoken_of: dict[int, set[str]] = {}
    for mention in matcher.roles.actors.mentions:
        spoken_of.setdefault(parsed.tokens[mention.head].sentence, set()).add(mention.ref)
    return {number for number, refs in spoken_of.items() if len(refs) > 1}


def _is_dyad(match: Match) -> bool:
    """Whether two known actors stand on the two sides."""
    one, other = ({filler.ref for filler in match.roles.get(role, ()) if filler.ref} for role in ("actor", "recipient"))
    return bool(one and other - one)


def _is_main(tokens: Sequence[Token], token: Token) -> bool:
    """Whether a verb heads its sentence, or what its main verb reports."""
    above = tokens[token.head]
    return token.pos == "VERB" and (above is token or (token.dep == "ccomp" and above.head == above.i))


def _deeds(number: int, reader: TraitReader, opinion: Opinion, deeds: Mapping[str, Entry]) -> Iterator[tuple[float, int, str]]:
    """Share, negated token number (the first of equals is taken) and type of every word that surely names a deed."""
    sentence = reader.sentences[number]
    for token in reader.tokens[sentence.first : sentence.last]:
        if names_an_act(token) and opinion.may_name(token.lemma.lower(), token.pos, tuple(deeds)):
            shares = opinion.shares(reader.company(token.i), reader.context(number))
            kind = opinion.types[int(shares.argmax())]
            if kind in deeds and shares.max() >= OPINION_SHARE and (kind not in SPOKEN or _is_main(reader.tokens, token)):
                yield float(shares.max()), -token.i, kind
