"""The tools, as a client of the official SDK sees and calls them."""

import json
import os
import signal
import subprocess
import sys
from copy import deepcopy
from functools import reduce
from operator import getitem

import anyio
import pytest
from jsonschema import Draft202012Validator
from mcp import Client, StdioServerParameters, stdio_client

from kg.errors import GraphError
from kg.export import FORMATS
from kg.mcp.server import server
from kg.mcp.shelf import Shelf

CALLS = {
    "graphs": {},
    "find": {"text": "jeff hinton"},
    "explain": {"thing": "hinton"},
    "path": {"one": "hinton", "other": "krizhevsky"},
    "evidence": {"one": "hinton", "other": "alexnet-paper"},
    "timeline": {"thing": "hinton"},
    "top": {"type": "Person"},
    "query": {"cypher": "MATCH (n)-[r:AUTHORED]->() WHERE n.id = $id RETURN r.quotes", "parameters": {"id": "geoffrey-hinton"}},
}
BEGIN = {
    "jsonrpc": "2.0", "id": 1, "method": "initialize",
    "params": {"protocolVersion": "2025-06-18", "capabilities": {}, "clientInfo": {"name": "tests", "version": "0"}},
}  # fmt: skip


@pytest.fixture
def path(sample_graph, tmp_path):
    """Return a graph file."""
    FORMATS["json"].write(sample_graph, tmp_path / "graph.json")
    return tmp_path / "graph.json"


@pytest.fixture
def shelf(path):
    """Return a shelf of one graph."""
    return Shelf({"talk": path})


def with_client(place, doing):
    """Run what is to be done with a client of a server, and return what came of it."""

    async def run():
        async with Client(place) as client:
            return await doing(client)

    return anyio.run(run)


def call(shelf, tool, **arguments):
    """Call a tool, and return what it answers."""
    return with_client(server(shelf), lambda client: client.call_tool(tool, arguments))


def answer(shelf, tool, **arguments):
    """Call a tool that has an answer, and return that."""
    result = call(shelf, tool, **arguments)
    assert not result.is_error, result.content
    assert json.loads(result.content[0].text) == result.structured_content
    return result.structured_content


def error(shelf, tool, **arguments):
    """Call a tool that cannot answer, and return what it says."""
    result = call(shelf, tool, **arguments)
    assert result.is_error
    return result.content[0].text


def test_every_tool_says_what_it_does_and_takes(shelf):
    """Each has a description, a valid schema in which every argument is described, and says that it only reads."""
    tools = with_client(server(shelf), lambda client: client.list_tools()).tools
    assert {tool.name for tool in tools} == set(CALLS)
    for tool in tools:
        Draft202012Validator.check_schema(tool.input_schema)
        assert tool.description
        assert all("description" in argument for argument in tool.input_schema["properties"].values()), tool.name
        assert (tool.annotations.read_only_hint, tool.annotations.destructive_hint) == (True, False)


@pytest.mark.parametrize("tool", CALLS)
def test_a_tool_answers(shelf, path, tool):
    """Each answers with the thing asked for, and leaves the graph file as it is."""
    before = path.read_bytes()
    told = json.dumps(answer(shelf, tool, **CALLS[tool]))
    assert ("Ilya Sutskever" if tool == "graphs" else "jeff hinton") in told
    assert path.read_bytes() == before


def test_evidence_has_the_lines_around(shelf):
    """A passage has quote, place and the lines of the captions about it, as many as are asked for, and only of the type asked for."""
    ends = {"one": "dropout", "other": "alexnet-paper"}
    (passage,) = answer(shelf, "evidence", **ends, around=1)["passages"]
    assert (passage["evidence"]["line"], passage["polarity"], passage["first"]) == (2, "negated", 1)
    assert passage["lines"][-1] == "it does not use dropout"
    assert len(answer(shelf, "evidence", **ends, around=0)["passages"][0]["lines"]) == 2
    assert answer(shelf, "evidence", **ends, relation="USES")["passages"] == []


@pytest.mark.parametrize(
    ("asked", "told"),
    [
        ({"relation": "AUTHORED"}, ["AUTHORED", "AUTHORED"]),
        ({"polarity": "negated"}, ["DESCRIBED_IN"]),
        ({"relation": "AUTHORED", "min_confidence": 0.95}, ["AUTHORED"]),
        ({"relation": "USES"}, []),
    ],
)
def test_relations_of_one_kind(shelf, asked, told):
    """`explain` lists relations of a type alone, so stated, or so sure, as the command does."""
    assert [each["type"] for each in answer(shelf, "explain", thing="alexnet-paper", **asked)["statements"]] == told


@pytest.fixture
def long_shelf(sample_graph, path):
    """Return a shelf of a graph with many talks, quotes, names, and words heard."""
    graph = sample_graph.graph
    graph["sources"] += [{**graph["sources"][0], "id": f"talk-{number}"} for number in range(24)]
    for _, _, edge in sample_graph.edges(data=True):
        edge["evidence"] *= 5
    for _, node in sample_graph.nodes(data=True):
        node["aliases"] = [f"alias {number}" for number in range(7)]
        node["mentions"] = [{**node["mentions"][0], "surface": f"heard {number}"} for number in range(9)]
    FORMATS["json"].write(sample_graph, path)
    return Shelf({"talk": path})


@pytest.mark.parametrize(
    ("tool", "arguments", "place", "name", "told", "more"),
    [
        ("graphs", {}, ("graphs", 0), "talks", 20, ("moreTalks", 5)),
        ("find", {"text": "alias 3", "limit": 3}, (), "matches", 3, ("more", 1)),
        ("explain", {"thing": "alexnet-paper", "limit": 2}, (), "statements", 2, ("more", 1)),
        ("explain", {"thing": "alexnet-paper"}, ("statements", 0), "evidence", 2, ("moreEvidence", 3)),
        ("explain", {"thing": "alexnet-paper"}, ("things", 0), "heard", 6, ("moreHeard", 3)),
        ("explain", {"thing": "alexnet-paper"}, ("things", 0), "aliases", 6, ("moreAliases", 1)),
        ("path", {"one": "geoffrey-hinton", "other": "alex-krizhevsky"}, ("shortest", "steps", 1), "evidence", 2, ("moreEvidence", 3)),
        ("path", {"one": "geoffrey-hinton", "other": "alex-krizhevsky"}, ("certain", "steps", 0), "evidence", 2, ("moreEvidence", 3)),
        ("evidence", {"one": "dropout", "other": "alexnet-paper", "limit": 4}, (), "passages", 4, ("more", 1)),
        ("timeline", {"thing": "dropout", "limit": 5}, (), "moments", 5, ("more", 4)),
        ("top", {"limit": 3}, (), "things", 3, ("more", 1)),
        ("top", {"type": "Person"}, (), "things", 2, ("more", 0)),
        ("top", {}, ("things", 2), "heard", 6, ("moreHeard", 3)),
    ],
)
def test_a_long_answer_is_cut(long_shelf, tool, arguments, place, name, told, more):
    """Of every list so many are told, and how many more there are."""
    record = reduce(getitem, place, answer(long_shelf, tool, **arguments))
    assert (len(record[name]), record[more[0]]) == (told, more[1])


def test_a_long_line_is_cut_around_its_words(sample_graph, path):
    """Captions may hold a whole talk in a line; of that an answer has what stands around the words."""
    talk = sample_graph.graph["sources"][0]
    talk["text"] = [f"{'so ' * 9000}{line}{' you know' * 9000}" for line in talk["text"]]
    FORMATS["json"].write(sample_graph, path)
    ends = {"one": "geoffrey-hinton", "other": "alexnet-paper"}
    (passage,) = answer(Shelf({"talk": path}), "evidence", **ends, around=0)["passages"]
    (moment,) = answer(Shelf({"talk": path}), "timeline", thing="geoffrey-hinton")["moments"]
    for line in (*passage["lines"], moment["words"]):
        assert len(line) < 1100
        assert line.startswith("…")
        assert "jeff hinton of the famed alex ned paper" in line
        assert line.endswith("…")


def test_a_long_quote_is_cut_around_its_ends(sample_graph, monologue, path):
    """An assistant is told what stands about the two ends, until it asks for the evidence."""
    FORMATS["json"].write(sample_graph, path)
    shelf, ends = Shelf({"talk": path}), {"one": "geoffrey-hinton", "other": "alexnet-paper"}
    assert answer(shelf, "explain", thing="geoffrey-hinton")["statements"][0]["evidence"][0]["quote"] == monologue
    assert answer(shelf, "path", **ends)["shortest"]["steps"][0]["evidence"][0]["quote"] == monologue
    assert "…" not in answer(shelf, "evidence", **ends)["passages"][0]["evidence"]["quote"]


@pytest.mark.parametrize("tool", ["explain", "timeline"])
def test_a_misspelt_name_is_asked_back(shelf, tool):
    """The error of a tool is the line that the command prints."""
    assert error(shelf, tool, thing="Geofrey Hintn") == "nothing is called 'Geofrey Hintn'; did you mean Geoffrey Hinton (geoffrey-hinton)?"


def test_cypher_only_reads(shelf, path):
    """Rows come with their columns, those cut off are counted; what would write is refused with its place."""
    told = answer(shelf, "query", cypher="MATCH (n:Entity) RETURN n.name AS name ORDER BY name", limit=1)
    assert told == {"columns": ["name"], "rows": [["Alex Krizhevsky"]], "more": 3}
    assert "line 1" in error(shelf, "query", cypher="MATCH (n:Entity) DELETE n")


@pytest.mark.parametrize("arguments", [{}, {"text": 3}, {"text": "a", "limit": 0}])
def test_wrong_arguments_are_refused(shelf, arguments):
    """What the schema does not allow is an error of the tool, which names it."""
    assert "find" in error(shelf, "find", **arguments)


def test_of_several_graphs_one_is_named(sample_graph, path, tmp_path):
    """With several graphs a tool asks for one and lists them; each answers for itself."""
    other = deepcopy(sample_graph)
    other.nodes["dropout"]["name"] = "Leaving out"
    FORMATS["json"].write(other, tmp_path / "other.json")
    shelf = Shelf({"one": path, "two": tmp_path / "other.json"})
    assert error(shelf, "find", text="dropout") == "several graphs are open; give one of one, two"
    assert error(shelf, "find", text="dropout", graph="three") == "no graph is called 'three'; give one of one, two"
    names = [answer(shelf, "explain", thing="dropout", graph=graph)["things"][0]["name"] for graph in ("one", "two")]
    assert names == ["Dropout", "Leaving out"]
    assert [each["name"] for each in answer(shelf, "graphs")["graphs"]] == ["one", "two"]


def test_a_graph_that_is_built_anew_is_read_anew(sample_graph, shelf, path):
    """An answer is always of the file as it is; where that is gone, the tool says so."""
    assert answer(shelf, "top")["things"][0]["name"] != "Leaving out"
    sample_graph.nodes["alexnet-paper"]["name"] = "Leaving out"
    FORMATS["json"].write(sample_graph, path)
    assert answer(shelf, "top")["things"][0]["name"] == "Leaving out"
    path.unlink()
    assert error(shelf, "top").startswith(f"{path}: ")


def test_a_graph_that_cannot_be_read_opens_no_server(tmp_path):
    """What is wrong is said before anybody is answered."""
    (tmp_path / "graph.json").write_text("{}", encoding="utf-8")
    with pytest.raises(GraphError):
        Shelf({"talk": tmp_path / "graph.json"})


@pytest.mark.slow
def test_the_command_speaks_with_a_client(path):
    """A client starts `kg mcp` as a process of its own, lists its tools, and is answered; errors, too, come as answers."""
    parameters = StdioServerParameters(command=sys.executable, args=["-m", "kg", "mcp", str(path.parent)], env=dict(os.environ))

    async def ask(client):
        tools = {tool.name for tool in (await client.list_tools()).tools}
        return tools, await client.call_tool("find", {"text": "hinton"}), await client.call_tool("explain", {"thing": "xyzzy"})

    tools, found, lost = with_client(stdio_client(parameters), ask)
    assert tools == set(CALLS)
    assert found.structured_content["matches"][0]["id"] == "geoffrey-hinton"
    assert (lost.is_error, lost.content[0].text[:24]) == (True, "nothing is called 'xyzzy")


@pytest.mark.slow
def test_nothing_but_the_protocol_is_printed(path):
    """What is no message is survived; every line of standard output is one; the end of input ends the command."""
    typed = f"no message\n{json.dumps(BEGIN)}\n"
    done = subprocess.run([sys.executable, "-m", "kg", "mcp", path], input=typed, capture_output=True, text=True, timeout=60, check=False)
    lines = [json.loads(line) for line in done.stdout.splitlines()]
    assert {line["jsonrpc"] for line in lines} == {"2.0"}
    assert [line["result"]["serverInfo"]["name"] for line in lines if line.get("id") == 1] == ["kg"]
    assert done.returncode == 0, done.stderr


@pytest.mark.slow
def test_one_interrupt_ends_it(path):
    """It waits for its client no longer than that."""
    command = [sys.executable, "-m", "kg", "mcp", path]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True) as process:
        process.stdin.write(f"{json.dumps(BEGIN)}\n")
        process.stdin.flush()
        assert process.stdout.readline()
        process.send_signal(signal.SIGINT)
        assert process.wait(60) == -signal.SIGINT


@pytest.mark.slow
def test_a_graph_that_is_missing_is_told_in_one_line(tmp_path):
    """The command ends with exit code 1, and says nothing on standard output."""
    place = tmp_path / "missing.json"
    done = subprocess.run([sys.executable, "-m", "kg", "mcp", place], input="", capture_output=True, text=True, check=False)
    assert (done.returncode, done.stdout, done.stderr.count("\n")) == (1, "", 1)
    assert str(place) in done.stderr
