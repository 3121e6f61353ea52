// What is built on a thing: what uses it, is a kind or a part of it, came from it or after it?
:param name => 'Neural network';
MATCH (what:Entity)-[r:USES|IS_A|PART_OF|INSPIRED_BY|SUPERSEDES]->(e:Entity)
WHERE toLower(e.name) = toLower($name) AND r.polarity <> 'negated'
RETURN what.name AS what, type(r) AS relation, r.polarity AS polarity, r.confidence AS confidence, r.quotes[0] AS quote, r.lines[0] AS line
ORDER BY relation, confidence DESC, what;
