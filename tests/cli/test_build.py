"""`kg build`: what it writes and what it prints."""

from pathlib import Path

from kg.export import FORMATS, USUAL, node_link


def test_build_writes_the_usual_formats_and_says_where(built, tmp_path):
    """The written paths come first on standard output; then what was found, and how to look at it."""
    result = built()
    expected = [str(tmp_path / "out" / FORMATS[name].default) for name in USUAL]
    assert result.exit_code == 0, result.output
    assert expected == result.stdout.splitlines()[: len(expected)]
    assert all(Path(path).exists() for path in expected)
    assert "Found in 1 talk: " in result.stdout
    assert f"kg show {tmp_path}" in result.stdout


def test_build_finds_what_the_captions_say(built, tmp_path):
    """The names of the catalog that the captions speak of are in the graph, under their right names."""
    assert built("--formats", "json").exit_code == 0
    graph = node_link.read(tmp_path / "out" / "graph.json")
    assert {"geoffrey-hinton", "dropout", "imagenet"} <= set(graph)


def test_build_writes_only_the_formats_asked_for(built, tmp_path):
    """`--formats` names what is written, each once, in its order."""
    result = built("--formats", "graphml,json,graphml", "--quiet")
    assert result.stdout.splitlines() == [str(tmp_path / "out" / name) for name in ("graph.graphml", "graph.json")]
    assert sorted(path.name for path in (tmp_path / "out").iterdir()) == ["graph.graphml", "graph.json"]


def test_build_quiet_prints_paths_alone(built, talk, tmp_path):
    """With `--quiet` nothing but the written paths is printed, notes neither."""
    talk.write_bytes("caf\xe9 society said jeff hinton".encode("latin-1"))
    result = built("--formats", "json", "--quiet")
    assert result.stdout == f"{tmp_path / 'out' / 'graph.json'}\n"
    assert result.stderr == ""


def test_build_says_how_a_file_was_decoded(built, talk):
    """A file that is not UTF-8 is read, and standard error says as what."""
    talk.write_bytes("caf\xe9 society said jeff hinton".encode("latin-1"))
    result = built("--formats", "json")
    assert result.exit_code == 0
    assert "talk.txt: " in result.stderr
    assert "Latin-1" in result.stderr


def test_build_without_text(built, tmp_path):
    """`--no-text` keeps the lines of the talk out of the graph."""
    assert built("--formats", "json", "--no-text").exit_code == 0
    assert "text" not in node_link.read(tmp_path / "out" / "graph.json").graph["sources"][0]


def test_nothing_found_is_no_error(built, talk):
    """A talk that names nothing gives an empty graph and exit code 0."""
    talk.write_text("well it rained all day and we stayed in\n", encoding="utf-8")
    result = built()
    assert result.exit_code == 0, result.output
    assert "0 things, 0 relations" in result.stdout
