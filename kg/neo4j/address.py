"""Where a database is, and who wants in."""

from dataclasses import dataclass, field

SCHEMES = ("neo4j", "neo4j+s", "neo4j+ssc", "bolt", "bolt+s", "bolt+ssc")  # the driver's, but for its HTTP, which needs more
PORT = 7687


@dataclass(frozen=True)
class Address:
    """Name a database on a server, and who wants in.

    Attributes:
        uri: One of `SCHEMES`, a host, and a port if it is not 7687.
        database: None for the one that the server gives to this user.
    """

    uri: str
    username: str
    password: str = field(repr=False)
    database: str | None = None
