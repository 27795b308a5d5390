"""Ambassadors of the United States and ambassadors in Washington, as claims."""

from __future__ import annotations

import csv
import datetime as dt
import re
from collections.abc import Iterator
from pathlib import Path

from clean import clean_name, surname_of
from evidence import CIA, POCOM, Claim

from dateline.knowledge.names import slug
from dateline.knowledge.tables import read_date

_FROM = "1989"
_LESSER_POSTS = {"representative-unafa", "representative-uneo", "representative-unvo", "representative-to-icao", "representative-to-oecd"}
_FACTBOOK = dt.date(2026, 1, 1)
_ROLES = ("ambassador-e-p", "representative-to-")
_POSTS = {
    "burma": "Myanmar", "bosnia-herzegovina": "Bosnia and Herzegovina", "congo-democratic-republic": "the Democratic Republic of the Congo",
    "congo-republic": "the Republic of the Congo", "cote-divoire": "Ivory Coast", "korea": "South Korea", "holy-see": "the Holy See",
    "united-kingdom": "the United Kingdom", "united-arab-emirates": "the United Arab Emirates", "netherlands": "the Netherlands", "philippines": "the Philippines",
    "bahamas": "the Bahamas", "gambia": "the Gambia", "maldives": "the Maldives", "czech-republic": "the Czech Republic", "macedonia": "North Macedonia",
    "swaziland": "Eswatini", "timor-leste": "East Timor", "representative-to-un": "the United Nations", "representative-to-nato": "NATO",
    "representative-to-eu": "the European Union", "representative-to-osce": "the OSCE", "representative-to-oas": "the Organization of American States",
    "representative-to-au": "the African Union", "representative-to-iaea": "the IAEA", "representative-to-asean": "ASEAN", "marshall-islands": "the Marshall Islands",
    "solomon-islands": "the Solomon Islands", "dominican-republic": "the Dominican Republic", "central-african-republic": "the Central African Republic", "comoros": "the Comoros",
}  # fmt: skip
_NO_AMBASSADOR = re.compile(r"vacant|charg|designate|depart|;", re.I)
_SMALL = {"and", "for", "of", "the", "in", "to"}


def read_envoys(folder: Path, names: dict[str, str]) -> Iterator[Claim]:
    """Claims about ambassadors; `names` gives the English name of a country by its ISO code."""
    with (folder / "us_principals_chiefs.csv").open(encoding="utf-8") as stream:
        for row in csv.DictReader(stream):
            start = row["start"] or row["appointed"]
            if start >= _FROM and row["role"].startswith(_ROLES) and row["post"] not in _LESSER_POSTS and clean_name(_bare(row["person"])):
                post = _POSTS.get(row["post"]) or _words(row["post"])
                yield _claim("USA", row["person"], f"Ambassador to {post}", start, row["end"], POCOM, read_date(start))
    with (folder / "ambassadors_factbook2026.csv").open(encoding="utf-8") as stream:
        for row in csv.DictReader(stream):
            yield from _of_factbook(row, names)


def _of_factbook(row: dict[str, str], names: dict[str, str]) -> Iterator[Claim]:
    if _NO_AMBASSADOR.search(row["holder"]) or not row["since"]:
        return
    name = row["holder"].removeprefix("Ambassador").strip()
    since = _read_since(row["since"])
    if since and clean_name(name):
        home = row["type"] == "ambassador_to_us"
        post = "the United States" if home else _POSTS.get(slug(names[row["iso3"]]), names[row["iso3"]])
        yield _claim(row["iso3"] if home else "USA", name, f"Ambassador to {post}", since, "", CIA, _FACTBOOK)


def _claim(country: str, raw: str, title: str, start: str, end: str, source: str, seen: dt.date) -> Claim:
    name = clean_name(_bare(raw))
    role = "ambassador_to_un" if title == "Ambassador to the United Nations" else slug(title).replace("-", "_")
    last = read_date(end, last=True) if end else None
    words = name.split()
    short = f"{words[0]} {words[-1]}" if source == POCOM and len(words) == 3 else ""
    return Claim(name, surname_of(raw, name, country), "", country, role, title, read_date(start), last, last or seen, source, 0, len(start) == 10, short)


def _bare(name: str) -> str:
    return re.sub(r",? (?:Jr|Sr|I{2,3}|IV)\.?$", "", name)


def _words(text: str) -> str:
    return " ".join(word if word in _SMALL else word.capitalize() for word in text.split("-"))


def _read_since(text: str) -> str:
    """ "27 February 2024" or "July 2025" as an ISO date or month, "" where it is neither."""
    for form, out in (("%d %B %Y", "%Y-%m-%d"), ("%B %Y", "%Y-%m"), ("%Y", "%Y")):
        try:
            return dt.datetime.strptime(text.strip(), form).strftime(out)
        except ValueError:
            continue
    return ""
