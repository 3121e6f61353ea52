"""Understand talks on a Dask cluster. Talks are read here and sent, so its machines need kg and nothing of our disk."""

import logging
from asyncio import wait_for
from collections.abc import Callable, Iterator, Mapping
from concurrent.futures import CancelledError
from contextlib import contextmanager, suppress
from functools import partial
from secrets import token_hex
from threading import Lock
from typing import cast
from urllib.parse import urlsplit

from distributed import Client, Future, KilledWorker, Security, Worker, WorkerPlugin, get_worker
from distributed.comm.core import connect
from distributed.core import send_recv
from distributed.utils import LoopRunner

from kg.corpus import stamp
from kg.corpus.crew import Crew
from kg.errors import ClusterError
from kg.model import Transcript

Work = Callable[[Transcript], str]

_PATIENCE = 30
"""Seconds to wait for the scheduler, and then for a first worker."""

_PER_THREAD = 4
_FEWEST = 16


class Hand(WorkerPlugin):
    """Do the work on a worker of the cluster, one talk at a time; every worker that joins is given one."""

    def __init__(self, work: Work, parts: Mapping[str, str]) -> None:
        """Hold what the work is, and by what code and weights it is to be done."""
        self.name = f"kg-{token_hex(8)}"
        self._work, self._parts = work, dict(parts)

    def setup(self, worker: Worker) -> None:
        """Get ready on a worker."""
        self._place, self._lock = worker.address, Lock()

    def __call__(self, transcript: Transcript) -> str:
        """Return what the talk says, encoded.

        Raises:
            ClusterError: Another kg is installed here.
        """
        _demand_same(self._parts, stamp.parts(), self._place)
        with self._lock:  # the pipeline is one, however many threads the worker has
            return self._work(transcript)


@contextmanager
def on_cluster(work: Work, address: str) -> Iterator[Crew]:
    """Give a crew of all workers that the cluster has or gets.

    Raises:
        ClusterError: There is no such cluster, it has no worker, or one with another kg.
    """
    with _silent(), _connected(address) as client:
        hand = Hand(work, stamp.parts())
        client.register_plugin(hand)
        try:
            yield Crew(partial(_submit, client, hand.name), max(_FEWEST, _PER_THREAD * sum(client.nthreads().values())))
        finally:
            with suppress(OSError):  # the scheduler may be gone
                client.unregister_worker_plugin(hand.name)


@contextmanager
def _silent() -> Iterator[None]:
    """Hold back what Dask logs of a scheduler that is gone, tracebacks and all: our own errors tell it."""
    logger = logging.getLogger("distributed.client")
    before = logger.level
    logger.setLevel(logging.CRITICAL)
    try:
        yield
    finally:
        logger.setLevel(before)


@contextmanager
def _connected(address: str) -> Iterator[Client]:
    with _client(address) as client:
        _demand_workers(client, address)
        yield client


def _client(address: str) -> Client:
    """Return a client of the scheduler at an address, if one is there: else a Client prints tracebacks, or waits without end."""
    try:
        _demand_port(address)
        found = LoopRunner().run_sync(wait_for, _asked_what_it_is(address), _PATIENCE)
        if found != "Scheduler":
            raise ValueError(f"a {found} answers there")
        return Client(address, timeout=_PATIENCE, set_as_default=False)
    except OSError as error:
        raise ClusterError(f"{address}: no Dask scheduler answers there; start one with: dask scheduler") from error
    except Exception as error:  # each protocol has errors of its own
        remedy = "give it as tcp://host:8786, or with tls:// and Dask's settings for that"
        raise ClusterError(f"{address}: no address of a Dask scheduler ({error}); {remedy}") from error


def _demand_port(address: str) -> None:
    """Refuse a port that is none, which Dask tries until its time is up."""
    _ = urlsplit(address if "://" in address else f"//{address}").port


async def _asked_what_it_is(address: str) -> str:
    comm = await connect(address, timeout=_PATIENCE, **Security().get_connection_args("client"))
    try:
        return str((await send_recv(comm, op="identity"))["type"])
    finally:
        await comm.close()


def _demand_workers(client: Client, address: str) -> None:
    try:
        client.wait_for_workers(1, timeout=_PATIENCE)
        found = client.run(stamp.parts)
    except TimeoutError as error:
        raise ClusterError(f"{address}: the cluster has no worker; start one with: dask worker {address} --nthreads 1") from error
    except ImportError as error:
        raise ClusterError(f"{address}: a worker cannot import what kg needs ({error}); install kg where the workers run") from error
    for place, parts in found.items():
        _demand_same(stamp.parts(), parts, place)


def _demand_same(ours: Mapping[str, str], theirs: Mapping[str, str], place: str) -> None:
    differing = [f"{name} {theirs.get(name)} instead of {ours[name]}" for name in ours if theirs.get(name) != ours[name]]
    if differing:
        raise ClusterError(f"{place}: the worker has {', '.join(differing)}; install the same kg and the same requirements.lock there")


def _submit(client: Client, name: str, transcript: Transcript) -> Callable[[], str]:
    return partial(_result, client.submit(_do, name, transcript, pure=False))


def _result(future: Future[str]) -> str:
    try:
        return future.result()
    except KilledWorker as error:
        raise ClusterError(f"a talk ended every worker that took it ({error}); give the workers more memory") from error
    except (CancelledError, OSError) as error:
        raise ClusterError(f"the cluster went away ({error}); build again to go on") from error


def _do(name: str, transcript: Transcript) -> str:
    return cast(Hand, get_worker().plugins[name])(transcript)
