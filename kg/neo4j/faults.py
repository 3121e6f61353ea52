"""What the driver's errors mean, in one line that names the place, the cause and the remedy."""

import socket
import ssl
from collections.abc import Iterator, Mapping

from neo4j.exceptions import Neo4jError, ServiceUnavailable, SessionExpired

from kg.neo4j.address import Address

# By the end of the server's code. {database} and {username} are those of the address.
CAUSES: Mapping[str, str] = {
    "Unauthorized": "user {username} or the password is wrong; give --username, and the password in NEO4J_PASSWORD",
    "AuthenticationRateLimit": "too many wrong passwords; wait some seconds and give the right one",
    "CredentialsExpired": "the password of {username} has expired; set a new one, for instance with cypher-shell, which asks for it",
    "DatabaseNotFound": "no database {database}; name one that is there with --database (SHOW DATABASES lists them)",
    "DatabaseUnavailable": "the database {database} is not started; start it, or name another with --database",
    "ForbiddenOnReadOnlyDatabase": "the database {database} is read-only; name another with --database, or let it be written to",
    "WriteOnReadOnlyAccessDatabase": "the database {database} is read-only; name another with --database, or let it be written to",
    "Forbidden": "user {username} may not do that in the database {database}; ask for the rights, or give another --username",
    "IndexAlreadyExists": "an index of somebody else's stands where ids must be unique; drop it, or name another database with --database",
    "ConstraintCreationFailed": "two nodes have one id, and ids must be unique; remove one, or name another database with --database",
    "SemanticError": "the database {database} holds no graphs; name another with --database",  # which system alone says to our statements
    "MemoryPoolOutOfMemoryError": "the server has too little memory for this; give it more (dbms.memory.transaction.total.max)",
}
# By what made the connection fail; the first that fits.
CONNECTION_CAUSES: Mapping[type[Exception], str] = {
    ssl.SSLCertVerificationError: "its certificate is not to be trusted; if it is your own, give the address with +ssc in place of +s",
    ssl.SSLError: "it does not speak with encryption; give the address without +s or +ssc",
    socket.gaierror: "no host of that name; mend the address",
    TimeoutError: "nothing there answers in time; mend the address, or wait until the server has started",
    OSError: "no server answers; start one, or mend the address",
}
NO_NEO4J = "what answers there is no Neo4j server, or takes encrypted connections alone; mend the port, or add +s to neo4j or bolt"


def told(error: Exception, address: Address) -> str:
    """Return what went wrong, and what to do about it."""
    if isinstance(error, Neo4jError):
        cause = _server_cause(error, address)
    elif isinstance(error, SessionExpired | ServiceUnavailable):
        cause = _connection_cause(error, address)
    else:
        cause = f"the driver cannot work with it ({_first_line(error)}); Neo4j 5 or newer is needed"
    return f"{address.uri}: {cause}"


def lost(address: Address) -> str:
    """Return what to do about a connection that was there and is no more."""
    return f"{address.uri}: the connection was lost; see to the server, and run the command again: what is done stays done"


def _server_cause(error: Neo4jError, address: Address) -> str:
    known = CAUSES.get((error.code or "").rsplit(".", 1)[-1])
    if known is None:
        return f"the server refuses ({_first_line(error.message)}); its log says more"
    return known.format(database=address.database or "of this user", username=address.username)


def _connection_cause(error: Exception, address: Address) -> str:
    causes = list(_chain(error))
    for kind, remedy in CONNECTION_CAUSES.items():
        if any(isinstance(cause, kind) for cause in causes):
            return remedy
    refusals = (cause for cause in causes if isinstance(cause, Neo4jError))
    return next((_server_cause(refusal, address) for refusal in refusals), NO_NEO4J)


def _chain(error: BaseException | None) -> Iterator[BaseException]:
    """Yield the error and all that led to it."""
    if error is not None:
        yield error
        for each in error.exceptions if isinstance(error, BaseExceptionGroup) else (error.__cause__ or error.__context__,):
            yield from _chain(each)


def _first_line(text: object) -> str:
    return str(text).split("\n", 1)[0]
