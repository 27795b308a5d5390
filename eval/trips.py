"""Announced travels against what took place, by the lists of the historians' office of the State Department.

    python eval/trips.py [--errors]

Trips: the releases that announce travels of the Secretary. For every stop that the release names, is there one engagement,
assembled from all releases together, of the Secretary in that country; are its first and last day within one day of the true
ones, or does it hold them inside the trip's days where the release gives a stop no days of its own (within)? A trip that two
releases announce must be one engagement with two entries of history. A stop that two releases name is counted once.

Visits to the United States: the releases of at most 4,000 characters in whose text the visitor is named (longer ones are
transcripts of questions and answers), is there a visit or meeting with the visitor over the days of the visit.
"""

from __future__ import annotations

import datetime as dt
import sys
from collections import defaultdict
from typing import Any

from official import countries_named, documents, plain, rows

from dateline.assemble import reports_of
from dateline.knowledge.load import Knowledge
from dateline.model.ledger import EngagementLife, Reports
from dateline.pipeline import assemble

Row = dict[str, Any]
PROSE = 4_000
"""Characters: longer releases that name a visitor are transcripts."""
DAY = dt.timedelta(days=1)


def main() -> None:
    knowledge = Knowledge()
    articles = {one["id"]: one for one in rows("official_dev.jsonl")}
    trips(rows("ground_truth", "match_state_travel_announcements.jsonl"), articles, knowledge)
    visits(rows("ground_truth", "match_visits_to_US.jsonl"), articles, knowledge)


def coded(ids: list[str], articles: dict[str, Row], knowledge: Knowledge) -> dict[str, Reports]:
    """The reports of the articles, by the id in the corpus."""
    return {one: reports_of(document) for one, document in zip(ids, documents([articles[one] for one in ids], knowledge), strict=True)}


def trips(matches: list[Row], articles: dict[str, Row], knowledge: Knowledge) -> None:
    """Print the figures of the Secretary's trips."""
    told = coded([match["article_id"] for match in matches], articles, knowledge)
    lives = assemble(told.values()).engagements
    stops = {stop["id"]: stop for match in matches for stop in match["trips"] if stop["named_in_article"]}
    announced = defaultdict(set)
    for match in matches:
        for stop in match["trips"]:
            announced[stop["id"]].add(articles[match["article_id"]]["url"])
    found = exact = within = again = twice = 0
    for stop in stops.values():
        visits = [one for one in lives if is_stop(one, stop, announced[stop["id"]], knowledge)]
        found += bool(visits)
        right = [one for one in visits if near(one, stop)]
        exact += bool(right)
        held = [one for one in visits if not right and one.when.granularity == "within" and covers(one, stop)]
        within += bool(held)
        if len(announced[stop["id"]]) > 1:
            again += 1
            twice += len(visits) == 1 and len({entry.article for entry in visits[0].history}) == len(announced[stop["id"]])
        if "--errors" in sys.argv and not (right or held):
            print("##", stop["id"], stop["country"], stop["start"], stop["end"], [str(one.when) for one in visits])
    print(f"trips: {len(stops)} stops, found {found}, days within one {exact}, inside the trip's days where it gives no others {within}")
    print(f"       announced again {again}, one engagement with an entry for each release {twice}")


def is_stop(life: EngagementLife, stop: Row, urls: set[str], knowledge: Knowledge) -> bool:
    """Whether a life is a visit by the Secretary to the stop's country, told by the releases that announce it."""
    return (
        life.kind == "visit"
        and bool({entry.article for entry in life.history} & urls)
        and life.host_country == country_code(stop["country"], knowledge)
        and any(one.office == "USA/foreign-minister" for one in life.participants)
        and covers(life, stop, slack=2)
    )


def country_code(name: str, knowledge: Knowledge) -> str | None:
    """The code of a country, or of the one a region belongs to, by its name."""
    return "PSE" if name == "West Bank" else next(iter(countries_named(name, knowledge)), None)


def near(life: EngagementLife, truth: Row) -> bool:
    """Whether first and last day are each at most one day off."""
    ends = ((life.when.earliest, truth["start"]), (life.when.latest, truth["end"]))
    return all(told and abs(told - dt.date.fromisoformat(day)) <= DAY for told, day in ends)


def covers(life: EngagementLife, truth: Row, slack: int = 1) -> bool:
    """Whether the days of the truth lie inside those of the life; a life without days covers any."""
    first, last = life.when.earliest or life.when.latest, life.when.latest or life.when.earliest
    if first is None or last is None:
        return True
    start, end = dt.date.fromisoformat(truth["start"]), dt.date.fromisoformat(truth["end"])
    return first - slack * DAY <= end and start <= last + slack * DAY


def visits(matches: list[Row], articles: dict[str, Row], knowledge: Knowledge) -> None:
    """Print the figures of the visits to the United States."""
    wanted = [match for match in matches if is_prose(match, articles)]
    told = coded(sorted({match["article_id"] for match in wanted}), articles, knowledge)
    found = dated = 0
    for match in wanted:
        lives = assemble([told[match["article_id"]]]).engagements
        theirs = [one for one in lives if any(surname(match) in plain(party.name).split() for party in one.participants)]
        right = [one for one in theirs if one.when.earliest and covers(one, match)]
        found += bool(theirs)
        dated += bool(right)
        if "--errors" in sys.argv and not right:
            print("##", match["article_id"], match["title"], match["visitor"], match["start"], [f"{one.kind} {one.status} {one.when}" for one in theirs])
    print(f"visits to the United States: {len(wanted)} releases, found {found}, with days that hold those of the visit {dated}")


def is_prose(match: Row, articles: dict[str, Row]) -> bool:
    """Whether the release is there, no transcript, and names the visitor."""
    one = articles.get(match["article_id"])
    return one is not None and len(one["text"]) <= PROSE and surname(match) in plain(one["text"])


def surname(match: Row) -> str:
    """The last word of the visitor's name in plain letters."""
    return plain(match["visitor"]).split()[-1].split("-")[-1]


if __name__ == "__main__":
    main()
