"""`kg build`: what it writes and what it prints."""

import os
import re
from pathlib import Path

import pytest

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
    assert sorted(path.name for path in (tmp_path / "out").iterdir()) == [".kg", "graph.graphml", "graph.json"]


def test_build_keeps_nothing_where_that_is_asked(built, tmp_path):
    """With `--no-cache` only what was asked for is in the folder."""
    assert built("--formats", "json", "--no-cache").exit_code == 0
    assert [path.name for path in (tmp_path / "out").iterdir()] == ["graph.json"]


def test_build_tells_what_is_new(built, talk, tmp_path):
    """From the second build on, what changed since the last one is told."""
    assert "Since the last build" not in built("--formats", "json").stdout
    assert "Since the last build:\n  nothing new\n" in built("--formats", "json").stdout
    talk.write_text("jeff hinton wrote the dropout paper\n", encoding="utf-8")
    told = built("--formats", "json").stdout
    assert "  1 talk changed: talk\n" in told
    assert re.search(r"^  \d things? and \d relations? gone$", told, re.MULTILINE)


def test_build_writes_what_does_not_lie_there_already(built, talk, tmp_path):
    """Of a graph that is as it was, only files that are not are written anew; without a cache, and of another graph, all are."""
    page, whole = tmp_path / "out" / "graph.html", tmp_path / "out" / "graph.json"

    def written(*options: str) -> list[str]:
        before = {path: path.stat().st_ino for path in (page, whole)}
        assert built("--formats", "json,html", *options).stdout.startswith(f"{whole}\n{page}\n")
        return [path.name for path in before if path.stat().st_ino != before[path]]

    built("--formats", "json,html")
    right = page.read_bytes()
    assert written() == []
    page.write_text("mine", encoding="utf-8")
    assert written() == ["graph.html"]
    assert page.read_bytes() == right
    assert written("--no-cache") == ["graph.html", "graph.json"]
    assert written("--no-text") == ["graph.html", "graph.json"]
    talk.write_text("jeff hinton wrote the dropout paper\n", encoding="utf-8")
    assert written("--no-text") == ["graph.html", "graph.json"]


def test_build_tells_what_else_is_changed(built):
    """What a graph was made by besides the talks has one line."""
    built("--formats", "json")
    assert "Since the last build:\n  changed: options\n" in built("--formats", "json", "--no-text").stdout


def test_build_tells_what_is_of_an_earlier_build(built, talk, tmp_path):
    """Files of another graph that lie beside the new ones are named and left as they are; those of the same graph are not."""
    page, told = tmp_path / "out" / "graph.html", f"{tmp_path / 'out' / 'graph.html'}: of an earlier build; --formats html writes it anew\n"
    built("--formats", "html")
    before = page.read_bytes()
    assert built("--formats", "json").stderr == ""
    talk.write_text("jeff hinton wrote the dropout paper\n", encoding="utf-8")
    assert built("--formats", "json").stderr == told
    assert page.read_bytes() == before
    assert built("--formats", "json", "--no-cache").stderr == told
    talk.write_text("jeff hinton wrote it\n", encoding="utf-8")
    assert told not in built("--formats", "json,html").stderr


def test_build_tells_corrections_in_vain_to_the_quiet_too(built, tmp_path):
    """What a person put right and nothing comes of is told in any case."""
    (tmp_path / "corrections.toml").write_text('[[alias]]\nthing = "Dropout"\nwords = "drop in"\n', encoding="utf-8")
    for options in ((), ("--quiet",)):
        result = built("--formats", "json", *options)
        expected = "corrections.toml:1: alias of 'drop in' for 'dropout' does not apply: nobody says 'drop in'\n"
        assert result.stderr == f"{tmp_path}/{expected}"
    assert result.stdout == f"{tmp_path / 'out' / 'graph.json'}\n"


@pytest.mark.parametrize("name", ["bad.txt", "missing.txt", "dangling.txt", "empty"])
def test_build_goes_on_without_what_cannot_be_read(built, tmp_path, name):
    """What can be read is built and written; what cannot, or is not there, is named at the end, and the exit code is 1."""
    (tmp_path / "bad.txt").write_bytes(bytes(range(256)) * 9)
    (tmp_path / "dangling.txt").symlink_to("nowhere")
    (tmp_path / "empty").mkdir()
    result = built(tmp_path / name, "--formats", "json")
    assert result.exit_code == 1
    assert [source["id"] for source in node_link.read(tmp_path / "out" / "graph.json").graph["sources"]] == ["talk"]
    assert re.search(rf"1 talk could not be read.*\n  {tmp_path / name}: .*\n$", result.stderr)
    assert name in built(tmp_path / name, "--formats", "json", "--quiet").stderr


def test_build_of_nothing_that_is_there(kg_run, tmp_path):
    """Where no path can be read, that is the error, and nothing is written."""
    result = kg_run("build", tmp_path / "missing.txt", tmp_path / "empty", "-o", tmp_path / "out", "--title", "A talk")
    assert (result.exit_code, result.stderr) == (1, f"Error: {tmp_path / 'missing.txt'}: no such file; check the name\n")
    assert not (tmp_path / "out").exists()


def test_build_tells_which_names_replace_others(built, names):
    """Of entries with one id the later counts, which is said with its place, but not to the quiet."""
    told = f"{names}:3: 'dropout' replaces the entry of the same id at {names}:3\n"
    assert told in built("--catalog", names).stderr
    assert told not in built("--catalog", names, "--quiet").stderr


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


ANSWERED = "well i grew up in a small town and my father repaired radios so i was always taking things apart and nobody stopped me "
CONVERSATION = (
    "so where did you grow up and what did you want to be when you were a child "
    + ANSWERED
    + "that is a great story do you remember what your first program did "
    "i think i was twelve and we had one machine at school that nobody else touched so i stayed there until they locked the doors "
    "that is wonderful what did your teachers think of that did they help you "
    "one of them did he gave me his own books and told me that i should not ask anybody whether i may read them which i never forgot "
    "so let me ask you about the university what did you study there "
    "i was lucky really there was a small group that nobody took seriously and they let me in because i could fix their computers "
    "do you still talk to the people that you met there "
    "yes we do we meet once a year in the mountains and i learn more in those three days than in all the rest of the year together "
)


def test_build_says_that_nobody_knows_who_answers(built, talk):
    """Of a talk that is surely a conversation, unless the user names somebody; from the cache, too."""
    talk.write_text(f"hello and welcome {CONVERSATION}")
    note = "talk: who answers is not known; name them by --guest or in a list (--talks)"
    assert note in built("--formats", "json").stderr
    assert note in built("--formats", "json").stderr
    assert note not in built("--formats", "json", "--guest", "Ann Lee").stderr
    talk.write_text(f"hello and welcome {ANSWERED * 12}")
    assert note not in built("--formats", "json").stderr


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


def test_build_takes_and_shows_paths_of_any_bytes(kg_run, names, tmp_path):
    """What no terminal can print is shown so that it is recognised, and a title made of it is text."""
    folder, out = (tmp_path / os.fsdecode(name) for name in (b"talks\xff\n1", b"out\xfe\n2"))
    folder.mkdir()
    (folder / os.fsdecode(b"T\xe9 [13CZPWmke6A].en.txt")).write_text("jeff hinton wrote the dropout paper\n", encoding="utf-8")
    (folder / os.fsdecode(b"bad\xe9.txt")).write_bytes(bytes(range(256)) * 9)
    result = kg_run("build", folder, "--no-catalog", "--catalog", names, "-o", out)
    assert f"  {tmp_path}/talks\\xff 1/bad\\xe9.txt: binary" in result.stderr
    assert f"$'{tmp_path}/out\\xfe\\x0a2/graph.json'\n" in result.stdout
    assert f"  kg show $'{tmp_path}/out\\xfe\\x0a2/graph.json'\n" in result.stdout
    assert node_link.read(out / "graph.json").graph["sources"][0]["title"] == "T\ufffd"
