"""The catalog that comes with kg is large, sound and loads as it is written."""

import json
from collections import Counter

import pytest

from kg.catalog import BUILTIN, load
from kg.catalog.check import check
from kg.catalog.fold import key
from kg.errors import CatalogError
from kg.ontology import EntityType, RelationType, fits


@pytest.fixture(scope="module")
def catalog():
    """Return the built-in catalog."""
    return load()


@pytest.fixture(scope="module")
def meanings(catalog):
    """Return the ids that each name and alias means without context, by key."""
    table: dict[str, set[str]] = {}
    for entity in catalog.entities.values():
        for name in {entity.name, *entity.aliases} - entity.needs_context:
            table.setdefault(key(name), set()).add(entity.id)
    return table


def test_builtin_catalog_has_no_problem():
    """The built-in files pass the check that users' files pass."""
    assert [f"{problem.place}: {problem.text}" for problem in check(BUILTIN)] == []


def test_builtin_catalog_covers_the_field(catalog):
    """At least 8,000 entries, and enough of each type."""
    counts = Counter(entity.type for entity in catalog.entities.values())
    assert len(catalog.entities) >= 8000
    least = {"Person": 1500, "Paper": 1200, "Method": 2500, "Organization": 1000, "Dataset": 400, "Field": 400, "Concept": 1300}
    assert {kind: counts[EntityType(kind)] for kind in least if counts[EntityType(kind)] < least[kind]} == {}


@pytest.mark.parametrize("path", BUILTIN, ids=lambda path: path.stem)
def test_builtin_files_are_sorted_and_lean(path):
    """Lines stand in the order of ids and leave out what is empty, so that changes read well."""
    records = [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]
    assert [record["id"] for record in records] == sorted(record["id"] for record in records)
    assert [record["id"] for record in records if not all(record.values())] == []


@pytest.mark.parametrize(
    ("said", "id_"),
    [
        ("neural nets", "neural-network"),
        ("artificial neural network", "neural-network"),
        ("convolutional nets", "convolutional-neural-network"),
        ("CNN", "convolutional-neural-network"),
        ("RL", "reinforcement-learning"),
        ("learning rate", "learning-rate"),
        ("machine learning", "machine-learning"),
        ("deep learning", "deep-learning"),
        ("language models", "language-model"),
        ("back prop", "backpropagation"),
        ("back propagation", "backpropagation"),
        ("SGD", "stochastic-gradient-descent"),
        ("ls tms", "long-short-term-memory"),
        ("cost function", "cost-function"),
        ("overfitting", "overfitting"),
        ("consciousness", "consciousness"),
        ("self-driving cars", "autonomous-driving"),
        ("image net", "imagenet"),
        ("open AI", "openai"),
    ],
)
def test_common_ways_to_say_a_thing_mean_it(meanings, said, id_):
    """What talks say most, however it is split or inflected, means one entry without context."""
    assert meanings.get(key(said)) == {id_}


@pytest.mark.parametrize("said", ["attention", "go", "adam", "first", "transformer", "spark", "memory"])
def test_ordinary_words_mean_nothing_without_context(meanings, said):
    """An ordinary word alone names no entry."""
    assert key(said) not in meanings


@pytest.mark.parametrize(
    "names",
    [
        ("human brain", "biological brain", "brain of a human"),
        ("model weights", "network weights", "synaptic weights"),
        ("solving differential equations", "differential equation"),
        ("Matz", "Yukihiro Matsumoto"),
        ("Dan Claudiu Ciresan", "Dan Ciresan"),
        ("Lawrence Zitnick", "Larry Zitnick"),
        ("Acme framework", "DeepMind Acme"),
        ("quantum physics", "quantum mechanics", "quantum theory"),
        ("neural style transfer", "style transfer"),
        ("Heartland Robotics", "Rethink Robotics"),
        ("Pale Blue Dot: A Vision of the Human Future in Space", "Pale Blue Dot book"),
    ],
)
def test_names_of_one_thing_mean_one_entry(meanings, names):
    """What goes by several names is one entry."""
    found = [meanings.get(key(name), set()) for name in names]
    assert len(found[0]) == 1
    assert found == found[:1] * len(names)


def test_ties_lead_to_other_entries(catalog):
    """What an entry is tied to stands in the catalog, once, and is not the entry itself."""
    ties = {entity.id: entity.related for entity in catalog.entities.values()}
    assert {id_: related for id_, related in ties.items() if not {*related} <= ties.keys() or len({id_, *related}) <= len(related)} == {}


def test_facts_lead_to_entries_whose_types_they_fit(catalog):
    """What an entry is said to do is done to another that stands in the catalog and may be so related, and is said once."""
    types = {id_: entity.type for id_, entity in catalog.entities.items()}
    facts = [(id_, RelationType(type_), ids) for id_, entity in catalog.entities.items() for type_, *ids in map(str.split, entity.facts)]
    assert [(id_, type_) for id_, type_, ids in facts if len({*ids} - {id_}) < len(ids)] == []
    assert [(id_, type_, other) for id_, type_, ids in facts for other in ids if not fits(types[id_], type_, types[other])] == []
    assert len({(id_, type_) for id_, type_, _ in facts}) == len(facts)


def test_authors_and_employers_are_named_as_their_entries_are(catalog):
    """Who wrote a thing and where somebody works is tied to the entry by its name, so it is not given by one of the aliases."""
    kinds = {"authors": EntityType.PERSON, "organization": EntityType.ORGANIZATION}
    named = {key(entity.name) for entity in catalog.entities.values()}
    known = {(entity.type, key(name)) for entity in catalog.entities.values() for name in {*entity.aliases} - entity.needs_context}
    given = [("authors", name) for entity in catalog.entities.values() for name in entity.authors]
    given += [("organization", entity.organization) for entity in catalog.entities.values() if entity.organization]
    assert [name for field, name in given if key(name) not in named and (kinds[field], key(name)) in known] == []


def test_ties_mean_the_thing_and_not_its_namesake(catalog):
    """A tie is to what the entry has to do with, not to who or what is only called alike."""
    strangers = {
        "adamw": "douglas-adams",
        "bigscience": "paul-bloom",
        "ibm": "james-watson",
        "stanley-kubrick": "feature-wise-linear-modulation",
    }
    ties = {id_: catalog.entities[id_].related for id_ in strangers}
    assert {id_ for id_, related in ties.items() if strangers[id_] in related} == set()
    assert "adam" in ties["adamw"]
    assert "bloom" in ties["bigscience"]


def test_a_later_entry_overrides(tmp_path):
    """Of two entries with one id the later file's wins, and the digest tells."""
    mine = tmp_path / "mine.jsonl"
    mine.write_text('{"id": "openai", "name": "Open AI Incorporated", "type": "Organization"}\n', encoding="utf-8")
    changed = load([mine])
    assert changed.entities["openai"].name == "Open AI Incorporated"
    assert changed.digest != load().digest


def test_without_the_builtin_catalog_only_the_files_count(tmp_path):
    """`builtin=False` leaves the files given."""
    mine = tmp_path / "mine.jsonl"
    mine.write_text('{"id": "x", "name": "X net", "type": "Method", "aliases": ["ex net"], "year": 2001}\n\n', encoding="utf-8")
    (entity,) = load([mine], builtin=False).entities.values()
    assert (entity.id, entity.name, entity.aliases, entity.year, entity.known) == ("x", "X net", ("ex net",), 2001, True)


@pytest.mark.parametrize(
    ("line", "cause"),
    [
        ("{", "not JSON"),
        ("[" * 100_000, "not JSON"),
        ('{"id": "x"}', "no name"),
        ('{"id": "X y", "name": "X", "type": "Method"}', "kebab-case"),
    ],
)
def test_a_bad_line_stops_loading(tmp_path, line, cause):
    """A line that is no entry is an error naming file, line and cause."""
    mine = tmp_path / "mine.jsonl"
    mine.write_text(f'{{"id": "a", "name": "A", "type": "Method"}}\n{line}\n', encoding="utf-8")
    with pytest.raises(CatalogError, match=rf"mine\.jsonl:2: .*{cause}"):
        load([mine])
