"""A build that was stopped goes on where it was."""

import re
import resource
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

LINES = "jeff hinton wrote the dropout paper\nand dropout number {} was trained on imagenet\n"


@pytest.fixture
def command(tmp_path, names):
    """Return a function that gives the command which builds six talks into a folder."""
    for number in range(6):
        (tmp_path / f"talk-{number}.txt").write_text(LINES.format(number) * 200, encoding="utf-8")
    talks = sorted(map(str, tmp_path.glob("talk-*.txt")))
    options = ["--no-catalog", "--catalog", str(names), "--jobs", "2", "--quiet"]
    return lambda out: [sys.executable, "-m", "kg", "build", *talks, *options, "-o", str(tmp_path / out)]


def kept(folder: Path) -> dict[Path, int]:
    """Return what is kept of talks, by inode: what is written anew has another."""
    return {path: path.stat().st_ino for path in (folder / ".kg" / "understood").glob("*.json")}


def files(folder: Path) -> dict[str, bytes]:
    """Return what a build has written."""
    return {str(path.relative_to(folder)): path.read_bytes() for path in folder.rglob("*") if path.is_file() and path.suffix != ".tmp"}


@pytest.mark.slow
@pytest.mark.parametrize(("talks", "how"), [(1, signal.SIGKILL), (4, signal.SIGKILL), (2, signal.SIGINT), (6, signal.SIGKILL)])
def test_a_build_that_was_stopped_goes_on(command, tmp_path, talks, how):
    """What was understood before is not understood again, and the result has the bytes of an undisturbed build."""
    subprocess.run(command("whole"), check=True, capture_output=True)
    with subprocess.Popen(command("stopped"), stdout=subprocess.DEVNULL, stderr=subprocess.PIPE) as process:
        while len(kept(tmp_path / "stopped")) < talks:
            time.sleep(0.01)
        process.send_signal(how)
        assert b"Traceback" not in process.stderr.read()  # when it is killed, Python's own keeper of semaphores says so
    before = kept(tmp_path / "stopped")
    subprocess.run(command("stopped"), check=True, capture_output=True)
    assert before.items() <= kept(tmp_path / "stopped").items()
    assert files(tmp_path / "stopped") == files(tmp_path / "whole")


@pytest.mark.slow
def test_a_full_disk_loses_nothing(command, tmp_path):
    """Where a file cannot be written to its end, one line says so; what was understood stays, and with room the build is done."""
    subprocess.run(command("whole"), check=True, capture_output=True)
    largest = max(map(len, files(tmp_path / "whole").values()))

    def narrow() -> None:
        resource.setrlimit(resource.RLIMIT_FSIZE, (largest - 1, resource.RLIM_INFINITY))

    done = subprocess.run(command("full"), capture_output=True, text=True, check=False, preexec_fn=narrow)
    assert done.returncode == 1
    assert re.fullmatch(r"Error: .*; .*\n", done.stderr)
    before = kept(tmp_path / "full")
    assert len(before) == 6
    subprocess.run(command("full"), check=True, capture_output=True)
    assert kept(tmp_path / "full") == before
    assert files(tmp_path / "full") == files(tmp_path / "whole")
