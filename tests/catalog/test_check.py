"""The catalog check finds all that is wrong with a file, and nothing that is right."""

import json

import pytest

from kg.catalog.check import check
from kg.errors import CatalogError


@pytest.fixture
def problems(tmp_path):
    """Return a function that writes entries (or raw lines) to a file and checks it."""

    def run(*lines):
        path = tmp_path / "mine.jsonl"
        path.write_text("\n".join(line if isinstance(line, str) else json.dumps(line) for line in lines), encoding="utf-8")
        return [(int(problem.place.rpartition(":")[2]), problem.text) for problem in check([path])]

    return run


def entry(id_="alexnet", name="AlexNet", type_="Method", **rest):
    """Return an entry with good form."""
    return {"id": id_, "name": name, "type": type_, **rest}


def test_good_entries_have_no_problem(problems):
    """A well-formed file passes."""
    assert problems(entry(aliases=["Alex Net"], year=2012), "", entry("gan", "GAN", aliases=["generative adversarial network"])) == []
    assert problems(entry("quell", "Quellarium", "Paper", kind="book"), entry("qc", "QuellConf", "Organization", kind="conference")) == []


@pytest.mark.parametrize(
    ("line", "cause"),
    [
        ("{", "not JSON"),
        ("[1]", "not an object"),
        (entry(nickname="x"), "unknown key 'nickname'"),
        (entry(id_="Alex Net"), "not kebab-case"),
        (entry(name=" "), "no name"),
        (entry(type_="Thing"), "unknown type 'Thing'"),
        (entry(type_=["Method"]), "unknown type"),
        (entry(aliases="Alex Net"), "aliases is not a list"),
        (entry(needs_context=["Alex"]), "neither name nor alias"),
        (entry(facts=["IS_A neural-network", "LIKES adam"]), "facts holds 'LIKES adam'"),
        (entry(facts=["IS_A"]), "facts holds 'IS_A'"),
        (entry(facts=["IS_A Neural network"]), "facts holds 'IS_A Neural network'"),
        (entry(facts="IS_A adam"), "facts is not a list"),
        (entry(venue=3), "venue is not a text"),
        (entry(type_="Method", kind="book"), "kind 'book' is no kind of Method"),
        (entry(type_="Paper", kind="article"), "kind 'article' is no kind of Paper"),
        (entry(type_="Organization", kind="book"), "kind 'book' is no kind of Organization"),
        (entry(kind=3), "kind is not a text"),
        (entry(type_="Paper", kind=[]), "kind is not a text"),
        (entry(venue=False), "venue is not a text"),
        (entry(year=""), "year is not a number"),
        (entry(year="2012"), "year is not a number"),
        (entry(aliases=["…"]), "no letter or digit"),
        (entry(facts=["DESCRIBED_IN attention-is-all-you-need", "IS_A oxygen-theoryy"]), "'oxygen-theoryy' is the id of no entry"),
        (entry(related=["neural-network", "oxygen-theoryy"]), "'oxygen-theoryy' is the id of no entry"),
        (entry(facts=["TRAINED_ON geoffrey-hinton"]), "TRAINED_ON joins no Method and Person"),
    ],
)
def test_each_fault_of_form_is_named(problems, line, cause):
    """A fault is reported at its line with its cause."""
    found = problems(entry("ok", "Some entry"), line)
    assert [number for number, _ in found] == [2]
    assert cause in found[0][1]


def test_all_faults_are_reported_at_once(problems):
    """One run tells everything, within a line and across lines."""
    found = problems({"id": "A", "name": "", "type": "Thing"}, "{")
    assert [number for number, _ in found] == [1, 1, 1, 2]


def test_an_id_stands_once(problems):
    """The second entry with one id is a problem that names the first."""
    found = problems(entry(), entry(name="Alexander net"))
    assert len(found) == 1
    assert found[0][0] == 2
    assert "mine.jsonl:1" in found[0][1]


def test_a_name_of_two_things_must_need_context_on_each(problems):
    """A shared name is a problem wherever it is not marked, however it is spelt."""
    one, other = entry("a-net", "A-nets", needs_context=["A-nets"]), entry("a-network", "A network", aliases=["a net"])
    assert [number for number, _ in problems(one, other)] == [2]
    assert problems(one, other | {"needs_context": ["a net"]}) == []


def test_a_title_that_needs_context_leaves_the_name_free(problems):
    """A paper called like its method steps back; its other aliases must not be the method's."""
    method, paper = entry("a-net", "A nets"), entry("a-nets-paper", "A nets", "Paper", aliases=["A nets paper"])
    assert [number for number, _ in problems(method, paper)] == [1, 2]
    assert problems(method, paper | {"needs_context": ["A nets"]}) == []
    nickname = paper | {"name": "All about nets", "aliases": ["A net"], "needs_context": ["A net"]}
    assert [number for number, _ in problems(method, nickname)] == [1]


@pytest.mark.parametrize(
    ("name", "type_", "fine"),
    [
        ("Adam", "Method", True),
        ("Spark", "Method", False),
        ("Go", "Concept", False),
        ("Attention", "Concept", False),
        ("Physics", "Field", True),
        ("Consciousness", "Concept", True),
        ("Science", "Organization", False),
        ("Deep attention", "Method", True),
    ],
)
def test_plain_english_must_need_context(problems, name, type_, fine):
    """A plain word is a problem unless it is marked, stands among other words, or is a subject hardly said idly."""
    assert (problems(entry("x", name, type_)) == []) is fine
    assert problems(entry("x", name, type_, needs_context=[name])) == []


def test_ties_lead_to_what_is_built_in_and_to_each_other(problems):
    """An id is known that stands in the files, in any line, or in the built-in catalog."""
    one, other = entry(facts=["IS_A neural-network", "COMPARED_WITH quellnet"], related=["quellnet"]), entry("quellnet", "Quellnet")
    assert problems(one, other) == []


def test_a_missing_file_is_an_error(tmp_path):
    """A file that cannot be read is an error naming it."""
    with pytest.raises(CatalogError, match=r"none\.jsonl: cannot be read"):
        check([tmp_path / "none.jsonl"])
