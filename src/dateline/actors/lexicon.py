"""The words that name offices, agents and honorifics, compiled once from the language folder."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace
from functools import cached_property
from typing import Any

from dateline.knowledge.load import Knowledge
from dateline.model.text import Token

TITLE, AGENT, BODY, QUANTITY = "R", "A", "B", "Q"
_SPLIT = re.compile(r"(-|'s\b|\s)")
_HEAD_NOUN = re.compile(r"^([\w.'-]+(?: [\w.'-]+)*?) (?:of|for|to|in) ")


@dataclass(frozen=True, slots=True)
class Entry:
    """What a phrase names: a title (R), people (A), a body (B) or a quantity of people (Q).

    `holder` says that one person at a time holds it; `portfolio` is the ministry's ("foreign"); `phrase` the singular form.
    """

    kind: str
    phrase: str
    role: str | None = None
    sectors: tuple[str, ...] = ()
    holder: bool = False
    countries: tuple[str, ...] = ()
    gender: str | None = None
    portfolio: str | None = None
    plural: bool = False


class Phrases:
    """Phrases of lower-case words; the longest that stands at a token is found in a look at its first two words."""

    def __init__(self) -> None:
        self._single: dict[str, Entry] = {}
        self._longer: dict[str, dict[str, list[tuple[tuple[str, ...], Entry]]]] = {}
        self._known: set[tuple[str, ...]] = set()

    def add(self, phrase: str, entry: Entry) -> None:
        """Adds a phrase; the first entry of a phrase stays."""
        words = tuple(piece for piece in _SPLIT.split(phrase) if piece.strip()) if "-" in phrase or "'" in phrase else tuple(phrase.split())
        if words in self._known:
            return
        self._known.add(words)
        if len(words) == 1:
            self._single[words[0]] = entry
        else:
            self._longer.setdefault(words[0], {}).setdefault(words[1], []).append((words, entry))

    def seal(self) -> Phrases:
        """Puts the longest first."""
        for by_second in self._longer.values():
            for found in by_second.values():
                found.sort(key=lambda pair: -len(pair[0]))
        return self

    @cached_property
    def first_words(self) -> frozenset[str]:
        """The words that phrases begin with: one look spares a call for nearly every word of a text."""
        return frozenset(self._single) | frozenset(self._longer)

    def at(self, words: Sequence[str], i: int) -> tuple[int, Entry] | None:
        """(number of words, entry) of the longest phrase that begins at word i."""
        if i + 1 < len(words):
            for phrase, entry in self._longer.get(words[i], {}).get(words[i + 1], ()):
                if tuple(words[i : i + len(phrase)]) == phrase:
                    return len(phrase), entry
        entry_alone = self._single.get(words[i])
        return (1, entry_alone) if entry_alone else None


@dataclass(frozen=True, slots=True)
class Pronoun:
    """What a pronoun can stand for: person, body, any or relative; number s or p."""

    what: str
    gender: str | None
    number: str


@dataclass(frozen=True)
class Lexicon:
    """Titles, agents and all small words the stage looks up; `famous` remembers surnames asked before."""

    phrases: Phrases
    honorifics: dict[str, str]
    particles: frozenset[str]
    not_holder: frozenset[str]
    former: frozenset[str]
    deputy: frozenset[str]
    pairs: Phrases
    pronouns: dict[str, Pronoun]
    given_names: dict[str, str]
    short_forms: dict[str, tuple[str, ...]]
    family_first: frozenset[str]
    family_names: frozenset[str]
    relational: frozenset[str]
    ordinals: frozenset[str]
    wide_places: frozenset[str]
    never_places: frozenset[str]
    weak_bodies: frozenset[str]
    weekdays: frozenset[str]
    others: frozenset[str]
    partakers: frozenset[str]
    issuing: frozenset[str]
    posted_bodies: frozenset[str]
    body_ids: dict[str, str]
    successors: dict[str, str]
    kingdoms: frozenset[str]
    compass: dict[str, dict[str, str]]
    unions: frozenset[str]
    counted: dict[str, str]
    regional_bodies: dict[str, list[str]]
    state_words: frozenset[str]
    side_words: frozenset[str]
    epithets: dict[str, str]
    place_heads: frozenset[str]
    first_person: frozenset[str]
    author_words: frozenset[str]
    plural_words: frozenset[str]
    premier_leads: frozenset[str]
    elsewhere: dict[tuple[str, str], str]
    saying: frozenset[str]
    describing: frozenset[str]
    meeting: frozenset[str]
    no_parties: frozenset[str]
    no_surnames: frozenset[str]
    media: frozenset[str]
    famous: dict[tuple[str, Any], str | None] = field(default_factory=dict)


def load_lexicon(knowledge: Knowledge) -> Lexicon:
    """The lexicon of the knowledge's language, compiled the first time it is asked for."""
    lexicon: Lexicon = knowledge.once("actors.lexicon", lambda: _compile(knowledge))
    return lexicon


def _compile(knowledge: Knowledge) -> Lexicon:
    titles, agents = knowledge.lexicon("titles"), knowledge.lexicon("agents")
    names, pronouns = knowledge.lexicon("names"), knowledge.lexicon("pronouns")
    return Lexicon(
        phrases=_compile_phrases(titles, agents),
        honorifics={word: gender for gender, words in titles["honorifics"].items() for word in words},
        particles=frozenset(titles["particles"]),
        not_holder=frozenset(titles["not_holder"]),
        former=frozenset(titles["former"]),
        deputy=frozenset(titles["deputy"]),
        pairs=_compile_pairs(agents["pairs"]),
        pronouns={word: Pronoun(entry["what"], entry.get("gender"), entry.get("number", "s")) for word, entry in pronouns["third"].items()},
        short_forms={short: tuple(longs.split()) for short, longs in names["short_forms"].items()},
        family_first=frozenset(names["family_first"]),
        family_names=frozenset(names["family_names"].split()),
        relational=frozenset(agents["relational"]),
        ordinals=frozenset(titles["ordinals"]),
        wide_places=frozenset(knowledge.lexicon("toponyms")["wide"]),
        never_places=frozenset(knowledge.lexicon("toponyms")["never_alone"]),
        weak_bodies=frozenset(agents["weak_bodies"]),
        others=frozenset(agents["others"]),
        partakers=frozenset(agents["partakers"]),
        issuing=frozenset(agents["issuing"]),
        weekdays=frozenset(knowledge.lexicon("dates")["words"]["WEEKDAY"]),
        body_ids={noun: id for id, nouns in agents["body_ids"].items() for noun in nouns},
        posted_bodies=frozenset(agents["posted_bodies"]),
        successors=agents["successors"],
        kingdoms=frozenset(agents["kingdoms"]),
        compass=agents["compass"],
        unions=frozenset(agents["unions"]),
        counted=agents["counted"],
        regional_bodies=agents["regional_bodies"],
        state_words=frozenset(agents["state_words"]),
        side_words=frozenset(agents["side_words"]),
        epithets=agents["epithets"],
        place_heads=frozenset(agents["place_heads"]),
        first_person=frozenset(pronouns["first"]),
        author_words=frozenset(pronouns["author"]),
        plural_words=frozenset(pronouns["plural"]),
        elsewhere={(phrase, country): role for phrase, roles in titles["elsewhere"].items() for country, role in roles.items()},
        premier_leads=frozenset(titles["premier_leads"]),
        no_parties=frozenset(agents["no_parties"]),
        media=frozenset(knowledge.lexicon("toponyms")["media"]),
        no_surnames=_no_surnames(agents, knowledge.lexicon("toponyms")),
        saying=frozenset(pronouns["saying"]),
        describing=frozenset(agents["describing"]),
        meeting=frozenset(pronouns["meeting"]),
        given_names={name: gender for gender, listed in names["given"].items() for name in listed.split()},
    )


def _no_surnames(agents: dict[str, Any], toponyms: dict[str, Any]) -> frozenset[str]:
    """Words that follow the name of a place and are nobody's surname."""
    around = (toponyms[key] for key in ("kinds", "after", "houses", "local", "media", "compass", "diseases"))
    return frozenset(word for words in (agents["no_parties"], agents["place_heads"], agents["no_surnames"], *around) for word in words)


def _compile_phrases(titles: dict[str, Any], agents: dict[str, Any]) -> Phrases:
    found = Phrases()
    for role in titles["roles"]:
        entry = Entry(TITLE, "", role["role"], tuple(role["sectors"]), bool(role.get("holder")), tuple(role.get("countries", ())), role.get("gender"))
        _add_all(found, role["forms"], entry)
    for name, words in titles["portfolios"].items():
        _add_portfolio(found, name, words)
    _add_all(found, agents["quantities"], Entry(QUANTITY, ""))
    for kind, group in ((BODY, agents["bodies"]), (AGENT, agents["people"])):
        for sector, words in group.items():
            _add_all(found, words, Entry(kind, "", sectors=(sector,)))
    return found.seal()


def _add_all(found: Phrases, phrases: Iterable[str], entry: Entry) -> None:
    for phrase in phrases:
        named = replace(entry, phrase=phrase)
        found.add(phrase, named)
        for plural in _plurals(phrase):
            found.add(plural, replace(named, plural=True))


def _add_portfolio(found: Phrases, name: str, words: Iterable[str]) -> None:
    """Every way to name the minister and the ministry of a portfolio."""
    role = f"{name}_minister" if name != "other" else "minister"
    sectors = ("GOV", "MIL") if name == "defence" else ("GOV",)
    for word in words:
        minister = Entry(TITLE, "", role, sectors, holder=name != "other", portfolio=name)
        _add_all(found, [f"{word} minister", f"minister of {word}", f"minister for {word}"], minister)
        body = Entry(BODY, "", sectors=sectors, portfolio=name if name != "other" else word)
        _add_all(found, [f"{word} ministry", f"ministry of {word}", f"ministry for {word}", f"department of {word}", f"{word} department"], body)


def _compile_pairs(pairs: dict[str, Any]) -> Phrases:
    """Every "both countries", "the three leaders": numbers before nouns, and the numbers alone."""
    found = Phrases()
    for noun in pairs["alone"]:
        found.add(noun, Entry("G", noun, role="countries", sectors=("2",)))
    for word, count in pairs["numbers"].items():
        for what in ("countries", "persons"):
            for noun in pairs[what]:
                found.add(f"{word} {noun}", Entry("G", f"{word} {noun}", role=what, sectors=(str(count),)))
        found.add(word, Entry("G", word, role="any", sectors=(str(count),)))
    return found.seal()


def _plurals(phrase: str) -> list[str]:
    """The plural of a phrase: of its last noun, or of the noun before "of"."""
    head = _HEAD_NOUN.match(phrase)
    if head:
        noun = head.group(1)
        return [_plural(noun) + phrase[len(noun) :]]
    return [_plural(phrase)]


def _plural(noun: str) -> str:
    for singular, plural in (("man", "men"), ("woman", "women"), ("child", "children"), ("person", "persons"), ("wife", "wives"), ("thief", "thieves")):
        if noun.endswith(singular):
            return noun[: -len(singular)] + plural
    if noun.endswith("y") and noun[-2:-1] not in "aeou":
        return noun[:-1] + "ies"
    return noun + ("es" if noun.endswith(("s", "x", "ch", "sh")) else "s")


def word_of(token: Token) -> str:
    """The word as the lexicon writes it."""
    return token.text.lower().replace("’", "'")
