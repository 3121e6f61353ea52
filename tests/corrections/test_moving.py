"""Aliases move into a catalog."""

import json
from pathlib import Path

from kg import catalog
from kg.corrections import move_aliases
from tests.corrections.talk import CATALOG, table

NAMES = Path("names.jsonl")


def moved(toml: str, content: str = ""):
    """Return what moving the aliases of a file into a catalog comes to."""
    return move_aliases(toml, "c.toml", content.encode(), NAMES, CATALOG)


def test_an_alias_joins_what_is_known():
    """What the built-in catalog says of a thing goes along, since entries replace each other; the file of corrections loses it."""
    done = moved("# mine\n" + table("alias", thing="CUDA", words="gooda") + table("rename", thing="cuda", name="Cuda"))
    assert json.loads(done.catalog) == {"id": "cuda", "name": "CUDA", "type": "Method", "aliases": ["gooda"]}
    assert (done.number, done.left) == (1, ())
    assert done.corrections == "# mine\n\n" + table("rename", thing="cuda", name="Cuda").lstrip()
    [(_, paper)] = catalog.parse(moved(table("alias", thing="alexnet-paper", words="the one")).catalog.encode(), NAMES)
    assert paper.aliases == (*CATALOG["alexnet-paper"].aliases, "the one")


def test_other_lines_of_the_catalog_stay():
    """An entry of the file gains the alias; other lines stay as they are."""
    mine = '{"id": "x",  "name": "X", "type": "Field"}\n{"id": "cuda", "name": "My CUDA", "type": "Concept", "sounds": ["coo da"]}\n'
    done = moved(table("alias", thing="My CUDA", words='go"oda') + table("alias", thing="new", words="w", type="Field"), mine)
    first, second, third = done.catalog.splitlines()
    assert first == mine.splitlines()[0]
    assert json.loads(second) == {"id": "cuda", "name": "My CUDA", "type": "Concept", "sounds": ["coo da"], "aliases": ['go"oda']}
    assert json.loads(third) == {"id": "new", "name": "New", "type": "Field", "aliases": ["w"]}
    assert done.corrections == "\n"


def test_what_cannot_move_stays():
    """An alias for one talk is not general; of a thing that nobody knows there is no type to write."""
    text = table("alias", thing="cuda", words="w", talk="t") + table("alias", thing="unheard of", words="w")
    done = moved(text)
    assert (done.catalog, done.corrections, done.number) == ("", text, 0)
    assert [each.place for each in done.left] == ["c.toml:7"]
