"""`kg show`: what is in a graph, in the terminal."""

from collections import Counter
from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Annotated, Any

import typer

from kg.cli import console
from kg.cli.arguments import GraphPath, one_of, open_graph
from kg.cli.options import MinConfidence
from kg.ontology import EntityType, Polarity

if TYPE_CHECKING:
    import networkx as nx


def show(
    graph: GraphPath,
    limit: Annotated[int, typer.Option("--limit", "-n", min=1, metavar="N", help="How many things, and how many relations, to list.")] = 20,
    type_: Annotated[
        EntityType | None,
        typer.Option(
            "--type", "-t", metavar="TYPE", **one_of(EntityType), help=f"List these alone, and their relations: {', '.join(EntityType)}."
        ),
    ] = None,
    min_confidence: MinConfidence = 0.0,
) -> None:
    """Show what is in a graph.

    That is its talks, its most salient things, and how they relate: with the words that say so, and where they stand.

    \b
    Example:
      kg show output
      kg show output/graph.json --type Paper --limit 50
      kg show output --limit 1000 --min-confidence 0.3
    """
    opened = open_graph(graph)
    console.table("Talks", ("id", "title", "date", "lines", "words"), _talks(opened))
    console.table("Types", ("type", "count"), _types(opened))
    console.table("Most salient", ("name", "type", "mentions", "salience", "heard as"), _things(opened, type_)[:limit])
    console.table("Relations", ("from", "relation", "to", "sure", "line", "words"), _relations(opened, type_, min_confidence)[:limit])


def _talks(graph: "nx.MultiDiGraph") -> list[Sequence[str]]:
    return [
        (talk["id"], talk["title"] or "", talk["date"] or "", f"{talk['lines']:,}", f"{talk['words']:,}") for talk in graph.graph["sources"]
    ]


def _types(graph: "nx.MultiDiGraph") -> list[Sequence[str]]:
    counts = Counter(kind for _, kind in graph.nodes(data="type"))
    return [*((str(kind), f"{counts[kind]:,}") for kind in EntityType if counts[kind]), ("relations", f"{graph.number_of_edges():,}")]


def _things(graph: "nx.MultiDiGraph", kind: EntityType | None) -> list[Sequence[str]]:
    ranked = sorted(graph.nodes(data=True), key=lambda item: (-item[1]["salience"], item[0]))
    return [_thing(data) for _, data in ranked if kind in (None, data["type"])]


def _thing(data: Mapping[str, Any]) -> Sequence[str]:
    heard = Counter(mention["surface"] for mention in data["mentions"] if mention["surface"].casefold() != data["name"].casefold())
    surfaces = ", ".join(surface for surface, _ in heard.most_common(3))
    return data["name"], data["type"], f"{len(data['mentions']):,}", f"{data['salience']:.2f}", surfaces


def _relations(graph: "nx.MultiDiGraph", kind: EntityType | None, least: float) -> list[Sequence[str]]:
    sure = [edge for edge in graph.edges(keys=True, data=True) if edge[3]["confidence"] >= least]
    ranked = sorted(sure, key=lambda edge: (-edge[3]["confidence"], edge[2]))
    nodes, several = graph.nodes, len(graph.graph["sources"]) > 1
    return [_relation(nodes[a], data, nodes[b], several) for a, b, _, data in ranked if kind in (None, nodes[a]["type"], nodes[b]["type"])]


def _relation(subject: Mapping[str, Any], data: Mapping[str, Any], object_: Mapping[str, Any], several: bool) -> Sequence[str]:
    first = data["evidence"][0]
    kind = data["type"] if data["polarity"] == Polarity.ASSERTED else f"{data['type']} ({data['polarity']})"
    place = f"{first['source']}:{first['line']}" if several else str(first["line"])
    return subject["name"], kind, object_["name"], f"{data['confidence']:.2f}", place, first["quote"]
