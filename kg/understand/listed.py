"""What stands beside the names that a user lists."""

from collections import defaultdict
from collections.abc import Sequence

from kg.ontology import How
from kg.understand.candidates import Candidate

_HEARD = frozenset({How.SOUND, How.UNKNOWN})


def beside_listed(candidates: Sequence[Candidate]) -> list[Candidate]:
    """Leave out what else is spelled in the very words of a name that a user lists, and what is only heard in some of them."""
    runs = {(each.start, each.end) for each in candidates if each.listed}
    meant: dict[int, set[str]] = defaultdict(set)
    for each in candidates:
        if each.listed:
            for at in range(each.start, each.end):
                meant[at].add(each.entity.id)

    def is_rival(each: Candidate) -> bool:
        ids = {id_ for at in range(each.start, each.end) for id_ in meant.get(at, ())}
        return bool(ids) and each.entity.id not in ids and (each.how in _HEARD or (each.start, each.end) in runs)

    return [each for each in candidates if not is_rival(each)] if runs else list(candidates)
