// What does a person support or criticize, in which words?
:param person => 'Ilya Sutskever';
MATCH (p:Person {name: $person})-[r:SUPPORTS|CRITICIZES]->(what:Entity)
UNWIND range(0, size(r.quotes) - 1) AS i
RETURN type(r) AS stance, what.name AS what, r.polarity AS polarity, r.quotes[i] AS quote, r.lines[i] AS line
ORDER BY stance, what, line;
