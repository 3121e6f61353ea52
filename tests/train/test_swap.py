"""Misheard names in annotated talk."""

import pytest

from kg.model import Entity
from kg.ontology import EntityType
from train import swap
from train.silver import Mention, Piece

PERSON, METHOD = EntityType.PERSON, EntityType.METHOD
ENTITIES = {
    each.id: each
    for each in (
        Entity("quill-network", "Quill network", METHOD),
        Entity("mira-tolvanen", "Mira Tolvanen", PERSON, related=("quill-network",)),
        Entity("oskar-brandt", "Oskar Brandt", PERSON),
    )
}
WORDS = ["then", "ann", "lee", "built", "a", "quill", "network", "with", "ann", "lee"]
PIECE = Piece(
    "1", "show/1", WORDS, [0], ["Ann"],
    [Mention(1, 3, 1, PERSON, "Ann Lee", "Ann Lee"), Mention(5, 7, 1, METHOD, "Quill network", "quill network"),
     Mention(8, 10, 1, PERSON, "Ann Lee", "Ann Lee")],
    [],
)  # fmt: skip


@pytest.fixture
def swapped(monkeypatch):
    """Return what swaps all names of a piece, in a catalog of which two people were misheard."""
    monkeypatch.setattr(swap, "misheard", lambda: {"mira-tolvanen": ["mirror tall van in"], "oskar-brandt": ["bran"], "elsewhere": ["no"]})
    monkeypatch.setattr(swap, "SHARE", 1.0)

    def swapped_by(seed: int) -> Piece:
        (piece,) = swap.Swapper(seed, ENTITIES).swap([PIECE])
        return piece

    return swapped_by


def test_names_are_swapped_for_misheard_ones_of_their_type(swapped, monkeypatch):
    """What was heard stands in the words, and the true name in the mention; a type of which nothing was misheard stays."""
    monkeypatch.setattr(swap, "BELONGS", 1.0)
    piece = swapped(1)
    assert " ".join(piece.words) == "then mirror tall van in built a quill network with mirror tall van in"
    assert [(mention.name, mention.start, mention.end) for mention in piece.mentions] == [
        ("Mira Tolvanen", 1, 5), ("Quill network", 7, 9), ("Mira Tolvanen", 10, 14),
    ]  # fmt: skip


def test_some_names_do_not_belong_in_the_talk(swapped, monkeypatch):
    """What the talk speaks of is tied to some of them alone."""
    monkeypatch.setattr(swap, "BELONGS", 0.0)
    assert {mention.name for seed in range(9) for mention in swapped(seed).mentions} == {"Mira Tolvanen", "Oskar Brandt", "Quill network"}


def test_the_same_seed_swaps_the_same(swapped):
    """Nothing is left to chance."""
    assert swapped(3) == swapped(3)


def test_what_was_misheard_is_of_the_catalog():
    """Each entity of the table stands in the catalog, and nothing of it in the sentences by which the program is measured."""
    from bench.misheard import load_misheard
    from kg import catalog

    table = swap.misheard()
    assert len(table) > 1000
    assert table.keys() <= catalog.load().entities.keys()
    assert table.keys().isdisjoint({each.entity for each in load_misheard()})
