"""What is done in one transaction; the driver tries it again where the server asks for that."""

from typing import Any

from neo4j import ManagedTransaction


def records(transaction: ManagedTransaction, /, statement: str, **parameters: Any) -> list[dict[str, Any]]:
    """Run a statement of ours, and return what it does; values come in as parameters alone."""
    return transaction.run(statement, parameters).data()
