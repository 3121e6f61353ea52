"""What the tests of corrections share: two talks by hand, and what becomes of them."""

import json

import networkx as nx

from kg import graph
from kg.corrections import Replay
from kg.corrections.form import parse
from kg.model import Entity, Mention, Pieces, Relation, Transcript, Understanding
from kg.ontology import EntityType, How, Polarity, RelationType

LINES = (
    "elias discover wrote the alex ned paper",
    "ilya said that he uses dropout and apple",
    "apple is a fruit and he never used cuda",
    "the alex ned paper describes dropout",
)
TEXT = " ".join(LINES)
ILYA = Entity("ilya-sutskever", "Ilya Sutskever", EntityType.PERSON, ("Sutskever",))
ELIAS = Entity("elias-discover", "Elias Discover", EntityType.PERSON, known=False)
FIRST = Entity("ilya", "Ilya", EntityType.PERSON, known=False)
PAPER = Entity("alexnet-paper", "ImageNet classification", EntityType.PAPER, ("alex ned paper",))
DROPOUT = Entity("dropout", "Dropout", EntityType.METHOD)
APPLE = Entity("apple", "Apple", EntityType.ORGANIZATION)
CUDA = Entity("cuda", "CUDA", EntityType.METHOD)
CATALOG = {each.id: each for each in (ILYA, PAPER, DROPOUT, APPLE, CUDA)}


def transcript(id_: str = "talk") -> Transcript:
    """Return the talk, of four lines."""
    starts = [sum(len(line) + 1 for line in LINES[:number]) for number in range(len(LINES))]
    nothing = [None] * len(LINES)
    return Transcript(id_, TEXT, Pieces(starts, starts, range(1, len(LINES) + 1), nothing, nothing), LINES)


def mention(surface: str, entity: Entity, *, nth: int = 0, how: How = How.EXACT) -> Mention:
    """Return a mention by its words and which occurrence of them it is."""
    start = -1
    for _ in range(nth + 1):
        start = TEXT.index(surface, start + 1)
    return Mention(start, start + len(surface), surface, entity, how, 0.9)


def relation(subject: Mention, type_: RelationType, object_: Mention, polarity: Polarity = Polarity.ASSERTED) -> Relation:
    """Return a relation whose quote reaches from end to end."""
    return Relation(subject, type_, object_, polarity, 0.5, min(subject.start, object_.start), max(subject.end, object_.end))


HE = mention(" he uses", FIRST, how=How.PRONOUN)
HE = Mention(HE.start + 1, HE.start + 3, "he", FIRST, How.PRONOUN, 0.7)


def understood(id_: str = "talk") -> Understanding:
    """Return what a machine makes of the talk."""
    author, paper = mention("elias discover", ELIAS, how=How.UNKNOWN), mention("alex ned paper", PAPER)
    ilya, dropout, apple = mention("ilya", FIRST, how=How.UNKNOWN), mention("dropout", DROPOUT), mention("apple", APPLE)
    fruit, cuda = mention("apple", APPLE, nth=1), mention("cuda", CUDA)
    again, last = mention("alex ned paper", PAPER, nth=1), mention("dropout", DROPOUT, nth=1)
    told = (
        relation(author, RelationType.AUTHORED, paper),
        relation(HE, RelationType.USES, dropout),
        relation(HE, RelationType.DISCUSSES, apple),
        relation(last, RelationType.DESCRIBED_IN, again),
    )
    return Understanding(transcript(id_), (author, paper, ilya, dropout, apple, fruit, cuda, again, last), told)


def replay(toml: str, *talks: Understanding, catalog: dict[str, Entity] | None = None) -> tuple[nx.MultiDiGraph, list[str]]:
    """Return the graph of talks once corrections are followed, and what is said of those that do not apply."""
    following = Replay(parse(toml, "c.toml"), CATALOG if catalog is None else catalog)
    built, _ = graph.build([following(talk) for talk in talks or (understood(),)], catalog="digest")
    return built, list(following.notes())


def corrected(toml: str, *talks: Understanding) -> nx.MultiDiGraph:
    """Return the graph of talks once corrections are followed, all of which apply."""
    built, notes = replay(toml, *talks)
    assert notes == []
    return built


def table(kind: str, **said: str | int) -> str:
    """Return a correction as it stands in a file."""
    return f"\n[[{kind}]]\n" + "".join(f"{key} = {json.dumps(value)}\n" for key, value in said.items())
