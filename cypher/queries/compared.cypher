// What is likened to what, or said to differ from it?
MATCH (one:Entity)-[r:COMPARED_WITH]->(other:Entity)
RETURN one.name AS one, other.name AS other, r.polarity AS polarity, r.confidence AS confidence, r.quotes[0] AS quote, r.lines[0] AS line
ORDER BY confidence DESC, one, other;
