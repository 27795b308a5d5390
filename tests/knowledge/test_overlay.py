"""A user's own rows over the shipped base: what they add, correct, retire and block, and what is said of a broken one."""

from __future__ import annotations

import datetime as dt
import re
from pathlib import Path

import pytest
from effort import calls

from dateline.errors import ConfigurationError, KnowledgeError
from dateline.knowledge.amend import ALIAS_KINDS
from dateline.knowledge.base import KnowledgeBase
from dateline.knowledge.load import Knowledge
from dateline.knowledge.overlay import TABLES, people_table, read_overlay

PAGE = (Path(__file__).parents[2] / "docs" / "how-to" / "overlay.md").read_text(encoding="utf-8")
PEOPLE = "person,country,role,start,end,last_verified,change\n"


def base_with(tmp_path: Path, text: str, name: str = "mine.csv") -> KnowledgeBase:
    path = tmp_path / name
    path.write_text(text, encoding="utf-8")
    return KnowledgeBase.load(overlay=path)


def day(text: str) -> dt.date:
    return dt.date.fromisoformat(text)


def spans(base: KnowledgeBase, office: str, last: int = 3) -> list[tuple[str, str, str]]:
    return [(one.person.removeprefix("person/"), str(one.start), str(one.end)) for one in base.tenures_in(office)[-last:]]


# ---- people


def test_a_new_holder_ends_the_one_before(tmp_path: Path) -> None:
    base = base_with(tmp_path, PEOPLE + "Xenia Quillmark,FRA,foreign_minister,2026-05-01,,,\n")
    assert spans(base, "FRA/foreign-minister", 2) == [("jean-noel-barrot", "2024-09-23", "2026-05-01"), ("xenia-quillmark", "2026-05-01", "None")]
    holder = base.holders("FRA/foreign-minister", day("2026-06-01"))[0]
    assert holder.source == "overlay mine.csv:2"
    assert base.persons_named("Quillmark Xenia") == ["person/xenia-quillmark"]
    assert base.persons_with_surname("Quillmark", "FRA", day("2026-06-01")) == ["person/xenia-quillmark"]
    assert [alias.target for alias in base.alias_hits("Xenia Quillmark spoke.")[0].aliases] == ["person/xenia-quillmark"]
    actor = base.actor("person/xenia-quillmark")
    assert actor is not None and (actor.country, actor.code) == ("FRA", "FRAGOV")


def test_a_row_that_was_seen_until_a_day_leaves_the_rest_to_the_base(tmp_path: Path) -> None:
    base = base_with(tmp_path, PEOPLE + "Xenia Quillmark,FRA,foreign_minister,2025-02-01,,2025-06-30,\n")
    assert spans(base, "FRA/foreign-minister") == [
        ("jean-noel-barrot", "2024-09-23", "2025-02-01"),
        ("xenia-quillmark", "2025-02-01", "2025-06-30"),
        ("jean-noel-barrot", "2025-06-30", "None"),
    ]


def test_who_was_last_seen_before_a_new_holder_came_does_not_come_back(tmp_path: Path) -> None:
    base = base_with(tmp_path, PEOPLE + "Xenia Quillmark,FRA,foreign_minister,2026-09-01,,2026-10-05,\n")
    assert spans(base, "FRA/foreign-minister", 2) == [("jean-noel-barrot", "2024-09-23", "2026-09-01"), ("xenia-quillmark", "2026-09-01", "None")]


def test_a_start_known_to_the_year_takes_the_day_the_other_side_knows(tmp_path: Path) -> None:
    base = base_with(tmp_path, PEOPLE + "Boris Johnson,GBR,head_of_government,2019-07-24,2022,,\nXenia Quillmark,GBR,head_of_government,2022,2022-10-25,,\n")
    held = {person: start for person, start, _ in spans(base, "GBR/head-of-government", 6)}
    assert "xenia-quillmark" in held
    assert "liz-truss" not in held


def test_several_hold_a_shared_role(tmp_path: Path) -> None:
    before = len(KnowledgeBase.load().holders("CHN/foreign-spokesperson", day("2025-03-28")))
    base = base_with(tmp_path, PEOPLE + "Xenia Quillmark,CHN,foreign_spokesperson,2025-01-01,,,\n")
    assert len(base.holders("CHN/foreign-spokesperson", day("2025-03-28"))) == before + 1 > 1


def test_a_row_about_a_known_tenure_corrects_its_fields_and_no_more(tmp_path: Path) -> None:
    before = {one.start: one for one in KnowledgeBase.load().tenures_in("CHN/foreign-minister")}
    base = base_with(tmp_path, "person,country,role,start,end,last_verified,acting,source\nQin Gang,CHN,foreign_minister,,2023-07-20,,,own reading\n")
    after = {one.start: one for one in base.tenures_in("CHN/foreign-minister")}
    changed = [start for start in before if before[start] != after[start]]
    assert [after[start].person for start in changed] == ["person/qin-gang"]
    assert (after[changed[0]].end, after[changed[0]].source) == (day("2023-07-20"), "overlay mine.csv:2; own reading")


def test_retire_ends_a_tenure_and_remove_takes_it_away(tmp_path: Path) -> None:
    base = base_with(tmp_path, PEOPLE + "Wang Yi,CHN,foreign_minister,,2026-01-31,,retire\nQin Gang,CHN,foreign_minister,,,,remove\n")
    assert base.holders("CHN/foreign-minister", day("2026-03-01")) == []
    assert base.holders("CHN/foreign-minister", day("2026-01-31"))[0].person == "person/wang-yi"
    assert base.tenures_of("person/qin-gang", day("2023-03-01")) == []


def test_a_known_person_is_found_by_any_spelling_and_gets_another(tmp_path: Path) -> None:
    base = base_with(tmp_path, "person,aliases,country,role,start\nLavrov Sergei,Sergio Lavroff,RUS,finance_minister,2026-01-01\n")
    (person,) = base.persons_named("Sergio Lavroff")
    assert person == "person/sergey-lavrov"
    assert base.holders("RUS/finance-minister", day("2026-02-01"))[0].person == person


def test_an_office_of_an_organisation_and_one_of_a_new_role(tmp_path: Path) -> None:
    base = base_with(tmp_path, "person,country,role,title,start\nXenia Quillmark,org/nato,secretary_general,,2026-08-01\nYorick Pell,NOR,arctic_envoy,Arctic Envoy,2025-01\n")
    assert base.holders("org/nato/secretary-general", day("2026-09-01"))[0].person == "person/xenia-quillmark"
    office = base.office("NOR/arctic-envoy")
    assert office is not None and (office.title, office.country) == ("Arctic Envoy", "NOR")


def test_namesakes_of_another_country_are_two(tmp_path: Path) -> None:
    base = base_with(tmp_path, PEOPLE + "Wang Yi,NOR,finance_minister,2026-01-01,,,\n")
    assert base.holders("NOR/finance-minister", day("2026-02-01"))[0].person == "person/wang-yi-nor"
    assert base.holders("CHN/foreign-minister", day("2026-02-01"))[0].person == "person/wang-yi"


# ---- names, actors, offices


def test_names_are_added_corrected_retired_and_blocked(tmp_path: Path) -> None:
    table = "target,kind,texts,valid_from,valid_to,weight,change\n"
    table += "ministry/FRA/foreign,metonym,Frogmarch Street|Quai Neuf,2026-01-01,,,\n"
    table += "media/wapo,,Washington Post,,,,block\nbody/RUS/presidency,metonym,Kremlin,,2026-06-30,,retire\nperson/wang-yi,,Foreign Wizard,,,,\n"
    base = base_with(tmp_path, table)
    (alias,) = base.aliases("Quai Neuf")
    assert (alias.target, alias.valid_from, alias.source) == ("ministry/FRA/foreign", day("2026-01-01"), "overlay mine.csv:2")
    assert [hit.text for hit in base.alias_hits("the Washington Post said")] == ["Washington"]
    assert {alias.valid_to for alias in base.aliases("Kremlin") if alias.target == "body/RUS/presidency"} == {day("2026-06-30")}
    assert base.aliases("Foreign Wizard")[0].kind == "person"


def test_a_name_blocked_for_all_means_nobody(tmp_path: Path) -> None:
    assert base_with(tmp_path, "target,texts,change\n*,Beijing,block\n").alias_hits("Beijing said") == []


def test_a_blocked_name_of_a_person_is_no_name_of_theirs(tmp_path: Path) -> None:
    base = base_with(tmp_path, "target,texts,change\nperson/wang-yi,Wang Yi,block\n")
    assert "person/wang-yi" not in base.persons_named("Wang Yi")


def test_a_name_of_the_user_goes_before_a_shipped_one_of_the_same_weight(tmp_path: Path) -> None:
    assert KnowledgeBase.load().aliases("Seine")[:1] == ()
    base = base_with(tmp_path, "target,texts\nstate/ZWE,Norway\n")
    assert [alias.target for alias in base.aliases("Norway")][:2] == ["state/ZWE", "state/NOR"]


def test_actors_are_added_corrected_and_retired(tmp_path: Path) -> None:
    table = "id,kind,name,country,code,sectors,aliases,abbreviations,valid_to,change\n"
    table += "group/quill-front,armed_group,Quill Front,NOR,NORREB,REB,Front of Quills,QFX,,\ngroup/hamas,,,,,REB|PTY,,,,\nmedia/wapo,,,,,,,,2026-01-01,retire\n"
    base = base_with(tmp_path, table)
    assert [hit.aliases[0].target for hit in base.alias_hits("QFX and Front of Quills")] == ["group/quill-front"] * 2
    hamas, shipped = base.actor("group/hamas"), KnowledgeBase.load().actor("group/hamas")
    assert hamas is not None and shipped is not None and (hamas.sectors, hamas.name, hamas.code) == (("REB", "PTY"), shipped.name, shipped.code)
    assert base.actor("media/wapo").valid_to == day("2026-01-01")
    assert base.aliases("Washington Post")[0].valid_to == day("2026-01-01")


def test_an_office_gets_another_title(tmp_path: Path) -> None:
    assert base_with(tmp_path, "office,title\nFRA/foreign-minister,Minister of the World\n").office("FRA/foreign-minister").title == "Minister of the World"


# ---- files


def test_yaml_says_the_same_and_keeps_its_lines(tmp_path: Path) -> None:
    text = "people:\n  - {person: Xenia Quillmark, country: NO, role: foreign_minister, start: 2026-05-01}\n".replace("NO,", "NOR,")
    text += "aliases:\n  - target: state/NOR\n    texts: [Northway, Fjordland]\n"
    base = base_with(tmp_path, text, "mine.yaml")
    assert base.holders("NOR/foreign-minister", day("2026-06-01"))[0].source == "overlay mine.yaml:2"
    assert base.aliases("Fjordland")[0].source == "overlay mine.yaml:4"


def test_a_folder_is_read_by_subject_and_cites_paths_from_its_root(tmp_path: Path) -> None:
    (tmp_path / "actors" / "asia").mkdir(parents=True)
    (tmp_path / "patterns").mkdir()
    (tmp_path / "actors" / "asia" / "a.csv").write_text("target,texts\nstate/CHN,Quillchina\n", encoding="utf-8")
    (tmp_path / "actors" / "b.yaml").write_text("# nothing yet\n", encoding="utf-8")
    assert KnowledgeBase.load(overlay=tmp_path).aliases("Quillchina")[0].source == "overlay actors/asia/a.csv:2"


def test_a_table_as_a_spreadsheet_saves_it(tmp_path: Path) -> None:
    assert base_with(tmp_path, "\ufefftarget,texts\r\nstate/CHN,Quillchina\r\n").aliases("Quillchina")


@pytest.mark.parametrize(
    ("text", "line", "what"),
    [
        (PEOPLE + "A B,FRA,foreign_minister,2020-13-01,,,", 2, "is no date"),
        (PEOPLE + "# a remark\nA B,FRA,foreign_minister,2020,2019,,", 3, "start is after end"),
        (PEOPLE + "A B,XXX,foreign_minister,2020,,,", 2, "unknown country"),
        (PEOPLE + "A B,FRA,Foreign Minister,2020,,,", 2, "is no role"),
        (PEOPLE + "A B,FRA,foreign_minister,,,,", 2, "no start"),
        (PEOPLE + ",FRA,foreign_minister,2020,,,", 2, "no person"),
        (PEOPLE + "A B,FRA,foreign_minister,2020,,,erase", 2, "change 'erase'"),
        (PEOPLE + "A Nobody,FRA,foreign_minister,,2020,,retire", 2, "knows no 'A Nobody'"),
        (PEOPLE + "Wang Yi,CHN,foreign_minister,,,,retire", 2, "no end"),
        (PEOPLE + "Wang Yi,CHN,finance_minister,,2020,,retire", 2, "no such tenure"),
        (PEOPLE + "Wang Yi,CHN,,,2020,,retire", 2, "no role"),
        (PEOPLE + "A B,FRA,foreign_minister", 2, "3 cells where 7 belong"),
        ("person,start\nperson/nobody-at-all,2020", 2, "knows no 'person/nobody-at-all'"),
        ("person,colour\nA B,red", 1, "no such column: 'colour'"),
        ("name,country\nA B,FRA", 1, "names no key column"),
        ("target,texts\nstate/XXX,Nowhere", 2, "unknown actor"),
        ("target,texts\nstate/FRA,", 2, "no texts"),
        ("target,texts,kind\nstate/FRA,Gaul,nickname", 2, "is no kind of name"),
        ("target,texts,weight\nstate/FRA,Gaul,2", 2, "is no number above 0"),
        ("target,texts,change\nstate/FRA,Gaul,block", 2, "is no name of state/FRA"),
        ("target,texts,change\nstate/FRA,France,retire", 2, "no valid_to"),
        ("target,texts\n*,France", 2, "unknown actor '*'"),
        ("id,name\ngroup/quill,Quill", 2, "needs a kind and a name"),
        ("id,valid_to,change\ngroup/quill,2020,retire", 2, "knows no such actor"),
        ("id,valid_from,valid_to\ngroup/hamas,2021,2020", 2, "valid_from is after valid_to"),
        ("office,title\nXXX/foreign-minister,Minister", 2, "unknown country"),
    ],
)
def test_a_broken_row_names_its_line_and_how_to_mend_it(tmp_path: Path, text: str, line: int, what: str) -> None:
    with pytest.raises(KnowledgeError) as caught:
        base_with(tmp_path, text + "\n")
    assert what in str(caught.value)
    assert caught.value.where == f"{tmp_path / 'mine.csv'}:{line}"
    assert caught.value.remedy


@pytest.mark.parametrize(
    ("text", "line", "what"),
    [
        ("people:\n  - {person: A B\n", 3, "not valid YAML"),
        ("persons:\n  - {person: A B}\n", 2, "no such table"),
        ("people: A B\n", 1, "not a list of rows"),
        ("- A B\n", 1, "not a mapping"),
        ("people:\n  - person: A B\n    born: 1960\n", 2, "no such column: 'born'"),
        ("people:\n  - person: {first: A}\n", 2, "not a text"),
    ],
)
def test_broken_yaml_names_its_line(tmp_path: Path, text: str, line: int, what: str) -> None:
    with pytest.raises(KnowledgeError, match=what) as caught:
        base_with(tmp_path, text, "mine.yaml")
    assert caught.value.where == f"{tmp_path / 'mine.yaml'}:{line}"


def test_what_is_no_utf_8_names_its_line(tmp_path: Path) -> None:
    (tmp_path / "mine.csv").write_bytes("target,texts\nstate/CIV,Côte\n".encode("latin-1"))
    with pytest.raises(KnowledgeError, match="not UTF-8") as caught:
        read_overlay(tmp_path / "mine.csv")
    assert caught.value.where.endswith(":2")


def test_a_path_that_is_no_overlay(tmp_path: Path) -> None:
    with pytest.raises(ConfigurationError, match="no such overlay"):
        read_overlay(tmp_path / "nothing")
    with pytest.raises(ConfigurationError, match="without tables"):
        read_overlay(tmp_path)
    (tmp_path / "actors").mkdir()
    (tmp_path / "stray.csv").write_text("target,texts\n", encoding="utf-8")
    with pytest.raises(ConfigurationError, match="is not read"):
        read_overlay(tmp_path)


def test_what_is_written_is_read_again(tmp_path: Path) -> None:
    row = {"person": "Xenia Quillmark", "country": "FRA", "role": "foreign_minister", "start": "2026-05-01", "source": 'a "quote", and more'}
    doubtful = row | {"person": "Yorick Pell"}
    path = tmp_path / "out.csv"
    path.write_text(people_table([row], [("contradicts: the base has another", doubtful)], "a note"), encoding="utf-8")
    (read,) = read_overlay(path).rows["people"]
    assert {name: read[name] for name in row} == row
    path.write_text(path.read_text(encoding="utf-8").replace("# Yorick", "Yorick"), encoding="utf-8")
    assert [one["person"] for one in read_overlay(path).rows["people"]] == ["Xenia Quillmark", "Yorick Pell"]


# ---- the whole


def test_the_shipped_base_stays_as_it_is(tmp_path: Path, knowledge: Knowledge) -> None:
    base_with(tmp_path, PEOPLE + "Xenia Quillmark,FRA,foreign_minister,2026-05-01,,,\n")
    assert KnowledgeBase.load().persons_named("Xenia Quillmark") == []
    assert knowledge.base.amendments.actors == {}


def test_the_kinds_of_names_are_those_of_the_base(knowledge: Knowledge) -> None:
    assert {alias.kind for _, aliases in knowledge.base.all_aliases() for alias in aliases} <= ALIAS_KINDS


def test_hundreds_of_rows_cost_no_more_each_than_a_few(tmp_path: Path, knowledge: Knowledge) -> None:
    offices = [(state, role) for state in knowledge.base.independent_states() for role in ("head_of_state", "head_of_government", "foreign_minister")]
    assert len(offices) > 550
    few, many = ([f"Xenia{n} Quillmark{n},{state},{role},2026-01-01,,,\n" for n, (state, role) in enumerate(offices[:size])] for size in (60, 540))
    plain = calls(lambda: loaded(tmp_path, ""))
    cost = [calls(lambda rows=rows: loaded(tmp_path, "".join(rows))) - plain for rows in (few, many)]
    assert cost[1] < 12 * cost[0]  # nine times the rows
    assert loaded(tmp_path, "".join(many)).persons_named("Xenia500 Quillmark500") == ["person/xenia500-quillmark500"]


def loaded(folder: Path, rows: str) -> KnowledgeBase:
    (folder / "mine.csv").write_text(PEOPLE + rows, encoding="utf-8")
    return KnowledgeBase.load(overlay=folder / "mine.csv")


def test_every_table_is_told_by_its_key() -> None:
    keys = [table.key for table in TABLES.values()]
    assert all(key in table.columns for key, table in zip(keys, TABLES.values(), strict=True))
    assert not any(keys[0] in table.columns for table in list(TABLES.values())[1:])


# ---- the page for users


def examples(language: str) -> list[str]:
    """The indented blocks of the how-to that begin as a table or as YAML does."""
    blocks = re.findall(r"(?:^    .*\n)+", PAGE, re.MULTILINE)
    plain = [re.sub(r"^    ", "", block, flags=re.MULTILINE) for block in blocks]
    return [block for block in plain if block.startswith("people:" if language == "yaml" else ("person,", "target,"))]


@pytest.mark.parametrize(("name", "text"), [*(("a.csv", text) for text in examples("csv")), *(("a.yaml", text) for text in examples("yaml"))])
def test_the_examples_of_the_page_are_overlays(tmp_path: Path, name: str, text: str) -> None:
    (tmp_path / name).write_text(text, encoding="utf-8")
    assert any(read_overlay(tmp_path / name).rows.values())
    KnowledgeBase.load(overlay=tmp_path / name)


def test_the_page_names_every_column() -> None:
    assert len(examples("csv")) == 2 and len(examples("yaml")) == 1
    for table in TABLES.values():
        (row,) = re.findall(rf"^\| `{table.key}` \|[^|]*\|([^|]*)\|", PAGE, re.MULTILINE)
        assert [column.strip() for column in row.split(",")] == [column for column in table.columns if column != table.key and not (table.key == "office" and column == "change")]
