"""Which time expressions of its sentence are an engagement's own: by the tree, by what stands between, by the clause above."""

from __future__ import annotations

import datetime as dt
import itertools
from dataclasses import replace

from dateline.model.when import UNKNOWN, TimeExpression, When

from .clause import Clause, is_topic
from .days import BORROWED, NEAR, NO_DATE, OWN, Dating, combine, is_days, is_weekday, with_length, word_before
from .moves import move_of
from .scene import Scene

_GENERATION = 30
"""Years after which the year of a clause above ("share ties since 1795") is no day of what living people do."""
_PERFORMED = frozenset({"expel", "expulsion", "eject", "declare"})
"""Acts done by saying them: a government that announces an expulsion on a day expels on that day."""


def date_mention(scene: Scene, trigger: int, others: frozenset[int], *, cancelling: int | None = None, act_words: tuple[int, ...] = ()) -> Dating:
    """The days that the words around one mention give.

    Args:
        trigger: the engagement's word.
        others: the other engagements' words of the article; what hangs on them is theirs.
        cancelling: the verb that puts off or calls off, whose own past date is not the engagement's.
        act_words: the words of the act that tells it; what hangs on them is its own.
    """
    clause = scene.clause(trigger)
    clause = replace(clause, tokens=clause.tokens | frozenset(act_words))
    sentence = scene.tokens[trigger].sentence
    own: list[int] = []
    near: list[int] = []
    move = move_of(scene, clause)
    set_anew = move.new if move else ()
    moved_from, moved_to = move.days(scene) if move else (UNKNOWN, UNKNOWN)
    given_up = move.old if move and set_anew and not move.puts_off else ()
    strict = is_topic(scene.parsed, clause, scene.words)
    for i in scene.times_in(sentence):
        reach = _reach(scene, i, clause, others, cancelling)
        if (strict and not _is_its_own(scene, i, trigger)) or _is_of_the_topic(scene, i, trigger):
            continue
        if reach and i not in (*set_anew, *given_up):
            (own if reach == OWN else near).append(i)
    if any(scene.times[i].granularity == "vague" and _is_its_own(scene, i, trigger) for i in scene.times_in(sentence)):
        near = []  # "a conversation some days ago": of no day that is told
    length = length_of(scene, trigger)
    hung = _day_of_when(scene, trigger)
    if hung is not None:
        return Dating(hung, OWN, "the day it hangs on", length)
    if move and not move.puts_off and moved_to != UNKNOWN:
        return Dating(with_length(moved_to, length), OWN, "moved to it", length, moved_from=moved_from)
    for rank, indexes in ((OWN, own), (NEAR, near)):
        when = combine(scene, indexes)
        if when is not None:
            when = _ahead(scene, _old_plan(scene, when, clause), clause)
            when = with_length(_open_ended(scene, with_last_day(scene, when, clause), clause), length)
            return Dating(when, rank, "its own date" if rank == OWN else "the only date near", length, moved_to=moved_to)
    if moved_to != UNKNOWN:
        return Dating(moved_to, NEAR, "the day it is put off to", length, moved_to=moved_to)
    found = NO_DATE if strict else _of_occasion(scene, clause) or _borrowed(scene, clause)
    return replace(found, length=length)


def _is_its_own(scene: Scene, i: int, trigger: int) -> bool:
    """Whether a date hangs on the very noun, or stands right behind it: "details of her meeting with X yesterday"."""
    head = scene.time_heads[i]
    if head is None or trigger in (head, *scene.path_up(head)):
        return head is not None
    behind = trigger < head and not any(scene.tokens[j].pos in ("VERB", "AUX") for j in range(trigger + 1, head))
    return behind and not any(group.arc == "dobj" for group in scene.clause(trigger).over[:1] if not scene.clause(trigger).nouns)


def _is_of_the_topic(scene: Scene, i: int, trigger: int) -> bool:
    """Whether a date belongs to what is discussed: "discussed the candidacy for 2031"."""
    head = scene.time_heads[i]
    if head is None or scene.tokens[trigger].pos != "VERB" or not scene.words.is_in("discuss", scene.tokens[trigger].lemma):
        return False
    path = [head, *scene.path_up(head)]
    objects = scene.children(trigger, "dobj")
    if objects and head > min(objects) and scene.times[i].granularity not in ("day", "time"):
        return True  # "discussed the summit in June"
    return trigger in path and any(scene.tokens[j].dep == "dobj" and scene.tokens[j].head == trigger and j != head for j in path)


def _postponing(scene: Scene, clause: Clause) -> int | None:
    """The verb that puts off, where one stands over or under the word."""
    return next((group.token for group in (*clause.over, *clause.under) if scene.words.verb_is(group.lemma, "postpone")), None)


def _ahead(scene: Scene, when: When, clause: Clause) -> When:
    """The coming day where a weekday of a plan was taken for the one before: what is put off or called off lay ahead."""
    if scene.day is None or when.time is None or when.latest is None or when.latest >= scene.day or (scene.day - when.latest).days > 7:
        return when
    time = scene.times[when.time]
    unreal = any(group.perfect and group.infinitive for group in (*clause.over, *clause.under))
    if time.why == "explicit" or not (unreal or _postponing(scene, clause) is not None) or not is_weekday(time.text):
        return when
    week = dt.timedelta(days=7)
    return When(when.earliest + week if when.earliest else None, when.latest + week, when.granularity, when.time)


def _old_plan(scene: Scene, when: When, clause: Clause) -> When:
    """The first day of "postponed from Tuesday to Friday": what was first planned."""
    if _postponing(scene, clause) is None or when.time is None or word_before(scene, when.time) != "from":
        return when
    return When(when.earliest, when.earliest, "day", when.time)


def _day_of_when(scene: Scene, trigger: int) -> When | None:
    """The day of "since January 1, when X signed": the clause that "when" opens right behind a date tells that day's deed."""
    tokens = scene.tokens
    for i in scene.times_in(tokens[trigger].sentence):
        time = scene.times[i]
        at = scene.parsed.tokens_in(time.start, time.end)
        after = at[-1] + 1 if len(at) else trigger
        after += after < trigger and tokens[after].text == ","
        if after < trigger and tokens[after].lower == "when" and time.earliest and is_days(time) and not any(tokens[j].text in (",", ";") for j in range(after, trigger)):
            return When(time.earliest, time.earliest if time.bounds == "open" else time.latest, "day", i)
    return None


def _open_ended(scene: Scene, when: When, clause: Clause) -> When:
    """An arrival gives the first day alone, a departure the last: "arrived on Monday", "concluded her visit on Friday"."""
    if when.granularity != "day" or when.earliest != when.latest:
        return when
    verb = _verb_of(scene, when)
    if verb is not None and scene.tokens[verb].lemma == "return" and clause.over and clause.over[0].token in (verb, clause.trigger) and scene.below(verb, "from"):
        return When(None, when.latest, "end_only", when.time)  # "returned on June 3 from travel to Oman"
    if verb is not None and any(group.token == verb for group in clause.under):
        lemma = scene.tokens[verb].lemma
        if scene.words.verb_is(lemma, "begin"):
            return When(when.earliest, None, "start_only", when.time)
        if scene.words.verb_is(lemma, "end"):
            return When(None, when.latest, "end_only", when.time)
    if verb is not None and verb != clause.trigger and scene.tokens[verb].lemma in ("depart", "leave", "arrive", "land") and scene.tokens[verb].dep == "conj":
        return When(when.earliest, None, "start_only", when.time)  # "will be in Oslo and Riga, departing today"
    if not clause.over:
        return when
    group = clause.over[0]
    if (group.arc == "verb" and scene.words.is_in("arrivals", group.lemma)) or (group.arc in ("dobj", "nsubj", "nsubjpass") and scene.words.verb_is(group.lemma, "begin")):
        return When(when.earliest, None, "start_only", when.time)
    if group.arc in ("dobj", "nsubj", "nsubjpass") and scene.words.verb_is(group.lemma, "end"):
        return When(None, when.latest, "end_only", when.time)
    return when


def _verb_of(scene: Scene, when: When) -> int | None:
    """The verb that a date hangs on."""
    head = scene.time_heads[when.time] if when.time is not None else None
    path = scene.path_up(head) if head is not None else []
    return path[-1] if path and scene.tokens[path[-1]].pos in ("VERB", "AUX") else None


def with_last_day(scene: Scene, when: When, clause: Clause) -> When:
    """"Arrives tomorrow and stays until Thursday": the last day from a verb of staying or leaving that follows."""
    if when.earliest is None or when.latest not in (None, when.earliest):
        return when
    for verb in [i for group in clause.over for i in scene.children(group.token, "conj", "advcl")]:
        if not scene.words.is_in("last_day", scene.tokens[verb].lemma):
            continue
        for i in scene.times_in(scene.tokens[verb].sentence):
            time = scene.times[i]
            if _hangs_on(scene, i, verb) and is_days(time) and time.latest and time.latest >= when.earliest:
                return When(when.earliest, time.latest, "day", when.time)
    return when


def _of_occasion(scene: Scene, clause: Clause) -> Dating | None:
    """The days of the occasion it takes place at: "on the margins of the assembly, which lasts from 13 to 16 September"."""
    for verb in (group.token for group in clause.over):
        for noun in scene.below(verb, "on", "at", "during", "in"):
            nouns = [noun, *scene.below(noun, "of")] if scene.words.is_in("margins", scene.tokens[noun].lemma) else [noun]
            if not any(scene.words.is_in("occasions", scene.tokens[i].lemma.lower()) for i in nouns):
                continue
            indexes = [i for i in scene.times_in(scene.tokens[verb].sentence) if any(_stands_under(scene, i, occasion) for occasion in nouns)]
            when = combine(scene, indexes)
            if when is not None:
                several = when.earliest != when.latest
                return Dating(When(when.earliest, when.latest, "within" if several else when.granularity, when.time), NEAR, "the days of its occasion")
    return None


def _stands_under(scene: Scene, i: int, noun: int) -> bool:
    head = scene.time_heads[i]
    return head is not None and noun in scene.parsed.ancestors(head)


def _reach(scene: Scene, i: int, clause: Clause, others: frozenset[int], cancelling: int | None) -> int:
    """How a time expression of the sentence stands to an engagement: OWN, NEAR or 0."""
    head = scene.time_heads[i]
    time = scene.times[i]
    if head is None or time.type == "SET" or time.granularity == "vague" or (time.earliest is None and time.latest is None):
        return 0
    named = _noun_dated(scene, time, others | {clause.trigger})
    if named is not None:
        return OWN if named == clause.trigger else 0
    # "on Monday, when X met Y": the clause hangs on its own date.
    if head == clause.trigger or (clause.over and scene.tokens[clause.over[0].token].head == head != clause.over[0].token):
        return OWN
    if scene.tokens[clause.trigger].lemma in _PERFORMED and any(scene.words.is_in("saying", scene.tokens[i].lemma) for i in scene.path_up(head)[-1:]):
        return NEAR
    # "the first visit since 1953" was not paid in 1953.
    since = word_before(scene, i) == "since" or any(scene.tokens[j].lower == "since" for j in itertools.takewhile(lambda j: j != clause.trigger, scene.path_up(head)))
    if since and time.granularity not in ("day", "time"):
        return 0
    if _is_years_ago(scene, time) and clause.trigger not in (head, *scene.path_up(head)):
        return 0  # a year of something else in the sentence
    path = scene.path_up(head)
    owner = next((t for t in path if t in others and t != clause.trigger), None)
    if owner is not None and clause.trigger not in path[: path.index(owner)]:
        return 0
    verb = path[-1] if path and scene.tokens[path[-1]].pos in ("VERB", "AUX") else None
    if verb is not None and verb in _calling_off(scene, clause, cancelling) and clause.trigger not in path and _is_past(scene, time):
        return 0
    if clause.trigger in path or (verb is not None and verb in clause.tokens):
        return OWN
    if verb is not None and _before_the_tag(scene, head, verb, clause, others):
        return OWN
    if verb is None or not clause.over:
        return NEAR if verb is None or not scene.words.is_in("saying", scene.tokens[verb].lemma) else 0
    return 0 if scene.words.is_in("saying", scene.tokens[verb].lemma) or verb != _nearest_verb(scene, clause) else NEAR


def _is_years_ago(scene: Scene, time: TimeExpression, years: int = 2) -> bool:
    """Whether a stretch is a whole year, more than some years past."""
    return time.granularity == "year" and scene.day is not None and time.latest is not None and (scene.day - time.latest).days > years * 365


def _noun_dated(scene: Scene, time: TimeExpression, nouns: frozenset[int]) -> int | None:
    """The engagement that a date stands before as an adjective does: "the November 15 virtual meeting" is of that day alone."""
    at = scene.parsed.tokens_in(time.start, time.end)
    determined = len(at) and "DT" in (scene.tokens[at[0]].tag, scene.tokens[max(0, at[0] - 1)].tag)
    if not determined and not (len(at) and scene.tokens[max(0, at[0] - 1)].tag in ("PRP$", "POS")):
        return None
    for i in range(at[-1] + 1, min(at[-1] + 4, scene.parsed.sentence_of(at[-1]).last)):
        if i in nouns and scene.tokens[i].pos in ("NOUN", "PROPN"):
            return i
        if scene.tokens[i].pos not in ("ADJ", "NOUN", "PROPN"):
            return None
    return None


def _before_the_tag(scene: Scene, head: int, verb: int, clause: Clause, others: frozenset[int]) -> bool:
    """Whether a date stands before the comma of "will visit next week, she announced": it is the visit's, whatever the tree says."""
    if not (clause.trigger < head < verb and scene.words.is_in("saying", scene.tokens[verb].lemma)):
        return False
    if any(clause.trigger < other < head and other not in clause.tokens for other in others):
        return False
    return any(scene.tokens[i].text == "," for i in range(head + 1, verb))


def _calling_off(scene: Scene, clause: Clause, verb: int | None) -> set[int]:
    """The verbs that put off or call off an engagement: what lies behind the day of publication is their date, not its."""
    found = {group.token for group in (*clause.over, *clause.under) if scene.words.verb_is(group.lemma, "cancel", "postpone")}
    return found | ({verb} if verb is not None else set())


def _is_past(scene: Scene, time: TimeExpression) -> bool:
    return scene.day is not None and time.latest is not None and time.latest <= scene.day


def _nearest_verb(scene: Scene, clause: Clause) -> int | None:
    return clause.over[0].token if clause.over else None


def _borrowed(scene: Scene, clause: Clause) -> Dating:
    """The date of the clause that this one is subordinate to: in the same stretch, unless the link says before or after."""
    done = clause.link == "after" and scene.tokens[clause.trigger].tag == "VBG"  # "announced the deal on Tuesday after speaking with"
    if clause.matrix is None or (clause.link != "by" and not done and scene.words.is_in("saying", clause.matrix.lemma)):
        return NO_DATE
    if any(group.perfect and group.tense == "past" for group in (*clause.over[:1], *clause.under)):
        return NO_DATE  # "wound up a trip that had led her to Oslo": that was before
    sentence = scene.tokens[clause.trigger].sentence
    indexes = [i for i in scene.times_in(sentence) if _hangs_on(scene, i, clause.matrix.token) and not _is_years_ago(scene, scene.times[i], _GENERATION)]
    when = combine(scene, indexes)
    if when is None:
        return NO_DATE
    shifted = scene.words.is_in("before", clause.link or "") or scene.words.is_in("after", clause.link or "")
    if shifted and not done and when.granularity not in ("month", "year", "season", "quarter"):
        return NO_DATE
    return Dating(when, BORROWED, f'the date of "{scene.tokens[clause.matrix.token].text}"')


def _hangs_on(scene: Scene, i: int, verb: int) -> bool:
    head = scene.time_heads[i]
    return head is not None and verb in scene.path_up(head)


def length_of(scene: Scene, trigger: int) -> int | None:
    """The number of days of "a three-day visit", "a visit of three days"."""
    for i in scene.times_in(scene.tokens[trigger].sentence):
        time, head = scene.times[i], scene.time_heads[i]
        if time.type != "DURATION" or head is None:
            continue
        path = scene.path_up(head)
        own = scene.clause(trigger).tokens
        lasts = path and scene.tokens[path[-1]].lemma == "last" and (path[-1] in own or scene.tokens[path[-1]].head in own)
        # "a visit of three days", "stayed for two days"; not "the second visit in a week", "arrived after three days in Seoul"
        between = scene.tokens[scene.tokens[head].head].lower if scene.tokens[head].dep == "pobj" else ""
        if lasts or (trigger in path and between in ("", "of", "for")):
            return _days_of(time.value)
    return None


def _days_of(value: str | None) -> int | None:
    """Days of a TIMEX3 duration in days or weeks."""
    if not value or not value.startswith("P") or not value[1:-1].isdigit():
        return None
    factor = {"D": 1, "W": 7}.get(value[-1])
    return int(value[1:-1]) * factor if factor else None
