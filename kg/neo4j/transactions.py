"""What is done in one transaction; the driver tries it again where the server asks for that."""

from typing import Any

from neo4j import ManagedTransaction, Transaction

from kg.export.rows import GRAPH_ID

# Writing to the node locks it, and what is taken back at once leaves no trace. So loads at once take turns, and none reads what
# another is about to change.
LOCK = "MATCH (g:KgGraph {id: $id}) SET g.lock = true REMOVE g.lock"


def records(transaction: ManagedTransaction | Transaction, /, statement: str, **parameters: Any) -> list[dict[str, Any]]:
    """Run a statement of ours, and return what it does; values come in as parameters alone."""
    return [dict(zip(record.keys(), record.values(), strict=True)) for record in transaction.run(statement, parameters)]


def locked(transaction: ManagedTransaction | Transaction, /, statement: str, **parameters: Any) -> list[dict[str, Any]]:
    """Run a statement while no other load does."""
    transaction.run(LOCK, id=GRAPH_ID).consume()
    return records(transaction, statement, **parameters)
