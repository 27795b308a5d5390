"""The options that scoring scripts share."""

from __future__ import annotations

from dateline.evaluate.options import score_parser


def test_scripts_print_no_mistakes_by_themselves():
    options = score_parser("What is scored.").parse_args([])
    assert (options.errors, options.json) == (0, False)


def test_a_script_adds_its_own_options():
    parser = score_parser("What is scored.\n\n    python score.py")
    parser.add_argument("--part", default="all")
    options = parser.parse_args(["--errors", "3", "--json", "--part", "blind"])
    assert (options.errors, options.json, options.part) == (3, True, "blind")
    assert "    python score.py" in parser.format_help()
