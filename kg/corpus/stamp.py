"""What decides how a talk is understood and how a graph is written, besides the talk and the catalog: code, weights, libraries."""

import hashlib
from collections.abc import Iterable, Iterator, Mapping
from functools import cache
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path

from kg import understand

_HOUSE = Path(__file__).parent.parent
_DECIDES = ("understand", "catalog", "model.py", "ontology.py", "corpus/form.py")
_LIBRARIES = ("spacy", "numpy", "onnxruntime", "tokenizers", "rapidfuzz")
_WRITERS = ("networkx", "pyvis", "jinja2", "markupsafe", "msgspec", "rdflib")
_CODE = {".py", ".tsv", ".js", ".css", ".j2"}


@cache
def parts() -> Mapping[str, str]:
    """Return a digest or version of each; where one differs, a talk may be understood in another way."""
    libraries = {name: version(name) for name in _LIBRARIES}
    return {"kg": _code_digest(_sources()), "weights": understand.weights_digest(), **libraries}


@cache
def whole() -> Mapping[str, str]:
    """Return `parts`, and a digest or version of each that decides how graphs are joined and written."""
    code = (path for path in sorted(_HOUSE.rglob("*")) if path.suffix in _CODE)
    return {**parts(), "all of kg": _code_digest(code), **{name: _version(name) for name in _WRITERS}}


def _version(library: str) -> str:
    """Return the version of a library that need not be installed."""
    try:
        return version(library)
    except PackageNotFoundError:
        return "none"


def _code_digest(sources: Iterable[Path]) -> str:
    """Digest the sources themselves: nobody can forget to raise a number. Names stand in the digest of the catalog."""
    digest = hashlib.sha256()
    for path in sources:
        digest.update(f"{path.relative_to(_HOUSE).as_posix()}\n".encode() + path.read_bytes())
    return digest.hexdigest()[:16]


def _sources() -> Iterator[Path]:
    for name in _DECIDES:
        place = _HOUSE / name
        yield from sorted(path for path in place.rglob("*") if path.suffix in {".py", ".tsv"}) if place.is_dir() else [place]
