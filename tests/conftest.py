"""Values that several tests share."""

import networkx as nx
import pytest
from hypothesis import settings

settings.register_profile("untimed", deadline=None)  # how long an example takes says how busy the machine is
settings.load_profile("untimed")

LINES = ["you were one of the three authors with alex kaczowski", "jeff hinton of the famed alex ned paper", "it does not use dropout"]
PAPER = "ImageNet classification with deep convolutional neural networks"


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
        "lines": 3, "words": 22, "text": LINES,
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
    third = _evidence(2, 3, 79, 117, quote[79:117], ("alex ned paper", 79, "sound"), ("dropout", 110, "exact"))
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
