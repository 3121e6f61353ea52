"""Understand talks in several processes of this machine."""

import os
import signal
from collections.abc import Callable, Iterator
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from contextlib import contextmanager
from functools import partial
from multiprocessing import get_context, parent_process
from threading import Thread, current_thread, main_thread

from kg.errors import KgError
from kg.model import Transcript

Work = Callable[[Transcript], str]

_PATIENCE = 5.0
"""Seconds to wait for the thread that looks after the processes, once they are ended."""

_work: Work | None = None  # a worker process is told once what its work is


@contextmanager
def in_processes(work: Work, jobs: int) -> Iterator[Callable[[Transcript], Callable[[], str]]]:
    """Give a function that takes a talk and returns one that waits for the work on it; processes start when there is some."""
    pool = ProcessPoolExecutor(jobs, get_context("spawn"), _start, (work,))
    try:
        yield partial(_submit, pool)
    finally:
        _end(pool)


def _submit(pool: ProcessPoolExecutor, transcript: Transcript) -> Callable[[], str]:
    try:
        with _deaf():  # the processes that start here inherit it: Ctrl-C is for this process alone, which ends them
            return partial(_result, pool.submit(_do, transcript))
    except BrokenProcessPool as error:
        raise _ended() from error


def _result(future: Future[str]) -> str:
    try:
        return future.result()
    except BrokenProcessPool as error:
        raise _ended() from error


def _ended() -> KgError:
    return KgError("a process was ended from outside, as when memory runs out; use fewer jobs")


@contextmanager
def _deaf() -> Iterator[None]:
    """Hold Ctrl-C back until the end, where the system can."""
    if not hasattr(signal, "pthread_sigmask"):
        yield
        return
    heard: list[int] = []  # by another thread, which the mask of this one does not keep from it
    main = current_thread() is main_thread()
    handler = signal.signal(signal.SIGINT, lambda number, _: heard.append(number)) if main else None
    before = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})
    try:
        yield
    finally:
        if main:
            signal.signal(signal.SIGINT, handler)
        signal.pthread_sigmask(signal.SIG_SETMASK, before)
        if heard:
            signal.raise_signal(signal.SIGINT)


def _end(pool: ProcessPoolExecutor) -> None:
    """End every process at once: either all talks are understood, or nobody listens any more."""
    manager = pool._executor_manager_thread
    with _deaf():
        for process in list(pool._processes.values()):
            process.terminate()
        pool._result_queue._writer.close()  # type: ignore[attr-defined]  # else half a result, its writer gone, would be waited for
        pool.shutdown(wait=False)
        if manager is not None:
            manager.join(_PATIENCE)  # type: ignore[attr-defined]  # else it closes a pipe while the interpreter, which ends, writes to it


def _start(work: Work) -> None:
    global _work
    Thread(target=_end_with_parent, daemon=True).start()
    _work = work


def _end_with_parent() -> None:
    parent = parent_process()
    if parent is not None:
        parent.join()
        os._exit(1)


def _do(transcript: Transcript) -> str:
    if _work is None:
        raise RuntimeError("a worker was not started by _start")
    return _work(transcript)
