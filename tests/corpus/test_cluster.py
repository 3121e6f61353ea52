"""Talks understood on a Dask cluster."""

import gc
import json
import logging
import os
import signal
import socket
from pathlib import Path

import pytest

from kg import pipeline
from kg.corpus import cluster, stamp
from kg.errors import ClusterError
from kg.export import node_link

NAMES = [
    {"id": "geoffrey-hinton", "name": "Geoffrey Hinton", "type": "Person", "aliases": ["jeff hinton"]},
    {"id": "alexnet", "name": "AlexNet", "type": "Method"},
]


@pytest.fixture
def options(tmp_path) -> dict:
    """Return options that make do with a small catalog."""
    (tmp_path / "names.jsonl").write_text("\n".join(map(json.dumps, NAMES)), encoding="utf-8")
    return {"catalog_files": [tmp_path / "names.jsonl"], "builtin_catalog": False}


@pytest.fixture
def talks(tmp_path) -> list[Path]:
    """Return some talks."""
    paths = [tmp_path / f"{number}.txt" for number in range(6)]
    for path in paths:
        path.write_text(f"jeff hinton invented alexnet number {path.stem} you know\n" * 40, encoding="utf-8")
    return paths


@pytest.fixture
def workers():
    """Return a cluster of two processes."""
    import distributed

    with distributed.LocalCluster(n_workers=2, threads_per_worker=1, dashboard_address=None, silence_logs=50) as started:
        yield started


def rendered(built: pipeline.Built) -> str:
    """Return the graph file of a build."""
    return "".join(node_link.render(built.graph))


@pytest.mark.slow
@pytest.mark.filterwarnings("ignore::ResourceWarning", "ignore::DeprecationWarning")
def test_a_cluster_builds_the_same_graph(workers, talks, options):
    """The graph has the bytes that one process builds, and a worker that is killed on the way costs nothing but time."""
    import distributed

    with distributed.Client(workers, set_as_default=False) as client:
        first, _ = client.run(os.getpid).values()
    alone = rendered(pipeline.build(talks, **options))
    assert rendered(pipeline.build(talks, **options, cluster=workers.scheduler_address)) == alone

    def kill(done: pipeline.Done) -> None:
        if done.talks == 1:
            os.kill(first, signal.SIGKILL)

    assert rendered(pipeline.build(talks, **options, cluster=workers.scheduler_address, progress=kill)) == alone


@pytest.mark.slow
@pytest.mark.filterwarnings("ignore::ResourceWarning", "ignore::DeprecationWarning")
def test_another_kg_is_refused(workers, talks, options, monkeypatch):
    """Workers whose kg would understand in another way are named, with what differs, before any talk is sent."""
    ours = {**stamp.parts(), "weights": "others"}
    monkeypatch.setattr(stamp, "parts", lambda: ours)
    with pytest.raises(ClusterError, match=r"tcp://.*: the worker has weights [0-9a-f]{16} instead of others; install"):
        pipeline.build(talks, **options, cluster=workers.scheduler_address)


@pytest.mark.slow
@pytest.mark.filterwarnings("ignore::ResourceWarning", "ignore::DeprecationWarning")
def test_a_cluster_without_workers_is_told(talks, options, monkeypatch):
    """Who waits for workers that never come is told how to start one."""
    import distributed

    monkeypatch.setattr(cluster, "_PATIENCE", 1)
    with (
        distributed.LocalCluster(n_workers=0, dashboard_address=None, silence_logs=50) as empty,
        pytest.raises(ClusterError, match="no worker; start one with: dask worker"),
    ):
        pipeline.build(talks, **options, cluster=empty.scheduler_address)


@pytest.mark.slow
@pytest.mark.filterwarnings("ignore::ResourceWarning", "ignore::DeprecationWarning")
def test_a_cluster_that_goes_away_is_told(talks, options, monkeypatch):
    """One line of ours says so, and Dask's own log nothing; afterwards it logs as before."""
    import distributed

    monkeypatch.setattr(cluster, "_PATIENCE", 5)
    logger = logging.getLogger("distributed.client")
    level, logged = logger.level, []
    with distributed.LocalCluster(n_workers=1, threads_per_worker=1, dashboard_address=None, silence_logs=False) as lost:
        handler = logging.Handler()
        handler.emit = lambda record: logged.append(record.getMessage())
        logger.addHandler(handler)
        with pytest.raises(ClusterError, match="the cluster went away"):
            pipeline.build(talks, **options, cluster=lost.scheduler_address, progress=lambda done: done.talks == 1 and lost.close())
        logger.removeHandler(handler)
    assert (logged, logger.level) == ([], level)


@pytest.fixture
def silent():
    """Return the address of somebody who answers nothing."""
    with socket.create_server(("127.0.0.1", 0)) as server:
        yield f"tcp://127.0.0.1:{server.getsockname()[1]}"


@pytest.mark.parametrize("address", ["tcp://127.0.0.1:1", "silent"])
def test_no_cluster_is_told(talks, options, monkeypatch, request, address):
    """Where nobody answers, or somebody who is no scheduler, one line says so, and how to start one."""
    monkeypatch.setattr(cluster, "_PATIENCE", 1)
    place = request.getfixturevalue(address) if address == "silent" else address
    with pytest.raises(ClusterError, match=f"{place}: no Dask scheduler answers there; "):
        pipeline.build(talks, **options, cluster=place)


@pytest.mark.parametrize(
    ("address", "why"),
    [
        ("nonsense", "missing port"),
        ("tcp://", "missing port"),
        ("carrier://pigeon:1", "unknown address scheme"),
        ("tcp://localhost:99999", "Port out of range"),
        ("localhost:99999", "Port out of range"),
        ("tcp://localhost:abc", "Port could not be"),
        ("tls://localhost:8786", "TLS"),
    ],
)
def test_what_is_no_address_is_told(talks, options, capfd, address, why):
    """What cannot be the address of a scheduler is told at once, in one line of ours with why and what one looks like."""
    with pytest.raises(ClusterError, match=rf"^{address}: no address of a Dask scheduler \(.*{why}.*; give it as tcp://host:8786"):
        pipeline.build(talks, **options, cluster=address)
    gc.collect()
    assert capfd.readouterr().err == ""


@pytest.mark.slow
@pytest.mark.filterwarnings("ignore::ResourceWarning", "ignore::DeprecationWarning")
def test_a_worker_is_no_scheduler(workers, talks, options):
    """Who takes the address of a worker is told that it is one."""
    with pytest.raises(ClusterError, match=r"tcp://.*: no address of a Dask scheduler \(a Worker answers there\); "):
        pipeline.build(talks, **options, cluster=workers.workers[0].worker_address)
