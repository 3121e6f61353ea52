"""Values that several tests share."""

import os
import signal
from collections.abc import Iterator
from pathlib import Path

import networkx as nx
import pytest
from hypothesis import settings

from kg.neo4j import connection
from tests.neo4j.database import Database
from tests.neo4j.server import Server, UnavailableError, free_port, running

settings.register_profile("untimed", deadline=None)  # how long an example takes says how busy the machine is
settings.load_profile("untimed")

signal.signal(signal.SIGINT, signal.default_int_handler)  # tests that run in the background ignore it, and what they start would, too

LINES = ["you were one of the three authors with alex kaczowski", "jeff hinton of the famed alex ned paper", "it does not use dropout"]
PAPER = "ImageNet classification with deep convolutional neural networks"
SUITE = Path(__file__).parent / "suite"
DRAWN = {  # by the name of the captions: things (id, name, type, line, confidence), then relations with their quotes
    "quills": (
        [
            ("mira-tolvanen", "Mira Tolvanen", "Person", 1, 0.9),
            ("quill-network", "Quill network", "Method", 2, 0.7),
            ("quill-paper", "Quills that learn", "Paper", 3, 0.5),
            ("ornithology", "Ornithology", "Field", 2, 0.9),
        ],
        [
            ("mira-tolvanen", "AUTHORED", "quill-paper", 0.95, [("who told of them in quills that learn", "who", "quills that learn")]),
            ("mira-tolvanen", "INTRODUCED", "quill-network", 0.55, [("mira tolvanen who brought quill networks", "who", "quill networks")]),
            (  # of the two quotes the second lacks an end; nor does the gold relate the two
                "quill-network", "PART_OF", "ornithology", 0.25,
                [("quill networks to ornithology", "quill networks", "ornithology"), ("the quill net learned", "quill net", "ornithology")],
            ),
        ],
    ),
    "lanterns": (
        [
            ("nora-vale", "Nora Vale", "Person", 1, 0.9),
            ("lantern-net", "Lantern net", "Method", 1, 0.8),
            ("harbour-sights", "Harbour Sights", "Dataset", 2, 0.4),  # misheard
            ("pier-nine", "Pier Nine", "Organization", 4, 0.6),
            ("tomas-reed", "Tomas Reed", "Person", 5, 0.9),  # behind the lines that the gold was read on
            ("slow-water", "Slow Water", "Paper", 6, 0.9),
        ],
        [
            ("nora-vale", "INTRODUCED", "lantern-net", 0.75, [("nora vale built the lantern net", "nora vale", "lantern net")]),
            ("nora-vale", "AFFILIATED_WITH", "pier-nine", 0.85, [("nora vale works at pier nine", "nora vale", "pier nine")]),
            ("lantern-net", "TRAINED_ON", "harbour-sights", 0.65, [("trained it on harbor lights", "it", "harbor light")]),  # half a word
            ("tomas-reed", "AUTHORED", "slow-water", 0.15, [("tomas reed wrote about it", "tomas reed", "slow water")]),
        ],
    ),
}  # fmt: skip


def _mention(line: int, start: int, surface: str, how: str, score: float) -> dict:
    return {"source": "talk", "line": line, "start": start, "seconds": None, "surface": surface, "how": how, "score": score}


def _node(name: str, kind: str, salience: float, *mentions: dict, known: bool = True, aliases: tuple[str, ...] = ()) -> dict:
    return {
        "name": name, "type": kind, "aliases": list(aliases), "known": known, "corrected": None,
        "salience": salience, "confidence": max(m["score"] for m in mentions), "mentions": list(mentions),
    }  # fmt: skip


def _evidence(line: int, end_line: int, start: int, end: int, quote: str, subject: tuple, object_: tuple) -> dict:
    ends = [dict(zip(("surface", "start", "how"), each, strict=True)) for each in (subject, object_)]
    return {
        "source": "talk", "line": line, "lineEnd": end_line, "start": start, "end": end, "seconds": None, "url": None,
        "quote": quote, "subject": ends[0], "object": ends[1],
    }  # fmt: skip


@pytest.fixture
def sample_graph() -> nx.MultiDiGraph:
    """Return a small graph in the form of `kg.graph`: four nodes, three edges, one talk of three lines."""
    graph = nx.MultiDiGraph()
    source = {
        "id": "talk", "title": "A talk", "date": "2020-05-08", "url": None, "people": ["Ilya Sutskever"],
        "lines": 3, "words": 22, "text": [*LINES],
    }  # fmt: skip
    graph.graph.update(sources=[source], kgVersion="0.1.0", catalog="0123456789abcdef", weights=None)
    graph.add_node(
        "alex-krizhevsky",
        **_node("Alex Krizhevsky", "Person", 0.41, _mention(1, 39, "alex kaczowski", "sound", 0.93), aliases=("Krizhevsky",)),
    )
    graph.add_node("geoffrey-hinton", **_node("Geoffrey Hinton", "Person", 0.4, _mention(2, 54, "jeff hinton", "alias", 1.0)))
    graph.add_node(
        "alexnet-paper",
        **_node(PAPER, "Paper", 0.5, _mention(2, 79, "alex ned paper", "sound", 0.9)),
    )
    graph.add_node("dropout", **_node("Dropout", "Method", 0.1, _mention(3, 110, "dropout", "exact", 1.0)))
    text = "\n".join(LINES)
    quote = text.replace("\n", " ")
    first = _evidence(1, 2, 0, 93, quote[:93], ("alex kaczowski", 39, "sound"), ("alex ned paper", 79, "sound"))
    second = _evidence(2, 2, 54, 93, quote[54:93], ("jeff hinton", 54, "alias"), ("alex ned paper", 79, "sound"))
    third = _evidence(2, 3, 79, 117, quote[79:117], ("dropout", 110, "exact"), ("alex ned paper", 79, "sound"))
    for source_id, target, kind, polarity, confidence, evidence in [
        ("alex-krizhevsky", "alexnet-paper", "AUTHORED", "asserted", 0.91, first),
        ("geoffrey-hinton", "alexnet-paper", "AUTHORED", "asserted", 0.95, second),
        ("dropout", "alexnet-paper", "DESCRIBED_IN", "negated", 0.5, third),
    ]:
        suffix = "" if polarity == "asserted" else f":{polarity}"
        graph.add_edge(
            source_id, target, key=f"{source_id}:{kind}:{target}{suffix}",
            type=kind, polarity=polarity, confidence=confidence, evidence=[evidence],
        )  # fmt: skip
    return graph


@pytest.fixture
def monologue(sample_graph) -> str:
    """Put a long quote into the sample graph, whose ends stand far apart, and return how it is read."""
    edge = sample_graph.edges["geoffrey-hinton", "alexnet-paper", "geoffrey-hinton:AUTHORED:alexnet-paper"]
    quote = f"jeff hinton {'and so on ' * 20}wrote the alex ned paper"
    edge["evidence"][0].update(quote=quote, object={**edge["evidence"][0]["object"], "start": 54 + quote.index("alex ned")})
    return "jeff hinton and so on and so on and so … and so on and so on wrote the alex ned paper"


def _drawn(nodes: list[tuple], edges: list[tuple]) -> nx.MultiDiGraph:
    graph = nx.MultiDiGraph(sources=[{"id": "talk"}])
    for node, name, kind, line, confidence in nodes:
        graph.add_node(node, **_node(name, kind, 0.5, _mention(line, 0, name, "exact", confidence)))
    for source, kind, target, confidence, quotes in edges:
        line = graph.nodes[target]["mentions"][0]["line"]
        evidence = [_evidence(line, line, 0, 0, quote, (subject, 0, "exact"), (object_, 0, "exact")) for quote, subject, object_ in quotes]
        graph.add_edge(
            source, target, f"{source}:{kind}:{target}", type=kind, polarity="asserted", confidence=confidence, evidence=evidence
        )
    return graph


@pytest.fixture
def drawn() -> dict[str, nx.MultiDiGraph]:
    """Return faulty graphs of the two talks in the suite, by the name of their captions."""
    return {name: _drawn(*parts) for name, parts in DRAWN.items()}


@pytest.fixture
def suite() -> Path:
    """Return a folder of two talks with gold graphs; one was read on its first four lines."""
    return SUITE


@pytest.fixture(scope="session")
def neo4j_server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    """Start one Neo4j server for all tests; where there can be none, skip, but fail where one was promised."""
    try:
        with running(tmp_path_factory.mktemp("neo4j"), port=free_port(), password="of-the-tests") as server:
            yield server
    except UnavailableError as error:
        if os.environ.get("CI"):
            pytest.fail(str(error))
        pytest.skip(str(error))


@pytest.fixture(scope="session")
def _database(neo4j_server: Server) -> Iterator[Database]:
    with Database.of(neo4j_server) as database:
        yield database


@pytest.fixture
def database(_database: Database, monkeypatch: pytest.MonkeyPatch) -> Database:
    """Return a database of a real server, without a node in it; `kg load` and `kg pull` find it by the variables of the environment."""
    _database.clear()
    for name, value in _database.variables.items():
        monkeypatch.setenv(name, value)
    for patience in ("CONNECTING", "ANSWERING", "RETRYING"):
        monkeypatch.setattr(connection, patience, 60)  # it is there, however busy the machine is
    return _database
