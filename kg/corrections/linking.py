"""What each mention of a talk means once corrections are followed."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from kg.catalog import fold
from kg.corrections.kinds import Merge, Placed
from kg.corrections.rules import Rules
from kg.corrections.spoken import Spoken
from kg.model import Mention, Transcript
from kg.ontology import EntityType, How


@dataclass(frozen=True, slots=True)
class Link:
    """Say what a mention means.

    Attributes:
        mention: As it was, or as an alias makes it.
        thing: The id of what it means.
        type: What that is, where neither the talk nor a catalog knows it.
        by: The corrections that were followed.
        void: Whether the words do not mean it, after all.
    """

    mention: Mention
    thing: str
    type: EntityType
    by: tuple[Placed, ...] = ()
    void: bool = False


@dataclass(frozen=True, slots=True)
class Aliased:
    """Hold what words mean by an alias, in order.

    Attributes:
        strange: Whose thing nobody knows.
        within: Those whose words stand inside a longer name, or another alias, with the first of these.
    """

    links: Sequence[Link]
    strange: Sequence[Placed]
    within: Mapping[Placed, Mention]


def link(mention: Mention, rules: Rules, talk: Transcript) -> Link:
    """Return what a mention means: nothing, where its words may not mean it; else another thing, where it was split or merged."""
    words, line, type_ = fold.key(mention.surface), talk.line_at(mention.start), mention.entity.type
    final = rules.merges.final(mention.entity.id, talk.id)
    for thing in dict.fromkeys((mention.entity.id, final)):
        if placed := rules.forbidden(thing, words, talk.id):
            return Link(mention, final, type_, (placed,), void=True)
        if found := rules.split(thing, words, talk.id, line):
            placed, split = found
            return Link(_told(mention), rules.merges.final(split.into, talk.id), split.type or type_, (placed,))
    chain = tuple(rules.merges.chain(mention.entity.id, talk.id))
    types = [each.correction.type for each in chain if isinstance(each.correction, Merge) and each.correction.type]
    return Link(_told(mention) if chain else mention, final, types[-1] if types else type_, chain)


def aliases(rules: Rules, talk: Transcript, named: Sequence[Mention]) -> Aliased:
    """Return what words mean by an alias; inside a longer name, or another alias, they mean nothing."""
    spoken, known = Spoken(talk.text), {each.entity.id: each.entity for each in named}
    found: list[Link] = []
    strange: list[Placed] = []
    for placed, alias in rules.aliases(talk.id):
        thing = rules.merges.final(alias.thing, talk.id)
        places = list(spoken.find(alias.words))
        entity = known.get(thing) or rules.things.known(thing, alias.type)
        if places and entity is None:
            strange.append(placed)
        elif entity is not None:
            found.extend(
                Link(Mention(*place, talk.text[slice(*place)], entity, How.ALIAS, 1.0), thing, entity.type, (placed,)) for place in places
            )
    links, within = _apart(found, named)
    return Aliased(links, strange, within)


def _apart(found: Iterable[Link], named: Iterable[Mention]) -> tuple[list[Link], dict[Placed, Mention]]:
    """Return the links that stand in no longer name, in order, and in what the others stand; where links overlap, the longest stays."""
    over = {at: each for each in named for at in range(each.start, each.end)}
    taken: dict[int, Mention] = {}
    apart: list[Link] = []
    within: dict[Placed, Mention] = {}
    for each in sorted(found, key=lambda each: (each.mention.start - each.mention.end, each.mention.start)):
        span = range(each.mention.start, each.mention.end)
        longer = over.get(span.start, each.mention)
        if other := next((taken[at] for at in span if at in taken), longer if _inside(each.mention, longer) else None):
            within.setdefault(each.by[0], other)
        else:
            taken.update(dict.fromkeys(span, each.mention))
            apart.append(each)
    return sorted(apart, key=lambda each: each.mention.start), within


def _inside(one: Mention, other: Mention) -> bool:
    return other.start <= one.start and one.end <= other.end and (other.start, other.end) != (one.start, one.end)


def _told(mention: Mention) -> Mention:
    """Return a mention whose link a person knows."""
    return replace(mention, how=How.ALIAS) if mention.how is How.UNKNOWN else mention
