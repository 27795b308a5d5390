"""Knowledge compiled to one fast file, made anew whenever a source changes.

The sources are the truth and are in version control; the compiled file never is. It lies in the package when the
package was built with it, else in the user's cache folder, under a name that carries the hash of its sources.
"""

from __future__ import annotations

import hashlib
import os
import tempfile
from collections.abc import Callable, Iterable
from pathlib import Path

PACKAGE_FOLDER = Path(__file__).parent / "_compiled"


def cache_folder() -> Path:
    """Where compiled files go that the package does not bring: $DATELINE_CACHE, else $XDG_CACHE_HOME/dateline."""
    own = os.environ.get("DATELINE_CACHE")
    if own:
        return Path(own)
    return Path(os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache") / "dateline"


def sources_hash(sources: Iterable[Path], version: str = "") -> str:
    """Sixteen hex digits over the names and bytes of the sources and the version of the compiler."""
    digest = hashlib.sha256(version.encode())
    for path in sorted(sources):
        digest.update(path.name.encode() + b"\0" + path.read_bytes() + b"\0")
    return digest.hexdigest()[:16]


def file_name(name: str, sources: Iterable[Path], version: str = "") -> str:
    """The name of the compiled file of `sources`: "kb.sqlite" → "kb-0123456789abcdef.sqlite"."""
    stem, dot, ending = name.partition(".")
    return f"{stem}-{sources_hash(sources, version)}{dot}{ending}"


def compiled(name: str, sources: Iterable[Path], build: Callable[[Path], None], version: str = "") -> Path:
    """Path of the compiled file of `sources`, built by `build(path)` when there is none yet.

    Written beside and moved into place, so that two processes that start at once both find a whole file. A folder that
    cannot be written falls back to the system's temporary folder.
    """
    own_name = file_name(name, sources, version)
    packaged = PACKAGE_FOLDER / own_name
    if packaged.exists():
        return packaged
    for folder in (cache_folder(), Path(tempfile.gettempdir()) / f"dateline-{os.getuid() if hasattr(os, 'getuid') else 0}"):
        target = folder / own_name
        if target.exists():
            return target
        try:
            return _build_into(target, build)
        except PermissionError:
            continue
    raise PermissionError(f"no folder to write {own_name} to; set DATELINE_CACHE to one you may write")


def _build_into(target: Path, build: Callable[[Path], None]) -> Path:
    target.parent.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(dir=target.parent) as folder:
        draft = Path(folder) / target.name
        build(draft)
        os.replace(draft, target)
    return target
