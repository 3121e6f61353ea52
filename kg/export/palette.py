"""One colour and one shape for each entity type, the same in every picture.

The colours are those of Okabe and Ito, which people with any common colour blindness can tell apart; the shapes, which
vis-network draws with the label below, say the same thing once more for print in grey.
"""

from collections.abc import Mapping
from types import MappingProxyType

from kg.ontology import EntityType

COLOURS: Mapping[EntityType, str] = MappingProxyType(
    {
        EntityType.PERSON: "#e69f00",
        EntityType.PAPER: "#0072b2",
        EntityType.METHOD: "#009e73",
        EntityType.DATASET: "#cc79a7",
        EntityType.ORGANIZATION: "#d55e00",
        EntityType.FIELD: "#f0e442",
        EntityType.CONCEPT: "#56b4e9",
    }
)

SHAPES: Mapping[EntityType, str] = MappingProxyType(
    {
        EntityType.PERSON: "dot",
        EntityType.PAPER: "square",
        EntityType.METHOD: "triangle",
        EntityType.DATASET: "hexagon",
        EntityType.ORGANIZATION: "diamond",
        EntityType.FIELD: "star",
        EntityType.CONCEPT: "triangleDown",
    }
)


def rgb(colour: str) -> tuple[int, int, int]:
    """Return red, green and blue, 0 to 255, of a colour written "#rrggbb"."""
    return int(colour[1:3], 16), int(colour[3:5], 16), int(colour[5:7], 16)


def size_of(salience: float) -> float:
    """Return how wide a node is drawn in a picture whose neighbours stand about 100 apart."""
    return round(10 + 40 * salience, 1)
