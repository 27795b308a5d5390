"""Check the labelled sentences: python training/events/check.py [FILE ...] prints each mistake as file:line: what, and ends with 1 when there is one.

Each line of a *.jsonl file is {"text": ..., "acts": [{"type", "mode", "trigger", "modality", "negated", "appeal"}, ...]}, the most important act first, with
what does not apply left out; a sentence without an act has "acts": [] and its "kind". What the labels mean is in GUIDELINES.md.
"""

import json
import re
import sys
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from pathlib import Path

import yaml

HERE = Path(__file__).parent
KNOWLEDGE = HERE.parents[1] / "src" / "dateline" / "knowledge"
WORDS = (4, 40)  # a headline has at least so many words, a sentence of the wire at most so many
SHINGLE = 5  # words; two sentences that share more than half of the shorter one's shingles are near duplicates
KINDS = (
    "sport markets weather crime accident fiction generic history culture science business health travel society religion "
    "domestic_admin election description comment idiom metaphor"
).split()
MODALITIES = ("future", "hypothetical", "historical")

LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)

Line = tuple[str, dict]  # "file:line" and what stands there


def ontology() -> dict[str, set[str]]:
    """The modes of each type of plover.yaml."""
    types = yaml.load((KNOWLEDGE / "ontology" / "plover.yaml").read_text("utf-8"), LOADER)["types"]
    return {name: set(entry["modes"]) for name, entry in types.items()}


def lines(path: Path) -> Iterator[tuple[str, str]]:
    """Each line that is not empty, with its place."""
    for number, line in enumerate(path.read_text("utf-8").splitlines(), 1):
        if line.strip():
            yield f"{path.name}:{number}", line


def read(paths: Iterable[Path]) -> tuple[list[Line], list[str]]:
    """The records of the files, and the lines that are not JSON objects with a text and acts."""
    records, mistakes = [], []
    for where, line in (pair for path in paths for pair in lines(path)):
        try:
            record = json.loads(line)
        except json.JSONDecodeError as error:
            mistakes.append(f"{where}: not JSON: {error}")
            continue
        if isinstance(record, dict) and isinstance(record.get("text"), str) and isinstance(record.get("acts"), list):
            records.append((where, record))
        else:
            mistakes.append(f'{where}: needs "text" and a list "acts"')
    return records, mistakes


def examples() -> list[Line]:
    """The sentences that the pattern files already use, which the labelled ones may not repeat."""
    found = []
    for path in sorted((KNOWLEDGE / "lang" / "en" / "events").rglob("*.yaml")):
        rule = yaml.load(path.read_text("utf-8"), LOADER) or {}
        if isinstance(rule, dict):
            found += [(path.name, item) for key in ("examples", "not") for item in rule.get(key) or [] if isinstance(item, dict) and "text" in item]
    return found


def label_mistakes(record: dict, modes: dict[str, set[str]]) -> Iterator[str]:
    """What is wrong with one record by itself."""
    text = record["text"]
    if not WORDS[0] <= len(text.split()) <= WORDS[1]:
        yield f"{len(text.split())} words, not {WORDS[0]} to {WORDS[1]}"
    if not record["acts"] and record.get("kind") not in KINDS:
        yield f"no act, and kind {record.get('kind')!r} is none of {', '.join(KINDS)}"
    for act in record["acts"]:
        yield from act_mistakes(act, text, modes)


def act_mistakes(act: dict, text: str, modes: dict[str, set[str]]) -> Iterator[str]:
    """What is wrong with one act of a text."""
    if act.get("type") not in modes:
        yield f"unknown type {act.get('type')!r}"
    elif act.get("mode") and act["mode"] not in modes[act["type"]]:
        yield f"{act['type']} has no mode {act['mode']!r}"
    if act.get("modality", "future") not in MODALITIES:
        yield f"unknown modality {act['modality']!r}"
    trigger = act.get("trigger") or " "
    if " " in trigger or not re.search(rf"(?<!\w){re.escape(trigger)}(?!\w)", text):
        yield f"trigger {trigger!r} is not one word of the text"


def shingles(text: str) -> set[tuple[str, ...]]:
    """The runs of five words of a text, in small letters and without signs; a shorter text is one run."""
    words = re.findall(r"\w+", text.lower())
    return {tuple(words[i : i + SHINGLE]) for i in range(max(1, len(words) - SHINGLE + 1))}


def repeats(records: list[Line]) -> Iterator[str]:
    """The records that say again what one before them says, most of it in the same words."""
    seen: dict[tuple[str, ...], list[int]] = defaultdict(list)
    sizes: list[int] = []
    for number, (where, record) in enumerate(records):
        runs = shingles(record["text"])
        shared = Counter(earlier for run in runs for earlier in seen.get(run, ()))
        for earlier, count in sorted(shared.items()):
            if 2 * count > min(len(runs), sizes[earlier]):
                yield f"{where}: says again what {records[earlier][0]} says"
                break
        for run in runs:
            seen[run].append(number)
        sizes.append(len(runs))


def mistakes(paths: Iterable[Path]) -> list[str]:
    """Everything that is wrong in the files, one line each."""
    modes = ontology()
    records, found = read(paths)
    found += [f"{where}: {what}" for where, record in records for what in label_mistakes(record, modes)]
    known = examples()
    return found + [line for line in repeats(known + records) if ".jsonl:" in line.split(": ", 1)[0]]


def main(arguments: list[str]) -> int:
    """Print the mistakes, or how many sentences of each type stand there."""
    paths = [Path(name) for name in arguments] or sorted(HERE.glob("*.jsonl"))
    found = mistakes(paths)
    if found:
        print("\n".join(found))
        return 1
    counts = Counter(record["acts"][0]["type"] if record["acts"] else "no event" for _, record in read(paths)[0])
    print("\n".join(f"{count:6} {name}" for name, count in sorted(counts.items())))
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
