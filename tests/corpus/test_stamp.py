"""What decides how a talk is understood."""

from pathlib import Path

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
