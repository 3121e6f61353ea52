"""What goes wrong with a server is told in one line, and the exit code is 1."""

import re
import socket
import ssl
import subprocess
import sys
import threading
from collections.abc import Callable, Iterator
from http.server import HTTPServer, SimpleHTTPRequestHandler
from pathlib import Path

import networkx as nx
import pytest
from click.testing import Result
from neo4j.exceptions import ClientError, ConfigurationError, ServiceUnavailable
from typer.testing import CliRunner

from kg.cli import app
from kg.export import FORMATS
from kg.neo4j import connection, faults
from kg.neo4j.address import Address
from tests.neo4j.conftest import graph_of
from tests.neo4j.database import Database
from tests.neo4j.proxy import Proxy
from tests.neo4j.server import free_port, running

SECRET = "of-the-tests"
Run = Callable[..., Result]


@pytest.fixture
def graph_path(tmp_path: Path) -> Path:
    """Return a graph file."""
    FORMATS["json"].write(graph_of("one"), tmp_path / "graph.json")
    return tmp_path / "graph.json"


@pytest.fixture
def web_port() -> Iterator[int]:
    """Run a web server, and return its port."""

    class Quiet(SimpleHTTPRequestHandler):
        def log_message(self, *_: object) -> None:
            pass

    with HTTPServer(("127.0.0.1", 0), Quiet) as server:
        thread = threading.Thread(target=server.serve_forever)
        thread.start()
        yield server.server_port
        server.shutdown()
        thread.join()


def fault(*arguments: object, **variables: str) -> str:
    """Run a command that must fail in the way that users can mend, and return what it says."""
    settings = {"NEO4J_USERNAME": "neo4j", "NEO4J_PASSWORD": SECRET, "NEO4J_DATABASE": "", **variables}
    result = CliRunner().invoke(app, [*map(str, arguments)], env=settings)
    assert (result.exit_code, result.stdout) == (1, ""), result.output
    assert re.fullmatch(r"Error: .*; .*\n", result.stderr), result.stderr
    assert SECRET not in result.output
    return result.stderr


@pytest.mark.parametrize("command", [["load", "GRAPH"], ["load", "GRAPH", "--dry-run"], ["pull", "-o", "GRAPH"]])
@pytest.mark.parametrize(
    ("uri", "words"),
    [
        ("neo4j://127.0.0.1:CLOSED", "no server answers"),
        ("bolt://127.0.0.1:CLOSED", "no server answers"),
        ("bolt+s://127.0.0.1:CLOSED", "no server answers"),
        ("neo4j://no.such.host.invalid", "no host of that name"),
        ("http://127.0.0.1:7474", "a web address"),
        ("127.0.0.1:7687", "no address of a Neo4j server"),
        ("neo4j://", "no address of a Neo4j server"),
        ("neo4j://local..host", "no address (encoding with 'idna' codec failed"),
        ("neo4j://127.0.0.1:many", "no address (Port could not be cast"),
        ("neo4j://me:of-the-tests@127.0.0.1", "an address with a name or password in it"),
    ],
)
def test_an_address_where_there_is_no_server(graph_path: Path, command: list[str], uri: str, words: str) -> None:
    """A wrong address, and one where nothing listens, is told by either command."""
    before = graph_path.read_bytes()
    arguments = [str(graph_path) if word == "GRAPH" else word for word in command]
    assert words in fault(*arguments, "--uri", uri.replace("CLOSED", str(free_port())))
    assert graph_path.read_bytes() == before


def test_the_driver_prints_nothing(graph_path: Path) -> None:
    """What the driver logs is not on standard error beside the one line."""
    command = [sys.executable, "-m", "kg", "load", str(graph_path), "--uri", f"neo4j://127.0.0.1:{free_port()}", "--password", SECRET]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert (done.returncode, done.stdout, done.stderr.count("\n")) == (1, "", 1)


@pytest.mark.parametrize("scheme", ["neo4j", "bolt"])
def test_a_web_server_in_place_of_a_database(graph_path: Path, web_port: int, scheme: str) -> None:
    """The port of a web server is told from one where nothing listens."""
    assert "a web server answers there" in fault("load", graph_path, "--uri", f"{scheme}://127.0.0.1:{web_port}")


@pytest.mark.parametrize("scheme", ["neo4j", "bolt"])
def test_a_port_that_says_nothing(graph_path: Path, scheme: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """Something that takes connections and never answers is not waited for."""
    monkeypatch.setattr(connection, "CONNECTING", 1)
    with socket.create_server(("127.0.0.1", 0)) as mute:
        assert "nothing there answers in time" in fault("load", graph_path, "--uri", f"{scheme}://127.0.0.1:{mute.getsockname()[1]}")


@pytest.mark.slow
@pytest.mark.parametrize(
    ("variables", "words"),
    [
        ({"NEO4J_PASSWORD": "wrong"}, "user neo4j or the password is wrong"),
        ({"NEO4J_USERNAME": "nobody"}, "user nobody or the password is wrong"),
        ({"NEO4J_USERNAME": "late"}, "the password of late has expired"),
        ({"NEO4J_DATABASE": "nowhere"}, "no database nowhere"),
        ({"NEO4J_DATABASE": "system"}, "the database system holds no graphs"),
        ({"NEO4J_URI": "neo4j+s://127.0.0.1:PORT"}, "it does not speak with encryption"),
        ({"NEO4J_URI": "bolt+ssc://127.0.0.1:PORT"}, "it does not speak with encryption"),
    ],
)
@pytest.mark.parametrize("scheme", ["neo4j", "bolt"])
def test_a_server_that_refuses(database: Database, graph_path: Path, variables: dict[str, str], words: str, scheme: str) -> None:
    """A real server's refusals are told by either command, and nothing is written."""
    database.driver.execute_query(f"CREATE OR REPLACE USER late SET PASSWORD '{SECRET}' CHANGE REQUIRED", database_="system")
    port = str(database.server.port)
    settings = {"NEO4J_URI": f"{scheme}://127.0.0.1:{port}", **{name: value.replace("PORT", port) for name, value in variables.items()}}
    assert words in fault("load", graph_path, **settings)
    assert words in fault("pull", "-o", graph_path.with_name("new.json"), **settings)
    assert database.dump() == []
    assert not graph_path.with_name("new.json").exists()


@pytest.mark.slow
@pytest.mark.parametrize("scheme", ["neo4j", "bolt"])
def test_a_database_that_is_read_only(read_only: int, graph_path: Path, scheme: str) -> None:
    """That nothing can be written is told before anything else is tried."""
    assert "is read-only" in fault("load", graph_path, "--uri", f"{scheme}://127.0.0.1:{read_only}")


@pytest.fixture(scope="module")
def read_only(neo4j_server: object, tmp_path_factory: pytest.TempPathFactory) -> Iterator[int]:
    """Run a second server, whose database is read-only, and return its port."""
    home = tmp_path_factory.mktemp("read_only")
    with running(home, port=free_port(), password=SECRET):
        pass  # there is nothing to read before it was written
    with running(home, port=free_port(), password=SECRET, settings={"server.databases.read_only": "neo4j"}) as server:
        yield server.port


@pytest.mark.slow
def test_a_lost_connection_is_told_and_the_load_goes_on(
    database: Database, graph_path: Path, odd_graph: nx.MultiDiGraph, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Wherever the connection is cut, one line says so, and the next load gives what an undisturbed one gives."""
    FORMATS["json"].write(odd_graph, graph_path)
    command = ["load", str(graph_path)]
    with Proxy(database.server.port, cut_after=10**9) as proxy:
        undisturbed = CliRunner().invoke(app, command, env={"NEO4J_URI": f"bolt://127.0.0.1:{proxy.port}"})
        sent = 10**9 - proxy.left
    assert undisturbed.exit_code == 0, undisturbed.output
    wanted = database.dump()
    for part in (0.05, 0.3, 0.6, 0.9):
        database.clear()
        with Proxy(database.server.port, cut_after=int(sent * part)) as proxy, monkeypatch.context() as impatient:
            impatient.setattr(connection, "RETRYING", 1)
            told = fault(*command, NEO4J_URI=f"bolt://127.0.0.1:{proxy.port}")
        assert "the connection was lost" in told or "no server answers" in told
        assert CliRunner().invoke(app, command).exit_code == 0
        assert database.dump() == wanted


@pytest.mark.slow
def test_a_lost_connection_while_pulling(database: Database, graph_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A pull that is cut off leaves the file as it was."""
    assert CliRunner().invoke(app, ["load", str(graph_path)]).exit_code == 0
    graph_path.write_text("mine", encoding="utf-8")
    monkeypatch.setattr(connection, "RETRYING", 1)
    with Proxy(database.server.port, cut_after=900) as proxy:
        assert "the connection was lost" in fault("pull", "-o", graph_path, NEO4J_URI=f"bolt://127.0.0.1:{proxy.port}")
    assert graph_path.read_text(encoding="utf-8") == "mine"


class RefusalError(ClientError):
    """Stand for what a server refuses."""

    code, message = "", ""

    def __init__(self, code: str, message: str) -> None:
        self.code, self.message = code, message


def _caused(error: Exception, cause: Exception) -> Exception:
    error.__cause__ = ExceptionGroup("all failed", [cause])
    return error


@pytest.mark.parametrize(
    ("error", "words"),
    [
        (_caused(ServiceUnavailable("x"), ssl.SSLCertVerificationError("self-signed")), "certificate is not to be trusted"),
        (ConfigurationError("no such thing\nmore"), "cannot work with it (no such thing); Neo4j 5 or newer"),
        (RefusalError("Neo.ClientError.Odd.Thing", "odd {thing}\nmore"), "the server refuses (odd {thing}); its log"),
        (RefusalError("Neo.ClientError.Security.AuthenticationRateLimit", "x"), "too many wrong passwords"),
        (RefusalError("Neo.ClientError.Schema.IndexAlreadyExists", "x"), "an index of somebody else's"),
    ],
)
def test_rarer_faults(error: Exception, words: str) -> None:
    """What no test server does is told too; what is in no table of ours is told in the server's words."""
    told = faults.told(error, Address("neo4j://host", "me", SECRET))
    assert words in told
    assert told.startswith("neo4j://host: ")
    assert "\n" not in told


def test_no_fault_names_the_password() -> None:
    """An address shown in a traceback or a log hides the password."""
    assert SECRET not in repr(Address("neo4j://host", "me", SECRET))
