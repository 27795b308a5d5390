"""Names as sources write them → names as one writes them: capitals, titles and notes taken off, damaged letters mended."""

from __future__ import annotations

import csv
import re
from functools import cache
from pathlib import Path

from dateline.knowledge.names import short_names, strip_accents

_REPAIRS = Path(__file__).parent / "repairs.csv"
_TITLES = (
    "[Ii]nterim [Aa]cting [Cc]aretaker [Tt]ransitional minister President Gen Lt Col Brig Maj Dr Sir Dame Mr Mrs Ms Sr Rt Rev Hon Field Marshal Marshall "
    "Captain Capt Major General Colonel King Queen Sultan Amir Emir Sheikh Shaykh Cardinal Archbishop Bishop Adm Admiral Adml Air Prince Princess Crown Pope "
    "Chancellor Chairman Chair Father Lord the Republic French Coprince Co-[Cc]hairman Professor Prof Tuanku Chief Mann Australia Lyonpo Business Polynesia Soviet"
)
_PHRASES = (
    "de facto|[Pp]rime [Mm]inister|Vice President|Grand Duke|Political Affairs|Cabinet Affairs|Peoples Chamber|Territorial Congress"
    "|Assembly of French Polynesia|Aliki Faipule|Commander[- ][Ii]n[- ]Chief|Islamic Republic of Afghanistan|Interior|Cabinet of Ministers|Consul General"
    "|of Armed Forces|Planning and Development|Speaker of the House of Representatives|Territorial Assembly"
)
_FRONT = re.compile(rf"^(?:(?:{_PHRASES}|\[Transitional\]|{'|'.join(_TITLES.split())})\b[.,]*\s*)+")
_NOTE = re.compile(
    r"\s*\(.*?\)| - .*$|\s*\[.*?\]|\s+of (?:the UK|Nepal|Denmark|Norway|Belgium|the Netherlands)\b.*|,\s*(?:Dr|Jr|Sr|Gen|Lt|Ret|Sir|QC|KC)\.?.*$"
    r"|\".*?\"\s*|“.*?”\s*|''.*?''\s*"
)
_NOISE = re.compile(
    r"\b(?:vacant|government|council|party|also (?:spelled|referred)|power shared|spelled|pending|position|head of|chief of|office|minister|president"
    r"|commission|succeeded|following|since|governor|leader|administration|none|formerly|mayor|chairman|prefect|commissioner)\b",
    re.I,
)
_SMALL = frozenset("de da do dos das del della di du la le las los van von der den ter ten bin ibn bint al el ul as ad an ar ash y e i of ben".split())
_ROMAN = re.compile(r"[IVX]+\.?")


@cache
def _repairs() -> dict[tuple[str, str], str]:
    with _REPAIRS.open(encoding="utf-8") as stream:
        return {(row["raw"], row["start"]): row["name"] for row in csv.DictReader(stream)}


def clean_name(raw: str, start: str = "") -> str:
    """A person's name as it is written in running text, "" where the text is no name; `start` tells namesakes apart."""
    raw = " ".join(raw.split())
    for key in ((raw, start), (raw, "")):
        if key in _repairs():
            return _repairs()[key]
    name = _NOTE.sub(" ", raw).strip()
    previous = None
    while previous != name:
        previous, name = name, _FRONT.sub("", name).strip()
    name = " ".join(name.split()).strip(" ,.;-")
    if not name or _NOISE.search(name) or any(letter.isdigit() for letter in name):
        return ""
    return _lower_capitals(name)


def _lower_capitals(name: str) -> str:
    words = name.split()
    if not any(_is_capitals(word) for word in words):
        return name
    return " ".join(_word(word, first=number == 0) for number, word in enumerate(words))


def _is_capitals(word: str) -> bool:
    letters = [letter for letter in word if letter.isalpha()]
    return len(letters) > 1 and sum(letter.isupper() for letter in letters) >= len(letters) - (2 if word.startswith(("Mc", "al-", "Al-", "el-", "El-")) else 0)


def _word(word: str, first: bool) -> str:
    if not _is_capitals(word) or _ROMAN.fullmatch(word):
        return word
    if word.lower() in _SMALL and not first:
        return word.lower()
    parts = re.split(r"([-'’`])", word)
    out = ""
    for number, part in enumerate(parts):
        after_mark = number > 1 and parts[number - 1] in "'’`" and len(parts[number - 2]) > 1
        joined = part.lower() in ("al", "el", "ul", "ad", "as", "ar", "an", "ibn") and number + 1 < len(parts) and parts[number + 1] == "-"
        out += part.lower() if after_mark or joined else part[:1].upper() + part[1:].lower()
    return re.sub(r"^(Mc)([a-z])", lambda match: match[1] + match[2].upper(), out)


def surname_of(raw: str, name: str, country: str) -> str:
    """The part of a name that stands alone for the person: what a source sets in capitals, else by the custom of the country."""
    loud = [word for word in _NOTE.sub(" ", raw).split() if _is_capitals(word) and not _ROMAN.fullmatch(word)]
    known = {strip_accents(word).lower() for word in loud}
    return " ".join(word for word in name.split() if strip_accents(word).lower() in known) or short_names(name, country)[0]
