from itertools import combinations

from kg.export.palette import COLOURS, SHAPES, rgb
from kg.ontology import EntityType


def test_every_type_has_its_own() -> None:
    """Each entity type has a colour and a shape that no other has."""
    assert set(COLOURS) == set(SHAPES) == set(EntityType)
    assert len(set(COLOURS.values())) == len(set(SHAPES.values())) == len(EntityType)


def test_rgb() -> None:
    """A colour is taken apart into red, green and blue."""
    assert rgb("#0a80ff") == (10, 128, 255)


def test_colours_differ_for_those_who_see_no_red_or_no_green() -> None:
    """Even with red and green taken for one, any two colours are far apart."""
    seen = {kind: ((red + green) / 2, blue) for kind, (red, green, blue) in ((kind, rgb(colour)) for kind, colour in COLOURS.items())}
    assert all(abs(a[0] - b[0]) + abs(a[1] - b[1]) > 20 for a, b in combinations(seen.values(), 2))
