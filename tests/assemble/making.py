"""Reports made by hand, and at random."""

from __future__ import annotations

import datetime as dt

from hypothesis import strategies as st

from dateline.model.ledger import EngagementReport, EventReport, Party, SourceText
from dateline.model.record import Evidence
from dateline.model.when import UNKNOWN, When

DAY0 = dt.date(2025, 3, 1)


def day(number):
    """The day that many days after the first of March 2025."""
    return DAY0 + dt.timedelta(days=number)


def when(first=None, last=None, granularity="day"):
    """Days by number; a first day alone is one day."""
    if first is None and last is None:
        return UNKNOWN
    return When(day(first), day(first if last is None else last), granularity)


def person(name, country, side="", office=None):
    return Party(f"person/{name}", name.replace("-", " ").title(), "person", country, office, side)


def source(article, told=0, version=0, current=True, publisher=None, sketch=()):
    return SourceText(article, version, None if told is None else day(told), publisher or article, None, current, sketch)


def visit(article, told, status="announced", days=UNKNOWN, who=None, host="JPN", id=None, **more):
    """One article's report of a visit to Japan by a Norwegian."""
    text = more.pop("text", None) or source(article, told)
    people = (who or person("sigrid-halvorsen", "NOR", "visitor"),)
    evidence = (Evidence(0, 5, article[:5], "sentence"),)
    return EngagementReport(id or f"eng-{article}-{status}", text, "g1", "visit", people, host, None, days, status=status, evidence=evidence, **more)


def contact(article, told, kind="meeting", status="held", days=UNKNOWN, who=(), host=None, id=None):
    return EngagementReport(id or f"eng-{article}-{kind}-{status}", source(article, told), "g1", kind, tuple(who), host, None, days, status=status)


def act(article, told, type="ASSAULT", mode=None, days=UNKNOWN, actors=(), recipients=(), modality="asserted", negated=False, id=None):
    return EventReport(id or f"evt-{article}", source(article, told), "e1", type, mode, tuple(actors), tuple(recipients), when=days, modality=modality, negated=negated)


PEOPLE = [person(name, home) for name, home in (("ada", "NOR"), ("bo", "NOR"), ("cy", "JPN"), ("di", "KEN"), ("ed", "FRA"))]
PEOPLE += [Party("NOR delegation", "delegation", "group", "NOR"), Party("org/un", "United Nations", "organisation")]
STATUSES = ("rumoured", "announced", "confirmed", "ongoing", "held", "postponed", "cancelled", "denied")
KINDS = ("visit", "meeting", "talks", "call", "summit")


@st.composite
def dated(draw):
    """Days, or none."""
    if draw(st.booleans()):
        return UNKNOWN
    first = draw(st.integers(0, 60))
    return when(first, first + draw(st.integers(0, 12)), draw(st.sampled_from(["day", "within", "month"])))


@st.composite
def texts(draw):
    """A version of one of a few articles."""
    article, version = draw(st.sampled_from("abcdefg")), draw(st.integers(0, 1))
    told = {"a": 0, "b": 3, "c": 9, "d": 9, "e": 20, "f": 40}.get(article)
    sketch = tuple(sorted({hash_of(article, number) for number in range(20)}))
    return source(article, told, version, current=bool(version) or article in "ab", sketch=sketch)


def hash_of(article, number):
    return (ord(article) * 7919 + number * 104729) % 2**32


@st.composite
def engagement_reports(draw):
    """Reports of a handful of people, places and articles, so that many of them meet."""
    found = []
    for number in range(draw(st.integers(0, 14))):
        who = draw(st.lists(st.sampled_from(PEOPLE), min_size=1, max_size=4, unique=True))
        found.append(
            EngagementReport(
                f"eng-{number:02}", draw(texts()), f"g{number}", draw(st.sampled_from(KINDS)), tuple(who),
                draw(st.sampled_from([None, "JPN", "FRA"])), None, draw(dated()), moved_to=draw(st.one_of(st.just(UNKNOWN), dated())),
                status=draw(st.sampled_from(STATUSES)),
            )
        )  # fmt: skip
    return found


@st.composite
def event_reports(draw):
    """Reports of acts between a handful of people."""
    side = st.lists(st.sampled_from(PEOPLE), max_size=2, unique=True)
    return [
        EventReport(
            f"evt-{number:02}", draw(texts()), f"e{number}", draw(st.sampled_from(["ASSAULT", "CONSULT"])), draw(st.sampled_from([None, "visit", "call"])),
            tuple(draw(side)), tuple(draw(side)), when=draw(dated()), modality=draw(st.sampled_from(["asserted", "future", "historical"])),
        )
        for number in range(draw(st.integers(0, 14)))
    ]  # fmt: skip
