// Which methods and concepts are applied to a field or task, or are part of it?
:param field => 'natural language processing';
MATCH (what:Entity)-[r:APPLIED_TO|PART_OF]->(field:Entity)
WHERE toLower(field.name) = toLower($field) AND r.polarity <> 'negated'
RETURN what.name AS what, type(r) AS relation, r.polarity AS polarity, r.confidence AS confidence, r.quotes[0] AS quote, r.lines[0] AS line
ORDER BY confidence DESC, what;
