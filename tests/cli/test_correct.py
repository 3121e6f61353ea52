"""`kg correct`, and builds that follow it."""

import pytest

from kg.export import node_link

FILE = "corrections.toml"
ADDED = ("--talk", "talk", "--line", "2", "--words", "jeff hinton of the famed alex ned paper")


@pytest.fixture
def correct(kg_run, tmp_path):
    """Return a function that corrects in a folder, with names looked up in the graph at the path."""
    return lambda *words, graph=None: kg_run("correct", *words, "--in", tmp_path, *(["--graph", graph] if graph else []))


@pytest.mark.parametrize(
    ("words", "written"),
    [
        (["merge", "a b", "c", "--type", "field"], '[[merge]]\nthing = "a b"\ninto = "c"\ntype = "Field"\n'),
        (["split", "a", "b", "--words", "w"], '[[split]]\nthing = "a"\ninto = "b"\nwords = "w"\n'),
        (["apart", "a", "b", "--reason", 'so "they"\nsay'], '[[apart]]\nthing = "a"\nother = "b"\nreason = "so \\"they\\"\\nsay"\n'),
        (["rename", "a", "B"], '[[rename]]\nthing = "a"\nname = "B"\n'),
        (["retype", "a", "person"], '[[retype]]\nthing = "a"\ntype = "Person"\n'),
        (["alias", "a", "w", "--talk", "t"], '[[alias]]\nthing = "a"\nwords = "w"\ntalk = "t"\n'),
        (["forbid", "a", "w"], '[[forbid]]\nthing = "a"\nwords = "w"\n'),
        (
            ["relation", "add", "a", "uses", "b", "--talk", "t", "--line", "3", "--words", "w", "--subject-words", "he"],
            '[[add-relation]]\nsubject = "a"\nrelation = "USES"\nobject = "b"\ntalk = "t"\nline = 3\nwords = "w"\nsubject_words = "he"\n',
        ),
        (["relation", "remove", "a", "USES", "b"], '[[remove-relation]]\nsubject = "a"\nrelation = "USES"\nobject = "b"\n'),
        (
            ["relation", "polarity", "a", "USES", "b", "hedged"],
            '[[set-polarity]]\nsubject = "a"\nrelation = "USES"\nobject = "b"\npolarity = "hedged"\n',
        ),
    ],
)
def test_each_command_writes_its_table(correct, tmp_path, words, written):
    """What is typed stands in the file, behind what stood there."""
    (tmp_path / FILE).write_text("# mine", encoding="utf-8")
    result = correct(*words)
    assert result.exit_code == 0, result.output
    assert (tmp_path / FILE).read_text(encoding="utf-8") == f"# mine\n\n{written}"
    assert len(result.stdout.splitlines()) == 1


def test_names_are_looked_up(correct, graph_path, tmp_path):
    """With a graph, names become ids, also as they were heard; what is merged into may be one of the catalog's or new."""
    assert correct("merge", "alex kaczowski", "Yoshua Bengio", graph=graph_path).exit_code == 0
    assert correct("alias", "Dropout", "drop it", graph=graph_path).exit_code == 0
    text = (tmp_path / FILE).read_text(encoding="utf-8")
    assert 'thing = "alex-krizhevsky"\ninto = "Yoshua Bengio"\n' in text
    assert 'thing = "dropout"\n' in text


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("dropout", "dropout"),  # an id of the graph and of the catalog
        ("cuda", "cuda"),  # of the catalog alone
        ("Geoffrey Hinton", "geoffrey-hinton"),
        ("jeff hinton", "geoffrey-hinton"),
        ("ImageNet", "ImageNet"),  # a name of the catalog, of which the graph has a longer one alone
        ("Something New", "Something New"),
    ],
)
def test_what_is_merged_into(correct, graph_path, tmp_path, typed, meant):
    """It is what bears the id, or is called all of what was typed; a name of the catalog is no part of a longer one."""
    result = correct("merge", "alex kaczowski", typed, graph=graph_path)
    assert result.exit_code == 0, result.output
    assert f'into = "{meant}"\n' in (tmp_path / FILE).read_text(encoding="utf-8")


@pytest.mark.parametrize(
    ("words", "complaint"),
    [
        (["rename", "Geofrey Hintn", "x"], "did you mean Geoffrey Hinton (geoffrey-hinton)?"),
        (["merge", "dropout", "Geofrey Hintn"], "did you mean Geoffrey Hinton (geoffrey-hinton)?"),
        (["rename", "zzzz", "x"], "nothing is called 'zzzz'"),
        (["forbid", "dropout", "x", "--talk", "other"], "no talk 'other'; there are talk"),
    ],
)
def test_what_is_misspelt_is_asked_back(correct, graph_path, tmp_path, words, complaint):
    """A name that the graph does not have is refused, with what may be meant, and nothing is written."""
    result = correct(*words, graph=graph_path)
    assert (result.exit_code, result.stdout) == (1, "")
    assert complaint in result.stderr
    assert not (tmp_path / FILE).exists()


@pytest.fixture
def namesakes(sample_graph, write_graph):
    """Return a graph in which a concept bears the very words that a paper is heard by, and two methods one name."""
    node = sample_graph.nodes["dropout"]
    sample_graph.add_node("alex-net", **{**node, "name": "alex ned paper", "type": "Concept"})
    for name in ("maxout", "max-out"):
        sample_graph.add_node(name, **{**node, "name": "Maxout"})
        edge = sample_graph["dropout"]["alexnet-paper"]["dropout:DESCRIBED_IN:alexnet-paper:negated"]
        sample_graph.add_edge(name, "alexnet-paper", f"{name}:DESCRIBED_IN:alexnet-paper:negated", **edge)
        sample_graph.add_edge("dropout", name, f"dropout:COMPARED_WITH:{name}", **{**edge, "type": "COMPARED_WITH", "polarity": "asserted"})
    return write_graph(sample_graph)


@pytest.mark.parametrize(
    ("words", "ends"),
    [
        (["remove", "jeff hinton", "AUTHORED", "alex ned paper"], ("geoffrey-hinton", "alexnet-paper")),
        (["polarity", "Geoffrey Hinton", "AUTHORED", "alex ned paper", "hedged"], ("geoffrey-hinton", "alexnet-paper")),
        (["remove", "maxout", "COMPARED_WITH", "Dropout"], ("maxout", "dropout")),  # an id; a relation without direction
        (["add", "jeff hinton", "CRITICIZES", "alex ned paper", *ADDED], ("geoffrey-hinton", "alex-net")),  # either would do
        (["add", "jeff hinton", "AUTHORED", "alex ned paper", *ADDED], ("geoffrey-hinton", "alexnet-paper")),
    ],
)
def test_ends_are_those_that_are_related_so(correct, namesakes, tmp_path, words, ends):
    """Of several things of a name, that is meant which the graph relates so, or may be related so."""
    result = correct("relation", *words, graph=namesakes)
    assert result.exit_code == 0, result.output
    text = (tmp_path / FILE).read_text(encoding="utf-8")
    assert f'subject = "{ends[0]}"\n' in text
    assert f'object = "{ends[1]}"\n' in text


@pytest.mark.parametrize(
    ("words", "complaint"),
    [
        (["remove", "Maxout", "DESCRIBED_IN", "alex ned paper"], "Maxout (maxout) DESCRIBED_IN ImageNet classification with deep"),
        (["remove", "Maxout", "DESCRIBED_IN", "alex ned paper"], "Maxout (max-out) DESCRIBED_IN ImageNet classification with deep"),
        (["remove", "jeff hinton", "USES", "Dropout"], "the graph does not say 'jeff hinton' USES 'Dropout'; kg explain lists"),
        (["remove", "jeff hinton", "USES", "Drpout"], "nothing is called 'Drpout'; did you mean "),
        (
            ["add", "Dropout", "AUTHORED", "jeff hinton", *ADDED],
            "AUTHORED Geoffrey Hinton cannot be: AUTHORED does not lead from Method to Person, but from Person or Organization to Paper; ",
        ),
        (["add", "jeff hinton", "CRITICIZES", "geoffrey-hinton", *ADDED], "both ends are Geoffrey Hinton (geoffrey-hinton); give the "),
        (
            ["add", "jeff hinton", "AUTHORED", "alexnet-paper", *ADDED, "--line", "3"],
            "these words do not begin on line 3 of talk, but on 2",
        ),
        (
            ["add", "jeff hinton", "AUTHORED", "alexnet-paper", *ADDED, "--words", "hinton wrote it"],
            "these words do not begin on line 2 of talk, nor on another",
        ),
        (["add", "jeff hinton", "AUTHORED", "alexnet-paper", *ADDED, "--subject-words", "he"], "'he' is not among the words"),
    ],
)
def test_ends_that_are_not_told_are_asked_back(correct, namesakes, tmp_path, words, complaint):
    """Where several pairs are related so, or none, nothing is written."""
    result = correct("relation", *words, graph=namesakes)
    assert (result.exit_code, result.stdout) == (1, "")
    assert complaint in result.stderr
    assert not (tmp_path / FILE).exists()


def test_words_are_looked_up_where_the_graph_has_them(correct, sample_graph, write_graph):
    """Without the text of the talk, what is said there is for the next build to find."""
    del sample_graph.graph["sources"][0]["text"]
    words = ["relation", "add", "jeff hinton", "AUTHORED", "alexnet-paper", *ADDED, "--line", "3"]
    assert correct(*words, graph=write_graph(sample_graph)).exit_code == 0


def test_bytes_that_are_no_text_are_refused(correct, tmp_path):
    """What a shell hands over in another encoding than the terminal's has no place in the file."""
    result = correct("rename", "a", "caf\udce9")
    assert (result.exit_code, result.stdout) == (1, "")
    assert "'name' is 'caf\\udce9', not a text in UTF-8" in result.stderr
    assert not (tmp_path / FILE).exists()


def test_what_contradicts_is_not_written(correct, tmp_path):
    """A correction that cannot be followed beside the others leaves the file as it was."""
    correct("rename", "a", "x")
    before = (tmp_path / FILE).read_bytes()
    result = correct("rename", "a", "y")
    assert result.exit_code == 1
    assert f"{FILE}:5: rename of 'a' to 'y' contradicts " in result.stderr
    assert (tmp_path / FILE).read_bytes() == before


def test_what_stands_there_is_not_written_again(correct, tmp_path):
    """It is said where, whatever the reason."""
    correct("rename", "a", "x", "--reason", "so")
    before = (tmp_path / FILE).read_bytes()
    result = correct("rename", "a", "x")
    assert (result.exit_code, result.stdout) == (0, f"{tmp_path / FILE}:1: rename of 'a' to 'x' is already there\n")
    assert (tmp_path / FILE).read_bytes() == before
    assert "already" not in correct("rename", "b", "x").stdout


def test_list_and_to_catalog(correct, kg_run, tmp_path):
    """Corrections are listed with their places; aliases move to a list of names, both files written together."""
    correct("alias", "CUDA", "gooda", "--reason", "misheard")
    assert f"{FILE}:1\talias of 'gooda' for 'CUDA'\tmisheard" in correct("list").stdout
    result = correct("to-catalog", tmp_path / "names.jsonl")
    assert result.exit_code == 0, result.output
    assert '"gooda"' in (tmp_path / "names.jsonl").read_text(encoding="utf-8")
    assert "alias" not in (tmp_path / FILE).read_text(encoding="utf-8")


def test_a_build_follows_what_lies_beside_the_talks(built, correct, tmp_path):
    """The file beside a talk is followed, its marks reach the page as text, and what does not apply is told."""
    correct("rename", "dropout", "</script><b>Drop")
    correct("rename", "no such", "x")
    result = built()
    assert result.exit_code == 0, result.output
    assert f"{FILE}:5: rename of 'no-such' to 'x' does not apply: no talk speaks of 'no-such'" in result.stderr
    node = node_link.read(tmp_path / "out" / "graph.json").nodes["dropout"]
    assert (node["name"], node["corrected"]) == ("</script><b>Drop", "renamed from Dropout")
    assert "</script><b>Drop" not in (tmp_path / "out" / "graph.html").read_text(encoding="utf-8")


def test_a_build_follows_the_file_named(built, correct, tmp_path):
    """`--corrections` names another file, instead of the one beside the talks."""
    correct("rename", "dropout", "First")
    (tmp_path / "mine.toml").write_text('[[rename]]\nthing = "dropout"\nname = "Second"\n', encoding="utf-8")
    assert built("--formats", "json", "--corrections", tmp_path / "mine.toml").exit_code == 0
    assert node_link.read(tmp_path / "out" / "graph.json").nodes["dropout"]["name"] == "Second"
    result = built("--corrections", tmp_path / "missing.toml")
    assert (result.exit_code, "missing.toml: cannot be read" in result.stderr) == (1, True)


def test_a_build_tells_of_corrections_that_lie_beside_no_talk(built, kg_run, tmp_path, monkeypatch):
    """What `kg correct` wrote where one stands is not passed over unheard; named, or beside the talk, it is followed."""
    (tmp_path / "here").mkdir()
    monkeypatch.chdir(tmp_path / "here")
    assert kg_run("correct", "rename", "dropout", "Drop").exit_code == 0
    told = f"{FILE}: not followed, for it lies beside no talk that is built; give --corrections {FILE}, or move it there"
    assert told in built("--formats", "json", "--quiet").stderr
    assert "not followed" not in built("--formats", "json", "--corrections", FILE).stderr
    (tmp_path / "here" / FILE).rename(tmp_path / FILE)
    monkeypatch.chdir(tmp_path)
    assert "not followed" not in built("--formats", "json").stderr
    assert node_link.read(tmp_path / "out" / "graph.json").nodes["dropout"]["name"] == "Drop"


@pytest.mark.parametrize(
    ("words", "complaint"),
    [
        (["retype", "a", "persn"], "'persn' is none of Person, Paper, Method,"),
        (["relation", "remove", "a", "wrote", "b"], "'wrote' is none of AUTHORED, INTRODUCED,"),
        (["relation", "polarity", "a", "uses", "b", "maybe"], "'maybe' is none of asserted, hedged, negated"),
    ],
)
def test_what_is_no_type_is_told_with_those_there_are(correct, tmp_path, words, complaint):
    """They stand there as the help and the file have them."""
    result = correct(*words)
    assert (result.exit_code, complaint in result.stderr) == (2, True), result.stderr
    assert not (tmp_path / FILE).exists()
