"""Pictures: well-formed, described, the same each time, and with hostile names inert."""

from __future__ import annotations

import datetime as dt
from pathlib import Path
from xml.etree import ElementTree as xml

import pytest

from dateline.cli.main import main
from dateline.export.contract import to_contract
from dateline.knowledge.load import Knowledge
from dateline.parse import load_parser
from dateline.pipeline import code_article
from dateline.plot.canvas import Canvas, shortened, width_of
from dateline.plot.draw import PICTURES, draw
from dateline.read import read_text
from dateline.store import Record

SVG = "{http://www.w3.org/2000/svg}"
STORY = (
    ("2025-03-20", "China's Foreign Minister Wang Yi will visit Moscow on April 1, the ministry said on Thursday. Norway expelled two Russian diplomats on Wednesday."),
    ("2025-03-27", "Chinese Foreign Minister Wang Yi called off his visit to Moscow planned for April 1, the ministry said on Thursday."),
    ("2025-03-28", "Chinese Foreign Minister Wang Yi met his Russian counterpart Sergey Lavrov in Beijing on Friday, the ministry said."),
)


@pytest.fixture(scope="module")
def path(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path, knowledge = tmp_path_factory.mktemp("plot") / "record.sqlite", Knowledge()
    with Record(path, write=True) as made:
        for number, (day, text) in enumerate(STORY):
            reading = read_text(text, knowledge, id=f"a{number}", url=f"https://wire.example/{number}", day=dt.date.fromisoformat(day))
            made.add_document(to_contract(code_article(reading.article, load_parser(), knowledge)))
        made.assemble()
    return path


def texts(svg: str) -> list[str]:
    return [element.text or "" for element in xml.fromstring(svg).iter(f"{SVG}text")]


@pytest.mark.parametrize("picture", PICTURES)
def test_every_picture_is_titled_described_white_and_the_same_each_time(path: Path, picture: str) -> None:
    svg = draw(picture, path, {"from": dt.date(2025, 1, 1), "to": dt.date(2025, 12, 31)})
    root = xml.fromstring(svg)
    assert root.get("role") == "img" and root.get("aria-labelledby") == "title description"
    title, description = root[0], root[1]
    assert title.tag == f"{SVG}title" and title.text and title.text in texts(svg)
    assert description.tag == f"{SVG}desc" and description.text and "Nothing" not in description.text
    assert root[2].get("fill") == "#fff" and "href" not in svg and "url(" not in svg
    assert svg == draw(picture, path, {"from": dt.date(2025, 1, 1), "to": dt.date(2025, 12, 31)})


@pytest.mark.parametrize("picture", PICTURES)
def test_a_picture_of_nothing_says_so(path: Path, picture: str) -> None:
    svg = draw(picture, path, {"from": dt.date(1990, 1, 1), "to": dt.date(1990, 2, 1)})
    assert "Nothing is shown." in svg and any(text.startswith(("No ", "Nobody")) for text in texts(svg))


def test_what_is_called_off_is_crossed_out_and_told(path: Path) -> None:
    svg = draw("timeline", path, {"country": "CHN", "kind": ["visit"]})
    tips = [element.text or "" for element in xml.fromstring(svg).iter(f"{SVG}title")]
    assert any("Wang Yi" in tip and "cancelled, 1 April 2025" in tip for tip in tips)
    assert "told on 2025-03-27: cancelled" in tips


def test_the_heat_map_counts_acts_by_pair_and_month(path: Path) -> None:
    svg = draw("heatmap", path, {"country": "RUS", "from": dt.date(2025, 3, 1), "to": dt.date(2025, 4, 30)})
    assert any("Norway – Russia, 2025-03: 0 of cooperation, 1 of conflict" in (tip.text or "") for tip in xml.fromstring(svg).iter(f"{SVG}title"))
    assert "Norway – Russia" in texts(svg)


def test_the_network_draws_conflict_apart(path: Path) -> None:
    root = xml.fromstring(draw("network", path, {"from": dt.date(2025, 1, 1), "to": dt.date(2025, 12, 31)}))
    [line] = [one for one in root.iter(f"{SVG}line") if one.find(f"{SVG}title") is not None and "Norway" in one.find(f"{SVG}title").text]  # type: ignore[union-attr]
    assert line.get("stroke-dasharray") == "7 3"


def test_hostile_texts_are_inert() -> None:
    canvas = Canvas(10, 10, "<script>x</script>", '"&<\x00')
    canvas.text(0, 0, "</text><script>alert(1)</script>", halo=True)
    canvas.rect(0, 0, 1, 1, "<img onerror=x>", fill='"/><script>')
    root = xml.fromstring(canvas.svg())
    assert {element.tag.removeprefix(SVG) for element in root.iter()} == {"svg", "title", "desc", "rect", "text"}


def test_texts_are_cut_to_a_width() -> None:
    assert shortened("short", 100) == "short"
    cut = shortened("a very long name that goes on and on", 100)
    assert cut.endswith("…") and width_of(cut) <= 100


def test_the_command_writes_what_the_name_of_the_file_says(path: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["plot", "timeline", "--country", "CHN", "-o", str(tmp_path / "a.svg"), "--record", str(path)]) == 0
    assert main(["plot", "timeline", "--country", "CHN", "--record", str(path)]) == 0
    assert capsys.readouterr().out == (tmp_path / "a.svg").read_text(encoding="utf-8")
    for wrong in (["-o", "a.gif"], ["--around", "x"], ["--country", "China"]):
        assert main(["plot", "timeline", *wrong, "--record", str(path)]) == 2
    assert "timeline" in capsys.readouterr().err


@pytest.mark.parametrize("picture", PICTURES)
def test_png_has_twice_the_pixels(path: Path, tmp_path: Path, picture: str) -> None:
    pytest.importorskip("cairosvg")
    assert main(["plot", picture, "-o", str(tmp_path / "a.png"), "--record", str(path)]) == 0
    content = (tmp_path / "a.png").read_bytes()
    width = float(xml.fromstring(draw(picture, path, {})).get("width") or 0)
    assert content.startswith(b"\x89PNG") and int.from_bytes(content[16:20], "big") == int(2 * width)
