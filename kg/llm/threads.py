"""Do several things at a time, each of which may take minutes, in threads that nobody waits for upon Ctrl-C."""

from collections.abc import Callable, Sequence
from concurrent.futures import FIRST_EXCEPTION, Future, wait
from queue import Empty, SimpleQueue
from threading import Thread
from typing import Any, TypeVar

Given = TypeVar("Given")
Made = TypeVar("Made")


def together(do: Callable[[Given], Made], given: Sequence[Given], jobs: int) -> list[Made]:
    """Return what is made of each thing given, so many at a time.

    The threads of a `ThreadPoolExecutor` are waited for when the program ends; these are not. Where one thing fails, no
    further one is begun, and those that are under way are finished: what they cost is spent.
    """
    futures: list[Future[Made]] = [Future() for _ in given]
    waiting: SimpleQueue[tuple[Future[Made], Given]] = SimpleQueue()
    for each in zip(futures, given, strict=True):
        waiting.put(each)
    threads = [Thread(target=_work, args=(do, waiting), daemon=True) for _ in range(min(jobs, len(given)))]
    for thread in threads:
        thread.start()
    try:
        wait(futures, return_when=FIRST_EXCEPTION)
    finally:
        for future in futures:
            future.cancel()
    for thread in threads:
        thread.join()
    return [future.result() for future in futures if not future.cancelled()]  # where some were, one of the others raises


def _work(do: Callable[[Any], Any], waiting: "SimpleQueue[tuple[Future[Any], Any]]") -> None:
    """Do what waits until nothing does."""
    while True:
        try:
            future, given = waiting.get_nowait()
        except Empty:
            return
        if future.set_running_or_notify_cancel():
            try:
                future.set_result(do(given))
            except BaseException as error:  # it is raised where the result is asked for
                future.set_exception(error)
