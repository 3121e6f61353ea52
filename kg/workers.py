"""Understand talks one after the other, or in several processes; what comes out is the same."""

import signal
from collections.abc import Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from multiprocessing import get_context
from typing import TYPE_CHECKING

from kg import understand
from kg.catalog import Catalog
from kg.errors import KgError
from kg.model import Transcript, Understanding

if TYPE_CHECKING:
    from spacy.language import Language

_nlp: "Language | None" = None  # a worker process loads its pipeline once


def understand_all(catalog: Catalog, transcripts: Sequence[Transcript], *, jobs: int) -> Iterator[Understanding]:
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
    with ProcessPoolExecutor(jobs, get_context("spawn"), _start, (catalog,)) as pool:
        try:
            yield from pool.map(_work, transcripts)
        except BrokenProcessPool as error:
            raise KgError("a process was ended from outside, as when memory runs out; use fewer jobs") from error
        finally:
            pool.shutdown(wait=False, cancel_futures=True)  # whoever stops listening wants no more talks understood


def _start(catalog: Catalog) -> None:
    global _nlp
    signal.signal(signal.SIGINT, signal.SIG_DFL)  # Ctrl-C ends a worker at once, without a traceback
    _nlp = understand.load(catalog)


def _work(transcript: Transcript) -> Understanding:
    if _nlp is None:
        raise RuntimeError("a worker was not started by _start")
    return understand.understand(_nlp, transcript)
