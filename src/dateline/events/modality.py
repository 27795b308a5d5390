"""How sure an act is and when it is done: asserted, ongoing, future, hypothetical, historical, habitual; and whether negated.

The cues are in modality.yaml, apart from the patterns: n acts and m cues make n + m rules. Each answer names its cue.
"""

from __future__ import annotations

from .clauses import LONGEST_CHAIN, has_condition, in_condition, is_condition, is_finite
from .cues import QUESTION, WORTH, Cues, Reading
from .form import Form
from .governors import Governors
from .grammar import PASSIVE_SUBJECTS, SUBJECTS, Grammar
from .lasting import Lasting
from .whereabouts import Whereabouts

AT_ONCE = frozenset({"SUPPORT", "ACCUSE", "REQUEST", "REJECT", "THREATEN", "CONCEDE", "AID", "ASSAULT", "COERCE", "PROTEST"})
"""Types whose acts are done with what is done for them: "called to thank him", "sent a team to help the victims"."""
BY_VOTE = AT_ONCE | {"SANCTION"} - {"AID", "ASSAULT"}
VIOLENCE = frozenset({"PROTEST", "ASSAULT"})
SAYING = frozenset({"will", "would", "'ll", "shall"})
FIRST = frozenset({"first", "last", "latest", "only", "second", "third", "next"})
FACTS = frozenset({"ASSAULT", "MOBILIZE", "COERCE", "SANCTION", "PROTEST", "ACCUSE", "SUPPORT", "AID", "COOPERATE", "AGREE"})
"""Types whose noun with an owner tells a fact, whoever discusses it; a visit discussed is yet to come."""
GOVERNING = frozenset({"of", "for", "on", "about", "to", "against", "with"})
WHILE = frozenset({"during", "amid"})


class Modality:
    """Reads modality off the words around an act."""

    def __init__(self, grammar: Grammar, cues: Cues) -> None:
        self.grammar, self.tokens, self.cues = grammar, grammar.tokens, cues
        self.form = Form(grammar, cues)
        self.whereabouts = Whereabouts(grammar, cues, self.form)
        self.governors = Governors(grammar, cues)
        self.lasting = Lasting(grammar, cues)

    def read(self, main: int, kind: str | None = None, trigger: tuple[int, ...] = ()) -> Reading:
        """Modality of the act of a type whose trigger is a word (`trigger`: all of its words, "put *no pressure* on").

        What is announced by a noun is still to come where it is a contact ("announced a visit"), else done by being announced
        ("announced the release of two prisoners"). What something is done for is done with it for some
        types (`AT_ONCE`), else still to come.
        """
        self.form.told, self.form.kind = frozenset(trigger), kind
        reading = self._wished(main, kind) or self._read(main)
        for i in trigger:
            if i != main and i not in self.grammar.surface(main) and self.governors.has_no(i, self.form.told):
                reading = reading.changed(f'"no {self.tokens[i].text}"', flip=True)
        reading = self.lasting.read(main, reading)
        if self._is_question(main):
            return reading.changed(QUESTION, "hypothetical")
        reading = self.whereabouts.read(main, reading, self.governors.of(main)) if kind == "CONSULT" else reading
        if kind == "ASSAULT" and reading.modality == "future" and self.governors.is_foreseen(main):
            reading = reading.changed("foreseen", "hypothetical")
        reading = self._attempted(main, kind, self._threatened(main, kind, reading))
        if reading.modality == "asserted" and self.grammar.is_verb(main) and self.form.is_custom(main):
            reading = reading.changed("a present", "habitual")
        known = {"announced": "future" if kind == "CONSULT" else "asserted", "purpose": "asserted" if kind in AT_ONCE else "future"}
        if reading.negated:
            # who "is not going" will not; else what is not being done is simply not done
            known["ongoing"] = "future" if kind == "CONSULT" and self.grammar.is_verb(main) else "asserted"
        return Reading(known.get(reading.modality, reading.modality), reading.negated, reading.why)

    def _wished(self, main: int, kind: str | None) -> Reading | None:
        """"I would like *to thank* you" thanks."""
        above = self.tokens[main].head
        polite = kind in ("SUPPORT", "CONCEDE") and self.tokens[main].dep == "xcomp" and self.tokens[above].lemma in ("like", "want", "wish")
        first = any(self.grammar.words.forms[s] in ("i", "we") for s in self.grammar.below(above, SUBJECTS))
        return Reading(why=(f'"{self.tokens[above].text} to"',)) if polite and first else None

    def _attempted(self, main: int, kind: str | None, reading: Reading) -> Reading:
        """Violence that was tried is violence: "*tried* to storm the embassy"."""
        above = self.tokens[self.tokens[main].head]
        tried = self.tokens[main].dep == "xcomp" and above.lemma in ("try", "attempt") and above.tag == "VBD"
        if kind in VIOLENCE and tried and reading.modality == "hypothetical" and not reading.negated:
            return Reading("asserted", why=(f'"{above.text}"',))
        return reading

    def _threatened(self, main: int, kind: str | None, reading: Reading) -> Reading:
        """A threat is made by being said: "would mean war", "will respond with full force"."""
        own = [i for i in self.grammar.auxiliaries(main) if self.tokens[i].lower in SAYING] if self.grammar.is_verb(main) else []
        if kind == "THREATEN" and own and reading.why == (f'"{self.tokens[own[0]].text}"',) and not has_condition(self.grammar, self.cues, main):
            return Reading("asserted", reading.negated, ("a threat is made by being said",))
        return reading

    def _is_question(self, i: int) -> bool:
        """Whether a sentence asks: what it asks is not said to be so."""
        sentence = self.grammar.parsed.sentence_of(i)
        return any(token.text == "?" for token in self.tokens[max(sentence.first, sentence.last - 3) : sentence.last])

    def _read(self, main: int) -> Reading:
        token = self.tokens[main]
        if self.grammar.is_verb(main):
            return self._verb(main)
        if token.pos == "ADJ":
            return self._verb(token.head) if self.grammar.is_verb(token.head) else Reading()
        return self._noun(main)

    # -- verbs ---------------------------------------------------------------------------------------------------

    def _verb(self, v: int, depth: int = 0) -> Reading:
        reading = self.form.read(v)
        if depth > LONGEST_CHAIN:
            return reading
        return self._governed(v, reading, depth)

    def _governed(self, v: int, reading: Reading, depth: int) -> Reading:
        """The reading under the word that the verb hangs on."""
        token = self.tokens[v]
        above = token.head
        if above == v:
            return reading
        if token.dep == "conj" and self.grammar.is_verb(above) and not self.grammar.below(v, SUBJECTS | PASSIVE_SUBJECTS):
            return self._coordinated(v, above, reading, depth)
        if token.dep == "pcomp":
            return self._behind_preposition(above, reading, depth)
        if token.dep in ("xcomp", "ccomp", "acl", "advcl", "relcl"):
            return self._complement(v, above, reading, depth)
        return reading

    def _coordinated(self, v: int, first: int, reading: Reading, depth: int) -> Reading:
        """A coordinated infinitive or gerund is governed with its first: "to resign or *be impeached*"."""
        while self.tokens[first].dep == "conj" and self.grammar.is_verb(self.tokens[first].head) and self.tokens[first].head != first:
            first = self.tokens[first].head
        if self.tokens[first].dep in ("xcomp", "ccomp", "acl", "advcl", "pcomp") and self.tokens[first].tag in ("VB", "VBG") and not is_finite(self.grammar, v):
            return self._governed(first, reading, depth + 1)
        instead = any(self.grammar.words.forms[c] == "but" for c in self.grammar.below(self.tokens[v].head, frozenset({"cc"})))
        if self.grammar.infinitive(v) and is_finite(self.grammar, first) and self.grammar.comp(first) and not instead:
            return self._under(first, reading, depth)  # "calls on Chad to stop; *to release* them": beside the infinitive that the parser left
        if self.tokens[v].tag in ("VB", "VBP") and self.tokens[first].tag in ("VBD", "VBZ") and not self.grammar.auxiliaries(v):
            return reading.changed("a base form", "hypothetical")  # it belongs to an infinitive that the parser lost
        return reading

    def _behind_preposition(self, preposition: int, reading: Reading, depth: int) -> Reading:
        word, above = self.tokens[preposition], self.tokens[preposition].head
        if word.lower in ("without", "instead"):
            return reading.changed(f'"{word.text}"', flip=True)
        if self._is_denied(above):
            return reading.changed("denied", flip=True)
        if word.lower in ("of", "from", "for", "to", "on", "at", "in", "out", "short"):
            return self._under(above, reading, depth)
        if word.lower == "by" and self.grammar.is_verb(above):
            upper = self._verb(above, depth + 1)
            return Reading(upper.modality, reading.negated, (*reading.why, *upper.why))
        return reading

    def _complement(self, v: int, above: int, reading: Reading, depth: int) -> Reading:
        token = self.tokens[v]
        infinitive = any(self.tokens[c].lower == "to" and self.tokens[c].dep == "aux" for c in self.grammar.children[v])
        if self.grammar.is_called_for(v) and self.governors.of(above) in (None, "asserted"):
            return reading.changed('"for … to"', "hypothetical")
        if token.dep in ("acl", "relcl", "advcl") and not infinitive:
            that = token.dep == "acl" and any(self.tokens[c].dep == "mark" for c in self.grammar.children[v])
            return self._report(above, reading) if that else self._of_old_deeds(v, above, reading, depth)
        if self.tokens[above].lemma == "be" and token.dep == "xcomp":
            return self._is_to(v, above, reading, depth)
        if self.tokens[above].lemma == "call" and self.governors.of(above) is None:
            return self._purpose(above, reading, depth)
        if token.dep in ("relcl", "acl") and reading.modality == "future":
            return reading
        if token.dep == "advcl" and self.governors.of(above) in (None, "hypothetical", "asserted"):
            return self._purpose(above, reading, depth)
        if token.tag == "VBG" and self.tokens[above].lemma in self.cues.seeing and self.form.read(above).modality == "asserted":
            return reading.changed(f'"{self.tokens[above].text}"', "ongoing" if self.form.is_present(above) else None)
        if self.tokens[above].lemma == "help" and self.grammar.below(v, SUBJECTS):
            return reading.changed(f'"{self.tokens[above].text}"', "hypothetical")  # "helped Mali defend itself": whether it did is not told
        if token.dep == "ccomp" and not infinitive:
            if v < above and any(self.grammar.words.forms[i] == ";" for i in range(v, above)):
                return reading  # a sentence of its own
            return self._clause(self.governors.predicate(above), reading)
        return self._under(above, reading, depth)

    def _of_old_deeds(self, v: int, noun: int, reading: Reading, depth: int) -> Reading:
        """A participle on a noun of the past: "accountability for crimes *committed* by Chad"."""
        if self.tokens[v].dep != "acl" or self.tokens[v].tag != "VBN" or reading.modality != "asserted":
            return reading
        noun_told = self._noun_governed(self.grammar.first_conjunct(noun), Reading(), depth)
        return reading.changed(noun_told.why[0], "historical") if noun_told.modality == "historical" else reading

    def _is_to(self, v: int, be: int, reading: Reading, depth: int) -> Reading:
        """Below a copula: "is to go", "was to have gone", "it is an honour to receive him", "the aim is to stop the war"."""
        if is_condition(self.grammar, self.cues, be):
            return reading.changed("a condition", "hypothetical")
        if self.tokens[v].tag == "VBG":
            return reading.changed("progressive", "ongoing")
        if any(self.grammar.words.forms[c] == "have" for c in self.grammar.auxiliaries(v)):
            return reading.changed("was to have", "hypothetical", flip=True)
        if self.tokens[be].tag == "VBN" or any(self.tokens[i].lemma.lower() in self.cues.deeds for i in self.grammar.below(be, SUBJECTS)):
            return reading  # "our response has been to send troops"
        said = next(iter(self.grammar.below(be, frozenset({"attr", "acomp"}))), None)
        if said is not None and said < v:
            upper = self._verb(be, depth + 1)
            return Reading(upper.modality, upper.negated != reading.negated, upper.why) if self.governors.of(said) == "asserted" else self._under(said, reading, depth)
        if any(self.grammar.words.forms[i] == "it" for i in self.grammar.below(be, SUBJECTS)):
            return reading.changed("it is to", "hypothetical", flip=self.form.read(be).negated)  # "it is in his interest to go"
        aim = next((i for i in self.grammar.below(be, SUBJECTS) if self.tokens[i].pos == "NOUN" and self.governors.of(i)), None)
        return self._under(aim, reading, depth) if aim is not None else reading.changed("is to", "future")

    def _purpose(self, above: int, reading: Reading, depth: int) -> Reading:
        """"Went to Paris to sign": as sure as what was done for it, and not yet done."""
        upper = self._verb(above, depth + 1) if self.grammar.is_verb(above) else Reading()
        if upper.modality != "asserted" or upper.negated:
            return Reading(upper.modality, upper.negated, (*reading.why, *upper.why, "purpose"))
        if self.tokens[above].tag == "VBD":
            return reading  # "travelled to Oslo to meet the king": met him
        return reading.changed("purpose", "purpose")

    def _clause(self, above: int, reading: Reading) -> Reading:
        """A that-clause: only denial, doubt and condition touch it."""
        word, kind = self.tokens[above], self.governors.of(above)
        if kind == "negated" and word.lemma.lower() not in self.cues.remembering:
            return reading.changed(f'"{word.text}"', flip=True)
        told = reading.modality in ("asserted", "future") or (reading.modality == "ongoing" and word.lemma.lower() in self.cues.opining)
        if kind == "hypothetical" and not self.governors.vouches(above) and told:
            return reading.changed(f'"{word.text}"', "hypothetical")
        if word.lemma.lower() in self.cues.resolving and (reading.modality == "asserted" or reading.why == ('"should"',)):
            return reading.changed(f'"{word.text}"', "future")
        if reading.modality == "asserted" and any(self.tokens[c].lower == "whether" for c in self.grammar.children[above]):
            return reading.changed('"whether"', "hypothetical")
        return reading

    def _report(self, noun: int, reading: Reading) -> Reading:
        """The that-clause of a noun: "hopes that …", "denied *a report* that …"."""
        verb = self.tokens[noun].head
        if self.tokens[noun].dep in ("dobj", "nsubjpass") and self.governors.of(verb) == "negated":
            return reading.changed(f'"{self.tokens[verb].text}"', flip=True)
        return self._clause(noun, reading)

    def _under(self, above: int, reading: Reading, depth: int) -> Reading:
        """The reading of an infinitive or gerund below a governor, itself read in turn."""
        word = self.tokens[above]
        kind = "future" if word.lower == "going" else self.governors.of(above)
        if kind == "future" and word.lemma == "vote" and word.tag == "VBD" and self.form.kind in BY_VOTE:
            kind = None  # "voted to condemn": done by the vote
        if kind == "hypothetical" and word.lower == "able" and self._is_done_by_able(word.head):
            kind = None
        upper = self._upper(above, depth)
        if kind == "hypothetical" and self._is_settled(above, upper):
            kind = None if word.pos == "NOUN" else "future"
        flipped = upper.negated != reading.negated
        why = (*reading.why, f'"{word.text}"', *upper.why)
        if kind == "valued":
            return reading.changed(WORTH, "hypothetical")
        if kind == "negated":
            return Reading(upper.modality, not flipped, why)
        if kind == "hypothetical" or (kind == "future" and upper.modality == "hypothetical"):
            return Reading("hypothetical", flipped, why)
        if kind == "future" or (kind == "ongoing" and upper.modality == "asserted"):
            return Reading(kind, flipped, why)
        if word.pos == "NOUN" and kind is None and word.lemma not in self.cues.occasions and not any(self.tokens[c].lower in FIRST for c in self.grammar.children[above]):
            return Reading("hypothetical", reading.negated, why)
        if word.lemma.lower() == "have" and self.grammar.is_verb(above):
            return self._have_to(above, reading, upper)
        return Reading(upper.modality, flipped, (*reading.why, *upper.why))

    def _is_settled(self, above: int, upper: Reading) -> bool:
        """Whether what one may or wants to do is as good as done or planned: "*had* the opportunity to meet", "*will* want to meet"."""
        verb = self.tokens[above].head
        if self.tokens[above].lemma == "want":
            return upper.modality == "future"
        if self.tokens[above].lemma not in self.cues.occasions or self.tokens[above].dep != "dobj" or self.tokens[verb].lemma not in ("have", "get", "take"):
            return False
        reading = self.form.read(verb)
        return reading.modality == "future" or (reading.modality == "asserted" and self.tokens[verb].tag == "VBD")

    def _is_done_by_able(self, be: int) -> bool:
        """Whether who is able to does: "*was* able to", "glad to *be* able to"."""
        token = self.tokens[be]
        return token.tag == "VBD" or (token.dep == "xcomp" and token.head != be and self.governors.of(token.head) == "asserted")

    def _have_to(self, above: int, reading: Reading, upper: Reading) -> Reading:
        """"Has to go" is a duty; "has yet to go" is not done."""
        yet = any(self.tokens[c].lower == "yet" for c in self.grammar.children[above])
        if self.tokens[above].tag == "VBD" and not yet:
            return Reading(upper.modality, upper.negated != reading.negated, (*reading.why, *upper.why))
        return Reading("hypothetical", yet or upper.negated != reading.negated, (*reading.why, '"has yet to"' if yet else '"has to"'))

    def _upper(self, above: int, depth: int) -> Reading:
        if depth > LONGEST_CHAIN:
            return Reading()
        if self.grammar.is_verb(above):
            return self._verb(above, depth + 1)
        if self.tokens[above].pos == "ADJ" and self.grammar.is_verb(self.tokens[above].head):
            return self._verb(self.tokens[above].head, depth + 1)
        return self._noun(above, depth + 1) if self.tokens[above].pos == "NOUN" else Reading()

    # -- nouns ---------------------------------------------------------------------------------------------------

    def _noun(self, n: int, depth: int = 0) -> Reading:
        reading = self.governors.marks(n)
        if self.governors.defines(n):
            return reading.changed("a definition", "hypothetical")
        if depth > LONGEST_CHAIN or reading.modality in ("future", "hypothetical"):
            averted = reading.modality == "future" and self._noun_governed(self.grammar.first_conjunct(n), Reading(), depth).negated
            return reading.changed("averted", "hypothetical") if averted else reading
        verb = self.grammar.support(n)
        if verb is not None and self.tokens[verb].lemma.lower() not in self.cues.planning and self.governors.of_noun(verb, verb) != "negated":
            upper = self._verb(verb, depth + 1)
            twice = "no" in (self.tokens[c].lower for c in self.grammar.children[n]) and n in self.grammar.surface(verb)
            return Reading(upper.modality, upper.negated if twice else upper.negated != reading.negated, (*reading.why, *upper.why))
        return self._noun_governed(self.grammar.first_conjunct(n), reading, depth)

    def _noun_governed(self, n: int, reading: Reading, depth: int) -> Reading:
        token = self.tokens[n]
        above, cue = token.head, token.head
        if token.dep == "pobj":
            above = self.tokens[token.head].head
            if self.tokens[cue].lower in WHILE and self.grammar.is_verb(above):
                upper = self._verb(above, depth + 1)
                return reading if upper.negated else Reading(upper.modality, reading.negated, (*reading.why, *upper.why))
            above = above if self.tokens[cue].lower in GOVERNING else cue
        elif token.dep in ("nsubj", "nsubjpass"):
            return self._occurring(n, above, reading, depth)
        elif token.dep not in ("dobj", "obj", "attr"):
            return reading
        if token.dep != "pobj" and in_condition(self.grammar, self.cues, above):
            return reading.changed("a condition", "hypothetical")
        if self._is_denied(above):
            return reading.changed("denied", flip=True)
        if token.dep == "attr" and self.tokens[above].lemma == "be" and self.form.read(above).modality == "future":
            return reading.changed(f'"{self.tokens[above].text}"', "future")  # "it will be his first visit"
        for i in (above, cue):
            kind = self.governors.of_noun(i, cue)
            if kind == "hypothetical" and self.tokens[i].lemma.lower() in self.cues.weak and self._is_fact(n):
                continue
            if kind == "ended":
                return self._ended(i, reading, depth)
            if kind == "negated":
                return reading.changed(f'"{self.tokens[i].text}"', flip=True)
            if kind == "valued":
                return reading if reading.modality == "ongoing" or self._is_fact(n) else reading.changed(WORTH, "hypothetical")
            if kind:
                return reading.changed(f'"{self.tokens[i].text}"', kind)
        return reading

    def _ended(self, end: int, reading: Reading, depth: int) -> Reading:
        """What is ended is no longer: "ordered an end to the aid"; what one wants ended goes on: "called for an end to the war"."""
        verb = self.tokens[end].head
        told = self._verb(verb, depth + 1) if depth <= LONGEST_CHAIN and self.grammar.is_verb(verb) else Reading("hypothetical")
        done = told.modality in ("asserted", "ongoing") and self.governors.of_noun(verb, verb) in (None, "announced")
        return reading.changed(f'"{self.tokens[end].text}"', flip=True) if done else reading

    def _is_fact(self, n: int) -> bool:
        """Whether a noun tells by its owner that it is done, whoever discusses it: "*Chad's* attack", "the *Chadian* attack"."""
        words = self.grammar.below(n, frozenset({"poss", "amod", "compound"}))
        return self.form.kind in FACTS and any(self.tokens[i].dep == "poss" or self.tokens[i].entity in ("NORP", "GPE") for i in words)

    def _is_denied(self, report: int) -> bool:
        """Whether a noun that reports the act is denied: "denied *reports* of a visit"."""
        token = self.tokens[report]
        return self.grammar.is_("reports", report) and token.dep in ("dobj", "nsubjpass") and self.governors.of(token.head) == "negated"

    def _occurring(self, n: int, verb: int, reading: Reading, depth: int) -> Reading:
        """"The talks will begin", "the visit was cancelled", "the strike is planned"."""
        if self.tokens[verb].dep == "advcl" and is_condition(self.grammar, self.cues, verb):
            return reading.changed("a condition", "hypothetical")
        lemma = self.tokens[verb].lemma.lower()
        said = next((i for i in self.grammar.below(verb, frozenset({"attr"})) if self.cues.noun_governors.get(self.grammar.words.lemmas[i]) == "hypothetical"), None)
        if said is not None and lemma in ("be", "remain"):
            return reading.changed(f'"{self.tokens[said].text}"', "hypothetical")
        kind = self.cues.noun_governors.get(lemma) if self.tokens[n].dep == "nsubjpass" else None
        if kind == "negated" and self.form.read(verb).negated:
            return reading.changed(f'not "{self.tokens[verb].text}"', "hypothetical")  # what cannot be ruled out may be
        if kind == "negated":
            return reading.changed(f'"{self.tokens[verb].text}"', flip=True)
        if kind:
            return reading.changed(f'"{self.tokens[verb].text}"', kind)
        if lemma not in self.cues.occurrence:
            return reading
        predicate = self.governors.predicated(verb) if lemma == "be" else None
        if predicate:
            return reading.changed(*predicate)
        upper = self._verb(verb, depth + 1)
        return Reading(_surer(upper, reading), upper.negated or reading.negated, (*reading.why, *upper.why))

def _surer(upper: Reading, own: Reading) -> str:
    """The modality of an act under its verb: the verb's, or where that only asserts the act's own: "the *ongoing* talks lasted"."""
    return own.modality if upper.modality == "asserted" else upper.modality
