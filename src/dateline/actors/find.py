"""Mentions of actors in an article, in text order, each resolved when it is reached."""

from __future__ import annotations

from dateline.knowledge.grounds import grounds_of
from dateline.knowledge.load import Knowledge
from dateline.model.actor import ActorTable
from dateline.model.text import Parsed

from .alike import lay_namesakes
from .author import Author
from .cast import Cast
from .context import Context
from .corefer import Coreference
from .joint import ISSUED
from .lands import settle_lands
from .lexicon import TITLE, Lexicon, load_lexicon
from .namespans import lay_bare_names, lay_names_after_titles
from .offices import OfficeReader
from .people import People
from .phrases import GROUP, Phrase, PhraseFinder
from .resolve import Resolver
from .roles import speaks_for_a_state
from .sizes import lay_bodies_by_size, lay_counted_members
from .units import ADJECTIVE, CAPITAL, COUNTRY, KNOWN_BODY, NAME, ORGANISATION, UNKNOWN_ORG, UnitFinder

_NAMES = frozenset((NAME, COUNTRY, ADJECTIVE, ORGANISATION, UNKNOWN_ORG))


def find_actors(parsed: Parsed, knowledge: Knowledge) -> ActorTable:
    """The actors of an article as of its day, and every place where the text names them.

    Every word that heads a noun phrase about an actor we can tell is the head of a mention; phrases we cannot tell have none.
    """
    lexicon = load_lexicon(knowledge)
    finder = UnitFinder(parsed, knowledge.base, lexicon)
    finder.find()
    lay_namesakes(finder)
    lay_names_after_titles(finder)
    settle_lands(finder)
    lay_bodies_by_size(finder)
    lay_counted_members(finder)
    lay_bare_names(finder)
    phrases = PhraseFinder(finder).find()
    return _Reading(finder, phrases, lexicon, grounds_of(knowledge).of(parsed.article).home).table()


class _Reading:
    """One pass over the phrases and pronouns of an article."""

    def __init__(self, finder: UnitFinder, phrases: list[Phrase], lexicon: Lexicon, home: str | None) -> None:
        self.parsed, self.tokens = finder.parsed, finder.tokens
        self.finder, self.phrases, self.lexicon = finder, phrases, lexicon
        self.cast = Cast(finder.parsed, lexicon.successors)
        self.reader = OfficeReader(finder)
        self.people = People(self.reader, self.cast)
        self.context = Context(self.reader, phrases, home)
        self.resolver = Resolver(self.reader, self.cast, self.people, self.context)
        self.coreference = Coreference(self.cast, self.people, self.resolver)
        self._refs: dict[int, str | None] = {}
        self._done: set[int] = set()
        self._inner = {id(phrase.core): phrase for phrase in phrases if phrase.nested and phrase.core.letter == NAME}

    def table(self) -> ActorTable:
        """Names first, so that a headline's surname finds its full name; then everything in text order."""
        for phrase in self.phrases:
            if phrase.core.letter == NAME and (phrase.core.first < phrase.core.last or phrase.core.targets):
                self.people.resolve(phrase, self.resolver._in_context(phrase, self.reader.read(phrase)))
        for phrase in self.phrases:
            if phrase.same_as is not None and phrase.same_as.core.letter == NAME:
                name = phrase.same_as
                ref = self.people.resolve(name, self.reader.read(name))
                self.people.learn_title(ref, self.reader.read(phrase))
        for person in self.people.all:
            person.last = -1
        self._read_on()
        self._first_persons()
        self._authors_own_words()
        return self.cast.table(official=self.context.is_official)

    def _read_on(self) -> None:
        """Goes through phrases and pronouns in text order."""
        queue = sorted([*((phrase.first, -phrase.last, phrase) for phrase in self.phrases), *((i, -i, None) for i in self._pronouns())], key=lambda item: item[:2])
        for i, _, phrase in queue:
            if phrase is None:
                self._pronoun(i)
            else:
                self._phrase(phrase)

    def _pronouns(self) -> list[int]:
        return [token.i for token in self.tokens if token.tag in ("PRP", "PRP$", "WP", "WDT") and self.finder.words[token.i] in self.lexicon.pronouns]

    def _pronoun(self, i: int) -> None:
        if i in self._done or self.finder.words[i] not in self.lexicon.pronouns:
            return
        self._done.add(i)
        ref = self.coreference.pronoun(i, self.lexicon.pronouns[self.finder.words[i]])
        if ref:
            self.cast.mention(i, i, [i], "pronoun", ref)
            if self.tokens[i].tag in ("PRP", "PRP$"):
                self.coreference.note(ref, i)

    def _first_persons(self) -> None:
        """ "I" in a quotation: the one person who speaks in the paragraph."""
        for token in self.tokens:
            if token.tag in ("PRP", "PRP$") and self.finder.words[token.i] in self.lexicon.first_person and self._is_quoted(token.i):
                ref = self.coreference.speaker_in(self.parsed.paragraph_of(token.i))
                if ref:
                    self.cast.mention(token.i, token.i, [token.i], "pronoun", ref)

    def _authors_own_words(self) -> None:
        """ "I" and "we" outside of quotations: who has the word in a transcript, else the office holder or the governments whose text it is."""
        first = [token for token in self.tokens if self.finder.words[token.i] in self.lexicon.author_words and token.i not in self.cast.heads]
        turns = self.coreference.turns
        author = self._author() if first and not turns.told else None
        for token in first:
            ref = self._spoken_for(author or turns.speaker_of(token.i), token.i)
            if ref is not None and not self._is_quoted(token.i):
                self.cast.mention(token.i, token.i, [token.i], "pronoun", ref)
                if not author:
                    self.cast.spoken.add(token.i)

    def _spoken_for(self, ref: str | None, i: int) -> str | None:
        """The state for the "we" of who speaks for it, a spokesman or an adviser; a minister's or a president's is his own."""
        actor = self.cast.actors[ref] if ref else None
        if actor is None or not actor.country or not actor.office or self.finder.words[i] not in self.lexicon.plural_words:
            return ref
        return self.resolver.bodies.country(actor.country) if speaks_for_a_state(actor.office.id) else ref

    def _author(self) -> str | None:
        """Whose text it is: of all who issue it together, else of the one who signs it."""
        together = self.coreference.joint.issuers
        return self.coreference.group(together, ISSUED) if together else Author(self.reader, self.cast, self.context.publisher_country).find()

    def _is_quoted(self, i: int) -> bool:
        """Whether a quotation that its paragraph opened before a word is still open there."""
        text = self.parsed.article.text[self.parsed.paragraph_of(i).start : self.tokens[i].start]
        return text.count("“") > text.count("”") or text.count('"') % 2 == 1 or text.count("``") > text.count("''")

    def _phrase(self, phrase: Phrase) -> None:
        ref = self._ref_of(phrase)
        if ref is None:
            return
        heads = [i for i in phrase.heads if i not in self.cast.heads] or phrase.heads
        self.cast.mention(phrase.first, phrase.last, heads, self._kind(phrase), ref)
        if not (phrase.nested and phrase.core.letter == ADJECTIVE):
            self.coreference.note(ref, phrase.heads[0])

    def _ref_of(self, phrase: Phrase) -> str | None:
        """The ref of a phrase, its partner in apposition, or those it counts; worked out once."""
        if id(phrase) not in self._refs:
            self._refs[id(phrase)] = None
            self._refs[id(phrase)] = self._resolve(phrase)
        return self._refs[id(phrase)]

    def _resolve(self, phrase: Phrase) -> str | None:
        if phrase.same_as is not None:
            ref = self._ref_of(phrase.same_as)
            if ref is not None and phrase.pronoun_owner is not None:
                self._learn_by_pronoun(phrase, ref)
            return ref
        if phrase.adopts is not None:
            return self._ref_of(phrase.adopts)
        if phrase.core.letter == GROUP:
            return self.coreference.pair(phrase)
        for unit in phrase.owners:
            if unit.letter == NAME and id(unit) in self._inner and (ref := self._ref_of(self._inner[id(unit)])):
                self.cast.owners[unit.first] = ref
        if self._is_bare_plural(phrase) and (ref := self.coreference.those_who_met(phrase)):
            return ref
        if self._is_of_all(phrase) and (ref := self.coreference.those_who_issue(phrase)):
            return ref
        if phrase.pronoun_owner is not None and phrase.pronoun_owner not in self.cast.heads:
            self._pronoun(phrase.pronoun_owner)
            if phrase.determiner == "our" and (home := self._home_of_speaker(phrase.pronoun_owner)):
                self.context.speakers[phrase.pronoun_owner] = home
        return self.resolver.resolve(phrase)

    def _home_of_speaker(self, i: int) -> str | None:
        """The country of who says "our": of who has the word in a transcript, else the government's whose own paper it is, not of several."""
        turns = self.coreference.turns
        if turns.told:
            speaker = turns.speaker_of(i)
            return self.cast.actors[speaker].country if speaker else None
        return None if self._is_quoted(i) or self.coreference.joint.issuers_at(i) else self.context.publisher_country

    def _learn_by_pronoun(self, phrase: Phrase, ref: str) -> None:
        """The home of "its head of policy, X", told by what the pronoun means."""
        owner = phrase.pronoun_owner
        if owner is not None and owner not in self.cast.heads:
            self._pronoun(owner)
        actor, whose = self.cast.actors[ref], self.cast.heads.get(owner) if owner is not None else None
        told = whose is not None and whose != ref and self.cast.actors[whose].kind != "country"  # "from Havana, its negotiator, X"
        if told and actor.kind == "person" and actor.id is None and actor.country is None:
            self.people.learn_title(ref, self.resolver._in_context(phrase, self.reader.read(phrase)))

    def _is_bare_plural(self, phrase: Phrase) -> bool:
        """ "The leaders", "the officials": a plural title, or a name for partakers, without an owner before it or behind it."""
        entry = phrase.core.entry
        named = phrase.core.letter == TITLE or entry is not None and entry.phrase in self.lexicon.partakers
        if not (named and phrase.is_plural and phrase.determiner == "the" and phrase.last == phrase.core.last and not phrase.owners):
            return False
        return phrase.core.letter == TITLE or self.finder.words[min(phrase.last + 1, len(self.tokens) - 1)] not in ("of", "to", "in", "from", "on", "at")

    def _is_of_all(self, phrase: Phrase) -> bool:
        """ "The Ministers", "our governments": a plural with "the" or "our" alone."""
        alone = phrase.first == phrase.core.first - 1 and phrase.last == phrase.core.last and not phrase.owners
        return alone and phrase.is_plural and phrase.determiner in ("the", "our")

    def _kind(self, phrase: Phrase) -> str:
        letter = phrase.core.letter
        if letter in _NAMES:
            return "name"
        return "metonym" if letter == CAPITAL or letter == KNOWN_BODY and phrase.core.alias is not None and phrase.core.alias.kind == "metonym" else "nominal"
