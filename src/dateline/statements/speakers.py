"""Who says it: the subject of a cue, its own or inherited, or the agent of a passive."""

from __future__ import annotations

from .reading import Reading, Stretch

SUBJECTS = ("nsubj", "csubj")
_VERBAL = ("VERB", "AUX")
_NOMINAL = ("NOUN", "PROPN", "PRON", "NUM")
_DEEPEST = 6
"""Steps up the tree; a subject is never inherited from further away in sentences that are sound."""


def own_subject(reading: Reading, verb: int) -> int | None:
    """The subject that depends on the verb itself; of two, as parses of long sentences have them, the nearer one."""
    inside = reading.quote_of[verb]
    found = [i for i in reading.children[verb] if reading.tokens[i].dep in SUBJECTS and reading.quote_of[i] == inside]
    if not found and inside != -1:
        # Norway "condemns the raid": the quotation begins with the verb.
        before = next((i for i in range(verb, -1, -1) if reading.quote_of[i] != inside), verb)
        found = [i for i in reading.children[verb] if reading.tokens[i].dep in SUBJECTS and reading.reach[i][1] == before]
    leading = [i for i in found if reading.tokens[i].dep == "nsubj" and _opens_insertion(reading, i, found)]
    nearest = leading[0] if leading else _behind_participle(reading, min(found, key=lambda i: (abs(i - verb), i), default=None), verb)
    if nearest is not None and reading.tokens[nearest].tag in ("VBZ", "VBP", "VBD"):
        # Headlines run verbs on with commas: "Pope lands in Havana, calls on".
        first = reading.child(nearest, *SUBJECTS)
        return first if first is not None else nearest
    return nearest


def _opens_insertion(reading: Reading, subject: int, found: list[int]) -> bool:
    """Whether a participle set in behind a subject was taken for a second one: "Berg, speaking in Bergen, warned"."""
    return any(reading.tokens[i].dep == "csubj" and reading.tokens[i].tag == "VBG" and i > subject and reading.tokens[i - 1].text == "," for i in found)


def _behind_participle(reading: Reading, subject: int | None, verb: int) -> int | None:
    """The noun that a comma parts from a participle taken for the subject: "Speaking to the paper, the head of the union,
    Jarl Dahl, said" has "head", not "Speaking" and not the paper."""
    if subject is None or subject > verb or reading.tokens[subject].tag != "VBG" or reading.tokens[subject].dep != "csubj":
        return subject
    comma = next((i for i in range(subject + 1, verb) if reading.tokens[i].text == "," and reading.quote_of[i] == reading.quote_of[verb]), None)
    if comma is None:
        return subject
    inside = range(comma + 1, verb)
    return next((i for i in inside if reading.tokens[i].pos in _NOMINAL and reading.tokens[i].head not in inside), subject)


def is_marked(reading: Reading, verb: int, first: int = 0) -> bool:
    """Whether a verb's own "that", "because" or "while" stands before it; one inside a quotation beside it, or before word
    `first`, where its group begins, is not its own."""
    inside = reading.quote_of[verb]
    return any(reading.tokens[i].dep == "mark" and reading.quote_of[i] == inside and i >= first - 1 for i in reading.children[verb])


def is_passive(reading: Reading, verb: int) -> bool:
    """Whether a verb is in the passive."""
    labels = {reading.tokens[i].dep for i in reading.children[verb]}
    return bool(labels & {"nsubjpass", "auxpass", "csubjpass"})


def agent_of(reading: Reading, verb: int) -> int | None:
    """Who a passive verb's "by" names."""
    by = reading.child(verb, "agent")
    return reading.child(by, "pobj") if by is not None else None


def joined_to(reading: Reading, verb: int) -> int | None:
    """The cue that a verb without a subject of its own goes on with, where the parser joined it to what that cue reports:
    said the talks would fail [and warned Rome]. Both show the same tense, and the reported verb another one."""
    token = reading.tokens[verb]
    if token.dep != "conj" or token.tag not in ("VBD", "VBZ", "VBP") or own_subject(reading, verb) is not None or reading.child(verb, "nsubjpass") is not None:
        return None
    first = token.head
    for _ in range(_DEEPEST):
        if reading.tokens[first].dep not in ("conj", "acomp", "attr"):
            break
        first = reading.tokens[first].head
    for _ in range(_DEEPEST):
        above = reading.tokens[first].head
        outer = reading.tokens[above]
        if reading.tokens[first].dep not in ("ccomp", "xcomp") or outer.lemma not in reading.cues.verbs or not above < first < verb:
            return None
        if outer.tag == token.tag:
            return above
        # "said she did tell them it was tied, but denied": the verb of saying between shows no tense of its own.
        first = above
    return None


def speaker_of(reading: Reading, verb: int) -> int | None:
    """The head word of who speaks, None where the words name nobody."""
    if is_passive(reading, verb) or _is_bare_participle(reading, verb) or _is_asked(reading, verb):
        return agent_of(reading, verb)
    own = own_subject(reading, verb)
    if own is None and (apart := inverted_subject(reading, verb) or set_off_subject(reading, verb)) is not None:
        return apart
    if own is not None:
        token = reading.tokens[own]
        mute = token.pos == "NOUN" and reading.cues.is_mute(token.lemma) and reading.tokens[verb].dep == "conj"
        # A noun that cannot speak was taken for the subject of a second verb: "rang Rome, the first call since May, and urged".
        return (_inherited(reading, verb) if mute else None) or own
    joined = joined_to(reading, verb)
    joined = joined if joined is not None else _trailing(reading, verb)
    if joined is not None:
        return speaker_of(reading, joined)
    found = _inherited(reading, verb)
    return found if found is not None else _beside(reading, verb)


def inverted_subject(reading: Reading, verb: int) -> int | None:
    """The noun straight behind a tag that follows a quotation, where the parser made it the subject of a clause: "…," said
    [Berg], who has left but still backs the plan."""
    if verb == 0 or verb + 1 >= len(reading.tokens) or reading.quote_of[verb - 1] in (-1, reading.quote_of[verb]):
        return None
    for clause in reading.children[verb]:
        if clause > verb and reading.tokens[clause].dep == "ccomp":
            subject = own_subject(reading, clause)
            if subject is not None and reading.reach[subject][0] == verb + 1 and reading.tokens[subject].pos in _NOMINAL and reading.tokens[verb + 1].lower != "that":
                return subject
    return None


def set_off_subject(reading: Reading, verb: int) -> int | None:
    """The noun before a tag that the parser took for an apposition of what is reported: The fleet left the port, [a
    spokesman in Oslo] said. No "and" joins the verb to the clause before, and nothing but the noun stands between."""
    token = reading.tokens[verb]
    if token.dep != "conj" or token.tag not in ("VBD", "VBZ") or token.head > verb or token.lemma not in reading.cues.verbs:
        return None
    last = verb - 2 if reading.tokens[verb - 1].text == "," else verb - 1
    for noun in range(token.head + 1, last + 1):
        low, high = reading.reach[noun]
        if reading.tokens[noun].dep == "appos" and high in (last, last + 1) and reading.tokens[low - 1].text == "," and low - 1 > token.head:
            return noun
    return None


def _trailing(reading: Reading, verb: int) -> int | None:
    """The cue that ", adding" goes on with, where the parser hung it on what that cue reports; not where the reported
    verb is one of saying itself, with a speaker of its own ("said Rome had refused, calling it late")."""
    token = reading.tokens[verb]
    if token.tag != "VBG" or token.dep not in ("advcl", "acl") or reading.tokens[verb - 1].text != ",":
        return None
    reported = token.head
    for _ in range(_DEEPEST):
        if reading.tokens[reported].dep == "ccomp":
            break
        reported = reading.tokens[reported].head
    above = reading.tokens[reported].head
    if reading.tokens[reported].dep != "ccomp" or reading.tokens[above].lemma not in reading.cues.verbs or not above < reported < verb:
        return None
    own = own_subject(reading, reported)
    speaks = reading.tokens[reported].lemma in reading.cues.participles and own is not None and reading.tokens[own].pos != "PRON"
    return None if speaks else above


def _beside(reading: Reading, verb: int) -> int | None:
    """The noun straight before a tensed verb, where the parse gives the verb no subject at all."""
    tensed = reading.tokens[verb].tag in ("VBD", "VBZ", "VBP") or any(reading.tokens[i].tag in ("VBD", "VBZ", "VBP") for i in reading.children[verb] if i < verb)
    if not tensed or reading.child(verb, "nsubjpass", "expl", "csubj") is not None:
        return None
    first = reading.sentence(verb)[0]
    if reading.tokens[verb - 1].text == ",":
        # "The president, asked about it in Oslo, said": behind an insertion the subject is the one that began the sentence.
        leads = (i for i in range(first, verb) if reading.tokens[i].dep in ("nsubj", "nsubjpass") and reading.quote_of[i] == reading.quote_of[verb])
        lead = next(leads, None)
        lead = lead if lead is not None else _opening_name(reading, first, verb)
        if lead is not None:
            return lead
    i = verb - 1
    while i >= first and (reading.tokens[i].pos in ("ADV", "AUX", "PART") or reading.tokens[i].text == ","):
        i -= 1
    if i < first or reading.tokens[i].pos not in ("NOUN", "PROPN", "PRON", "NUM") or reading.quote_of[i] != reading.quote_of[verb]:
        return None
    return _phrase_head(reading, i, first)


def _opening_name(reading: Reading, first: int, verb: int) -> int | None:
    """The name that opens a sentence, or what follows a quotation in it, before an insertion: "…," Mr. Berg, now in Bergen, said."""
    start = next((i + 1 for i in range(verb - 1, first - 1, -1) if reading.quote_of[i] != reading.quote_of[verb]), first)
    i = start
    while i < verb and reading.tokens[i].pos in ("DET", "ADJ", "PROPN", "NOUN"):
        i += 1
    return i - 1 if i > start and reading.tokens[i - 1].pos in ("PROPN", "NOUN") and reading.tokens[i].text == "," else None


def _phrase_head(reading: Reading, word: int, first: int) -> int:
    """The word on which a noun phrase hangs, reached over compounds, "of" and appositions."""
    while True:
        token = reading.tokens[word]
        above = token.head
        if token.dep == "pobj" and reading.tokens[above].lower == "of":
            above = reading.tokens[above].head
        elif token.dep not in ("appos", "compound", "conj", "nmod"):
            return word
        if not first <= above < word or reading.tokens[above].pos not in ("NOUN", "PROPN", "PRON", "NUM"):
            return word
        word = above


def _is_bare_participle(reading: Reading, verb: int) -> bool:
    """ "the plan announced by Rome", "Asked about it, she ..."."""
    token = reading.tokens[verb]
    has_auxiliary = any(reading.tokens[i].dep == "aux" for i in reading.children[verb])
    return token.tag == "VBN" and token.dep in ("acl", "advcl", "amod") and not has_auxiliary and own_subject(reading, verb) is None


def _is_asked(reading: Reading, verb: int) -> bool:
    """ "The president, asked about it, said": a participle taken for a past tense."""
    token, tokens = reading.tokens[verb], reading.tokens
    before = tokens[verb - 1] if 0 < verb < len(tokens) - 1 else None
    inserted = before is not None and (before.text == "," or before.lower == "when") and token.tag in ("VBD", "VBN")
    return inserted and token.lemma == "ask" and tokens[verb + 1].lower in ("about", "whether", "if", "how", "why", "what", "by")


def _inherited(reading: Reading, verb: int) -> int | None:
    """The subject of the verb this one hangs on: coordination, participles, "went on to say", "by saying"."""
    current = verb
    for _ in range(_DEEPEST):
        token = reading.tokens[current]
        head = token.head
        if head == current:
            return None
        parent = reading.tokens[head]
        if token.dep in ("acl", "relcl") and parent.pos in ("NOUN", "PROPN", "PRON"):
            return _author(reading, head) or head
        if token.dep == "pcomp" and parent.lower == "as" and reading.tokens[parent.head].lemma in ("quote", "cite"):
            # "quoted Kim as saying": the one quoted says it.
            return reading.child(parent.head, "nsubjpass", "dobj")
        if token.dep == "pobj" or token.dep not in ("conj", "xcomp", "advcl", "pcomp", "prep", "ccomp", "acl", "dep", "relcl", "oprd"):
            return None
        if parent.pos in _VERBAL or parent.dep == "ROOT":
            found = _subject_at(reading, head, current)
            if found is not None:
                return found
        current = head
    return None


def _author(reading: Reading, paper: int) -> int | None:
    """Who made the paper that says it: "sent a letter urging", "issued a statement condemning"."""
    token = reading.tokens[paper]
    maker = token.head
    if token.dep != "dobj" or token.lemma not in reading.cues.words["documents"] and token.lemma not in reading.cues.words["media"]:
        return None
    return speaker_of(reading, maker) if reading.tokens[maker].pos == "VERB" else None


def _subject_at(reading: Reading, head: int, verb: int) -> int | None:
    label = reading.tokens[verb].dep
    if label == "xcomp":
        # "urged Rome to say": the object speaks, and nothing says it did.
        person = reading.child(head, "dobj", "dative")
        if person is not None:
            return None
    if label == "ccomp" and verb != head + 1:
        return None
    own = own_subject(reading, head)
    own = own if own is not None else set_off_subject(reading, head)
    return own if own is not None else reading.child(head, "nsubjpass")


def speaker_words(reading: Reading, speaker: int, verb: int) -> Stretch:
    """The words that name the speaker, its relative clauses left out."""
    wall = verb if reading.tokens[speaker].head == verb else None
    low, high = reading.noun_phrase(speaker, wall)
    subject = next((i for i in reading.children[verb] if reading.tokens[i].dep == "csubj" and i < speaker < verb), None)
    if subject is not None:
        # Behind a participle in front all words up to the verb name the speaker.
        return reading.trimmed(low, verb - 1)
    before = low - 2
    headline = reading.paragraph(speaker) == 0
    if headline and before >= 0 and reading.tokens[low - 1].text == "," and reading.tokens[before].head == verb and reading.tokens[before].dep == "nsubj":
        # "Macron, Scholz call for": the comma of a headline stands for "and".
        low = reading.reach[before][0]
    return low, high


def antecedent(reading: Reading, speaker: int) -> int:
    """The word a relative pronoun stands for; any other word is its own."""
    token = reading.tokens[speaker]
    if token.lower not in ("who", "which", "that", "whom"):
        return speaker
    verb = token.head
    for _ in range(_DEEPEST):
        parent = reading.tokens[verb]
        if parent.dep == "relcl":
            return parent.head
        if parent.head == verb:
            return speaker
        verb = parent.head
    return speaker
