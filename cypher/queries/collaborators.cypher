// Who worked with whom, by which words?
MATCH (one:Entity)-[r:COLLABORATED_WITH]->(other:Entity)
WHERE r.polarity <> 'negated'
RETURN one.name AS one, other.name AS other, r.confidence AS confidence, r.quotes[0] AS quote, r.lines[0] AS line
ORDER BY confidence DESC, one, other;
