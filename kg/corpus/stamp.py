"""What decides how a talk is understood, besides the talk and the catalog: code, weights and the libraries that reckon."""

import hashlib
from collections.abc import Iterator, Mapping
from functools import cache
from importlib.metadata import version
from pathlib import Path

from kg import understand

_HOUSE = Path(__file__).parent.parent
_DECIDES = ("understand", "catalog", "model.py", "ontology.py", "corpus/form.py")
_LIBRARIES = ("spacy", "numpy", "onnxruntime", "tokenizers", "rapidfuzz")


@cache
def parts() -> Mapping[str, str]:
    """Return a digest or version of each; where one differs, a talk may be understood in another way."""
    libraries = {name: version(name) for name in _LIBRARIES}
    return {"kg": _code_digest(), "weights": understand.weights_digest(), **libraries}


def _code_digest() -> str:
    """Digest the sources themselves: nobody can forget to raise a number. Names stand in the digest of the catalog."""
    digest = hashlib.sha256()
    for path in _sources():
        digest.update(f"{path.relative_to(_HOUSE).as_posix()}\n".encode() + path.read_bytes())
    return digest.hexdigest()[:16]


def _sources() -> Iterator[Path]:
    for name in _DECIDES:
        place = _HOUSE / name
        yield from sorted(path for path in place.rglob("*") if path.suffix in {".py", ".tsv"}) if place.is_dir() else [place]
