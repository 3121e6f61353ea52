"""What decides how a talk is understood, and how a graph is written."""

import ast
import sys
from pathlib import Path

import pytest

from kg.corpus import stamp

HOUSE = Path(stamp.__file__).parent.parent


def test_every_source_that_decides_counts():
    """All code and tables of understanding, and of how names are compared, stand in the digest."""
    sources = {path.relative_to(HOUSE).as_posix() for path in stamp._sources()}
    assert {
        "understand/linker.py",
        "understand/letters.tsv",
        "catalog/fold.py",
        "catalog/words.tsv",
        "model.py",
        "corpus/form.py",
    } <= sources
    assert {path.suffix for path in (HOUSE / "understand").iterdir() if path.is_file()} == {".py", ".tsv"}


def test_a_changed_source_is_another_stamp(tmp_path, monkeypatch):
    """One letter more, or another name, changes the digest."""
    monkeypatch.setattr(stamp, "_HOUSE", tmp_path)
    monkeypatch.setattr(stamp, "_DECIDES", ("understand",))
    (tmp_path / "understand").mkdir()
    source = tmp_path / "understand" / "a.py"
    digests = set()
    for text in ("x = 1\n", "x = 2\n"):
        source.write_text(text)
        digests.add(stamp._code_digest(stamp._sources()))
    source.rename(source.with_name("b.py"))
    digests.add(stamp._code_digest(stamp._sources()))
    assert len(digests) == 3


def test_parts_name_weights_and_libraries():
    """Weights and the libraries that reckon are told apart, so that a difference can be named."""
    assert {"kg", "weights", "numpy", "onnxruntime", "spacy"} <= set(stamp.parts())


def test_the_whole_is_all_code():
    """What joins and writes graphs counts as well, whatever language it is in."""
    assert {path.suffix for path in HOUSE.rglob("*") if path.is_file() and "__pycache__" not in path.parts} - stamp._CODE == {
        ".json", ".jsonl", ".md", ".npz", ".onnx",
    }  # fmt: skip
    assert {*stamp.parts()} < {*stamp.whole()}


UNHEARD = {"kg", "distributed", "thinc", "tomlkit"}
"""What has no say in it: it hands talks out, has types alone, or writes down what people put right."""


@pytest.mark.parametrize(
    ("rooms", "told"),
    [(["understand"], stamp.parts), (["catalog", "read", "identity", "corrections", "graph", "corpus", "export"], stamp.whole)],
)
def test_every_library_that_decides_counts(rooms, told):
    """What the code imports that understands talks, and that joins and writes graphs, is told with its version."""
    files = [path for room in rooms for path in (HOUSE / room).rglob("*.py")]
    nodes = [node for path in files for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))]
    names = {node.module or "" for node in nodes if isinstance(node, ast.ImportFrom)}
    names |= {each.name for node in nodes if isinstance(node, ast.Import) for each in node.names}
    assert {name.split(".")[0] for name in names} - sys.stdlib_module_names - UNHEARD <= {*told()}


def test_a_library_that_is_not_installed_is_told_to_be_none(monkeypatch):
    """Who has no rdflib builds graphs all the same, and others once it is there."""
    monkeypatch.setattr(stamp, "_WRITERS", ("rdflib", "no-such-library"))
    told = stamp.whole.__wrapped__()
    assert told["no-such-library"] == "none" != told["rdflib"]
