"""`kg check`."""

import json
from pathlib import Path

import pytest

from tests.cli.conftest import CAPTIONS

WORD_BY_WORD = "WEBVTT\n\n" + "".join(
    f"00:00:0{number}.000 --> 00:00:0{number + 1}.000\n{line}\n\n" for number, line in enumerate(CAPTIONS.splitlines(), start=1)
)
WHISPER = {"segments": [{"start": float(at), "end": at + 1.0, "text": line} for at, line in enumerate(CAPTIONS.splitlines())]}


@pytest.mark.parametrize("written", [CAPTIONS, WORD_BY_WORD, json.dumps(WHISPER)], ids=["captions", "vtt", "json"])
def test_what_kg_builds_stands_in_the_talk(kg_run, built, talk, tmp_path, written):
    """All of a graph stands in its talk, whatever the form of the file."""
    talk.write_text(written, encoding="utf-8")
    assert built().exit_code == 0
    done = kg_run("check", tmp_path / "out", talk)
    assert (done.exit_code, done.stderr) == (0, "")
    assert done.stdout.startswith("All stand in the talks: 4 things with ")


def test_what_is_no_transcript_is_skipped(kg_run, talk, names, tmp_path):
    """What kg build takes is taken here, and what lies there besides, or does not lie there, is said; alone, it is an error."""
    mix = tmp_path / "mix"
    mix.mkdir()
    talk.rename(mix / "talk.txt")
    (mix / "conf.json").write_text('{"colour": "red"}', encoding="utf-8")
    (mix / "picture.png").write_bytes(b"\x89PNG")
    kg_run("build", mix, "--no-catalog", "--catalog", names, "-o", tmp_path / "out")
    done = kg_run("check", tmp_path / "out", mix, tmp_path / "missing.txt")
    assert (done.exit_code, done.stdout[:27]) == (0, "All stand in the talks: 4 t")
    said, absent, skipped = done.stderr.splitlines()
    assert said == f"{mix}: skipped what is no transcript by its name: 1 × .png"
    assert absent == f"Skipped: {tmp_path / 'missing.txt'}: no such file; check the name"
    assert skipped.startswith(f"Skipped: {mix / 'conf.json'}: JSON without a transcript")
    (mix / "talk.txt").unlink()
    done = kg_run("check", tmp_path / "out", mix)
    assert (done.exit_code, done.stderr.splitlines()[-1][:7]) == (1, "Error: ")


def test_what_fails_is_listed(kg_run, built, talk, tmp_path):
    """What does not stand in the talk is listed with its place, and the exit code is 1; as JSON as well."""
    built()
    path = tmp_path / "out" / "graph.json"
    path.write_text(path.read_text(encoding="utf-8").replace('"surface": "imagenet"', '"surface": "imagined"'), encoding="utf-8")
    said, told = (kg_run("check", path, talk, *options) for options in ((), ("--json",)))
    assert (said.exit_code, told.exit_code) == (1, 1)
    assert "ImageNet\ttalk\t2\timagined\tthe words do not stand there" in said.stdout
    assert {"of": "ImageNet", "talk": "talk", "line": 2, "words": "imagined", "reason": "the words do not stand there"} in json.loads(
        told.stdout
    )["failing"]


def test_a_long_list_is_cut(kg_run, graph_path, tmp_path):
    """No more is listed than --limit says; how much more there is, is told."""
    other = tmp_path / "other.txt"
    other.write_text("nothing of the kind is said here\n", encoding="utf-8")
    done = kg_run("check", graph_path, other, "--limit", "2")
    assert (done.exit_code, done.stderr) == (1, "6 more; --limit lists more, --json all\n")
    assert done.stdout.startswith("8 faults in 4 things with 4 mentions, 3 relations with 3 quotes\n")


def test_a_talk_that_cannot_be_read_is_told(kg_run, graph_path):
    """It is no fault of the graph."""
    done = kg_run("check", graph_path, Path("none.txt"))
    assert (done.exit_code, done.stderr) == (1, "Error: none.txt: no such file; check the name\n")
