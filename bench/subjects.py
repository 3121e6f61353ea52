"""Whether the subjects that the talk in seeds/ speaks of stand in its graph: name, type, evidence, a true relation."""

import json
from pathlib import Path
from typing import TYPE_CHECKING

from bench.table import print_table
from kg.evaluate import Gold, evaluate, load_gold
from kg.evaluate.entities import match_nodes
from kg.export import node_link

if TYPE_CHECKING:
    import networkx as nx

HERE = Path(__file__).parent
SEED_GOLD = "seed-lines-1-900"
HEADER = ("subject", "name and type", "evidence", "edges", "true", "stands")


def count_subjects(graph_file: Path, shared: Path) -> None:
    """Print a line for each subject, and how many of them stand in the graph with all that they need."""
    graph, gold = node_link.read(graph_file), whole_gold(shared)
    named: dict[str, str] = json.loads((HERE / "subjects.json").read_text(encoding="utf-8"))
    rows = [(title, *_judged(graph, gold, subject)) for title, subject in named.items()]
    standing = sum(row[-1] == "yes" for row in rows)
    print_table("Subjects of the talk in seeds/, by name, type, evidence and a true relation", HEADER, rows)
    print(f"{standing} of {len(rows)} stand in the graph")


def whole_gold(shared: Path) -> Gold:
    """Join the gold graph of the talk's first 900 lines with ours of what the rest says of the subjects."""
    first, rest = load_gold(shared / "gold" / SEED_GOLD), load_gold(HERE / "gold" / "seed-lines-901-1613")
    known = {entity.id for entity in first.entities}
    added = tuple(entity for entity in rest.entities if entity.id not in known)
    return Gold((*first.entities, *added), (*first.relations, *rest.relations))


def _judged(graph: "nx.MultiDiGraph[str]", gold: Gold, subject: str) -> tuple[str, str, int, int, str]:
    nodes = [node for node, match in match_nodes(graph, gold).items() if match.typed and match.entity.id == subject]
    grounded = [node for node in nodes if graph.nodes[node]["mentions"]]
    edges = [edge for edge in graph.edges(keys=True) if {edge[0], edge[1]} & set(grounded)]
    total = evaluate(graph.edge_subgraph(edges), gold).relations.total
    stands = "yes" if total.correct else "no"
    return ("yes" if nodes else "no", "yes" if grounded else "no", total.predicted, total.correct, stands)
