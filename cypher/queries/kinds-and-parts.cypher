// What is a kind of what, part of what, successor of what, inspired by what?
MATCH (a:Entity)-[r:IS_A|PART_OF|SUPERSEDES|INSPIRED_BY]->(b:Entity)
WHERE r.polarity = 'asserted'
RETURN a.name AS one, type(r) AS relation, b.name AS other, r.confidence AS confidence
ORDER BY relation, other, one;
