"""What the base of actors holds, as a table: heads and ministers of all states, voices, envoys, known visitors, size and speed.

    python eval/actors/coverage.py [--visits FILE]

FILE: JSON lines with `visitor` ("Prime Minister Viktor Orban"), `from_country` and `start`, of visits of foreign leaders to one host;
a visitor is right when the name means a person of the country who holds an office there on the day of arrival, a week's slack.
"""

from __future__ import annotations

import argparse
import datetime as dt
import json
import subprocess
import sys
import time
import zlib
from collections.abc import Iterator
from pathlib import Path

from dateline.knowledge.base import KnowledgeBase, holds, is_verified
from dateline.knowledge.check import HELD_DAYS, check
from dateline.knowledge.compile import KB_FOLDER, compile_base, source_files
from dateline.knowledge.compile_gazetteer import SOURCES, compile_gazetteer
from dateline.knowledge.compiled import compiled

HEADS = ("head-of-state", "head-of-government")
MINISTERS = ("foreign-minister", "defence-minister")
GOALS = {dt.date(2025, 3, 28): 193, dt.date(2015, 6, 30): 190, dt.date(2005, 6, 30): 188}
FIRST, LAST = dt.date(2010, 1, 1), dt.date(2025, 6, 30)
LONGEST_GAP = 60  # days between two ministers that still count as one after the other
VOICES = ("spokesperson", "foreign_spokesperson", "presidency_spokesperson", "defence_spokesperson", "military_spokesperson", "nsc_spokesperson",
          "nuclear_spokesperson", "humanitarian_spokesperson", "coast_guard_spokesperson", "taiwan_affairs_spokesperson")  # fmt: skip
ENVOYS = ("special_envoy", "ambassador", "ambassador_to_un")
Row = tuple[str, str, str]


def table(base: KnowledgeBase) -> Iterator[Row]:
    """(what, figure, goal) of what the tables hold."""
    yield from heads(base)
    yield from ministers(base)
    yield from people_of_voice(base)


def heads(base: KnowledgeBase) -> Iterator[Row]:
    for day in HELD_DAYS:
        states = base.independent_states(day)
        for role in HEADS:
            single = [iso3 for iso3 in states if len(held(base, f"{iso3}/{role}", day)) == 1]
            why = {finding.subject: finding.explained or "unexplained" for finding in check(base, day)}
            others = ", ".join(f"{iso3} ({why.get(f'{iso3}/{role}', 'unexplained')})" for iso3 in states if iso3 not in single)
            yield f"{role} on {day}, exactly one", f"{len(single)} of {len(states)}" + (f"; else {others}" if others else ""), f">= {GOALS[day]}"


def held(base: KnowledgeBase, office: str, day: dt.date) -> list[str]:
    """The persons whose tenure of an office covers a day."""
    return sorted({tenure.person for tenure in base.holders(office, day) if holds(tenure, day)})


def ministers(base: KnowledgeBase) -> Iterator[Row]:
    day = HELD_DAYS[0]
    known = [tenures for iso3 in base.independent_states(day) if (tenures := [one for one in base.holders(f"{iso3}/foreign-minister", day) if holds(one, day)])]
    vouched = sum(any(is_verified(tenure, day) for tenure in tenures) for tenures in known)
    yield f"foreign minister on {day}", f"{len(known)} known, {vouched} of them vouched for", ">= 150"
    for role in MINISTERS:
        whole = [iso3 for iso3 in base.independent_states(LAST) if is_gapless(base, f"{iso3}/{role}")]
        yield f"{role}s, {FIRST} to {LAST} without gaps", f"{len(whole)} states", ">= 100"


def is_gapless(base: KnowledgeBase, office: str) -> bool:
    """Whether somebody is known to hold an office from the first day to the last, handovers of two months left out; an open end counts while seen to go on."""
    reached = FIRST
    for tenure in sorted(base.tenures_in(office), key=lambda one: one.start or dt.date.min):
        if (tenure.start or dt.date.min) <= reached + dt.timedelta(LONGEST_GAP):
            reached = max(reached, tenure.end or tenure.last_verified or reached)
    return reached >= LAST


def people_of_voice(base: KnowledgeBase) -> Iterator[Row]:
    voices = {office.id for role in VOICES for office in base.offices_with(role) if base.tenures_in(office.id)}
    yield "bodies whose spokespersons are known", str(len(voices)), ">= 30"
    posts = [office.id for role in ENVOYS for office in base.offices_with(role) if base.tenures_in(office.id)]
    yield "posts of envoys and ambassadors with a holder", str(len(posts)), ""


# ---- visits


def visits(base: KnowledgeBase, path: Path) -> Iterator[Row]:
    """(what, figure, goal) of the visits of 2010 to 2024."""
    rows = [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]
    rows = [row for row in rows if FIRST.isoformat() <= row["start"] < "2025" and country_of(base, row["from_country"])]
    missed = [row for row in rows if not is_known(base, row)]
    for row in missed:
        print(f"    not known: {row['start']} {row['from_country']}: {row['visitor']}", file=sys.stderr)
    yield f"visitors of {len(rows)} visits 2010 to 2024 in office on the day", f"{1 - len(missed) / len(rows):.1%}", ">= 98 %"


def country_of(base: KnowledgeBase, name: str) -> str | None:
    """The state that a label of the visits means: "Korea, South", "China, People's Republic of"."""
    first, _, rest = name.partition(", ")
    for text in (name, f"{rest} {first}".strip(), first):
        for alias in base.aliases(text):
            if alias.target.startswith("state/"):
                return alias.target[6:]
    return None


def is_known(base: KnowledgeBase, row: dict[str, str]) -> bool:
    country, day = country_of(base, row["from_country"]) or "", dt.date.fromisoformat(row["start"])
    words = row["visitor"].split(" and ")[0].split()
    for first in range(len(words)):
        name = " ".join(words[first:])
        named = base.persons_named(name, country, day) if first < len(words) - 1 else base.persons_with_surname(name, country, day)
        if any(tenure.office.startswith(f"{country}/") for person in named for tenure in base.tenures_of(person, day)):
            return True
    return False


# ---- size and speed


_LOAD = """
import pathlib, time
begun = time.process_time()
from dateline.knowledge.load import Knowledge
base = Knowledge().base
base.alias_hits("Beijing"), base.places_named("Paris")
taken, status = time.process_time() - begun, pathlib.Path("/proc/self/status")
print(taken, int(status.read_text().partition("VmRSS:")[2].split()[0]) / 1024 if status.exists() else 0)
"""


def load() -> Iterator[Row]:
    """(what, figure, goal) of a cold load in a fresh process, the best of three."""
    runs = [subprocess.run([sys.executable, "-c", _LOAD], capture_output=True, text=True, check=True).stdout.split() for _ in range(3)]
    yield "load of base and gazetteer, imports included, CPU", f"{min(float(seconds) for seconds, _ in runs):.2f} s", "<= 0.3 s"
    yield "whole process with both loaded", f"{max(float(size) for _, size in runs):.0f} MB", "<= 150 MB"


def packed() -> Iterator[Row]:
    """(what, figure, goal) of the share of a wheel: the tables and the two compiled files, each deflated by itself."""
    base = compiled("kb.sqlite", source_files(KB_FOLDER), lambda target: compile_base(KB_FOLDER, target))
    paths = [*(path for path in sorted(KB_FOLDER.rglob("*")) if path.is_file()), base, compiled("gazetteer.sqlite", SOURCES, compile_gazetteer)]
    yield "tables and compiled files, deflated", f"{sum(len(zlib.compress(path.read_bytes(), 9)) for path in paths) / 1e6:.1f} MB", "<= 6 MB"


def matching(base: KnowledgeBase) -> Iterator[Row]:
    text = " ".join(f"{name} met the Chinese Foreign Ministry spokesman in Geneva on Monday about the talks." for name in ("Wang Yi", "Sergey Lavrov", "Ban Ki-moon") * 400)
    begun, tokens = time.process_time(), len(text.split())
    for _ in range(5):
        base.alias_hits(text)
    yield "matching of names, tokens a CPU second", f"{5 * tokens / (time.process_time() - begun) / 1e6:.2f} million", ">= 1 million"


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--visits", type=Path)
    options = parser.parse_args()
    base = KnowledgeBase.load()
    rows = [*table(base), *(visits(base, options.visits) if options.visits else ()), *load(), *packed(), *matching(base)]
    for what, figure, goal in rows:
        print(f"{what:62} {figure:40} {goal}")
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
