import csv
from collections.abc import Callable
from pathlib import Path

import networkx as nx
import pytest

from kg.errors import OutputError
from kg.export import FORMATS, tables
from kg.export.columns import plain
from kg.export.pieces import ANEW

GraphOf = Callable[[str], nx.MultiDiGraph]


def read(path: Path) -> list[dict[str, str]]:
    with path.open(encoding="utf-8", newline="") as stream:
        return list(csv.DictReader(stream, strict=True))


def test_the_files_and_their_headers(sample_graph: nx.MultiDiGraph, tmp_path: Path) -> None:
    """Five files stand in the folder, each with the header that neo4j-admin asks for."""
    FORMATS["csv"].write(sample_graph, tmp_path / "csv")
    headers = {path.name: path.read_text(encoding="utf-8").split("\n", 1)[0] for path in (tmp_path / "csv").iterdir()}
    entity = "name,aliases:string[],known:boolean,corrected,salience:double,confidence:double,mentionCount:long,rest"
    mention = "count:long,surfaces:string[],lines:long[],starts:long[],seconds:double[],how:string[],scores:double[],positions:long[],rest"
    evidence = (
        "quotes:string[],sources:string[],lines:long[],endLines:long[],starts:long[],ends:long[],seconds:double[],urls:string[],"
        "subjectSurfaces:string[],subjectStarts:long[],subjectHow:string[],objectSurfaces:string[],objectStarts:long[],objectHow:string[],rest"
    )
    assert headers == {
        "graph.csv": "id:ID(KgGraph),kgVersion,catalog,weights,talks:string[],entityOrder:string[],relationOrder:string[],rest,:LABEL",
        "nodes.csv": f"id:ID(Entity),{entity},:LABEL",
        "talks.csv": "id:ID(Talk),title,date,url,people:string[],lines:long,words:long,text:string[],rest,:LABEL",
        "relationships.csv": f":START_ID(Entity),:END_ID(Entity),:TYPE,key,polarity,confidence:double,corrected,{evidence}",
        "mentions.csv": f":START_ID(Entity),:END_ID(Talk),:TYPE,{mention}",
    }


def test_every_node_edge_talk_and_mention_is_there(sample_graph: nx.MultiDiGraph, tmp_path: Path) -> None:
    """What stands in the graph stands in the rows."""
    FORMATS["csv"].write(sample_graph, tmp_path)
    nodes, links = read(tmp_path / "nodes.csv"), read(tmp_path / "relationships.csv")
    assert [(row["id:ID(Entity)"], row[":LABEL"]) for row in nodes] == [
        ("alex-krizhevsky", "Entity\x1fPerson"), ("geoffrey-hinton", "Entity\x1fPerson"),
        ("alexnet-paper", "Entity\x1fPaper"), ("dropout", "Entity\x1fMethod"),
    ]  # fmt: skip
    assert [(row[":START_ID(Entity)"], row[":TYPE"], row[":END_ID(Entity)"], row["key"]) for row in links] == [
        (source, data["type"], target, key) for source, target, key, data in sample_graph.edges(keys=True, data=True)
    ]
    assert [row[":LABEL"] for row in read(tmp_path / "talks.csv")] == ["Talk"]
    assert [row["lines:long[]"] for row in read(tmp_path / "mentions.csv")] == ["1", "2", "2", "3"]


def test_numbers_flags_and_lists(sample_graph: nx.MultiDiGraph, tmp_path: Path) -> None:
    """Flags are true or false, items of a list are parted by a character that no text holds, nothing stands for null."""
    sample_graph.nodes["dropout"].update(known=False, aliases=["a", "b"])
    FORMATS["csv"].write(sample_graph, tmp_path)
    row = read(tmp_path / "nodes.csv")[3]
    assert (row["known:boolean"], row["aliases:string[]"], row["salience:double"], row["corrected"]) == ("false", "a\x1fb", "0.1", "")


def test_hostile_text_is_one_cell(named_graph: GraphOf, hostile: str, tmp_path: Path) -> None:
    """Any text is read back as one cell or one item of a list, as it is."""
    FORMATS["csv"].write(named_graph(hostile), tmp_path)
    row = read(tmp_path / "nodes.csv")[3]
    assert row["name"] == plain(hostile)
    assert row["aliases:string[]"].split(tables.SEPARATOR) == [plain(hostile), "another"]
    assert read(tmp_path / "talks.csv")[0]["title"] == plain(hostile)


def test_an_empty_text_is_told_from_none(sample_graph: nx.MultiDiGraph) -> None:
    """A cell without quotes is no property; one of quotes alone is an empty text."""
    sample_graph.nodes["dropout"].update(corrected="")
    lines = "".join(tables.FILES["nodes.csv"](sample_graph, ANEW)).splitlines()
    assert [line.split(",")[4] for line in lines[2:]] == ["", "", '""']


def test_other_files_in_the_folder_stay(sample_graph: nx.MultiDiGraph, tmp_path: Path) -> None:
    """Writing again replaces our files and touches no other."""
    (tmp_path / "mine.csv").write_text("mine")
    FORMATS["csv"].write(sample_graph, tmp_path)
    FORMATS["csv"].write(sample_graph, tmp_path)
    names = sorted(path.name for path in tmp_path.iterdir())
    assert names == ["graph.csv", "mentions.csv", "mine.csv", "nodes.csv", "relationships.csv", "talks.csv"]


def test_a_file_in_place_of_the_folder_is_told(sample_graph: nx.MultiDiGraph, tmp_path: Path) -> None:
    """A file where the folder should be is an OutputError."""
    (tmp_path / "csv").write_text("")
    with pytest.raises(OutputError, match="below a file"):
        FORMATS["csv"].write(sample_graph, tmp_path / "csv")
