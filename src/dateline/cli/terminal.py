"""The terminal that commands print to."""

from __future__ import annotations

from rich.console import Console


class Terminal(Console):
    """Standard output with colours and tables; when nobody reads it any more the command ends as every other does."""

    def on_broken_pipe(self) -> None:
        """Leave it to `main`."""
        raise BrokenPipeError
