"""Write the sample articles of tests/cases from the gold articles, so that each text is kept by hand in one place only.

    python eval/make_cases.py            writes tests/cases/NAME/article.{md,txt,jsonl} and meta.json
    python eval/make_cases.py --check    exit 1 where a case differs from its gold article

The text of eval/articles/NAME.txt is the article as it is read. Its `form` says how the case holds it: as Markdown, as plain
text, or in a line of JSONL with title, date, source and url beside it. meta.json holds what the text may not say.
"""

from __future__ import annotations

import json
import sys
from pathlib import Path
from typing import Any

HERE = Path(__file__).parent
CASES = HERE.parent / "tests/cases"


def case_files(gold: Path) -> dict[Path, str]:
    """{path below tests/cases: content} of one gold article."""
    record = json.loads(gold.read_text(encoding="utf-8"))
    with gold.with_suffix(".txt").open(encoding="utf-8", newline="") as stream:
        text = stream.read()
    meta = {"published": record["date"], "source": record["source"], "title": record["title"], "url": record["url"]}
    content = jsonl(record, text) if record["form"] == "jsonl" else text
    folder = CASES / gold.stem
    return {folder / f"article.{record['form']}": content, folder / "meta.json": json.dumps(meta, ensure_ascii=False, indent=1) + "\n"}


def jsonl(record: dict[str, Any], text: str) -> str:
    fields = {"id": record["id"], "title": record["title"], "date": record["date"], "source": record["source"], "url": record["url"], "text": text}
    return json.dumps(fields, ensure_ascii=False) + "\n"


def main(check: bool) -> int:
    wanted = {path: text for gold in sorted((HERE / "articles").glob("*.json")) for path, text in case_files(gold).items()}
    differing = [path for path, text in wanted.items() if not path.exists() or path.read_bytes() != text.encode()]
    for path in differing:
        print(f"{'differs' if check else 'written'}: {path.relative_to(CASES.parent.parent)}")
        if not check:
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(wanted[path].encode())
    return 1 if check and differing else 0


if __name__ == "__main__":
    sys.exit(main("--check" in sys.argv[1:]))
