"""A real Neo4j server from Maven's jars, on this machine alone: for the tests, and for `make neo4j`.

The first start fetches the jars into Maven's own store; later ones need no network.
"""

import os
import re
import shutil
import socket
import subprocess
import sys
import time
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from types import MappingProxyType

ROOT = Path(__file__).parent
POM = ROOT / "pom.xml"
(PINNED,) = re.findall(r"<neo4j.version>(.+?)</neo4j.version>", POM.read_text(encoding="utf-8"))
VERSION = os.environ.get("NEO4J") or PINNED  # `make test NEO4J=…` tries another
STARTS_WITHIN = 180  # seconds; 5 on a quiet machine, ten times as many on a busy one
BUILT = ROOT / "target" / VERSION
SETTINGS = {
    "server.bolt.enabled": "true",
    "server.http.enabled": "false",
    "server.https.enabled": "false",
    "server.memory.pagecache.size": "64m",
    "server.directories.import": "import",
    "dbms.security.auth_max_failed_attempts": "0",  # a wrong password in one test shuts no other test out
    "dbms.usage_report.enabled": "false",
    "db.tx_log.preallocate": "false",  # half a gigabyte a server
    "internal.dbms.bolt.netty_server_shutdown_quiet_period": "0",  # stops in seconds
}
APOC = "apoc.import.file.enabled=true\napoc.export.file.enabled=true\n"
OPENED = [f"--add-opens=java.base/{name}=ALL-UNNAMED" for name in ("java.nio", "java.io", "sun.nio.ch")]
FLAGS = ["-Xms128m", "-Xmx512m", "-XX:+UseSerialGC", *OPENED]
MAIN = f"org.neo4j.server.{'CommunityEntryPoint' if VERSION.startswith('5.') else 'Neo4jCommunity'}"  # calendar versions call it otherwise
PROGRAMS = {"neo4j-admin": "org.neo4j.cli.AdminTool", "cypher-shell": "org.neo4j.shell.Main"}
SHORT_LIVED = ["-XX:TieredStopAtLevel=1"]  # compiles less, and is warm in half the time


class UnavailableError(Exception):
    """Say why no server can be had here, and what to do about it."""


@dataclass(frozen=True)
class Server:
    """Name a server that runs: where its files lie, where it listens, and how to get in."""

    home: Path
    port: int
    password: str
    username: str = "neo4j"

    @property
    def uri(self) -> str:
        """Return the address a driver takes."""
        return f"neo4j://127.0.0.1:{self.port}"


def free_port() -> int:
    """Return a port of the loopback that nothing listens on."""
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        return int(taken.getsockname()[1])


@contextmanager
def running(
    home: Path, *, port: int, password: str, settings: Mapping[str, str] = MappingProxyType({}), flags: Sequence[str] = SHORT_LIVED
) -> Iterator[Server]:
    """Start a server on the data below `home`, wait until it answers, and stop it at the end.

    Raises:
        UnavailableError: Java, Maven or the jars are missing, or the server does not start.
    """
    classpath, address = _classpath(), f"127.0.0.1:{port}"
    configure(home, {"server.bolt.listen_address": address, "server.bolt.advertised_address": address, **settings})
    if not (home / "data" / "dbms" / "auth.ini").exists():
        _set_password(home, password)
    program = [MAIN, f"--home-dir={home}", f"--config-dir={home / 'conf'}"]
    command = [*_java(f"{home / 'plugins'}/*:{classpath}", flags), *program]
    with (home / "console.log").open("w") as log, subprocess.Popen(command, stdin=subprocess.DEVNULL, stdout=log, stderr=log) as process:
        try:
            _wait(process, home)
            yield Server(home, port, password)
        finally:
            process.terminate()


def _classpath() -> str:
    """Return the server's jars, fetched where they are missing.

    Raises:
        UnavailableError: They cannot be had.
    """
    listed = BUILT / "classpath"
    for program, package in (("java", "Java 17 or newer (default-jre-headless)"), ("mvn", "Maven (maven)")):
        if not shutil.which(program):
            raise UnavailableError(f"no {program} for the Neo4j server; install {package}")
    if not _is_whole(listed):
        command = ["mvn", "-B", "-ntp", "-q", "-f", str(POM), f"-Dneo4j.version={VERSION}", "generate-resources"]
        done = subprocess.run(command, capture_output=True, text=True, check=False)
        if done.returncode:
            raise UnavailableError(
                f"Maven has no Neo4j {VERSION}; connect to the network once, or mend its settings: {_first_error(done.stdout)}"
            )
    return listed.read_text(encoding="utf-8").strip()


def _is_whole(listed: Path) -> bool:
    """Tell whether the list is newer than what it is made from, and every jar on it is still there."""
    if not listed.exists() or listed.stat().st_mtime < POM.stat().st_mtime:
        return False
    return all(Path(jar).exists() for jar in listed.read_text(encoding="utf-8").strip().split(":"))


def _first_error(output: str) -> str:
    return next((line for line in output.splitlines() if line.startswith("[ERROR]")), output[-500:])


def run_program(home: Path, name: str, *arguments: str) -> subprocess.CompletedProcess[str]:
    """Run another of Neo4j's programs, on the data below `home` where it needs any.

    Raises:
        UnavailableError: Java, Maven or the jars are missing.
    """
    command = [*_java(_classpath(), SHORT_LIVED), PROGRAMS[name], *arguments]
    settings = {**os.environ, "NEO4J_HOME": str(home), "NEO4J_CONF": str(home / "conf")}
    return subprocess.run(command, env=settings, cwd=home, capture_output=True, text=True, check=False)


def configure(home: Path, settings: Mapping[str, str] = MappingProxyType({})) -> None:
    """Lay out what a server needs below `home`."""
    for folder in ("conf", "import"):
        (home / folder).mkdir(parents=True, exist_ok=True)
    shutil.copytree(BUILT / "plugins", home / "plugins", dirs_exist_ok=True)
    lines = (f"{name}={value}\n" for name, value in {**SETTINGS, **settings}.items())
    (home / "conf" / "neo4j.conf").write_text("".join(lines), encoding="utf-8")
    (home / "conf" / "apoc.conf").write_text(APOC, encoding="utf-8")
    (home / "logs" / "neo4j.log").unlink(missing_ok=True)


def _set_password(home: Path, password: str) -> None:
    done = run_program(home, "neo4j-admin", "dbms", "set-initial-password", password)
    if done.returncode:
        raise UnavailableError(f"the Neo4j server takes no password: {done.stderr.strip()[-500:]}")


def _java(classpath: str, flags: Sequence[str]) -> list[str]:
    """Return how to run one of the server's programs; it ends when this process does, however that ends."""
    tied = ["setpriv", "--pdeathsig", "TERM"] if shutil.which("setpriv") else []
    return [*tied, "java", *FLAGS, *flags, "-cp", classpath]


def _wait(process: subprocess.Popen[bytes], home: Path) -> None:
    """Wait until the server says that it has started.

    Raises:
        UnavailableError: It ends before, or does not say so.
    """
    log, limit = home / "logs" / "neo4j.log", time.monotonic() + STARTS_WITHIN
    while process.poll() is None and time.monotonic() < limit:
        if log.exists() and "Started." in log.read_text(encoding="utf-8", errors="replace"):
            return
        time.sleep(0.1)
    told = [path.read_text(encoding="utf-8", errors="replace") for path in (log, home / "console.log") if path.exists()]
    raise UnavailableError(f"the Neo4j server does not start; see why: {''.join(told)[-1500:]}")


def main() -> None:
    """Run a server until Ctrl-C, on data that stays in .neo4j."""
    password = os.environ.get("NEO4J_PASSWORD") or "talkgraph"
    web = {"server.http.enabled": "true", "server.http.listen_address": "127.0.0.1:7474", "server.memory.pagecache.size": "256m"}
    try:
        with running(Path(".neo4j").absolute(), port=7687, password=password, settings=web, flags=[]):
            print(f"Neo4j {VERSION}: neo4j://localhost:7687, user neo4j, password {password}")
            print("Neo4j Browser: http://localhost:7474/browser/")
            print("Ctrl-C stops it; the data stays in .neo4j", flush=True)
            while True:
                time.sleep(60)
    except KeyboardInterrupt:
        print()
    except UnavailableError as error:
        sys.exit(f"Error: {error}")


if __name__ == "__main__":
    main()
