"""`kg show`: what is in a graph, in the terminal."""

from collections import Counter
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, Annotated

import typer

from kg.cli import console
from kg.cli.arguments import GraphPath, MinConfidence, Relations, Stated, one_of, open_stored
from kg.cli.instead import tell_no_relation, tell_no_thing
from kg.export.quote import cut, shortened
from kg.ontology import EntityType, stated

if TYPE_CHECKING:
    from kg.query import Stored, Thing
    from kg.query.stored import Record


def show(
    graph: GraphPath,
    limit: Annotated[int, typer.Option("--limit", "-n", min=1, metavar="N", help="How many things, and how many relations, to list.")] = 20,
    type_: Annotated[
        EntityType | None,
        typer.Option(
            "--type", "-t", metavar="TYPE", **one_of(EntityType), help=f"List these alone, and their relations: {', '.join(EntityType)}."
        ),
    ] = None,
    relation: Relations = None,
    polarity: Stated = None,
    min_confidence: MinConfidence = 0.0,
) -> None:
    """Show what is in a graph.

    That is its talks, its most salient things, and how they relate: with the words that say so, and where they stand.

    \b
    Example:
      kg show output
      kg show output/graph.json --type Paper --limit 50
      kg show output --relation AUTHORED --min-confidence 0.3
    """
    from kg.query import surest_first, top

    stored = open_stored(graph)
    console.table("Talks", ("id", "title", "date", "lines", "words"), _talks(stored))
    console.table("Types", ("type", "count"), _types(stored))
    things = [_thing(each) for each in top(stored, kind=type_, limit=limit)]
    if not things:
        tell_no_thing(stored, type_)
        return
    console.table("Most salient", ("name", "type", "mentions", "salience", "heard as"), things)
    edges = [*_touching(stored, type_)]
    said = surest_first(edges, types=relation or (), polarity=polarity, min_confidence=min_confidence)
    if not said:
        tell_no_relation(edges, relation, polarity, min_confidence)
        return
    rows = [_relation(stored, edge) for edge in said[:limit]]
    console.table("Relations", ("from", "relation", "to", "sure", "line", "words"), rows)


def _talks(graph: "Stored") -> list[Sequence[str]]:
    return [(talk["id"], talk["title"] or "", talk["date"] or "", f"{talk['lines']:,}", f"{talk['words']:,}") for talk in graph.sources]


def _types(graph: "Stored") -> list[Sequence[str]]:
    counts = Counter(node["type"] for node in graph.nodes)
    return [*((kind, f"{counts[kind]:,}") for kind in EntityType if counts[kind]), ("relations", f"{len(graph.edges):,}")]


def _thing(thing: "Thing") -> Sequence[str]:
    heard = [surface for surface, _ in thing.heard if surface.casefold() != thing.name.casefold()]
    return thing.name, thing.type, f"{thing.mentions:,}", f"{thing.salience:.2f}", ", ".join(heard[:3])


def _touching(graph: "Stored", kind: EntityType | None) -> "Iterator[Record]":
    """Yield the edges that lead to or from a thing of a type, or all."""
    types = {id_: thing["type"] for id_, thing in graph.things.items()}
    return (edge for edge in graph.edges if kind in (None, types[edge["source"]], types[edge["target"]]))


def _relation(graph: "Stored", edge: "Record") -> Sequence[str]:
    subject, object_ = (graph.things[edge[end]]["name"] for end in ("source", "target"))
    first = graph.evidence(edge)[0]
    place = f"{first['source']}:{first['line']}" if len(graph.sources) > 1 else str(first["line"])
    return subject, stated(edge["type"], edge["polarity"]), object_, f"{edge['confidence']:.2f}", place, shortened(cut(first))
