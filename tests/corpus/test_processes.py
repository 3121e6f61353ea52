"""Work in several processes."""

import os
import signal
import subprocess
import sys
import time

import psutil
import pytest

from kg.corpus import processes
from kg.errors import KgError


def test_a_process_that_is_killed_is_told():
    """When a worker ends from outside, as when memory runs out, one line says what to do."""
    with processes.in_processes(os._exit, 2) as submit:
        wait = submit(1)
        with pytest.raises(KgError, match="fewer jobs"):
            wait()
        with pytest.raises(KgError, match="fewer jobs"):
            submit(1)


def test_who_stops_listening_ends_the_work():
    """Leaving before all is done leaves no process at work."""
    with processes.in_processes(time.sleep, 2) as submit:
        submit(0)()
        submit(600)
        children = [child for child in psutil.Process().children() if "spawn_main" in " ".join(child.cmdline())]
    assert children
    assert _all_end(children)


def test_no_work_starts_no_process():
    """A process starts when there is something for it to do."""
    before = psutil.Process().children()
    with processes.in_processes(time.sleep, 2):
        assert psutil.Process().children() == before


@pytest.fixture
def build(tmp_path):
    """Return a build in two processes that has started both."""
    for name in ("one", "two"):
        (tmp_path / f"{name}.txt").write_text("well hello there and so on\n" * 20_000, encoding="utf-8")
    program = [sys.executable, "-m", "kg", "build", str(tmp_path), "-j", "2", "-o", str(tmp_path / "out")]
    with subprocess.Popen(program, stdout=subprocess.PIPE, stderr=subprocess.PIPE, start_new_session=True) as process:
        while len(_children(process)) < 3:  # the third keeps the books for the two
            time.sleep(0.02)
        yield process
        process.kill()


@pytest.mark.slow
@pytest.mark.parametrize("patience", [0, 1.5], ids=["starting", "at work"])
def test_control_c_ends_every_process(build, patience):
    """Ctrl-C, which a terminal sends to all processes, ends them with 130, and the first of them alone says so."""
    children = _children(build)
    time.sleep(patience)
    os.killpg(build.pid, signal.SIGINT)
    assert build.communicate(timeout=60) == (b"", b"stopped before a talk was understood; nothing is kept yet\n")
    assert build.returncode == 130
    assert _all_end(children)


@pytest.mark.slow
def test_no_process_outlives_the_program(build):
    """When the program is killed, its processes end too."""
    children = _children(build)
    build.kill()
    assert _all_end(children)


def _children(process):
    return psutil.Process(process.pid).children()


def _all_end(processes):
    """Wait a minute at most for all of them to end; whether somebody takes note of it is not theirs to say."""
    for _ in range(3000):
        if not any(map(_runs, processes)):
            return True
        time.sleep(0.02)
    return False


def _runs(process):
    try:
        return process.status() != psutil.STATUS_ZOMBIE
    except psutil.NoSuchProcess:
        return False
