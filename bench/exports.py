"""What the export of a large graph costs, beyond what the graph itself takes; `python -m bench.exports FORMAT` measures one."""

import gc
import json
import random
import resource
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from typing import TYPE_CHECKING, Any

from bench.child import BYTES, ROOT
from bench.table import print_table
from kg.export import FORMATS
from kg.ontology import EntityType, How, Polarity, RelationType

if TYPE_CHECKING:
    import networkx as nx

THINGS, RELATIONS_EACH = 100_000, 3
WORDS = "the {} that we talked about is what they used when they built the {} some years ago"


def measure_exports() -> None:
    """Print what GraphML and GEXF take, each written by a process of its own."""
    command = [sys.executable, "-m", "bench.exports"]
    figures = {name: json.loads(subprocess.check_output([*command, name], text=True, cwd=ROOT)) for name in ("graphml", "gexf")}
    title = f"Export of {THINGS:,} things and {THINGS * RELATIONS_EACH:,} relations, the layout included"
    header = ("format", "seconds", "of processor", "MB above the graph", "MB written")
    print_table(title, header, [(name, *figure) for name, figure in figures.items()])
    print("GraphML is to take under 5 seconds and under 100 MB above the graph")


def large_graph(things: int, relations_each: int) -> "nx.MultiDiGraph[str]":
    """Return a graph in the form of `kg.graph`, the same each time: each thing is mentioned once, each relation has one quote."""
    import networkx as nx

    draw, kinds, relations = random.Random(94), list(EntityType), list(RelationType)
    source: dict[str, Any] = {
        "id": "talk",
        "title": "A talk",
        "date": None,
        "url": None,
        "people": [],
        "lines": things,
        "words": 20 * things,
    }
    graph: nx.MultiDiGraph[str] = nx.MultiDiGraph(sources=[source], kgVersion="0.1.0", catalog=None, weights=None)
    for number in range(things):
        graph.add_node(f"thing-{number}", **_thing(number, kinds[number % len(kinds)]))
    for subject in range(things):
        for place in range(relations_each):
            object_ = int(things * draw.random() ** 2)  # some are spoken of much more than others
            kind = relations[(subject + place) % len(relations)]
            ends = f"thing-{subject}", f"thing-{object_}"
            graph.add_edge(*ends, key=f"{ends[0]}:{kind}:{ends[1]}:{place}", **_relation(subject, object_, kind))
    return graph


def _thing(number: int, kind: EntityType) -> dict[str, Any]:
    mention = {
        "source": "talk",
        "line": number + 1,
        "start": 4,
        "seconds": None,
        "surface": f"thing {number}",
        "how": str(How.EXACT),
        "score": 0.9,
    }
    return {
        "name": f"Thing {number}", "type": str(kind), "aliases": [f"Thing No. {number}"], "known": True, "corrected": None,
        "salience": round(number % 100 / 100, 2), "confidence": 0.9, "mentions": [mention],
    }  # fmt: skip


def _relation(subject: int, object_: int, kind: RelationType) -> dict[str, Any]:
    surfaces = f"thing {subject}", f"thing {object_}"
    quote = WORDS.format(*surfaces)
    ends = [{"surface": surface, "start": quote.index(surface), "how": str(How.EXACT)} for surface in surfaces]
    evidence = {
        "source": "talk", "line": subject + 1, "lineEnd": subject + 2, "start": 0, "end": len(quote), "seconds": None, "url": None,
        "quote": quote, "subject": ends[0], "object": ends[1],
    }  # fmt: skip
    return {"type": str(kind), "polarity": str(Polarity.ASSERTED), "confidence": 0.5, "evidence": [evidence]}


def _measured(name: str) -> tuple[float, float, int, int]:
    """Return seconds, the processor's seconds, MB above the graph and MB written, of one export in this process."""
    graph = large_graph(THINGS, RELATIONS_EACH)
    gc.collect()
    with tempfile.TemporaryDirectory() as folder:
        path, held = Path(folder) / FORMATS[name].default, _peak()
        started, worked = time.perf_counter(), time.process_time()
        FORMATS[name].write(graph, path)
        seconds, processor = time.perf_counter() - started, time.process_time() - worked
        return seconds, processor, round(_peak() - held), round(path.stat().st_size / 1e6)


def _peak() -> float:
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * BYTES / 1e6


if __name__ == "__main__":
    print(json.dumps(_measured(sys.argv[1])))
