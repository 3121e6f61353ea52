"""Understand talks one after the other, or in several processes; what comes out is the same."""

import os
import signal
from collections.abc import Generator, Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from contextlib import contextmanager
from multiprocessing import get_context, parent_process
from threading import Thread
from typing import TYPE_CHECKING

from kg import understand
from kg.catalog import Catalog
from kg.errors import KgError
from kg.model import Transcript, Understanding

if TYPE_CHECKING:
    from spacy.language import Language

_nlp: "Language | None" = None  # a worker process loads its pipeline once


def understand_all(catalog: Catalog, transcripts: Sequence[Transcript], *, jobs: int) -> Generator[Understanding, None, None]:
    """Yield what each talk says, in the order given.

    Raises:
        KgError: A process was ended from outside.
    """
    if min(jobs, len(transcripts)) > 1:
        yield from _in_processes(catalog, transcripts, min(jobs, len(transcripts)))
    else:
        nlp = understand.load(catalog)
        for transcript in transcripts:
            yield understand.understand(nlp, transcript)


def _in_processes(catalog: Catalog, transcripts: Sequence[Transcript], jobs: int) -> Iterator[Understanding]:
    pool = ProcessPoolExecutor(jobs, get_context("spawn"), _start, (catalog,))
    try:
        with _deaf():  # the processes that start here inherit it: Ctrl-C is for this process alone, which ends them
            waiting = [pool.submit(_work, transcript) for transcript in transcripts][::-1]
        while waiting:
            yield waiting.pop().result()
    except BrokenProcessPool as error:
        raise KgError("a process was ended from outside, as when memory runs out; use fewer jobs") from error
    finally:
        _end(pool)


@contextmanager
def _deaf() -> Iterator[None]:
    """Hold Ctrl-C back until the end, where the system can."""
    if not hasattr(signal, "pthread_sigmask"):
        yield
        return
    before = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)


def _end(pool: ProcessPoolExecutor) -> None:
    """End every process at once: either all talks are understood, or nobody listens any more."""
    with _deaf():
        for process in list(pool._processes.values()):
            process.terminate()
        pool._result_queue._writer.close()  # type: ignore[attr-defined]  # else half a result, its writer gone, would be waited for
        pool.shutdown(wait=False)


def _start(catalog: Catalog) -> None:
    global _nlp
    Thread(target=_end_with_parent, daemon=True).start()
    _nlp = understand.load(catalog)


def _end_with_parent() -> None:
    parent = parent_process()
    if parent is not None:
        parent.join()
        os._exit(1)


def _work(transcript: Transcript) -> Understanding:
    if _nlp is None:
        raise RuntimeError("a worker was not started by _start")
    return understand.understand(_nlp, transcript)
