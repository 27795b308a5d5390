"""Everything the stage looks at in one article, with the look-ups that its steps share."""

from __future__ import annotations

import datetime as dt
from bisect import bisect_left
from dataclasses import dataclass
from functools import cached_property

from dateline.model.actor import ActorTable, ArticleActor, Mention, Place
from dateline.model.record import Act, Statement
from dateline.model.text import HEADLINE, Parsed, Token
from dateline.model.when import TimeExpression

from .clause import Clause, clause_of
from .words import Words

GENERAL = frozenset({"state", "government", "country", "ministry", "people", "region"})
"""Kinds of actor that stand for a whole country rather than for somebody in it."""
_NO_TIE = frozenset({"the", "leaders", "ministers", "officials", "north", "south", "east", "west"})
_NEAR_TIE = 7
"""Words behind "of" or "from" in which a group is tied to a body or region."""


@dataclass(frozen=True)
class Scene:
    """One article as this stage sees it."""

    parsed: Parsed
    actors: ActorTable
    times: tuple[TimeExpression, ...]
    places: tuple[Place, ...]
    acts: tuple[Act, ...]
    statements: tuple[Statement, ...]
    words: Words

    @property
    def day(self) -> dt.date | None:
        """The day of publication."""
        return self.parsed.article.day

    @property
    def tokens(self) -> tuple[Token, ...]:
        """All words of the article."""
        return self.parsed.tokens

    @cached_property
    def _clauses(self) -> dict[int, Clause]:
        return {}

    def clause(self, trigger: int) -> Clause:
        """The clause around a trigger, read once."""
        if trigger not in self._clauses:
            self._clauses[trigger] = clause_of(self.parsed, trigger, self.words)
        return self._clauses[trigger]

    def adverbs(self, trigger: int) -> list[str]:
        """The adverbs of the verb that tells an engagement and of its governors ("is also expected to visit"), not of a verb
        that the infinitive only belongs to as a noun's ("also withdrew an invitation to visit")."""
        found: list[str] = []
        for group in self.clause(trigger).over:
            if group.arc not in ("verb", "xcomp", "nsubj", "nsubjpass", "dobj", "attr"):
                break
            found.extend(group.adverbs)
        return found

    @cached_property
    def time_heads(self) -> tuple[int | None, ...]:
        """For every time expression the word that ties it to its sentence."""
        return tuple(self.head_of(time.start, time.end) for time in self.times)

    @cached_property
    def place_heads(self) -> tuple[int | None, ...]:
        """For every place the word that ties it to its sentence."""
        return tuple(self.head_of(place.start, place.end) for place in self.places)

    @cached_property
    def _times_by_sentence(self) -> dict[int, list[int]]:
        return self._by_sentence(self.time_heads)

    @cached_property
    def _places_by_sentence(self) -> dict[int, list[int]]:
        return self._by_sentence(self.place_heads)

    def _by_sentence(self, heads: tuple[int | None, ...]) -> dict[int, list[int]]:
        found: dict[int, list[int]] = {}
        for i, head in enumerate(heads):
            if head is not None:
                found.setdefault(self.tokens[head].sentence, []).append(i)
        return found

    @cached_property
    def _statements_by_sentence(self) -> dict[int, list[Statement]]:
        found: dict[int, list[Statement]] = {}
        for statement in self.statements:
            sentences = {self.tokens[i].sentence for span in statement.content for i in self.parsed.tokens_in(span.start, span.end)}
            for sentence in sorted(sentences):
                found.setdefault(sentence, []).append(statement)
        return found

    def statements_in(self, sentence: int) -> list[Statement]:
        """The statements whose content reaches into a sentence."""
        return self._statements_by_sentence.get(sentence, [])

    def times_in(self, sentence: int) -> list[int]:
        """Indexes of the time expressions of a sentence."""
        return self._times_by_sentence.get(sentence, [])

    def places_in(self, sentence: int) -> list[int]:
        """Indexes of the places of a sentence."""
        return self._places_by_sentence.get(sentence, [])

    def head_of(self, start: int, end: int) -> int | None:
        """The word of a stretch whose head lies outside it; None where no word begins in it."""
        inside = self.parsed.tokens_in(start, end)
        for i in inside:
            if self.tokens[i].head not in inside or self.tokens[i].head == i:
                return i
        return inside[-1] if len(inside) else None

    def actor(self, ref: str) -> ArticleActor:
        """The actor behind a ref."""
        return self.actors.by_ref[ref]

    def country(self, ref: str) -> str | None:
        """ISO code of an actor, None for world bodies and the unknown."""
        return self.actors.by_ref[ref].country

    def is_general(self, ref: str) -> bool:
        """Whether an actor is a country, its government or a ministry, and nobody in particular."""
        return self.actors.by_ref[ref].kind in GENERAL

    def is_delegation(self, ref: str) -> bool:
        """Whether a group is of officials: "senior officials", "a delegation"; not of soldiers, families or firms."""
        heads = (self.tokens[mention.head].lemma.lower() for mention in self.actors.mentions_of.get(ref, ()))
        return any(self.words.is_in("officials", head) for head in heads)

    def is_unnamed(self, ref: str) -> bool:
        """Whether an actor is told by an office or a description alone, and we know nobody behind it."""
        actor = self.actors.by_ref[ref]
        return actor.id is None and (actor.kind in ("office", "unknown", "group") or actor.name[:1].islower())

    def home(self, ref: str) -> str | None:
        """The state or world body an actor acts for; None for who acts for nobody we know of."""
        actor = self.actors.by_ref[ref]
        if actor.kind in GENERAL and actor.country is None:
            return ref  # "African nations"
        if actor.country:
            return actor.country
        if not self.is_public(ref):
            return self._body_of(ref) or self._described_home(ref)
        if actor.office:
            return actor.office.id.rsplit("/", 1)[0]
        if actor.kind in ("group", "people") and self._is_of_somewhere(ref):
            return ref
        if actor.kind == "organisation":
            return actor.id
        return self._body_of(ref) or self._described_home(ref)

    def _body_of(self, ref: str) -> str | None:
        """The world body named in somebody's title: "NATO Deputy Secretary General X"."""
        for mention in self.actors.mentions_of.get(ref, ()):
            i = bisect_left(self._mention_starts, mention.start)
            while i < len(self.actors.mentions) and self.actors.mentions[i].start < mention.end:
                inner = self.actors.mentions[i]
                if inner.ref != ref and self.actors.by_ref[inner.ref].kind == "organisation":
                    return inner.ref
                i += 1
        return None

    def _described_home(self, ref: str) -> str | None:
        """The only country that is named in what a person is said to be: "X of the Omani Royal Office", "X, head of a bureau
        at Poland's chancellery"."""
        if self.actors.by_ref[ref].kind != "person":
            return None
        homes: set[str | None] = set()
        for mention in self.actors.mentions_of.get(ref, ()):
            first, last = self._description(mention)
            for inner in self.actors.mentions[bisect_left(self._mention_starts, first) : bisect_left(self._mention_starts, last)]:
                before = self.parsed.token_at(inner.start)
                listed = before is not None and self.tokens[before - 1].lower in (",", "and", ";")
                if listed and inner.kind == "name" and self.actor(inner.ref).kind == "person":
                    return None  # a list, and no description
                homes.add(self.country(inner.ref))
        homes.discard(None)
        return homes.pop() if len(homes) == 1 else None

    def _description(self, mention: Mention) -> tuple[int, int]:
        """Where the words stand that say what a person is: behind a name and "of", or behind its comma, up to the next verb or comma."""
        sentence = self.parsed.sentence_of(mention.head)
        inside = self.parsed.tokens_in(mention.start, mention.end)
        first = inside[-1] + 1 if len(inside) else sentence.last
        if mention.kind != "name" or first >= sentence.last or self.tokens[first].lower not in (",", "of", "from"):
            return mention.end, mention.end
        end = first + 1
        while end < sentence.last and self.tokens[end].text not in (",", ";", ".", ":") and self.tokens[end].pos not in ("VERB", "AUX"):
            end += 1
        return self.tokens[first].end, self.tokens[end - 1].end

    def _is_of_somewhere(self, ref: str) -> bool:
        """Whether a delegation of no one country is told by a name or a region: "African leaders", "ministers of the European
        Union", "leaders representing Caribbean nations", "transatlantic leaders"."""
        return any(self._is_tied(mention) for mention in self.actors.mentions_of.get(ref, ()) if mention.kind == "nominal")

    def _is_tied(self, mention: Mention) -> bool:
        words = mention.text.split()
        if any(self.words.is_in("circles", word.lower()) for word in words):
            return True
        if self.is_heading(self.tokens[mention.head].sentence):
            return False  # where every word has a capital
        if any(word[:1].isupper() and word.lower() not in _NO_TIE for word in words):
            return True
        ties = [i for i in self.parsed.children[mention.head] if self.tokens[i].lower in ("of", "from", "representing")]
        below = [i for tie in ties for i in self.parsed.subtree(tie) if i <= tie + _NEAR_TIE]
        if any((ref := self.ref_at(i)) and self.country(ref) for i in below):
            return False  # of states that are named, and may be those who take part
        return any(self.tokens[i].text[:1].isupper() and self.tokens[i].lower not in _NO_TIE and self.tokens[i].entity not in ("PERSON", "DATE") for i in below)

    def is_of_elsewhere(self, ref: str) -> bool:
        """Whether a group without a country is at least tied to one region, body or set of states."""
        actor = self.actors.by_ref[ref]
        return actor.kind in ("group", "people") and self.is_delegation(ref) and self._is_of_somewhere(ref)

    def is_public(self, ref: str) -> bool:
        """Whether an actor acts for a state, a body or a movement, as far as the text and our knowledge tell."""
        actor = self.actors.by_ref[ref]
        if actor.kind in ("group", "people") and not actor.members:
            return self.is_delegation(ref)
        return bool(actor.country or actor.id or actor.office or actor.sectors or actor.kind == "organisation")

    def subjects(self, verb: int) -> list[int]:
        """The head words of a verb's subject: its own, else that of the verb it hangs on ("left before going to Oslo")."""
        for _ in range(6):
            found = [i for subject in [*self.undersecretaries(verb), *self.children(verb, "nsubj")] for i in self.with_conjuncts(subject)]
            token = self.tokens[verb]
            if found or token.head == verb:
                return found
            above = self.tokens[token.head]
            if token.dep == "pcomp" or (token.dep == "prep"):
                above = self.tokens[above.head] if above.pos == "ADP" else above
            if token.dep not in ("xcomp", "pcomp", "advcl", "conj") or above.pos not in ("VERB", "AUX"):
                return []
            sent = [i for i in self.children(above.i, "dobj") if token.dep == "xcomp" and self.ref_at(i)]
            if sent:
                return [i for one in sent for i in self.with_conjuncts(one)]  # "sent X to join the talks"
            verb = above.i
        return []

    def undersecretaries(self, verb: int) -> list[int]:
        """The subject that a parser takes for the object of "under": "Under Secretary X met Y"."""
        found: list[int] = []
        for prep in self.children(verb, "prep"):
            if self.tokens[prep].text == "Under" and prep + 1 < len(self.tokens) and self.tokens[prep + 1].text.startswith("Secretar"):
                found.extend(self.children(prep, "pobj"))
        return found

    def in_headline(self, sentence: int) -> bool:
        """Whether a sentence is the headline."""
        return self.parsed.paragraphs[self.parsed.sentences[sentence].paragraph].kind == HEADLINE

    def is_question(self, sentence: int) -> bool:
        """Whether a sentence asks."""
        told = self.parsed.sentences[sentence]
        return any(self.tokens[i].text == "?" for i in range(max(told.first, told.last - 3), told.last))

    def is_heading(self, sentence: int) -> bool:
        """Whether a sentence is the headline, or stands alone without a full stop as headlines do."""
        if self.in_headline(sentence):
            return True
        told = self.parsed.sentences[sentence]
        span = self.parsed.paragraphs[told.paragraph]
        text = self.parsed.article.text
        return text[span.start : span.end].strip() == text[told.start : told.end].strip() and text[told.start : told.end].rstrip("\"'”’ ")[-1:].isalnum()

    @cached_property
    def _mention_starts(self) -> list[int]:
        return [mention.start for mention in self.actors.mentions]

    def list_behind(self, token: int) -> list[Mention]:
        """The outermost mentions behind a word, to the end of its sentence, in text order."""
        found, covered = [], self.tokens[token].end
        for i in range(bisect_left(self._mention_starts, covered), len(self.actors.mentions)):
            mention = self.actors.mentions[i]
            if mention.start >= self.parsed.sentence_of(token).end:
                break
            if mention.start >= covered:
                found.append(mention)
                covered = mention.end
        return found

    def mentions_between(self, start: int, end: int) -> list[tuple[int, str]]:
        """(head word, ref) of the outermost mentions that begin in a stretch, in text order."""
        found, covered = [], -1
        i = bisect_left(self._mention_starts, start)
        while i < len(self.actors.mentions) and self.actors.mentions[i].start < end:
            mention = self.actors.mentions[i]
            if mention.start >= covered:
                found.append((mention.head, mention.ref))
                covered = mention.end
            i += 1
        return found

    def mentions_of_sentence(self, sentence: int) -> list[tuple[int, str]]:
        """(head word, ref) of the outermost mentions of a sentence."""
        span = self.parsed.sentences[sentence]
        return self.mentions_between(span.start, span.end)

    def ref_at(self, token: int) -> str | None:
        """The actor that the mention headed by a word names."""
        mention = self.actors.at(token)
        return mention.ref if mention else None

    def behind(self, ref: str, token: int) -> tuple[str, ...]:
        """Those that a mention stands for: the members of a group, the state that its spokesman calls "we"; nobody where another
        pronoun is read as the spokesman, who tells what others do."""
        actor = self.actor(ref)
        speaks = actor.office is not None and actor.office.id.endswith("-spokesperson")
        if not speaks or self.tokens[token].tag != "PRP":
            return tuple(self.actors.expand(ref))
        states = [one.ref for one in self.actors.actors if one.country == actor.country and one.kind == "country"]
        return tuple(states[:1]) if self.tokens[token].lower in ("we", "us") else ()

    def antecedent(self, token: int) -> str | None:
        """The actor of a word; of "who" that of the noun before its clause."""
        if self.tokens[token].tag not in ("WP", "WDT"):
            return self.ref_at(token)
        for at in self.parsed.ancestors(token):
            if self.tokens[at].dep == "relcl":
                return self.ref_at(self.tokens[at].head)
        return None

    def path_up(self, token: int) -> list[int]:
        """The words above a word up to and with the first verb."""
        found: list[int] = []
        tokens = self.tokens
        while tokens[token].head != token:
            token = tokens[token].head
            found.append(token)
            if tokens[token].pos in ("VERB", "AUX"):
                break
        return found

    def children(self, token: int, *deps: str) -> list[int]:
        """The dependents of a word with one of the labels."""
        return [i for i in self.parsed.children[token] if self.tokens[i].dep in deps]

    def below(self, token: int, *preps: str) -> list[int]:
        """The objects of the given prepositions on a word, with what is coordinated to them."""
        found: list[int] = []
        for prep in self.parsed.children[token]:
            if self.tokens[prep].lower in preps and self.tokens[prep].dep in ("prep", "dative", "agent"):
                for i in self.children(prep, "pobj", "pcomp"):
                    found.extend(self.with_conjuncts(i))
        return found

    def with_conjuncts(self, token: int) -> list[int]:
        """A word and those coordinated with it, in text order."""
        found = [token]
        for i in found:
            found.extend(self.children(i, "conj", "appos") if self.tokens[i].pos != "VERB" else [])
        return sorted(dict.fromkeys(found))
