"""The commands that stand in the documents, and a folder in which they can be run as they stand."""

from __future__ import annotations

import json
import re
import shlex
import shutil
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from dateline.export.formats.gdelt import COLUMNS as GDELT
from dateline.export.formats.icews import COLUMNS as ICEWS
from dateline.export.formats.polecat import COLUMNS as POLECAT
from dateline.store import Record

ROOT = Path(__file__).parent.parent
PAGES = [ROOT / "README.md", *(page for page in sorted((ROOT / "docs").rglob("*.md")) if page.name != "command-line.md")]
"""command-line.md is what the commands say of themselves."""

NOT_RUN = {
    r"dateline serve\b": "runs until it is stopped; tests/serve",
    r"dateline mcp\b": "runs until it is stopped; tests/agent",
    r"dateline watch [^-]": "asks the network; tests/cli/test_watch.py",
    r"dateline alerts .*--send": "sends to the network; tests/alerts/test_webhook.py",
    r"dateline actors update --wikidata": "asks the network; tests/test_update.py",
    r"dateline (run|query|add --from-parquet)\b": "needs the analytics extra and an archive; tests/shards",
    r"dateline patterns test": "runs the examples of every pattern, as tests/events does",
}
"""Commands that no test can run as they stand: why, and where they are tested instead."""

_COMMAND = re.compile(r"^ {4}(dateline [^:].*)$")
_REMARK = re.compile(r"\s{2,}#.*$|\s{3,}\S.*$")
_ID = re.compile(r"(eng|evt|sta)-[0-9a-f]{4}…")
STORY = """China's foreign minister to visit Moscow

China's Foreign Minister Wang Yi will visit Moscow from March 31 to April 2, the ministry said on Friday. Wang Yi said that China opposes sanctions against Russia.

"Taiwan is a part of China," Wang Yi told reporters in Beijing. Norway expelled two Russian diplomats on Thursday.
"""


@dataclass(frozen=True)
class Command:
    """A command line as it stands in a page, without the remark behind it."""

    page: str
    line: int
    text: str

    @property
    def reason(self) -> str | None:
        """Why it is not run; None where it is."""
        return next((reason for pattern, reason in NOT_RUN.items() if re.match(pattern, self.text)), None)


def commands(page: Path) -> list[Command]:
    """The commands of a page, in order."""
    lines = page.read_text(encoding="utf-8").splitlines()
    found = ((number, _COMMAND.match(line)) for number, line in enumerate(lines, 1))
    return [Command(page.name, number, _REMARK.sub("", match.group(1)).strip()) for number, match in found if match]


def fences(page: Path, kind: str) -> Iterator[str]:
    """The blocks of a kind in a page."""
    for match in re.finditer(rf"^```{kind}\n(.*?)^```$", page.read_text(encoding="utf-8"), re.DOTALL | re.MULTILINE):
        yield match.group(1)


def arguments(command: Command, record: Path) -> tuple[list[str], Path | None]:
    """What the program gets, with ids that the record has in place of those that only stand for one; and where its output goes."""
    text, _, target = command.text.partition(" > ")
    words = shlex.split(_with_ids(text.split(" | ")[0], record))[1:]
    return [{"PATH": "dateline.sqlite", "DAY": "2025-03-28"}.get(word, word) for word in words], Path(target) if target else None


def _with_ids(text: str, record: Path) -> str:
    marks = list(dict.fromkeys(match.group() for match in _ID.finditer(text)))
    if marks:
        with Record(record) as kept:
            ids = [life.id for life in kept.engagements()]
        for mark, id in zip(marks, ids, strict=False):
            text = text.replace(mark, id)
    return text


def furnish(folder: Path, record: Path) -> None:
    """Everything the pages speak of: articles, a record, rows of other data sets, files of settings."""
    for name in ("articles", "stories", "folder"):
        (folder / name).mkdir()
        (folder / name / "story.txt").write_text(STORY, encoding="utf-8")
    for name in ("story.txt", "article.txt", "briefing.txt"):
        (folder / name).write_text(STORY, encoding="utf-8")
    (folder / "more.jsonl").write_text(json.dumps({"id": "more", "text": "The foreign minister of Chad visited Niger on Tuesday.", "date": "2025-04-09"}) + "\n")
    (folder / "tests").symlink_to(ROOT / "tests")
    shutil.copy(record, folder / "dateline.sqlite")
    _write_settings(folder)
    _write_data_sets(folder)


def _write_settings(folder: Path) -> None:
    (folder / "alerts.toml").write_text(next(fences(ROOT / "docs" / "how-to" / "alerts.md", "toml")), encoding="utf-8")
    (folder / "my-knowledge" / "patterns").mkdir(parents=True)
    (folder / "my-knowledge" / "patterns" / "fish.yaml").write_text(
        'id: coerce.fish\nact: {type: COERCE, mode: ban, cameo: "163"}\nsource: "our own"\nmatch:\n  - trigger: {verb: [close, shut], obj: $fishing}\n    recipient: [to, obj.to]\n'
        '    needs: {actor: country, recipient: country}\nexamples:\n  - {text: "Norway closed its fishing grounds to Iceland.", actor: NOR, recipient: ISL, modality: asserted}\n'
    )
    (folder / "my-knowledge" / "patterns" / "lexicons.yaml").write_text("fishing: [fishing ground, fishing water, fishery]\n")
    with Record(folder / "dateline.sqlite") as kept:
        id = kept.engagements()[0].id
    (folder / "judgements.csv").write_text(f"action,ids,why,who\naccept,{id},seen,ada\n")


def _write_data_sets(folder: Path) -> None:
    row = {"Event ID": "1", "Event Date": "2023-06-10", "Event Type": "CONSULT", "Actor Country": "CHN", "Recipient Country": "USA", "CAMEO Code": "042", "Source Country": "China",
           "Target Country": "United States", "GLOBALEVENTID": "1", "SQLDATE": "20230610", "Actor1CountryCode": "CHN", "Actor2CountryCode": "USA", "EventCode": "042"}  # fmt: skip
    for name, columns in (("ngecEvents.DV.2023.txt", POLECAT), ("events.2022.tab", ICEWS), ("20230601120000.export.CSV", GDELT)):
        named = [] if columns is GDELT else [columns]
        (folder / name).write_text("".join("\t".join(cells) + "\n" for cells in [*named, [row.get(column, "") for column in columns]]))
    (folder / "events.jsonl").write_text(json.dumps({"id": "1", "date": "2023-06-10", "actor": [{"code": "CHN"}], "recipient": [{"code": "USA"}], "event": ["CONSULT"]}) + "\n")
