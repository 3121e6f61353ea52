"""What claims learn from. What reads it needs scikit-learn: CONTRIBUTING.md says how to run these."""

import json
from pathlib import Path

import pytest
import spacy

from kg.catalog import Catalog
from kg.model import Entity
from kg.ontology import EntityType
from kg.understand import claims, load

pytest.importorskip("sklearn", reason="growing needs scikit-learn, which is in .venv-train alone")

from train import gold, relations, silver

SUITE = Path(__file__).parents[1] / "suite"
NAMES = (
    Entity("mira", "Mira Tolvanen", EntityType.PERSON),
    Entity("quill", "Quill network", EntityType.METHOD, ("Quill net",)),
    Entity("birds", "Ornithology", EntityType.FIELD),
)
PIECE = {
    "id": "show/1@0", "source": "show/1",
    "lines": [["Ann", "I built Kismet, and Kismet was trained on ImageNet."], ["Bob", "Did you use PyTorch for Kismet?"]],
    "mentions": [
        [1, "Kismet", "Method", "Kismet"], [1, "ImageNet", "Dataset", "ImageNet"], [2, "PyTorch", "Method", "PyTorch"],
        [2, "you", "Person", "Ann"], [2, "Kismet", "Method", "Kismet"],
    ],
    "relations": [
        ["Ann", "INTRODUCED", "Kismet", "asserted", [1], "I built"], ["Kismet", "TRAINED_ON", "ImageNet", "asserted", [1], "trained on"],
        ["ImageNet", "COMPARED_WITH", "Kismet", "asserted", [1], "and"],
    ],
}  # fmt: skip


@pytest.fixture
def weighed(monkeypatch):
    """Return what gives the claims of a talk with their labels, all that may be said of two ends, and what was known."""
    monkeypatch.setattr("kg.understand.claims._FAINT", 0.0)
    monkeypatch.setattr("kg.understand.claims._TRIED", 99)
    seen = []

    def remembered(places, known):
        seen.append((found := claims.weighed(places, known), known))
        return found

    monkeypatch.setattr("train.relations.weighed", remembered)

    def claims_of(made) -> tuple[dict[claims.Claim, bool], claims.Known]:
        talk = made()
        ((found, rows), known) = seen[0]
        assert len(talk.rows) == len(talk.labels) <= len(rows)
        return dict(zip([claim for claim, _ in found], talk.labels, strict=False)), known

    return claims_of


@pytest.fixture
def piece(tmp_path) -> silver.Piece:
    """Return an annotated piece."""
    (tmp_path / "talk-0.jsonl").write_text(json.dumps(PIECE), encoding="utf-8")
    (piece,) = silver.pieces(tmp_path / "talk-0.jsonl")
    return piece


@pytest.fixture(scope="module")
def nlp() -> spacy.Language:
    """Return what reads and segments."""
    nlp = spacy.blank("en")
    nlp.add_pipe("kg_encoder")
    nlp.add_pipe("kg_segmenter")
    return nlp


def test_annotated_talk_tells_what_is_claimed(weighed, piece, nlp):
    """The claims that it lists are right, symmetric ones in either order; all others of the same ends are not."""
    found, _ = weighed(lambda: next(relations.of_silver(piece, nlp)))
    assert {claim for claim, right in found.items() if right} == {
        ("Ann", "INTRODUCED", "Kismet"), ("Kismet", "TRAINED_ON", "ImageNet"), ("ImageNet", "COMPARED_WITH", "Kismet"),
    }  # fmt: skip
    assert found["Kismet", "EVALUATED_ON", "ImageNet"] is found["Ann", "USES", "PyTorch"] is False
    assert ("ImageNet", "TRAINED_ON", "Kismet") not in found


def test_pronouns_mean_who_speaks_or_whom_the_annotation_names(weighed, piece, nlp):
    """ "i" is the speaker of its line; others mean whom they are said to mean, and are no naming of it."""
    found, known = weighed(lambda: next(relations.of_silver(piece, nlp)))
    assert {claim[0] for claim in found if claim[1] == "INTRODUCED"} == {"Ann"}
    assert dict(known.named) == {"Kismet": 3, "ImageNet": 1, "PyTorch": 1}
    assert known.types["Ann"] == "Person"
    assert known.speakers == {"Ann"}


def test_names_in_no_catalog_are_strange(weighed, piece, nlp, monkeypatch):
    """Those that no name of the catalog spells."""
    monkeypatch.setattr("kg.catalog.load", lambda: Catalog({"imagenet": Entity("imagenet", "Image Net", EntityType.DATASET)}, "one"))
    relations._by_name.cache_clear()
    _, known = weighed(lambda: next(relations.of_silver(piece, nlp)))
    relations._by_name.cache_clear()
    assert known.strange == {"Ann", "Kismet", "PyTorch"}


def test_names_are_tied_as_the_catalog_relates_what_they_mean(weighed, piece, nlp, monkeypatch):
    """By any of its names; a name that the catalog has for a thing of another type alone is known, and tied to nothing."""
    entities = [
        Entity(
            "kismet",
            "The Kismet",
            EntityType.METHOD,
            aliases=("Kismet",),
            related=("imagenet", "pytorch"),
            facts=("TRAINED_ON imagenet pytorch",),
        ),
        Entity("imagenet", "Image Net", EntityType.DATASET),
        Entity("pytorch", "PyTorch", EntityType.PAPER),
    ]
    monkeypatch.setattr("kg.catalog.load", lambda: Catalog({each.id: each for each in entities}, "one"))
    relations._by_name.cache_clear()
    _, known = weighed(lambda: next(relations.of_silver(piece, nlp)))
    relations._by_name.cache_clear()
    assert known.tied == {("ImageNet", "Kismet")}
    assert (known.told, known.documented) == ({("Kismet", "TRAINED_ON", "ImageNet")}, {"Kismet"})
    assert known.strange == {"Ann"}


def test_annotated_talk_is_learned_from_without_facts_too(piece, nlp, monkeypatch):
    """So that a catalog without facts speaks against nothing."""
    entities = [Entity(name.lower(), name, EntityType.METHOD, facts=("IS_A imagenet",)) for name in ("Kismet", "PyTorch")]
    monkeypatch.setattr("kg.catalog.load", lambda: Catalog({each.id: each for each in entities}, "one"))
    relations._by_name.cache_clear()
    told, untold = (sum(talk.rows[:, claims.COLUMNS.index("documented")]) for talk in relations.of_silver(piece, nlp))
    relations._by_name.cache_clear()
    assert told > untold == 0


@pytest.mark.parametrize(("last", "right"), [(None, True), (1, None)])
def test_a_gold_graph_tells_what_captions_claim(weighed, monkeypatch, last, right):
    """A claim that it lists is right, under the names of the catalog; lines that nobody read for it teach nothing."""
    monkeypatch.setitem(gold.TALKS, "quills", last)
    whole = load(Catalog({each.id: each for each in NAMES}, "few"), relate=False)
    monkeypatch.setattr("kg.understand.mentions._LIKELY", 0.0)
    found, _ = weighed(lambda: relations.of_gold(gold.load(SUITE, "quills"), whole))
    assert found.get(("mira", "INTRODUCED", "quill")) is right
    assert found.get(("mira", "USES", "quill")) is (None if right is None else False)
