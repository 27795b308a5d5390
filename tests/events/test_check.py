"""A mistake in a pattern file is told with file, line, what, and what to do."""

import pytest

from dateline.errors import KnowledgeError
from dateline.events.pattern import compile_files
from dateline.knowledge.lined import read_lined
from dateline.knowledge.load import Knowledge

KNOWLEDGE = Knowledge()
SOUND = """id: consult.wave
act: {type: CONSULT, mode: visit, cameo: "042"}
source: "our own"
match:
  - trigger: {verb: wave, particle: off}
    recipient: [at, obj.to]
    needs: {recipient: [place, $talks]}
examples:
  - {text: "The king waved at Chad.", recipient: TCD}
"""


def compiled(tmp_path, text):
    path = tmp_path / "wave.yaml"
    path.write_text(text, encoding="utf-8")
    return compile_files([path], KNOWLEDGE, drafts=True)


def test_sound_file_gives_one_entry(tmp_path):
    (entry,) = compiled(tmp_path, SOUND)["entries"]
    assert entry["pattern"] == "consult.wave"
    assert entry["source"].endswith("wave.yaml:5")
    assert entry["cameo"] == "042"
    assert entry["particle"] == ["off"], "off is a word, not a boolean"
    assert entry["roles"] == {"actor": [["subj"]], "recipient": [["at"], ["obj", "to"]]}


@pytest.mark.parametrize(
    ("old", "new", "line", "what"),
    [
        ("verb: wave", "vreb: wave", 5, "a trigger needs a verb"),
        ("obj.to", "obj.too", 6, "'too' is no step"),
        ("$talks", "$talsk", 7, "no list $talsk"),
        ("needs:", "neds:", 7, "unknown key 'neds'"),
        ("type: CONSULT", "type: CONSULTS", 2, "type 'CONSULTS'"),
        ("mode: visit", "mode: visti", 2, "mode of CONSULT 'visti'"),
        ('cameo: "042"', 'cameo: "042x"', 2, "no code '042x'"),
        ("examples:", "examples: []\nnotes:", 9, "unknown key 'notes'"),
        ("recipient: TCD", "recipiend: TCD", 9, "unknown key 'recipiend'"),
        ("match:\n", "match:\n  - nonsense\n", 4, "no mapping"),
        ("[at, obj.to]", "[at, obj.to", 7, "not valid YAML"),
        ('source: "our own"', 'source: "our own"\nsource: "twice"', 4, "given twice"),
    ],
)
def test_mistake_has_its_line(tmp_path, old, new, line, what):
    assert old in SOUND
    with pytest.raises(KnowledgeError) as told:
        compiled(tmp_path, SOUND.replace(old, new, 1))
    assert told.value.where.endswith(f"wave.yaml:{line}")
    assert what in told.value.what
    assert told.value.remedy


def test_pattern_without_examples_is_refused(tmp_path):
    with pytest.raises(KnowledgeError, match="without examples"):
        compiled(tmp_path, SOUND[: SOUND.index("examples")])


def test_id_is_used_once(tmp_path):
    for name in ("a.yaml", "b.yaml"):
        (tmp_path / name).write_text(SOUND, encoding="utf-8")
    with pytest.raises(KnowledgeError, match=r"consult\.wave is taken"):
        compile_files([tmp_path / "a.yaml", tmp_path / "b.yaml"], KNOWLEDGE)


def test_retired_pattern_codes_nothing(tmp_path):
    assert compiled(tmp_path, SOUND.replace("act:", "status: retired\nact:", 1))["entries"] == []


def test_scalars_stay_words(tmp_path):
    path = tmp_path / "x.yaml"
    path.write_text("a: on\nb: 042\nc: no\nd: true\ne: 'true'\n", encoding="utf-8")
    assert dict(read_lined(path)) == {"a": "on", "b": "042", "c": "no", "d": True, "e": "true"}
