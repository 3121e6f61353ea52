// What does a person say, do or speak of: every relation that begins with them?
:param person => 'Ilya Sutskever';
MATCH (p:Person {name: $person})-[r]->(what:Entity)
RETURN type(r) AS relation, what.name AS what, r.polarity AS polarity, r.confidence AS confidence, size(r.quotes) AS times, r.quotes[0] AS quote
ORDER BY relation, confidence DESC, what;
