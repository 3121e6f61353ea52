"""A database of the test server: emptied, asked, and compared."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any

from neo4j import Driver, GraphDatabase, NotificationMinimumSeverity

from kg.neo4j.address import Address
from tests.neo4j.server import Server

SCHEMA = "SHOW INDEXES YIELD name, type, owningConstraint WHERE type <> 'LOOKUP' RETURN name, owningConstraint"
NODES = "MATCH (n) RETURN elementId(n) AS at, labels(n) AS labels, properties(n) AS properties"
LINKS = "MATCH (a)-[r]->(b) RETURN a.id AS source, b.id AS target, type(r) AS type, elementId(r) AS at, properties(r) AS properties"


@dataclass(frozen=True)
class Database:
    """Hold a server and a way in."""

    server: Server
    driver: Driver

    @classmethod
    @contextmanager
    def of(cls, server: Server) -> Iterator[Database]:
        """Open the way in."""
        severity = NotificationMinimumSeverity.OFF
        with GraphDatabase.driver(server.uri, auth=(server.username, server.password), notifications_min_severity=severity) as driver:
            yield cls(server, driver)

    @property
    def address(self) -> Address:
        """Return the way in for the commands."""
        return Address(self.server.uri, self.server.username, self.server.password)

    @property
    def variables(self) -> Mapping[str, str]:
        """Return the way in as variables of the environment."""
        return {
            "NEO4J_URI": self.server.uri, "NEO4J_USERNAME": self.server.username,
            "NEO4J_PASSWORD": self.server.password, "NEO4J_DATABASE": "neo4j",
        }  # fmt: skip

    def run(self, statement: str, **parameters: Any) -> list[dict[str, Any]]:
        """Run a statement, and return what it does."""
        records, _, _ = self.driver.execute_query(statement, parameters, database_="neo4j")
        return [record.data() for record in records]

    def clear(self) -> None:
        """Remove all nodes and relationships; constraints and indexes stay, since the server would plan every statement anew."""
        self.run("MATCH (n) DETACH DELETE n")

    def clear_schema(self) -> None:
        """Remove all constraints and indexes."""
        for index in self.run(SCHEMA):
            self.run(f"DROP {'CONSTRAINT' if index['owningConstraint'] else 'INDEX'} `{index['name']}`")

    def dump(self, *, places: bool = False) -> list[str]:
        """Return all that is in it, sorted; `places` tells what was written anew from what was left alone."""
        nodes = [(sorted(node["labels"]), sorted(node["properties"].items()), node["at"] if places else "") for node in self.run(NODES)]
        links = [
            (link["source"], link["type"], link["target"], sorted(link["properties"].items()), link["at"] if places else "")
            for link in self.run(LINKS)
        ]
        return sorted(map(repr, (*nodes, *links)))
