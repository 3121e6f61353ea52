"""Misheard names in annotated talk that the encoder learns from."""

import json

import pytest

from kg.model import Entity
from kg.ontology import EntityType
from train.encoder.annotated import Talk, talks
from train.encoder.swap import Mishearer

ENTITIES = {
    each.id: each for each in (Entity("mira-tolvanen", "Mira Tolvanen", EntityType.PERSON), Entity("quill", "Quill", EntityType.METHOD))
}
RECORD = {
    "id": "show/1@0", "source": "show/1", "lines": [["Ann", "Then Oskar Brandt built Kismet at MIT, and Brandt left."]],
    "mentions": [
        [1, "Oskar Brandt", "Person", "Oskar Brandt"], [1, "Kismet", "Method", "Kismet"], [1, "MIT", "Organization", "MIT"],
        [1, "Brandt", "Person", "Oskar Brandt"],
    ],
    "relations": [],
}  # fmt: skip


@pytest.fixture
def talk(tmp_path) -> Talk:
    """Return a piece of annotated talk."""
    (tmp_path / "talk.jsonl").write_text(json.dumps(RECORD), encoding="utf-8")
    return next(talks(tmp_path / "talk.jsonl"))


def test_misheard_names_take_the_place_of_others_of_their_type(talk):
    """What was heard stands in the words as a mention; a type of which nothing was misheard stays, and so does a name of too many words."""
    heard = {"mira-tolvanen": ["mirror tall van"], "quill": ["one two three four five six seven", "quilt"]}
    swapped = Mishearer(1, ENTITIES, heard).swap(talk, 1.0)
    assert " ".join(swapped.words).startswith("then mirror tall van built quilt at mit and ")
    assert {(end.kind, " ".join(swapped.words[end.start : end.end])) for end in swapped.ends} >= {
        ("Person", "mirror tall van"), ("Method", "quilt"), ("Organization", "mit"),
    }  # fmt: skip


def test_a_surname_may_stand_for_another(talk):
    """Where one word names a person, a misheard name is said whole or its last word alone; a whole name is never cut."""
    said = [Mishearer(seed, ENTITIES, {"mira-tolvanen": ["mirror tall van"]}).swap(talk, 1.0).words for seed in range(20)]
    assert {" ".join(words[words.index("and") + 1 : -1]) for words in said} == {"mirror tall van", "van"}
    assert all(words[1:4] == ["mirror", "tall", "van"] for words in said)


def test_names_are_left_as_they_are(talk):
    """Of no share of the mentions, none is swapped; the same seed swaps the same."""
    heard = {"mira-tolvanen": ["mirror tall van"]}
    assert Mishearer(1, ENTITIES, heard).swap(talk, 0.0).words == talk.words
    assert Mishearer(3, ENTITIES, heard).swap(talk, 0.5) == Mishearer(3, ENTITIES, heard).swap(talk, 0.5)
