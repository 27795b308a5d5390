"""What is said: the words a cue governs, frame by frame."""

from __future__ import annotations

from .cues import Frame
from .extent import clipped, group_start
from .reading import Reading, Stretch
from .speakers import inverted_subject, own_subject

QUESTION = frozenset(["whether", "if", "how", "why", "what", "when", "where", "who", "which", "whom", "whose"])
_WHETHER = frozenset({"whether", "if"})
_REFLEXIVE = frozenset({"itself", "himself", "herself", "themselves", "myself", "ourselves", "yourself"})
_FAR = 12
"""Words between a cue and the "that" of its clause: "told a crowd in the capital that"."""
_TENSED = ("VBD", "VBZ", "VBP", "MD")
_TAKEN_FOR_TENSED = ("VBN", "VB")
"""What the tagger often makes of a tensed verb behind a "that" left out; it then has a subject and no "to"."""


def clause_after(reading: Reading, verb: int, bare: bool = False) -> Stretch | None:
    """A finite clause the verb governs, from its "that" to its end; with `bare` also one without tense, as after
    "the poll shows"."""
    if inverted_subject(reading, verb) is not None:
        return None
    for child in reading.children[verb]:
        token = reading.tokens[child]
        if _names_person(reading, verb, child):
            continue
        if child > verb and token.dep in ("ccomp", "csubj") and (bare or is_finite(reading, child)) and not _is_doubled(reading, verb, child):
            low = _past_the_date(reading, child, max(reading.reach[child][0], verb + 1))
            low = _with_its_subject(reading, verb, child, low)
            return clipped(reading, verb, low, reading.reach[child][1])
    return None


def _with_its_subject(reading: Reading, verb: int, clause: int, low: int) -> int:
    """The start of a clause whose subject the parser made the cue's object, as in headlines: deny [Rome's envoy met rebels]."""
    thing = reading.child(verb, "dobj")
    if thing is None or not verb < thing < low or has_addressee(reading, verb):
        return low
    first, last = reading.reach[thing]
    gap = all(reading.tokens[i].text == "," for i in range(last + 1, low))
    return first if first == verb + 1 and gap and reading.tokens[low].lower != "that" else low


def inserted_clause(reading: Reading, verb: int) -> Stretch | None:
    """A "that" behind an insertion which the parser gave to the insertion: said, citing diplomats, [that it is over]."""
    for child in reading.children[verb]:
        if child < verb or reading.tokens[child].tag != "VBG" or reading.tokens[child].dep != "advcl":
            continue
        for clause in reading.children[child]:
            low, high = reading.reach[clause]
            if reading.tokens[clause].dep == "ccomp" and reading.tokens[low].lower == "that" and reading.tokens[low - 1].text == ",":
                return clipped(reading, verb, low, high)
    return None


def _past_the_date(reading: Reading, clause: int, low: int) -> int:
    """The start of a clause behind a day that tells when it was said: said last week [he would go]."""
    first = low
    while low < clause and reading.tokens[low].entity in ("DATE", "TIME") and _is_adverb_of(reading, low, clause):
        low += 1
    return low if low < clause and has_subject(reading, clause) and reading.tokens[low].lower != "that" else first


def _is_adverb_of(reading: Reading, word: int, clause: int) -> bool:
    while reading.tokens[word].head != clause and reading.tokens[word].head != word:
        word = reading.tokens[word].head
    return reading.tokens[word].dep == "npadvmod" and reading.tokens[word].head == clause


def _names_person(reading: Reading, verb: int, clause: int) -> bool:
    """A relative clause taken for what is said: told reporters [who flew with her]."""
    low = reading.reach[clause][0]
    return low > verb + 1 and reading.tokens[low].lower in ("who", "which", "whom", "whose") and reading.tokens[low - 1].pos in ("NOUN", "PROPN", "PRON")


def _is_doubled(reading: Reading, verb: int, child: int) -> bool:
    """A second cue straight behind the first without a subject: "declared said that"."""
    return child == verb + 1 and reading.tokens[child].lemma in reading.cues.verbs and not has_subject(reading, child)


def has_subject(reading: Reading, verb: int) -> bool:
    """Whether a verb has a subject of any kind of its own."""
    return reading.child(verb, "nsubj", "nsubjpass", "csubj", "expl", "csubjpass") is not None


def is_finite(reading: Reading, verb: int) -> bool:
    """Whether a clause has a verb that shows tense, or "that" before it: no infinitive ("saw him leave")."""
    if reading.tokens[verb].tag in _TENSED:
        return True
    if reading.tokens[verb].tag in _TAKEN_FOR_TENSED and has_subject(reading, verb) and not _has_to(reading, verb):
        return True
    for child in reading.children[verb]:
        token = reading.tokens[child]
        if (token.tag in _TENSED and token.dep in ("aux", "auxpass", "cop")) or (token.dep == "mark" and token.lower == "that"):
            return True
    return False


def that_after(reading: Reading, verb: int) -> Stretch | None:
    """The words from a "that" with a clause of its own, where the parse missed that it is the verb's."""
    last = reading.sentence(verb)[1]
    thing = reading.child(verb, "dobj")
    for i in range(verb + 1, min(verb + _FAR, last)):
        token = reading.tokens[i]
        if token.tag.startswith(("VB", "MD")) or token.text in (";", ":") or reading.quote_of[i] != reading.quote_of[verb]:
            return None
        if token.lower == "that" and token.tag in ("IN", "WDT", "DT") and token.head > i:
            if thing is not None and thing == i - 1 and not has_addressee(reading, verb):
                return None
            subject = own_subject(reading, token.head)
            subject = subject if subject is not None else reading.child(token.head, "nsubjpass")
            if subject is not None and subject != i:
                return clipped(reading, verb, i, last)
    return None


def has_addressee(reading: Reading, verb: int) -> bool:
    return any(frame.name in ("addressee", "person_to") for frame in reading.frames(reading.lemmas[verb]))


def question_after(reading: Reading, verb: int) -> Stretch | None:
    """An indirect question: whether, how, what ..."""
    for child in reading.children[verb]:
        token = reading.tokens[child]
        low, high = reading.reach[child]
        if token.dep == "advcl" and reading.lemmas[verb] not in reading.cues.words["asking"]:
            continue
        words = _WHETHER if token.dep == "advcl" or low > verb + 1 else QUESTION
        if child > verb and token.dep in ("ccomp", "advcl", "dobj", "pcomp") and low > verb and reading.tokens[low].lower in words:
            return clipped(reading, verb, low, high)
    return None


def infinitive_after(reading: Reading, verb: int) -> Stretch | None:
    """An infinitive whose subject is the verb's own: pledged to withdraw."""
    for child in reading.children[verb]:
        if child > verb and reading.tokens[child].dep in ("xcomp", "ccomp") and _has_to(reading, child) and own_subject(reading, child) is None:
            low, high = reading.reach[child]
            return clipped(reading, verb, max(low, verb + 1), high)
    return None


def _has_to(reading: Reading, verb: int) -> bool:
    return any(reading.tokens[i].tag == "TO" and i < verb for i in reading.children[verb])


def person_and_infinitive(reading: Reading, verb: int) -> Stretch | None:
    """Someone and what they are to do: urged Rome to wait; from the person on."""
    for child in reading.children[verb]:
        token = reading.tokens[child]
        if child < verb or token.dep not in ("ccomp", "xcomp", "advcl", "acl") or not _has_to(reading, child):
            continue
        person = own_subject(reading, child)
        person = person if person is not None else reading.child(verb, "dobj", "dative")
        if person is not None and verb < person < child:
            return clipped(reading, verb, reading.reach[person][0], reading.reach[child][1])
    return _object_with_infinitive(reading, verb)


def _object_with_infinitive(reading: Reading, verb: int) -> Stretch | None:
    """The infinitive hung on the object by the parser: urged [Rome to wait]."""
    person = reading.child(verb, "dobj")
    if person is None or person < verb:
        return None
    for child in reading.children[person]:
        if reading.tokens[child].dep in ("acl", "relcl", "advcl") and _has_to(reading, child):
            return clipped(reading, verb, reading.reach[person][0], reading.reach[child][1])
    return None


def object_after(reading: Reading, verb: int, frame: Frame, needs_tail: bool = False) -> Stretch | None:
    """The object and what goes on with it: praised Rome for its patience."""
    thing = reading.child(verb, "dobj", "oprd") if not needs_tail else reading.child(verb, "dobj")
    thing = thing if thing is not None or needs_tail else _late_object(reading, verb)
    if "as" in frame.words and (as_phrase := _as_first(reading, verb)) is not None:
        return as_phrase
    if thing is None or thing < verb or reading.tokens[thing].lemma.lower() in frame.barred:
        return None
    if reading.tokens[thing].lower in _REFLEXIVE:
        return None
    empty = reading.tokens[thing].lower in ("it", "this", "that", "so", "nothing", "you")
    low, high = reading.reach[thing]
    low = max(low, verb + 1)
    tailed = False
    for child in reading.children[verb]:
        if child > thing and reading.tokens[child].dep in ("prep", "agent", "dative") and reading.tokens[child].lower in frame.words:
            high, tailed = max(high, reading.reach[child][1]), True
    if frame.verb_class == "document":
        high = max(high, _shown_of(reading, verb, thing))
    if reading.tokens[high].tag == "POS":
        # "thanked Rome for Oslo's [continued help]": the parser made a second object of what the genitive owns.
        high = max([reading.reach[i][1] for i in reading.children[verb] if i > high and reading.tokens[i].dep in ("dobj", "npadvmod")], default=high)
    if empty and not (tailed and (reading.tokens[thing].lower == "you" or _says_as(reading, verb, frame))):
        return None
    if needs_tail and not tailed and not _inner_tail(reading, thing, frame):
        return None
    return clipped(reading, verb, low, high)


def _shown_of(reading: Reading, verb: int, thing: int) -> int:
    """Last word of what a poll shows of somebody: shows Moro [up by ten points], [far ahead of his rivals]."""
    after = [i for i in reading.children[verb] if i > thing and reading.tokens[i].dep in ("advmod", "prep", "prt", "acomp", "oprd", "xcomp", "advcl")]
    return reading.reach[after[-1]][1] if after and after[0] == reading.reach[thing][1] + 1 else thing


def _says_as(reading: Reading, verb: int, frame: Frame) -> bool:
    """ "dismissed it as a farce": what it is called is told, whatever "it" is."""
    return "as" in frame.words and any(reading.tokens[i].lower == "as" and reading.tokens[i].dep == "prep" for i in reading.children[verb])


def _late_object(reading: Reading, verb: int) -> int | None:
    """An object the parser has under another name: a gerund ("proposed [raising the tax]", "welcomed [Oslo joining]"), a free relative ("rejected [what
    it called late]"), or a noun behind the one addressed ("proposed to Rome [an end to the war]")."""
    for child in reading.children[verb]:
        token = reading.tokens[child]
        if child > verb and reading.reach[child][0] == verb + 1 and token.dep in ("xcomp", "ccomp") and token.tag == "VBG":
            return child
        if child == verb + 1 or not any(reading.tokens[i].dep in ("prep", "dative") and reading.tokens[i].lower == "to" for i in reading.children[verb] if verb < i < child):
            if token.dep == "ccomp" and child > verb and reading.reach[child][0] == verb + 1 and reading.tokens[verb + 1].lower == "what":
                return child
        elif token.dep == "npadvmod" and token.entity not in ("DATE", "TIME"):
            return child
    return None


def _as_first(reading: Reading, verb: int) -> Stretch | None:
    """ "dismissed as nonsense reports that": what it is called stands before the thing."""
    last = reading.sentence(verb)[1]
    if verb + 2 >= last or reading.tokens[verb + 1].lower != "as" or reading.tokens[verb + 1].head != verb:
        return None
    return clipped(reading, verb, verb + 1, max(reading.reach[i][1] for i in reading.children[verb]))


def _inner_tail(reading: Reading, thing: int, frame: Frame) -> bool:
    return any(reading.tokens[i].dep == "prep" and reading.tokens[i].lower in frame.words for i in reading.children[thing])


def predicate_after(reading: Reading, verb: int) -> Stretch | None:
    """An object and what it is called: called the accord a mistake, described it as late."""
    after = [i for i in reading.children[verb] if i > verb]
    thing = next((i for i in after if reading.tokens[i].dep in ("dobj", "ccomp", "xcomp", "oprd", "dative")), None)
    if thing is None or _has_to(reading, thing):
        return None
    told = [
        i
        for i in after
        if (reading.tokens[i].dep in ("oprd", "ccomp", "xcomp", "dobj", "attr", "acomp") and i != thing) or (reading.tokens[i].lower == "as" and reading.tokens[i].dep == "prep")
    ]
    inner = own_subject(reading, thing)
    quoted = _quoted_predicate(reading, verb, thing) if not told and inner is None else None
    if not told and inner is None and quoted is None and not _has_predicate_noun(reading, thing):
        return None
    low, high = reading.reach[thing][0], max([quoted or 0, *(reading.reach[i][1] for i in (thing, *told))])
    return clipped(reading, verb, max(low, verb + 1), high)


def _quoted_predicate(reading: Reading, verb: int, thing: int) -> int | None:
    """Last word of what something is called in inverted commas behind it: called the remarks of its neighbours "hasty"."""
    inside, last = reading.quote_of[verb], reading.sentence(verb)[1]
    for i in range(thing + 1, last + 1):
        token = reading.tokens[i]
        if reading.quote_of[i] != inside:
            opening = next((t for t in reading.tokens[i : last + 1] if t.text[0].isalpha()), None)
            whole = [k for k in range(i, last + 1) if reading.quote_of[k] == reading.quote_of[i]]
            return whole[-1] if opening is not None and opening.pos in ("ADJ", "ADV") else None
        if token.tag in ("VBD", "VBZ", "VBP", "MD") or token.text in (",", ";", ":"):
            return None
    return None


def predicate_of_passive(reading: Reading, verb: int) -> int | None:
    """What something is called: was called [a sham] by Rome, described [as late]."""
    return next((i for i in reading.children[verb] if i > verb and (reading.tokens[i].dep == "oprd" or reading.tokens[i].lower == "as")), None)


def _has_predicate_noun(reading: Reading, thing: int) -> bool:
    """Whether the parser made one phrase of object and predicate: called [the vote "a sham"], [the charges baseless]."""
    low, high = reading.reach[thing]
    if any(reading.quote_of[i] != -1 for i in range(thing, high + 1)) and reading.quote_of[low] == -1:
        return True
    return any(i > thing and reading.tokens[i].tag.startswith("JJ") and reading.tokens[i].dep in ("acl", "amod", "relcl") for i in reading.children[thing])


def rest_of_sentence(reading: Reading, verb: int) -> Stretch | None:
    """What follows a verb of plain speech to the end of the sentence, where the parse shows no clause but the words hold
    a verb of their own."""
    last = reading.sentence(verb)[1]
    first = verb + 1
    if reading.tokens[verb].dep == "relcl":
        last = min(last, reading.reach[verb][1])
    elif _is_set_off(reading, verb):
        return None
    if first >= last:
        return None
    next_word = reading.tokens[first]
    if next_word.pos in ("PUNCT", "ADP", "SCONJ", "CCONJ", "PART", "ADV") or reading.quote_of[first] != reading.quote_of[verb]:
        return None
    if next_word.head == verb and next_word.dep in ("npadvmod", "advmod", "dative", "prt", "nsubj"):
        return None
    holds_verb = any(reading.tokens[i].pos in ("VERB", "AUX") for i in range(first, last + 1))
    if not holds_verb and reading.paragraph(verb) != 0:
        # Only headlines leave the verb out: "Rome says talks constructive".
        return None
    return clipped(reading, verb, first, last)


def _is_set_off(reading: Reading, verb: int) -> bool:
    """Whether a comma or a quotation stands before the verb and its subject, as before a tag."""
    before = group_start(reading, verb) - 1
    if before < reading.sentence(verb)[0]:
        return False
    return reading.tokens[before].pos == "PUNCT" or reading.quote_of[before] != reading.quote_of[verb]


def preposition_after(reading: Reading, verb: int, frame: Frame) -> Stretch | None:
    """The object of the cue's own preposition: called for [restraint]."""
    for child in reading.children[verb]:
        token = reading.tokens[child]
        if child > verb and token.dep in ("prep", "prt", "agent") and token.lower in frame.words:
            _, high = reading.reach[child]
            thing = reading.child(child, "pobj")
            beside = thing is not None and (reading.tokens[thing].entity in ("DATE", "TIME") or _is_means(reading, token.lower, thing))
            if high > child and not beside:
                person = reading.child(verb, "dobj") if token.lower == "against" else None
                # "warned Rome against it": as with "urged" the content begins at the person.
                low = reading.reach[person][0] if person is not None and verb < person < child else child + 1
                return clipped(reading, verb, low, high)
    for child in reading.children[verb]:
        low, high = reading.reach[child]
        if child > low > verb and reading.tokens[low].dep == "mark" and reading.tokens[low].lower in frame.words and _has_to(reading, child):
            # "called for elections to be held"
            return clipped(reading, verb, low + 1, high)
    return None


def _is_means(reading: Reading, preposition: str, thing: int) -> bool:
    """ "Spoke on the phone", "commented on television": by what means, not on what."""
    return preposition in ("on", "at") and reading.tokens[thing].lemma.lower() in reading.cues.words["media"]


def addressed_after(reading: Reading, verb: int, frame: Frame) -> Stretch | None:
    """Someone after a preposition, and what they are to do: called on [Rome to wait]."""
    for child in reading.children[verb]:
        token = reading.tokens[child]
        if child < verb or token.dep not in ("prep", "prt", "dative") or token.lower not in frame.words:
            continue
        if reading.reach[child][1] <= child:
            continue
        low, high = child + 1, reading.reach[child][1]
        infinitive = [i for i in (*reading.children[verb], *_below(reading, child)) if i > child and _has_to(reading, i)]
        if not infinitive and reading.tokens[low].lower in ("those", "all", "everyone", "anyone"):
            # "called on those who block the port to open it": the parser hangs the infinitive on the relative clause.
            infinitive = [i for i in range(low, high + 1) if _has_to(reading, i)]
        if infinitive:
            return clipped(reading, verb, low, max(high, reading.reach[infinitive[0]][1]))
    return None


def _below(reading: Reading, prep: int) -> tuple[int, ...]:
    thing = reading.child(prep, "pobj", "pcomp")
    return (thing, *reading.children[thing]) if thing is not None else ()
