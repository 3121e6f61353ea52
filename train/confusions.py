"""Learn how easily one phone is taken for another or lost, from names and what was heard of them.

    python -m train.confusions kg/weights

Writes confusions.npz. Phones of a name and of what was heard are aligned the cheapest way; how often two phones stand opposite each
other then says what it costs, and so on in turn (Ristad and Yianilos 1998, with the best alignment alone). Costs are the same in both
directions. A minute.
"""

import math
import sys
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path

import numpy as np

from kg.catalog import fold
from kg.understand import phones, sound
from train.swap import heard_names

ROUNDS = 4
DOUBT = 8.0
"""So many times what was thought before counts as seen of each phone."""

NOTHING = ""
"""What stands opposite a phone that is lost or comes in."""

Costs = Mapping[tuple[str, str], float]
Step = tuple[str, str]


def first_costs() -> dict[Step, float]:
    """Return what is thought before anything is seen: a phone turns into one of its class easily, into others or nothing hardly."""
    costs = {(one, other): 0.25 if sound.skeleton(one) == sound.skeleton(other) else 1.0 for one in sound.PHONES for other in sound.PHONES}
    costs |= {(phone, phone): 0.0 for phone in sound.PHONES}
    return costs | {step: 0.5 for phone in sound.PHONES for step in ((phone, NOTHING), (NOTHING, phone))}


def aligned(said: str, heard: str, costs: Costs) -> list[Step]:
    """Return the cheapest way from one to the other (Wagner and Fischer 1974), last step first."""
    table = [[0.0] * (len(heard) + 1) for _ in range(len(said) + 1)]
    for at, to, ways in _cells(said, heard):
        table[at][to] = min(table[a][b] + costs[step] for a, b, step in ways)
    at, to, steps = len(said), len(heard), []
    while at or to:
        ways = list(_ways(said, heard, at, to))
        at, to, step = min(ways, key=lambda way: table[way[0]][way[1]] + costs[way[2]])
        steps.append(step)
    return steps


def _cells(said: str, heard: str) -> Iterator[tuple[int, int, list[tuple[int, int, Step]]]]:
    for at in range(len(said) + 1):
        for to in range(len(heard) + 1):
            if at or to:
                yield at, to, list(_ways(said, heard, at, to))


def _ways(said: str, heard: str, at: int, to: int) -> Iterator[tuple[int, int, Step]]:
    """Yield how one comes to a place: from where, by which step."""
    if at and to:
        yield at - 1, to - 1, (said[at - 1], heard[to - 1])
    if at:
        yield at - 1, to, (said[at - 1], NOTHING)
    if to:
        yield at, to - 1, (NOTHING, heard[to - 1])


def costs_of(pairs: Sequence[tuple[str, str]]) -> dict[Step, float]:
    """Return the costs that explain best what was heard: how much rarer a step is than that a phone stays, as a logarithm."""
    costs = thought = first_costs()
    for _ in range(ROUNDS):
        seen = Counter(step for said, heard in pairs for step in aligned(said, heard, costs))
        said = sum(count for (phone, _), count in seen.items() if phone)
        shares = {phone: _shares(phone, seen, thought) for phone in sound.PHONES}
        costs = {(one, other): _turns(one, other, shares) for one in sound.PHONES for other in sound.PHONES}
        for phone, own in shares.items():
            comes = (seen[NOTHING, phone] + 1) / said
            costs[phone, NOTHING] = costs[NOTHING, phone] = (math.log(own[phone] / own[NOTHING]) - math.log(comes)) / 2
    return costs


def _shares(phone: str, seen: Mapping[Step, float], thought: Costs) -> dict[str, float]:
    """Return how often a phone stays, turns into others, or is lost."""
    others = [*sound.PHONES, NOTHING]
    likely = {other: math.exp(-4 * thought[phone, other]) for other in others}
    counts = {other: seen[phone, other] + DOUBT * likely[other] / sum(likely.values()) for other in others}
    return {other: count / sum(counts.values()) for other, count in counts.items()}


def _turns(one: str, other: str, shares: Mapping[str, Mapping[str, float]]) -> float:
    """Return the mean of the costs there and back."""
    there, back = (math.log(shares[a][a] / shares[a][b]) for a, b in ((one, other), (other, one)))
    return max(0.0, (there + back) / 2)


def heard_of(rows: Iterable[tuple[str, str]]) -> list[tuple[str, str]]:
    """Return the phones of what was said, and of what was heard."""
    pairs = [tuple(phones.of_words(fold.words(text)) for text in row) for row in rows]
    return [(said, heard) for said, heard in pairs if said and heard]


def main(folder: Path) -> None:
    """Write the costs."""
    costs = costs_of(heard_of((said, heard) for _, said, heard in heard_names()))
    lost = np.array([costs[phone, NOTHING] for phone in sound.PHONES], dtype=np.float32)
    turned = np.array([[costs[one, other] for other in sound.PHONES] for one in sound.PHONES], dtype=np.float32)
    np.savez_compressed(folder / "confusions.npz", phones=np.array(list(sound.PHONES)), lost=lost.round(2), turned=turned.round(2))


if __name__ == "__main__":
    main(*map(Path, sys.argv[1:]))
