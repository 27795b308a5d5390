"""Progress is shown on a terminal only, and never changes what goes through."""

from __future__ import annotations

import os
import pty
import subprocess
import sys

from dateline.cli.progress import shown

SCRIPT = "from dateline.cli.progress import shown; print(sum(shown(range(5), 'adding')))"


def test_items_go_through_unchanged() -> None:
    assert list(shown(range(5), "adding")) == [0, 1, 2, 3, 4]


def test_nothing_is_written_where_standard_error_is_no_terminal() -> None:
    done = subprocess.run([sys.executable, "-c", SCRIPT], capture_output=True, check=True)
    assert (done.stdout, done.stderr) == (b"10\n", b"")


def test_a_terminal_sees_the_count() -> None:
    ours, theirs = pty.openpty()
    done = subprocess.run([sys.executable, "-c", SCRIPT], stdout=subprocess.PIPE, stderr=theirs, check=True)
    os.close(theirs)
    assert done.stdout == b"10\n"
    assert b"adding" in os.read(ours, 65_536)
    os.close(ours)
