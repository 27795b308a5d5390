"""In what state an engagement stands, read from the verbs, modals and adjectives around its word.

Source: the conventions of diplomatic reporting; rumoured: may, could, possible; announced: planned or expected; ongoing:
arrived and not left; held: took place; postponed, cancelled, denied: the verb that says so.
"""

from __future__ import annotations

import datetime as dt

from dateline.model.record import Act
from dateline.model.when import When

from .clause import Clause, VerbGroup, is_topic
from .days import OWN, Dating
from .moves import move_of
from .reality import not_real
from .scene import Scene
from .standing import OVER_NOUN, PLAIN, STRONG, WEAK, Standing, said

_ARRIVAL = frozenset({"arrive", "land", "touch down", "come", "fly in", "fly", "leave", "depart", "head", "travel", "go", "set off", "embark"})


def read_status(scene: Scene, trigger: int, kind: str, act: Act | None = None) -> Standing:
    """The state that one mention of an engagement gives it."""
    clause = scene.clause(trigger)
    for rule in (_called_off, _moved, _by_adjective, not_real, _on_programme, _as_topic, _by_verbs, _by_link):
        found = rule(scene, clause, kind)
        if found:
            return found
    if scene.tokens[trigger].pos != "VERB" and (not clause.over or clause.over[0].arc in ("for", "to", "with", "of")):
        return Standing(None, WEAK, "no verb tells")
    return _by_act(act)


def outright(scene: Scene, act: Act, trigger: int) -> Standing | None:
    """The status that a pattern's own words give: "postponed", "called off"."""
    hint = act.engagement
    if hint is None or hint.status is None:
        return None
    clause = scene.clause(act.trigger[0])
    if _main_goes_ahead(scene, trigger):
        return None
    if act.negated or any(group.negated for group in clause.over):
        return Standing("announced", PLAIN, f"not {hint.status}")
    if any(group.modal == "possible" for group in clause.over):
        return Standing("announced", WEAK, f"may be {hint.status}")
    if any(scene.words.verb_is(group.lemma, "wish") and group.arc == "xcomp" for group in clause.over):
        return Standing(None, WEAK, f"{hint.status} is wished", counts=False)
    return _moved(scene, scene.clause(trigger), hint.kind) or Standing(hint.status, WEAK if _looks_back(clause) else STRONG, f"the pattern says {hint.status}")


def _looks_back(clause: Clause) -> bool:
    """Whether "had been put off" only tells what came before: a plan told beside it is the state of today."""
    return any(group.perfect and group.tense == "past" and not group.infinitive for group in clause.over[:1])


def _moved(scene: Scene, clause: Clause, kind: str) -> Standing | None:
    """"Has been moved to May 12": set anew, and not held."""
    move = move_of(scene, clause)
    if move is None or move.puts_off or not move.new:
        return None
    return Standing("announced", PLAIN, f'"{scene.tokens[move.verb].text}"')


def _main_goes_ahead(scene: Scene, trigger: int) -> bool:
    """Whether a clause on the noun calls off what the sentence itself sets: "the meeting that she scrapped will take place"."""
    return any(group.modal == "future" and not group.negated and group.arc in ("nsubj", "nsubjpass") for group in scene.clause(trigger).over)


def _called_off(scene: Scene, clause: Clause, kind: str) -> Standing | None:
    """Postponed, cancelled, denied: by a verb over the word, in a clause on it, or by a noun before it."""
    words = scene.words
    for group in (*clause.over, *(() if _main_goes_ahead(scene, clause.trigger) else clause.under)):
        doubtful = group.modal in ("possible", "past_future")
        reaches = group.arc in ("under", "xcomp", *OVER_NOUN)
        if not reaches or group.negated or doubtful:
            continue
        for name, status in (("cancel", "cancelled"), ("postpone", "postponed")):
            if words.verb_is(group.lemma, name):
                looks_back = group.perfect and group.tense == "past" and group.arc != "under"
                return Standing(status, WEAK if looks_back else STRONG, f'"{group.lemma}"')
        if words.verb_is(group.lemma, "deny") and group.arc != "xcomp":
            return Standing("denied", STRONG, f'"{group.lemma}"')
    if any(words.is_in("hearsay", scene.tokens[noun].lemma) for noun in clause.nouns) and any(words.verb_is(group.lemma, "deny") and not group.negated for group in clause.over):
        return Standing("denied", STRONG, "the reports are denied")
    reported = clause.told
    if reported is not None and not reported.negated and (words.verb_is(reported.lemma, "deny") or any(words.is_in("untrue", word) for word in reported.adverbs)):
        return Standing("denied", STRONG, said(scene, reported))
    if any(scene.tokens[noun].lemma == "invitation" for noun in clause.nouns) and any(words.verb_is(group.lemma, "withdraw") for group in clause.over):
        return Standing("cancelled", STRONG, "the invitation is withdrawn")
    for noun in clause.nouns:
        told = words.status_nouns.get(scene.tokens[noun].lemma)
        if told:
            return Standing({"cancel": "cancelled", "postpone": "postponed", "deny": "denied"}[told], STRONG, f'"{scene.tokens[noun].text}"')
    return None


def _by_adjective(scene: Scene, clause: Clause, kind: str) -> Standing | None:
    words = scene.words
    for child in scene.children(clause.trigger, "amod", "det", "advmod", "compound"):
        word = scene.tokens[child].lower
        for name, status in (("called_off", "cancelled"), ("put_off", "postponed")):
            if words.is_in(name, word):
                return Standing(status, STRONG, f'"{word}"')
        if words.is_in("possible", word):
            return Standing("rumoured", PLAIN, f'"{word}"')
        if words.is_in("planned", word) and word not in ("next", "coming") and not _took_place(scene, clause):
            return Standing("announced", PLAIN, f'"{word}"')
    return None


def _took_place(scene: Scene, clause: Clause) -> bool:
    """Whether the verb over a noun says that the thing was done: "the planned visit took place"."""
    inner = clause.over[0] if clause.over else None
    done = inner is not None and (inner.tense == "past" or inner.perfect) and inner.arc in OVER_NOUN
    return done and inner is not None and scene.words.verb_is(inner.lemma, "hold", "begin", "end")


def _as_topic(scene: Scene, clause: Clause, kind: str) -> Standing | None:
    """What is only spoken of: "a readout of the meeting", "details of her trip", "thanked him for the visit"; the verb over
    such a noun says nothing of the engagement."""
    words, tokens = scene.words, scene.tokens
    nouns = [tokens[noun].lemma.lower() for noun in clause.nouns[:2]]
    for name, status in (("results", "held"), ("previews", "announced")):
        if any(words.is_in(name, noun) for noun in nouns):
            return Standing(status, WEAK, f'"{nouns[0]}"')
    if any(words.is_in("factive", group.lemma) and group.arc == "dobj" for group in clause.over[:1]):
        return _by_link(scene, clause, kind) or Standing("held", WEAK, f'"{clause.over[0].lemma}"')
    if is_topic(scene.parsed, clause, words):
        return _by_noun_clause(scene, clause) or _by_link(scene, clause, kind) or Standing(None, WEAK, "only spoken of")
    return None


def by_day(scene: Scene, standing: Standing, dating: Dating) -> Standing:
    """The standing of what no verb tells, by its own days: "her meeting yesterday with X", "his trip next week"."""
    when, day = dating.when, scene.day
    if standing.status or not standing.counts or dating.rank != OWN or day is None:
        return standing
    if when.latest and when.latest < day:
        return Standing("held", WEAK, "its day is past")
    return Standing("announced", WEAK, "its day is to come") if when.earliest and when.earliest > day else standing


def _on_programme(scene: Scene, clause: Clause, kind: str) -> Standing | None:
    """"Meetings with the premier are on her programme", "the agenda includes talks with": planned."""
    sentence = scene.parsed.sentence_of(clause.trigger)
    if scene.tokens[clause.trigger].pos != "NOUN":
        return None
    for i in range(sentence.first, sentence.last):
        token = scene.tokens[i]
        if not scene.words.is_in("programmes", token.lemma):
            continue
        includes = token.dep in ("nsubj", "nsubjpass") and scene.words.is_in("discuss", scene.tokens[token.head].lemma)
        lies_on = token.dep == "pobj" and scene.tokens[token.head].lower in ("on", "in", "of") and _verb_is_be(scene, token.head)
        if includes or lies_on:
            return Standing("announced", PLAIN, f'on the {token.lower}')
    return None


def _verb_is_be(scene: Scene, prep: int) -> bool:
    head = scene.tokens[scene.tokens[prep].head]
    return head.pos in ("AUX", "VERB") and head.lemma in ("be", "stand", "feature", "figure")


def _by_verbs(scene: Scene, clause: Clause, kind: str) -> Standing | None:
    """From the verbs over the word, the outermost modal first: "plans to visit", "is expected to hold talks"."""
    groups = [group for group in clause.over if _carries(scene, group)]
    if not groups or groups[0] is not clause.over[0]:
        return _by_noun_clause(scene, clause)
    words = scene.words
    for group in groups:
        if group.whether or group.modal == "possible" or any(words.is_in("perhaps", adverb) for adverb in group.adverbs) or words.verb_is(group.lemma, "ponder"):
            return Standing("rumoured", PLAIN, said(scene, group))
    inner, outer = groups[0], groups[-1]
    if any(group.modal == "past_future" and group.perfect for group in groups):
        return Standing("cancelled", WEAK, "would have taken place")
    record = _by_record(scene, clause, inner)
    if record:
        return record
    if any(group.infinitive and group.perfect for group in groups) and outer.tense == "past":
        return Standing("cancelled", WEAK, "was to have taken place")
    for group in groups:
        if group.modal == "future":
            return Standing("announced", PLAIN, said(scene, group))
        if group.modal == "past_future":
            return Standing("announced", WEAK, said(scene, group))
    if any(words.is_in("glad", scene.tokens[scene.tokens[group.token].head].lower) and group.infinitive for group in groups):
        return Standing("held", WEAK, "one is glad to")
    purpose = _by_purpose(scene, clause, inner)
    if purpose:
        return purpose
    if _planned(scene, groups) and outer.tense == "past" and outer.perfect:
        return Standing("cancelled", WEAK, "had been planned")
    if clause.link == "from" and scene.tokens[inner.token].tag == "VBG":
        return Standing(None, WEAK, "kept from", counts=False)
    if _planned(scene, groups):
        weight = WEAK if outer.tense == "past" else PLAIN
        return Standing("announced", weight, f'"{outer.lemma}"')
    return _by_tense(scene, clause, inner, outer, kind)


def _by_record(scene: Scene, clause: Clause, inner: VerbGroup) -> Standing | None:
    """"The last secretary to visit was X", "the first pope to set foot here": the infinitive tells what was done."""
    head = scene.tokens[scene.tokens[inner.token].head]
    if not inner.infinitive or scene.tokens[inner.token].dep not in ("acl", "relcl", "advcl") or head.pos not in ("NOUN", "PROPN", "ADJ"):
        return None
    words = {scene.tokens[i].lower for i in scene.parsed.children[head.i]} | {head.lower}
    words |= {scene.tokens[i].lower for i in range(head.i, inner.token)} if head.lower == "one" else set()
    if not words & {"first", "last", "latest", "only", "second", "third"}:
        return None
    future = clause.matrix is not None and (clause.matrix.modal is not None or clause.matrix.tense == "bare")
    return Standing("announced" if future else "held", PLAIN, f'the {min(words & {"first", "last", "latest", "only", "second", "third"})} to {inner.lemma}')


def _by_purpose(scene: Scene, clause: Clause, inner: VerbGroup) -> Standing | None:
    """"Crossed the border to meet him": an infinitive of purpose under a past deed is done with it, under an arrival to come."""
    matrix = clause.matrix
    outer = clause.over[-1]
    made = inner.infinitive and outer is not inner and outer.tense == "past" and scene.words.verb_is(outer.lemma, "hold")
    if made and any(scene.words.kinds.get(scene.tokens[noun].lemma.lower()) == "visit" for noun in clause.nouns):
        return Standing("held", WEAK, "the purpose of a journey made")
    if matrix is None or not inner.infinitive or len(clause.over) > 1 or matrix.modal or matrix.tense != "past" or matrix.lemma == "be":
        return None
    if matrix.lemma in _ARRIVAL or scene.words.verb_is(matrix.lemma, "begin"):
        return Standing(None, WEAK, f'the purpose of "{matrix.lemma}"')
    return Standing("held", WEAK, f'the purpose of "{matrix.lemma}"') if not scene.words.verb_is(matrix.lemma, "wish", "plan", "ponder") else None


def _planned(scene: Scene, groups: list[VerbGroup]) -> bool:
    """Planned, expected, to be: an infinitive under a plan or "be", a plan over the noun, a headline's bare infinitive."""
    words = scene.words
    if any(words.verb_is(group.lemma, "plan") and (group.arc != "verb") for group in groups):
        return True
    infinitive = any(group.infinitive for group in groups)
    return infinitive and (groups[-1].lemma == "be" or len(groups) == 1 or groups[-1].infinitive)


def _by_tense(scene: Scene, clause: Clause, inner: VerbGroup, outer: VerbGroup, kind: str) -> Standing:
    words = scene.words
    lemma, words_said = inner.lemma, said(scene, inner)
    begins = words.verb_is(lemma, "begin") or (kind == "visit" and inner.arc == "verb" and lemma in _ARRIVAL)
    ends = words.verb_is(lemma, "end") and inner.arc != "verb"
    if lemma == "follow" and inner.token != clause.trigger and scene.tokens[inner.token].tag == "VBG":
        return Standing("held", WEAK, words_said)  # "following the meeting of June 14"
    if clause.matrix is not None and len(clause.over) == 1 and scene.tokens[inner.token].tag == "VBG" and not inner.progressive:
        outer = clause.matrix
        if words.verb_is(outer.lemma, "plan") and clause.link in ("to", "on"):
            return Standing("announced", PLAIN, f"{words_said} beside {said(scene, outer)}")
        bare = outer.tense == "bare" and not outer.infinitive and not outer.modal
        if words.is_in("after", clause.link or "") and (bare or outer.tense == "past"):
            return Standing("held", WEAK, f"{clause.link} {words_said}")
        if words.is_in("factive", outer.lemma):
            return Standing("held", WEAK, f"{words_said} beside {said(scene, outer)}")
        if outer.modal or outer.tense == "bare":
            return Standing("rumoured" if outer.modal == "possible" else "announced", WEAK, f"{words_said} beside {said(scene, outer)}")
    past = outer.tense == "past" or outer.perfect or (outer.tense == "present" and outer.passive and scene.in_headline(scene.tokens[inner.token].sentence))
    if outer is not inner and outer.progressive and inner.infinitive:
        return Standing("announced", WEAK, f"{said(scene, outer)} to {lemma}")  # "is going there to meet"
    if ends and (past or not outer.progressive):
        return Standing("held", STRONG, words_said)
    # That a subject did something ("the trip showed") says that it was, and less surely than "took place".
    weight = WEAK if inner.arc in ("nsubj", "nsubjpass") and not words.verb_is(lemma, "hold", "begin", "end") else PLAIN
    if past:
        # "Had come" looks back on an arrival; "came" and "has come" tell it.
        # "Travelled" says where one was; "arrived" and "flew" that one is there.
        arrived = begins and kind == "visit" and lemma != "travel" and not (outer.perfect and outer.tense == "past")
        return Standing("ongoing" if arrived else "held", weight, words_said)
    if (outer.progressive and not _is_owned(scene, outer.token)) or (lemma == "be" and inner.arc in ("on", "in", "at", "verb") and inner is outer):
        return Standing("ongoing", PLAIN, words_said)
    if kind in ("summons", "expulsion") and outer.tense == "present" and not any(group.infinitive for group in clause.over):
        return Standing("held", WEAK, f"{words_said}, done as it is told")
    if scene.is_heading(scene.tokens[inner.token].sentence):
        return Standing("ongoing" if begins and kind == "visit" else "held", WEAK, f"{words_said}, a headline's present")
    return Standing("announced", WEAK, f"{words_said}, present")


def _is_owned(scene: Scene, token: int) -> bool:
    """Whether a form in -ing is the noun of "the minister's meeting"."""
    return token > 0 and scene.tokens[token - 1].tag in ("POS", "PRP$")


def _carries(scene: Scene, group: VerbGroup) -> bool:
    """Whether a verb's tense is the engagement's own: the verb is the engagement, its support, its plan, or has it as subject."""
    if group.arc in ("verb", "xcomp", "nsubj", "nsubjpass", "attr", "acl"):
        return True
    words = scene.words
    if group.arc in ("dobj", "oprd", "dative", "dep"):
        return not words.is_in("saying", group.lemma) or words.verb_is(group.lemma, "plan")
    if group.arc in ("on", "in", "at") and words.verb_is(group.lemma, "hold", "begin", "plan"):
        return True
    return group.arc in ("on", "in", "at") and group.lemma in _ARRIVAL


def _by_noun_clause(scene: Scene, clause: Clause) -> Standing | None:
    """From a clause on the noun: "a visit planned for May", "the talks held in Oman"."""
    words = scene.words
    for group in clause.under:
        if words.verb_is(group.lemma, "plan"):
            return Standing("announced", WEAK if group.perfect and group.tense == "past" else PLAIN, f'"{group.lemma}"')
        if group.modal:
            return Standing("rumoured" if group.modal == "possible" else "announced", WEAK, said(scene, group))
        if words.verb_is(group.lemma, "hold") and (group.tense == "past" or group.passive or group.perfect):
            return Standing("held", PLAIN, said(scene, group))
    return None


def _by_link(scene: Scene, clause: Clause, kind: str) -> Standing | None:
    """From what ties the noun to the sentence: "after the talks", "ahead of the visit", "during his trip"."""
    words = scene.words
    for child in scene.children(clause.trigger, "amod"):
        word = scene.tokens[child].lower
        if words.is_in("planned", word) and not (word == "next" or word == "coming"):
            return Standing("announced", WEAK, f'"{word}"')
        if words.is_in("past", word):
            return Standing("held", WEAK, f'"{word}"')
    if not clause.over:
        above = scene.tokens[scene.tokens[clause.trigger].head]
        ahead = scene.tokens[clause.trigger].dep == "pobj" and words.is_in("before", above.lower)
        over = scene.tokens[clause.trigger].dep == "pobj" and words.is_in("after", above.lower)
        return Standing("announced" if ahead else "held", WEAK, f'"{above.lower}"') if ahead or over else None
    arc, group = clause.over[0].arc, clause.over[-1]
    if words.is_in("before", arc):
        return Standing("announced", WEAK, f'"{arc}"')
    past = group.tense == "past" or group.perfect
    if group.lemma == "be" and any(scene.tokens[i].tag == "VB" for i in scene.children(group.token, "xcomp")):
        return Standing("announced", WEAK, f'"{arc}", {said(scene, group)} to be')
    if words.is_in("after", arc):
        return Standing("held" if past else "announced", WEAK, f'"{arc}"')
    if words.is_in("while", arc):
        if group.modal or group.tense == "bare":
            return Standing("announced", WEAK, f'"{arc}", {said(scene, group)}')
        return Standing("held", WEAK, f'"{arc}", {said(scene, group)}') if past else None
    return None


def _by_act(act: Act | None) -> Standing:
    if act is None:
        return Standing(None, WEAK, "nothing tells")
    if act.modality == "habitual":
        return Standing(None, WEAK, "a habit", counts=False)
    status = {"future": "announced", "hypothetical": "rumoured", "ongoing": "ongoing"}.get(act.modality, "held")
    return Standing(status, WEAK, f"the act is {act.modality}")


def settle(status: str, when: When, day: dt.date | None, kind: str) -> tuple[str, str]:
    """The status brought to terms with the days: what lies ahead has not been held, who was to leave has left."""
    if day is None:
        return status, ""
    first, last = when.earliest, when.latest
    if status in ("held", "ongoing") and first and first > day:
        return "announced", "its day is still to come"
    if status == "ongoing" and last and last < day:
        return "held", "its last day is past"
    if status == "ongoing" and first and (day - first).days > 7 and not last:
        return "held", "long begun"
    return status, ""
