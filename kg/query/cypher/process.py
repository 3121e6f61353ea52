"""The engine as it is reached from here: in a process of its own, which is ended where a question does not end."""

import json
import os
import subprocess
import sys
import time
from importlib.util import find_spec
from pathlib import Path
from threading import Timer
from typing import Any

from kg import errors
from kg.errors import QueryError

GRACE = 1.0
"""Seconds that the engine gets to give up by itself before it is ended."""

Reply = dict[str, Any]


class Engine:
    """Run statements on a graph file; what ended is started anew for the next statement."""

    def __init__(self, path: Path) -> None:
        """Start the process, and wait until the graph is open.

        Raises:
            KgError: The graph cannot be read, or its database cannot be kept.
        """
        self._path = path
        self._process: subprocess.Popen[str] | None = self._started()

    def run(self, text: str, seconds: float) -> Reply:
        """Return the reply to a statement.

        Raises:
            TimeoutError: There is none within the time.
            QueryError: The engine broke off.
        """
        process = self._process = self._process or self._started()
        started, timer = time.monotonic(), Timer(seconds + GRACE, process.kill)
        timer.start()
        try:
            return _asked(process, {"text": text, "seconds": seconds})
        except BaseException as error:
            self.close()  # upon Ctrl-C as well: this reply is not one to the next statement
            if isinstance(error, QueryError) and time.monotonic() - started > seconds:
                raise TimeoutError from error
            raise
        finally:
            timer.cancel()

    def close(self) -> None:
        """End the process."""
        if self._process is not None:
            _end(self._process)
            self._process = None

    def _started(self) -> "subprocess.Popen[str]":
        command = [sys.executable, "-P", "-m", "kg.query.cypher.child", str(self._path)]
        places = os.pathsep.join(map(os.path.abspath, sys.path))  # what is found here is found there
        process = subprocess.Popen(
            command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, env=os.environ | {"PYTHONPATH": places},
            encoding="ascii", process_group=0,  # Ctrl-C is for this process alone, which ends the other
        )  # fmt: skip
        try:
            reply = _next(process)
            if "error" in reply:
                raise getattr(errors, reply["error"])(reply["message"])
        except BaseException:
            _end(process)
            raise
        return process


def demand_library() -> None:
    """Demand that the engine is installed.

    Raises:
        QueryError: It is not.
    """
    if not find_spec("ladybug"):
        raise QueryError("ladybug is not installed, which runs Cypher; pip install ladybug")


def _asked(process: "subprocess.Popen[str]", question: Reply) -> Reply:
    assert process.stdin is not None
    try:
        process.stdin.write(json.dumps(question) + "\n")
        process.stdin.flush()
    except OSError:  # it is over, as the next line, which does not come, tells
        pass
    return _next(process)


def _next(process: "subprocess.Popen[str]") -> Reply:
    """Return what the process says next.

    Raises:
        QueryError: It ended.
    """
    assert process.stdout is not None
    line = process.stdout.readline()
    if not line.endswith("\n"):
        raise QueryError("the engine broke off, as when memory runs out; ask for less (LIMIT, shorter paths), or in another way")
    reply: Reply = json.loads(line)
    return reply


def _end(process: "subprocess.Popen[str]") -> None:
    process.kill()
    process.communicate()
