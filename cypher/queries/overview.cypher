// What is in the graph, and how much of each kind?
MATCH (e:Entity)
WITH [label IN labels(e) WHERE label <> 'Entity'][0] AS type
RETURN 'things' AS what, type, count(*) AS number
ORDER BY number DESC, type
UNION ALL
MATCH (:Entity)-[r]->(:Entity)
WITH type(r) AS type
RETURN 'relations' AS what, type, count(*) AS number
ORDER BY number DESC, type;
