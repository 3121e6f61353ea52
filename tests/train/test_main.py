"""The table of what `make train` does."""

import ast
import subprocess
import sys
import tarfile
from collections.abc import Iterator
from pathlib import Path

import pytest

from train import unpack
from train.__main__ import stages

ROOT = Path(__file__).parents[2]
WRITTEN_BY_HAND = {"README.md", "taught.json"}
STAGES = {stage.name: stage for stage in stages(Path("shared"), Path("build"), Path("kg/weights"))}


def of_train(module: Path) -> Iterator[Path]:
    """Yield a module of train, and all modules of train that it imports, and so on."""
    yield module
    for node in ast.walk(ast.parse((ROOT / module).read_text(encoding="utf-8"))):
        if isinstance(node, ast.ImportFrom) and (node.module or "").split(".")[0] == "train":
            for name in (node.module, *(f"{node.module}.{alias.name}" for alias in node.names)):
                path = Path(f"{name.replace('.', '/')}.py")
                if path != module and (ROOT / path).exists():
                    yield from of_train(path)


def test_everything_that_is_learned_is_made():
    """Every file of kg/weights comes from one stage, but for those that are written by hand."""
    files = [name for stage in STAGES.values() if stage.folder == Path("kg/weights") for name in stage.files]
    assert sorted(files) == sorted({path.name for path in (ROOT / "kg" / "weights").iterdir()} - WRITTEN_BY_HAND)


@pytest.mark.parametrize("name", STAGES)
def test_a_stage_names_its_program(name):
    """All modules of train that decide what a stage writes are named, so that it is done again when they change."""
    stage = STAGES[name]
    file = Path(f"{stage.module.replace('.', '/')}.py")
    run = set(of_train(file if (ROOT / file).exists() else file.with_suffix("") / "__main__.py"))
    assert {module for module in run if not {module, *module.parents} & set(stage.program)} == set()
    assert [path for path in stage.program if not (ROOT / path).exists()] == []


def test_a_stage_reads_what_is_given_or_was_made_before():
    """What a stage reads comes from beside the checkout, from the checkout, or from an earlier stage."""
    made: set[Path] = set()
    for stage in STAGES.values():
        for path in stage.reads:
            assert {path, *path.parents} & {*made, Path("shared")} or (ROOT / path).exists(), (stage.name, path)
        made.update(stage.writes())


@pytest.mark.parametrize("talk", ["silver86", "bengio4"])
def test_talks_kept_for_scoring_teach_nothing(talk):
    """No stage reads a talk that is kept for scoring."""
    assert not any(talk in path.name for stage in STAGES.values() for path in stage.reads)


@pytest.mark.slow
def test_missing_data_is_told_in_one_line(tmp_path):
    """Without the data, `make train` says what is not there and ends with 1."""
    command = [sys.executable, "-m", "train", str(tmp_path / "shared"), str(tmp_path / "build"), str(tmp_path / "weights")]
    ended = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    archive = tmp_path / "shared" / "data" / "changelog-transcripts.tar.xz"
    assert (ended.returncode, ended.stdout) == (1, "")
    assert ended.stderr == f"Error: {archive}: not there, and transcripts needs it; train/README.md says where it comes from\n"


def test_an_archive_is_unpacked(tmp_path):
    """Every file lies below the folder as it lay in the archive."""
    (tmp_path / "episode.md").write_text("**Ann:** Hello.", encoding="utf-8")
    with tarfile.open(tmp_path / "talks.tar.xz", "w:xz") as packed:
        packed.add(tmp_path / "episode.md", "show/episode.md")
    unpack.main(tmp_path / "talks.tar.xz", tmp_path / "out")
    assert (tmp_path / "out" / "show" / "episode.md").read_text(encoding="utf-8") == "**Ann:** Hello."
