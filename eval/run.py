"""Measure on every gold set and hold the floors: `make eval`.

    python eval/run.py [--only SET,SET] [--update] [--write] [--shared FOLDER]

Own gold lies in eval/; the development sets of the shared folder beside the project are measured with its scorers where
they are there and left out, said so, where they are not. A figure below its floor in eval/floors.json fails the run;
--update raises floors to half a point under the figures reached and never lowers one: a parse may flip in one sentence of
hundreds on another processor, which moves no figure by more; --write puts all
figures into docs/evaluation.md.
"""

from __future__ import annotations

import argparse
import json
import math
import os
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import Any

HERE = Path(__file__).resolve().parent
ROOT = HERE.parent
FLOORS = HERE / "floors.json"
PAGE = ROOT / "docs" / "evaluation.md"
OWN = {
    "articles": "19 articles in wire style, written by us with their gold (eval/articles)",
    "actors": "503 dated cases of titles, metonyms, demonyms, role phrases, groups, pronouns and traps (eval/actors)",
    "dates": "974 time expressions in sentences of wire style, half about the future (eval/dates)",
    "diplomacy": "465 sentences of diplomacy, 70 of them without event (eval/diplomacy)",
    "wire": "345 sentences of wire style with one act each (eval/wire)",
    "statements": "69 articles, readouts and transcripts with who said what to whom, written by us, half annotated before any output was seen (eval/statements)",
    "pages": "180 pages in thirty publishers' structures and 171 openings with datelines (eval/pages)",
    "places": "reports of outbreaks, weather and local news with marked places, written by us, half of them blind (eval/places)",
    "stories": "stories told by three to eight articles of ours each (eval/stories)",
}
SLACK = 0.005
LOWER_IS_BETTER = ("false_alarms", "false_alarms_with_dyad", "invented_day", "records_too_many")
READ = f"{sys.executable} -m dateline read"


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--only", help="names of sets, with commas between")
    parser.add_argument("--update", action="store_true", help="raise floors to the figures reached")
    parser.add_argument("--write", action="store_true", help="write docs/evaluation.md")
    parser.add_argument("--shared", type=Path, default=Path(os.environ.get("DATELINE_SHARED", ROOT.parent / "shared")), help="folder with gold/ and score/")
    options = parser.parse_args()
    only = options.only.split(",") if options.only else None
    own = own_figures(only)
    rows = shared_rows(options.shared, only)
    figures = {**own, **{f"{row['set']}.{row['scorer']}.{row['figure']}": row["value"] for row in rows if row.get("value") is not None}}
    floors = json.loads(FLOORS.read_text(encoding="utf-8")) if FLOORS.exists() else {}
    broken = report(figures, floors)
    if options.update:
        FLOORS.write_text(json.dumps(raised(figures, floors), indent=1, sort_keys=True) + "\n", encoding="utf-8")
    if options.write:
        PAGE.write_text(page(own, rows), encoding="utf-8")
    if broken:
        print(f"\n{len(broken)} figures are below their floor: {', '.join(broken)}", file=sys.stderr)
    return 1 if broken else 0


def own_figures(only: list[str] | None) -> dict[str, float]:
    """Figures on the gold written for this project, each set by its own script `eval/<set>/score.py`.

    Such a script prints one JSON object of names and figures, shares between 0 and 1; it needs no shared folder.
    """
    found: dict[str, float] = {}
    for script in sorted(HERE.glob("*/score.py")):
        name = script.parent.name
        if only and name not in only:
            continue
        done = subprocess.run([sys.executable, str(script), "--json"], capture_output=True, text=True, cwd=ROOT)
        if done.returncode:
            raise SystemExit(f"eval/{name}/score.py failed:\n{done.stderr}")
        found |= {f"{name}.{key}": value for key, value in json.loads(done.stdout).items() if isinstance(value, int | float)}
    return found


def shared_rows(shared: Path, only: list[str] | None) -> list[dict[str, Any]]:
    """Rows of the scorers' table for the development sets, with the peers' figures; nothing where the folder is absent."""
    runner = shared / "score" / "run.py"
    if not runner.exists():
        print(f"left out: the development sets (no {runner.name} in {shared.name}/score)", file=sys.stderr)
        return []
    with tempfile.TemporaryDirectory() as folder:
        record = Path(folder) / "figures.json"
        command = [sys.executable, str(runner), READ, str(shared / "gold"), folder, "--json", str(record)]
        command += ["--only", ",".join(only)] if only else []
        subprocess.run(command, check=False, cwd=ROOT)
        rows: list[dict[str, Any]] = json.loads(record.read_text(encoding="utf-8")) if record.exists() else []
    return [row for row in rows if "figure" in row]


def page(own: dict[str, float], rows: list[dict[str, Any]]) -> str:
    """docs/evaluation.md: what was measured, on what, beside whom."""
    out = [(HERE / "page.md").read_text(encoding="utf-8").rstrip(), "", "## Our own gold", "", "| set | figure | % |", "|---|---|---|"]
    out += [f"| {OWN.get(name.split('.')[0], name.split('.')[0])} | {name.split('.', 1)[1]} | {100 * value:.1f} |" for name, value in sorted(own.items())]
    out += ["", "## Development sets of others", "", "| set | figure | dateline % | peers on the same set and rules, % | note |", "|---|---|---|---|---|"]
    for row in rows:
        value = "-" if row.get("value") is None else f"{100 * row['value']:.1f}"
        peers = ", ".join(f"{name} {figure:.1f}" for name, figure in (row.get("peers") or {}).items())
        note = "; ".join(filter(None, ("lower is better" if row.get("lower_is_better") else "", row.get("note", ""))))
        out.append(f"| {row['set']} | {row['label'].strip()} | {value} | {peers} | {note} |")
    return "\n".join(out) + "\n"


def report(figures: dict[str, float], floors: dict[str, float]) -> list[str]:
    """Print every figure beside its floor; the names of those that broke it."""
    broken = []
    print()
    for name, value in sorted(figures.items()):
        floor = floors.get(name)
        holds = floor is None or (value <= floor + 1e-9 if lower_is_better(name) else value >= floor - 1e-9)
        print(f"{name:58} {100 * value:6.1f}   {'' if floor is None else f'floor {100 * floor:5.1f}'}{'' if holds else '   BELOW'}")
        if not holds:
            broken.append(name)
    return broken


def raised(figures: dict[str, float], floors: dict[str, float]) -> dict[str, float]:
    """The floors with every figure that is better than its own."""
    out = dict(floors)
    for name, value in figures.items():
        lower = lower_is_better(name)
        rounded = math.ceil((value + SLACK) * 1000) / 1000 if lower else max(0.0, math.floor((value - SLACK) * 1000) / 1000)
        out[name] = rounded if name not in floors else min(floors[name], rounded) if lower else max(floors[name], rounded)
    return out


def lower_is_better(name: str) -> bool:
    """Whether a figure counts mistakes."""
    return name.rsplit(".", 1)[-1] in LOWER_IS_BETTER


if __name__ == "__main__":
    sys.exit(main())
