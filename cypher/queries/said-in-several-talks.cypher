// What do several talks agree on? (of several talks)
MATCH (a:Entity)-[r]->(b:Entity)
UNWIND r.sources AS source
WITH a, r, b, collect(DISTINCT source) AS talks
WHERE size(talks) > 1
RETURN a.name AS subject, type(r) AS relation, b.name AS object, r.polarity AS polarity, talks, r.quotes AS quotes
ORDER BY size(talks) DESC, subject, relation, object;
