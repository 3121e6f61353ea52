"""One talk, as it is once corrections are followed."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from kg.corrections.entities import described
from kg.corrections.kinds import Apart, Placed
from kg.corrections.linking import Link, aliases, link
from kg.corrections.relating import Adding, UngroundedError, judged
from kg.corrections.rules import Rules
from kg.model import Entity, Mention, Place, Relation, Transcript, Understanding


@dataclass(frozen=True)
class Followed:
    """Hold what a talk says as it was corrected, the corrections followed, and why others could not be.

    Attributes:
        within: The aliases whose words stand inside a longer name, with that.
    """

    understood: Understanding
    followed: frozenset[Placed]
    failed: Mapping[Placed, str]
    within: Mapping[Placed, Mention]


def follow(rules: Rules, understood: Understanding) -> Followed:
    """Return what a talk says once corrections are followed."""
    talk = understood.transcript
    found = aliases(rules, talk, understood.mentions)
    aliased = found.links
    links = _links(rules, understood, aliased)
    entities, followed = _entities(rules, [*links.values(), *aliased])
    mentions = _mentions(understood.mentions, links, aliased, entities)
    told = [judged(each, rules, talk) for each in _relinked(understood.relations, links, entities)]
    added, failed = _added(rules, talk, mentions)
    relations = [*(relation for relation, _ in told if relation), *added.values()]
    followed |= {placed for _, placed in told if placed} | added.keys() | _kept_apart(rules, entities)
    failed |= dict.fromkeys(found.strange, "neither a catalog nor this talk knows the thing; add its type")
    cast = tuple(_meant(means, entities) for each in understood.cast if not (means := links[each.place]).void)
    understood = replace(understood, mentions=tuple(mentions), relations=tuple(relations), cast=cast)
    return Followed(understood, frozenset(followed), failed, found.within)


def _links(rules: Rules, understood: Understanding, aliased: Iterable[Link]) -> dict[Place, Link]:
    """Return what each mention, and each end of a relation, means by the place it stands at."""
    over = {at: each for each in aliased for at in range(each.mention.start, each.mention.end)}
    ends = (end for relation in understood.relations for end in (relation.subject, relation.object))
    heard = {each.place: each for each in (*understood.mentions, *ends)}
    found = {place: next((over[at] for at in range(*place[:2]) if at in over), None) for place in heard}
    return {place: found[place] or link(each, rules, understood.transcript) for place, each in heard.items()}


def _entities(rules: Rules, links: Iterable[Link]) -> tuple[dict[str, Entity], set[Placed]]:
    by_thing: dict[str, list[Link]] = defaultdict(list)
    for each in links:
        by_thing[each.thing].append(each)
    found = {thing: described(thing, each, rules) for thing, each in by_thing.items()}
    return {thing: entity for thing, (entity, _) in found.items()}, {placed for _, followed in found.values() for placed in followed}


def _mentions(
    heard: Iterable[Mention], links: Mapping[Place, Link], aliased: Iterable[Link], entities: Mapping[str, Entity]
) -> list[Mention]:
    every = (*(links[each.place] for each in heard), *aliased)
    meant = {each.place: each for each in (_meant(link, entities) for link in every if not link.void)}  # an alias may stand for two
    return sorted(meant.values(), key=lambda each: (each.start, each.end))


def _meant(link: Link, entities: Mapping[str, Entity]) -> Mention:
    return replace(link.mention, entity=entities[link.thing])


def _relinked(relations: Iterable[Relation], links: Mapping[Place, Link], entities: Mapping[str, Entity]) -> Iterator[Relation]:
    """Yield the relations whose ends still mean something, with quotes that hold them."""
    for relation in relations:
        one, other = links[relation.subject.place], links[relation.object.place]
        if not one.void and not other.void:
            subject, object_ = _meant(one, entities), _meant(other, entities)
            start, end = min(relation.start, subject.start, object_.start), max(relation.end, subject.end, object_.end)
            yield replace(relation, subject=subject, object=object_, start=start, end=end)


def _added(rules: Rules, talk: Transcript, mentions: Sequence[Mention]) -> tuple[dict[Placed, Relation], dict[Placed, str]]:
    added: dict[Placed, Relation] = {}
    failed: dict[Placed, str] = {}
    wanted = rules.added(talk.id)
    if not wanted:
        return added, failed
    adding = Adding(rules, talk, mentions)
    for placed, said in wanted:
        try:
            added[placed] = adding.relation(said)
        except UngroundedError as error:
            failed[placed] = str(error)
    return added, failed


def _kept_apart(rules: Rules, entities: Mapping[str, Entity]) -> set[Placed]:
    return {each for each in rules.placed if isinstance(said := each.correction, Apart) and {said.thing, said.other} & entities.keys()}
