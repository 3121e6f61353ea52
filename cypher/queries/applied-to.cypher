// Which methods and concepts are applied to which field or task?
MATCH (what:Entity)-[r:APPLIED_TO]->(where:Entity)
WHERE r.polarity <> 'negated'
RETURN where.name AS field, collect(what.name) AS applied
ORDER BY size(applied) DESC, field;
