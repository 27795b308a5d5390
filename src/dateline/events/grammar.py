"""Who does what to whom in a sentence, read off the tree: voice, control, relative clauses, coordination, support verbs.

Everything here is about words (token numbers); who the words mean is for `roles`. Dependency labels are ClearNLP's.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from dateline.model.text import Parsed

from .words import Words, WordTable, holds

SUBJECTS = frozenset({"nsubj", "csubj"})
PASSIVE_SUBJECTS = frozenset({"nsubjpass", "csubjpass"})
OBJECTS = frozenset({"dobj", "obj"})
RELATIVES = frozenset({"who", "which", "that", "whom"})
MODIFIERS = frozenset({"compound", "amod", "nmod"})
MOMENTS = frozenset({"DATE", "TIME"})
NO_PREPOSITIONS = frozenset({"conj", "aux", "mark", "det", "nsubj", "punct"})
ADVERBS = frozenset({"advmod", "prt"})
COMPANY = frozenset({"along", "together"})
"""Words before "with" that make an actor of who stands behind it."""
WAYS = frozenset({"back", "away", "out", "home", "up", "down", "over", "on", "off", "together", "forward"})
CLAUSES = frozenset({"xcomp", "ccomp"})
ATTRIBUTES = frozenset({"attr", "acomp", "oprd"})
PREDICATES = frozenset({"oprd", "attr"})
NAMES = frozenset({"PERSON", "GPE", "ORG", "NORP"})
SPEAKERS = frozenset({"i", "we"})
NOBODY = frozenset({"no", "none", "nothing", "nobody"})
BY_THE_WAY = frozenset({"by", "via", "over", "in", "at", "on", "from"})
PLACED = frozenset({"GPE", "LOC", "FAC", "DATE", "TIME"})
ASIDES = frozenset({"on", "during", "in", "at", "after"})
CARRYING = frozenset({"in", "into", "on", "upon", "at", "with", "through", "from"})
"""Prepositions between a verb and the act it carries: "is *on* a visit", "engaged *in* talks"; not "held him to account *for* an attack"."""
Tokens = tuple[int, ...]


class Grammar:
    """Grammatical relations over a parsed article, each worked out once when first asked for.

    Args:
        lists: the engine's own word lists (`support`, `object_control`, `intentions`).
    """

    def __init__(self, parsed: Parsed, lists: Mapping[str, WordTable]) -> None:
        self.parsed, self.tokens, self.children = parsed, parsed.tokens, parsed.children
        self.lists = lists
        self.words = Words(parsed.tokens)
        self.deps = [token.dep for token in parsed.tokens]
        self._behind_words: dict[int, list[tuple[str, int]]] = {}
        self._surface: dict[int, Tokens] = {}
        self._passive: dict[int, bool] = {}

    def below(self, i: int, deps: frozenset[str]) -> Tokens:
        """The dependents of a token with one of these labels."""
        labels = self.deps
        return tuple([child for child in self.children[i] if labels[child] in deps])

    def is_(self, name: str, i: int) -> bool:
        """Whether a token is one of the words of an engine list."""
        table = self.lists.get(name)
        return table is not None and holds(table, self.words, i)

    def is_verb(self, i: int) -> bool:
        """Whether a token is used as a verb."""
        return self.tokens[i].pos in ("VERB", "AUX")

    # -- verbs ---------------------------------------------------------------------------------------------------

    def passive(self, v: int) -> bool:
        """Whether a verb stands in the passive, participles after nouns included."""
        if v not in self._passive:
            self._passive[v] = False
            self._passive[v] = self._find_passive(v)
        return self._passive[v]

    def _find_passive(self, v: int) -> bool:
        token = self.tokens[v]
        deps = {self.deps[child] for child in self.children[v]}
        if deps & {"auxpass", "nsubjpass"} or ("agent" in deps and not deps & SUBJECTS):
            return True
        if token.tag != "VBN" or "aux" in deps or deps & SUBJECTS:
            return False
        if token.dep == "conj" and self.is_verb(token.head):
            return self.passive(token.head)
        return token.dep in ("acl", "advcl", "relcl", "amod") and not deps & OBJECTS

    def subj(self, v: int) -> Tokens:
        """Who does it: the subject, in a passive the "by" phrase."""
        return self.agents(v) if self.passive(v) else self.surface(v)

    def obj(self, v: int) -> Tokens:
        """What it is done to: the object, in a passive the subject."""
        if self.passive(v):
            return self.below(v, OBJECTS) or self.surface(v)
        own = self.below(v, OBJECTS)
        if own:
            return tuple(self._antecedent(o, v) for o in own)
        return self._raised(v) or self._called(v) or self._behind_outcome(v) or self._shared_object(v) or self._gap(v)

    def _behind_outcome(self, v: int) -> Tokens:
        """The object behind what becomes of it, which parsers take for a measure: "shot dead *two men*", "set free *the crew*"."""
        outcome = next(iter(self.below(v, frozenset({"oprd", "acomp"}))), None)
        measures = (c for c in self.below(v, frozenset({"npadvmod"})) if self.tokens[c].entity not in MOMENTS)
        return tuple(c for c in measures if outcome is not None and outcome == v + 1 and min(self.parsed.subtree(c)) == outcome + 1)

    def _raised(self, v: int) -> Tokens:
        """The one allowed, found or told: "allowed *the Red Cross* to enter", "found *the general* guilty"."""
        for clause in self.below(v, CLAUSES):
            if self.infinitive(clause) or not self.is_verb(clause):
                named = () if self.is_verb(clause) else tuple(c for c in self.noun_modifiers(clause) if self.tokens[c].pos == "PROPN")
                return self.below(clause, SUBJECTS) or named
        return ()

    def _called(self, v: int) -> Tokens:
        """Whom one rings up, or calls something: parsers make "called *the premier*" a predicate, as in "called him *a puppet*"."""
        return self.below(v, PREDICATES)[:1] if self.is_("naming", v) else ()

    def predicates(self, v: int) -> Tokens:
        """What something is, or is declared: of two behind "call" the second."""
        found = self.below(v, ATTRIBUTES)
        called = self._called(v) if not self.passive(v) and not self.below(v, OBJECTS) else ()
        return tuple(i for i in found if i not in called)

    def datives(self, v: int) -> Tokens:
        """To whom: "gave *Kyiv* tanks"; a country's name right behind a verb of giving, though parsed as part of the object."""
        own = tuple(c for c in self.below(v, frozenset({"dative"})) if self.tokens[c].pos != "ADP")
        if own or not self.is_("giving", v):
            return own
        names = (c for o in self.below(v, OBJECTS) for c in self.below(o, MODIFIERS) if self.tokens[c].entity == "GPE" and self.tokens[c].pos == "PROPN")
        return tuple(c for c in names if all(self.deps[i] in ("compound", "det") for i in range(v + 1, c)))[:1]

    def agents(self, v: int) -> Tokens:
        """The "by" phrase of a passive; parsers hang it on the object now and then."""
        found = tuple(p for child in self.below(v, frozenset({"agent"})) for p in self.below(child, frozenset({"pobj"})))
        return tuple(i for i in found or self.prep(v, ("by",)) if not self.is_("means", i))

    def surface(self, v: int) -> Tokens:
        """The grammatical subject, as said or as understood from the words above."""
        if v not in self._surface:
            self._surface[v] = ()
            self._surface[v] = self._find_surface(v)
        return self._surface[v]

    def _find_surface(self, v: int) -> Tokens:
        own = self.below(v, SUBJECTS | PASSIVE_SUBJECTS)
        if len(own) > 1 and self.words.forms[own[-1]] in SPEAKERS and self.words.forms[own[-1] - 1] == ",":
            own = own[-1:]  # "Secretary Holt, I would like to thank …": the first is spoken to
        if own:
            return tuple(self._antecedent(s, v) for s in (*self._listed_before(v, own[0]), *own))
        token = self.tokens[v]
        head = token.head
        if head == v:
            return ()
        if token.dep in ("acl", "relcl"):
            return self._of_noun_clause(v, head)
        if token.dep == "amod":
            return (head,)
        if token.dep == "pcomp":
            return self._of_gerund(head)
        if token.dep in ("xcomp", "ccomp"):
            return self._controller(head)
        if token.dep == "acomp":  # "is *prepared* to send"
            return self.surface(head)
        if token.dep in ("conj", "advcl", "dep", "parataxis", "prep"):
            teller = self._teller(v) if token.dep == "conj" else None
            return self.surface(head if teller is None else teller) if self.is_verb(head) else ()
        return ()

    def _teller(self, v: int) -> int | None:
        """The past verb above a clause in the present to which another past verb belongs: "*noted* that the pact holds and *thanked* Chad"."""
        clause = self.tokens[v].head
        above = self.tokens[clause].head
        past = self.tokens[v].tag == "VBD" and self.tokens[above].tag == "VBD" and above != clause
        return above if past and self.deps[clause] == "ccomp" and self._is_present(clause) else None

    def _is_present(self, v: int) -> bool:
        """Whether a verb stands in the present, by itself or by its first auxiliary."""
        auxiliaries = self.auxiliaries(v)
        return self.tokens[auxiliaries[0] if auxiliaries else v].tag in ("VBZ", "VBP", "MD")

    def _listed_before(self, v: int, subject: int) -> Tokens:
        """The name before the subject's in a headline that leaves "and" out: "*Xi*, Putin hold talks"."""
        if self.tokens[subject].entity not in NAMES:
            return ()
        first = min(self.parsed.subtree(subject))
        names = (c for c in self.below(v, frozenset({"npadvmod", "dep", "nmod"})) if self.tokens[c].entity in NAMES and self.tokens[c].pos == "PROPN")
        return tuple(c for c in names if c == first - 2 and self.words.forms[c + 1] == "," and self.tokens[min(self.parsed.subtree(c))].i == self.parsed.sentence_of(v).first)

    def _antecedent(self, s: int, v: int) -> int:
        """The noun a relative pronoun stands for, else the word itself."""
        if self.words.forms[s] not in RELATIVES or self.tokens[s].tag not in ("WDT", "WP", "IN", "DT"):
            return s
        clause = v
        if self.deps[v] in ("ccomp", "advcl") and self.tokens[self.tokens[v].head].lemma == "be":
            return next(iter(self.below(self.tokens[v].head, frozenset({"attr"}))), s)  # "it was *Khrushchev* who went"
        while self.deps[clause] in ("conj", "xcomp") and self.tokens[clause].head != clause:
            clause = self.tokens[clause].head
        return self.tokens[clause].head if self.deps[clause] in ("relcl", "acl") else s

    def _of_noun_clause(self, v: int, noun: int) -> Tokens:
        """Subject of "troops *shelling* the town", a plan *to visit*, "Putin *to visit* Iran", "a team to Libya *to investigate*"."""
        if not self.infinitive(v):
            return self._teller_of(noun) or (noun,) if self.is_("documents", noun) and self.tokens[v].tag == "VBG" else (noun,)
        if self.is_("intentions", noun) and self.tokens[noun].pos != "PROPN":
            return self.noun_subj(noun)
        if self.deps[noun] == "pobj":
            above = self.tokens[self.tokens[noun].head].head
            return self._controller(above) if self.is_verb(above) else (noun,)
        return (noun,)

    def _teller_of(self, paper: int) -> Tokens:
        """Whose words a paper holds: its owner's, else those of who puts it out: "released a *joint* statement condemning"."""
        own, maker = self.noun_subj(paper), self._maker(paper)
        return maker if maker and set(own) <= set(self.noun_modifiers(paper)) else own

    def _maker(self, paper: int) -> Tokens:
        """Who puts out a paper: the subject of "*posted* a message", "*read* a statement"."""
        verb = self.tokens[paper].head
        return self.subj(verb) if self.deps[paper] in OBJECTS and self.is_verb(verb) and self.is_("carriers", verb) else ()

    def _of_gerund(self, preposition: int) -> Tokens:
        """Subject of "accused of *violating*" (the accused), "by *expelling*", "its role in *mediating*"."""
        above = self.tokens[preposition].head
        if self.is_verb(above):
            return self._controller(above)
        return self.noun_subj(above) or self._who_has(above)

    def _who_has(self, n: int) -> Tokens:
        """Who has an idea: the subject of its verb, "*Bern* toyed with the idea of freezing"."""
        above = self.tokens[n].head
        verb = self.tokens[above].head if self.deps[n] == "pobj" else above
        return self.subj(verb) if self.deps[n] in ("pobj", "dobj") and self.is_("ideas", n) and self.is_verb(verb) else ()

    def _controller(self, v: int) -> Tokens:
        """Who is meant to act below a verb: the one asked, ordered or accused, else its own subject."""
        if not self.is_verb(v):
            return self.surface(self.tokens[v].head) if self.deps[v] in ("acomp", "attr", "oprd") else self.noun_subj(v)
        if self.is_("object_control", v):
            # "called on Iran to stop" is of Iran, "called the president to thank him" is of the caller.
            called = self.tokens[v].lemma == "call"
            asked = () if called else self.obj(v)
            asked = asked or self.prep(v, ("on", "upon", "for") if called else ("on", "upon", "to", "for"))
            if asked:
                return asked
        return self.surface(v)

    def _shared_object(self, v: int) -> Tokens:
        """The object that coordinated verbs share: "attacked and destroyed the base"."""
        for other in self.below(v, frozenset({"conj"})):
            if self.shares(v, other) and self.tokens[other].tag == self.tokens[v].tag:
                return self.below(other, OBJECTS)
        return ()

    def shares(self, v: int, other: int) -> bool:
        """Whether a coordinated verb stands so close that the two share what follows: "*protect and defend* the base"."""
        between = [c for c in self.children[v] if v < c < other and self.deps[c] not in ("cc", "advmod", "punct", "conj")]
        return self.is_verb(other) and not between and not self.below(other, SUBJECTS)

    def _gap(self, v: int) -> Tokens:
        """The noun before a relative clause without pronoun: "the base Israel *attacked*"."""
        token = self.tokens[v]
        if token.dep == "relcl" and self.below(v, SUBJECTS) and not self.below(v, CLAUSES):
            own = self.below(v, SUBJECTS)
            owners = [o for s in own for o in self.below(s, frozenset({"poss"}))]
            return () if any(self.words.forms[s] in RELATIVES | {"whose"} for s in (*own, *owners)) else (token.head,)
        return ()

    # -- nouns ---------------------------------------------------------------------------------------------------

    def support(self, n: int) -> int | None:
        """The verb that carries an act named by a noun: "*held* talks", "talks were *held*", "*took* part in talks", "*is* on a visit"."""
        noun = self.first_conjunct(n)
        token = self.tokens[noun]
        if token.dep in ("dobj", "nsubjpass", "attr", "oprd", "obj") and self.is_("support", token.head):
            return token.head
        if token.dep == "pobj":
            holder = self.tokens[token.head].head
            if self.words.forms[token.head] == "of" and self.deps[holder] in OBJECTS and self._measures(holder):
                return self.support(holder)  # "wound up a week of *talks*"
            carries = self.words.forms[token.head] in CARRYING and (self.is_("support", holder) or self.tokens[holder].lemma == "be")
            if self.is_verb(holder) and carries:
                return holder
            if self.tokens[token.head].lower == "during" and self.is_("contact", holder):
                return holder
            if self.words.forms[holder] == "part" and self.is_("support", self.tokens[holder].head):
                return self.tokens[holder].head
        if token.dep == "relcl":
            return None
        return self._relative_support(noun)

    def _measures(self, n: int) -> bool:
        """Whether a noun only counts what stands behind its "of"."""
        return self.is_("quantities", n) or self.tokens[n].entity in MOMENTS or self.is_("periods", n)

    def _relative_support(self, n: int) -> int | None:
        """The support verb of a clause that hangs on the noun: "talks *held* by …", "sanctions that Iran *imposed*"."""
        for clause in self.below(n, frozenset({"relcl", "acl"})):
            if self.is_("support", clause) and n in self.obj(clause):
                return clause
        return None

    def first_conjunct(self, i: int) -> int:
        """The first word of the coordination a word stands in."""
        while self.deps[i] == "conj" and self.tokens[i].head != i and self.tokens[self.tokens[i].head].pos in ("NOUN", "PROPN"):
            i = self.tokens[i].head
        return i

    def noun_subj(self, n: int) -> Tokens:
        """Who does what a noun names: "by" phrase, possessive, the support verb's subject, a modifier ("Israeli strike").

        "Syria continued *its* attacks": the subject, which the pronoun only repeats.
        """
        by = tuple(i for i in self.prep(n, ("by",)) if not self.is_("means", i)) or self._by_beside(n)
        if by:
            return by
        owners, verb = self.below(n, frozenset({"poss"})), self.support(n)
        if owners and not (self.tokens[owners[0]].pos == "PRON" and (verb is not None and self.subj(verb) or self._visitor(n))):
            return owners
        if verb is not None:
            return self.surface(verb) if self.is_("taking_part", verb) else self.subj(verb)
        return self._relative_subject(n) or self._visitor(n) or self._weighing(n) or self.noun_modifiers(n)

    def _by_beside(self, n: int) -> Tokens:
        """A "by" phrase that parsers hang beside an object: "followed a visit to Oslo *by the king*"."""
        verb = self.tokens[n].head
        beside = self.deps[n] in OBJECTS and self.is_verb(verb) and not self.is_("support", verb) and not self.passive(verb)
        inner = (end for p in self.below(n, frozenset({"prep"})) for place in self.complements(p) for end in self.prep(place, ("by",)))
        return self.agents(verb) if beside else tuple(inner)

    def _visitor(self, n: int) -> Tokens:
        """Whom an aside tells to be on it: "the king, on *a visit* to Oslo, …", "in *a call* with him, she asked …"."""
        token = self.tokens[n]
        if token.dep != "pobj" or self.words.forms[token.head] not in ASIDES:
            return ()
        holder = self.tokens[token.head].head
        if not self.is_verb(holder):
            return (holder,) if self.words.forms[token.head] == "on" and self.tokens[holder].pos in ("NOUN", "PROPN") else ()
        own = self.below(n, frozenset({"poss"})) or self.prep(n, ("with",))
        return self.subj(holder) if own else ()

    def _weighing(self, n: int) -> Tokens:
        """Who thinks of doing what a noun names: "*Japan* is considering sanctions"."""
        verb = self.tokens[n].head
        return self.subj(verb) if self.deps[n] in OBJECTS and self.is_("weighing", verb) else ()

    def _relative_subject(self, n: int) -> Tokens:
        """"The aggression that *Russia* has shown": who does it in the clause on the noun."""
        clauses = (c for c in self.below(n, frozenset({"relcl", "acl"})) if self.is_verb(c) and n in self.obj(c))
        return next((subjects for c in clauses if (subjects := self.subj(c))), ())

    def noun_obj(self, n: int) -> Tokens:
        """What is done what a noun names to: "of" phrase; the possessive where a "by" phrase tells who did it."""
        of = self.prep(n, ("of",))
        if of:
            return of
        return self.below(n, frozenset({"poss"})) if self.prep(n, ("by",)) else ()

    def noun_modifiers(self, n: int) -> Tokens:
        """The words before a noun: "Israeli", "peace"."""
        return self.below(n, MODIFIERS)

    # -- phrases -------------------------------------------------------------------------------------------------

    def prep(self, i: int, words: Sequence[str]) -> Tokens:
        """What stands behind one of these prepositions below a word; several words are joined by hyphens."""
        below = self._prepositions(i)
        if not below:
            return ()
        found: list[int] = []
        for word in words:
            first, _, rest = word.partition("-")
            for form, child in below:
                if form == first:
                    found.extend(self.prep(child, (rest,)) if rest else self.complements(child))
        return tuple(found)

    def _prepositions(self, i: int) -> list[tuple[str, int]]:
        """The children of a word that may be prepositions, with their form; those that hang on its adverb too: "pulled *back* from"."""
        if i not in self._behind_words:
            strayed = (c for adverb in self.below(i, ADVERBS) if self.words.forms[adverb] in WAYS for c in self.children[adverb])
            self._behind_words[i] = [(self.words.forms[c], c) for c in (*self.children[i], *strayed) if self.deps[c] not in NO_PREPOSITIONS]
        return self._behind_words[i]

    def company(self, i: int) -> Tokens:
        """With whom the subject of a verb does something, told before it: "Norway, together *with Chad*, condemned", "along *with Chad*, Norway"."""
        near = (i, *self.subj(i))
        before = [c for n in near for child in self.children[n] for c in (child, *self.children[child]) if c < i]
        withs = (c for c in dict.fromkeys(before) if self.words.forms[c] == "with" and c and self.words.forms[c - 1] in COMPANY)
        return tuple(end for c in withs for end in self.complements(c))

    def complements(self, preposition: int) -> Tokens:
        """The noun or the gerund behind a preposition, coordinated prepositions' too ("with A and with B")."""
        own = tuple(c for c in self.below(preposition, frozenset({"pobj", "pcomp", "dative"})) if self.tokens[c].entity not in MOMENTS)
        twins = [c for c in self.below(preposition, frozenset({"conj"})) if self.words.forms[c] == self.words.forms[preposition]]
        return own + tuple(p for twin in twins for p in self.complements(twin))

    def asides(self, v: int) -> Tokens:
        """What tells by which means, where or when a verb's act is done: parsers hang "spoke by *phone* with Chad" on it."""
        ends = (end for p in self.below(v, frozenset({"prep"})) if self.words.forms[p] in BY_THE_WAY for end in self.below(p, frozenset({"pobj"})))
        return tuple(end for end in ends if self.is_("means", end) or self.is_("margins", end) or self.tokens[end].entity in PLACED)

    def has_prep(self, i: int, words: Sequence[str]) -> int | None:
        """The child of a word that is one of these prepositions."""
        for child in self.children[i]:
            token = self.tokens[child]
            if token.lower in words and token.dep != "aux" and token.pos in ("ADP", "SCONJ", "ADV", "PART") and (self.complements(child) or not self.children[child]):
                return child
        return None

    def comp(self, i: int) -> Tokens:
        """The verbs below a word: infinitive, gerund, also behind a preposition ("accused of violating")."""
        own = [c for c in self.children[i] if self._is_complement(c)]
        for child in self.below(i, frozenset({"prep"})):
            own.extend(self.below(child, frozenset({"pcomp"})))
        return tuple(own)

    def _is_complement(self, i: int) -> bool:
        token = self.tokens[i]
        if token.dep == "xcomp" or (token.dep in ("acl", "relcl") and self.infinitive(i) and not self.below(i, SUBJECTS)):
            return True
        return self.infinitive(i) and (token.dep == "ccomp" or (token.dep == "advcl" and not self.below(i, SUBJECTS)))

    def infinitive(self, i: int) -> bool:
        """Whether a verb has "to" before it."""
        return any(self.deps[c] == "aux" and self.words.forms[c] == "to" for c in self.children[i])

    def clause(self, i: int) -> Tokens:
        """The verb of the that-clause below a word, or of what is called for: "called *for the king to go*"."""
        clauses = (c for c in self.children[i] if self.deps[c] in ("ccomp", "acl") or self.is_called_for(c))
        return tuple(c for c in clauses if self.below(c, SUBJECTS | PASSIVE_SUBJECTS))

    def is_called_for(self, v: int) -> bool:
        """Whether a verb is an infinitive behind "for" and its own subject: "for the king *to go*"."""
        return self.deps[v] in ("advcl", "ccomp") and self.infinitive(v) and any(self.deps[c] == "mark" and self.words.forms[c] == "for" for c in self.children[v])

    def negations(self, i: int) -> Tokens:
        """"Not", "never", "no longer" beside a word, and "no" before its subject or object."""
        beside = [c for c in self.children[i] if self.deps[c] == "neg" or self.words.forms[c] in ("never", "longer")]
        arguments = self.below(i, SUBJECTS | PASSIVE_SUBJECTS | OBJECTS | ATTRIBUTES)
        inner = [d for c in arguments for d in (c, *self.children[c]) if self.words.forms[d] in NOBODY]
        return tuple(beside + inner)

    def auxiliaries(self, i: int) -> Tokens:
        """The auxiliaries of a verb: "will", "must", "not" excepted."""
        return self.below(i, frozenset({"aux", "auxpass"}))

    def conjuncts(self, i: int) -> list[int]:
        """A word and those coordinated with it, in text order."""
        found = [i]
        for child in self.below(i, frozenset({"conj"})):
            found.extend(self.conjuncts(child))
        return found

    def meant(self, i: int) -> list[int]:
        """The coordinated words and what they count: "some of its *troops*" are some and troops."""
        found = self.conjuncts(i)
        return found + [end for j in found if self.tokens[j].tag == "CD" or self.is_("quantities", j) for end in self.prep(j, ("of",))]
