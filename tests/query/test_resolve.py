"""Which thing is meant."""

import dataclasses
import re

import pytest
from msgspec.structs import replace

from kg.errors import QueryError
from kg.query import resolve


@pytest.mark.parametrize("text", ["geoffrey-hinton", "Geoffrey Hinton", "jeff hinton", "hinton"])
def test_a_name_means_a_thing(stored, text):
    """An id, a name, what was heard, and a word that is in one name alone mean the thing."""
    assert resolve(stored, text) == "geoffrey-hinton"


def test_a_misspelt_name_is_asked_back(stored):
    """What is only nearly called that is not taken for it."""
    with pytest.raises(QueryError, match=r"^nothing is called 'Geofrey Hintn'; did you mean Geoffrey Hinton \(geoffrey-hinton\)\?$"):
        resolve(stored, "Geofrey Hintn")


@pytest.mark.parametrize(
    ("aliases", "offered"),
    [(["Hinton's GLOM", "Hinton and Nowlan"], ["geoffrey-hinton"]), (["Hinten"], ["dropout", "geoffrey-hinton"])],
)
def test_only_what_is_spelt_alike_is_asked_back(stored, aliases, offered):
    """A paper that has one such word among others is not offered beside the person who is called so; another who is called so is."""
    called = {"geoffrey-hinton": ["Hinton"], "dropout": aliases}
    nodes = [replace(node, aliases=called.get(node["id"], [])) for node in stored.nodes]
    with pytest.raises(QueryError) as told:
        resolve(dataclasses.replace(stored, nodes=nodes), "hintn")
    assert re.findall(r"\(([\w-]+)\)", str(told.value)) == offered


def test_an_unknown_name_is_refused(stored):
    """Where nothing is like it, the error says how to see what there is."""
    with pytest.raises(QueryError, match="'xyzzy', or anything like it; kg top"):
        resolve(stored, "xyzzy")


def test_a_name_of_two_is_asked_back(stored):
    """Of two things with one name neither is taken."""
    nodes = [*stored.nodes, replace(stored.things["dropout"], id="dropout-2")]
    with pytest.raises(QueryError, match=r"'dropout' can mean Dropout \(dropout-2\)|Dropout \(dropout\)"):
        resolve(dataclasses.replace(stored, nodes=nodes), "Dropout")
