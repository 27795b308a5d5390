"""Which language a text is in."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Any

_FUNCTION_WORDS = frozenset("the of to in and a on for with that is was were said will by from at has have had be its not".split())
_WORD = re.compile(r"[^\W\d_]+")
_LEAST_LETTERS = 60
_SURE = 0.9


def find_language(text: str) -> str | None:
    """ISO 639-1 code of the text's language; None where the text is too short or the answer unsure.

    A text with a tenth of English function words is English without asking: wire copy full of foreign names is
    what a classifier over letters gets wrong.
    """
    words = _WORD.findall(text[:4000].lower())
    if not words:
        return None
    if sum(map(_FUNCTION_WORDS.__contains__, words)) >= 0.1 * len(words):
        return "en"
    if sum(map(len, words)) < _LEAST_LETTERS:
        return None
    code, probability = _identifier().classify(" ".join(words))
    return str(code) if probability >= _SURE else None


@lru_cache(maxsize=1)
def _identifier() -> Any:
    from py3langid.langid import MODEL_FILE, LanguageIdentifier

    return LanguageIdentifier.from_model_file(MODEL_FILE, norm_probs=True)
