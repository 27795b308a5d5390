"""Every tunable: its value, its unit, why this value, and on which evaluation it was chosen."""

from __future__ import annotations

LONGEST_PARAGRAPH = 6_000
"""Characters. Longer paragraphs are cut at sentence ends: the parser's memory grows with the longest text of a batch
(5 MB on one line would take 20 GB), and no paragraph of the development corpus that is prose is longer."""

LONGEST_ARTICLE = 1_000_000
"""Characters. The longest briefing of the development corpus has 60,000; a longer text is a file that is no article,
and is rejected as too_long."""

PARSER_BATCH = 32
"""Paragraphs. spaCy 3.8 gains nothing above 32 and peak memory doubles at 128 (research of November 2026, 2 cores)."""

LONGEST_FILE = 16_000_000
"""Bytes of a plain text file that is one article; far above `LONGEST_ARTICLE` in any encoding."""

SNIFFED = 4_096
"""Bytes looked at to tell the format of a source."""

PLACE_CONFIDENCE = 0.5
"""Share. A toponym gets a country only where that country's places have at least this share of the weight of all
places of the name, by size, name and the article's other toponyms (TR-News, LGL)."""
