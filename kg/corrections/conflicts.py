"""Which corrections contradict each other."""

from collections.abc import Hashable, Iterator, Sequence

from kg.catalog import fold
from kg.corrections.kinds import (
    AddRelation,
    Alias,
    Apart,
    Correction,
    Forbid,
    Merge,
    Placed,
    RemoveRelation,
    Rename,
    Retype,
    SetPolarity,
    Split,
)  # fmt: skip
from kg.corrections.merges import Merges, contradiction
from kg.ontology import canonical

Claim = tuple[tuple[Hashable, ...], Hashable]


def demand_peace(placed: Sequence[Placed], merges: Merges) -> None:
    """Demand of corrections whose things are ids that all can be followed.

    Raises:
        CorrectionError: Two cannot; the message names the places of both.
    """
    made: dict[tuple[Hashable, ...], tuple[Placed, Hashable]] = {}
    for each in placed:
        for subject, answer in _claims(each.correction, merges):
            earlier, said = made.setdefault(subject, (each, answer))
            if said != answer:
                raise contradiction(each, earlier)
    scopes = sorted({each.correction.talk for each in placed if isinstance(each.correction, Merge) and each.correction.talk})
    for each in placed:
        if isinstance(each.correction, Apart):
            _demand_apart(each, each.correction, merges, [None, *scopes])


def _claims(correction: Correction, merges: Merges) -> Iterator[Claim]:
    """Yield what a correction answers: two answers to one question contradict each other."""
    match correction:
        case Merge(talk=None):
            yield ("stands for itself", correction.thing), False
        case Rename():
            yield ("stands for itself", correction.thing), True
            yield ("name", correction.thing), correction.name
        case Retype():
            yield ("stands for itself", correction.thing), True
            yield ("type", correction.thing), correction.type
        case Split():
            words = correction.words and fold.key(correction.words)
            yield ("split", correction.thing, words, correction.talk, correction.line), correction.into
        case Alias():
            thing = merges.final(correction.thing, correction.talk)
            yield ("words", fold.key(correction.words), correction.talk), thing
            yield ("meant", fold.key(correction.words), correction.talk, thing), True
        case Forbid():
            thing = merges.final(correction.thing, correction.talk)
            yield ("meant", fold.key(correction.words), correction.talk, thing), False
        case AddRelation() | RemoveRelation() | SetPolarity():
            one, other = (merges.final(end, correction.talk) for end in (correction.subject, correction.object))
            polarity = None if isinstance(correction, RemoveRelation) else correction.polarity
            yield ("relation", canonical(one, correction.relation, other), correction.talk, correction.line), polarity


def _demand_apart(each: Placed, apart: Apart, merges: Merges, scopes: Sequence[str | None]) -> None:
    for talk in scopes:
        if merges.final(apart.thing, talk) == merges.final(apart.other, talk):
            merged = [*merges.chain(apart.thing, talk), *merges.chain(apart.other, talk)]
            raise contradiction(merged[0] if merged else each, each)
