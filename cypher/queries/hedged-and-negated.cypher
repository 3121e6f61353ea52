// What is only guessed, and what is denied?
MATCH (a:Entity)-[r]->(b:Entity)
WHERE r.polarity IN ['hedged', 'negated']
RETURN r.polarity AS polarity, a.name AS subject, type(r) AS relation, b.name AS object, r.quotes[0] AS quote, r.lines[0] AS line
ORDER BY polarity, subject, relation, object;
