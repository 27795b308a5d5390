"""Who fills a role: from the head word that a path leads to, to the actor of the article that is meant by it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from dateline.model.actor import ActorTable, ArticleActor, Mention, Place
from dateline.model.record import Filler
from dateline.model.text import Parsed

from .grammar import MODIFIERS, MOMENTS, PASSIVE_SUBJECTS, SUBJECTS, Grammar, Tokens
from .lists import Lists
from .pattern import Need
from .words import holds

STATES = frozenset({"country", "government", "office"})
PRIVATE = frozenset({"CVL", "EDU", "MED", "BUS", "LAB"})
"""Sectors whose people act in politics at times only: they count where the other side, or the act, is political."""
OBJECTIVE = frozenset({"him", "her", "them", "it", "he", "she", "they"})
LOOSE = frozenset({"npadvmod", "dep", "appos", "conj", "oprd", "attr"})
OUR = frozenset({"our", "ours"})
PERSONAL = frozenset({"he", "she", "it", "they"})
CROWDS = frozenset({"group", "people", "unknown"})
NAMED = frozenset({"person", "organisation", "office", "government", "country"})
BEFORE = frozenset({"det", "amod", "compound", "nummod", "poss", "nmod", "quantmod", "advmod", "predet", "neg", "npadvmod", "punct"})


class Roles:
    """Fillers of roles in one article."""

    def __init__(self, parsed: Parsed, grammar: Grammar, actors: ActorTable, places: Iterable[Place]) -> None:
        self.parsed, self.grammar, self.actors = parsed, grammar, actors
        self._covering = _cover(parsed, actors)
        self._places = {i: place for place in places for i in parsed.tokens_in(place.start, place.end)}
        self._countries = {actor.country: actor.ref for actor in reversed(actors.actors) if actor.kind == "country" and actor.country}
        self.lists = Lists(self)
        self._known: dict[int, tuple[Filler, str]] = {}

    def fill(self, heads: Tokens) -> list[tuple[Filler, str]]:
        """The fillers behind head words, coordinated and listed ones each for itself, with how each was understood.

        A modifier fills a role only where it names somebody: "Israeli strike", not "large-scale strike"; a day never does.
        """
        found: dict[int, tuple[Filler, str]] = {}
        for head in heads:
            for member in self.lists.members(head):
                found.setdefault(member, self.filler(member))
        tokens = self.parsed.tokens
        return [pair for i, pair in found.items() if pair[0].ref or (tokens[i].dep not in MODIFIERS and tokens[i].entity not in MOMENTS)]

    def listed_after(self, verb: int, last: Filler) -> Tokens:
        """Names of the same kind that go on a list, though parsed as hanging on the verb: "spoke with A, B of Chad, *and C*",
        "will travel to Paris, France; *Rome*, Italy"."""
        kind = "GPE" if self.place(last) else "PERSON"
        loose = (c for c in self.grammar.children[verb] if c > last.token and self._is_loose(c) and self.parsed.tokens[c].entity == kind)
        dated = (c for p in self.grammar.below(verb, frozenset({"prep"})) for day in self.grammar.below(p, frozenset({"pobj"})) for c in self.grammar.conjuncts(day)[1:])
        dated = (c for c in dated if c > last.token and self.parsed.tokens[c].entity == kind == "GPE")  # "to Rome on May 2 and *Oslo* on May 3"
        names = (i for c in (*loose, *dated) for i in self.parsed.subtree(c) if self._is_loose(i) and self.parsed.tokens[i].entity == kind and self.mention(i))
        return tuple(i for i in dict.fromkeys(names) if not any(self.grammar.is_verb(between) for between in range(last.token + 1, i)))

    def _is_loose(self, i: int) -> bool:
        """Whether a word hangs where parsers put the further members of a list."""
        return self.grammar.deps[i] in LOOSE

    def without_titles(self, found: list[tuple[Filler, str]]) -> list[tuple[Filler, str]]:
        """Fillers without the bare titles of persons named beside them: "Deputy Prime Minister and Minister of Finance *A*"."""
        named = any((actor := self.actor(filler)) and actor.kind == "person" and self._kind_of_mention(filler) == "name" for filler, _ in found)
        return [pair for pair in found if not (named and self._is_bare_title(pair[0]))]

    def once_a_state(self, found: list[tuple[Filler, str]]) -> list[tuple[Filler, str]]:
        """Places visited, each state once: "to Ankara, Turkey" is to Turkey."""
        states = {actor.country for filler, _ in found if (actor := self.actor(filler)) and actor.kind == "country"}
        return [pair for pair in found if not ((actor := self.actor(pair[0])) and actor.kind == "government" and actor.country in states)]

    def _kind_of_mention(self, filler: Filler) -> str | None:
        mention = self.mention(filler.token)
        return mention.kind if mention else None

    def _is_bare_title(self, filler: Filler) -> bool:
        actor, token = self.actor(filler), self.parsed.tokens[filler.token]
        bare = not self.grammar.below(filler.token, frozenset({"det", "poss"})) and token.pos == "PROPN"
        return bare and self._kind_of_mention(filler) != "name" and (actor is None or actor.kind in ("office", "person", "unknown"))

    def filler(self, i: int) -> tuple[Filler, str]:
        """What one head word stands for, and why."""
        if i not in self._known:
            self._known[i] = self._find(i)
        return self._known[i]

    def _find(self, i: int) -> tuple[Filler, str]:
        mention = self.mention(i)
        if mention and mention.kind == "nominal" and self._is_open(mention.ref):
            mention = None if self.owner(i) else mention  # "our administration", "the leader of *Cuba's army*"
        if mention and not (self._host(i) and not self.is_known(mention.ref)):
            mention = self._as_state(mention)
            named, name = self._named(mention), self.actors.by_ref[mention.ref].name
            how = name if named is mention else f'{name}, said as "{mention.text}"'
            return Filler(i, named.start, named.end, named.text, mention.ref), how
        reporter = self._reporter(i)
        if reporter is not None:
            filler, who = self.filler(reporter)
            return replace(filler, token=reporter), f'{who}, said as "{self.parsed.tokens[i].text}"'
        start, end = self.phrase(i)
        host = self._host(i)
        if host:
            return Filler(i, start, end, self.parsed.article.text[start:end], host), f"{self.actors.by_ref[host].name}, where it lies"
        text = self.parsed.article.text[start:end]
        owner = self.owner(i)
        if owner:
            owner = self._as_state(owner)
            return Filler(i, start, end, text, owner.ref), f"{self.actors.by_ref[owner.ref].name}, by \"{owner.text}\" in \"{text}\""
        return Filler(i, start, end, text, None), "no actor we know"

    def _is_open(self, ref: str) -> bool:
        """Whether the text may yet tell whose somebody is; states told only by their part are nobody's ("China's *neighbours*")."""
        actor = self.actors.by_ref[ref]
        return not (self.is_known(ref) or actor.members or actor.are_states)

    def _as_state(self, mention: Mention) -> Mention:
        """The state for the "our" of its officials: "*our* support", "*our* forces"."""
        states = self.states(mention.ref) if mention.text.lower() in OUR else ()
        return replace(mention, ref=states[0]) if states else mention

    def mention(self, i: int) -> Mention | None:
        """The mention a word heads, else the smallest that covers it."""
        return self.actors.at(i) or self._covering.get(i)

    def _host(self, i: int) -> str | None:
        """The country of a toponym, where it is an actor of the article."""
        place = self._places.get(i)
        return self._countries.get(place.country) if place and place.country else None

    def is_toponym(self, i: int) -> bool:
        return i in self._places or self.parsed.tokens[i].entity in ("GPE", "LOC")

    def _reporter(self, i: int) -> int | None:
        """Whom a pronoun means that nobody resolved, where it is the subject of what somebody says: "police said *they* …"."""
        tokens, grammar = self.parsed.tokens, self.grammar
        verb = tokens[i].head
        if grammar.words.forms[i] not in PERSONAL or tokens[i].dep not in SUBJECTS | PASSIVE_SUBJECTS or tokens[verb].dep != "ccomp":
            return None
        above = tokens[verb].head
        speakers = grammar.surface(above) if grammar.is_("reporting", above) else ()
        return speakers[0] if speakers and speakers[0] != i and tokens[speakers[0]].pos != "PRON" else None

    def _named(self, mention: Mention) -> Mention:
        """For a pronoun the words of its sentence that name whom it means; else the mention itself."""
        if mention.kind != "pronoun":
            return mention
        sentence = self.parsed.sentence_of(mention.head)
        others = [m for m in self.actors.mentions_of.get(mention.ref, ()) if m.kind != "pronoun" and sentence.start <= m.start < mention.start]
        return others[-1] if others else mention

    def owner(self, i: int) -> Mention | None:
        """Whose a thing is: "Israeli positions", "Norway's embassy", "the capital of Yemen", "a base in Chad"."""
        grammar = self.grammar
        others = grammar.is_("relations", i)
        before = (j for j in grammar.below(i, MODIFIERS if others else MODIFIERS | {"poss"}) if not self.lists.goes_on(j))
        near = (*before, *grammar.prep(i, ("from",) if others else ("of", "from")), *grammar.prep(i, ("in",)))
        for j in near:
            mention = self.mention(j)
            if mention and self.is_known(mention.ref):
                return mention
        inner = next((found for j in grammar.prep(i, ("of",)) if grammar.tokens[j].pos in ("NOUN", "PROPN") and (found := self.owner(j))), None)
        return inner or self._owner_of_joined(i) or next(iter(self.originators(i)), None)

    def _owner_of_joined(self, i: int) -> Mention | None:
        """Whose both of two joined nouns are: "the *government* and people of Chad"."""
        joined = next(iter(self.grammar.below(i, frozenset({"conj"}))), None)
        if joined is None or self.parsed.tokens[joined].pos != "NOUN" or self.grammar.below(joined, frozenset({"det", "poss"})):
            return None
        ends = self.grammar.prep(joined, ("of",))
        mention = self.mention(ends[0]) if ends else None
        return mention if mention and self.is_known(mention.ref) else None

    def originators(self, i: int) -> list[Mention]:
        """Those who made or mean a thing: "a plan *submitted by Egypt* and Chad", "a trip *that Hu had planned*"."""
        grammar = self.grammar
        clauses = (c for c in grammar.below(i, frozenset({"relcl", "acl"})) if grammar.is_verb(c) and i in grammar.obj(c))
        subjects = ([j for subject in grammar.subj(clause) for j in grammar.conjuncts(subject)] for clause in clauses)
        return next((found for those in subjects if (found := [mention for j in those if (mention := self.mention(j))])), [])

    def other_than(self, actors: tuple[Filler, ...], recipients: tuple[Filler, ...], friendly: bool = False) -> tuple[Filler, ...]:
        """Recipients that are not the actor again: "called the president to thank *him*" thanks another, and whoever orders
        *his staff* orders them, not himself. In friendly acts a minister's country is himself: "Blinken reaffirmed *America's*
        commitment" gives America nothing."""
        own = {ref for filler in actors if filler.ref for ref in (filler.ref, *self.actors.expand(filler.ref))}
        if friendly:
            own |= {state for ref in own for state in self.states(ref)}
        others = [filler for filler in recipients if not (filler.ref in own and self.parsed.tokens[filler.token].lower in OBJECTIVE)]
        others = self._abroad(actors, others)
        return tuple(replace(filler, ref=None) if filler.ref and own.issuperset(self.actors.expand(filler.ref)) else filler for filler in others)

    def not_of(self, actors: tuple[Filler, ...], named: tuple[Filler, ...]) -> tuple[Filler, ...]:
        """Who is named in a phrase without the actor's own state ("*U.S.* President X has asked to talk") and people."""
        homes = {self.land(filler) for filler in actors} - {None}
        return tuple(one for one in self._abroad(actors, list(named)) if self.state(one) not in homes)

    def _abroad(self, actors: tuple[Filler, ...], recipients: list[Filler]) -> list[Filler]:
        """Recipients without the actor's own people, where foreigners stand beside them: "Chile called off talks between its
        minister and her Peruvian counterpart" turns to Peru."""
        homes = {self.land(filler) for filler in actors}
        own = [one for one in recipients if self.land(one) in homes and (actor := self.actor(one)) and actor.kind in ("person", "office")]
        foreign = any(self.land(one) not in (None, *homes) for one in recipients)
        return [one for one in recipients if one not in own] if foreign and len(homes) == 1 and None not in homes else recipients

    def abroad(self, actors: tuple[Filler, ...], recipients: tuple[Filler, ...]) -> bool:
        """Whether one of the recipients is somebody known of another country, or of none, than the actors."""
        homes = {self.land(filler) for filler in actors}
        return any(filler.ref and self.is_known(filler.ref) and self.land(filler) not in homes for filler in recipients)

    def at_home(self, visitors: tuple[Filler, ...], hosts: tuple[Filler, ...]) -> bool:
        """Whether those who go somewhere stay in their own country."""
        own, there = ({actor.country if (actor := self.actor(filler)) else None for filler in side} for side in (visitors, hosts))
        return len(own) == 1 and own == there and None not in own

    def hosts_abroad(self, visitors: tuple[Filler, ...], hosts: tuple[Filler, ...]) -> tuple[Filler, ...]:
        """Hosts without the visitors' own country, where others are there: the last stop of a journey is at home."""
        homes = {self.land(filler) for filler in visitors}
        abroad = tuple(filler for filler in hosts if self.land(filler) not in homes)
        return abroad if len(homes) == 1 and None not in homes and abroad else hosts

    def state(self, filler: Filler) -> str | None:
        """The country of a filler that is a state or its government."""
        actor = self.actor(filler)
        return actor.country if actor and actor.kind in ("country", "government") else None

    def states(self, ref: str) -> tuple[str, ...]:
        """The country, as an actor of the article, that a person, an office or a government acts for."""
        actor = self.actors.by_ref[ref]
        state = self._countries.get(actor.country) if actor.country and actor.kind in ("person", "office", "government") else None
        return (state,) if state else ()

    def is_crowd(self, fillers: tuple[Filler, ...]) -> bool:
        """Whether fillers are groups or unnamed people, each of them, and none a state or an official."""
        known = [self.actor(filler) for filler in fillers]
        return bool(known) and all(actor is not None and actor.kind in CROWDS for actor in known)

    def land(self, filler: Filler) -> str | None:
        actor = self.actor(filler)
        return actor.country if actor else None

    def filler_of(self, mention: Mention) -> Filler:
        return Filler(mention.head, mention.start, mention.end, mention.text, mention.ref)

    def several(self, fillers: tuple[Filler, ...]) -> bool:
        """Whether an act's actors are more than one: "the two leaders", "Kenya and Chad"."""
        return len(fillers) > 1 or any(self._plural(filler) and self.actors.at(filler.token) is not None and self._is_group(filler) for filler in fillers)

    def _is_group(self, filler: Filler) -> bool:
        actor = self.actor(filler)
        return bool(actor and len(actor.members) > 1)

    def is_known(self, ref: str) -> bool:
        actor = self.actors.by_ref[ref]
        return bool(actor.id or actor.country)

    def phrase(self, i: int) -> tuple[int, int]:
        """Start and end of the noun phrase of a head word: what stands before it, and its "of"."""
        tokens, first, last = self.parsed.tokens, i, i
        for child in self.grammar.children[i]:
            if child < i and tokens[child].dep in BEFORE:
                first = min(first, *self.parsed.subtree(child))
            elif tokens[child].lower == "of" and child == last + 1:
                ends = self.grammar.complements(child)
                last = max((last, *ends))
        while first < i and tokens[first].pos == "PUNCT":
            first += 1
        return tokens[first].start, tokens[last].end

    # -- what a filler is ----------------------------------------------------------------------------------------

    def actor(self, filler: Filler) -> ArticleActor | None:
        """The actor of a filler."""
        return self.actors.by_ref.get(filler.ref) if filler.ref else None

    def place(self, filler: Filler) -> bool:
        """Whether a filler is a country or a toponym."""
        actor = self.actor(filler)
        if filler.token in self._places or (actor and actor.kind in ("country", "government")):
            return True
        return self.parsed.tokens[filler.token].entity in ("GPE", "LOC", "FAC")

    def political(self, filler: Filler) -> bool:
        """Whether a filler is somebody who may act in politics: an actor of the article, or a political noun."""
        if self.actor(filler) is not None:
            return True
        if self.parsed.tokens[filler.token].entity in ("ORG", "GPE", "NORP", "PERSON"):
            return True
        return any(self.grammar.is_(name, i) for i in self.grammar.meant(filler.token) for name in ("political", "people"))

    def public(self, filler: Filler, acting: bool = True) -> bool:
        """Whether a filler acts in politics by what it is: a state, an office, a body, an armed group, police. To whom something
        is done (`acting` False) needs only a country: Swedish tourists do nothing public, but may be detained."""
        actor = self.actor(filler)
        if actor is None:
            return any(self.grammar.is_("political", i) for i in self.grammar.meant(filler.token))
        if actor.id or actor.members or set(actor.sectors) - PRIVATE or (actor.country and not (acting and actor.kind in CROWDS)):
            return True
        return actor.kind in NAMED and any(mention.kind != "nominal" for mention in self.actors.mentions_of[actor.ref])

    def named(self, filler: Filler) -> bool:
        """Whether a filler is itself a mention of somebody whom the base or a country places: fit to stand in a list with others."""
        return self.mention(filler.token) is not None and filler.ref is not None and self.is_known(filler.ref)

    def itself(self, filler: Filler) -> bool:
        """Whether a filler is the actor it names, or its people, and no thing of its: "the EU's *deadline*" meets nobody."""
        if self.mention(filler.token) is not None or filler.ref is None or self.is_toponym(filler.token):
            return True
        return any(self.grammar.is_(name, i) for i in self.grammar.meant(filler.token) for name in ("political", "people", "troops", "diplomats", "visit", "embassy"))

    def speaks(self, filler: Filler) -> bool:
        """Whether a filler is somebody, or what speaks for him: "a Chinese *statement*", "Iran's *decision*"."""
        if filler.ref is None or self.itself(filler):
            return True
        return any(self.grammar.is_(name, i) for i in self.grammar.meant(filler.token) for name in ("documents", "intentions", "speaking"))

    def is_somewhere(self, filler: Filler) -> bool:
        """Whether what stands behind "in" is a place or people: "in Chad", "in *the north*", "in a crowd"; not "in a bid"."""
        return filler.ref is not None or self.place(filler) or self.political(filler) or self.stands_for(filler)

    def stands_for(self, filler: Filler) -> bool:
        """Whether a filler is people or a place that may suffer an act itself, whoever else is named to tell whose they are."""
        return any(self.grammar.is_(name, i) for i in self.grammar.meant(filler.token) for name in ("political", "people", "troops", "ground", "embassy", "crowd"))

    def meets(self, need: Need, fillers: list[Filler]) -> list[Filler]:
        """The fillers that are what a role asks for; `plural` is met by all together."""
        if "plural" in need.kinds and (len(fillers) > 1 or any(self._plural(filler) for filler in fillers)):
            return fillers
        return [filler for filler in fillers if any(self._is(kind, filler) for kind in need.kinds) or any(self._among(words, filler) for words in need.words)]

    def _among(self, words: dict[str, list[list[str]]], filler: Filler) -> bool:
        if any(holds(words, self.grammar.words, i) for i in self.grammar.meant(filler.token)):
            return True
        appositions = self.grammar.below(filler.token, frozenset({"appos"}))
        return any(holds(words, self.grammar.words, i) for i in appositions if self.parsed.tokens[i].end <= filler.end)

    def _plural(self, filler: Filler) -> bool:
        actor = self.actor(filler)
        return self.parsed.tokens[filler.token].tag in ("NNS", "NNPS") or bool(actor and len(actor.members) > 1)

    def _is(self, kind: str, filler: Filler) -> bool:
        actor = self.actor(filler)
        if kind == "filled":
            return True
        if kind == "place":
            return self.place(filler) and (self.mention(filler.token) is not None or self.is_toponym(filler.token))
        if kind == "political":
            return self.political(filler)
        if not actor:
            return False
        if kind == "known":
            return bool(actor.id or actor.country)
        if kind == "country":
            return actor.kind in STATES or bool(actor.country)
        if kind == "plural" or self.mention(filler.token) is None:
            return False  # "Trump's decision" is no person
        return actor.kind == kind or (kind == "group" and actor.kind == "people") or (kind == "person" and actor.kind == "office")


def _cover(parsed: Parsed, actors: ActorTable) -> dict[int, Mention]:
    """For every token the outermost mention over it, but not where the mention's head lies in another phrase."""
    covering: dict[int, Mention] = {}
    for mention in actors.mentions:
        for i in parsed.tokens_in(mention.start, mention.end):
            if parsed.tokens[i].pos in ("PROPN", "NOUN", "ADJ", "PRON") and parsed.tokens[i].dep in ("compound", "appos", "nmod", "flat", "pobj", "poss"):
                covering.setdefault(i, mention)
    return covering
