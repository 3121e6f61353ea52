"""How things are described once corrections are followed, with a note of each."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from kg.corrections.kinds import Alias, Forbid, Merge, Placed, Split
from kg.corrections.linking import Link
from kg.corrections.rules import Rules
from kg.model import Entity


def described(thing: str, links: Sequence[Link], rules: Rules) -> tuple[Entity, frozenset[Placed]]:
    """Return the entity that links of one talk mean, under its own id, and the corrections followed.

    What a talk says of it itself goes before what the catalog or a correction says.
    """
    own = [each.mention.entity for each in links if each.mention.entity.id == thing]
    entity = own[0] if own else rules.things.known(thing, links[0].type) or links[0].mention.entity
    followed = sorted({placed for each in links for placed in each.by}, key=rules.rank)
    entity = _gained(entity, [alias for each in links for alias in _names(each, thing)], [*_marks(followed, links, rules)])
    entity, renamed = _renamed(entity, rules)
    entity, retyped = _retyped(entity, rules)
    return entity, frozenset({*followed, *renamed, *retyped})


def mark(what: str, reason: str | None) -> str:
    """Return a note of what a person changed."""
    return f"{what} ({reason})" if reason else what


def _names(link: Link, thing: str) -> Iterator[str]:
    """Yield the names that a thing gains by a link: those of what was merged into it, and aliases."""
    for placed in link.by:
        if isinstance(placed.correction, Alias):
            yield placed.correction.words
    if link.mention.entity.id != thing and any(isinstance(each.correction, Merge) for each in link.by):
        yield link.mention.entity.name
        yield from link.mention.entity.aliases


def _gained(entity: Entity, names: Iterable[str], marks: Sequence[str]) -> Entity:
    aliases = dict.fromkeys((*entity.aliases, *(name for name in names if name != entity.name)))
    return replace(entity, aliases=tuple(aliases), corrected=tuple(marks))


def _marks(followed: Iterable[Placed], links: Iterable[Link], rules: Rules) -> Iterator[str]:
    names = {each.mention.entity.id: each.mention.entity.name for each in links}
    for placed in followed:
        match placed.correction:
            case Merge() as said:
                yield mark(f"merged with {names.get(said.thing) or rules.things.name(said.thing)}", said.reason)
            case Split() as said:
                yield mark(f"split from {names.get(said.thing) or rules.things.name(said.thing)}", said.reason)
            case Alias() as said:
                yield mark(f"also {said.words}", said.reason)
            case Forbid() as said:
                yield mark(f"not {said.words}", said.reason)


def _renamed(entity: Entity, rules: Rules) -> tuple[Entity, Sequence[Placed]]:
    if not (found := rules.renamed(entity.id)):
        return entity, ()
    placed, said = found
    if said.name == entity.name:
        return entity, (placed,)
    aliases = (*(alias for alias in entity.aliases if alias != said.name), entity.name)
    marks = (*entity.corrected, mark(f"renamed from {entity.name}", said.reason))
    return replace(entity, name=said.name, aliases=aliases, corrected=marks), (placed,)


def _retyped(entity: Entity, rules: Rules) -> tuple[Entity, Sequence[Placed]]:
    if not (found := rules.retyped(entity.id)):
        return entity, ()
    placed, said = found
    if said.type == entity.type:
        return entity, (placed,)
    return replace(entity, type=said.type, corrected=(*entity.corrected, mark(f"retyped from {entity.type}", said.reason))), (placed,)
