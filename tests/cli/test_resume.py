"""A build that was stopped goes on where it was."""

import json
import re
import resource
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from tests.cli.conftest import NAMES

LINES = "jeff hinton wrote the dropout paper\nand dropout number {} was trained on imagenet\n"


@pytest.fixture(scope="module")
def command(tmp_path_factory):
    """Return a function that gives the command which builds six talks into a folder."""
    place = tmp_path_factory.mktemp("talks")
    (place / "names.jsonl").write_text("\n".join(map(json.dumps, NAMES)), encoding="utf-8")
    for number in range(6):
        (place / f"talk-{number}.txt").write_text(LINES.format(number) * 60, encoding="utf-8")
    talks = sorted(map(str, place.glob("talk-*.txt")))
    options = ["--no-catalog", "--catalog", str(place / "names.jsonl"), "--jobs", "2", "--quiet"]
    return lambda out: [sys.executable, "-m", "kg", "build", *talks, *options, "-o", str(out)]


@pytest.fixture(scope="module")
def undisturbed(command, tmp_path_factory):
    """Return what a build writes that nothing stops."""
    folder = tmp_path_factory.mktemp("whole")
    subprocess.run(command(folder), check=True, capture_output=True)
    return files(folder)


def kept(folder: Path) -> dict[Path, int]:
    """Return what is kept of talks, by inode: what is written anew has another."""
    return {path: path.stat().st_ino for path in (folder / ".kg" / "understood").glob("*.json")}


def files(folder: Path) -> dict[str, bytes]:
    """Return what a build has written."""
    return {str(path.relative_to(folder)): path.read_bytes() for path in folder.rglob("*") if path.is_file() and path.suffix != ".tmp"}


@pytest.mark.slow
@pytest.mark.parametrize(("talks", "how"), [(1, signal.SIGKILL), (4, signal.SIGKILL), (2, signal.SIGINT), (6, signal.SIGKILL)])
def test_a_build_that_was_stopped_goes_on(command, undisturbed, tmp_path, talks, how):
    """What was understood before is not understood again, and the result has the bytes of an undisturbed build."""
    with subprocess.Popen(command(tmp_path), stdout=subprocess.DEVNULL, stderr=subprocess.PIPE) as process:
        while len(kept(tmp_path)) < talks and process.poll() is None:
            time.sleep(0.01)
        process.send_signal(how)
        assert b"Traceback" not in process.stderr.read()  # when it is killed, Python's own keeper of semaphores says so
    before = kept(tmp_path)
    assert len(before) >= talks
    subprocess.run(command(tmp_path), check=True, capture_output=True)
    assert before.items() <= kept(tmp_path).items()
    assert files(tmp_path) == undisturbed


@pytest.mark.slow
def test_it_is_said_what_control_c_leaves(command, tmp_path):
    """Upon Ctrl-C one line says how many talks need not be understood again; --quiet leaves it out, as the test above has it."""
    loud = [word for word in command(tmp_path) if word != "--quiet"]
    with subprocess.Popen(loud, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, text=True) as process:
        while len(kept(tmp_path)) < 2 and process.poll() is None:
            time.sleep(0.01)
        process.send_signal(signal.SIGINT)
        said = process.stderr.read()
    assert process.returncode == 130
    assert re.fullmatch(r"stopped; [1-6] of 6 talks (is|are) kept, the same command goes on from there\n", said.lstrip())


@pytest.mark.slow
def test_a_full_disk_loses_nothing(command, undisturbed, tmp_path):
    """Where a file cannot be written to its end, one line says so; what was understood stays, and with room the build is done."""
    largest = max(map(len, undisturbed.values()))

    def narrow() -> None:
        resource.setrlimit(resource.RLIMIT_FSIZE, (largest - 1, resource.RLIM_INFINITY))

    done = subprocess.run(command(tmp_path), capture_output=True, text=True, check=False, preexec_fn=narrow)
    assert done.returncode == 1
    assert re.fullmatch(r"Error: .*; .*\n", done.stderr)
    before = kept(tmp_path)
    assert len(before) == 6
    subprocess.run(command(tmp_path), check=True, capture_output=True)
    assert kept(tmp_path) == before
    assert files(tmp_path) == undisturbed
