"""Evidence rows of public sources → claims with a clean name, one role and what the source really says about the dates."""

from __future__ import annotations

import csv
import datetime as dt
import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from clean import clean_name, surname_of

from dateline.knowledge.tables import read_date

CIA, CIA_2019, WIKIDATA, POCOM, SEEN = "CIA World Factbook", "CIA World Leaders 2019", "Wikidata", "history.state.gov", "news"
_SOURCES = (("cia_factbook", CIA), ("cia_world", CIA_2019), ("wikidata", WIKIDATA), ("history", POCOM))
_OLDEST = "1985"
_REALMS = frozenset("ATG AUS BHS BLZ BRB CAN GRD JAM KNA LCA MUS NZL PNG SLB TUV VCT".split())
_MONARCH = re.compile(r"\b(?:Queen|King|monarch)\b", re.I)
_VICEROY = re.compile(r"\bGovernor[- ]General\b|^Governor\b|\bLieutenant Governor\b", re.I)
_HEAD_OF_STATE = re.compile(
    r"(?:acting |interim |transitional |federal )*president(?: of montenegro)?|monarch|king|queen|emperor|emir|sultan|grand duke|supreme leader"
    r"|chairman of the sovereignty council",
    re.I,
)
_HEAD_OF_GOVERNMENT = re.compile(
    r"(?:acting |interim )?prime minister(?: of montenegro)?|premier(?: of the state council)?|(?:federal )?chancellor|taoiseach|chief minister"
    r"|chairman of the council of ministers",
    re.I,
)
_PARTY_LEADER = re.compile(r"general secretary of the .*party", re.I)
_US_TERRITORIES = frozenset("ASM GUM MNP PRI VIR".split())
_LESSER = re.compile(
    r"military cabinet|associate|deputy|delegate|assist|state to the|state within|procurement|production|industry|industries|materiel|equipment|science"
    r"|under secretary|foreign aid$|foreign trade & dev|supporting|veterans within|minister of state|state minister|II &|central bank|cabinet$",
    re.I,
)


@dataclass(frozen=True)
class Claim:
    """What one source says of one person in one role; `end` only where the source itself gives it, `seen` the last day it vouches for."""

    name: str
    surname: str
    wikidata: str
    country: str
    role: str
    title: str
    start: dt.date | None
    end: dt.date | None
    seen: dt.date
    source: str
    order: int
    precise: bool = True
    article: str = ""


def read_claims(folder: Path) -> Iterator[Claim]:
    """The usable claims of office_holders_core.csv."""
    with (folder / "office_holders_core.csv").open(encoding="utf-8") as stream:
        for order, row in enumerate(csv.DictReader(stream)):
            source = next((name for start, name in _SOURCES if row["source"].startswith(start)), "")
            role = source and _role(row, source)
            name = role and clean_name(row["person"], row["start"])
            if name and (not row["end"] or row["end"] >= _OLDEST):
                yield _claim(row, source, role, name, order)


def read_sightings(folder: Path) -> Iterator[Claim]:
    """Persons seen in the news with a title, as claims without a beginning: first and last day seen."""
    with (folder / "office_attestations_mined.csv").open(encoding="utf-8") as stream:
        for row in csv.DictReader(stream):
            name = clean_name(row["person"])
            if name and int(row["tokens"]) > 1 and row["role"] in ("foreign_minister", "defence_minister"):
                first, last = read_date(row["first_seen"]), read_date(row["last_seen"])
                yield Claim(name, surname_of(row["person"], name, row["iso3"]), "", row["iso3"], row["role"], "", first, None, last, SEEN, int(row["n"]))


def _claim(row: dict[str, str], source: str, role: str, name: str, order: int) -> Claim:
    article = re.sub(r" \(.*|, .*", "", row["enwiki"])
    start = read_date(row["start"]) if row["start"] else None
    end = read_date(row["end"], last=True) if row["end"] and source in (WIKIDATA, POCOM) else None
    seen = read_date(row["as_of"]) if row["as_of"] else (end or start or dt.date(1990, 1, 1))
    title = _title(row["office"])
    surname = surname_of(row["person"], name, row["iso3"])
    return Claim(name, surname, row["wikidata"], row["iso3"], role, title, start, end, seen, source, order, len(row["start"]) == 10, article)


def _role(row: dict[str, str], source: str) -> str:
    """The role a row really speaks of, "" where it is not usable."""
    role, title, country = row["role"], row["office"].strip(), row["iso3"]
    if country in _US_TERRITORIES and title == "President":
        return ""
    if role in ("foreign_minister", "defence_minister"):
        return "" if _LESSER.search(title) else role
    if _PARTY_LEADER.fullmatch(title):
        return "party_leader"
    if role == "head_of_state" and (country in _REALMS or _VICEROY.search(title)):
        return "head_of_state" if _MONARCH.search(title) else "governor_general" if _VICEROY.search(title) else role
    if source in (WIKIDATA, CIA_2019):
        pattern = {"head_of_state": _HEAD_OF_STATE, "head_of_government": _HEAD_OF_GOVERNMENT}.get(role)
        return role if pattern and pattern.fullmatch(title) else ""
    return role if role in ("head_of_state", "head_of_government") else ""


def _title(office: str) -> str:
    """An office's title without ranks and honours that stand behind it in the source."""
    title = re.sub(r"\b(?:Sir|Dame|Dr|Gen|Lt|Col|Brig|Maj|Lord|Father|Mr|Marshal|Sheikh|Air|Major|Captain|His Excellency)\b\.?,?", "", office)
    return re.sub(r"\s+", " ", re.sub(r"(?:\bof|\bof the|\band|,)\s*$", "", title.strip())).strip(" ,")
