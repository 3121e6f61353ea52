"""Corrections by what they are asked for: a thing, its words, a relation. What stands for one place goes before what stands for all."""

from collections import defaultdict
from collections.abc import Iterable, Mapping

from kg.catalog import fold
from kg.corrections.conflicts import demand_peace
from kg.corrections.kinds import AddRelation, Alias, Forbid, Placed, RemoveRelation, Rename, Retype, SetPolarity, Split
from kg.corrections.merges import Merges, Scope
from kg.corrections.things import Things
from kg.model import Entity
from kg.ontology import RelationType, canonical

Ends = tuple[str, RelationType, str]


class Rules:
    """Answer what was corrected; things are ids."""

    def __init__(self, placed: Iterable[Placed], entities: Mapping[str, Entity]) -> None:
        """Take corrections, and the catalog's entities by id.

        Raises:
            CorrectionError: Two contradict each other, or a name is that of several things.
        """
        self.things = Things(entities)
        self.placed = [self.things.resolved(each) for each in placed]
        self.merges = Merges(self.placed)
        demand_peace(self.placed, self.merges)
        self._ranks = {each: number for number, each in enumerate(self.placed)}
        self._forbidden: dict[tuple[Scope, str, str], Placed] = {}
        self._splits: dict[str, list[tuple[Placed, Split]]] = defaultdict(list)
        self._renamed: dict[str, tuple[Placed, Rename]] = {}
        self._retyped: dict[str, tuple[Placed, Retype]] = {}
        self._aliases: dict[Scope, dict[str, tuple[Placed, Alias]]] = defaultdict(dict)
        self._verdicts: dict[tuple[Scope, int | None, Ends], Placed] = {}
        self._added: dict[str, list[tuple[Placed, AddRelation]]] = defaultdict(list)
        for each in self.placed:
            self._file(each)

    def rank(self, placed: Placed) -> int:
        """Return at which place a correction stands among all."""
        return self._ranks[placed]

    def forbidden(self, thing: str, words: str, talk: str) -> Placed | None:
        """Return what says that words, as their key, do not mean a thing in a talk."""
        return self._forbidden.get((talk, thing, words)) or self._forbidden.get((None, thing, words))

    def split(self, thing: str, words: str, talk: str, line: int) -> tuple[Placed, Split] | None:
        """Return what says that a thing is another one where it is called by these words in this place."""
        return next((each for each in self._splits.get(thing, ()) if _covers(each[1], words, talk, line)), None)

    def renamed(self, thing: str) -> tuple[Placed, Rename] | None:
        """Return what gives a thing another name."""
        return self._renamed.get(thing)

    def retyped(self, thing: str) -> tuple[Placed, Retype] | None:
        """Return what gives a thing another type."""
        return self._retyped.get(thing)

    def aliases(self, talk: str) -> Iterable[tuple[Placed, Alias]]:
        """Return what says that words mean a thing in a talk."""
        return {**self._aliases.get(None, {}), **self._aliases.get(talk, {})}.values()

    def verdict(self, between: Ends, talk: str, line: int) -> Placed | None:
        """Return what says that a relation is not so, or how firmly it is stated, in a place."""
        found = (self._verdicts.get((*place, between)) for place in ((talk, line), (talk, None), (None, None)))
        return next(filter(None, found), None)

    def added(self, talk: str) -> Iterable[tuple[Placed, AddRelation]]:
        """Return the relations that are added to a talk."""
        return self._added.get(talk, ())

    def _file(self, placed: Placed) -> None:
        match placed.correction:
            case Forbid() as said:
                self._forbidden[said.talk, said.thing, fold.key(said.words)] = placed
            case Split() as said:
                self._splits[said.thing].append((placed, said))
                self._splits[said.thing].sort(key=lambda each: (each[1].line is None, each[1].words is None, each[1].talk is None))
            case Rename() as said:
                self._renamed[said.thing] = placed, said
            case Retype() as said:
                self._retyped[said.thing] = placed, said
            case Alias() as said:
                self._aliases[said.talk][fold.key(said.words)] = placed, said
            case AddRelation() as said:
                self._added[said.talk].append((placed, said))
            case RemoveRelation() | SetPolarity() as said:
                one, other = (self.merges.final(end, said.talk) for end in (said.subject, said.object))
                self._verdicts[said.talk, said.line, canonical(one, said.relation, other)] = placed


def _covers(split: Split, words: str, talk: str, line: int) -> bool:
    return (
        (split.words is None or fold.key(split.words) == words)
        and (split.talk is None or split.talk == talk)
        and (split.line is None or split.line == line)
    )
