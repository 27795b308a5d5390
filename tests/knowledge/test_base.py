"""Questions to the knowledge base whose answers are on the public record."""

from __future__ import annotations

import datetime as dt
import zlib

import pytest

from dateline.knowledge.base import AliasHit, KnowledgeBase, holds, is_verified
from dateline.knowledge.compile import KB_FOLDER, compile_base, source_files
from dateline.knowledge.compiled import compiled
from dateline.knowledge.load import Knowledge


@pytest.fixture(scope="module")
def base(knowledge: Knowledge) -> KnowledgeBase:
    return knowledge.base


def day(text: str) -> dt.date:
    return dt.date.fromisoformat(text)


def found(base: KnowledgeBase, text: str) -> list[tuple[str, str]]:
    return [(hit.text, hit.aliases[0].target) for hit in base.alias_hits(text)]


@pytest.mark.parametrize(
    ("text", "hits"),
    [
        ("The U.S. and the UAE", [("U.S.", "state/USA"), ("UAE", "state/ARE")]),
        ("Nigerien and Nigerian envoys", [("Nigerien", "state/NER"), ("Nigerian", "state/NGA")]),
        ("Romania, not Oman", [("Romania", "state/ROU"), ("Oman", "state/OMN")]),
        ("Côte d’Ivoire and Cote d'Ivoire", [("Côte d’Ivoire", "state/CIV"), ("Cote d'Ivoire", "state/CIV")]),
        ("the Chinese Foreign Ministry", [("Chinese Foreign Ministry", "ministry/CHN/foreign")]),
        ("Ministry of Foreign Affairs of the People's Republic of China", [("Ministry of Foreign Affairs of the People's Republic of China", "ministry/CHN/foreign")]),
        ("the UK Parliament and the government of Japan", [("UK Parliament", "body/GBR/parliament"), ("government of Japan", "government/JPN")]),
        ("the State Department, the Pentagon, the Kremlin", [("State Department", "ministry/USA/foreign"), ("Pentagon", "ministry/USA/defence"), ("Kremlin", "body/RUS/presidency")]),
        ("Quai d'Orsay", [("Quai d'Orsay", "ministry/FRA/foreign")]),
        ("Russia's Kremlin", [("Russia", "state/RUS"), ("Kremlin", "body/RUS/presidency")]),
        ("the Washington Post said", [("Washington Post", "media/wapo")]),
        ("under the Paris Agreement", []),
        ("ships in the South China Sea", []),
        ("the Korean War", []),
        ("Houthi fighters and the IDF", [("Houthi", "group/houthi"), ("IDF", "org/idf")]),
        ("Taipei and Pyongyang", [("Taipei", "government/TWN"), ("Pyongyang", "government/PRK")]),
        ("iran", []),
        ("USSRs", []),
    ],
)  # fmt: skip
def test_alias_hits_are_the_longest_names_at_word_boundaries(base: KnowledgeBase, text: str, hits: list[tuple[str, str]]) -> None:
    assert found(base, text) == hits


def test_offsets_are_code_points_of_the_text_as_it_is(base: KnowledgeBase) -> None:
    text = "Élysée — “São Tomé and Príncipe” and Türkiye"
    for hit in base.alias_hits(text):
        assert text[hit.start : hit.end] == hit.text
    assert [hit.text for hit in base.alias_hits(text)] == ["Élysée", "São Tomé and Príncipe", "Türkiye"]


def test_places_only_where_asked_for(base: KnowledgeBase) -> None:
    (hit,) = base.alias_hits("in the Red Sea", places=True)
    assert (hit.text, hit.aliases[0].target) == ("Red Sea", "place/red-sea")


def test_an_ambiguous_name_lists_what_it_may_mean_best_first(base: KnowledgeBase) -> None:
    (hit,) = base.alias_hits("Congo")
    assert [alias.target for alias in hit.aliases] == ["state/COD", "state/COG"]
    assert hit.aliases[0].weight > hit.aliases[1].weight


def test_dated_names(base: KnowledgeBase) -> None:
    (hit,) = base.alias_hits("the Blue House")
    spans = sorted((alias.valid_from or dt.date.min, alias.valid_to or dt.date.max) for alias in hit.aliases)
    assert not any(first <= day("2023-06-01") <= last for first, last in spans)
    assert any(first <= day("2015-06-01") <= last for first, last in spans)


@pytest.mark.parametrize(
    ("office", "on", "person"),
    [
        ("CHN/foreign-minister", "2025-03-28", "wang-yi"),
        ("CHN/foreign-minister", "2023-03-01", "qin-gang"),
        ("FRA/foreign-minister", "2025-03-28", "jean-noel-barrot"),
        ("GBR/head-of-state", "2010-01-01", "elizabeth-ii"),
        ("AUS/head-of-state", "2024-01-01", "charles-iii"),
        ("JPN/head-of-government", "2015-06-30", "shinzo-abe"),
        ("USA/head-of-state", "1991-06-01", "george-h-w-bush"),
        ("USA/head-of-state", "2003-06-01", "george-w-bush"),
        ("VEN/head-of-state", "2005-06-30", "hugo-chavez"),
        ("ZWE/head-of-state", "2015-06-30", "robert-mugabe"),
        ("org/un/secretary-general", "2020-01-01", "antonio-guterres"),
        ("org/nato/secretary-general", "2025-03-28", "mark-rutte"),
        ("SYR/head-of-state", "2025-03-28", "ahmed-al-sharaa"),
    ],
)
def test_holders(base: KnowledgeBase, office: str, on: str, person: str) -> None:
    assert base.holders(office, day(on))[0].person.removeprefix("person/").startswith(person)


def test_nobody_known_is_an_empty_list(base: KnowledgeBase) -> None:
    assert base.holders("CHN/foreign-minister", day("1850-01-01")) == []
    assert base.holders("XXX/nothing", day("2020-01-01")) == []
    assert base.office("XXX/nothing") is None
    assert base.actor("state/XXX") is None


def test_an_edge_is_a_week_wide_and_those_inside_come_first(base: KnowledgeBase) -> None:
    names = [tenure.person for tenure in base.holders("USA/head-of-state", day("2021-01-22"))]
    assert names == ["person/joe-biden", "person/donald-trump"]
    first, second = base.holders("USA/head-of-state", day("2021-01-22"))
    assert holds(first, day("2021-01-22"))
    assert not holds(second, day("2021-01-22"))


def test_an_open_end_is_verified_only_until_it_was_seen(base: KnowledgeBase) -> None:
    tenure = base.holders("CHN/foreign-minister", day("2025-03-28"))[0]
    assert tenure.end is None
    assert is_verified(tenure, day("2025-03-28"))
    assert not is_verified(tenure, day("2090-01-01"))


@pytest.mark.parametrize(
    ("name", "person"),
    [
        ("KAMIKAWA Yoko", "yoko-kamikawa"),
        ("Ahmed Sharaa", "ahmed-al-sharaa"),
        ("Antony J. Blinken", "antony-blinken"),
        ("Abbas Araghchi", "abbas-araghchi"),
        ("Abbas Araqchi", "abbas-araghchi"),
        ("Recep Tayyip Erdogan", "recep-tayyip-erdogan"),
        ("Volodymyr Zelensky's", "volodymyr-zelenskyy"),
        ("Sergei Lavrov", "sergey-lavrov"),
        ("Sheikh Mohammed bin Zayed Al Nahyan", "mohammed-bin-zayed-al-nahyan"),
    ],
)
def test_persons_by_full_name_in_any_spelling(base: KnowledgeBase, name: str, person: str) -> None:
    assert base.persons_named(name) == [f"person/{person}"]


def test_a_name_that_sounds_alike_needs_a_country_or_no_rival(base: KnowledgeBase) -> None:
    assert base.persons_named("Haidar al-Abadi", "IRQ", day("2015-04-14")) == base.persons_named("Haider al-Abadi")
    assert base.persons_named("Nobody Whatsoever") == []


def test_initials_tell_namesakes_apart(base: KnowledgeBase) -> None:
    assert base.persons_named("George H. W. Bush")[0] == "person/george-h-w-bush"
    assert base.persons_named("George W. Bush")[0] == "person/george-w-bush"


@pytest.mark.parametrize(
    ("surname", "country", "on", "person"),
    [
        ("Wang", "CHN", "2025-03-28", "wang-yi"),
        ("Xi", "CHN", "2020-01-01", "xi-jinping"),
        ("Baerbock", "DEU", "2023-01-01", "annalena-baerbock"),
        ("al-Sharaa", "SYR", "2025-03-28", "ahmed-al-sharaa"),
        ("Zelenskiy", "UKR", "2023-01-01", "volodymyr-zelenskyy"),
        ("Abiy", "ETH", "2023-01-01", "abiy-ahmed"),
        ("Guterres", "org/un", "2024-01-01", "antonio-guterres"),
    ],
)
def test_persons_by_surname(base: KnowledgeBase, surname: str, country: str, on: str, person: str) -> None:
    assert base.persons_with_surname(surname, country, day(on))[0] == f"person/{person}"


def test_given_names_are_no_surnames(base: KnowledgeBase) -> None:
    assert "person/emmanuel-macron" not in base.persons_with_surname("Emmanuel")


def test_codes_follow_the_day(base: KnowledgeBase) -> None:
    assert base.actor("group/taliban", day("2010-01-01")).sectors == ("REB",)
    assert base.actor("group/taliban", day("2023-01-01")).code == "AFGGOV"


def test_members_follow_the_day(base: KnowledgeBase) -> None:
    assert "state/GBR" in base.members("org/eu", day("2015-01-01"))
    assert "state/GBR" not in base.members("org/eu", day("2021-01-01"))
    assert len(base.members("org/nato", day("2025-01-01"))) == 32


@pytest.mark.parametrize(
    ("name", "country", "kind"),
    [("Paris", "FRA", "city"), ("Kyiv", "UKR", "region"), ("Bavaria", "DEU", "region"), ("Bombay", "IND", "city"), ("Georgia", "GEO", "country"), ("Sao Paulo", "BRA", "region")],
)
def test_places(base: KnowledgeBase, name: str, country: str, kind: str) -> None:
    best = base.places_named(name)[0]
    assert (best.country, best.kind) == (country, kind)


def test_no_place_of_that_name(base: KnowledgeBase) -> None:
    assert base.places_named("Nowhereville-upon-Nothing") == []


@pytest.mark.parametrize(("on", "role", "floor"), [(on, role, floor) for on, floor in (("2025-03-28", 193), ("2015-06-30", 190), ("2005-06-30", 188)) for role in ("head-of-state", "head-of-government")])
def test_exactly_one_head_of_state_and_of_government(base: KnowledgeBase, on: str, role: str, floor: int) -> None:
    states = base.independent_states(day(on))
    single = [state for state in states if sum(holds(tenure, day(on)) for tenure in base.holders(f"{state}/{role}", day(on))) == 1]
    assert len(single) >= floor


def test_foreign_ministers_of_150_states(base: KnowledgeBase) -> None:
    on = day("2025-03-28")
    assert sum(bool(base.holders(f"{state}/foreign-minister", on)) for state in base.independent_states(on)) >= 150


def test_every_alias_means_somebody(base: KnowledgeBase) -> None:
    targets = {alias.target for _, aliases in base.all_aliases() for alias in aliases}
    assert [target for target in sorted(targets) if base.actor(target) is None] == []


def test_compiling_twice_gives_the_same_bytes(tmp_path) -> None:
    for name in ("one", "two"):
        compile_base(KB_FOLDER, tmp_path / name)
    assert (tmp_path / "one").read_bytes() == (tmp_path / "two").read_bytes()


def test_the_share_of_the_wheel() -> None:
    path = compiled("kb.sqlite", source_files(KB_FOLDER), lambda target: compile_base(KB_FOLDER, target))
    assert len(zlib.compress(path.read_bytes(), 6)) < 3_000_000


def test_hits_of_a_long_text_take_linear_time(base: KnowledgeBase) -> None:
    text = "The Russian foreign minister met the U.S. secretary of state in Geneva. " * 2000
    hits: list[AliasHit] = base.alias_hits(text)
    assert len(hits) == 2000 * len(base.alias_hits("The Russian foreign minister met the U.S. secretary of state in Geneva. "))
