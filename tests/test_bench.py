"""What `make bench` asks of the graph of the talk in seeds/, what it measures exports with, and the names and links that it counts."""

import json
from collections import Counter
from pathlib import Path

import pytest

from bench.exports import large_graph
from bench.loading import load_plainly
from bench.mishear import misspelt
from bench.misheard import Misheard, linked, load_misheard, verdict
from bench.ordinary import EPISODES, JUDGED, STRICT, WORDS, count_wrong_links, load_judged
from kg import catalog, understand
from kg.catalog import Catalog, fold
from kg.evaluate import load_gold
from kg.export import FORMATS, node_link
from kg.model import Entity
from kg.neo4j.connection import connected
from kg.neo4j.load import load
from kg.ontology import EntityType, fits

ROOT = Path(__file__).parent.parent
LINES = (ROOT / "seeds" / "000_92e80a022930c7d6.txt").read_text(encoding="utf-8").splitlines()
PREFIX = ROOT / "bench" / "gold" / "seed-lines-901-1613"


@pytest.fixture(scope="module")
def rest():
    """Return the gold graph of the talk's second half."""
    return load_gold(PREFIX)


def test_subjects_are_asked_for_once():
    """Thirty-seven subjects, each with an id of its own."""
    subjects = json.loads((ROOT / "bench" / "subjects.json").read_text(encoding="utf-8"))
    assert len(set(subjects.values())) == len(subjects) == 37


def test_mentions_stand_where_the_gold_says():
    """Each mention starts on its line, in its words."""
    for line in PREFIX.with_name(f"{PREFIX.name}.entities.jsonl").read_text(encoding="utf-8").splitlines():
        for mention in json.loads(line)["mentions"]:
            first = LINES[mention["line"] - 1]
            found = " ".join([first, *LINES[mention["line"] : mention["line"] + 3]]).find(mention["surface"])
            assert 0 <= found <= len(first), mention


def test_relations_stand_in_the_second_half(rest):
    """Each relation names its lines, all of them where that gold has its say."""
    assert all(relation.lines and 901 <= min(relation.lines) <= max(relation.lines) <= 1613 for relation in rest.relations)


def test_relations_join_types_that_they_may(rest):
    """Each relation fits its ends, under the first type of an entity or another that is right as well."""
    types = {entity.id: {entity.type, *entity.also_types} for entity in rest.entities}
    for relation in rest.relations:
        joined = [fits(head, relation.type, tail) for head in types[relation.subject] for tail in types[relation.object]]
        assert any(joined), relation


def test_the_large_graph_is_one_of_ours(tmp_path):
    """The graph that exports are measured with has the form of a graph file and the size asked for, and is always the same."""
    FORMATS["json"].write(large_graph(20, 3), tmp_path / "graph.json")
    graph = node_link.read(tmp_path / "graph.json")
    assert (len(graph), graph.number_of_edges()) == (20, 60)
    assert "".join(node_link.render(graph)) == "".join(node_link.render(large_graph(20, 3)))


def test_misheard_names_stand_in_the_catalog():
    """Sixty names, twenty of people, twenty of methods, ten of organizations, five each of papers and data sets, none twice."""
    entities = catalog.load().entities
    named = [entities[each.entity] for each in load_misheard()]
    assert len(set(named)) == 60
    assert sorted(Counter(entity.type for entity in named).values()) == [5, 5, 10, 20, 20]


def test_misheard_names_are_misspelt():
    """The words that a sentence marks are in it, and spell the name in no way that the catalog knows."""
    entities = catalog.load().entities
    for each in load_misheard():
        entity = entities[each.entity]
        assert each.surface == each.text[slice(*each.span)] != ""
        assert fold.key(each.surface) not in {fold.key(name) for name in (each.said, entity.name, *entity.aliases)}


def test_misheard_names_make_talks():
    """Ten to fifteen sentences are one talk."""
    assert all(10 <= number <= 15 for number in Counter(each.talk for each in load_misheard()).values())


@pytest.mark.parametrize(
    ("words", "entity", "told"),
    [
        ("then quill networks came from nora vale", "nora-vale", "right"),
        ("then quill networks came from nora vale", "mira-vale", "wrong"),
        ("then nothing came from nora vale", "nora-vale", "right"),
        ("then nothing came from norah", "nora-vale", "not known"),
    ],
)
def test_what_became_of_a_misheard_name(words, entity, told):
    """A name is right by what it is linked to, and other links of the sentence make no difference."""
    people = [Entity("nora-vale", "Nora Vale", EntityType.PERSON), Entity("quill", "quill networks", EntityType.METHOD)]
    nlp = understand.load(Catalog({each.id: each for each in people}, ""), relate=False)
    start = words.split().index("from") + 1
    ((sentence, found),) = linked(nlp, [Misheard("one", "talk", entity, "nora vale", words, start, len(words.split()))])
    assert verdict(sentence, found) == told


def test_links_are_judged_once_within_the_words_read():
    """Each judged link has an episode, a place among its words that are read, and a surface of a few words."""
    records = [json.loads(line) for line in JUDGED.read_text(encoding="utf-8").splitlines()]
    assert len(load_judged()) == len(records) > 100
    assert {record["episode"] for record in records} == set(EPISODES)
    assert all(0 <= record["word"] < WORDS and 1 <= len(record["surface"].split()) <= 6 for record in records)


def test_links_are_judged_of_entities_that_exist():
    """What a judged link is linked to stands in the catalog, with a type that is counted."""
    entities = catalog.load().entities
    assert all(entities[entity].type in STRICT for _, _, entity in load_judged())


def test_links_need_the_archive(tmp_path, capsys):
    """Without the transcripts nothing is counted, and what is missing is named."""
    count_wrong_links(tmp_path)
    assert "changelog-transcripts.tar.xz: not there" in capsys.readouterr().out


@pytest.mark.parametrize(
    ("heard", "surface"),
    [
        ("and then nora veil drew the first map of it", "nora veil"),
        ("and then nor avail drew a first map of it", "nor avail"),  # another word may be wrong
        ("and then nora vale drew the first map of it", None),
        ("and then noravale drew the first map of it", None),
        ("and when nora veil drew the first map of it", None),  # where does the name begin
        ("and then drew the first map of it", None),
        ("an den some map", None),
    ],
)
def test_a_sentence_is_kept_for_its_name_alone(heard, surface):
    """What stands between the words beside the name is kept where it spells the name in no way, and all else is about right."""
    person = Entity("nora-vale", "Nora Vale", EntityType.PERSON)
    kept = misspelt("one", "talk", person, "and then {Nora Vale} drew the first map of it", heard.split())
    assert (kept.surface if kept else None) == surface


@pytest.mark.slow
def test_the_plain_script_loads_what_kg_loads(database, tmp_path):
    """What `kg load` is timed beside writes the same rows, but for the one of the whole."""
    path = tmp_path / "graph.json"
    FORMATS["json"].write(large_graph(50, 3), path)
    load_plainly(path, database.server.uri, database.server.password)
    plain = database.dump()
    database.clear()
    with connected(database.address) as session:
        load(node_link.read(path), session)
    database.run("MATCH (n:KgGraph) DELETE n")
    assert plain == database.dump()
    assert len(plain) == 50 + 150 + 50 + 1
