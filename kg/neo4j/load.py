"""Bring a graph into a database: what is there is compared first, and only what differs is written.

Each batch is a transaction of its own and merges, so that a load may be cut off anywhere and begun again, or run twice at once.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from kg.errors import GraphError, ServerError
from kg.export.batches import batches
from kg.export.columns import plain
from kg.export.statements import SCHEMA
from kg.neo4j import kinds, leftovers
from kg.neo4j.kinds import Kind, Row
from kg.neo4j.transactions import records

if TYPE_CHECKING:
    import networkx as nx
    from neo4j import Session

Progress = Callable[[int, int], None]


@dataclass(frozen=True)
class Tally:
    """Count rows of one kind: not in the database, there but different, there as they are, and there but no longer said."""

    new: int = 0
    changed: int = 0
    same: int = 0
    left_over: int = 0


@dataclass(frozen=True)
class Report:
    """Say what a load found and did.

    Attributes:
        tallies: By kind.
        stayed: How many things were left over and could not be removed, since something of somebody else hangs on them.
    """

    tallies: Mapping[str, Tally]
    stayed: int = 0


def load(
    graph: nx.MultiDiGraph,
    session: Session,
    *,
    prune: bool = False,
    dry_run: bool = False,
    progress: Progress = lambda done, total: None,
) -> Report:
    """Bring the graph into the database of the session.

    Args:
        prune: Remove what an earlier load wrote and no talk says any more.
        dry_run: Write nothing; the report says what would be done.
        progress: Told how many rows are done, and of how many.

    Raises:
        GraphError: No database takes an id of the graph.
        ServerError: Another load removed meanwhile what this one needs.
    """
    _demand_storable(graph)
    if not dry_run:
        for statement in SCHEMA:
            session.execute_write(records, statement)
    talks = [source["id"] for source in graph.graph["sources"]]
    earlier = leftovers.earlier_talks(session, talks)
    bringing = _Bringing(session, [*talks, *earlier] if prune else talks, dry_run, progress, _size(graph))
    tallies = {kind.name: bringing.bring(kind, graph) for kind in (kinds.GRAPH, *kinds.ALL)}
    left = leftovers.find(session, graph, earlier)
    stayed = leftovers.remove(session, left, talks) if prune and not dry_run else 0
    left_over = {**left.counts, "things": left.things - stayed}
    return Report({name: replace(tally, left_over=left_over.get(name, 0)) for name, tally in tallies.items()}, stayed)


class _Bringing:
    """Bring rows into a database, batch by batch."""

    def __init__(self, session: Session, talks: Collection[str], dry_run: bool, progress: Progress, total: int) -> None:
        self.session, self.talks, self.dry_run, self.progress, self.total = session, talks, dry_run, progress, total
        self.done = 0

    def bring(self, kind: Kind, graph: nx.MultiDiGraph) -> Tally:
        """Bring the rows of a kind."""
        new = changed = same = 0
        for batch in batches(kind.rows(graph), kinds.group_of, kind.size):
            found, differing = self._compare(kind, batch)
            if differing and not self.dry_run:
                self._merge(kind, differing)
            new, changed, same = new + len(batch) - found, changed + found + len(differing) - len(batch), same + len(batch) - len(differing)
            self.done += len(batch)
            self.progress(self.done, self.total)
        return Tally(new, changed, same)

    def _compare(self, kind: Kind, batch: Sequence[Row]) -> tuple[int, list[Row]]:
        """Return how many rows are in the database, and which are not, or not as they are."""
        places = [kinds.place_of(row, number) for number, row in enumerate(batch)]
        statement = f"UNWIND $places AS place {kind.find(kinds.group_of(batch[0]))}"
        same: dict[int, bool] = {}
        for held in self.session.execute_read(records, statement, places=places):
            number = held["number"]
            same[number] = same.get(number, True) and kind.is_same(batch[number], held, self.talks)
        return len(same), [row for number, row in enumerate(batch) if not same.get(number)]

    def _merge(self, kind: Kind, batch: Sequence[Row]) -> None:
        statement = f"WITH $talks AS talks UNWIND $rows AS row\n{kind.merge(kinds.group_of(batch[0]))}\nRETURN count(*) AS merged"
        parameters = [kinds.parameter_of(row) for row in batch]
        (counted,) = self.session.execute_write(records, statement, rows=parameters, talks=self.talks)
        if counted["merged"] < len(batch):
            raise ServerError("something was removed from the database meanwhile; run the command again, one load at a time")


def _demand_storable(graph: nx.MultiDiGraph) -> None:
    """Demand ids that a database takes as they are.

    Raises:
        GraphError: One holds what it does not.
    """
    talks = (source["id"] for source in graph.graph["sources"])
    keys = (key for _, _, key in graph.edges(keys=True))
    for what, ids in {"talk": talks, "node": graph, "edge": keys}.items():
        for each in ids:
            if plain(each) != each:
                raise GraphError(f"{what} {each!r}: no database takes a character of its id; rename it")


def _size(graph: nx.MultiDiGraph) -> int:
    """Return how many rows the graph has."""
    mentioned = sum(len({mention["source"] for mention in mentions}) for _, mentions in graph.nodes(data="mentions"))
    return 1 + len(graph.graph["sources"]) + len(graph) + int(graph.number_of_edges()) + mentioned
