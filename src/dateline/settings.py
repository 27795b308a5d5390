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

CHUNK = 65_536
"""Bytes read at a time from compressed streams and web archives."""

LARGEST_EXPANSION = 200
"""Times. Text packs to a tenth, a page of blanks to a hundredth; what unpacks to more than this, past `SMALLEST_SUSPECT`, is a bomb."""

SMALLEST_SUSPECT = 8_000_000
"""Bytes below which no unpacked source is suspected of being a bomb."""

LARGEST_PAGE = 8_000_000
"""Bytes of an HTML page or of one record of a web archive. The largest news pages have 3 MB, most of it scripts."""

LARGEST_FEED = 64_000_000
"""Bytes of a feed, a news item or a mail, which are held in memory as a whole."""

LARGEST_MEMBER = 512_000_000
"""Bytes of one unpacked file inside a zip archive."""

DEEPEST_PAGE = 5_000
"""Levels of nested elements; browsers stop at 512, and extraction slows with the square of the depth."""

SHORTEST_ARTICLE = 140
"""Characters of text below which an HTML page that shows signs of a paywall, or no sentence, is no article."""
