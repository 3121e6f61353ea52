"""Reading a gold graph."""

import json

import pytest

from kg.errors import GoldError
from kg.evaluate import load_gold
from kg.ontology import EntityType, Polarity, RelationType

ENTITY = {"id": "mira", "name": "Mira", "type": "Person", "required": True}
RELATION = {"subject": "mira", "type": "DISCUSSES", "object": "mira", "required": True}


@pytest.fixture
def write_gold(tmp_path):
    """Return a function that writes a gold graph of the given lines and returns its prefix."""

    def write(entities, relations=()):
        for part, records in (("entities", entities), ("relations", relations)):
            lines = [record if isinstance(record, str) else json.dumps(record) for record in records]
            (tmp_path / f"talk.{part}.jsonl").write_text("\n".join(lines), encoding="utf-8")
        return tmp_path / "talk"

    return write


def test_gold_is_read_in_file_order(gold):
    """Entities and relations come as they stand in the files, blank lines left out."""
    assert (len(gold.entities), len(gold.relations)) == (11, 11)
    loss, net = gold.entities[7], gold.entities[2]
    assert (loss.type, loss.also_types, loss.required) == (EntityType.METHOD, {EntityType.CONCEPT}, True)
    assert net.names == ("Quill network", "quill network", "Quill net")
    assert net.lines == (2, 6)
    dropout = gold.relations[8]
    assert (dropout.type, dropout.polarity, dropout.lines) == (RelationType.USES, Polarity.NEGATED, (10,))
    assert gold.relations[0].polarity == Polarity.ASSERTED


def test_mention_of_a_one_line_file_has_no_line(write_gold):
    """A mention placed by offset counts as standing at line 0."""
    prefix = write_gold([ENTITY | {"mentions": [{"offset": 17, "surface": "mira"}]}])
    assert load_gold(prefix).entities[0].lines == (0,)


@pytest.mark.parametrize(
    ("entities", "relations", "place", "cause"),
    [
        (["{"], [], "entities.jsonl:1", "not JSON"),
        (["[" * 100_000], [], "entities.jsonl:1", "not JSON"),
        ([ENTITY, "[]"], [], "entities.jsonl:2", "not an object"),
        ([ENTITY, ENTITY], [], "entities.jsonl:2", "id 'mira' stands twice"),
        ([ENTITY | {"name": " "}], [], "entities.jsonl:1", "no name"),
        ([ENTITY | {"type": "Persona"}], [], "entities.jsonl:1", "unknown type 'Persona'"),
        ([ENTITY | {"also_types": ["Idea"]}], [], "entities.jsonl:1", "unknown type 'Idea'"),
        ([ENTITY | {"aliases": "Mirabel"}], [], "entities.jsonl:1", "aliases is not a list"),
        ([ENTITY | {"required": "yes"}], [], "entities.jsonl:1", "required is 'yes'"),
        ([ENTITY | {"mentions": [{"line": "3"}]}], [], "entities.jsonl:1", "line of a mention is '3'"),
        ([ENTITY], [RELATION | {"object": "nobody"}], "relations.jsonl:1", "object 'nobody' is no id"),
        ([ENTITY], [RELATION, RELATION | {"subject": None}], "relations.jsonl:2", "no subject"),
        ([ENTITY], [RELATION | {"type": "LIKES"}], "relations.jsonl:1", "unknown type 'LIKES'"),
        ([ENTITY], [RELATION | {"polarity": "maybe"}], "relations.jsonl:1", "unknown polarity 'maybe'"),
        ([ENTITY], [RELATION | {"lines": [1, "2"]}], "relations.jsonl:1", "lines is not a list"),
    ],
)
def test_bad_line_is_placed_and_explained(write_gold, entities, relations, place, cause):
    """The message names file and line, then the cause, then the remedy, on one line."""
    with pytest.raises(GoldError) as caught:
        load_gold(write_gold(entities, relations))
    message = str(caught.value)
    assert place in message
    assert cause in message
    assert ";" in message
    assert "\n" not in message


@pytest.mark.parametrize("part", ["entities", "relations"])
def test_missing_file_is_named(write_gold, part):
    """A prefix that lacks one of its two files is refused with the name of that file."""
    prefix = write_gold([ENTITY])
    prefix.with_name(f"talk.{part}.jsonl").unlink()
    with pytest.raises(GoldError, match=rf"talk\.{part}\.jsonl: cannot be read .*PREFIX"):
        load_gold(prefix)
