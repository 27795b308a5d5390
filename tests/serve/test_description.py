"""The OpenAPI description against the server: schemathesis makes up requests and looks whether each answer is one that is described."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

schemathesis = pytest.importorskip("schemathesis")
from hypothesis import HealthCheck, Phase, given, settings  # noqa: E402
from schemathesis.generation import GenerationMode  # noqa: E402
from schemathesis.specs.openapi.checks import negative_data_rejection  # noqa: E402

from dateline.serve.app import create_app  # noqa: E402
from dateline.serve.desk import Desk  # noqa: E402
from dateline.serve.guard import Access  # noqa: E402

from .conftest import TOKEN  # noqa: E402

HEADERS = {"Authorization": f"Bearer {TOKEN}", "Host": "127.0.0.1"}
EXCLUDED: dict[Any, list[Any]] = {GenerationMode.POSITIVE: [], GenerationMode.NEGATIVE: [negative_data_rejection]}
"""A text where a list is asked for is, in a query, a list of one: taking it is right."""
ENDLESS = "/api/stream"
BOUNDED = settings(max_examples=10, deadline=None, derandomize=True, database=None, phases=[Phase.explicit, Phase.generate], suppress_health_check=list(HealthCheck))


@pytest.mark.parametrize("mode", ["positive", "negative"])
def test_every_answer_is_one_that_is_described(own: Path, mode: str) -> None:
    """Requests that fit the description are answered as it says, requests that do not are refused as it says; never a 5xx."""
    schema = schemathesis.openapi.from_asgi("/openapi.json", create_app(Desk(own, Access(TOKEN))), headers=HEADERS)
    operations = [found.ok() for found in schema.get_all_operations()]
    assert len(operations) > 20
    for operation in operations:
        if operation.path != ENDLESS:
            _try(operation, GenerationMode(mode))


def _try(operation: Any, mode: Any) -> None:
    @BOUNDED
    @given(case=operation.as_strategy(generation_mode=mode))
    def ask(case: Any) -> None:
        case.call_and_validate(headers=HEADERS, excluded_checks=EXCLUDED[mode])

    try:
        ask()
    except Exception as error:
        if type(error).__name__ != "Unsatisfiable":  # nothing can be wrong where nothing is asked for
            raise
