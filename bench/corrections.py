"""What it takes to follow a thousand corrections in the talk in seeds/, beyond building its graph."""

import json
import time
from collections.abc import Iterator
from itertools import cycle

from bench.child import SEED
from bench.table import print_table
from kg import catalog, graph, read, understand
from kg.corrections import Replay, parse
from kg.model import Understanding

NUMBER = 1000


def measure_corrections() -> None:
    """Print how long a thousand corrections take, from the text of their file to what the talk says."""
    names = catalog.load()
    understood = understand.understand(understand.load(names), read.read(SEED))
    text = "\n".join(_tables(understood))
    started = time.process_time()
    replay = Replay(parse(text, "corrections.toml"), names.entities)
    corrected = replay(understood)
    missed = len(list(replay.notes()))
    seconds = time.process_time() - started
    built, _ = graph.build([corrected], catalog=names.digest)
    marked = sum(data["corrected"] is not None for _, data in built.nodes(data=True))
    header = ("corrections", "seconds of processor", "of no effect", "things marked")
    print_table("Corrections followed in the talk in seeds/", header, [(NUMBER, seconds, missed, marked)])
    print("A thousand corrections are to take under a second")


def _tables(understood: Understanding) -> Iterator[str]:
    """Yield a thousand corrections of every kind that takes a search, of things and words of the talk as far as these last."""
    named = sorted({(each.entity.id, each.surface) for each in understood.mentions})
    words = sorted(set(understood.transcript.text.split()))
    for number, (thing, surface), (other, _), word in zip(range(NUMBER), cycle(named), cycle(named[1:]), cycle(words), strict=False):
        yield _table(number, thing, surface, other, word)


def _table(number: int, thing: str, surface: str, other: str, word: str) -> str:
    kinds: list[tuple[str, dict[str, str]]] = [
        ("alias", {"thing": thing, "words": word}),
        ("forbid", {"thing": thing, "words": surface}),
        ("split", {"thing": thing, "into": f"part of {thing}", "words": surface}),
        ("remove-relation", {"subject": thing, "relation": "USES", "object": other}),
        ("merge", {"thing": f"unheard-{number}", "into": thing}),
    ]
    kind, said = kinds[number % len(kinds)]
    return "\n".join([f"[[{kind}]]", *(f"{key} = {json.dumps(value)}" for key, value in said.items()), ""])
