"""The graph as RDF: in schema.org's terms where it has them, and in ours (`urn:talkgraph:vocabulary:`) throughout.

A triple asserts, so only what a talk asserts is one by itself. Every relation is described as well, with its polarity,
confidence and evidence: it is an `rdf:Statement`, and each piece of evidence is a quotation of a talk. Not told: the text of
the talks.
"""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal
from typing import TYPE_CHECKING, Any
from urllib.parse import quote

from rdflib import RDF, SDO, Graph, Literal, Namespace, URIRef

from kg.export.columns import plain
from kg.ontology import EntityType, Polarity, RelationType

if TYPE_CHECKING:
    import networkx as nx

BASE = "urn:talkgraph:"
KG = Namespace(f"{BASE}vocabulary:")
PREFIXES = {"rdf": RDF, "schema": SDO, "kg": KG, **{name: Namespace(f"{BASE}{name}:") for name in ("thing", "talk", "relation")}}

TYPES: Mapping[EntityType, URIRef] = {
    EntityType.PERSON: SDO.Person,
    EntityType.PAPER: SDO.CreativeWork,  # not always a scholarly article: books and posts count as well
    EntityType.METHOD: SDO.DefinedTerm,
    EntityType.DATASET: SDO.Dataset,
    EntityType.ORGANIZATION: SDO.Organization,
    EntityType.FIELD: SDO.DefinedTerm,
    EntityType.CONCEPT: SDO.DefinedTerm,
}
FORWARD: Mapping[RelationType, URIRef] = {
    RelationType.DESCRIBED_IN: SDO.subjectOf,
    RelationType.AFFILIATED_WITH: SDO.affiliation,
    RelationType.PART_OF: SDO.isPartOf,
}
BACKWARD: Mapping[RelationType, URIRef] = {  # schema.org says these of the object
    RelationType.AUTHORED: SDO.author,
    RelationType.INTRODUCED: SDO.creator,
    RelationType.FOUNDED: SDO.founder,
}


def triples(graph: nx.MultiDiGraph) -> Graph:
    """Return the graph as triples."""
    rdf = Graph(bind_namespaces="none")
    for prefix, namespace in PREFIXES.items():
        rdf.bind(prefix, namespace)
    for source in graph.graph["sources"]:
        _add_talk(rdf, source)
    for node, data in graph.nodes(data=True):
        _add_thing(rdf, _iri("thing", node), data)
    for source, target, key, data in graph.edges(keys=True, data=True):
        _add_relation(rdf, _iri("thing", source), _iri("thing", target), _iri("relation", key), data)
    return rdf


def _iri(kind: str, name: str) -> URIRef:
    return URIRef(f"{BASE}{kind}:{quote(plain(name), safe=':')}")


def _describe(rdf: Graph, subject: URIRef, types: tuple[URIRef, ...], said: Mapping[URIRef, Any]) -> None:
    """Say of which types a subject is, and what is said of it: of a list each item; of nulls and empty texts, nothing."""
    for type_ in types:
        rdf.add((subject, RDF.type, type_))
    for predicate, value in said.items():
        for item in value if isinstance(value, list) else [value]:
            if (term := _term(item)) is not None:
                rdf.add((subject, predicate, term))


def _term(value: URIRef | str | bool | float | None) -> URIRef | Literal | None:
    if isinstance(value, URIRef):
        return value
    if isinstance(value, str):
        return Literal(text) if (text := plain(value)) else None
    if value is None:
        return None
    return Literal(Decimal(str(value))) if isinstance(value, float) else Literal(value)


def _add_talk(rdf: Graph, source: Mapping[str, Any]) -> None:
    said = {
        SDO.name: source["title"],
        SDO.datePublished: source["date"],
        SDO.url: source["url"],
        SDO.contributor: source["people"],
        KG.lines: source["lines"],
        KG.words: source["words"],
    }
    _describe(rdf, _iri("talk", source["id"]), (KG.Talk, SDO.CreativeWork), said)


def _add_thing(rdf: Graph, thing: URIRef, data: Mapping[str, Any]) -> None:
    own = {KG[name]: data[name] for name in ("known", "corrected", "salience", "confidence")}
    mentions = [URIRef(f"{thing}#{number}") for number, _ in enumerate(data["mentions"], start=1)]
    said = {SDO.name: data["name"], SDO.alternateName: data["aliases"], **own, KG.mention: mentions}
    _describe(rdf, thing, (KG[data["type"]], TYPES[data["type"]]), said)
    for mention, record in zip(mentions, data["mentions"], strict=True):
        talk = _iri("talk", record["source"])
        rdf.add((talk, SDO.mentions, thing))
        _describe(rdf, mention, (KG.Mention,), {SDO.isPartOf: talk} | {KG[name]: record[name] for name in record if name != "source"})


def _add_relation(rdf: Graph, subject: URIRef, object_: URIRef, relation: URIRef, data: Mapping[str, Any]) -> None:
    kind = RelationType(data["type"])
    if data["polarity"] == Polarity.ASSERTED:
        rdf.add((subject, KG[kind], object_))
        if kind in FORWARD:
            rdf.add((subject, FORWARD[kind], object_))
        if kind in BACKWARD:
            rdf.add((object_, BACKWARD[kind], subject))
    pieces = [URIRef(f"{relation}#{number}") for number, _ in enumerate(data["evidence"], start=1)]
    ends = {RDF.subject: subject, RDF.predicate: KG[kind], RDF.object: object_}
    about = {KG[name]: data.get(name) for name in ("polarity", "confidence", "corrected")} | {KG.evidence: pieces}
    _describe(rdf, relation, (KG.Relation, RDF.Statement), ends | about)
    for piece, record in zip(pieces, data["evidence"], strict=True):
        _describe(rdf, piece, (KG.Evidence, SDO.Quotation), _quoted(record))


def _quoted(record: Mapping[str, Any]) -> Mapping[URIRef, Any]:
    """Return what is said of a piece of evidence."""
    said = {SDO.text: record["quote"], SDO.isPartOf: _iri("talk", record["source"]), SDO.url: record["url"]}
    own = {KG[name]: record[name] for name in ("line", "lineEnd", "start", "end", "seconds")}
    ends = {KG[f"{end}{name.title()}"]: value for end in ("subject", "object") for name, value in record[end].items()}
    return said | own | ends
