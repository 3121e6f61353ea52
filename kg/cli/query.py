"""`kg query`: a graph asked in Cypher, without a server."""

import csv
import io
import json
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from kg.cli import console
from kg.cli.arguments import AsJson, GraphPath, number, path_of
from kg.errors import QueryError
from kg.export.place import file_of

if TYPE_CHECKING:
    from kg.query.cypher.ask import Answer

STDIN = Path("-")


def query(
    graph: GraphPath,
    statement: Annotated[str | None, typer.Argument(metavar="[CYPHER]", help="One statement that reads, in quotes.")] = None,
    file: Annotated[
        Path | None, typer.Option("--file", "-f", metavar="FILE", parser=path_of, help="Read it from a file; - is standard input.")
    ] = None,
    param: Annotated[
        list[str] | None, typer.Option("--param", "-P", metavar="NAME=VALUE", help="What $NAME stands for; may be repeated.")
    ] = None,
    timeout: Annotated[
        float | None,
        typer.Option(min=0.001, max=86_400, metavar="SECONDS", callback=number, help="Give up after so long. [default: 60]"),
    ] = None,
    as_json: AsJson = False,
    as_csv: Annotated[bool, typer.Option("--csv", help="Print the rows as CSV.")] = False,
) -> None:
    """Ask a graph in Cypher, as one asks Neo4j, but without a server.

    Labels, relations and properties are those that kg load writes. Nothing is ever changed: all but reading is refused.
    The :param lines of a file set parameters, and --param sets them anew.

    \b
    Example:
      kg query output 'MATCH (p:Person)-[:AUTHORED]->(w:Paper) RETURN p.name, w.name'
      kg query output --file cypher/queries/where-in-the-talk.cypher --param name=OpenAI
    """
    from kg.query.cypher.ask import TIMEOUT, ask

    text, given = _statement(statement, file)
    if as_json and as_csv:
        raise typer.BadParameter("give one of them", param_hint="--json and --csv")
    answer = ask(file_of(graph), text, given | _parameters(param or []), timeout=timeout or TIMEOUT)
    if as_json:
        console.print_json(answer.records)
    elif as_csv:
        typer.echo(_csv(answer), nl=False)
    else:
        _print(answer)


def _statement(statement: str | None, file: Path | None) -> tuple[str, dict[str, Any]]:
    from kg.query.cypher.script import script

    if (statement is None) == (file is None):
        raise typer.BadParameter("give either a statement or --file", param_hint="CYPHER")
    if file is None:
        return statement or "", {}
    try:
        return script(_read(file), str(file))
    except OSError as error:
        raise QueryError(f"{file}: cannot be read ({error.strerror}); give a file of Cypher") from error
    except UnicodeDecodeError as error:
        raise QueryError(f"{file}: not UTF-8; give a file of Cypher") from error


def _read(file: Path) -> str:
    return sys.stdin.buffer.read().decode() if file == STDIN else file.read_text(encoding="utf-8")


def _parameters(given: list[str]) -> dict[str, Any]:
    from kg.query.cypher.script import parameter

    try:
        return dict(map(parameter, given))
    except ValueError as error:
        raise typer.BadParameter(str(error), param_hint="--param") from error


def _print(answer: "Answer") -> None:
    console.table(console.count(len(answer.rows), "row"), answer.columns, [[_told(value) for value in row] for row in answer.rows])


def _csv(answer: "Answer") -> str:
    """Return rows as CSV: texts and numbers as they are, nothing for null, all else as JSON."""
    stream = io.StringIO()
    writer = csv.writer(stream, lineterminator="\n")
    writer.writerow(answer.columns)
    writer.writerows(
        [json.dumps(value, ensure_ascii=False) if isinstance(value, dict | list | bool) else value for value in row] for row in answer.rows
    )
    return stream.getvalue()


def _told(value: Any) -> str:
    """Return a value for people: a thing by its name, a relation by its type, a path as one reads it."""
    if isinstance(value, list):
        return ", ".join(map(_told, value))
    if isinstance(value, dict) and "nodes" in value:
        return _path(value)
    if isinstance(value, dict) and "labels" in value:
        properties = value["properties"]
        return str(properties.get("name") or properties.get("title") or value["id"])
    if isinstance(value, dict) and "start" in value and "type" in value:
        return f"{value['start']} {value['type']} {value['end']}"
    if isinstance(value, dict | bool):
        return json.dumps(value, ensure_ascii=False)
    return "–" if value is None else str(value)


def _path(path: dict[str, Any]) -> str:
    first, *rest = path["nodes"]
    told = _told(first)
    for before, relation, node in zip(path["nodes"], path["relationships"], rest, strict=False):
        arrow = f"-{relation['type']}→" if relation["start"] == before["id"] else f"←{relation['type']}-"
        told += f" {arrow} {_told(node)}"
    return told
