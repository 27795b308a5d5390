"""The examples of the pages about dates say what the engine says."""

import contextlib
import doctest
import io
import re
from pathlib import Path

DOCS = Path(__file__).parents[2] / "docs"
BLOCK = re.compile(r"```python\n(.*?)```", re.DOTALL)


def test_the_how_to():
    text = "\n".join(BLOCK.findall((DOCS / "how-to" / "dates.md").read_text(encoding="utf-8")))
    examples = doctest.DocTestParser().get_doctest(text, {}, "how-to", "how-to/dates.md", 0)
    said = io.StringIO()
    result = doctest.DocTestRunner(verbose=False).run(examples, out=said.write)
    assert result.attempted > 15
    assert result.failed == 0, said.getvalue()


def test_the_first_example_of_the_page():
    (block,) = BLOCK.findall((DOCS / "dates.md").read_text(encoding="utf-8"))
    promised = [line[2:] for line in block.splitlines() if line.startswith("# ")]
    said = io.StringIO()
    with contextlib.redirect_stdout(said):
        exec(compile(block, "dates.md", "exec"), {})
    assert said.getvalue().splitlines() == promised
