"""The Cypher that merges rows into a database: one static clause per label and per relation type, in script and driver alike.

Each begins where rows come in as `row`, and where things or relations come in, the ids of the graph's talks as `talks`; at its
end, `old` is what was there, and `same` tells whether that was what the row says: then nothing is written. A value that is gone is
removed; what others wrote on the same node stays. What other talks say stays, too, where a thing or relation has it from an
earlier graph: words and mentions add up, and the highest salience and confidence count.
"""

from collections.abc import Sequence

from kg.export import columns
from kg.export.rows import GRAPH_ID, MENTIONED_IN
from kg.ontology import EntityType, RelationType

SCHEMA = (
    "CREATE CONSTRAINT entity_id IF NOT EXISTS FOR (e:Entity) REQUIRE e.id IS UNIQUE",
    "CREATE CONSTRAINT talk_id IF NOT EXISTS FOR (t:Talk) REQUIRE t.id IS UNIQUE",
    "CREATE CONSTRAINT kg_graph_id IF NOT EXISTS FOR (g:KgGraph) REQUIRE g.id IS UNIQUE",
    "CREATE FULLTEXT INDEX entity_names IF NOT EXISTS FOR (e:Entity) ON EACH [e.name, e.aliases]",
)


def entity(kind: EntityType) -> str:
    """Return the clause that merges things of a type."""
    others = [other for other in EntityType if other != kind]
    return f"""\
MERGE (n:Entity {{id: row.id}})
WITH n, properties(n) AS old, row.properties AS ours,
  [(n)-[mentioned:{MENTIONED_IN}]->(talk:Talk) WHERE NOT talk.id IN talks AND mentioned.count IS NOT NULL | mentioned.count] AS others
WITH n, old, CASE WHEN others = [] THEN ours ELSE ours {{.*, {_ADDED_UP}}} END AS new
WITH n, old, new, n:`{kind}` AND NOT n:{"|".join(others)} AND {_same(columns.OPTIONAL["Entity"])} AS same
{_unless_same(f"REMOVE n:{':'.join(others)} SET n:`{kind}`, {_replaced('n', columns.OPTIONAL['Entity'])}")}"""


def relation(kind: RelationType) -> str:
    """Return the clause that merges relations of a type."""
    return f"""\
MATCH (a:Entity {{id: row.source}})
MATCH (b:Entity {{id: row.target}})
MERGE (a)-[r:`{kind}` {{key: row.properties.key}}]->(b)
WITH r, properties(r) AS old, row.properties AS ours, talks
WITH r, old, ours, [i IN range(0, size(coalesce(old.sources, [])) - 1) WHERE NOT old.sources[i] IN talks] AS others
WITH r, old, CASE WHEN others = [] THEN ours ELSE ours {{.*, {_JOINED}}} END AS new
WITH r, old, new, {_same(columns.OPTIONAL["Relation"])} AS same
{_unless_same(f"SET {_replaced('r', columns.OPTIONAL['Relation'])}")}"""


def _same(optional: Sequence[str]) -> str:
    """Return what tells whether `old` says what `new` says; of what others wrote beside it, nothing is asked."""
    gone = f"all(name IN {list(optional)} WHERE old[name] IS NULL OR new[name] IS NOT NULL)"
    return f"all(name IN keys(new) WHERE old[name] = new[name] OR new[name] IS NULL) AND {gone}"


def _unless_same(action: str) -> str:
    return f"FOREACH (_ IN CASE WHEN same THEN [] ELSE [1] END | {action})"


def _replaced(name: str, optional: Sequence[str]) -> str:
    """Return what sets the properties of `new`, and takes away the older ones that it has not."""
    return f"{name} += {{{', '.join(f'{each}: null' for each in optional)}}}, {name} += new"


def _joined(column: columns.Column) -> str:
    """Return the words of the graph's talks, and after them those of other talks."""
    name, null = column.name, repr(columns.STAND_INS[column.type])
    if not column.nullable:
        return f"{name}: ours.{name} + [i IN others | old.{name}[i]]"
    both = f"coalesce(ours.{name}, [_ IN ours.sources | {null}]) + [i IN others | coalesce(old.{name}[i], {null})]"
    return f"{name}: CASE WHEN ours.{name} IS NOT NULL OR old.{name} IS NOT NULL THEN {both} END"


def _highest(name: str) -> str:
    return f"{name}: CASE WHEN old.{name} > ours.{name} THEN old.{name} ELSE ours.{name} END"


_JOINED = ", ".join([_highest("confidence"), *map(_joined, columns.EVIDENCE)])
_MENTION_COUNT = "mentionCount: reduce(sum = ours.mentionCount, count IN others | sum + count)"
_ADDED_UP = ", ".join([_highest("salience"), _highest("confidence"), _MENTION_COUNT])

# Of a graph that shares a talk with the one before, it is remembered which talks that had and this one has not.
GRAPH = f"""\
MERGE (g:KgGraph {{id: row.id}})
WITH g, properties(g) AS old, row.properties AS ours, coalesce(g.talks, []) AS before
WITH g, old, ours, any(talk IN before WHERE talk IN ours.talks) AS kin,
  [talk IN before + coalesce(old.earlierTalks, []) WHERE NOT talk IN ours.talks] AS gone
WITH g, old, CASE WHEN kin AND gone <> [] THEN ours {{.*, earlierTalks: gone}} ELSE ours END AS new
WITH g, old, new, {_same(columns.OPTIONAL["KgGraph"])} AS same
{_unless_same(f"SET {_replaced('g', columns.OPTIONAL['KgGraph'])}")}"""

# What hands over the ids of the graph's talks to a clause that stands in a script behind that of the graph.
TALK_IDS = f"MATCH (g:KgGraph {{id: '{GRAPH_ID}'}}) WITH g.talks AS talks"

TALK = f"""\
MERGE (n:Talk {{id: row.id}})
WITH n, properties(n) AS old, row.properties AS new
WITH n, old, new, {_same(columns.OPTIONAL["Talk"])} AS same
{_unless_same(f"SET {_replaced('n', columns.OPTIONAL['Talk'])}")}"""

MENTION = f"""\
MATCH (a:Entity {{id: row.source}})
MATCH (b:Talk {{id: row.target}})
MERGE (a)-[r:{MENTIONED_IN}]->(b)
WITH r, properties(r) AS old, row.properties AS new
WITH r, old, new, {_same(columns.OPTIONAL["Mention"])} AS same
{_unless_same(f"SET {_replaced('r', columns.OPTIONAL['Mention'])}")}"""
