"""The questions that an assistant may ask. Their docstrings are what it reads of them; answers are those of `--json`, cut to a length."""

from typing import Annotated, Any

from pydantic import Field

from kg.mcp import cut
from kg.mcp.shelf import Shelf
from kg.ontology import EntityType, Polarity, RelationType
from kg.query import certain, resolve, shortest
from kg.query import explain as explained
from kg.query import find as found
from kg.query import passages as passages_of
from kg.query import timeline as moments_of
from kg.query import top as ranked
from kg.query.cypher.ask import ask

_Answer = dict[str, Any]
_Graph = Annotated[str | None, Field(description="Which graph, of those that `graphs` lists; needed where there are several.")]
_Thing = Annotated[str, Field(description="Name or id of a thing; a misheard name will do, and a misspelt one is asked back.")]
_Relation = Annotated[RelationType | None, Field(description="Only relations of this type.")]
_Limit = Annotated[int, Field(ge=1, le=500, description="How many to list.")]


class Tools:
    """Answer from the graphs of a shelf."""

    def __init__(self, shelf: Shelf) -> None:
        """Ask these graphs."""
        self._shelf = shelf

    def graphs(self) -> _Answer:
        """List the graphs that can be asked: their names, the talks each is made of, and how many things and relations it has.

        Of many talks the first are told; `query` finds others: MATCH (t:Talk) RETURN t.id, t.title.
        """
        return {"graphs": [self._summary(name) for name in self._shelf.names]}

    def find(
        self,
        text: Annotated[str, Field(description="A name, as you would spell it, or as it sounds.")],
        graph: _Graph = None,
        limit: _Limit = 10,
    ) -> _Answer:
        """Find people, papers, methods, organizations and other things by what they are called.

        Looks at names, aliases and what the captions made of them, also for what is spelt nearly so, or sounds alike.
        """
        stored = self._shelf.graph(graph)
        return cut.listed("matches", found(stored, text, limit=len(stored.nodes)), limit)

    def explain(
        self,
        thing: _Thing,
        other: Annotated[str | None, Field(description="Another thing: then only what is said between the two.")] = None,
        relation: _Relation = None,
        polarity: Annotated[Polarity | None, Field(description="Only relations that are so stated.")] = None,
        min_confidence: Annotated[float, Field(ge=0, le=1, description="Only relations that are at least so sure.")] = 0.0,
        graph: _Graph = None,
        limit: _Limit = 20,
    ) -> _Answer:
        """Say all that the talks say of a thing, or between two things: relations, surest first, with the words that say them.

        Where "…" stands in a quote, words far from both things are left out; `evidence` has them.
        """
        stored = self._shelf.graph(graph)
        ends = resolve(stored, thing), None if other is None else resolve(stored, other)
        answer = explained(stored, *ends, types=[relation] if relation else (), polarity=polarity, min_confidence=min_confidence)
        return {"things": [*map(cut.thing, answer.things)], **cut.listed("statements", answer.statements, limit, cut.statement)}

    def path(self, one: _Thing, other: _Thing, graph: _Graph = None) -> _Answer:
        """Say how two things are connected: by the fewest relations, and by those that are surest together; null where nothing does."""
        stored = self._shelf.graph(graph)
        ends = resolve(stored, one), resolve(stored, other)
        return {"shortest": cut.way(shortest(stored, *ends)), "certain": cut.way(certain(stored, *ends))}

    def evidence(
        self,
        one: _Thing,
        other: _Thing,
        relation: _Relation = None,
        around: Annotated[int, Field(ge=0, le=50, description="So many lines before and after.")] = 2,
        graph: _Graph = None,
        limit: _Limit = 20,
    ) -> _Answer:
        """Give every passage in which a talk relates two things: talk, line, second, link, quote, and the lines around it.

        To be read before a relation is relied on; captions mishear, and a relation's confidence is an estimate.
        """
        stored = self._shelf.graph(graph)
        told = passages_of(stored, resolve(stored, one), resolve(stored, other), type_=relation, around=around)
        return cut.listed("passages", told, limit, cut.passage)

    def timeline(self, thing: _Thing, graph: _Graph = None, limit: _Limit = 50) -> _Answer:
        """List where in the talks a thing comes up, in order, and the line that speaks of it."""
        stored = self._shelf.graph(graph)
        return cut.listed("moments", moments_of(stored, resolve(stored, thing)), limit, cut.moment)

    def top(
        self,
        type: Annotated[EntityType | None, Field(description="Only things of this type.")] = None,
        graph: _Graph = None,
        limit: _Limit = 20,
    ) -> _Answer:
        """List what a graph is about: the things that its talks mention and relate most."""
        stored = self._shelf.graph(graph)
        number = sum(type in (None, node["type"]) for node in stored.nodes)
        return {"things": [*map(cut.thing, ranked(stored, kind=type, limit=limit))], "more": max(0, number - limit)}

    def query(
        self,
        cypher: Annotated[str, Field(description="One Cypher statement that reads, as for Neo4j.")],
        parameters: Annotated[dict[str, Any] | None, Field(description="What stands for $name in it.")] = None,
        graph: _Graph = None,
        limit: _Limit = 100,
    ) -> _Answer:
        """Ask a graph in Cypher, for what the other tools do not answer: counts, patterns, comparisons.

        Things are (:Entity) with a label of their type as well (Person, Paper, Method, Dataset, Organization, Field, Concept) and with
        id, name, salience, confidence; relations have the types that `explain` shows, with polarity, confidence, quotes and lines;
        (:Entity)-[:MENTIONED_IN]->(:Talk). All but reading is refused.
        """
        answer = ask(self._shelf.path(graph), cypher, parameters)
        return {"columns": list(answer.columns), **cut.listed("rows", answer.finite, limit)}

    def _summary(self, name: str) -> _Answer:
        stored = self._shelf.graph(name)
        talks = [{key: source[key] for key in ("id", "title", "date", "url", "people")} for source in stored.sources]
        return {
            "name": name,
            **cut.listed("talks", talks, cut.TALKS, more="moreTalks"),
            "things": len(stored.nodes),
            "relations": len(stored.edges),
        }
