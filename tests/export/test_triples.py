from collections.abc import Callable
from copy import deepcopy
from decimal import Decimal
from typing import Any

import networkx as nx
import pytest
from rdflib import RDF, SDO, Graph, Literal, URIRef
from rdflib.term import Node

from kg.export.columns import plain
from kg.export.triples import KG, PREFIXES, TYPES, triples
from kg.ontology import EntityType

GraphOf = Callable[[str], nx.MultiDiGraph]
ALEX, PAPER, DROPOUT = (PREFIXES["thing"][name] for name in ("alex-krizhevsky", "alexnet-paper", "dropout"))
TALK = PREFIXES["talk"]["talk"]
WHO_WROTE_WHAT = """
SELECT ?who ?what ?words ?line WHERE {
  ?paper schema:author/schema:name ?who ; schema:name ?what .
  ?relation rdf:object ?paper ; rdf:predicate kg:AUTHORED ; rdf:subject/schema:name ?who ; kg:evidence ?piece .
  ?piece schema:text ?words ; kg:line ?line .
} ORDER BY ?who
"""


def said_in_ours(rdf: Graph, subject: Node) -> dict[str, Any]:
    return {predicate.removeprefix(KG): value.toPython() for predicate, value in rdf.predicate_objects(subject) if predicate.startswith(KG)}


def test_a_question_is_answered_with_evidence(sample_graph: nx.MultiDiGraph) -> None:
    """SPARQL finds who wrote what, in schema.org's terms, and the very words and their line."""
    rows = [tuple(map(str, row)) for row in triples(sample_graph).query(WHO_WROTE_WHAT, initNs=PREFIXES)]
    title = sample_graph.nodes["alexnet-paper"]["name"]
    first, second = (data["evidence"][0]["quote"] for *_, data in [*sample_graph.edges(data=True)][:2])
    assert rows == [("Alex Krizhevsky", title, first, "1"), ("Geoffrey Hinton", title, second, "2")]


def test_only_what_is_asserted_is_a_triple(sample_graph: nx.MultiDiGraph) -> None:
    """What a talk denies is described, with its polarity, and not asserted in any terms."""
    rdf = triples(sample_graph)
    assert (ALEX, KG.AUTHORED, PAPER) in rdf
    assert (PAPER, SDO.author, ALEX) in rdf
    assert not {KG.DESCRIBED_IN, SDO.subjectOf} & set(rdf.predicates(DROPOUT, PAPER))
    (relation,) = rdf.subjects(RDF.predicate, KG.DESCRIBED_IN)
    assert (rdf.value(relation, RDF.subject), rdf.value(relation, RDF.object)) == (DROPOUT, PAPER)
    assert rdf.value(relation, KG.polarity) == Literal("negated")


def test_a_thing_and_its_mentions(sample_graph: nx.MultiDiGraph) -> None:
    """A thing has types, name, aliases and figures, and each mention its place; a null is not said."""
    rdf = triples(sample_graph)
    assert set(rdf.objects(ALEX, RDF.type)) == {KG.Person, SDO.Person}
    assert {str(name) for name in rdf.objects(ALEX, SDO.alternateName)} == {"Krizhevsky"}
    assert rdf.value(ALEX, KG.salience) == Literal(Decimal("0.41"))
    assert rdf.value(ALEX, KG.known) == Literal(True)
    assert rdf.value(ALEX, KG.corrected) is None
    (mention,) = rdf.objects(ALEX, KG.mention)
    assert said_in_ours(rdf, mention) == {
        "line": 1, "start": 39, "surface": "alex kaczowski", "how": "sound", "score": Decimal("0.93"),
    }  # fmt: skip
    assert (TALK, SDO.mentions, ALEX) in rdf


def test_a_piece_of_evidence_is_whole(sample_graph: nx.MultiDiGraph) -> None:
    """A piece of evidence is a quotation of its talk, with every place and both ends."""
    rdf = triples(sample_graph)
    (piece,) = rdf.objects(PREFIXES["relation"]["geoffrey-hinton:AUTHORED:alexnet-paper"], KG.evidence)
    assert {KG.Evidence, SDO.Quotation} == set(rdf.objects(piece, RDF.type))
    assert rdf.value(piece, SDO.isPartOf) == TALK
    assert said_in_ours(rdf, piece) == {
        "line": 2, "lineEnd": 2, "start": 54, "end": 93, "subjectSurface": "jeff hinton", "subjectStart": 54, "subjectHow": "alias",
        "objectSurface": "alex ned paper", "objectStart": 79, "objectHow": "sound",
    }  # fmt: skip


def test_the_talk(sample_graph: nx.MultiDiGraph) -> None:
    """A talk has its title, date and people; its text is left out."""
    rdf = triples(sample_graph)
    said = {predicate: value.toPython() for predicate, value in rdf.predicate_objects(TALK) if isinstance(value, Literal)}
    assert said == {
        SDO.name: "A talk", SDO.datePublished: "2020-05-08", SDO.contributor: "Ilya Sutskever", KG.lines: 3, KG.words: 22,
    }  # fmt: skip


def test_every_type_has_a_term() -> None:
    """Each type of thing is of a type of schema.org's."""
    assert set(TYPES) == set(EntityType)


@pytest.mark.parametrize("name", ["a b", "<a>", "a#1", "ü/../?", "%20", '"', "half \ud800 a pair"])
def test_any_id_is_an_iri(sample_graph: nx.MultiDiGraph, name: str) -> None:
    """Ids with odd letters are masked, each in its own way."""
    sample_graph.add_node(name, **sample_graph.nodes["dropout"])
    things = {iri for iri in triples(sample_graph).subjects(SDO.name) if iri.startswith(PREFIXES["thing"])}
    assert len(things) == 5
    assert all(URIRef(iri).n3() == f"<{iri}>" and iri.isascii() for iri in things)


def test_hostile_text_survives(named_graph: GraphOf, hostile: str) -> None:
    """Any text is a literal, without what a database refuses; where nothing is left, nothing is said."""
    name = triples(named_graph(hostile)).value(DROPOUT, SDO.name)
    assert name == (Literal(plain(hostile)) if plain(hostile) else None)


def test_the_graph_is_not_changed(sample_graph: nx.MultiDiGraph) -> None:
    """To make triples leaves the graph as it is."""
    before = deepcopy(sample_graph)
    triples(sample_graph)
    assert nx.utils.graphs_equal(before, sample_graph)
