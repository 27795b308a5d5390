"""The library is loaded without its command line and its readers of YAML, which are there when they are asked for."""

from __future__ import annotations

import subprocess
import sys

SCRIPT = """
import sys
from dateline.parse import parse_text
words = parse_text("Peru's minister met envoys.").tokens
assert [word.tag for word in words] == ["NNP", "POS", "NN", "VBD", "NNS", "."], words
assert not [name for name in sys.modules if name.startswith(("spacy.cli", "httpx", "requests"))]
import spacy
assert spacy.info()["spacy_version"] == spacy.__version__
import spacy.cli
assert callable(spacy.cli.download)
import srsly
assert srsly.yaml_loads(srsly.yaml_dumps({"a": [1, 2]})) == {"a": [1, 2]} and srsly.pickle_loads(srsly.pickle_dumps((1,))) == (1,)
"""


def test_nothing_of_the_network_is_loaded_and_the_library_is_whole() -> None:
    subprocess.run([sys.executable, "-W", "error::ImportWarning", "-c", SCRIPT], check=True)
