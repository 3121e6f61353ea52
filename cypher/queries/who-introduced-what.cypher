// Who introduced what, surest first?
MATCH (who:Entity)-[r:INTRODUCED]->(what:Entity)
WHERE r.polarity = 'asserted'
RETURN who.name AS who, what.name AS what, r.confidence AS confidence, r.quotes[0] AS quote, r.lines[0] AS line
ORDER BY confidence DESC, who, what;
