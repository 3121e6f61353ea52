// Which methods are central: related to most other things?
MATCH (method:Method)-[r]-(other:Entity)
RETURN method.name AS method, count(DISTINCT other) AS neighbours, count(r) AS relations, method.mentionCount AS mentions
ORDER BY neighbours DESC, relations DESC, method
LIMIT 20;
