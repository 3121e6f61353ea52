import csv
import re
from collections.abc import Callable
from pathlib import Path

import networkx as nx
import pytest

from kg.errors import OutputError
from kg.export import tables
from kg.export.columns import plain

GraphOf = Callable[[str], nx.MultiDiGraph]


def read(path: Path) -> list[dict[str, str]]:
    with path.open(encoding="utf-8", newline="") as stream:
        return list(csv.DictReader(stream, strict=True))


def test_the_files_and_their_headers(sample_graph: nx.MultiDiGraph, tmp_path: Path) -> None:
    """Four files stand in the folder, each with the header that neo4j-admin asks for."""
    tables.write(sample_graph, tmp_path / "csv")
    headers = {path.name: path.read_text(encoding="utf-8").split("\n", 1)[0] for path in (tmp_path / "csv").iterdir()}
    entity = "name,aliases:string[],known:boolean,corrected,salience:double,confidence:double,mentionCount:long,rest"
    mention = "count:long,surfaces:string[],lines:long[],starts:long[],seconds:double[],how:string[],scores:double[],positions:long[],rest"
    evidence = (
        "quotes:string[],sources:string[],lines:long[],endLines:long[],starts:long[],ends:long[],seconds:double[],urls:string[],"
        "subjectSurfaces:string[],subjectStarts:long[],subjectHow:string[],objectSurfaces:string[],objectStarts:long[],objectHow:string[],rest"
    )
    assert headers == {
        "nodes.csv": f"id:ID(Entity),{entity},:LABEL",
        "talks.csv": "id:ID(Talk),title,date,url,people:string[],lines:long,words:long,text:string[],rest,:LABEL",
        "relationships.csv": f":START_ID(Entity),:END_ID(Entity),:TYPE,key,polarity,confidence:double,{evidence}",
        "mentions.csv": f":START_ID(Entity),:END_ID(Talk),:TYPE,{mention}",
    }


def test_every_node_edge_talk_and_mention_is_there(sample_graph: nx.MultiDiGraph, tmp_path: Path) -> None:
    """What stands in the graph stands in the rows."""
    tables.write(sample_graph, tmp_path)
    nodes, links = read(tmp_path / "nodes.csv"), read(tmp_path / "relationships.csv")
    assert [(row["id:ID(Entity)"], row[":LABEL"]) for row in nodes] == [
        ("alex-krizhevsky", "Entity;Person"), ("geoffrey-hinton", "Entity;Person"),
        ("alexnet-paper", "Entity;Paper"), ("dropout", "Entity;Method"),
    ]  # fmt: skip
    assert [(row[":START_ID(Entity)"], row[":TYPE"], row[":END_ID(Entity)"], row["key"]) for row in links] == [
        (source, data["type"], target, key) for source, target, key, data in sample_graph.edges(keys=True, data=True)
    ]
    assert [row[":LABEL"] for row in read(tmp_path / "talks.csv")] == ["Talk"]
    assert [row["lines:long[]"] for row in read(tmp_path / "mentions.csv")] == ["1", "2", "2", "3"]


def test_numbers_flags_and_lists(sample_graph: nx.MultiDiGraph, tmp_path: Path) -> None:
    """Flags are true or false, items of a list stand between semicolons, nothing stands for null."""
    sample_graph.nodes["dropout"].update(known=False, aliases=["a", "b"])
    tables.write(sample_graph, tmp_path)
    row = read(tmp_path / "nodes.csv")[3]
    assert (row["known:boolean"], row["aliases:string[]"], row["salience:double"], row["corrected"]) == ("false", "a;b", "0.1", "")


def test_hostile_text_is_one_cell(named_graph: GraphOf, hostile: str, tmp_path: Path) -> None:
    """Any text is read back as one cell, but for newlines (a space) and semicolons in lists (a comma)."""
    tables.write(named_graph(hostile), tmp_path)
    one_line = re.sub("[\r\n\x85\u2028\u2029]+", " ", plain(hostile))
    row = read(tmp_path / "nodes.csv")[3]
    assert row["name"] == one_line
    assert row["aliases:string[]"] == one_line.replace(";", ",") + ";another"
    assert read(tmp_path / "talks.csv")[0]["title"] == one_line


def test_a_row_is_a_line(named_graph: GraphOf, hostile: str) -> None:
    """No text breaks a row in two, so that large files can be cut by lines."""
    graph = named_graph(hostile)
    counts = {name: len("".join(lines).splitlines()) for name, lines in tables.render(graph).items()}
    assert counts == {"nodes.csv": 5, "talks.csv": 2, "relationships.csv": 4, "mentions.csv": 5}


def test_other_files_in_the_folder_stay(sample_graph: nx.MultiDiGraph, tmp_path: Path) -> None:
    """Writing again replaces our files and touches no other."""
    (tmp_path / "mine.csv").write_text("mine")
    tables.write(sample_graph, tmp_path)
    tables.write(sample_graph, tmp_path)
    assert sorted(path.name for path in tmp_path.iterdir()) == ["mentions.csv", "mine.csv", "nodes.csv", "relationships.csv", "talks.csv"]


def test_a_file_in_place_of_the_folder_is_told(sample_graph: nx.MultiDiGraph, tmp_path: Path) -> None:
    """A file where the folder should be is an OutputError."""
    (tmp_path / "csv").write_text("")
    with pytest.raises(OutputError, match="below a file"):
        tables.write(sample_graph, tmp_path / "csv")
