"""The Cypher that merges rows into a database: one static clause per label and per relation type, in script and driver alike.

Each begins where rows come in as `row`, and where relations come in, the ids of the graph's talks as `talks`. Merging again
changes nothing; a value that is gone is removed; what others wrote on the same node stays. Words of talks that the graph
does not hold stay, too, where a relation has them from an earlier graph.
"""

from kg.export import columns
from kg.export.rows import MENTIONED_IN
from kg.ontology import EntityType, RelationType

SCHEMA = (
    "CREATE CONSTRAINT entity_id IF NOT EXISTS FOR (e:Entity) REQUIRE e.id IS UNIQUE",
    "CREATE CONSTRAINT talk_id IF NOT EXISTS FOR (t:Talk) REQUIRE t.id IS UNIQUE",
    "CREATE CONSTRAINT kg_graph_id IF NOT EXISTS FOR (g:KgGraph) REQUIRE g.id IS UNIQUE",
    "CREATE FULLTEXT INDEX entity_names IF NOT EXISTS FOR (e:Entity) ON EACH [e.name, e.aliases]",
)


def _nothing(names: tuple[str, ...]) -> str:
    """Return a map that takes these properties away."""
    return f"{{{', '.join(f'{name}: null' for name in names)}}}"


# The talks that an earlier graph had and this one has not, where the two are of one kin: both hold some talk.
GRAPH = f"""\
MERGE (g:KgGraph {{id: row.id}})
WITH g, row, coalesce(g.talks, []) AS before, coalesce(g.talks, []) + coalesce(g.earlierTalks, []) AS held
WITH g, row, any(talk IN before WHERE talk IN row.properties.talks) AS kin, [talk IN held WHERE NOT talk IN row.properties.talks] AS gone
SET g += {_nothing(columns.OPTIONAL["KgGraph"])}, g += row.properties, g.earlierTalks = CASE WHEN kin AND size(gone) > 0 THEN gone END"""

TALK = f"""\
MERGE (n:Talk {{id: row.id}})
SET n += {_nothing(columns.OPTIONAL["Talk"])}, n += row.properties"""

MENTION = f"""\
MATCH (a:Entity {{id: row.source}})
MATCH (b:Talk {{id: row.target}})
MERGE (a)-[r:{MENTIONED_IN}]->(b)
SET r += {_nothing(columns.OPTIONAL["Mention"])}, r += row.properties"""


def entity(kind: EntityType) -> str:
    """Return the clause that merges things of a type."""
    others = "".join(f":`{other}`" for other in EntityType if other != kind)
    nothing = _nothing(columns.OPTIONAL["Entity"])
    return f"MERGE (n:Entity {{id: row.id}})\nREMOVE n{others}\nSET n:`{kind}`, n += {nothing}, n += row.properties"


def relation(kind: RelationType) -> str:
    """Return the clause that merges relations of a type."""
    return f"""\
MATCH (a:Entity {{id: row.source}})
MATCH (b:Entity {{id: row.target}})
MERGE (a)-[r:`{kind}` {{key: row.properties.key}}]->(b)
WITH r, row, properties(r) AS old, talks
WITH r, row, old, [i IN range(0, size(coalesce(old.sources, [])) - 1) WHERE NOT old.sources[i] IN talks] AS others
SET r += {_nothing(columns.OPTIONAL["Relation"])}, r += row.properties
FOREACH (_ IN CASE WHEN others = [] THEN [] ELSE [1] END | SET
  r.confidence = CASE WHEN old.confidence > r.confidence THEN old.confidence ELSE r.confidence END,
  {_KEPT})"""


def _kept(column: columns.Column) -> str:
    """Return what appends the words of other talks to those of a relation."""
    name, null = column.name, columns.STAND_INS[column.type]
    if not column.nullable:
        return f"r.{name} = r.{name} + [i IN others | old.{name}[i]]"
    appended = f"coalesce(r.{name}, [_ IN row.properties.sources | {null!r}]) + [i IN others | coalesce(old.{name}[i], {null!r})]"
    return f"r.{name} = CASE WHEN r.{name} IS NOT NULL OR old.{name} IS NOT NULL THEN {appended} END"


_KEPT = ",\n  ".join(map(_kept, columns.EVIDENCE))
