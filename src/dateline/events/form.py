"""What a verb's own form, auxiliaries and adverbs tell of how sure it is and when: "will", "often", "not", "once", "as"."""

from __future__ import annotations

from dateline.model.text import HEADLINE, Token

from .clauses import has_condition, is_condition, is_headline_future, is_reported
from .cues import Cues, Reading
from .grammar import MOMENTS, PASSIVE_SUBJECTS, SUBJECTS, Grammar

TEMPORAL = frozenset({"once", "when", "after", "until", "before", "as", "while"})
PRESENT = frozenset({"VBZ", "VBP"})
DEEDS = frozenset({"ASSAULT", "AID", "COOPERATE", "MOBILIZE", "PROTEST"})
"""Types that a present tense tells as a habit in running text: "its army shells the town"."""
DECLARED = frozenset({"COERCE", "SANCTION", "SUPPORT", "ACCUSE", "REQUEST", "AGREE", "REJECT"})
"""Types that are done with the words of who does them."""
AGES = frozenset({"year", "decade", "century", "generation"})
DETERMINERS = frozenset({"det"})
NOBODY = frozenset({"no", "neither", "nobody", "none", "nothing"})


class Form:
    """Reads what a verb tells by itself, without the words above it.

    Attributes:
        told: the words of the act that is read; what is part of the act does not deny it ("put *no* pressure on").
        kind: its type.
    """

    def __init__(self, grammar: Grammar, cues: Cues) -> None:
        self.grammar, self.tokens, self.cues = grammar, grammar.tokens, cues
        self.told: frozenset[int] = frozenset()
        self.kind: str | None = None

    def read(self, v: int) -> Reading:
        """What a verb's own form, auxiliaries and adverbs say."""
        reading = self.tense(v)
        if self._is_of_anybody(v):
            reading = reading.changed("of nobody in particular", "hypothetical")
        if (self.tokens[v].dep == "advcl" and is_condition(self.grammar, self.cues, v)) or self._is_in_case(v):
            reading = reading.changed("a condition", "hypothetical")
        for child in self.grammar.children[v]:
            if child not in self.told:
                reading = self._adverb(v, self.tokens[child], reading)
        if self._shares_negation(v):
            reading = reading.changed('"or" below "not"', flip=True)
        return self._no_subject(v, reading)

    def _shares_negation(self, v: int) -> bool:
        """Whether a verb is denied with the one before it: "did not meet *or call* him"."""
        first = self.tokens[v].head
        if self.tokens[v].dep != "conj" or not self.grammar.is_verb(first) or self.grammar.below(v, SUBJECTS | PASSIVE_SUBJECTS):
            return False
        joined = any(self.grammar.words.forms[c] in ("or", "nor") for c in self.grammar.below(first, frozenset({"cc"})))
        return joined and any(self.tokens[c].dep == "neg" for c in self.grammar.children[first]) and not any(self.tokens[c].dep == "neg" for c in self.grammar.children[v])

    def _is_of_anybody(self, v: int) -> bool:
        """Whether a clause only says who or what is meant, whoever it be: "any talks *welcomed* by both", "those who *attack*"."""
        noun = self.tokens[v].head
        if self.tokens[v].dep not in ("acl", "relcl") or self.tokens[noun].pos not in ("NOUN", "PRON") or self.grammar.infinitive(v):
            return False
        if any(self.grammar.words.forms[c] in self.cues.anybody - {"those"} for c in self.grammar.below(noun, DETERMINERS)):
            return True
        bare = self.tokens[noun].tag == "NNS" and self.grammar.words.lemmas[noun] in self.cues.sorts and not any(c < noun for c in self.grammar.children[noun])
        return self.is_present(v) and (bare or self.grammar.words.forms[noun] in self.cues.anybody)

    def is_custom(self, v: int) -> bool:
        """Whether a deed in a present of running text names no day: headlines, and what is told of today, use it for what is done once."""
        if self.kind not in DEEDS or self.tokens[v].lemma == "be" or not self.is_present(v) or self.grammar.parsed.paragraph_of(v).kind == HEADLINE:
            return False
        sentence = self.grammar.parsed.sentence_of(v)
        dated = any(self.tokens[i].entity in MOMENTS or self.tokens[i].lower == "now" for i in range(sentence.first, sentence.last))
        return self.tokens[sentence.last - 1].text == "." and not dated

    def _is_in_case(self, v: int) -> bool:
        """Whether something else must come first: "in the event of an attack"."""
        return any(self.grammar.words.lemmas[i] == "event" and self.grammar.has_prep(i, ("of",)) is not None for i in self.grammar.prep(v, ("in",)))

    def is_present(self, v: int) -> bool:
        """Whether a verb stands in the simple present."""
        return self.tokens[v].tag in PRESENT and not self.grammar.auxiliaries(v)

    def _adverb(self, v: int, word: Token, reading: Reading) -> Reading:
        """The reading under one word beside the verb: "not", "often", "if", "once"."""
        if word.dep == "mark" and word.lower == "since" and self.tokens[v].tag in ("VBD", "VBN") and reading.modality == "asserted":
            return reading.changed('"since"', "historical")
        if word.dep == "advmod" and word.lower in self.cues.doubting and reading.modality in ("asserted", "future", "ongoing"):
            return reading.changed(f'"{word.text}"', "hypothetical")
        if word.dep in ("neg", "preconj", "advmod") and (word.lower in self.cues.negations or self._is_no_longer(word)):
            return reading.changed(f'"{word.text}"', flip=True)
        if word.dep == "advmod" and word.lower in self.cues.formerly and self.tokens[v].tag == "VBD" and reading.modality == "asserted":
            return reading.changed(f'"{word.text}"', "historical")
        if reading.modality == "ongoing" and self.kind in DECLARED and word.dep in ("advmod", "npadvmod") and word.lower in self.cues.performing:
            return reading.changed(f'"{word.text}"', "asserted")  # "is hereby expelling": done by being said
        if self._is_habit(v, word) and reading.modality in ("asserted", "ongoing"):
            return reading.changed(f'"{word.text}"', "habitual")
        if word.dep in ("mark", "advmod") and word.lower in self.cues.conditional:
            return reading.changed(f'"{word.text}"', "hypothetical")
        if word.dep in ("mark", "advmod") and word.lower in TEMPORAL and self.tokens[v].dep == "advcl" and self.is_present(v):
            return self._meanwhile(v, word, reading)
        return reading

    def _is_no_longer(self, word: Token) -> bool:
        """Whether an adverb is "no longer", "no more", "any longer" beside "not"."""
        return word.lower in ("longer", "more") and any(self.grammar.words.forms[c] == "no" for c in self.grammar.children[word.i])

    def _is_habit(self, v: int, word: Token) -> bool:
        """Whether a word says that a verb of the present is done again and again: "often", "every week", "all the time"."""
        if self.kind == "AGREE" or word.dep not in ("advmod", "npadvmod", "det") or self.tokens[v].tag not in PRESENT | {"VBG"}:
            return False
        beside = {self.grammar.words.forms[c] for c in self.grammar.children[word.i]}
        return word.lower in self.cues.habitual or not beside.isdisjoint(("every", "each")) or (word.lower == "time" and "all" in beside)

    def _meanwhile(self, v: int, word: Token, reading: Reading) -> Reading:
        """A present beside another clause: "once he comes, they *will* talk" is to come, "when he comes, they *talk*" a habit,
        "as he talks" goes on."""
        cue = f'"{word.text}" and a present'
        if word.lower in ("as", "while"):
            return reading if self.kind in DECLARED else reading.changed(cue, "ongoing")
        above = self.tokens[v].head
        habit = word.lower == "when" and self.grammar.is_verb(above) and self.is_present(above) and self.tokens[above].dep != "advcl"
        return reading.changed(cue, "habitual" if habit else "future")

    def _no_subject(self, v: int, reading: Reading) -> Reading:
        """"No country has agreed …", "neither side …"."""
        for subject in self.grammar.below(v, SUBJECTS | PASSIVE_SUBJECTS):
            words = [subject, *self.grammar.below(subject, frozenset({"det", "neg", "preconj", "cc"}))]
            for i in words:
                if i not in self.told and self.tokens[i].lower in NOBODY:
                    return reading.changed(f'"{self.tokens[i].text}"', flip=True)
        return reading

    def tense(self, v: int) -> Reading:
        """What a verb's auxiliaries say; those of the first of coordinated verbs hold for the rest."""
        auxiliaries = [self.tokens[c] for c in self.grammar.children[v] if self.tokens[c].dep in ("aux", "auxpass")]
        first = None if auxiliaries else self._carrier(v)
        if first is not None:
            return self.tense(first)
        if self.told.intersection(self.grammar.negations(v)) or self.tokens[v].lemma == "like":
            return Reading()  # "would not hear of it" is done by being said
        for auxiliary in auxiliaries:
            kind = None if auxiliary.i in self.told else self.cues.auxiliaries.get(auxiliary.lower)
            if kind:
                return Reading().changed(f'"{auxiliary.text}"', self._would(v) if kind == "reported_future" else kind)
        return self._aspect(v, [auxiliary.lower for auxiliary in auxiliaries])

    def _carrier(self, v: int) -> int | None:
        """The verb whose auxiliaries a coordinated one shares: "will meet and *sign*"."""
        token = self.tokens[v]
        if token.dep != "conj" or not self.grammar.is_verb(token.head) or self.grammar.below(v, SUBJECTS | PASSIVE_SUBJECTS):
            return None
        return token.head if token.tag in ("VB", "VBN", "VBG") and self.tokens[token.head].tag in ("VB", "VBN", "VBG", "VBP") else None

    def _would(self, v: int) -> str:
        """What "would" makes of a verb: a future that is reported, or what a condition hangs on."""
        refused = any(self.tokens[c].dep == "neg" for c in self.grammar.children[v])
        sure = (refused or is_reported(self.grammar, v)) and not has_condition(self.grammar, self.cues, v)
        return "future" if sure else "hypothetical"

    def _aspect(self, v: int, auxiliaries: list[str]) -> Reading:
        """Plans of headlines, progressives, past perfects."""
        if "to" in auxiliaries and is_headline_future(self.grammar, v):
            return Reading().changed('"to" in a headline', "future")
        being = any(self.grammar.words.lemmas[c] == "be" and self.tokens[c].dep == "aux" for c in self.grammar.children[v])
        stative = self.tokens[v].lemma in self.cues.engaged and not {"is", "are", "'re", "'s", "am", "'m", "been"}.isdisjoint(auxiliaries)
        if stative and self.tokens[v].tag == "VBN" and self.kind == "CONSULT":
            return Reading().changed("a state", "ongoing")
        if being and (self.tokens[v].tag == "VBG" or "being" in auxiliaries):
            return Reading().changed("progressive", "ongoing")
        if self.tokens[v].tag == "VBN" and not {"has", "have", "'ve"}.isdisjoint(auxiliaries) and self._is_of_old(v):
            return Reading().changed("a perfect of many years", "ongoing")
        if "had" in auxiliaries and self.tokens[v].tag == "VBN" and not is_reported(self.grammar, v):
            return Reading().changed("past perfect", "historical")
        return Reading()

    def _is_of_old(self, v: int) -> bool:
        """Whether a perfect tells what has been done for long: "has *long* backed", "have worked together *for decades*"."""
        if any(self.grammar.words.forms[c] == "long" and self.tokens[c].dep == "advmod" for c in self.grammar.children[v]):
            return True
        spans = (end for c in self.grammar.below(v, frozenset({"prep"})) if self.grammar.words.forms[c] == "for" for end in self.grammar.below(c, frozenset({"pobj"})))
        return any(self.grammar.words.lemmas[i] in AGES for i in spans)
