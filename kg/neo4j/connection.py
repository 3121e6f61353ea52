"""A way into a Neo4j server: demanded in the right form, tried before it is used, its faults told in one line."""

import logging
import socket
from collections.abc import Iterator
from contextlib import contextmanager
from urllib.parse import SplitResult, urlsplit

from neo4j import Driver, GraphDatabase, NotificationMinimumSeverity, Session
from neo4j.exceptions import DriverError, Neo4jError, ServiceUnavailable, SessionExpired

from kg.errors import ServerError
from kg.neo4j import faults
from kg.neo4j.address import PORT, SCHEMES, Address

CONNECTING, ANSWERING, RETRYING = 5, 10, 10  # seconds; the driver's own patience is a minute
ALL = -1  # records are read as they are looked at, however many the server sends; a thousand at a time it waits in between
# A Bolt server answers the first part; a web server waits for the rest, and then answers, too.
GREETING = bytes.fromhex("6060b017 00000005 00000004 00000000 00000000") + b"\r\n\r\n"


logging.getLogger("neo4j").addHandler(logging.NullHandler())  # Python prints what the driver logs where nobody has said what to do with it


@contextmanager
def connected(address: Address) -> Iterator[Session]:
    """Open a session that has answered once; what goes wrong with the server, then or later, is told in one line.

    Raises:
        ServerError: The server cannot be used.
    """
    _demand_bolt(_parsed(address.uri), address.uri)
    reached = False
    try:
        with _driver(address) as driver:
            driver.verify_connectivity()
            with driver.session(database=address.database, fetch_size=ALL) as session:
                session.run("RETURN 1").consume()  # the driver's own try names no database, and lets an expired password pass
                reached = True
                yield session
    except (ServiceUnavailable, SessionExpired) as error:
        raise ServerError(faults.lost(address) if reached else faults.told(error, address)) from error
    except (DriverError, Neo4jError) as error:
        raise ServerError(faults.told(error, address)) from error


def _driver(address: Address) -> Driver:
    return GraphDatabase.driver(
        address.uri,
        auth=(address.username, address.password),
        connection_timeout=CONNECTING,
        connection_acquisition_timeout=ANSWERING,
        max_transaction_retry_time=RETRYING,
        notifications_min_severity=NotificationMinimumSeverity.OFF,  # a server knows no label before the first node has it, and says so
    )


def _parsed(uri: str) -> SplitResult:
    """Return the parts of an address that a driver can take.

    Raises:
        ServerError: It cannot.
    """
    example = "give one like neo4j://localhost:7687"
    try:
        parts = urlsplit(uri)
        _ = parts.port
        (parts.hostname or "").encode("idna")
    except ValueError as error:
        raise ServerError(f"{uri}: no address ({error}); {example}") from error
    if "@" in parts.netloc:
        raise ServerError("an address with a name or password in it; leave them out, and give --username and NEO4J_PASSWORD")
    if parts.scheme in ("http", "https"):
        raise ServerError(f"{uri}: a web address, which Neo4j Browser takes; {example}")
    if parts.scheme not in SCHEMES or not parts.hostname:
        raise ServerError(f"{uri}: no address of a Neo4j server; {example}, or with {', '.join(SCHEMES[1:])}")
    return parts


def _demand_bolt(parts: SplitResult, uri: str) -> None:
    """Demand that no web server answers there: the driver would wait for one until its patience ends.

    Raises:
        ServerError: One does.
    """
    if parts.scheme not in ("neo4j", "bolt"):
        return
    try:
        with socket.create_connection((parts.hostname, parts.port or PORT), timeout=CONNECTING) as stream:
            stream.sendall(GREETING)
            answer = stream.recv(4)
    except OSError:
        return  # the driver tells what is wrong
    if answer and answer[0]:  # a version of Bolt begins with a zero
        raise ServerError(f"{uri}: a web server answers there; give the port for drivers, mostly {PORT}")
