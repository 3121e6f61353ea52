// Which relations are least sure, and by which words could one check them?
MATCH (a:Entity)-[r]->(b:Entity)
RETURN r.confidence AS confidence, a.name AS subject, type(r) AS relation, b.name AS object, r.polarity AS polarity, r.quotes[0] AS quote,
  r.sources[0] AS talk, r.lines[0] AS line
ORDER BY confidence, subject, relation, object
LIMIT 25;
