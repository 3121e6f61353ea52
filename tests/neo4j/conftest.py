"""Graphs that the tests of Neo4j share."""

from copy import deepcopy

import networkx as nx
import pytest

from kg.export import node_link

HOSTILE = [
    "O'Reilly'}) DETACH DELETE n //",
    "\\u0027 \\ \\\\ \\n",
    "semi;colon, \"double\", 'single', `tick`",
    "two\nlines\r\nand\ta tab",
    "nul\x00 bell\x07 escape\x1b",
    "half \ud800 a pair, no character \uffff",
    "right \u202eto left\u202c שלום 😀 \u2028 \ufeff",
    "x" * 10_000,
    "",
]
SAID = {
    "one": [("ada", "USES", "engine", "ada used the engine"), ("ada", "INTRODUCED", "program", "ada wrote the first program")],
    "two": [("ada", "USES", "engine", "the engine that ada worked with"), ("bob", "CRITICIZES", "engine", "bob never liked the engine")],
    "three": [("bob", "USES", "program", "bob ran the program")],
}
TYPES = {"ada": "Person", "bob": "Person", "engine": "Method", "program": "Method"}


def _mention(talk: str, name: str, line: int) -> dict:
    return {"source": talk, "line": line, "start": 10 * line, "seconds": None, "surface": name, "how": "exact", "score": 1.0}


def _evidence(talk: str, line: int, subject: str, object_: str, quote: str) -> dict:
    return {
        "source": talk, "line": line, "lineEnd": line, "start": 10 * line, "end": 10 * line + len(quote),
        "seconds": None, "url": None, "quote": quote,
        "subject": {"surface": subject, "start": 10 * line, "how": "exact"},
        "object": {"surface": object_, "start": 10 * line + 5, "how": "exact"},
    }  # fmt: skip


def graph_of(*talks: str) -> nx.MultiDiGraph:
    """Return the graph of some of the talks in `SAID`, in the order of a build."""
    graph = nx.MultiDiGraph(sources=[], kgVersion="0.1.0", catalog="0123456789abcdef", weights=None)
    mentions: dict[str, list[dict]] = {}
    edges: dict[tuple[str, str, str], list[dict]] = {}
    for talk in talks:
        graph.graph["sources"].append({
            "id": talk, "title": f"Talk {talk}", "date": None, "url": None, "people": ["Ada"],
            "lines": 9, "words": 40, "text": ["a line"] * 9,
        })  # fmt: skip
        for line, (subject, kind, object_, quote) in enumerate(SAID[talk], start=1):
            for name in (subject, object_):
                mentions.setdefault(name, []).append(_mention(talk, name, line))
            edges.setdefault((subject, kind, object_), []).append(_evidence(talk, line, subject, object_, quote))
    for name in sorted(mentions):
        graph.add_node(
            name,
            name=name.title(),
            type=TYPES[name],
            aliases=[],
            known=True,
            corrected=None,
            salience=0.5,
            confidence=1.0,
            mentions=mentions[name],
        )
    for subject, kind, object_ in sorted(edges):
        graph.add_edge(
            subject,
            object_,
            f"{subject}:{kind}:{object_}",
            type=kind,
            polarity="asserted",
            confidence=0.8,
            evidence=edges[subject, kind, object_],
        )
    return graph


def rendered(graph: nx.MultiDiGraph) -> str:
    """Return the graph file."""
    return "".join(node_link.render(graph))


@pytest.fixture
def odd_graph(sample_graph: nx.MultiDiGraph) -> nx.MultiDiGraph:
    """Return a graph with what properties cannot hold as it is: in names, numbers, order, and attributes of others."""
    graph = deepcopy(sample_graph)
    plain = graph.nodes["dropout"]
    edge = graph.edges["dropout", "alexnet-paper", "dropout:DESCRIBED_IN:alexnet-paper:negated"]
    for number, text in enumerate(HOSTILE):
        mentions = [{**plain["mentions"][0], "surface": text, "seconds": number}, {**plain["mentions"][0], "seconds": -1}]
        graph.add_node(f"odd {number}", **{**plain, "name": text, "aliases": [text, ""], "corrected": text, "mentions": mentions})
        evidence = {
            **edge["evidence"][0],
            "quote": text,
            "url": text,
            "note": text,
            "subject": {"how": "exact", "start": 1, "surface": text},
        }
        graph.add_edge(
            f"odd {number}",
            "dropout",
            f"key {number}",
            **{**edge, "type": "USES", "confidence": 1, "evidence": [evidence, *edge["evidence"]]},
        )
    graph.add_edge("dropout", "geoffrey-hinton", "odd:1", **{**edge, "type": "CAUSES"})
    graph.add_edge("dropout", "geoffrey-hinton", "odd:0", **{**edge, "type": "CAUSES"})
    graph.graph["sources"] += [
        {**graph.graph["sources"][0], "id": "a talk; it's", "title": None, "extra": {"b": 1, "a": [None, 1.0]}, "text": []}
    ]
    del graph.graph["sources"][0]["text"]
    mention = plain["mentions"][0]
    plain["mentions"] = [{**mention, "source": talk} for talk in ("talk", "a talk; it's", "talk", "a talk; it's")]
    plain.update(rank=0.5, rest="theirs", known=False)
    graph.graph.update(made="by hand", id=7)
    return graph
