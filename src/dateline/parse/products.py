"""Matrix products, most of a parse: by numpy's own library and on one core.

spaCy multiplies with the BLIS library it brings; that of numpy's wheels is two to six times faster on matrices of this size,
but only on one core: with several it spends its time in hand-overs. So a parse holds it to one; other work of the process
keeps its cores.
"""

from __future__ import annotations

from contextlib import AbstractContextManager
from functools import lru_cache
from typing import Any

from threadpoolctl import ThreadpoolController


def multiply_by_numpy(pipeline: Any) -> None:
    """Lets every layer of a spaCy pipeline multiply by numpy; to be used within `one_core`."""
    for _, component in pipeline.pipeline:
        if hasattr(component, "model"):
            for layer in component.model.walk():
                layer.ops.use_blis = False


def one_core() -> AbstractContextManager[Any]:
    """While it lasts, numpy multiplies on one core."""
    held: AbstractContextManager[Any] = _controller().limit(limits=1, user_api="blas")
    return held


@lru_cache(maxsize=1)
def _controller() -> ThreadpoolController:
    return ThreadpoolController()
