"""From files to a graph."""

import dataclasses
import gc
import inspect
import json
import os
import re
import signal
import subprocess
import sys
import time
import warnings
from pathlib import Path

import networkx as nx
import psutil
import pytest

import kg
from kg import pipeline, read, understand
from kg.cli.build import build as command
from kg.errors import InputError, KgError
from kg.export import FORMATS, node_link
from kg.llm import Model

SEED = Path(__file__).parent.parent / "seeds" / "000_92e80a022930c7d6.txt"
NAMES = [
    {"id": "geoffrey-hinton", "name": "Geoffrey Hinton", "type": "Person", "aliases": ["jeff hinton"]},
    {"id": "imagenet", "name": "ImageNet", "type": "Dataset"},
    {"id": "alexnet", "name": "AlexNet", "type": "Method"},
]
TALKS = {
    "b.txt": "jeff hinton invented alexnet you know\nand alexnet was trained on imagenet\n",
    "a.txt": "so imagenet was there before alexnet\n",
    "c.txt": "geoffrey hinton is here today\n",
}


@pytest.fixture
def talks(tmp_path) -> Path:
    """Return a folder of talks."""
    for name, text in TALKS.items():
        (tmp_path / name).write_text(text, encoding="utf-8")
    return tmp_path


@pytest.fixture
def options(tmp_path_factory) -> dict:
    """Return options that make do with a small catalog."""
    names = tmp_path_factory.mktemp("names") / "names.jsonl"
    names.write_text("\n".join(map(json.dumps, NAMES)), encoding="utf-8")
    return {"catalog_files": [names], "builtin_catalog": False}


def test_build_returns_a_graph(talks, options):
    """`kg.build` takes a path or several, as text or Path, and returns a networkx graph of them together."""
    graph = kg.build(str(talks / "b.txt"), **options)
    assert isinstance(graph, nx.MultiDiGraph)
    assert {"geoffrey-hinton", "alexnet", "imagenet"} <= set(graph)
    assert [source["id"] for source in kg.build([talks / "b.txt", talks / "c.txt"], **options).graph["sources"]] == ["b", "c"]


def test_build_freezes_nothing(talks, options):
    """What a script has in memory besides is still looked through for garbage afterwards."""
    gc.unfreeze()  # what commands have frozen, which end with their process, and here do not
    kg.build(talks, **options)
    assert gc.get_freeze_count() == 0


def test_the_graph_names_what_it_was_understood_by(talks, options):
    """Its head holds the digests of the catalog and of the weights."""
    about = kg.build(talks, **options).graph
    assert about["weights"] == understand.weights_digest()
    assert re.fullmatch("[0-9a-f]{16}", about["catalog"])


def test_build_takes_what_the_command_takes():
    """Each option of `kg build` that is about the graph has its counterpart, some under another name."""
    named = {
        "inputs": "paths", "catalog": "catalog_files", "no_catalog": "builtin_catalog", "corrections": "corrections_files",
        "no_text": "keep_text", "llm": "model", "llm_url": "model", "no_cache": "cache", "guest": "guests",
    }  # fmt: skip
    of_the_command = {"output", "formats", "yes", "quiet"}
    taken = {named.get(name, name) for name in inspect.signature(command).parameters.keys() - of_the_command}
    assert taken == set(inspect.signature(kg.build).parameters)


@pytest.mark.parametrize("listed", [True, False])
def test_build_is_told_what_is_known(talks, options, listed):
    """A talk's title, day, address and people are those that are given, or those of a list."""
    known = {"title": "A talk", "date": "2020-05-08", "url": "13CZPWmke6A", "guests": "Ann Lee", "host": "Bob Roy"}
    (talks / "list.csv").write_text(f"file,{','.join(known)}\nb.txt,{','.join(known.values())}\n", encoding="utf-8")
    given = {"talks": talks / "list.csv"} if listed else known
    (source,) = kg.build(talks / "b.txt", **options, **given).graph["sources"]
    told = ["A talk", "2020-05-08", "https://www.youtube.com/watch?v=13CZPWmke6A", ["Ann Lee", "Bob Roy"]]
    assert [source[name] for name in ("title", "date", "url", "people")] == told


def test_build_warns_of_what_the_command_tells(talks, options):
    """What was noticed, what was put right in vain, and what cannot be read is a warning each, at the line that calls."""
    (talks / "b.txt").write_bytes(bytes(range(256)) * 9)
    (talks / "talk.mp4").touch()
    (talks / "corrections.toml").write_text('[[rename]]\nthing = "Nobody"\nname = "Somebody"\n', encoding="utf-8")
    with warnings.catch_warnings(action="always", record=True) as warned:
        graph = kg.build([talks, talks / "d.txt"], **options)
    assert [source["id"] for source in graph.graph["sources"]] == ["a", "c"]
    noticed, missed, absent, failed = (str(each.message) for each in warned)
    assert ".mp4" in noticed
    assert "corrections.toml:1: " in missed
    assert absent.startswith(f"left out: {talks / 'd.txt'}: no such file; ")
    assert failed.startswith(f"left out: {talks / 'b.txt'}: ")
    assert {each.filename for each in warned} == {__file__}


@pytest.mark.parametrize(
    ("names", "given", "message"),
    [
        (["missing.txt"], {}, r"missing\.txt: no such file; "),
        ([], {}, "no talk is given; "),
        (["a.txt", "b.txt"], {"title": "A talk"}, "several talks cannot have one title, date or address; "),
        (["a.txt"], {"date": "May 8"}, "'May 8' is no day; "),
        (["a.txt"], {"url": "javascript:alert"}, "'javascript:alert' is no address; "),
        (["a.txt"], {"cluster": "tcp://x", "jobs": 2}, "cluster: it has workers of its own; give neither jobs nor "),
        (["a.txt"], {"cluster": "tcp://x", "model": Model("m", "http://x")}, "cluster: it has workers of its own; "),
    ],
)
def test_build_raises_what_can_be_mended(talks, options, names, given, message):
    """From Python, too, a file that is missing and the like is an error that says so."""
    with pytest.raises(KgError, match=message):
        kg.build([talks / name for name in names], **options, **given)


def test_progress_counts_talks(talks, options):
    """Progress is told at the start and after each talk, with the words that were worked on."""
    told = []
    pipeline.build([talks], **options, progress=told.append)
    assert told == [pipeline.Done(*each) for each in [(0, 3, 0), (1, 3, 6), (2, 3, 18), (3, 3, 23)]]


def test_what_is_kept_is_not_understood_again(talks, options, monkeypatch):
    """With a cache only a talk that is new or changed is understood, and the graph is the one that a first build makes."""
    kept = {**options, "cache": talks / ".kept"}
    first = pipeline.build([talks], **kept)
    understood = []
    work = understand.understand
    monkeypatch.setattr(understand, "understand", lambda nlp, talk: understood.append(talk.id) or work(nlp, talk))
    assert rendered(pipeline.build([talks], **kept)) == rendered(first)
    assert understood == []
    (talks / "c.txt").write_text("geoffrey hinton was here\n", encoding="utf-8")
    (talks / "d.txt").write_text("imagenet again\n", encoding="utf-8")
    (talks / "a.txt").unlink()
    again = pipeline.build([talks], **kept)
    assert understood == ["c", "d"]
    assert rendered(again) == rendered(pipeline.build([talks], **options))


def test_old_talks_are_not_even_read(talks, options, monkeypatch):
    """What an old talk adds to the graph is kept as well, unless there is something to put right; the graph is the same in any case."""
    kept = {**options, "cache": talks / ".kept"}
    (talks / "b.txt").rename(talks.parent / "b.txt")
    pipeline.build([talks], **kept)
    (talks.parent / "b.txt").rename(talks / "b.txt")
    readings, work = [], read.transcript
    monkeypatch.setattr(read, "transcript", lambda file: readings.append(file.id) or work(file))
    assert rendered(pipeline.build([talks], **kept)) == rendered(pipeline.build([talks], **options))
    assert readings == ["b", "a", "b", "c"]
    (talks / "mine.toml").write_text('[[rename]]\nthing = "AlexNet"\nname = "Alex"\n', encoding="utf-8")
    corrected = {**options, "corrections_files": [talks / "mine.toml"]}
    assert rendered(pipeline.build([talks], **corrected, cache=talks / ".kept")) == rendered(pipeline.build([talks], **corrected))
    assert readings[4:] == ["a", "b", "c"] * 2


def test_what_a_build_needs_is_not_too_old_for_it(talks, options, monkeypatch):
    """Who builds again after more than a month finds all that was kept, and then it is as new."""
    kept = {**options, "cache": talks / ".kept"}
    first, long_ago = pipeline.build([talks], **kept), time.time() - 40 * 24 * 3600
    for path in (talks / ".kept").glob("*/*"):
        os.utime(path, (long_ago, long_ago))
    monkeypatch.setattr(read, "transcript", None)
    assert rendered(pipeline.build([talks], **kept)) == rendered(first)
    assert min(path.stat().st_mtime for path in (talks / ".kept").glob("*/*")) > long_ago + 1


def test_a_renamed_talk_is_not_understood_again(talks, options, monkeypatch):
    """What counts is what a talk says, not what its file is called, but for words that may be the name of who speaks."""
    kept = {**options, "cache": talks / ".kept"}
    pipeline.build([talks], **kept)
    (talks / "b.txt").rename(talks / "b-2.txt")
    monkeypatch.setattr(understand, "understand", None)
    assert list(pipeline.build([talks], **kept).talks) == ["a", "b-2", "c"]


def test_a_bad_file_fails_alone(talks, options):
    """The graph is built of the others, and why the file is not in it is handed on; where all are bad, that is the error."""
    (talks / "b.txt").write_bytes(bytes(range(256)) * 9)
    built = pipeline.build([talks], **options)
    assert [source["id"] for source in built.graph.graph["sources"]] == ["a", "c"]
    (line,) = built.failed
    assert "b.txt: " in line
    with pytest.raises(InputError, match=r"b\.txt"):
        pipeline.build([talks / "b.txt"], **options)


def test_news(talks, options):
    """After a build was remembered, the next one says what is new, changed, removed."""
    kept = {**options, "cache": talks / ".kept"}
    first = pipeline.build([talks], **kept)
    assert pipeline.news_of(first, talks / ".kept") is None
    pipeline.remember(first, talks / ".kept", [])
    (talks / "c.txt").rename(talks / "d.txt")
    (talks / "a.txt").write_text("jeff hinton alone\n", encoding="utf-8")
    news = pipeline.news_of(pipeline.build([talks], **kept), talks / ".kept")
    assert (news.new, news.changed, news.removed) == (("d",), ("a",), ("c",))
    assert (news.things, news.things_gone) == (0, 0)


def test_what_a_language_model_said_is_written_in_any_case(talks, options):
    """Of the same talks it may say something else; what is heard by our own pipeline is the same each time."""
    kept = {**options, "cache": talks / ".kept"}
    place = talks / "graph.json"
    place.write_text("{}", encoding="utf-8")
    pipeline.remember(pipeline.build([talks], **kept), talks / ".kept", [place])
    again = pipeline.build([talks], **kept)
    news = pipeline.news_of(again, talks / ".kept")
    assert pipeline.unwritten(again, news, talks / ".kept", [place]) == []
    by_model = dataclasses.replace(again, besides={**again.besides, "language model": "qwen3"})
    assert pipeline.unwritten(by_model, news, talks / ".kept", [place]) == [place]


def test_news_besides_talks(talks, options):
    """Names, corrections, options that differ are told as such; where corrections stand is none of it."""
    made = {**options, "corrections_files": [talks / "mine.toml"]}
    (talks / "mine.toml").write_text('[[alias]]\nthing = "AlexNet"\nwords = "alex"\n', encoding="utf-8")
    pipeline.remember(pipeline.build([talks], **made), talks, [])
    (talks / "mine.toml").rename(talks / "yours.toml")
    made["corrections_files"] = [talks / "yours.toml"]
    assert not pipeline.news_of(pipeline.build([talks], **made), talks)
    (talks / "yours.toml").write_text('[[alias]]\nthing = "AlexNet"\nwords = "alexander"\n', encoding="utf-8")
    more = [*NAMES, {"id": "x", "name": "X", "type": "Method"}]
    options["catalog_files"][0].write_text("\n".join(map(json.dumps, more)), encoding="utf-8")
    assert pipeline.news_of(pipeline.build([talks], **made, keep_text=False), talks).besides == ("names", "corrections", "options")


def rendered(built: pipeline.Built) -> str:
    """Return the graph file of a build."""
    return "".join(node_link.render(built.graph))


def test_notes_name_the_file(talks, options):
    """What was noticed while reading is handed on."""
    (talks / "b.txt").write_bytes("caf\xe9 said jeff hinton".encode("latin-1"))
    *_, note = pipeline.build([talks], **options).notes
    assert note.startswith("b.txt: ")


def test_jobs_change_nothing(talks, options):
    """The graph is the same for any number of processes."""
    alone, together = (list(node_link.render(kg.build(talks, **options, jobs=jobs))) for jobs in (1, 2))
    assert alone == together


@pytest.mark.slow
def test_hash_seed_changes_nothing(tmp_path):
    """Every export of the talk in seeds/ has the same bytes however Python orders its sets."""
    for seed in ("1", "2"):
        command = [sys.executable, "-m", "kg", "build", str(SEED), "-o", str(tmp_path / seed), "--quiet"]
        subprocess.run(command, env={**os.environ, "PYTHONHASHSEED": seed}, check=True, capture_output=True)
    first, second = (sorted(path for path in (tmp_path / seed).rglob("*") if path.is_file()) for seed in ("1", "2"))
    assert len(first) >= len(FORMATS)
    assert [path.relative_to(tmp_path / "1") for path in first] == [path.relative_to(tmp_path / "2") for path in second]
    for one, other in zip(first, second, strict=True):
        assert one.read_bytes() == other.read_bytes(), one.name


@pytest.mark.slow
def test_control_c_ends_workers(tmp_path):
    """Ctrl-C, which reaches every process, ends them all and leaves nothing written."""
    for number in range(6):
        (tmp_path / f"{number}.txt").write_bytes(SEED.read_bytes())
    command = [sys.executable, "-m", "kg", "build", str(tmp_path), "--jobs", "2", "-o", str(tmp_path / "out")]
    with subprocess.Popen(command, stderr=subprocess.PIPE, stdout=subprocess.PIPE, start_new_session=True) as process:
        children = []
        while process.poll() is None and len(children) < 3:  # two workers, and the process that Python keeps to clean up after them
            children = psutil.Process(process.pid).children()
        os.killpg(process.pid, signal.SIGINT)
        process.communicate()
    assert process.returncode == 130
    _, left = psutil.wait_procs(children, timeout=60)
    assert [child for child in left if child.status() != psutil.STATUS_ZOMBIE] == []
    assert not (tmp_path / "out").exists()
