"""What a run of words may speak of."""

from dataclasses import dataclass

from kg.model import Entity
from kg.ontology import How

AS_GOOD_AS_SPELLED = 0.9
"""How alike a name must sound to one that it may be in another spelling: in edited talk ("Ilya Sutskover"), if long, or called a title."""


@dataclass(frozen=True, slots=True)
class Candidate:
    """Propose that the words from `start` to before `end` speak of `entity`.

    Attributes:
        name: The folded words of the name that was recognised.
        free: Whether that name means the entity without any context.
        listed: Whether a list of the user's own has that name.
        alike: How alike all phones are, 1 for the same spelling.
        bones: How alike the consonants are.
    """

    start: int
    end: int
    entity: Entity
    how: How
    name: tuple[str, ...]
    free: bool = True
    alike: float = 1.0
    bones: float = 1.0
    listed: bool = False


def kind_of(candidate: Candidate) -> str:
    """Tell how a candidate was proposed: free, context, sound or unknown."""
    if candidate.how in {How.SOUND, How.UNKNOWN}:
        return candidate.how.value
    return "free" if candidate.free else "context"


def sounds_otherwise(candidate: Candidate) -> bool:
    """Tell whether a name is guessed by a sound that is not nearly its own."""
    return candidate.how is How.SOUND and candidate.alike < AS_GOOD_AS_SPELLED
