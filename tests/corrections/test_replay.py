"""Corrections are followed in what a talk says."""

from dataclasses import replace

import pytest

from kg.errors import CorrectionError
from tests.corrections.talk import CATALOG, TEXT, corrected, replay, table, understood


def surfaces(graph, thing: str) -> list[str]:
    """Return the words that stand for a thing, in order."""
    return [each["surface"] for each in graph.nodes[thing]["mentions"]]


def edges(graph) -> set[tuple[str, str, str, str]]:
    """Return what is related how, and how firmly."""
    return {(one, data["type"], other, data["polarity"]) for one, other, data in graph.edges(data=True)}


def test_without_corrections_nothing_changes():
    """A talk is handed on as it is."""
    assert replay("")[0].nodes(data=True) == replay("# none yet\n")[0].nodes(data=True)
    assert {data["corrected"] for _, data in replay("")[0].nodes(data=True)} == {None}


def test_merge():
    """What is merged has the id of the other, whose mentions, relations and names it adds to; the mark says so."""
    named = table("merge", thing="Elias Discover", into="Ilya Sutskever", reason="misheard")
    graph = corrected(named + table("merge", thing="ilya", into="ilya-sutskever"))
    assert {"elias-discover", "ilya"}.isdisjoint(graph)
    assert surfaces(graph, "ilya-sutskever") == ["elias discover", "ilya"]
    assert graph.nodes["ilya-sutskever"]["aliases"] == ["Sutskever", "Elias Discover", "Ilya"]
    assert graph.nodes["ilya-sutskever"]["corrected"] == "merged with Elias Discover (misheard); merged with Ilya"
    assert {each["how"] for each in graph.nodes["ilya-sutskever"]["mentions"]} == {"alias"}
    assert ("ilya-sutskever", "AUTHORED", "alexnet-paper", "asserted") in edges(graph)
    assert ("ilya-sutskever", "USES", "dropout", "asserted") in edges(graph)  # by "he"


@pytest.mark.parametrize(
    ("toml", "people"),
    [
        ("", ["Elias Discover", "Ilya"]),
        (table("merge", thing="elias-discover", into="ilya-sutskever"), ["Ilya Sutskever", "Ilya"]),
        (table("forbid", thing="ilya", words="ilya"), ["Elias Discover"]),
    ],
)
def test_who_speaks_follows(toml, people):
    """Guest and host of a source are called as they were corrected, and gone where nobody is meant."""
    talk = understood()
    author, _, ilya, *_ = talk.mentions
    assert corrected(toml, replace(talk, cast=(author, ilya))).graph["sources"][0]["people"] == people


def test_merges_follow_each_other():
    """What was merged into something that is merged itself ends where that does, in whichever order they are written."""
    graph = corrected('[[merge]]\nthing = "elias-discover"\ninto = "ilya"\n[[merge]]\nthing = "ilya"\ninto = "ilya-sutskever"')
    assert surfaces(graph, "ilya-sutskever") == ["elias discover", "ilya"]


def test_merge_into_what_nobody_knows():
    """What is merged into is a thing of its own where no catalog has it: under the name given, of the type given or of what was merged."""
    node = corrected('[[merge]]\nthing = "ilya"\ninto = "Ilya S. Müller"').nodes["ilya-s-muller"]
    assert (node["name"], node["type"], node["known"]) == ("Ilya S. Müller", "Person", False)
    node = corrected('[[merge]]\nthing = "apple"\ninto = "fruit-salad"\ntype = "Concept"').nodes["fruit-salad"]
    assert (node["name"], node["type"]) == ("Fruit Salad", "Concept")


def test_merge_in_one_talk():
    """A merge for one talk leaves others alone, and goes before one for all."""
    talks = understood("one"), understood("two")
    graph = corrected('[[merge]]\nthing = "ilya"\ninto = "ilya-sutskever"\ntalk = "two"', *talks)
    assert [each["source"] for each in graph.nodes["ilya"]["mentions"]] == ["one"]
    assert [each["source"] for each in graph.nodes["ilya-sutskever"]["mentions"]] == ["two"]
    toml = '[[merge]]\nthing = "ilya"\ninto = "ilya-sutskever"\n[[merge]]\nthing = "ilya"\ninto = "Other"\ntalk = "two"'
    assert [each["source"] for each in corrected(toml, *talks).nodes["other"]["mentions"]] == ["two"]


@pytest.mark.parametrize("where", ['talk = "talk"\nline = 3', 'words = "Apples"\ntalk = "talk"\nline = 3'])
def test_split(where):
    """Where a thing is another one, that has its mentions there; the first keeps the rest."""
    graph = corrected(f'[[split]]\nthing = "Apple"\ninto = "apple (fruit)"\ntype = "Concept"\n{where}')
    assert surfaces(graph, "apple") == ["apple"]
    assert surfaces(graph, "apple-fruit") == ["apple"]
    assert (graph.nodes["apple-fruit"]["name"], graph.nodes["apple-fruit"]["type"]) == ("apple (fruit)", "Concept")
    assert graph.nodes["apple-fruit"]["corrected"] == "split from Apple"
    assert graph.nodes["apple"]["corrected"] is None


def test_a_thing_of_one_name_in_two_talks_is_split():
    """Two people of one name in two talks are kept apart by a split."""
    graph = corrected('[[split]]\nthing = "ilya"\ninto = "Ilya the Second"\ntalk = "two"', understood("one"), understood("two"))
    assert [each["source"] for each in graph.nodes["ilya"]["mentions"]] == ["one"]
    assert ("ilya-the-second", "USES", "dropout", "asserted") in edges(graph)


def test_what_was_merged_can_be_split_by_either_id():
    """Who looks at the merged thing may split off it what was merged by mistake; of a merge that came to nothing it is told."""
    merges = "".join(table("merge", thing=thing, into="ilya-sutskever") for thing in ("elias-discover", "ilya"))
    graph, notes = replay(merges + table("split", thing="ilya-sutskever", into="Elias", words="elias discover"))
    assert (surfaces(graph, "elias"), surfaces(graph, "ilya-sutskever")) == (["elias discover"], ["ilya"])
    assert [note.split(":")[1] for note in notes] == ["2"]


def test_rename_and_retype():
    """A thing keeps its id under another name and type; its old name is an alias. What no longer fits is not related."""
    renamed = table("rename", thing="dropout", name="Drop-out", reason='as in "the" paper')
    graph = corrected(renamed + table("retype", thing="cuda", type="Concept"))
    node = graph.nodes["dropout"]
    assert (node["name"], node["aliases"], node["corrected"]) == ("Drop-out", ["Dropout"], 'renamed from Dropout (as in "the" paper)')
    assert (graph.nodes["cuda"]["type"], graph.nodes["cuda"]["corrected"]) == ("Concept", "retyped from Method")
    assert ("ilya", "USES", "dropout", "asserted") not in edges(corrected('[[retype]]\nthing = "dropout"\ntype = "Field"'))


def test_what_is_so_already_is_followed_without_a_mark():
    """When a later catalog says the same, the correction is neither a change nor a complaint."""
    graph = corrected('[[rename]]\nthing = "dropout"\nname = "Dropout"\n[[retype]]\nthing = "dropout"\ntype = "Method"')
    assert graph.nodes["dropout"]["corrected"] is None


def test_alias():
    """Words mean a thing wherever they stand: what they were taken for, and relations of that, are its own."""
    graph = corrected('[[alias]]\nthing = "Ilya Sutskever"\nwords = "Elias-Discover"\n[[alias]]\nthing = "cuda"\nwords = "fruit"')
    assert graph.nodes["ilya-sutskever"]["mentions"][0] == {
        "source": "talk", "line": 1, "start": 0, "seconds": None, "surface": "elias discover", "how": "alias", "score": 1.0,
    }  # fmt: skip
    assert graph.nodes["ilya-sutskever"]["corrected"] == "also Elias-Discover"
    assert "Elias-Discover" in graph.nodes["ilya-sutskever"]["aliases"]
    assert ("ilya-sutskever", "AUTHORED", "alexnet-paper", "asserted") in edges(graph)
    assert surfaces(graph, "cuda") == ["fruit", "cuda"]  # words that nobody took for anything


def test_an_alias_takes_over_what_it_holds_and_leaves_longer_names():
    """An alias of more words than a mention takes its place; inside a longer name it means nothing."""
    graph = corrected('[[alias]]\nthing = "alexnet-paper"\nwords = "wrote the alex ned paper"')
    assert surfaces(graph, "alexnet-paper") == ["wrote the alex ned paper", "alex ned paper"]
    assert ("elias-discover", "AUTHORED", "alexnet-paper", "asserted") in edges(graph)


def test_it_is_told_what_an_alias_stands_inside():
    """Words that are heard in longer ones alone are told with these, those of another alias too; heard elsewhere, they apply."""
    _, notes = replay('[[alias]]\nthing = "dropout"\nwords = "alex ned"')
    assert notes == [
        "c.toml:1: alias of 'alex ned' for 'dropout' does not apply: "
        "these words stand in 'alex ned paper' alone, which means ImageNet classification; give all of them if that is meant"
    ]
    _, [note] = replay(table("alias", thing="cuda", words="is a fruit") + table("alias", thing="dropout", words="fruit"))
    assert "'fruit' for 'dropout' does not apply: these words stand in 'is a fruit' alone, which means CUDA; " in note
    assert replay(table("alias", thing="cuda", words="paper describes"))[1] == []


def test_it_is_told_what_a_thing_is_called_instead():
    """Words by which a thing is not called are told with those by which it is."""
    _, notes = replay(
        table("forbid", thing="alexnet-paper", words="alex") + table("split", thing="cuda", into="x", words="goo", type="Method")
    )
    assert [note.partition("apply: ")[2] for note in notes] == [
        "'alex' does not mean 'alexnet-paper' anywhere; it is called 'alex ned paper'",
        "no talk speaks of 'cuda' so; it is called 'cuda'",
    ]


def test_an_alias_of_what_nobody_knows_needs_a_type():
    """Where neither talk nor catalog knows the thing, its type must be said."""
    graph, notes = replay('[[alias]]\nthing = "Fruit"\nwords = "fruit"')
    assert "fruit" not in graph
    assert notes == ["c.toml:1: alias of 'fruit' for 'fruit' does not apply: neither a catalog nor this talk knows the thing; add its type"]
    graph, notes = replay('[[alias]]\nthing = "Fruit"\nwords = "fruit"\ntype = "Concept"')
    assert (graph.nodes["fruit"]["type"], notes) == ("Concept", [])


def test_forbid():
    """Words that do not mean a thing are no mention of it, in one talk or in all, and nothing is said of it by them."""
    graph = corrected('[[forbid]]\nthing = "apple"\nwords = "apple"')
    assert "apple" not in graph
    graph = corrected('[[forbid]]\nthing = "apple"\nwords = "apple"\ntalk = "two"', understood("one"), understood("two"))
    assert {each["source"] for each in graph.nodes["apple"]["mentions"]} == {"one"}
    assert {each["source"] for each in graph["ilya"]["apple"]["ilya:DISCUSSES:apple"]["evidence"]} == {"one"}
    graph = corrected('[[forbid]]\nthing = "Ilya"\nwords = "he"')
    assert "ilya" in graph
    assert {data["type"] for _, _, data in graph.edges(data=True)} == {"AUTHORED", "DESCRIBED_IN"}


def test_apart():
    """Things kept apart change nothing; a merge that joins them, even by way of a third, is refused with both places."""
    apart = table("apart", thing="ilya", other="elias-discover")
    graph, notes = replay(apart)
    assert (graph.nodes["ilya"]["corrected"], notes) == (None, [])
    toml = table("merge", thing="ilya", into="X") + table("merge", thing="elias-discover", into="X") + apart
    with pytest.raises(CorrectionError, match=r"^c\.toml:2: merge .* contradicts c\.toml:10: apart .*; "):
        replay(toml)


def test_remove_relation_and_set_polarity():
    """A relation is taken out, or stated otherwise, wherever the talks say it, or in one place."""
    said = {"subject": "ilya", "relation": "USES", "object": "dropout", "talk": "talk", "line": 2}
    removed = table("remove-relation", subject="ilya", relation="DISCUSSES", object="apple")
    graph = corrected(removed + table("set-polarity", **said, polarity="hedged", reason="so they say"))
    assert ("ilya", "DISCUSSES", "apple", "asserted") not in edges(graph)
    edge = graph["ilya"]["dropout"]["ilya:USES:dropout:hedged"]
    assert (edge["corrected"], edge["confidence"]) == ("was asserted (so they say)", 1.0)
    assert "corrected" not in graph["dropout"]["alexnet-paper"]["dropout:DESCRIBED_IN:alexnet-paper"]


def test_add_relation():
    """A relation is added with the words that say it, a stand-in for a name among them."""
    toml = (
        '[[add-relation]]\nsubject = "ilya"\nrelation = "USES"\nobject = "CUDA"\npolarity = "negated"\n'
        'talk = "talk"\nline = 3\nwords = "he never used CUDA"\nsubject_words = "he"'
    )
    edge = corrected(toml)["ilya"]["cuda"]["ilya:USES:cuda:negated"]
    start = TEXT.index("he never")
    assert (edge["confidence"], edge["corrected"]) == (1.0, "added")
    assert edge["evidence"] == [{
        "source": "talk", "line": 3, "lineEnd": 3, "start": start, "end": start + 18, "seconds": None, "url": None,
        "quote": "he never used cuda",
        "subject": {"surface": "he", "start": start, "how": "role"}, "object": {"surface": "cuda", "start": start + 14, "how": "exact"},
    }]  # fmt: skip


@pytest.mark.parametrize(
    ("changes", "why"),
    [
        ({"talk": "other"}, "there is no talk 'other'"),
        ({"line": 2}, "these words do not begin on line 2 of talk, but on 4"),
        ({"words": "nobody said this"}, "these words do not begin on line 4 of talk, nor on another"),
        ({"object": "cuda"}, "no name of 'cuda' is among the words; say in object_words what stands for it"),
        ({"object": "cuda", "object_words": "it"}, "'it' is not among the words"),
        ({"object": "cuda", "object_words": "dropout"}, "'dropout' names something else there; say with an alias that it means 'cuda'"),
        ({"subject": "ilya-sutskever", "subject_words": "describes"}, "the talk nowhere names 'ilya-sutskever'"),
        ({"object": "alexnet-paper"}, "both ends are one"),
        ({"relation": "AUTHORED"}, "AUTHORED does not lead from Paper to Method, but from Person or Organization to Paper"),
    ],
)
def test_a_relation_that_no_words_say_is_not_added(changes, why):
    """The rule that no edge is without words holds for what a person adds, and why it was not added is told."""
    said = {
        "subject": "alexnet-paper", "relation": "IS_A", "object": "dropout", "talk": "talk", "line": 4,
        "words": "the alex ned paper describes dropout",
    }  # fmt: skip
    toml = "\n".join(f"{key} = {value!r}" for key, value in (said | changes).items())
    graph, notes = replay(f"[[add-relation]]\n{toml}")
    assert edges(graph) == edges(replay("")[0])
    assert notes[0].endswith(f" does not apply: {why}")
    assert notes[0].startswith("c.toml:1: add-relation of ")


@pytest.mark.parametrize(
    ("toml", "why"),
    [
        ('[[merge]]\nthing = "X"\ninto = "Y"', "no talk speaks of 'x'"),
        ('[[merge]]\nthing = "ilya"\ninto = "Y"\ntalk = "gone"', "there is no talk 'gone'"),
        ('[[split]]\nthing = "ilya"\ninto = "Y"\nwords = "nobody"', "no talk speaks of 'ilya' so; it is called 'ilya'"),
        ('[[rename]]\nthing = "X"\nname = "Y"', "no talk speaks of 'x'"),
        ('[[retype]]\nthing = "X"\ntype = "Field"', "no talk speaks of 'x'"),
        ('[[alias]]\nthing = "cuda"\nwords = "gooda"', "nobody says 'gooda'"),
        ('[[forbid]]\nthing = "cuda"\nwords = "gooda"', "'gooda' does not mean 'cuda' anywhere; it is called 'cuda'"),
        ('[[apart]]\nthing = "X"\nother = "Y"', "no talk speaks of either"),
        ('[[remove-relation]]\nsubject = "X"\nrelation = "USES"\nobject = "Y"', "no talk relates them so"),
        ('[[set-polarity]]\nsubject = "X"\nrelation = "USES"\nobject = "Y"\npolarity = "hedged"', "no talk relates them so"),
    ],
)
def test_what_does_not_apply_is_told(toml, why):
    """A correction that nothing came of is told with its place, and changes nothing."""
    graph, notes = replay(f"\n{toml}")
    assert notes[0].startswith("c.toml:2: ")
    assert notes[0].endswith(f" does not apply: {why}")
    assert graph.nodes(data=True) == replay("")[0].nodes(data=True)


ALL = """
[[merge]]
thing = "elias-discover"
into = "ilya-sutskever"
[[rename]]
thing = "ilya-sutskever"
name = "Ilya"
[[alias]]
thing = "cuda"
words = "fruit"
[[set-polarity]]
subject = "ilya"
relation = "USES"
object = "dropout"
polarity = "hedged"
"""


def test_corrections_are_the_same_again_and_in_any_order_of_talks():
    """Replayed twice, and with the talks the other way round, corrections give the same things with the same marks."""
    one, other = understood("one"), understood("two")
    first, again, turned = replay(ALL, one, other)[0], replay(ALL, one, other)[0], replay(ALL, other, one)[0]
    assert first.nodes(data=True) == again.nodes(data=True)
    assert {node: (data["name"], data["corrected"]) for node, data in first.nodes(data=True)} == {
        node: (data["name"], data["corrected"]) for node, data in turned.nodes(data=True)
    }
    assert set(first.edges(keys=True)) == set(turned.edges(keys=True))


def test_ids_stay_when_a_catalog_forgets():
    """After a rebuild without the catalog that knew them, things that were corrected have the same ids."""
    with_names, without = replay(ALL)[0], replay(ALL, catalog={})[0]
    assert set(with_names) == set(without)
    assert without.nodes["ilya-sutskever"]["name"] == "Ilya"


def test_a_name_that_two_things_bear_is_asked_back():
    """A name of several things of the catalog is refused; their ids are told."""
    twin = CATALOG | {"dropout-paper": CATALOG["dropout"].__class__("dropout-paper", "Dropout", CATALOG["alexnet-paper"].type)}
    with pytest.raises(CorrectionError, match="'Dropout' is the name of dropout and dropout-paper; write the id that is meant"):
        replay('[[rename]]\nthing = "Dropout"\nname = "X"', catalog=twin)
