"""Bring a graph into a database, where only what differs is written.

Each batch is a transaction of its own and merges, so that a load may be cut off anywhere and begun again, or run twice at once.
A dry run merges, too, and takes each batch back.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

from kg.errors import GraphError, ServerError
from kg.export import rows
from kg.export.batches import batches
from kg.export.columns import plain
from kg.export.graph_file import said_by
from kg.export.statements import SCHEMA
from kg.neo4j import kinds, leftovers
from kg.neo4j.kinds import Kind, Row
from kg.neo4j.survey import Survey, earlier_talks, survey
from kg.neo4j.transactions import locked, records

if TYPE_CHECKING:
    from neo4j import Session

    from kg.export.outline import Outline
    from kg.export.rows import Graph

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
    graph: Graph,
    session: Session,
    *,
    prune: bool = False,
    dry_run: bool = False,
    progress: Progress = lambda done, total: None,
) -> Report:
    """Bring the graph into the database of the session; of a graph file, no more is held than what the database has already.

    Args:
        prune: Remove what an earlier load wrote and no talk says any more.
        dry_run: Write nothing; the report says what would be done.
        progress: Told how many rows are done, and of how many.

    Raises:
        GraphError: No database takes an id of the graph.
        ServerError: Another load removed meanwhile what this one needs.
    """
    said, talks = said_by(graph), [source["id"] for source in graph.graph["sources"]]
    outline = said.outline
    _demand_storable(outline, talks)
    if not dry_run:
        for statement in SCHEMA:
            session.execute_write(records, statement)
    earlier = earlier_talks(session, talks)
    found = survey(session, [*talks, *earlier], graph, said)
    passing = _passing(graph, found, outline)
    total = sum(count for count, _ in passing.values())
    bringing = _Bringing(session, found, [*talks, *earlier] if prune else talks, dry_run, progress, total)
    tallies = {kind.name: bringing.bring(kind, count, each) for kind, (count, each) in passing.items()}
    left = found.left(earlier)
    stayed = leftovers.remove(session, left, talks) if prune and not dry_run else 0
    left_over = {**left.counts, "things": left.things - stayed}
    return Report({name: replace(tally, left_over=left_over.get(name, 0)) for name, tally in tallies.items()}, stayed)


def _passing(graph: Graph, found: Survey, outline: Outline) -> dict[Kind, tuple[int, Iterable[Row]]]:
    """Return how many rows of each kind there are, and those that the database has not, as far as that is known."""
    return {
        kinds.GRAPHS: (1, [rows.graph_row(graph.graph, outline)]),
        kinds.TALKS: (len(graph.graph["sources"]), rows.talk_rows(graph)),
        kinds.THINGS: (len(outline.nodes), rows.entity_rows(found)),
        kinds.RELATIONS: (len(outline.edges), rows.relation_rows(found)),
        kinds.MENTIONS: (outline.mentions, rows.mentioned_rows(found)),
    }


class _Bringing:
    """Bring rows into a database, batch by batch."""

    def __init__(self, session: Session, found: Survey, talks: Sequence[str], dry_run: bool, progress: Progress, total: int) -> None:
        self.session, self.found, self.talks, self.dry_run, self.progress, self.total = session, found, talks, dry_run, progress, total
        self.done = 0

    def bring(self, kind: Kind, count: int, rows: Iterable[Row]) -> Tally:
        """Bring rows of a kind; of so many, the others are there as they are."""
        brought, held, same = 0, 0, 0
        for batch in batches((self.found.passed(kind, row) for row in rows), kinds.group_of, kind.size):
            counts = f"RETURN count(*) AS found, count(old.{kind.mark}) AS held, count(CASE WHEN same THEN 1 END) AS same"
            statement = f"WITH $talks AS talks UNWIND $rows AS row\n{kind.clause(kinds.group_of(batch[0]))}\n{counts}"
            counted = self._merge(statement, [kinds.parameter_of(row) for row in batch])
            if counted["found"] < len(batch) and not self.dry_run:  # a dry run has written no ends of relations
                raise ServerError("something was removed from the database meanwhile; run the command again")
            brought, held, same = brought + len(batch), held + counted["held"], same + counted["same"]
            self._tell(len(batch))
        self._tell(count - brought)
        return Tally(new=brought - held, changed=held - same, same=count - brought + same)

    def _tell(self, done: int) -> None:
        self.done += done
        self.progress(self.done, self.total)

    def _merge(self, statement: str, rows: Sequence[Mapping[str, Any]]) -> Mapping[str, int]:
        """Merge rows, and count how many could be, how many of them were there, and how many of these as they are."""
        if self.dry_run:
            with self.session.begin_transaction() as transaction:
                (counts,) = locked(transaction, statement, rows=rows, talks=self.talks)
                transaction.rollback()
            return counts
        return self.session.execute_write(locked, statement, rows=rows, talks=self.talks)[0]


def _demand_storable(outline: Outline, talks: Sequence[str]) -> None:
    """Demand ids that a database takes as they are.

    Raises:
        GraphError: One holds what it does not.
    """
    for what, ids in {"talk": talks, "node": outline.nodes, "edge": outline.edges}.items():
        for each in ids:
            if plain(each) != each:
                raise GraphError(f"{what} {each!r}: no database takes a character of its id; rename it")
