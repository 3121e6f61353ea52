"""A graph against the text of its talks."""

from collections.abc import Callable

import networkx as nx
import pytest

from kg.evaluate import audit
from kg.model import Transcript
from kg.read import read
from tests.conftest import LINES

AUTHORED = ("geoffrey-hinton", "alexnet-paper", "geoffrey-hinton:AUTHORED:alexnet-paper")
DESCRIBED = ("dropout", "alexnet-paper", "dropout:DESCRIBED_IN:alexnet-paper:negated")


@pytest.fixture
def graph(sample_graph) -> nx.MultiDiGraph:
    """Return the small graph, in which all stands in the talk."""
    return sample_graph


@pytest.fixture
def talk(tmp_path) -> Transcript:
    """Return the talk of the small graph."""
    path = tmp_path / "talk.txt"
    path.write_text("\n".join(LINES), encoding="utf-8")
    return read(path)


def failing(graph: nx.MultiDiGraph, talk: Transcript) -> list[tuple[str, str]]:
    """Return what fails, of what and why."""
    return [(each.of, each.reason) for each in audit(graph, {talk.id: talk}).failing]


def test_what_stands_in_the_talk_is_counted(graph, talk):
    """All mentions and quotes are looked at, and nothing fails that stands there."""
    found = audit(graph, {"talk": talk})
    assert (found.things, found.mentions, found.relations, found.quotes, found.failing) == (4, 4, 3, 3, ())


def _mention(**change: object) -> Callable[[nx.MultiDiGraph], None]:
    return lambda graph: graph.nodes["dropout"]["mentions"][0].update(change)


def _evidence(edge: tuple[str, str, str], **change: object) -> Callable[[nx.MultiDiGraph], None]:
    return lambda graph: graph.edges[edge]["evidence"][0].update(change)


def _end(end: str, **change: object) -> Callable[[nx.MultiDiGraph], None]:
    return lambda graph: graph.edges[AUTHORED]["evidence"][0][end].update(change)


def _turned(graph: nx.MultiDiGraph) -> None:
    data = graph.edges[AUTHORED]
    graph.remove_edge(*AUTHORED)
    graph.add_edge("alexnet-paper", "geoffrey-hinton", "turned", **data)


HINTON = "Geoffrey Hinton AUTHORED ImageNet classification with deep convolutional neural networks"
DROPOUT = "Dropout DESCRIBED_IN ImageNet classification with deep convolutional neural networks"


@pytest.mark.parametrize(
    ("change", "of", "reason"),
    [
        (_mention(surface="drop out"), "Dropout", "the words do not stand there"),
        (_mention(start=109), "Dropout", "the words do not stand there"),
        (_mention(start=9999), "Dropout", "the words do not stand there"),
        (_mention(surface=""), "Dropout", "the words do not stand there"),
        (_mention(line=2), "Dropout", "it is line 3"),
        (_evidence(AUTHORED, quote="jeff hinton of the famous alex ned paper"), HINTON, "the quote does not stand there"),
        (_evidence(AUTHORED, end=94), HINTON, "it ends at 93"),
        (_evidence(DESCRIBED, lineEnd=2), DROPOUT, "its lines are 2 to 3"),
        (_end("subject", start=39, surface="alex kaczowski"), HINTON, "the words of the subject do not stand in the quote"),
        (_end("object", start=66, surface="of the famed"), HINTON, "the words of the object are no mention of it"),
    ],
)  # fmt: skip
def test_what_does_not_stand_there_is_told(graph, talk, change, of, reason):
    """Words, offset, line and end of a mention or quote must be those of the talk, and the words of an end a mention of it in the quote."""
    change(graph)
    assert (of, reason) in failing(graph, talk)


def test_who_is_meant_by_a_pronoun_is_taken_as_said(graph, talk):
    """Words that stand for a name must stand in the quote; no mention has them."""
    _end("subject", start=66, surface="of", how="pronoun")(graph)
    assert failing(graph, talk) == []


def test_a_relation_must_fit_its_ends(graph, talk):
    """A relation that its types cannot have is told, whatever its quote."""
    _turned(graph)
    assert "AUTHORED does not join Paper and Person" in [reason for _, reason in failing(graph, talk)]


def test_another_talk_does_not_pass_for_it(graph, talk, tmp_path):
    """A talk that was changed is told, and one that is not given; the only one is meant, whatever it is called."""
    changed = tmp_path / "other.txt"
    changed.write_text("\n".join([*LINES[:2], "it does use dropout"]), encoding="utf-8")
    assert failing(graph, read(changed))[0] == ("A talk", "the text in the graph is not that of the talk")
    told = audit(graph, {"one": talk, "two": talk}).failing
    assert [each.reason for each in told] == ["the talk is not given, so nothing of it is checked"]
