"""How a user's entries stand beside those that are built in."""

import pytest

from kg.catalog.joining import joined
from kg.model import Entity
from kg.ontology import EntityType

_P, _M = EntityType.PERSON, EntityType.METHOD
QUELL = Entity(
    "ann-quell", "Ann Quell", _P, ("Quell", "A. Quell"), ("and quell",), frozenset({"Quell", "A. Quell"}),
    year=1901, organization="Quell Labs", related=("quellnet",), facts=("INTRODUCED quellnet",),
)  # fmt: skip
NET = Entity("quellnet", "Quellnet", _M, related=("ann-quell", "other-net"), facts=("INSPIRED_BY other-net", "USES ann-quell"))
OTHER = Entity("other-net", "Other net", _M)
BUILTIN = {each.id: each for each in (QUELL, NET, OTHER)}


def join(*own: Entity, builtin=BUILTIN):
    """Return the catalog of a user's entries, one a line of a file."""
    return joined(builtin, [(f"mine:{number}", entity) for number, entity in enumerate(own, start=1)], "digest")


def test_a_new_entry_is_added():
    """What is of another id and name stands beside all others, and nothing is said."""
    mine = Entity("mine", "Mine", _M)
    names = join(mine)
    assert (names.entities, names.own, names.digest, names.notes) == (BUILTIN | {"mine": mine}, {"mine": mine}, "digest", ())


def test_an_entry_of_the_same_id_replaces_the_earlier():
    """A built-in one, or one of the user's before it, wholly; and it is said."""
    first, last = Entity("ann-quell", "Ann Quell", _P), Entity("ann-quell", "Anna", _P)
    names = join(first, last)
    assert (names.entities, names.own) == (BUILTIN | {"ann-quell": last}, {"ann-quell": last})
    assert names.notes == (
        "mine:1: 'ann-quell' replaces the built-in entry of the same id",
        "mine:2: 'ann-quell' replaces the entry of the same id at mine:1",
    )


def test_an_entry_of_the_same_name_and_type_is_the_same_thing():
    """It keeps its id, what it says counts, and what it leaves out is the built-in one's; all ties lead to it, and it is said."""
    mine = Entity("quell", "ann quell", _P, ("Quell",), facts=("USES other-net",), organization="Mine", related=("ann-quell-net",))
    names = join(mine)
    assert "ann-quell" not in names.entities
    assert names.own == {"quell": mine}
    assert names.entities["quell"] == Entity(
        "quell", "ann quell", _P, ("Quell", "A. Quell"), ("and quell",), frozenset({"A. Quell"}),
        year=1901, organization="Mine", related=("ann-quell-net", "quellnet"), facts=("USES other-net", "INTRODUCED quellnet"),
    )  # fmt: skip
    assert (names.entities["quellnet"].related, names.entities["quellnet"].facts) == (
        ("quell", "other-net"),
        ("INSPIRED_BY other-net", "USES quell"),
    )
    assert names.entities["other-net"] is OTHER
    assert names.notes == ("mine:1: 'quell' and the built-in 'ann-quell' are one, since name and type are the same; its id is 'quell'",)


@pytest.mark.parametrize(
    ("own", "builtin"),
    [
        ([Entity("mine", "Ann Quell", _M)], BUILTIN),
        ([Entity("mine", "Ann Quell", _P), Entity("hers", "Ann Quell", _P)], BUILTIN),
        ([Entity("mine", "Ann Quell", _P)], BUILTIN | {"other": Entity("other", "Ann Quell", _P)}),
        ([Entity("mine", "Ann Quell", _P), Entity("ann-quell", "Anna", _P)], BUILTIN),
        ([Entity("mine", "李飞飞", _P)], {"li": Entity("li", "王选", _P)}),
    ],
    ids=["another type", "two of the user's", "two that are built in", "the built-in one replaced", "no Latin letters"],
)
def test_namesakes_are_not_always_one(own, builtin):
    """They stand beside each other where it cannot be told which are meant."""
    assert join(*own, builtin=builtin).entities == builtin | {each.id: each for each in own}
