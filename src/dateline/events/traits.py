"""What the second opinion sees of a word that may name an act: the word, its company, its sentence.

A trait is a short string ("d:V dobj:ambassador": the verb has an ambassador for its object). Names are seen by their kind
only ("<gpe>", "<person>"), so that nothing is learnt about one country; numbers and days likewise.
"""

from __future__ import annotations

from dataclasses import dataclass, field

from dateline.model.text import Parsed, Token

KINDS = {
    "GPE": "<gpe>", "NORP": "<norp>", "PERSON": "<person>", "ORG": "<org>", "LOC": "<loc>", "FAC": "<place>", "DATE": "<date>", "TIME": "<date>",
    "CARDINAL": "<number>", "QUANTITY": "<number>", "MONEY": "<money>", "PERCENT": "<percent>", "ORDINAL": "<ordinal>", "EVENT": "<event>",
    "PRODUCT": "<product>", "WORK_OF_ART": "<work>", "LAW": "<law>", "LANGUAGE": "<language>",
}  # fmt: skip
MEASURES = frozenset({"DATE", "TIME", "MONEY", "PERCENT", "CARDINAL", "QUANTITY", "ORDINAL"})
SILENT = frozenset({"PUNCT", "SPACE", "DET", "SYM"})
LITTLE = SILENT | {"ADP", "PART", "AUX", "CCONJ", "SCONJ"}
"""Parts of speech that tell nothing of what a sentence is about."""
MARKS = frozenset({"prt", "aux", "neg", "auxpass", "mark", "advmod"})
INSIDE = frozenset({"compound", "amod", "nmod", "poss", "conj", "acl", "relcl", "xcomp"})
THINGS = frozenset({"dobj", "nsubjpass", "comp", "attr", "acomp", "pobj", "of"})
"""Relations whose end is what an act is done to, or done with."""
LIFTING = frozenset({"dobj", "nsubjpass", "xcomp", "ccomp", "conj", "advcl"})
FRAME = frozenset({"nsubj", "dobj", "nsubjpass", "dative", "comp"})


def seen_as(token: Token) -> str:
    """The kind of a name, a number or a day; the lemma of any other word."""
    if token.entity in KINDS and (token.entity in MEASURES or token.pos in ("PROPN", "NUM", "SYM", "ADJ")):
        return KINDS[token.entity]
    if token.pos == "PROPN":
        return "<name>"
    return "<number>" if token.pos == "NUM" else token.lemma.lower()


@dataclass(slots=True)
class Company:
    """What stands around one word in the tree, as it is seen: `ends` and `inner` are (relation, word), `inner` one step deeper."""

    word: str
    pos: str
    ends: list[tuple[str, str]] = field(default_factory=list)
    inner: list[tuple[str, str]] = field(default_factory=list)
    marks: list[tuple[str, str]] = field(default_factory=list)
    frame: set[str] = field(default_factory=set)
    above: list[str] = field(default_factory=list)
    around: dict[int, str] = field(default_factory=dict)
    near: list[str] = field(default_factory=list)

    @property
    def things(self) -> list[str]:
        """The words an act is done to or with."""
        return [word for relation, word in self.ends if relation in THINGS]

    def traits(self) -> list[str]:
        """The traits of the company alone, without the word itself."""
        pos = self.pos[0]
        found = [f"d:{pos}{relation}:{word}" for relation, word in self.ends]
        found += [f"k:{relation}>{word}" for relation, word in self.inner]
        found += [f"d:{pos}{relation}:{word}" for relation, word in self.marks]
        found += [f"u:{place}" for place in self.above]
        found += [f"w{step}:{word}" for step, word in self.around.items()]
        found.append(f"f:{pos}{' '.join(sorted(self.frame))}")
        return list(dict.fromkeys(found))

    def own_traits(self) -> list[str]:
        """The traits that hold the word itself."""
        word = self.word
        found = [f"t:{word}", f"t:{word}/{self.pos[0]}", f"f:{word} {' '.join(sorted(self.frame))}"]
        found += [f"x:{word}>{relation}:{end}" for relation, end in (*self.ends, *self.marks)]
        found += [f"x:{word}>{relation}" for relation in sorted(self.frame)]
        found += [f"y:{word}>{relation}>{end}" for relation, end in self.inner]
        found += [f"u:{word}^{place}" for place in self.above]
        found += [f"n:{word} {self.around[1]}"] if 1 in self.around else []
        found += [f"n:{word} {self.around[1]} {self.around[2]}"] if 2 in self.around else []
        found += [f"n:{self.around[-1]} {word}"] if -1 in self.around else []
        return list(dict.fromkeys(found))


class TraitReader:
    """Reads the traits of words of one article; sentences are looked at once, when first asked for."""

    def __init__(self, parsed: Parsed) -> None:
        self.tokens, self.children, self.sentences = parsed.tokens, parsed.children, parsed.sentences
        self._seen: dict[int, str] = {}
        self._context: dict[int, tuple[str, ...]] = {}

    def seen(self, i: int) -> str:
        """How a word is seen."""
        if i not in self._seen:
            self._seen[i] = seen_as(self.tokens[i])
        return self._seen[i]

    def context(self, sentence: int) -> tuple[str, ...]:
        """The words that tell what a sentence is about, each once."""
        if sentence not in self._context:
            bounds = self.sentences[sentence]
            words = (self.seen(i) for i in range(bounds.first, bounds.last) if self.tokens[i].pos not in LITTLE and self.tokens[i].tag != "POS")
            self._context[sentence] = tuple(dict.fromkeys(words))
        return self._context[sentence]

    def company(self, i: int) -> Company:
        """What stands around a word."""
        token = self.tokens[i]
        found = Company(token.lemma.lower(), token.pos)
        self._add_dependents(i, found)
        self._add_head(token, found)
        bounds = self.sentences[token.sentence]
        found.around = {step: self.seen(i + step) for step in (-2, -1, 1, 2) if bounds.first <= i + step < bounds.last}
        return found

    def _add_dependents(self, i: int, found: Company) -> None:
        for child in self.children[i]:
            token = self.tokens[child]
            if token.pos in SILENT:
                continue
            if token.dep in ("prep", "agent"):
                lemma = token.lemma.lower()
                found.frame.add(lemma)
                for end in self.children[child]:
                    if self.tokens[end].pos not in SILENT:
                        self._add_end(end, lemma, found)
            elif token.dep in MARKS:
                found.marks.append((token.dep, token.lemma.lower()))
                if token.dep != "advmod":
                    found.frame.add(token.dep)
            else:
                relation = "comp" if token.dep in ("xcomp", "ccomp") else token.dep
                self._add_end(child, relation, found)
                if relation in FRAME:
                    found.frame.add(relation)

    def _add_end(self, i: int, relation: str, found: Company) -> None:
        """A word at the end of a relation, and what hangs on it."""
        found.ends.append((relation, self.seen(i)))
        found.near.append(self.seen(i))
        for child in self.children[i]:
            token = self.tokens[child]
            if token.dep in INSIDE and token.pos not in SILENT:
                found.inner.append((relation, self.seen(child)))
                found.near.append(self.seen(child))
            elif token.dep == "prep":
                for end in self.children[child]:
                    if self.tokens[end].pos not in SILENT:
                        found.inner.append((f"{relation}>{token.lemma.lower()}", self.seen(end)))
                        found.near.append(self.seen(end))

    def _add_head(self, token: Token, found: Company) -> None:
        if token.head == token.i:
            found.above.append("root")
            return
        head, above = self.tokens[token.head], self.seen(token.head)
        found.above += [token.dep, f"{token.dep}:{above}"]
        if token.dep == "pobj" and head.head != head.i:
            carrier = self.seen(head.head)
            found.above.append(f"{head.lemma.lower()}^{carrier}")
            found.near.append(carrier)
        elif token.dep in LIFTING:
            found.near.append(above)
        self._add_shared(token, found)

    def _add_shared(self, token: Token, found: Company) -> None:
        """The subject a verb has from the one it is coordinated with, or hangs on."""
        for child in self.children[token.head] if token.dep in ("conj", "xcomp") else ():
            other = self.tokens[child]
            if token.dep == "conj" and other.dep in ("nsubj", "nsubjpass"):
                found.ends.append((other.dep, self.seen(child)))
            elif token.dep == "xcomp" and other.dep in ("nsubj", "nsubjpass", "dobj"):
                found.ends.append((f"up-{other.dep}", self.seen(child)))
