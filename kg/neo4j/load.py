"""Bring a graph into a database, where only what differs is written.

Each batch is a transaction of its own and merges, so that a load may be cut off anywhere and begun again, or run twice at once.
A dry run merges, too, and takes each batch back.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

from kg.errors import GraphError, ServerError
from kg.export.batches import batches
from kg.export.columns import plain
from kg.export.statements import SCHEMA
from kg.neo4j import kinds, leftovers
from kg.neo4j.kinds import Kind, Row
from kg.neo4j.survey import earlier_talks, survey
from kg.neo4j.transactions import locked, records

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

    def plus(self, same: int, left_over: int) -> Tally:
        """Return the tally with more that is the same, and what is left over."""
        return replace(self, same=self.same + same, left_over=left_over)


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
    earlier = earlier_talks(session, talks)
    found = survey(session, graph, earlier)
    same = {"things": len(found.things), "relations": len(found.relations), "mentions": len(found.mentions)}
    bringing = _Bringing(session, [*talks, *earlier] if prune else talks, dry_run, progress, _size(graph), sum(same.values()))
    tallies = {kind.name: bringing.bring(kind, kind.rows(graph, found)) for kind in kinds.ALL}
    stayed = leftovers.remove(session, found.left, talks) if prune and not dry_run else 0
    left_over = {**found.left.counts, "things": found.left.things - stayed}
    return Report({name: tally.plus(same.get(name, 0), left_over.get(name, 0)) for name, tally in tallies.items()}, stayed)


class _Bringing:
    """Bring rows into a database, batch by batch."""

    def __init__(self, session: Session, talks: Sequence[str], dry_run: bool, progress: Progress, total: int, done: int) -> None:
        self.session, self.talks, self.dry_run, self.progress, self.total, self.done = session, talks, dry_run, progress, total, done

    def bring(self, kind: Kind, rows: Iterable[Row]) -> Tally:
        """Bring rows of a kind."""
        before, held, same = self.done, 0, 0
        for batch in batches(rows, kinds.group_of, kind.size):
            counts = f"RETURN count(*) AS found, count(old.{kind.mark}) AS held, count(CASE WHEN same THEN 1 END) AS same"
            statement = f"WITH $talks AS talks UNWIND $rows AS row\n{kind.clause(kinds.group_of(batch[0]))}\n{counts}"
            counted = self._merge(statement, [kinds.parameter_of(row) for row in batch])
            if counted["found"] < len(batch) and not self.dry_run:  # a dry run has written no ends of relations
                raise ServerError("something was removed from the database meanwhile; run the command again")
            held, same = held + counted["held"], same + counted["same"]
            self.done += len(batch)
            self.progress(self.done, self.total)
        return Tally(new=self.done - before - held, changed=held - same, same=same)

    def _merge(self, statement: str, rows: Sequence[Mapping[str, Any]]) -> Mapping[str, int]:
        """Merge rows, and count how many could be, how many of them were there, and how many of these as they are."""
        if self.dry_run:
            with self.session.begin_transaction() as transaction:
                (counts,) = locked(transaction, statement, rows=rows, talks=self.talks)
                transaction.rollback()
            return counts
        return self.session.execute_write(locked, statement, rows=rows, talks=self.talks)[0]


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
